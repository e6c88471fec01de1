//! Every row of the rules, from the event that starts it to its dates, against a table computed
//! elsewhere; and what meets and stops it.

use crate::{
    case_file::{CaseFile, date, moment},
    table::table,
};
use arbeidsro::domain::{
    case::{Country, EventKind},
    clock::{Clock, ClockState, Count, Timing},
    deadline::{End, Step},
    rule::{Rule, RuleKind, Trigger, all_rules, rule},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// A case in which the rule starts on this day.
fn started(rule: &Rule, kind: EventKind, on: &str) -> CaseFile {
    let file = CaseFile::new(rule.country);
    match rule.youth {
        // The 18th birthday lies so that the child is sixteen, or not yet.
        Some(true) => file.with("adult", EventKind::TurnsEighteen, &on[..10]).with("e", kind, on),
        _ => file.with("e", kind, on),
    }
}

fn kinds(rule: &Rule) -> Vec<EventKind> {
    match rule.trigger {
        Trigger::Event(kinds) => kinds.to_vec(),
        Trigger::InvestigationOpened => vec![EventKind::InvestigationOpened],
        Trigger::InvestigationClosed => vec![EventKind::InvestigationClosed],
        _ => Vec::new(),
    }
}

#[test]
fn every_row_of_the_table_gets_the_dates_computed_elsewhere() {
    let (mut rows, mut seen) = (0, BTreeSet::new());
    for row in table("rules").rows() {
        let (rule, start) = (rule(row.text("rule")).unwrap(), row.text("start"));
        let end: NaiveDate = row.get("end");
        for kind in kinds(rule) {
            let mut file = started(rule, kind, start);
            if row.text("extended") == "extended" {
                file = file.extended(rule.id, "e", "særlig tilfelle");
            }
            let clock = file.clock_of(rule.id, "e");
            assert_eq!(clock.nominal_end, End::On(end), "{} {start}", rule.id);
            let shifted: NaiveDate = row.get("shifted");
            assert_eq!(clock.shifted_end, Some(shifted).filter(|day| *day != end), "{} {start}", rule.id);
            let plan = (!row.text("plan").is_empty()).then(|| row.get::<NaiveDate>("plan"));
            assert_eq!(clock.plan_by, plan, "{} {start}", rule.id);
            rows += 1;
        }
        seen.insert(rule.id);
    }
    for row in table("hours").rows() {
        let (rule, start) = (rule(row.text("rule")).unwrap(), row.get::<NaiveDateTime>("start"));
        for kind in kinds(rule) {
            let clock = started(rule, kind, &start.format("%Y-%m-%dT%H:%M").to_string()).clock_of(rule.id, "e");
            assert_eq!(clock.nominal_end, End::At(row.get("end")), "{} {start}", rule.id);
            rows += 1;
        }
        seen.insert(rule.id);
    }
    assert!(rows > 8_000, "{rows}");
    // The others are in the tables of the reports, or have no figure.
    let of_reports = ["NO-MEL-1", "NO-MEL-2", "NO-UND-2", "DK-UND-1", "DK-UND-2", "DK-UND-3", "DK-BFU-1"];
    let has_figure = |rule: &&Rule| rule.offset.is_some() && !of_reports.contains(&rule.id);
    let missing: Vec<_> = all_rules().filter(has_figure).map(|rule| rule.id).filter(|id| !seen.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_rule_is_started_by_something_that_the_user_can_record() {
    for rule in all_rules() {
        let offered = EventKind::of(rule.country);
        for kind in kinds(rule) {
            assert!(offered.contains(&kind), "{} {kind:?}", rule.id);
            let clock = started(rule, kind, "2026-09-01").clock_of(rule.id, "e");
            assert!(clock.is_running(), "{}", rule.id);
            assert!(!clock.why.is_empty(), "{}", rule.id);
        }
        for kind in rule.gates {
            assert!(offered.contains(kind), "{} {kind:?}", rule.id);
        }
    }
}

#[test]
fn every_event_of_a_country_does_something() {
    for country in [Country::No, Country::Dk] {
        for kind in EventKind::of(country) {
            let alone = CaseFile::new(country).with("e", *kind, "2026-09-01").clocks();
            let text = format!("{:?}", all_rules().filter(|rule| rule.country == country).collect::<Vec<_>>());
            assert!(
                !alone.is_empty() || text.contains(&format!("{kind:?}")) || is_paired(*kind),
                "{country:?} {kind:?}"
            );
        }
    }
}

fn is_paired(kind: EventKind) -> bool {
    // In Norway the talk with the child is on the checklist, not on a clock.
    matches!(
        kind,
        EventKind::ChildTalk
            | EventKind::ReportDismissed
            | EventKind::InvestigationClosed
            | EventKind::InvestigationOpened
    )
}

#[test]
fn what_meets_a_clock_meets_it() {
    for rule in all_rules().filter(|rule| rule.kind != RuleKind::Count) {
        let arbeidsro::domain::rule::MetBy::Events(meets) = rule.met_by else { continue };
        for (start, meet) in kinds(rule).into_iter().flat_map(|start| meets.iter().map(move |meet| (start, *meet))) {
            let file = started(rule, start, "2026-09-01").with("m", meet, "2026-09-02");
            let state = file.clock_of(rule.id, "e").state;
            assert!(matches!(state, ClockState::Done { on, .. } if on == date("2026-09-02")), "{} {state:?}", rule.id);
        }
    }
}

#[test]
fn what_returns_is_met_by_the_event_that_starts_it_anew_and_by_no_mark() {
    let returning: Vec<_> = all_rules().filter_map(|rule| Some((rule.id, rule.returns_with()?))).collect();
    let expected = [
        ("NO-HJE-2", EventKind::MeasureReviewed),
        ("NO-OMS-4", EventKind::CareReviewed),
        ("NO-OMS-4B", EventKind::CareFullyReviewed),
        ("NO-FOS-3", EventKind::AgreementReviewed),
        ("DK-OPF-2", EventKind::MeasureReviewed),
    ];
    assert_eq!(returning, expected);
    let file = CaseFile::new(Country::No).with("s", EventKind::MeasureStarted, "2026-01-31").with(
        "r",
        EventKind::MeasureReviewed,
        "2026-04-29",
    );
    assert!(matches!(file.clock_of("NO-HJE-2", "s").state, ClockState::Done { timing: Timing::InTime, .. }));
    let next = file.clock_of("NO-HJE-2", "r");
    assert_eq!((next.nominal_end, next.state), (End::On(date("2026-07-29")), ClockState::Running));
    let marked = file.clone().marked("NO-HJE-2", "r", |mark| mark.done = Some(date("2026-07-01")));
    assert!(marked.clock_of("NO-HJE-2", "r").is_running(), "a mark would end the row");
    let ended = file.with("x", EventKind::MeasureEnded, "2026-08-01");
    assert_eq!(ended.clock_of("NO-HJE-2", "r").state, ClockState::Stopped { on: date("2026-08-01") });
}

fn visits(days: &[&str]) -> CaseFile {
    let file = CaseFile::new(Country::No).with("in", EventKind::FosterMovedIn, "2025-03-10");
    days.iter().enumerate().fold(file, |file, (n, day)| file.with(&format!("v{n}"), EventKind::VisitMade, day))
}

fn years(file: &CaseFile, rule: &str) -> Vec<Clock> {
    file.clocks().into_iter().filter(|clock| clock.rule.id == rule).collect()
}

#[test]
fn visits_are_counted_in_each_year_of_the_stay() {
    let file = visits(&["2025-05-01", "2025-08-01", "2025-11-01", "2026-03-09", "2026-03-10", "2026-10-01"]);
    let found = years(&file, "NO-FOS-1");
    assert_eq!(found.len(), 2);
    let state = ClockState::Done { on: date("2026-03-09"), timing: Timing::InTime };
    assert_eq!((found[0].count, found[0].state), (Some(Count { done: 4, due: 4 }), state));
    assert_eq!((found[1].count, found[1].state), (Some(Count { done: 2, due: 4 }), ClockState::Running));
    assert_eq!(found[1].nominal_end, End::On(date("2027-03-09")));
    assert_eq!(found[1].plan_by, Some(date("2026-12-10")), "the third of four, evenly spread");
    assert!(found[1].why.contains(&Step::Spaced { nth: 3, to: date("2026-12-10") }));
    assert!(!found[1].is_overdue(moment("2026-12-20T12:00")), "the law sets no days within the year");
}

#[test]
fn a_year_with_too_few_stays_overdue_until_its_cause_is_told() {
    let file = visits(&["2025-05-01"]);
    let year = &years(&file, "NO-FOS-1")[0];
    assert!(year.is_overdue(moment("2026-11-22T12:00")));
    let told = file.marked("NO-FOS-1", "in", |mark| mark.cause = Some("ubesatt stilling".into()));
    assert_eq!(years(&told, "NO-FOS-1")[0].state, ClockState::Missed { on: date("2026-03-09") });
    assert!(years(&told, "NO-FOS-1")[1].is_running());
}

#[test]
fn fewer_visits_count_from_the_year_of_the_decision() {
    let file = visits(&[]).with("f", EventKind::FewerVisits, "2026-06-01");
    let due: Vec<_> = years(&file, "NO-FOS-1").iter().filter_map(|clock| clock.count).map(|count| count.due).collect();
    assert_eq!(due, [4, 2]);
    let due: Vec<_> = years(&file, "NO-FOS-2").iter().filter_map(|clock| clock.count).map(|count| count.due).collect();
    assert_eq!(due, [4, 4], "supervision has a decision of its own");
}

#[test]
fn years_that_ended_before_the_case_was_recorded_are_left_out() {
    let mut file = CaseFile::new(Country::Dk).with("in", EventKind::FosterMovedIn, "2019-05-20");
    file.events[0].recorded = Some(date("2026-11-20"));
    let found = years(&file, "DK-TIL-1");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].nominal_end, End::On(date("2027-05-19")));
    let moved = file.with("out", EventKind::MovedOut, "2026-11-21");
    assert_eq!(years(&moved, "DK-TIL-1")[0].state, ClockState::Stopped { on: date("2026-11-21") });
}

#[test]
fn a_move_to_another_home_starts_the_years_anew() {
    let file = visits(&[]).with("in2", EventKind::FosterMovedIn, "2026-02-01");
    let stopped = file.clock_of("NO-FOS-1", "in").state;
    assert_eq!(stopped, ClockState::Stopped { on: date("2026-02-01") });
    assert!(file.clock_of("NO-FOS-1", "in2").is_running());
}

#[test]
fn the_first_danish_follow_up_comes_with_the_end_of_an_investigation_beside_it() {
    let file = CaseFile::new(Country::Dk).opened("o", "2026-08-01").with("s", EventKind::MeasureStarted, "2026-09-01");
    assert_eq!(file.clock("DK-OPF-1").nominal_end, End::On(date("2026-12-01")));
    let ended = file.clone().ended("x", "2026-10-15");
    assert_eq!(ended.clock("DK-OPF-1").nominal_end, End::On(date("2026-10-15")));
    let later = CaseFile::new(Country::Dk).with("s", EventKind::MeasureStarted, "2026-09-01").opened("o", "2026-09-10");
    assert_eq!(
        later.ended("x", "2026-10-15").clock("DK-OPF-1").nominal_end,
        End::On(date("2026-12-01")),
        "not parallel"
    );
}

#[test]
fn a_day_that_was_set_goes_before_the_usual_length() {
    let set = |kind, rule, country| {
        let mut file = CaseFile::new(country).with("e", kind, "2026-09-01");
        file.events[0].until = Some(date("2026-10-01"));
        file.clock_of(rule, "e").nominal_end
    };
    let on = End::On(date("2026-10-01"));
    assert_eq!(set(EventKind::SupportOrdered, "NO-HJE-3", Country::No), on);
    assert_eq!(set(EventKind::HearingSent, "DK-PAR-1", Country::Dk), on);
    assert_eq!(set(EventKind::MeasureReviewed, "DK-OPF-2", Country::Dk), on);
    assert_eq!(set(EventKind::ScreeningDecided, "DK-BFU-2", Country::Dk), on);
    let open = CaseFile::new(Country::Dk).with("e", EventKind::ScreeningDecided, "2026-09-01");
    assert_eq!(open.clock("DK-BFU-2").nominal_end, End::Gate, "no figure was found");
}

#[test]
fn an_extension_to_a_day_moves_the_end_to_it() {
    let file = CaseFile::new(Country::No).with("e", EventKind::CareOrder, "2026-09-01");
    assert_eq!(file.clock("NO-OMS-1").nominal_end, End::On(date("2026-10-13")));
    let longer = file.marked("NO-OMS-1", "e", |mark| {
        let until = Some(date("2026-11-10"));
        let reason = "forsinket innflytting".into();
        let decider = "nemndleder".into();
        mark.extension = Some(arbeidsro::domain::case::Extension { reason, decider, on: date("2026-10-01"), until });
    });
    assert_eq!(longer.clock("NO-OMS-1").nominal_end, End::On(date("2026-11-10")));
}

#[test]
fn a_new_duty_waits_for_its_law() {
    let ban = |on| CaseFile::new(Country::No).with("e", EventKind::TravelBan, on).clocks();
    assert!(ban("2026-01-22").iter().all(|clock| clock.rule.id != "NO-AKU-6"));
    assert!(ban("2026-01-23").iter().any(|clock| clock.rule.id == "NO-AKU-6"));
}

#[test]
fn a_youth_gets_a_youth_plan_and_a_child_the_childs_plan() {
    let decided = |adult| {
        let file = CaseFile::new(Country::Dk).with("a", EventKind::TurnsEighteen, adult);
        file.with("d", EventKind::MeasureDecided, "2026-09-15")
    };
    let has =
        |file: &CaseFile, id| file.clocks().iter().any(|clock| clock.rule.id == id && clock.event.as_str() == "d");
    assert!(has(&decided("2028-09-01"), "DK-PLA-2") && !has(&decided("2028-09-01"), "DK-PLA-1"));
    assert!(has(&decided("2028-10-01"), "DK-PLA-1") && !has(&decided("2028-10-01"), "DK-PLA-2"));
    let unknown = CaseFile::new(Country::Dk).with("d", EventKind::MeasureDecided, "2026-09-15");
    assert!(has(&unknown, "DK-PLA-1"));
}

#[test]
fn a_report_while_a_measure_runs_asks_for_a_second_opinion() {
    let file =
        CaseFile::new(Country::Dk).received("r", "2026-01-10").opened("o", "2026-01-11").ended("x", "2026-04-01");
    let file = file.with("s", EventKind::MeasureStarted, "2026-04-02").received("r2", "2026-08-01");
    let found = years(&file, "DK-UND-4");
    assert_eq!(found.iter().map(|clock| clock.event.as_str()).collect::<Vec<_>>(), ["r2"]);
    let over = file.with("e", EventKind::MeasureEnded, "2026-07-01");
    assert!(years(&over, "DK-UND-4").is_empty());
    let mut bare = CaseFile::new(Country::Dk).received("r", "2026-01-10");
    bare.case.case_type = arbeidsro::domain::case::CaseType::Support;
    assert_eq!(years(&bare, "DK-UND-4").len(), 1, "the case is one of measures");
}

#[test]
fn a_suspicion_of_abuse_waits_for_the_talk_with_the_child() {
    let file =
        CaseFile::new(Country::Dk).received("r", "2026-09-01").with("a", EventKind::AbuseSuspected, "2026-09-01");
    let gate = file.clock("DK-UND-5");
    assert_eq!((gate.nominal_end, gate.state), (End::Gate, ClockState::Running));
    let talked = file.with("t", EventKind::ChildTalk, "2026-09-01");
    assert!(matches!(talked.clock("DK-UND-5").state, ClockState::Done { .. }));
}

#[test]
fn each_danish_decision_waits_for_a_talk_of_its_own() {
    let file = CaseFile::new(Country::Dk).opened("o", "2026-05-01").with("t", EventKind::ChildTalk, "2026-06-01");
    let file = file.with("d", EventKind::MeasureDecided, "2026-06-01");
    assert!(!file.clock_of("DK-SAM-1", "o").is_running());
    assert!(file.clock_of("DK-SAM-1", "d").is_running(), "the talk before a decision does not serve the next");
    let again = file.with("t2", EventKind::ChildTalk, "2026-07-01");
    assert!(!again.clock_of("DK-SAM-1", "d").is_running());
}

#[test]
fn a_dismissal_that_names_its_report_settles_that_one() {
    let mut file = CaseFile::new(Country::No).received("a", "2026-09-01").received("b", "2026-09-03");
    file = file.dismissed("d", "2026-09-04");
    assert!(!file.clock_of("NO-MEL-1", "a").is_running() && file.clock_of("NO-MEL-1", "b").is_running());
    file.events[2].report = Some(file.events[1].id.clone());
    assert!(file.clock_of("NO-MEL-1", "a").is_running() && !file.clock_of("NO-MEL-1", "b").is_running());
}

#[test]
fn the_end_of_an_emergency_stops_its_clocks() {
    let file = CaseFile::new(Country::No).with("e", EventKind::EmergencyMove, "2026-09-01");
    for rule in ["NO-AKU-1", "NO-AKU-3", "NO-AKU-8"] {
        let ended = file.clone().with("x", EventKind::EmergencyEnded, "2026-09-03");
        assert_eq!(ended.clock(rule).state, ClockState::Stopped { on: date("2026-09-03") });
    }
    let sent = file.with("p", EventKind::PetitionSent, "2026-10-13");
    assert_eq!(sent.clock("NO-AKU-3").state, ClockState::Done { on: date("2026-10-13"), timing: Timing::InTime });
}
