//! Two situation analyses: one from earlier in the year, closed; one open with measures running. And two warnings upward.

use super::{Calendar, SampleLang, id};
use crate::domain::{
    analysis::{
        Analysis, Colour, Decision, Discussion, Evaluation, Measure, MeasureKind, MeasureStatus, Measured, OwnCount,
        Step, Trend, TriggerEntry,
    },
    change::Edit,
    concern::{Concern, Recipient},
    entity,
    ledger::Answer,
    own_figures::{Counted, OwnFigures},
    scenario::Figures,
};

pub fn analyses(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let mut both = [earlier(days, lang), current(days, lang)];
    both[0].frozen = Some(Measured { own: Some(own(days, -185, 128.0, 3)), ..both[0].measured(days.work_day(-185)) });
    measured_again(&mut both[0], days);
    both[1].frozen = Some(Measured { own: Some(own(days, -7, 148.0, 2)), ..both[1].measured(days.work_day(-7)) });
    both[1].own = both[1].frozen.as_ref().and_then(|held| held.own.clone());
    let concerns = concerns(days, lang);
    let analyses = both.iter().flat_map(|analysis| entity::edits(None, analysis));
    analyses.chain(concerns.iter().flat_map(|concern| entity::edits(None, concern))).collect()
}

/// The caseworker's own warnings: one that was answered before the open analysis, one that waits.
fn concerns(days: Calendar, lang: SampleLang) -> [Concern; 2] {
    let text = |nb, da| lang.pick((nb, da));
    [
        Concern {
            id: id("concern", 1),
            recipient: Recipient::UnitManager,
            unable: text(
                "To undersøkelser blir ikke ferdige innen fristen, og evalueringene i tre hjelpetiltak er utsatt.",
                "To undersøgelser bliver ikke færdige inden fristen, og opfølgningen i tre indsatser er udsat.",
            ),
            give: text(
                "Samarbeidsmøter uten beslutning, og rapportering av nøkkeltall ut måneden.",
                "Samarbejdsmøder uden beslutning, og rapportering af nøgletal resten af måneden.",
            ),
            made: Some(days.work_day(-13)),
            sent: Some(days.work_day(-13)),
            remind: Some(days.work_day(-6)),
            own: Some(own(days, -13, 146.0, 3)),
            answer: Answer::Agreed,
            role: text("avdelingsleder", "afdelingsleder"),
            answered: Some(days.work_day(-11)),
            reply: text("Vi starter en situasjonsanalyse.", "Vi starter en situationsanalyse."),
        },
        Concern {
            id: id("concern", 2),
            recipient: Recipient::SafetyRep,
            unable: text(
                "Jeg har ikke hatt veiledning på fire uker, og overtiden øker.",
                "Jeg har ikke haft supervision i fire uger, og overarbejdet vokser.",
            ),
            give: text("Utviklingsoppgaven frem til jul.", "Udviklingsopgaven frem til jul."),
            made: Some(days.work_day(-9)),
            sent: Some(days.work_day(-9)),
            remind: Some(days.work_day(-2)),
            own: Some(own(days, -9, 148.0, 2)),
            ..Concern::default()
        },
    ]
}

/// The caseworker's own figures, smaller than those of the unit.
fn own(days: Calendar, ago: i64, points: f64, breaks: u32) -> OwnFigures {
    let on = days.work_day(ago);
    let load = Figures {
        cases: 26.0,
        points,
        capacity: 110.0,
        at_hand: 301.0,
        needed: 282.0,
        breaks: f64::from(breaks),
        first: (breaks > 0).then(|| days.work_day(ago + 4)),
        missing: f64::from(breaks) * 3.0,
        tasks: f64::from(breaks),
    };
    OwnFigures {
        on,
        inflow: Counted { stretches: vec![2, 3, 2, 1, 3, 2, 2, 3, 2, 3, 2, 3, 3, 4], months: 12 },
        acute: Counted { stretches: vec![0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1], months: 12 },
        overdue5: 0,
        overdue4: breaks.min(2),
        overdue: breaks + 1,
        load,
        erased: 0,
    }
}

