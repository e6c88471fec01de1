//! When a task comes back: against days that Python worked out, and what moving and skipping keep.

use crate::{case_file::date, table::table};
use arbeidsro::domain::{
    case::Country,
    ids::{Id, TaskId},
    repeat::{
        Repeat,
        RepeatUnit::{self, Day, Month, Week, Workday},
    },
    task::{Step, Task},
};
use proptest::prelude::*;

fn unit(name: &str) -> RepeatUnit {
    serde_json::from_value(name.into()).unwrap()
}

fn weekly() -> Task {
    let step = |text: &str| Step { text: text.into(), done: true };
    Task {
        id: TaskId(Id::new("t")),
        title: "Møte med familien".into(),
        planned: Some(date("2026-11-25")),
        deadline: Some(date("2026-11-27")),
        steps: vec![step("Ring"), step("Skriv")],
        spent: 40,
        repeat: Some(Repeat::new(Week, 2, false, date("2026-11-25"))),
        ..Task::default()
    }
}

#[test]
fn the_days_of_a_series_are_those_that_python_counts() {
    for row in table("repeats").rows() {
        let repeat = Repeat::new(unit(row.text("unit")), row.get("every"), false, row.get("start"));
        let first = repeat.first_after(Country::No, row.get("after"));
        assert_eq!(first.to_string(), row.text("first"), "{repeat:?} after {}", row.text("after"));
    }
}

#[test]
fn the_next_occurrence_is_a_fresh_task_on_its_day() {
    let next = weekly().next_occurrence(Country::No, date("2026-11-25")).unwrap();
    assert_eq!((next.planned, next.deadline), (Some(date("2026-12-09")), Some(date("2026-12-11"))));
    assert!(next.steps.iter().all(|step| !step.done) && next.spent == 0 && next.done.is_none());
    assert_eq!(next.id.as_str(), "t-20261209");
    let later = next.next_occurrence(Country::No, date("2026-12-09")).unwrap();
    assert_eq!(later.id.as_str(), "t-20261223", "named after the series, not after the occurrence");
}

#[test]
fn moving_one_occurrence_moves_no_other() {
    let moved = Task { planned: Some(date("2026-11-30")), ..weekly() };
    let next = moved.next_occurrence(Country::No, date("2026-11-30")).unwrap();
    assert_eq!(next.planned, Some(date("2026-12-09")));
}

#[test]
fn what_was_missed_is_not_caught_up() {
    let next = weekly().next_occurrence(Country::No, date("2027-01-07")).unwrap();
    assert_eq!(next.planned, Some(date("2027-01-20")));
    let on_the_day = weekly().next_occurrence(Country::No, date("2027-01-06")).unwrap();
    assert_eq!(on_the_day.planned, Some(date("2027-01-06")), "its own day is not missed yet");
}

#[test]
fn counted_from_done_it_follows_the_day_it_was_done() {
    let every = |unit, n| {
        let repeat = Some(Repeat::new(unit, n, true, date("2026-11-25")));
        let task = Task { repeat, deadline: None, ..weekly() };
        task.next_occurrence(Country::No, date("2026-12-23")).unwrap().planned.unwrap().to_string()
    };
    assert_eq!(every(Day, 3), "2026-12-26");
    assert_eq!(every(Workday, 2), "2026-12-28", "Christmas Day and a weekend lie between");
    assert_eq!(every(Week, 1), "2026-12-30");
    assert_eq!(every(Month, 2), "2027-02-23");
}

#[test]
fn the_last_of_a_month_stays_the_last_after_a_short_one() {
    let repeat = Repeat::new(Month, 1, false, date("2027-01-31"));
    let february = repeat.first_after(Country::No, date("2027-01-31"));
    assert_eq!(february, date("2027-02-28"));
    assert_eq!(repeat.first_after(Country::No, february), date("2027-03-31"));
}

#[test]
fn skipping_leaves_out_one_and_keeps_the_distance_of_the_deadline() {
    let mut task = weekly();
    task.skip_occurrence(Country::No);
    assert_eq!((task.planned, task.deadline), (Some(date("2026-12-09")), Some(date("2026-12-11"))));
    assert_eq!(task.id, weekly().id);
}

proptest! {
    #[test]
    fn each_occurrence_comes_after_the_one_before(
        at in 0..4usize, every in 1..99u16, after in 0..2000i64, from_done: bool,
    ) {
        let units = [Day, Workday, Week, Month];
        let start = date("2026-01-30");
        let repeat = Repeat::new(units[at], every, from_done, start);
        let day = start + chrono::Duration::days(after);
        let first = repeat.first_after(Country::Dk, day);
        prop_assert!(first > day);
        prop_assert!(repeat.first_after(Country::Dk, first) > first);
        let next = repeat.next(Country::Dk, day);
        prop_assert!(next >= day);
    }
}
