//! Norway: reports and investigations (domain.md section 1).

use crate::{
    case_file::{CaseFile, date, moment},
    table::table,
};
use arbeidsro::domain::{
    calendar::DayOff,
    case::{Country, EventKind},
    clock::{ClockState, Timing},
    deadline::{End, Step},
    holidays::Holiday,
    rule::{Offset, Unit},
};
use chrono::NaiveDate;

fn file() -> CaseFile {
    CaseFile::new(Country::No)
}

/// Received, opened three days later.
fn investigated(received: &str) -> CaseFile {
    let opened = date(received) + chrono::Duration::days(3);
    file().received("r", received).opened("o", &opened.to_string())
}

fn on(day: &str) -> End {
    End::On(date(day))
}

#[test]
fn received_on_thursday_26_march_2026() {
    let file = investigated("2026-03-26");
    let review = file.clock("NO-MEL-1");
    assert_eq!((review.nominal_end, review.shifted_end), (on("2026-04-02"), Some(date("2026-04-07"))));
    assert_eq!(file.clock("NO-UND-2").nominal_end, on("2026-07-02"));
    assert_eq!(file.clock("NO-MEL-2").nominal_end, on("2026-04-16"));
    let extended = file.extended("NO-UND-2", "o", "sakkyndig ikke ferdig").clock("NO-UND-2");
    assert_eq!((extended.nominal_end, extended.extended), (on("2026-10-02"), true));
}

#[test]
fn received_on_sunday_23_november_2025() {
    let file = investigated("2025-11-23");
    let review = file.clock("NO-MEL-1");
    assert_eq!((review.nominal_end, review.shifted_end), (on("2025-11-30"), Some(date("2025-12-01"))));
    let investigation = file.clock("NO-UND-2");
    assert_eq!((investigation.nominal_end, investigation.shifted_end), (on("2026-02-28"), Some(date("2026-03-02"))));
    let extended = file.extended("NO-UND-2", "o", "særlig tilfelle").clock("NO-UND-2");
    assert_eq!((extended.nominal_end, extended.shifted_end), (on("2026-05-30"), Some(date("2026-06-01"))));
}

#[test]
fn received_on_friday_20_november_2026() {
    let file = investigated("2026-11-20");
    assert_eq!(file.clock("NO-MEL-1").nominal_end, on("2026-11-27"));
    let investigation = file.clock("NO-UND-2");
    assert_eq!((investigation.nominal_end, investigation.shifted_end), (on("2027-02-27"), Some(date("2027-03-01"))));
    let extended = file.extended("NO-UND-2", "o", "særlig tilfelle").clock("NO-UND-2");
    assert_eq!((extended.nominal_end, extended.shifted_end), (on("2027-05-27"), None));
}

#[test]
fn every_report_of_the_table_gets_the_dates_computed_elsewhere() {
    let mut rows = 0;
    for row in table("norway").rows() {
        let received: NaiveDate = row.get("received");
        let plain = file().received("r", &received.to_string()).opened("o", &received.to_string());
        let longer = plain.clone().extended("NO-UND-2", "o", "særlig tilfelle");
        for (rule, name, file) in [
            ("NO-MEL-1", "NO-MEL-1", &plain),
            ("NO-MEL-2", "NO-MEL-2", &plain),
            ("NO-UND-2", "NO-UND-2", &plain),
            ("NO-UND-2", "NO-UND-2 extended", &longer),
        ] {
            let clock = file.clock(rule);
            let end: NaiveDate = row.get(name);
            let shifted: NaiveDate = row.get(&format!("{name} shifted"));
            assert_eq!(clock.nominal_end, End::On(end), "{name} {received}");
            assert_eq!(clock.shifted_end, Some(shifted).filter(|day| *day != end), "{name} {received}");
            assert_eq!(clock.plan_by, Some(row.get(&format!("{name} plan"))), "{name} {received}");
            rows += 1;
        }
    }
    assert!(rows >= 800, "{rows}");
}

#[test]
fn at_once_is_due_from_the_report_and_never_moved_or_planned() {
    let clock = file().received("r", "2026-04-02T22:15").clock("NO-MEL-0");
    assert_eq!((clock.nominal_end, clock.shifted_end, clock.plan_by), (End::Now, None, None));
    assert_eq!(clock.started, moment("2026-04-02T22:15"));
    assert!(!clock.is_overdue(moment("2027-01-01T00:00")));
}