/// Every evaluation has its figures; they fall from one to the next.
fn measured_again(analysis: &mut Analysis, days: Calendar) {
    let rows = [
        (11, 12.5, 20.0, 18.0, 118.0, 1),
        (10, 10.0, 15.0, 9.0, 112.0, 1),
        (9, 7.0, 0.0, 0.0, 104.0, 0),
        (10, 5.0, 0.0, 0.0, 98.0, 0),
    ];
    for (n, (count, sick, posts, weeks, points, breaks)) in rows.into_iter().enumerate() {
        let ago = [-177, -170, -163, -156][n];
        let blank = Analysis {
            inflow: counted(count, 10.0, String::new()),
            acute: counted(2, 2.0, String::new()),
            sick: value(sick, String::new()),
            newcomers: value(11.0, String::new()),
            capacity: TriggerEntry { second: Some(weeks), ..value(posts, String::new()) },
            national: value(0.0, String::new()),
            ..Analysis::default()
        };
        let measured = Measured { own: Some(own(days, ago, points, breaks)), ..blank.measured(days.work_day(ago)) };
        if let Some(evaluation) = analysis.evaluations.get_mut(n) {
            evaluation.measured = Some(measured);
        }
    }
}

fn value(value: f64, note: String) -> TriggerEntry {
    TriggerEntry { value: Some(value), note, ..TriggerEntry::default() }
}

fn counted(count: u32, mean: f64, note: String) -> TriggerEntry {
    TriggerEntry { count: Some(count), mean: Some(mean), months: Some(12), note, ..TriggerEntry::default() }
}

fn current(days: Calendar, lang: SampleLang) -> Analysis {
    let text = |nb, da| lang.pick((nb, da));
    Analysis {
        id: id("analysis", 2).into(),
        unit: text("Undersøkelse", "Modtagelse og undersøgelse"),
        opened: days.work_day(-10),
        inflow: TriggerEntry {
            trend: Trend::Rising,
            own: Some(OwnCount { on: days.work_day(-10), count: 4, mean: Some(2.4), months: 12 }),
            reason: text("Tallet gjelder hele avdelingen.", "Tallet gælder hele afdelingen."),
            ..counted(
                14,
                10.5,
                text(
                    "Flest meldinger fra skole etter høstferien. Om lag halvparten henlegges innen en uke.",
                    "Flest underretninger fra skoler efter efterårsferien. Omkring halvdelen kræver ikke undersøgelse.",
                ),
            )
        },
        acute: counted(3, 2.2, text("Ingen barn står uten trygg omsorg.", "Ingen børn står uden sikker omsorg.")),
        sick: value(
            8.5,
            text("To langtidssykmeldte. Sakene deres er fordelt.", "To langtidssyge. Deres sager er fordelt."),
        ),
        newcomers: value(22.0, text("To av ni. Begge har fadder.", "To ud af ni. Begge har en mentor.")),
        capacity: TriggerEntry {
            second: Some(9.0),
            ..value(11.0, text("Én stilling er lyst ut.", "Én stilling er slået op."))
        },
        national: value(0.0, String::new()),
        measures: vec![
            Measure {
                kind: MeasureKind::FewerMeetings,
                what: text(
                    "Samarbeidsmøter uten beslutning tas skriftlig.",
                    "Samarbejdsmøder uden beslutning tages skriftligt.",
                ),
                owner: text("avdelingsleder", "afdelingsleder"),
                from: Some(days.work_day(-6)),
                to: Some(days.work_day(22)),
                effect: text(
                    "Om lag tre timer i uken til hver saksbehandler.",
                    "Omkring tre timer om ugen til hver rådgiver.",
                ),
                consequence: text(
                    "Skolene får svar senere. De er informert.",
                    "Skolerne får svar senere. De er orienteret.",
                ),
                status: MeasureStatus::Running,
                ..Measure::default()
            },
            Measure {
                kind: MeasureKind::Distribute,
                what: text(
                    "To undersøkelser flyttes til en annen avdeling.",
                    "To undersøgelser flyttes til en anden afdeling.",
                ),
                owner: text("barnevernsleder", "myndighedsleder"),
                from: Some(days.work_day(-3)),
                to: None,
                effect: text("Fristene i begge holdes.", "Fristerne i begge holdes."),
                consequence: text("Familiene får ny kontaktperson.", "Familierne får en ny kontaktperson."),
                status: MeasureStatus::Running,
                ..Measure::default()
            },
            Measure {
                kind: MeasureKind::Overtime,
                owner: text("avdelingsleder", "afdelingsleder"),
                effect: text("Fire undersøkelser ferdige før jul.", "Fire undersøgelser færdige før jul."),
                consequence: text(
                    "Slitasje. Bare frivillig, høyst seks timer i uken.",
                    "Slid. Kun frivilligt, højst seks timer om ugen.",
                ),
                status: MeasureStatus::Proposed,
                ..Measure::default()
            },
        ],
        discussion: Discussion {
            on: Some(days.work_day(-8)),
            present: text(
                "avdelingsleder, barnevernsleder, verneombud",
                "afdelingsleder, myndighedsleder, arbejdsmiljørepræsentant",
            ),
            facts: text(
                "Tallene over. To frister brutt siste måned.",
                "Tallene ovenfor. To frister overskredet den seneste måned.",
            ),
            options: text("Låne én saksbehandler i fire uker.", "Låne én rådgiver i fire uger."),
            representatives: text("Overtid må være frivillig.", "Overarbejde skal være frivilligt."),
            dissent: String::new(),
        },
        decision: Decision {
            on: Some(days.work_day(-7)),
            decider: text("barnevernsleder", "myndighedsleder"),
            step: Step::Step1,
            reason: text("Pågangen er over det vi har folk til.", "Tilgangen er større, end vi har folk til."),
            from: Some(days.work_day(-6)),
            to: Some(days.work_day(36)),
            seen: text("Seks utløsere, gul, og to brutte frister.", "Seks udløsere, gul, og to overskredne frister."),
            dissent: text(
                "Tillitsvalgt mener at Trinn 2 er riktig nå.",
                "Tillidsrepræsentanten mener, at Trin 2 er rigtigt nu.",
            ),
        },
        evaluations: vec![Evaluation { due: days.work_day(5), ..Evaluation::default() }],
        ..Analysis::default()
    }
}

