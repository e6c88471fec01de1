//! Feedback given and received: drafts, delivered, followed up.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{
    change::Edit,
    entity,
    feedback::{Direction, Feedback, FeedbackKind, How, Takes},
    feedback_check::default_follow_up,
};

use Direction::{Given, Received};
use FeedbackKind::{Corrective, Positive};

struct Row {
    direction: Direction,
    kind: FeedbackKind,
    role: Texts,
    situation: Texts,
    behaviour: Texts,
    effect: Texts,
    agreed: Texts,
    /// Days ago.
    occurred: i64,
    /// None: a draft.
    delivered: Option<i64>,
    /// Days ago and what came of it.
    followed_up: Option<(i64, Texts)>,
}

const ROWS: [Row; 8] = [
    Row {
        direction: Given,
        kind: Positive,
        role: ("kollega", "kollega"),
        situation: ("På hjemmebesøket", "På hjemmebesøget"),
        behaviour: (
            "satt du på gulvet og ventet til jenta snakket selv",
            "sad du på gulvet og ventede, til pigen selv fortalte",
        ),
        effect: (
            "Jeg så at hun slappet av, og vi fikk hennes egen versjon.",
            "Jeg så hende slappe af, og vi fik hendes egen fortælling.",
        ),
        agreed: (
            "Jeg vil gjerne prøve det samme. Hva ser du etter?",
            "Jeg vil gerne prøve det samme. Hvad kigger du efter?",
        ),
        occurred: 2,
        delivered: Some(1),
        followed_up: None,
    },
    Row {
        direction: Given,
        kind: Corrective,
        role: ("kollega", "kollega"),
        situation: ("På teammøtet", "På teammødet"),
        behaviour: ("svarte du på telefonen to ganger under saken min", "tog du telefonen to gange under min sag"),
        effect: (
            "Jeg mistet tråden, og spørsmålet om risiko ble stående åpent.",
            "Jeg tabte tråden, og spørgsmålet om risiko stod åbent.",
        ),
        agreed: (
            "Kan vi legge bort telefonene når vi drøfter risiko?",
            "Kan vi lægge telefonerne væk, når vi drøfter risiko?",
        ),
        occurred: 18,
        delivered: Some(17),
        followed_up: Some((
            3,
            (
                "Telefonene ligger i gangen nå. Møtene går fortere.",
                "Telefonerne ligger på gangen nu. Møderne går hurtigere.",
            ),
        )),
    },
    Row {
        direction: Received,
        kind: Positive,
        role: ("faglig leder", "faglig leder"),
        situation: ("I gjennomgangen av undersøkelsen", "Ved gennemgangen af undersøgelsen"),
        behaviour: ("skilte jeg tydelig mellom fakta og vurdering", "skelnede jeg tydeligt mellem fakta og vurdering"),
        effect: ("Hun kunne følge resonnementet uten å spørre.", "Hun kunne følge ræsonnementet uden at spørge."),
        agreed: ("Vise oppsettet på neste fagmøte.", "Vise opstillingen på næste faglige møde."),
        occurred: 24,
        delivered: Some(22),
        followed_up: Some((
            8,
            ("Vist på fagmøtet. To har tatt det i bruk.", "Vist på det faglige møde. To har taget det i brug."),
        )),
    },
    Row {
        direction: Received,
        kind: Corrective,
        role: ("samarbeidspartner, skole", "samarbejdspartner, skole"),
        situation: ("På ansvarsgruppemøtet", "På netværksmødet"),
        behaviour: (
            "kom jeg ti minutter etter start uten å si fra",
            "kom jeg ti minutter efter start uden at give besked",
        ),
        effect: ("De måtte gå gjennom sakslisten to ganger.", "De måtte gennemgå dagsordenen to gange."),
        agreed: ("Jeg ringer når jeg blir forsinket.", "Jeg ringer, når jeg bliver forsinket."),
        occurred: 12,
        delivered: Some(11),
        followed_up: None,
    },
    Row {
        direction: Given,
        kind: Positive,
        role: ("avdelingsleder", "afdelingsleder"),
        situation: ("I sparringen mandag", "Ved sparringen mandag"),
        behaviour: ("spurte du hva jeg kunne la ligge denne uken", "spurgte du, hvad jeg kunne lade ligge denne uge"),
        effect: (
            "Jeg gikk ut med tre ting på lista i stedet for ni.",
            "Jeg gik derfra med tre ting på listen i stedet for ni.",
        ),
        agreed: ("Kan vi begynne slik hver uke?", "Kan vi begynde sådan hver uge?"),
        occurred: 30,
        delivered: Some(29),
        followed_up: Some((15, ("Vi begynner hver sparring med det.", "Vi begynder hver sparring med det."))),
    },
    Row {
        direction: Given,
        kind: Corrective,
        role: ("fadder", "mentor"),
        situation: ("I gangen etter drøftingen", "På gangen efter drøftelsen"),
        behaviour: (
            "fortalte du løsningen før jeg hadde lagt fram saken",
            "fortalte du løsningen, før jeg havde fremlagt sagen",
        ),
        effect: ("Jeg ble usikker på hva jeg selv mente.", "Jeg blev usikker på, hvad jeg selv mente."),
        agreed: ("", ""),
        occurred: 3,
        delivered: None,
        followed_up: None,
    },
    Row {
        direction: Given,
        kind: Positive,
        role: ("kollega", "kollega"),
        situation: ("På telefonen i går", "I telefonen i går"),
        behaviour: ("", ""),
        effect: ("", ""),
        agreed: ("", ""),
        occurred: 1,
        delivered: None,
        followed_up: None,
    },
    Row {
        direction: Received,
        kind: Positive,
        role: ("ungdom", "ung"),
        situation: ("I samtalen på kontoret", "I samtalen på kontoret"),
        behaviour: (
            "spurte jeg om hun ville lese notatet før vi lagret det",
            "spurgte jeg, om hun ville læse notatet, før vi gemte det",
        ),
        effect: (
            "Hun rettet to ting og sa at det lignet henne.",
            "Hun rettede to ting og sagde, at det lignede hende.",
        ),
        agreed: ("Spørre om det samme i andre samtaler.", "Spørge om det samme i andre samtaler."),
        occurred: 6,
        delivered: Some(6),
        followed_up: None,
    },
];

