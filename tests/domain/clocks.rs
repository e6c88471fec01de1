//! What meets, stops and hides a clock, and what holds for any course of events.

use crate::case_file::{CaseFile, case_id, date, moment};
use arbeidsro::domain::{
    case::{CaseEvent, Country, EventKind},
    clock::{Clock, ClockState, Timing, clocks},
    deadline::{End, Step},
    ids::{EventId, Id},
    rule::{MetBy, Trigger},
    settings::Settings,
};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

fn file() -> CaseFile {
    CaseFile::new(Country::No).received("r", "2026-06-01")
}

#[test]
fn a_review_meets_the_assessment_at_once_too_but_not_the_feedback() {
    for file in [file().opened("o", "2026-06-03"), file().dismissed("d", "2026-06-03")] {
        let on = date("2026-06-03");
        assert_eq!(file.clock("NO-MEL-1").state, ClockState::Done { on, timing: Timing::InTime });
        assert_eq!(file.clock("NO-MEL-0").state, ClockState::Done { on, timing: Timing::Unknown });
        assert_eq!(file.clock("NO-MEL-2").state, ClockState::Running);
    }
    let marked = file().marked("NO-MEL-1", "r", |mark| mark.done = Some(date("2026-06-01")));
    let on = date("2026-06-01");
    assert_eq!(marked.clock("NO-MEL-0").state, ClockState::Done { on, timing: Timing::InTime });
}

#[test]
fn the_users_mark_wins_over_all() {
    let file = file().opened("o", "2026-06-03").closed("2026-06-04");
    let file = file.marked("NO-MEL-1", "r", |mark| {
        mark.done = Some(date("2026-06-09"));
        mark.not_applicable = Some("grunnløs".into());
    });
    let state = file.clock("NO-MEL-1").state;
    assert_eq!(state, ClockState::Done { on: date("2026-06-09"), timing: Timing::Late });
}

#[test]
fn not_applicable_and_extended_need_a_reason() {
    let state = |reason: &str| {
        let marked = file().marked("NO-MEL-2", "r", |mark| mark.not_applicable = Some(reason.into()));
        marked.clock("NO-MEL-2").state
    };
    assert_eq!(state("åpenbart grunnløs"), ClockState::NotApplicable);
    assert_eq!(state("  "), ClockState::Running);
    let opened = file().opened("o", "2026-06-03");
    assert!(!opened.clone().extended("NO-UND-2", "o", " ").clock("NO-UND-2").extended);
    assert!(opened.extended("NO-UND-2", "o", "særlig tilfelle").clock("NO-UND-2").extended);
}

#[test]
fn a_rule_without_an_extension_is_not_extended() {
    let clock = file().extended("NO-MEL-1", "r", "ferie").clock("NO-MEL-1");
    assert_eq!((clock.extended, clock.nominal_end), (false, End::On(date("2026-06-08"))));
}

#[test]
fn closing_the_case_stops_what_runs_except_feedback_to_the_reporter() {
    let file = file().opened("o", "2026-06-03").closed("2026-06-10");
    let stopped = ClockState::Stopped { on: date("2026-06-10") };
    assert_eq!(file.clock("NO-UND-1").state, stopped);
    assert_eq!(file.clock("NO-UND-2").state, stopped);
    assert_eq!(file.clock("NO-MEL-2").state, ClockState::Running);
    let danish = CaseFile::new(Country::Dk).received("r", "2026-06-01").closed("2026-06-10");
    assert_eq!(danish.clock("DK-UND-1").state, stopped);
    assert_eq!(danish.clock("DK-UND-2").state, ClockState::Running);
    assert_eq!(danish.clock("DK-UND-3").state, ClockState::Running);
    let ended = CaseFile::new(Country::No).ended("e", "2026-06-01").closed("2026-06-02");
    assert_eq!(ended.clock("NO-UND-3").state, ClockState::Running);
}

#[test]
fn a_report_on_a_closed_case_starts_its_clocks_all_the_same() {
    let file = file().closed("2026-06-10").received("r2", "2026-06-10").received("r3", "2026-09-01");
    assert_eq!(file.clock_of("NO-MEL-1", "r").state, ClockState::Stopped { on: date("2026-06-10") });
    assert_eq!(file.clock_of("NO-MEL-1", "r2").state, ClockState::Running);
    assert_eq!(file.clock_of("NO-MEL-1", "r3").state, ClockState::Running);
}

#[test]
fn a_clock_that_is_met_or_stopped_is_not_overdue() {
    let late = moment("2027-01-01T12:00");
    assert!(file().clock("NO-MEL-1").is_overdue(late));
    assert!(!file().opened("o", "2026-06-30").clock("NO-MEL-1").is_overdue(late));
    assert!(!file().closed("2026-06-10").clock("NO-MEL-1").is_overdue(late));
}

#[test]
fn events_of_newer_versions_start_nothing() {
    let file = CaseFile::new(Country::No).with("x", EventKind::Unknown, "2026-06-01");
    assert!(file.clocks().is_empty());
}

