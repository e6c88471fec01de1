//! Lines of quick-add against tables whose days Python worked out, and the line a task is printed as.

use arbeidsro::{
    domain::{
        calendar::add_days,
        case::Country,
        ids::{CaseId, Id},
        repeat::{Repeat, RepeatUnit},
        task::Task,
    },
    interchange::quick_add::{Ground, Reading, Tongue, parse, print},
};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

const TONGUES: [Tongue; 3] = [Tongue::Norwegian, Tongue::Danish, Tongue::English];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn cases() -> Vec<(CaseId, String)> {
    let case = |id: &str, code: &str| (CaseId(Id::new(id)), code.to_owned());
    vec![case("c7", "K7-ulv"), case("c12", "B12"), case("c3", "Åsen 3")]
}

fn ground(tongue: Tongue, cases: &[(CaseId, String)]) -> Ground<'_> {
    Ground { tongue, today: today(), country: Country::No, cases }
}

/// In the order and form of the tables.
fn facts(reading: &Reading) -> String {
    let task = &reading.task;
    let yes = |is_so: bool, name: &str| is_so.then(|| format!("{name}=yes"));
    let named = |name: &str, value: Option<String>| value.map(|value| format!("{name}={value}"));
    let list = |values: &[String]| (!values.is_empty()).then(|| values.join(","));
    let repeat = task.repeat.as_ref().map(|repeat| {
        assert_eq!(repeat.start, repeat.on);
        let unit = serde_json::to_value(repeat.unit).unwrap();
        let done = if repeat.from_done { ":done" } else { "" };
        format!("{}:{}{done} {}", unit.as_str().unwrap(), repeat.every, repeat.on)
    });
    let parts = [
        named("title", Some(task.title.clone())),
        named("case", task.case.as_ref().map(|case| case.to_string())),
        named("planned", task.planned.map(|day| day.to_string())),
        named("at", task.at.map(|at| at.format("%H:%M").to_string())),
        named("deadline", task.deadline.map(|day| day.to_string())),
        named("follow", task.follow_up.map(|day| day.to_string())),
        named("min", task.estimate.map(|minutes| minutes.to_string())),
        named("repeat", repeat),
        named("important", task.important.map(|yes| if yes { "yes" } else { "no" }.to_owned())),
        yes(task.acute, "acute"),
        yes(task.statutory, "law"),
        named("tags", list(&task.tags)),
        named("wait", Some(task.waiting_for.clone()).filter(|role| !role.is_empty())),
        named("left", list(&reading.left)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

#[test]
fn every_line_of_the_tables_is_understood() {
    let tables = [
        (Tongue::Norwegian, include_str!("tables/quick_add_no.tsv")),
        (Tongue::Danish, include_str!("tables/quick_add_da.tsv")),
        (Tongue::English, include_str!("tables/quick_add_en.tsv")),
    ];
    let cases = cases();
    let mut wrong = Vec::new();
    for (tongue, table) in tables {
        let rows: Vec<_> = table.lines().collect();
        assert!(rows.len() >= 150, "{tongue:?}");
        for row in rows {
            let (line, expected) = row.split_once('\t').unwrap();
            let got = facts(&parse(line, ground(tongue, &cases)));
            if got != expected {
                wrong.push(format!("{line}\n  expected {expected}\n  got      {got}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..1500u32).prop_map(|days| add_days(today(), days))
}

fn any_title() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ring", "skolen", "fredag", "hver", "om", "uke", "2.", "kl", "10", "frist", "på", "K7-ulv", "B12", "!viktig",
        "#a", "@b", "30m", "\"", "\"\"", "x\"y", "every", "by", "inden", "at", "Åsen", "3", "27.11.", "i", "dag",
        "den",
    ]);
    prop_oneof![
        "[a-zæøå]{1,8}( [a-zæøå0-9.,!#@\"-]{1,8}){0,4}",
        prop::collection::vec(word, 1..6).prop_map(|words| words.join(" ")),
    ]
    .prop_filter("some word", |title| !title.trim().is_empty() && title.trim() == title)
}

prop_compose! {
    fn any_repeat()(
        unit in prop::sample::select(vec![RepeatUnit::Day, RepeatUnit::Workday, RepeatUnit::Week, RepeatUnit::Month]),
        every in 1..=99u16, from_done: bool,
    ) -> (RepeatUnit, u16, bool) {
        (unit, every, from_done)
    }
}

prop_compose! {
    fn any_task()(
        title in any_title(),
        case in prop::option::of(0..3usize),
        planned in prop::option::of(any_day()), deadline in prop::option::of(any_day()), follow_up in prop::option::of(any_day()),
        at in prop::option::of((0..24u32, 0..60u32)),
        estimate in prop::option::of(1..20_000u32),
        repeat in prop::option::of(any_repeat()),
        important: Option<bool>, acute: bool, statutory: bool,
        tags in prop::collection::hash_set("[a-zæøåA-Z0-9][a-zæøå0-9-]{0,6}", 0..3),
        waiting_for in prop_oneof![Just(String::new()), "[a-zæøå]{1,6}( [a-zæøå]{1,6}){0,2}"],
    ) -> Task {
        let (mut planned, at) = (planned, at.and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)));
        if planned.is_none() && deadline.is_none() && (at.is_some() || repeat.is_some()) {
            planned = Some(today());
        }
        let start = planned.or(deadline).unwrap_or(today());
        let repeat = repeat.map(|(unit, every, from_done)| Repeat::new(unit, every, from_done, start));
        let case = case.map(|case| cases()[case].0.clone());
        let tags = tags.into_iter().map(|tag| tag.trim_end_matches('-').to_owned()).collect::<std::collections::BTreeSet<_>>();
        let tags = tags.into_iter().collect();
        Task { title, case, planned, deadline, follow_up, at, estimate, repeat, important, acute, statutory, tags, waiting_for, ..Task::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_the_same_task(task in any_task(), tongue in 0..3usize) {
        let cases = cases();
        let ground = ground(TONGUES[tongue], &cases);
        let line = print(&task, ground);
        let read = parse(&line, ground);
        prop_assert_eq!(&read.task, &task, "{}", line);
    }

    #[test]
    fn nothing_typed_is_dropped(words in prop::collection::vec("[a-z]{1,7}|[0-9]{1,2}|om|hver|every|kl|K7-ulv|!x|#y|\"", 1..9), tongue in 0..3usize) {
        // Read again, the title gives itself or less of nothing: a word is in the title or in a field.
        let cases = cases();
        let ground = ground(TONGUES[tongue], &cases);
        let line = words.join(" ");
        let read = parse(&line, ground);
        let is_plain = read.task == Task { title: read.task.title.clone(), ..Task::default() };
        if is_plain && !line.contains('"') {
            prop_assert_eq!(read.task.title, line);
        } else {
            prop_assert!(read.task.title.split_whitespace().all(|word| line.contains(word)));
        }
    }

    #[test]
    fn any_text_is_read(line in "\\PC{0,80}", tongue in 0..3usize) {
        let cases = cases();
        let read = parse(&line, ground(TONGUES[tongue], &cases));
        prop_assert_eq!(read.task.title.is_empty(), line.trim().is_empty());
    }
}
