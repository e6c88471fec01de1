//! Goals: one on the way with its talk answered, one to be looked at again, one reached; indicators
//! with partial goals, and a theme.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{
    change::Edit,
    entity::Entity,
    goal::{EARLIER, GOAL},
    ids::Id,
    indicator::{INDICATOR, POINT, THEME},
    task::Task,
    truth::Key,
};
use serde_json::{Value, json};

/// Tasks that are next steps of the first goal, by their place.
const STEPS: [usize; 2] = [1, 17];

pub fn growth(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let mut all = goals(days, lang);
    all.extend(plan(days, lang));
    for place in STEPS {
        let key = Key::new(Task::KIND, id("task", place));
        all.push(Edit::new(key, "goal_link", Value::Null, json!(id("goal", 1))));
    }
    all
}

/// A record of these fields.
fn record(kind: &str, id: Id, fields: Vec<(&str, Value)>) -> Vec<Edit> {
    let key = Key::new(kind, id);
    fields.into_iter().map(|(field, value)| Edit::new(key.clone(), field, Value::Null, value)).collect()
}

/// For the first goal one that the app measures and one that is counted by hand.
fn plan(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let text = |nb, da| json!(lang.pick((nb, da) as Texts));
    let day = |n| json!(days.work_day(n));
    let goal = json!(id("goal", 1));
    let mut all = record(
        INDICATOR,
        id("indicator", 1),
        vec![
            ("goal", goal.clone()),
            ("measured", text("Andel frister i tide", "Andel frister til tiden")),
            ("fed_by", json!("clocks_kept")),
            ("scope", json!("all_cases")),
            ("unit", json!("%")),
            ("baseline", json!(70)),
            ("aim", json!(100)),
            ("by", day(90)),
            ("learnt_in", json!("module-3")),
        ],
    );
    all.extend(record(
        INDICATOR,
        id("indicator", 2),
        vec![
            ("goal", goal),
            ("measured", text("Samtaler bestilt samme dag", "Samtaler booket samme dag")),
            ("fed_by", json!("own")),
            ("scope", json!("new_cases")),
            ("since", day(-35)),
            ("method", text("Teller i kalenderen hver fredag", "Tæller i kalenderen hver fredag")),
            ("unit", json!("%")),
            ("baseline", json!(30)),
            ("aim", json!(100)),
        ],
    ));
    let points: [(&str, i64, i64); 6] = [
        ("figure", -33, 30),
        ("figure", -26, 40),
        ("figure", -12, 65),
        ("partial", -14, 60),
        ("partial", 14, 80),
        ("partial", 42, 100),
    ];
    for (at, (sort, on, value)) in points.into_iter().enumerate() {
        let mut fields = vec![
            ("indicator", json!(id("indicator", 2))),
            ("sort", json!(sort)),
            ("on", day(on)),
            ("value", json!(value)),
        ];
        if at == 3 {
            fields.push(("reached", day(-12)));
            fields.push(("celebrated", text("Vafler på pauserommet", "Vafler i frokoststuen")));
        }
        all.extend(record(POINT, id("point", at), fields));
    }
    all.extend(record(
        THEME,
        id("theme", 1),
        vec![
            ("title", text("Barnets stemme i undersøkelsen", "Barnets stemme i undersøgelsen")),
            ("from", day(-24)),
            ("toward", json!(id("goal", 1))),
            (
                "intro",
                text(
                    "Ti minutter på personalmøtet, med ett eksempel fra hver.",
                    "Ti minutter på personalemødet, med ét eksempel fra hver.",
                ),
            ),
            (
                "focus",
                text(
                    "Alle tar med ett sitat fra et barn til teammøtet.",
                    "Alle tager ét citat fra et barn med til teammødet.",
                ),
            ),
        ],
    ));
    all
}

