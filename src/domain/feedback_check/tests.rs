use super::*;
use CheckItem::*;
use CheckLang::*;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn given(situation: &str, behaviour: &str, effect: &str) -> Feedback {
    Feedback { situation: situation.into(), behaviour: behaviour.into(), effect: effect.into(), ..Feedback::default() }
}

fn state(entry: &Feedback, lang: CheckLang, item: CheckItem) -> Option<CheckState> {
    check(entry, lang, day(20)).into_iter().find(|one| one.item == item).map(|one| one.state)
}

fn why(entry: &Feedback, lang: CheckLang, item: CheckItem) -> Option<Why> {
    match state(entry, lang, item) {
        Some(CheckState::Advice(advice)) => Some(advice.why),
        _ => None,
    }
}

/// The two good examples of domain.md section 6, in four languages.
const GOOD: [(CheckLang, &str, &str, &str); 8] = [
    (
        En,
        "In yesterday's home visit",
        "you sat on the floor and waited until the girl spoke herself",
        "I saw her relax, and we got her own account.",
    ),
    (
        En,
        "At Tuesday's team meeting",
        "you answered your phone twice during my case",
        "I lost the thread and the risk question stayed open.",
    ),
    (
        Nb,
        "På gårsdagens hjemmebesøk",
        "satt du på gulvet og ventet til jenta snakket selv",
        "Jeg så at hun slappet av, og vi fikk hennes egen versjon.",
    ),
    (
        Nb,
        "På teammøtet tirsdag",
        "svarte du på telefonen to ganger under saken min",
        "Jeg mistet tråden, og spørsmålet om risiko ble stående åpent.",
    ),
    (
        Nn,
        "På heimebesøket i går",
        "sat du på golvet og venta til jenta snakka sjølv",
        "Eg såg at ho slappa av, og vi fekk hennar eiga forteljing.",
    ),
    (
        Nn,
        "På tysdagsmøtet",
        "svara du på telefonen to gonger under saka mi",
        "Eg mista tråden, og spørsmålet om risiko vart ståande ope.",
    ),
    (
        Da,
        "På gårsdagens hjemmebesøg",
        "sad du på gulvet og ventede, til pigen selv fortalte",
        "Jeg så hende slappe af, og vi fik hendes egen fortælling.",
    ),
    (
        Da,
        "På tirsdagens teammøde",
        "tog du telefonen to gange under min sag",
        "Jeg tabte tråden, og spørgsmålet om risiko stod åbent.",
    ),
];

#[test]
fn the_good_examples_pass_every_item_about_their_words() {
    for (lang, situation, behaviour, effect) in GOOD {
        let entry = given(situation, behaviour, effect);
        for item in [Concrete, Observable, OneBehaviour, NoCharacter, NoAbsolute, OwnEffect] {
            assert_eq!(state(&entry, lang, item), Some(CheckState::Ok), "{lang:?} {item:?} {situation}");
        }
    }
}

#[test]
fn the_bad_examples_are_told_why() {
    let rows = [
        (En, "You are so good with kids", Observable, Why::Judgement),
        (Nb, "Du er så flink med barn", Observable, Why::Judgement),
        (Nn, "Du er så flink med barn", Observable, Why::Judgement),
        (Da, "Du er så god til børn", Observable, Why::Judgement),
        (En, "You never care about deadlines", NoAbsolute, Why::Absolute),
        (Nb, "Du bryr deg aldri om frister", NoAbsolute, Why::Absolute),
        (Nn, "Du bryr deg aldri om fristar", NoAbsolute, Why::Absolute),
        (Da, "Du går aldrig op i frister", NoAbsolute, Why::Absolute),
        (En, "You never care about deadlines", NoCharacter, Why::Motive),
        (Nb, "Du bryr deg aldri om frister", NoCharacter, Why::Motive),
        (Nn, "Du bryr deg aldri om fristar", NoCharacter, Why::Motive),
        (Da, "Du går aldrig op i frister", NoCharacter, Why::Motive),
        (En, "People say you are cold", Observable, Why::Hearsay),
        (Nb, "Folk sier at du er kald", Observable, Why::Hearsay),
        (Nn, "Folk seier at du er kald", Observable, Why::Hearsay),
        (Da, "Folk siger, at du er kold", Observable, Why::Hearsay),
        (En, "People say you are cold", NoCharacter, Why::Character),
        (Nb, "Folk sier at du er kald", NoCharacter, Why::Character),
        (Nn, "Folk seier at du er kald", NoCharacter, Why::Character),
        (Da, "Folk siger, at du er kold", NoCharacter, Why::Character),
    ];
    for (lang, behaviour, item, wanted) in rows {
        assert_eq!(why(&given("", behaviour, ""), lang, item), Some(wanted), "{lang:?} {behaviour}");
    }
}

