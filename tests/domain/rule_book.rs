//! What a user may set about rules, and the days on which an office is closed.

use crate::case_file::{CaseFile, date, moment};
use arbeidsro::domain::{
    case::{Country, EventKind},
    clock::ClockState,
    deadline::{End, Step},
    office_days::{OfficeDay, OfficeDays},
    rule::all_rules,
    rule_book::RuleBook,
    rule_setting::{ChangedInterval, LocalRule, RuleSetting, Span, Suspension, may_switch_off},
};

fn with(mut file: CaseFile, settings: &[RuleSetting]) -> CaseFile {
    file.settings.rules = RuleBook::of(settings.iter());
    file
}

fn measure() -> CaseFile {
    CaseFile::new(Country::No).with("a", EventKind::MeasureStarted, "2026-01-15").with(
        "b",
        EventKind::MeasureReviewed,
        "2026-04-10",
    )
}

fn has(file: &CaseFile, rule: &str) -> bool {
    file.clocks().iter().any(|clock| clock.rule.id == rule)
}

#[test]
fn without_settings_the_book_is_the_law_as_written() {
    assert_eq!(RuleBook::of([].iter()), RuleBook::default());
    let ids: Vec<_> = RuleBook::default().all().map(|rule| rule.id).collect();
    assert_eq!(ids, all_rules().map(|rule| rule.id).collect::<Vec<_>>());
}

#[test]
fn a_changed_interval_holds_from_its_day_and_running_clocks_keep_theirs() {
    let interval = |since, n| ChangedInterval { since: date(since), n, span: Span::Weeks };
    let mut setting = RuleSetting::blank("NO-HJE-2");
    setting.intervals = vec![interval("2026-03-01", 6), interval("2026-05-01", 8)];
    let file = with(measure().with("c", EventKind::MeasureReviewed, "2026-05-01"), &[setting]);
    assert_eq!(file.clock_of("NO-HJE-2", "a").nominal_end, End::On(date("2026-04-15")), "three months as before");
    let second = file.clock_of("NO-HJE-2", "b");
    assert_eq!(second.nominal_end, End::On(date("2026-05-22")));
    assert!(second.why.contains(&Step::OwnInterval) && !second.why.contains(&Step::Practice));
    assert_eq!(file.clock_of("NO-HJE-2", "c").nominal_end, End::On(date("2026-06-26")));
    assert_eq!(file.clocks().iter().filter(|clock| clock.rule.id == "NO-HJE-2").count(), 3, "one row each, no more");
}

#[test]
fn an_interval_of_the_law_is_not_changed() {
    let mut setting = RuleSetting::blank("NO-MEL-1");
    setting.intervals = vec![ChangedInterval { since: date("2026-01-01"), n: 9, span: Span::Months }];
    let file = with(CaseFile::new(Country::No).received("r", "2026-06-01"), &[setting]);
    assert_eq!(file.clock("NO-MEL-1").nominal_end, End::On(date("2026-06-08")));
}

#[test]
fn only_what_is_no_duty_by_law_is_switched_off() {
    let off = |id: &str| RuleSetting { off: true, ..RuleSetting::blank(id) };
    assert!(has(&with(measure(), &[off("NO-HJE-2")]), "NO-HJE-2"), "a duty, though the interval is ours");
    let free: Vec<_> = all_rules().filter(|rule| may_switch_off(rule)).map(|rule| rule.id).collect();
    assert_eq!(free, ["NO-OMS-4B", "NO-ETT-1B", "NO-ETT-1C", "DK-EFT-1", "DK-EFT-1B"]);
    let all: Vec<_> = all_rules().map(|rule| off(rule.id)).collect();
    let left: Vec<_> = RuleBook::of(all.iter()).all().map(|rule| rule.id).collect();
    let stays: Vec<_> = all_rules().filter(|rule| !may_switch_off(rule)).map(|rule| rule.id).collect();
    assert_eq!(left, stays);
    for rule in all_rules().filter(|rule| rule.is_legal_floor()) {
        assert!(left.contains(&rule.id), "{}", rule.id);
    }
}

