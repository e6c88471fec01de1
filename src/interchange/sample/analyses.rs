//! Two situation analyses: one from earlier in the year, closed; one open with measures running.

use super::{Calendar, SampleLang, id};
use crate::domain::{
    analysis::{
        Analysis, Colour, Decision, Discussion, Evaluation, Measure, MeasureKind, MeasureStatus, Step, Trend,
        TriggerEntry,
    },
    change::Edit,
    entity,
};

pub fn analyses(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let both = [earlier(days, lang), current(days, lang)];
    both.iter().flat_map(|analysis| entity::edits(None, analysis)).collect()
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
        },
        evaluations: vec![Evaluation { due: days.work_day(8), ..Evaluation::default() }],
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