#[test]
fn the_source_list_of_words_warns_in_its_language() {
    // domain.md section 6: nb alltid, aldri, lat, umulig; nn …, umogleg; da altid, aldrig, doven, umulig.
    let rows = [
        (Nb, "du kommer alltid for sent", NoAbsolute, "alltid"),
        (Nb, "du svarte ALDRI på spørsmålet", NoAbsolute, "aldri"),
        (Nb, "du var lat på vakta", NoCharacter, "lat"),
        (Nb, "du var umulig, rett og slett", NoCharacter, "umulig"),
        (Nn, "du kjem alltid for seint", NoAbsolute, "alltid"),
        (Nn, "du svara aldri på spørsmålet", NoAbsolute, "aldri"),
        (Nn, "du var lat på vakta", NoCharacter, "lat"),
        (Nn, "du var umogleg på vakta", NoCharacter, "umogleg"),
        (Da, "du kommer altid for sent", NoAbsolute, "altid"),
        (Da, "du svarede aldrig på spørgsmålet", NoAbsolute, "aldrig"),
        (Da, "du var doven på vagten", NoCharacter, "doven"),
        (Da, "du var umulig på vagten", NoCharacter, "umulig"),
        (En, "you always come late", NoAbsolute, "always"),
        (En, "everyone saw you leave", NoAbsolute, "everyone"),
    ];
    for (lang, behaviour, item, word) in rows {
        let Some(CheckState::Advice(advice)) = state(&given("", behaviour, ""), lang, item) else {
            panic!("{lang:?} {behaviour}")
        };
        assert_eq!((advice.word, advice.part), (word, Part::Behaviour));
    }
}

#[test]
fn words_are_found_whole_and_where_they_are_said_of_the_other() {
    for (lang, behaviour, effect) in [
        (Nb, "du latet ikke til å høre spørsmålet", "Jeg ble stille"), // not "lat"
        (Nb, "du dro fra allehelgensmøtet", "Jeg ble stille"),         // not "alle"
        (Nb, "du lukket døra under samtalen", "Det ble umulig for meg å følge med"),
        (En, "you closed the door during the talk", "It became impossible for me to follow"),
    ] {
        let entry = given("", behaviour, effect);
        assert_eq!(state(&entry, lang, NoCharacter), Some(CheckState::Ok), "{behaviour}");
        assert_eq!(state(&entry, lang, NoAbsolute), Some(CheckState::Ok), "{behaviour}");
    }
    let of_you = given("", "du lukket døra under samtalen", "Jeg synes du var helt umulig");
    assert_eq!(why(&of_you, Nb, NoCharacter), Some(Why::Character));
}

#[test]
fn a_concrete_situation_has_a_time_and_a_place() {
    let rows = [
        (Nb, "Ofte i møter", Some(Why::Vague)),
        (Nb, "I det siste", Some(Why::Vague)),
        (Nb, "På teammøtet", Some(Why::NoTime)),
        (Nb, "I går", Some(Why::NoPlace)),
        (Nb, "Tirsdag 12. november", Some(Why::NoPlace)),
        (Nb, "I dag da moren ringte", Some(Why::NoPlace)),
        (Nb, "Mandagsmøtet", None),
        (Nb, "12.11. på Rådhuset", None),
        (Nb, "I går i vår resepsjon", None),
        (Nb, "På Fjordheim i går", None),
        (Nn, "Støtt og stadig", Some(Why::Vague)),
        (Nn, "Sist veke på kontoret", None),
        (Nn, "Torsdag", Some(Why::NoPlace)),
        (Da, "På det seneste", Some(Why::Vague)),
        (Da, "I går i børnehaven", None),
        (Da, "Ved frokosten", Some(Why::NoTime)),
        (En, "Lately", Some(Why::Vague)),
        (En, "Yesterday", Some(Why::NoPlace)),
        (En, "Wednesday on the phone", None),
        (En, "In the meeting", Some(Why::NoTime)),
    ];
    for (lang, situation, wanted) in rows {
        assert_eq!(why(&given(situation, "", ""), lang, Concrete), wanted, "{lang:?} {situation}");
    }
    let dated = Feedback { occurred: Some(day(19)), ..given("På teammøtet", "", "") };
    assert_eq!(state(&dated, Nb, Concrete), Some(CheckState::Ok), "the date field is a time");
}

