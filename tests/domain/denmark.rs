//! Denmark: underretninger and børnefaglige undersøgelser (domain.md section 2).

use crate::{
    case_file::{CaseFile, date, moment},
    table::table,
};
use arbeidsro::domain::{
    case::Country,
    clock::{ClockState, Timing},
    deadline::{End, Step},
};
use chrono::{NaiveDate, NaiveDateTime};

fn file() -> CaseFile {
    CaseFile::new(Country::Dk)
}

fn on(day: &str) -> End {
    End::On(date(day))
}

#[test]
fn a_report_on_friday_afternoon_is_due_on_saturday_afternoon() {
    let clock = file().received("r", "2026-11-20T15:00").clock("DK-UND-1");
    assert_eq!(clock.nominal_end, End::At(moment("2026-11-21T15:00")));
    assert_eq!((clock.shifted_end, clock.plan_by), (None, None));
    assert!(!clock.is_overdue(moment("2026-11-21T15:00")));
    assert!(clock.is_overdue(moment("2026-11-21T15:01")));
}

#[test]
fn without_a_time_of_day_the_24_hours_run_from_midnight() {
    let clock = file().received("r", "2026-11-20").clock("DK-UND-1");
    assert_eq!(clock.nominal_end, End::At(moment("2026-11-21T00:00")));
    assert!(clock.why.contains(&Step::MidnightAssumed));
    assert!(!file().received("r", "2026-11-20T15:00").clock("DK-UND-1").why.contains(&Step::MidnightAssumed));
}

#[test]
fn the_24_hours_are_hours_also_when_the_clocks_change() {
    let autumn = file().received("r", "2026-10-24T15:00").clock("DK-UND-1");
    assert_eq!(autumn.nominal_end, End::At(moment("2026-10-25T14:00")));
    assert!(autumn.why.contains(&Step::SummerTimeChanged));
    let spring = file().received("r", "2026-03-28T15:00").clock("DK-UND-1");
    assert_eq!(spring.nominal_end, End::At(moment("2026-03-29T16:00")));
}

#[test]
fn every_report_of_the_table_gets_the_dates_computed_elsewhere() {
    let mut rows = 0;
    for row in table("denmark").rows() {
        let received: NaiveDateTime = row.get("received");
        let (day, at) = (received.date().to_string(), received.format("%Y-%m-%dT%H:%M").to_string());
        let file = file().received("r", &at).opened("o", &day);
        assert_eq!(file.clock("DK-UND-1").nominal_end, End::At(row.get("DK-UND-1")), "DK-UND-1 {at}");
        for rule in ["DK-UND-2", "DK-UND-3", "DK-BFU-1"] {
            let clock = file.clock(rule);
            assert_eq!(clock.nominal_end, End::On(row.get::<NaiveDate>(rule)), "{rule} {at}");
            assert_eq!(clock.shifted_end, None, "{rule} {at}");
            assert_eq!(clock.plan_by, Some(row.get(&format!("{rule} plan"))), "{rule} {at}");
        }
        rows += 1;
    }
    assert!(rows >= 600, "{rows}");
}

#[test]
fn six_hverdage_count_saturdays_and_no_holidays() {
    assert_eq!(file().received("r", "2026-11-20").clock("DK-UND-2").nominal_end, on("2026-11-27"));
    assert_eq!(file().received("r", "2026-03-31").clock("DK-UND-2").nominal_end, on("2026-04-10"));
}

#[test]
fn the_investigation_counts_from_the_report_or_else_from_the_opening() {
    let known = file().received("r", "2026-10-31").opened("o", "2026-11-12");
    assert_eq!(known.clock("DK-BFU-1").nominal_end, on("2027-02-28"));
    let unknown = file().opened("o", "2026-11-12").clock("DK-BFU-1");
    assert_eq!(unknown.nominal_end, on("2027-03-12"));
    assert!(unknown.why.contains(&Step::ReportUnknown));
}

#[test]
fn an_exceptional_extension_gives_no_new_date() {
    let file = file().received("r", "2026-10-31").opened("o", "2026-11-12");
    let clock = file.extended("DK-BFU-1", "o", "afventer erklæring, foreløbig vurdering skrevet").clock("DK-BFU-1");
    assert_eq!((clock.nominal_end, clock.extended), (on("2027-02-28"), true));
    assert!(clock.why.contains(&Step::ExtendedWithoutDate));
}

#[test]
fn the_acute_assessment_was_made_by_the_opening_at_the_latest() {
    let state = |opened: &str, rule| file().received("r", "2026-11-20T15:00").opened("o", opened).clock(rule).state;
    let done = |on: &str, timing| ClockState::Done { on: date(on), timing };
    assert_eq!(state("2026-11-20", "DK-UND-1"), done("2026-11-20", Timing::InTime));
    assert_eq!(state("2026-11-21T14:00", "DK-UND-1"), done("2026-11-21", Timing::InTime));
    assert_eq!(state("2026-11-21", "DK-UND-1"), done("2026-11-21", Timing::Unknown));
    assert_eq!(state("2026-11-30", "DK-UND-1"), done("2026-11-30", Timing::Unknown));
    assert_eq!(state("2026-11-30", "DK-UND-2"), ClockState::Running);
}

#[test]
fn the_users_own_time_says_whether_24_hours_were_kept() {
    let state = |day: &str, at: Option<&str>| {
        let file = file().received("r", "2026-11-20T15:00").marked("DK-UND-1", "r", |mark| {
            mark.done = Some(date(day));
            mark.done_at = at.map(|at| at.parse().unwrap());
        });
        file.clock("DK-UND-1").state
    };
    let timing = |day, at| match state(day, at) {
        ClockState::Done { timing, .. } => timing,
        other => panic!("{other:?}"),
    };
    assert_eq!(timing("2026-11-20", None), Timing::InTime);
    assert_eq!(timing("2026-11-21", Some("15:00:00")), Timing::InTime);
    assert_eq!(timing("2026-11-21", Some("15:00:01")), Timing::Late);
    assert_eq!(timing("2026-11-21", None), Timing::Unknown);
    assert_eq!(timing("2026-11-22", None), Timing::Late);
}

#[test]
fn reassessment_and_child_talk_wait_for_events_that_tell_of_them() {
    let file = file().received("r", "2026-11-20").opened("o", "2026-11-21");
    assert!(file.clocks().iter().all(|clock| !["DK-UND-4", "DK-UND-5"].contains(&clock.rule.id)));
}