#[test]
fn the_plan_is_a_practice_of_two_weeks_from_the_opening() {
    let clock = file().received("r", "2026-06-01").opened("o", "2026-06-04").clock("NO-UND-1");
    assert_eq!((clock.nominal_end, clock.shifted_end), (on("2026-06-18"), None));
    assert!(clock.why.contains(&Step::Practice));
    assert!(!clock.rule.is_legal_floor());
}

#[test]
fn an_early_review_does_not_start_the_investigation_clock_earlier() {
    let early = file().received("r", "2026-03-26").opened("o", "2026-03-26").clock("NO-UND-2");
    let late = file().received("r", "2026-03-26").opened("o", "2026-04-02").clock("NO-UND-2");
    assert_eq!(early.nominal_end, late.nominal_end);
}

#[test]
fn without_a_report_the_investigation_counts_from_its_opening() {
    let clock = file().opened("o", "2026-03-26").clock("NO-UND-2");
    assert_eq!(clock.nominal_end, on("2026-06-26"));
    assert!(clock.why.contains(&Step::ReportUnknown));
}

#[test]
fn the_end_of_the_investigation_meets_it_and_starts_the_second_feedback() {
    let file = investigated("2026-03-26").ended("e", "2026-07-03");
    let state = file.clock("NO-UND-2").state;
    assert_eq!(state, ClockState::Done { on: date("2026-07-03"), timing: Timing::Late });
    let in_time = investigated("2026-03-26").ended("e", "2026-07-02").clock("NO-UND-2").state;
    assert_eq!(in_time, ClockState::Done { on: date("2026-07-02"), timing: Timing::InTime });
    assert_eq!(file.clock("NO-UND-3").nominal_end, on("2026-07-24"));
    assert_eq!(file.clock("NO-UND-1").state, ClockState::Stopped { on: date("2026-07-03") });
}

#[test]
fn lateness_is_measured_at_the_legal_end_not_at_the_shifted_one() {
    let file = investigated("2025-11-23").ended("e", "2026-03-02");
    let state = file.clock("NO-UND-2").state;
    assert_eq!(state, ClockState::Done { on: date("2026-03-02"), timing: Timing::Late });
}

#[test]
fn an_investigation_past_its_end_is_overdue_from_the_next_day() {
    let clock = investigated("2026-03-26").clock("NO-UND-2");
    assert!(!clock.is_overdue(moment("2026-07-02T23:59")));
    assert!(clock.is_overdue(moment("2026-07-03T00:00")));
}

#[test]
fn why_this_date_is_told_step_by_step() {
    let week = Offset { n: 1, unit: Unit::Week };
    let three = Offset { n: 3, unit: Unit::Month };
    let six = Offset { n: 6, unit: Unit::Month };
    let clock = investigated("2025-11-23").extended("NO-UND-2", "o", "særlig tilfelle").clock("NO-UND-2");
    let expected = [
        Step::From { event: EventKind::ReportReceived, on: date("2025-11-23"), at: None },
        Step::Counted { offset: week, to: date("2025-11-30") },
        Step::Counted { offset: three, to: date("2026-02-28") },
        Step::MonthEnd { wanted_day: 30, to: date("2026-02-28") },
        Step::Extended { total: six, to: date("2026-05-30") },
        Step::Shifted { because: DayOff::Saturday, to: date("2026-06-01") },
        Step::PlanBy { buffer_days: 2, to: date("2026-05-27") },
    ];
    assert_eq!(clock.why, expected);
    let review = investigated("2026-03-26").clock("NO-MEL-1");
    let because = DayOff::Holiday(Holiday::MaundyThursday);
    assert!(review.why.contains(&Step::Shifted { because, to: date("2026-04-07") }));
}

#[test]
fn nobody_plans_before_the_report_came() {
    let mut file = file().received("r", "2026-12-23");
    file.settings.buffer_days = 10;
    let clock = file.clock("NO-MEL-1");
    assert_eq!(clock.plan_by, Some(date("2026-12-23")));
    assert_eq!(clock.why.last(), Some(&Step::PlanFromStart { on: date("2026-12-23") }));
}