pub fn feedback(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    ROWS.iter().enumerate().flat_map(|(at, row)| entity::edits(None, &entry(at, row, days, lang))).collect()
}

fn entry(at: usize, row: &Row, days: Calendar, lang: SampleLang) -> Feedback {
    let delivered = row.delivered.map(|ago| days.work_day(-ago));
    Feedback {
        id: id("feedback", at).into(),
        direction: row.direction,
        kind: row.kind,
        role: lang.pick(row.role),
        situation: lang.pick(row.situation),
        behaviour: lang.pick(row.behaviour),
        effect: lang.pick(row.effect),
        occurred: Some(days.work_day(-row.occurred)),
        delivered,
        in_private: delivered.is_some(),
        how: delivered.map(|_| if at == 4 { How::ByPhone } else { How::InPerson }),
        asked_intent: delivered.is_some() && at.is_multiple_of(2),
        goal_link: [5, 0].contains(&at).then(|| id("goal", 2)),
        thanked: row.direction == Received,
        takes: (row.direction == Received).then_some(if at == 3 { Takes::TakeUp } else { Takes::Consider }),
        agreed: lang.pick(row.agreed),
        follow_up: delivered.map(default_follow_up),
        outcome: row.followed_up.map(|(_, outcome)| lang.pick(outcome)).unwrap_or_default(),
        followed_up: row.followed_up.map(|(ago, _)| days.work_day(-ago)),
    }
}
