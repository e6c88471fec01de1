//! Which report is settled by what, and what starts no clock.

use crate::case_file::{CaseFile, date};
use arbeidsro::domain::{
    case::Country,
    clock::{ClockState, Timing, occurrence_of},
    deadline::End,
    ids::{CaseId, EventId, Id},
};

fn file() -> CaseFile {
    CaseFile::new(Country::No)
}

fn on(day: &str) -> End {
    End::On(date(day))
}

fn done(day: &str) -> ClockState {
    ClockState::Done { on: date(day), timing: Timing::InTime }
}

fn review(file: &CaseFile, report: &str) -> ClockState {
    file.clock_of("NO-MEL-1", report).state
}

#[test]
fn an_opening_settles_all_reports_that_had_arrived() {
    let file = file().received("a", "2026-06-01").received("b", "2026-06-03").opened("o", "2026-06-04");
    assert_eq!([review(&file, "a"), review(&file, "b")], [done("2026-06-04"); 2]);
    assert_eq!(file.clock("NO-UND-2").nominal_end, on("2026-09-08"), "counted from the earliest");
}

#[test]
fn a_dismissal_settles_one_report_the_earliest() {
    let file = file().received("a", "2026-06-01").received("b", "2026-06-03").dismissed("d", "2026-06-04");
    assert_eq!(review(&file, "a"), done("2026-06-04"));
    assert_eq!(review(&file, "b"), ClockState::Running);
    let both = file.dismissed("d2", "2026-06-05");
    assert_eq!(review(&both, "b"), done("2026-06-05"));
}

#[test]
fn a_dismissal_before_any_report_settles_none() {
    let file = file().dismissed("d", "2026-05-31").received("a", "2026-06-01");
    assert_eq!(review(&file, "a"), ClockState::Running);
}

#[test]
fn a_dismissed_report_is_not_the_cause_of_a_later_investigation() {
    let file = file().received("a", "2026-01-05").dismissed("d", "2026-01-07").received("b", "2026-06-01");
    let file = file.opened("o", "2026-06-04");
    assert_eq!(file.clock("NO-UND-2").nominal_end, on("2026-09-08"));
    assert_eq!(review(&file, "a"), done("2026-01-07"));
}

#[test]
fn a_report_during_an_investigation_has_its_own_clock_and_starts_no_second_one() {
    let file = file().received("a", "2026-06-01").opened("o", "2026-06-04").received("b", "2026-07-01");
    assert_eq!(review(&file, "b"), ClockState::Running);
    let again = file.opened("o2", "2026-07-02");
    assert_eq!(again.clock("NO-UND-2").nominal_end, on("2026-09-08"));
}

#[test]
fn a_report_during_an_investigation_is_not_the_cause_of_the_next_one() {
    let first = file().received("a", "2026-01-05").opened("o", "2026-01-08");
    let during = first.received("b", "2026-02-10").marked("NO-MEL-1", "b", |mark| mark.done = Some(date("2026-02-11")));
    let next = during.ended("e", "2026-03-10").received("c", "2026-08-03").opened("o2", "2026-08-05");
    assert_eq!(next.clock_of("NO-UND-2", "o2").nominal_end, on("2026-11-10"));
    assert_eq!(review(&next, "b"), done("2026-02-11"));
}

#[test]
fn a_report_left_unreviewed_stays_in_sight_after_the_investigation() {
    let file = file().received("a", "2026-01-05").opened("o", "2026-01-08").received("b", "2026-03-09");
    assert_eq!(review(&file.ended("e", "2026-03-10"), "b"), ClockState::Running);
}

#[test]
fn one_ends_and_the_next_opens_on_the_same_day() {
    let file = file().received("a", "2026-01-05").opened("o", "2026-01-08");
    let file =
        file.ended("e", "2026-03-10").received("b", "2026-03-11").opened("o2", "2026-03-11").ended("e2", "2026-03-11");
    assert_eq!(file.clock_of("NO-UND-2", "o").state, done("2026-03-10"));
    let second = file.clock_of("NO-UND-2", "o2");
    assert_eq!((second.state, second.nominal_end), (done("2026-03-11"), on("2026-06-18")));
    let same = CaseFile::new(Country::No).opened("o", "2026-01-08").ended("e", "2026-03-10").opened("o2", "2026-03-10");
    assert_eq!(same.clock_of("NO-UND-2", "o2").state, ClockState::Running);
}

#[test]
fn on_one_day_the_report_came_first_unless_the_times_say_otherwise() {
    let unknown = file().received("a", "2026-06-01T14:00").opened("o", "2026-06-01");
    assert_eq!(review(&unknown, "a"), done("2026-06-01"));
    let after = file().received("a", "2026-06-01T14:00").opened("o", "2026-06-01T09:00");
    assert_eq!(review(&after, "a"), ClockState::Running);
    let together = file().received("a", "2026-06-01T14:00").opened("o", "2026-06-01T14:00");
    assert_eq!(review(&together, "a"), done("2026-06-01"));
}

#[test]
fn an_end_before_the_opening_belongs_to_another_investigation() {
    let file = file().ended("e", "2026-01-05").opened("o", "2026-02-02");
    assert_eq!(file.clock("NO-UND-2").state, ClockState::Running);
}

#[test]
fn an_end_without_an_opening_still_starts_the_feedback() {
    let file = file().ended("e", "2026-06-01");
    assert_eq!(file.clock("NO-UND-3").nominal_end, on("2026-06-22"));
    assert_eq!(file.clocks().len(), 1);
}

#[test]
fn a_mark_stays_with_its_clock_when_an_earlier_report_is_added() {
    let file = file().received("b", "2026-06-03").marked("NO-MEL-1", "b", |mark| mark.done = Some(date("2026-06-05")));
    assert_eq!(review(&file, "b"), done("2026-06-05"));
    let file = file.received("a", "2026-06-01");
    assert_eq!(review(&file, "b"), done("2026-06-05"));
    assert_eq!(review(&file, "a"), ClockState::Running, "the earlier report takes nothing over");
}

#[test]
fn events_and_marks_of_other_cases_are_left_aside() {
    let mut other =
        file().received("x", "2026-06-01").marked("NO-MEL-1", "a", |mark| mark.done = Some(date("2026-06-02")));
    other.events[0].case = CaseId(Id::new("c2"));
    other.marks[0].case = CaseId(Id::new("c2"));
    let file = CaseFile { events: other.events, marks: other.marks, ..file() }.received("a", "2026-06-01");
    assert_eq!(file.clocks().len(), 3);
    assert_eq!(review(&file, "a"), ClockState::Running);
}

#[test]
fn the_number_of_an_occurrence_never_changes() {
    // Marks are stored under it.
    assert_eq!(occurrence_of(&EventId(Id::new("0123456789abcdef"))), 0x87bc_333d);
}