#[test]
fn one_behaviour_that_can_be_seen_before_oneself() {
    let rows = [
        (Nb, "svarte du", Observable, Some(Why::TooShort)),
        (Nb, "du virket uinteressert i saken", Observable, Some(Why::Judgement)),
        (Nb, "satt du på gulvet", Observable, None),
        (Nb, "svarte du på telefonen, dessuten kom du sent", OneBehaviour, Some(Why::Several)),
        (Nb, "Du gikk. Du kom tilbake. Du gikk igjen.", OneBehaviour, Some(Why::Several)),
        (Nb, "Du gikk ut. Du kom tilbake etter ti minutter.", OneBehaviour, None),
        (Nn, "kom du seint, dessutan svara du på telefonen", OneBehaviour, Some(Why::Several)),
        (Da, "kom du sent, desuden tog du telefonen", OneBehaviour, Some(Why::Several)),
        (En, "you came late; moreover you took the phone", OneBehaviour, Some(Why::Several)),
        (En, "you did it on purpose", NoCharacter, Some(Why::Motive)),
        (Nb, "du gjorde det med vilje", NoCharacter, Some(Why::Motive)),
        (Da, "du gik, fordi du ikke gider", NoCharacter, Some(Why::Motive)),
    ];
    for (lang, behaviour, item, wanted) in rows {
        assert_eq!(why(&given("", behaviour, ""), lang, item), wanted, "{lang:?} {behaviour}");
    }
}

#[test]
fn the_effect_is_ones_own() {
    let rows = [
        (Nb, "Alle ble irritert", Some(Why::NotOwn)),
        (Nb, "Jeg ble usikker", None),
        (Nb, "Folk sier at du forstyrrer meg", Some(Why::Hearsay)),
        (Nb, "Eg vart usikker", None), // both written standards are used side by side
        (Nn, "Det vart stille", Some(Why::NotOwn)),
        (Nn, "Det gav meg ro", None),
        (Da, "Det gav mig ro", None),
        (Da, "I blev forstyrret", Some(Why::NotOwn)),
        (En, "I was unsure", None),
        (En, "The team was upset", Some(Why::NotOwn)),
    ];
    for (lang, effect, wanted) in rows {
        assert_eq!(why(&given("", "", effect), lang, OwnEffect), wanted, "{lang:?} {effect}");
    }
}