#[test]
fn the_mark_of_a_clock_comes_back_with_it() {
    let file = file().marked("NO-MEL-1", "r", |mark| mark.planned = Some(date("2026-06-04")));
    let clock = file.clock("NO-MEL-1");
    assert_eq!(clock.mark.as_ref().map(|mark| &mark.id), Some(&clock.mark_id()));
    assert!(Id::is_well_formed(clock.mark_id().as_str()));
}

/// Of both countries: an event of the other one starts nothing there.
fn all_kinds() -> Vec<EventKind> {
    EventKind::of(Country::No).iter().chain(EventKind::of(Country::Dk)).copied().chain([EventKind::Unknown]).collect()
}

fn any_event() -> impl Strategy<Value = (EventKind, i64, Option<u32>)> {
    (prop::sample::select(all_kinds()), 0..40i64, prop::option::of(0..24u32))
}

fn any_events() -> impl Strategy<Value = Vec<CaseEvent>> {
    prop::collection::vec(any_event(), 0..14).prop_map(|events| {
        let first = date("2026-03-10");
        let made = events.into_iter().enumerate().map(|(n, (kind, days, hour))| CaseEvent {
            id: EventId(Id::new(format!("e{n}"))),
            case: case_id(),
            kind,
            on: first + chrono::Duration::days(days),
            at: hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0)),
            ..CaseEvent::default()
        });
        made.collect()
    })
}

fn of(country: Country, events: &[CaseEvent]) -> Vec<Clock> {
    clocks(&CaseFile::new(country).case, events, &[], &Settings::default(), date("2026-11-22"))
}

proptest! {
    #[test]
    fn the_order_of_events_does_not_matter(
        country in prop::sample::select(&[Country::No, Country::Dk][..]),
        (events, shuffled) in any_events().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
    ) {
        prop_assert_eq!(of(country, &events), of(country, &shuffled));
    }

    #[test]
    fn no_report_is_without_its_clocks_and_no_clock_without_a_reason(
        country in prop::sample::select(&[Country::No, Country::Dk][..]), events in any_events(),
    ) {
        let found = of(country, &events);
        let rules = arbeidsro::domain::rule::rules_of(country).collect::<Vec<_>>();
        for event in events.iter().filter(|event| event.kind == EventKind::ReportReceived) {
            for rule in rules.iter().filter(|rule| rule.trigger == Trigger::ReportReceived) {
                let of_it = found.iter().filter(|clock| clock.event == event.id && clock.rule.id == rule.id);
                prop_assert_eq!(of_it.count(), 1);
            }
        }
        let mut ids: Vec<_> = found.iter().map(|clock| clock.mark_id()).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.len());
        for clock in &found {
            let from_an_event = matches!(clock.why.first(), Some(Step::From { .. }));
            prop_assert!(from_an_event);
            prop_assert!(clock.shifted_end.is_none_or(|shifted| clock.nominal_end.date().is_some_and(|end| shifted > end)));
            if clock.rule.trigger == Trigger::Event(&[EventKind::TurnsEighteen]) {
                continue;
            }
            let on = events.iter().find(|event| event.id == clock.event).map(|event| event.on);
            prop_assert!(clock.plan_by.is_none_or(|plan| Some(plan) >= on && Some(plan) <= clock.nominal_end.date().max(on)));
        }
    }

    #[test]
    fn no_more_reviews_are_met_than_events_can_meet(events in any_events()) {
        let found = of(Country::No, &events);
        let count = |kind| events.iter().filter(|event| event.kind == kind).count();
        let reviews = || found.iter().filter(|clock| clock.rule.met_by == MetBy::Review);
        if count(EventKind::InvestigationOpened) == 0 {
            let met = reviews().filter(|clock| !clock.is_running()).count();
            prop_assert!(met <= count(EventKind::ReportDismissed));
        }
        for clock in reviews() {
            if let ClockState::Done { on, .. } = clock.state {
                prop_assert!(on >= clock.started.date(), "met before it came");
            }
        }
    }

    #[test]
    fn a_later_report_never_has_an_earlier_end(a in 0..4000i64, later in 0..60i64) {
        let day = |n| (date("2024-01-01") + chrono::Duration::days(n)).to_string();
        for country in [Country::No, Country::Dk] {
            let ends = |n| {
                let file = CaseFile::new(country).received("r", &day(n)).opened("o", &day(n));
                file.clocks().iter().map(|clock| (clock.rule.id, clock.nominal_end.date(), clock.plan_by)).collect::<Vec<_>>()
            };
            let (first, second) = (ends(a), ends(a + later));
            for (rule, end, plan) in &first {
                let other = second.iter().find(|it| it.0 == *rule);
                prop_assert!(other.is_some_and(|other| other.1 >= *end && other.2 >= *plan), "{rule}");
            }
        }
    }

    #[test]
    fn dates_far_away_do_no_harm(year in -250_000i32..250_000) {
        let on = NaiveDate::from_ymd_opt(year, 2, 28).unwrap_or_default();
        let event = |id: &str, kind| CaseEvent { id: EventId(Id::new(id)), case: case_id(), kind, on, ..CaseEvent::default() };
        let events = [event("r", EventKind::ReportReceived), event("o", EventKind::InvestigationOpened)];
        for country in [Country::No, Country::Dk] {
            prop_assert!(of(country, &events).len() >= 4);
        }
    }
}
