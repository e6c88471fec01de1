//! The limits beside the first one: how long a measure may last in all (domain.md section 1), and
//! from which of two events a duty counts.

use crate::case_file::{CaseFile, date};
use arbeidsro::domain::{
    case::{Country, EventKind, Extension},
    clock::{ClockState, Timing},
    deadline::{End, Step},
};

fn norway() -> CaseFile {
    CaseFile::new(Country::No)
}

fn end(file: &CaseFile, rule: &str) -> End {
    file.clock_of(rule, "e").nominal_end
}

#[test]
fn a_ban_by_the_tribunal_lasts_six_months_and_six_more() {
    let file = norway().with("e", EventKind::TravelBanOrdered, "2026-08-31");
    assert_eq!(end(&file, "NO-AKU-6B"), End::On(date("2027-02-28")));
    assert_eq!(end(&file.clone().extended("NO-AKU-6B", "e", "nytt vedtak"), "NO-AKU-6B"), End::On(date("2027-08-31")));
    let mut shorter = file.clone();
    shorter.events[0].until = Some(date("2026-11-30"));
    assert_eq!(end(&shorter, "NO-AKU-6B"), End::On(date("2026-11-30")), "the tribunal may set a day");
    let early = norway().with("e", EventKind::TravelBanOrdered, "2026-01-22").clocks();
    assert!(early.is_empty(), "not before the law");
}

#[test]
fn observation_lasts_four_weeks_and_four_more_or_becomes_treatment() {
    let file = norway().with("e", EventKind::ObservationMovedIn, "2026-09-01");
    assert_eq!(end(&file, "NO-INS-1C"), End::On(date("2026-09-29")));
    assert_eq!(end(&file.clone().extended("NO-INS-1C", "e", "nytt vedtak"), "NO-INS-1C"), End::On(date("2026-10-27")));
    let treated = file.with("t", EventKind::BehaviourMovedIn, "2026-09-20");
    assert_eq!(treated.clock_of("NO-INS-1C", "e").state, ClockState::Stopped { on: date("2026-09-20") });
    assert_eq!(treated.clock_of("NO-INS-1", "t").nominal_end, End::On(date("2027-03-20")));
}

#[test]
fn a_stay_after_6_6_has_a_limit_a_decision_and_one_in_all() {
    let file = norway().with("e", EventKind::TraffickingMovedIn, "2026-09-01");
    assert_eq!(end(&file, "NO-INS-2B"), End::On(date("2026-10-13")));
    assert_eq!(end(&file, "NO-INS-2C"), End::On(date("2027-03-01")));
    let until = Some(date("2026-11-24"));
    let again = Extension { reason: "nytt vedtak".into(), decider: "nemnda".into(), on: date("2026-10-10"), until };
    let longer = file.marked("NO-INS-2B", "e", |mark| mark.extension = Some(again));
    assert_eq!(end(&longer, "NO-INS-2B"), End::On(date("2026-11-24")));
    assert_eq!(end(&longer, "NO-INS-2C"), End::On(date("2027-03-01")), "six months in all stand");
}

#[test]
fn the_review_in_full_meets_both_and_the_usual_one_only_itself() {
    let file = norway().with("e", EventKind::CareOrder, "2026-01-15");
    assert_eq!(end(&file, "NO-OMS-4B"), End::On(date("2027-01-15")));
    let usual = file.clone().with("u", EventKind::CareReviewed, "2026-07-10");
    assert!(usual.clock_of("NO-OMS-4B", "e").is_running() && !usual.clock_of("NO-OMS-4", "e").is_running());
    let full = usual.with("f", EventKind::CareFullyReviewed, "2026-11-20");
    assert!(!full.clock_of("NO-OMS-4B", "e").is_running() && !full.clock_of("NO-OMS-4", "u").is_running());
    assert_eq!(full.clock_of("NO-OMS-4", "f").nominal_end, End::On(date("2027-05-20")));
    assert_eq!(full.clock_of("NO-OMS-4B", "f").nominal_end, End::On(date("2027-11-20")));
}

#[test]
fn an_appeal_has_two_weeks_before_the_ordinary_panel() {
    let file = norway().with("e", EventKind::AppealReceived, "2026-09-01");
    assert_eq!(end(&file, "NO-AKU-9"), End::On(date("2026-09-08")));
    let panel = file.extended("NO-AKU-9", "e", "alminnelig sammensetning");
    assert_eq!(end(&panel, "NO-AKU-9"), End::On(date("2026-09-15")));
}

#[test]
fn supervision_ends_with_the_eighteenth_birthday() {
    let file = norway().with("e", EventKind::FosterMovedIn, "2026-03-10");
    let ahead = file.clone().with("a", EventKind::TurnsEighteen, "2027-01-01");
    assert!(ahead.clock_of("NO-FOS-2", "e").is_running(), "a month ahead stops nothing");
    let past = file.with("a", EventKind::TurnsEighteen, "2026-11-01");
    assert_eq!(past.clock_of("NO-FOS-2", "e").state, ClockState::Stopped { on: date("2026-11-01") });
    assert!(past.clock_of("NO-FOS-1", "e").is_running(), "the follow-up names no age");
}

#[test]
fn an_emergency_decision_is_sent_when_it_is_carried_out() {
    let decided = norway().with("e", EventKind::EmergencyMove, "2026-09-01");
    assert_eq!(decided.clock_of("NO-AKU-1", "e").started.date(), date("2026-09-01"), "until then the decision");
    let out = decided.with("c", EventKind::EmergencyCarriedOut, "2026-09-03");
    let clock = out.clock_of("NO-AKU-1", "e");
    assert_eq!((clock.started.date(), clock.is_running()), (date("2026-09-03"), true));
    let from = Step::From { event: EventKind::EmergencyCarriedOut, on: date("2026-09-03"), at: None };
    assert_eq!(clock.why.last(), Some(&from));
    let sent = out.clone().with("s", EventKind::TribunalReceived, "2026-09-03");
    let state = ClockState::Done { on: date("2026-09-03"), timing: Timing::InTime };
    assert_eq!(sent.clock_of("NO-AKU-1", "e").state, state);
    assert_eq!(
        out.clock_of("NO-AKU-3", "e").nominal_end,
        End::On(date("2026-10-13")),
        "the petition from the decision"
    );
    let second = out.with("b", EventKind::ContactStopped, "2026-09-02");
    assert_eq!(
        second.clock_of("NO-AKU-1", "e").started.date(),
        date("2026-09-01"),
        "what follows belongs to the second"
    );
    assert_eq!(second.clock_of("NO-AKU-1", "b").started.date(), date("2026-09-03"));
    let banned = norway().with("e", EventKind::TravelBan, "2026-09-01");
    let banned = banned.with("c", EventKind::EmergencyCarriedOut, "2026-09-04");
    assert_eq!(banned.clock_of("NO-AKU-1", "e").started.date(), date("2026-09-01"), "an exit ban: its adoption");
}