#[test]
fn within_a_week_in_private_with_a_wish_and_room() {
    let base = given("a", "b", "c");
    let corrective = Feedback { kind: FeedbackKind::Corrective, ..base.clone() };
    let at = |occurred, delivered| Feedback { occurred, delivered, ..corrective.clone() };
    let advised = |why, part| Some(CheckState::Advice(Advice { why, part, word: "" }));
    let open = Some(CheckState::Open);
    let ok = Some(CheckState::Ok);
    let rows = [
        (at(None, None), Soon, open),
        (at(Some(day(13)), None), Soon, ok),
        (at(Some(day(12)), None), Soon, advised(Why::Days(8), Part::Delivery)),
        (at(Some(day(2)), Some(day(9))), Soon, ok),
        (at(Some(day(2)), Some(day(10))), Soon, advised(Why::Days(8), Part::Delivery)),
        (at(Some(day(21)), None), Soon, advised(Why::InFuture, Part::Delivery)),
        (base.clone(), InPrivate, None),
        (corrective.clone(), InPrivate, open),
        (Feedback { in_private: true, ..corrective.clone() }, InPrivate, ok),
        (at(None, Some(day(19))), InPrivate, advised(Why::Public, Part::Delivery)),
        (base.clone(), Wish, open),
        (at(None, Some(day(19))), Wish, advised(Why::NoWish, Part::Agreed)),
        (Feedback { agreed: "Kan du legge bort telefonen?".into(), ..base.clone() }, Wish, ok),
        (Feedback { effect: "Jeg ble usikker. Hva tenkte du?".into(), ..base.clone() }, Wish, ok),
        (base.clone(), Room, open),
        (Feedback { asked_intent: true, ..base.clone() }, Room, ok),
        (Feedback { agreed: "Hvordan så du det?".into(), ..base.clone() }, Room, ok),
        (at(None, Some(day(19))), Room, advised(Why::NotAsked, Part::Delivery)),
    ];
    for (entry, item, wanted) in rows {
        assert_eq!(state(&entry, Nb, item), wanted, "{item:?} {entry:?}");
    }
    for (lang, agreed, wanted) in [
        (Nb, "Du skal legge bort telefonen", Some(Why::Demand)),
        (Nb, "Du må gjerne fortsette slik", None),
        (Nn, "Du skal leggje bort telefonen", Some(Why::Demand)),
        (Da, "Du skal lægge telefonen væk", Some(Why::Demand)),
        (En, "You should put it away", Some(Why::Demand)),
        (En, "I wish that you put it away", None),
    ] {
        assert_eq!(why(&Feedback { agreed: agreed.into(), ..base.clone() }, lang, Wish), wanted, "{agreed}");
    }
}

#[test]
fn an_empty_entry_is_open_and_received_words_are_not_judged() {
    for lang in [Nb, Nn, Da, En] {
        let empty = Feedback { kind: FeedbackKind::Corrective, ..Feedback::default() };
        let findings = check(&empty, lang, day(20));
        assert_eq!(findings.len(), 10);
        for finding in findings {
            let wanted =
                if matches!(finding.item, NoCharacter | NoAbsolute) { CheckState::Open } else { finding.state };
            assert_eq!(finding.state, wanted);
            assert!(!matches!(finding.state, CheckState::Advice(_)), "{lang:?} {finding:?}");
        }
    }
    let received = Feedback {
        direction: Direction::Received,
        agreed: "Du skal ringe først".into(),
        ..given("På møtet i går", "Du er alltid lat", "Alle ble sure")
    };
    let items: Vec<_> = check(&received, Nb, day(20)).into_iter().map(|one| one.item).collect();
    assert_eq!(items, [Concrete, Observable, OneBehaviour, Wish, Room]);
    assert_eq!(state(&received, Nb, Wish), Some(CheckState::Ok));
}

#[test]
fn follow_up_is_two_weeks_on_and_counts_have_no_norm() {
    assert_eq!(default_follow_up(day(10)), day(24));
    assert_eq!(default_follow_up(NaiveDate::MAX), NaiveDate::MAX);
    let one = |kind, direction, delivered| Feedback { kind, direction, delivered, ..Feedback::default() };
    use {Direction::*, FeedbackKind::*};
    let entries = [
        one(Positive, Given, Some(day(1))),
        one(Positive, Given, Some(day(2))),
        one(Corrective, Given, Some(day(3))),
        one(Corrective, Given, None),
        one(Corrective, Received, Some(day(3))),
    ];
    assert_eq!(given_counts(&entries), (2, 1));
}

proptest::proptest! {
    #[test]
    fn any_text_gets_a_checklist(situation in ".{0,60}", behaviour in ".{0,60}", effect in ".{0,60}") {
        for lang in [Nb, Nn, Da, En] {
            let findings = check(&given(&situation, &behaviour, &effect), lang, day(20));
            proptest::prop_assert_eq!(findings.len(), 9);
        }
    }

    #[test]
    fn lists_are_written_the_way_texts_are_read(n in 0..4_usize) {
        let lists = words([Nb, Nn, Da, En][n]);
        for list in [lists.vague, lists.times, lists.hearsay, lists.judgements, lists.connectors, lists.character,
            lists.motives, lists.absolutes, lists.own, lists.demands, lists.places, lists.prepositions, &lists.weekdays] {
            for phrase in list {
                proptest::prop_assert_eq!(reading::normal(phrase), format!(" {} ", phrase));
            }
        }
    }
}