fn goals(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let text = |nb, da| json!(lang.pick((nb, da) as Texts));
    let day = |n| json!(days.work_day(n));
    let first = vec![
        (
            "wish",
            text(
                "Alle barn jeg undersøker, har fått sin samtale i tide",
                "Alle børn, jeg undersøger, har haft deres samtale til tiden",
            ),
        ),
        (
            "picture",
            text(
                "Barnets egne ord står i hver undersøkelse før halve tiden er gått.",
                "Barnets egne ord står i hver undersøgelse, før halvdelen af tiden er gået.",
            ),
        ),
        ("service_goal", text("Barns medvirkning", "Børns inddragelse")),
        ("goal_talk", day(-35)),
        (
            "reality",
            text(
                "Samtalene kommer ofte de siste ukene. To ble tatt for sent i høst.",
                "Samtalerne kommer ofte i de sidste uger. To blev holdt for sent i efteråret.",
            ),
        ),
        ("tried", text("Faste samtaledager, som ble spist opp av møter.", "Faste samtaledage, som blev ædt af møder.")),
        ("obstacles", text("Tolk og skyss bestilles for sent.", "Tolk og kørsel bestilles for sent.")),
        (
            "options",
            text(
                "Bestille første samtale samme dag som saken åpnes. Bytte tirsdagsmøtet.",
                "Booke første samtale samme dag, som sagen åbnes. Bytte tirsdagsmødet.",
            ),
        ),
        (
            "weighing",
            text(
                "Å bestille med en gang koster ti minutter og sparer en uke.",
                "At booke med det samme koster ti minutter og sparer en uge.",
            ),
        ),
        (
            "will",
            text(
                "Jeg bestiller samtale og tolk samme dag som undersøkelsen åpnes.",
                "Jeg booker samtale og tolk samme dag, som undersøgelsen åbnes.",
            ),
        ),
        ("supporter", text("faglig leder", "faglig leder")),
        ("commitment", json!(8)),
        ("look_again", day(12)),
        ("ambition", text("Barnet først, også i kalenderen", "Barnet først, også i kalenderen")),
        ("useful", json!("yes")),
    ];
    let second = vec![
        (
            "wish",
            text(
                "Legge fram saker så kort at vi rekker å drøfte dem",
                "Fremlægge sager så kort, at vi når at drøfte dem",
            ),
        ),
        (
            "picture",
            text("Fem minutter fra meg, ti minutter drøfting.", "Fem minutter fra mig, ti minutters drøftelse."),
        ),
        ("goal_talk", day(-21)),
        ("will", text("Skrive tre setninger før hvert teammøte.", "Skrive tre sætninger før hvert teammøde.")),
        ("commitment", json!(6)),
        ("look_again", day(-1)),
        ("useful", json!("unsure")),
    ];
    let third = vec![
        ("wish", text("Skrive ferdig notater samme uke", "Skrive notater færdig samme uge")),
        ("status", json!("reached")),
        ("goal_talk", day(-120)),
        ("closed", day(-14)),
        ("celebrated", text("Kake i lunsjen fredag", "Kage til frokost fredag")),
    ];
    let all = [first, second, third].into_iter().enumerate();
    let mut all: Vec<Edit> = all.flat_map(|(at, fields)| record(GOAL, id("goal", at + 1), fields)).collect();
    all.extend(record(
        EARLIER,
        id("earlier-talk", 1),
        vec![
            ("goal", json!(id("goal", 1))),
            ("wish", text("Ta barnets samtale tidligere", "Holde barnets samtale tidligere")),
            ("goal_talk", day(-95)),
            (
                "reality",
                text(
                    "Samtalene blir tatt når det er plass, ofte sent.",
                    "Samtalerne bliver holdt, når der er plads, ofte sent.",
                ),
            ),
            (
                "will",
                text("Holde av tirsdager til samtaler i seks uker.", "Afsætte tirsdage til samtaler i seks uger."),
            ),
            ("commitment", json!(5)),
            ("useful", json!("unsure")),
        ],
    ));
    all
}