fn earlier(days: Calendar, lang: SampleLang) -> Analysis {
    let text = |nb, da| lang.pick((nb, da));
    let held = |ago: i64, broken, overtime, colour, note| Evaluation {
        due: days.work_day(-ago),
        held: Some(days.work_day(-ago)),
        broken: Some(broken),
        overtime: Some(overtime),
        overtime_normal: Some(colour == Colour::Green),
        colour: Some(colour),
        note,
        ..Evaluation::default()
    };
    Analysis {
        id: id("analysis", 1).into(),
        unit: text("Undersøkelse", "Modtagelse og undersøgelse"),
        opened: days.work_day(-190),
        inflow: counted(11, 10.0, String::new()),
        acute: counted(2, 2.0, String::new()),
        sick: TriggerEntry {
            trend: Trend::Rising,
            ..value(12.5, text("Fire sykmeldte samtidig.", "Fire sygemeldte samtidig."))
        },
        newcomers: value(11.0, String::new()),
        capacity: TriggerEntry {
            second: Some(17.0),
            ..value(20.0, text("To ubesatte stillinger.", "To ubesatte stillinger."))
        },
        national: value(0.0, String::new()),
        broken4: 2,
        measures: vec![Measure {
            kind: MeasureKind::Reprioritise,
            what: text("En mentor til hjelp i mottak.", "En mentor hjælper i modtagelsen."),
            owner: text("avdelingsleder", "afdelingsleder"),
            from: Some(days.work_day(-182)),
            to: Some(days.work_day(-150)),
            effect: text("Gjennomgang av meldinger i tide.", "Vurdering af underretninger til tiden."),
            consequence: text("Mindre veiledning i fire uker.", "Mindre supervision i fire uger."),
            status: MeasureStatus::Ended,
            ..Measure::default()
        }],
        discussion: Discussion {
            on: Some(days.work_day(-186)),
            present: text("avdelingsleder, barnevernsleder", "afdelingsleder, myndighedsleder"),
            facts: text("To frister brutt fordi ingen hadde tid.", "To frister overskredet, fordi ingen havde tid."),
            ..Discussion::default()
        },
        decision: Decision {
            on: Some(days.work_day(-185)),
            decider: text("barnevernsleder", "myndighedsleder"),
            step: Step::Step2,
            reason: text("Frister er brutt på grunn av kapasitet.", "Frister er overskredet på grund af kapacitet."),
            from: Some(days.work_day(-184)),
            to: Some(days.work_day(-140)),
            ..Decision::default()
        },
        evaluations: vec![
            held(177, 1, 22.0, Colour::Red, text("To er tilbake. Fortsett.", "To er tilbage. Fortsæt.")),
            held(170, 0, 14.0, Colour::Yellow, text("Trapp ned overtiden.", "Trap overarbejdet ned.")),
            held(163, 0, 4.0, Colour::Green, text("Fortsett en uke til.", "Fortsæt en uge mere.")),
            held(156, 0, 2.0, Colour::Green, text("Klar til å avslutte.", "Klar til at afslutte.")),
        ],
        rebooked: Some(true),
        closed: Some(days.work_day(-155)),
        lessons: text(
            "Be om hjelp en uke tidligere. Veiledning for nye ble savnet mest.",
            "Bed om hjælp en uge tidligere. Supervision af nye blev savnet mest.",
        ),
        ..Analysis::default()
    }
}