#[test]
fn a_suspended_rule_is_shown_with_its_reason_and_is_not_late() {
    let mut setting = RuleSetting::blank("NO-MEL-1");
    let reason = "Forskrift etter bvl. § 2-7".to_owned();
    setting.suspended = Some(Suspension { from: date("2026-06-01"), to: date("2026-06-30"), reason });
    let file = CaseFile::new(Country::No).received("r", "2026-06-01").received("old", "2026-05-28");
    let file = with(file.received("past", "2026-05-01").received("new", "2026-07-01"), &[setting.clone()]);
    assert_eq!(file.clock_of("NO-MEL-1", "r").state, ClockState::Suspended);
    assert_eq!(file.clock_of("NO-MEL-1", "old").state, ClockState::Suspended, "it would end in the period");
    assert!(!file.clock_of("NO-MEL-1", "r").is_overdue(moment("2026-08-01T12:00")));
    assert!(file.clock_of("NO-MEL-1", "past").is_running() && file.clock_of("NO-MEL-1", "new").is_running());
    assert!(file.clock_of("NO-MEL-2", "r").is_running(), "only that rule");
    setting.suspended.as_mut().unwrap().reason = "  ".into();
    let without = with(CaseFile::new(Country::No).received("r", "2026-06-01"), &[setting]);
    assert!(without.clock("NO-MEL-1").is_running(), "never without a reason");
}

#[test]
fn a_rule_of_ones_own_runs_beside_the_law_and_never_is_the_law() {
    let local = LocalRule {
        country: Country::No,
        title: "Sende kopi til arkivet".into(),
        starts: EventKind::InvestigationClosed,
        n: 3,
        span: Span::WorkingDays,
        source: "rutine 4.2".into(),
        effort_hours: 0.5,
    };
    let setting = RuleSetting { local: Some(local), ..RuleSetting::blank("local-abc") };
    let file = with(CaseFile::new(Country::No).ended("e", "2026-04-01"), &[setting]);
    let clock = file.clock("LOCAL-ABC");
    assert_eq!(clock.nominal_end, End::On(date("2026-04-09")), "over Easter");
    assert!(!clock.rule.is_legal_floor() && clock.shifted_end.is_none());
    let item = file.item("LOCAL-ABC", "2026-04-02T09:00");
    assert_eq!((item.statutory, item.effort_hours), (false, 0.5));
    assert!(arbeidsro::domain::ids::Id::is_well_formed(clock.mark_id().as_str()));
}

#[test]
fn equal_settings_give_the_same_rows() {
    let mut setting = RuleSetting::blank("NO-HJE-2");
    setting.intervals = vec![ChangedInterval { since: date("2026-03-01"), n: 6, span: Span::Weeks }];
    let row = |setting: &RuleSetting| RuleBook::of([setting].into_iter()).rule("NO-HJE-2").unwrap();
    assert!(std::ptr::eq(row(&setting), row(&setting.clone())));
}

fn office() -> OfficeDays {
    OfficeDays {
        christmas_eve: OfficeDay::Closed,
        new_years_eve: OfficeDay::Half,
        easter_wednesday: OfficeDay::Half,
        labour_day: OfficeDay::Closed,
        closed: vec![date("2026-05-15")],
        ..OfficeDays::default()
    }
}

#[test]
fn closed_days_move_the_plan_and_the_hours_but_never_a_deadline() {
    let mut file = CaseFile::new(Country::No).received("r", "2026-12-21");
    let plain = file.clock("NO-MEL-1");
    file.settings.office = office();
    let closed = file.clock("NO-MEL-1");
    assert_eq!((plain.nominal_end, plain.shifted_end), (closed.nominal_end, closed.shifted_end));
    assert_eq!(plain.plan_by, Some(date("2026-12-23")), "24 December is a working day");
    assert_eq!(closed.plan_by, Some(date("2026-12-22")));
}

#[test]
fn each_day_of_the_office() {
    let share = |country, day| office().share(country, date(day));
    assert_eq!(share(Country::No, "2026-12-24"), 0.0);
    assert_eq!(share(Country::No, "2026-12-31"), 0.5);
    assert_eq!(share(Country::No, "2026-04-01"), 0.5, "the Wednesday before Easter");
    assert_eq!(share(Country::No, "2027-04-01"), 1.0);
    assert_eq!(share(Country::Dk, "2026-05-01"), 0.0);
    assert_eq!(share(Country::No, "2026-05-01"), 0.0, "a holiday anyway");
    assert_eq!(share(Country::No, "2026-05-15"), 0.0);
    assert_eq!(share(Country::Dk, "2026-06-05"), 1.0);
    assert_eq!(share(Country::No, "2026-11-22"), 0.0, "a Sunday");
    let before = |n| office().days_of_work_before(Country::No, date("2026-12-27"), n);
    assert_eq!([before(0), before(1), before(2)], [date("2026-12-23"), date("2026-12-22"), date("2026-12-21")]);
}

#[test]
fn an_office_that_never_opens_does_no_harm() {
    let first = date("2020-01-01");
    let closed = first.iter_days().take(3_000).collect();
    let office = OfficeDays { closed, ..OfficeDays::default() };
    assert!(office.days_of_work_before(Country::No, date("2026-11-27"), 250) <= date("2026-11-27"));
}
