//! What the matrix and Today list: the worked examples of domain.md section 5.

use crate::case_file::{CaseFile, case_id, date, moment};
use arbeidsro::domain::{
    case::{Case, Country},
    clock::Clock,
    ids::{Id, TaskId},
    priority::{Reason, Weights},
    quadrant::Quadrant::{self, Delegate, Drop, Now, Plan},
    rule::{Owner, Rule},
    settings::Settings,
    task::Task,
    work_item::{ItemId, ItemTitle, WorkItem, item_of_clock, item_of_task},
};

const NOW: &str = "2026-11-18T08:00";

fn settings() -> Settings {
    Settings::default()
}

fn task() -> Task {
    Task { id: TaskId(Id::new("t")), title: "Ring skolen".into(), ..Task::default() }
}

/// On a case of low, known risk.
fn on_case() -> (Task, Case) {
    let case = Case { risk: Some(0), risk_on: Some(date("2026-11-17")), ..CaseFile::new(Country::No).case };
    (Task { case: Some(case_id()), ..task() }, case)
}

fn item(task: &Task, case: Option<&Case>) -> WorkItem {
    item_of_task(task, case, &settings(), moment(NOW)).unwrap()
}

fn due(day: &str) -> Task {
    Task { deadline: Some(date(day)), ..task() }
}

#[test]
fn a_danish_report_on_friday_afternoon_is_for_now_and_has_no_day_to_plan_for() {
    let file = CaseFile::new(Country::Dk).received("r", "2026-11-20T15:00");
    let item = file.item("DK-UND-1", "2026-11-20T15:05");
    assert_eq!((item.due, item.due_at), (Some(date("2026-11-21")), Some(moment("2026-11-21T15:00"))));
    assert_eq!((item.quadrant(), item.plan_by), (Some(Now), None));
    assert_eq!(item.reason, Reason::DueAt { statutory: true });
    assert!(!item.is_overdue(moment("2026-11-21T15:00")) && item.is_overdue(moment("2026-11-21T15:01")));
    let sunday = file.item("DK-UND-1", "2026-11-22T09:00");
    assert_eq!(sunday.reason, Reason::Overdue { days: 1, statutory: true });
}

#[test]
fn at_once_is_first_from_the_trigger() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16").received("r2", "2026-11-02");
    let mut items = file.items(NOW);
    items.sort_by_key(WorkItem::rank);
    let first: Vec<_> = items[..2].iter().map(|item| (item.quadrant(), item.at_once, item.reason)).collect();
    let since = |day| Reason::AtOnce { since: date(day) };
    assert!(first.contains(&(Some(Now), true, since("2026-11-16"))));
    assert!(first.contains(&(Some(Now), true, since("2026-11-02"))));
    assert!(items.iter().all(|item| !item.at_once || !item.is_overdue(moment("2027-01-01T08:00"))));
}

#[test]
fn an_investigation_with_others_to_hear_is_urgent_from_mid_january_not_in_february() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16").opened("o", "2026-11-17");
    let at = |day: &str| file.item("NO-UND-2", &format!("{day}T08:00"));
    assert_eq!(at("2027-01-04").due, Some(date("2027-02-23")));
    let (before, from) = (at("2027-01-19"), at("2027-01-20"));
    assert_eq!((before.quadrant(), before.reason), (Some(Plan), Reason::ImportantNotUrgent));
    assert_eq!(from.quadrant(), Some(Now));
    assert_eq!(from.reason, Reason::SlackOut { workdays: 24, effort_hours: 30.0, lead_days: 15 });
    assert_eq!((from.plan_by, from.slack), (Some(date("2027-02-19")), Some(2.0)));
}

#[test]
fn an_undated_note_on_a_case_of_low_risk_waits_to_be_sorted() {
    let (task, case) = on_case();
    let note = item(&task, Some(&case));
    assert_eq!((note.quadrant(), note.reason), (None, Reason::NotSorted));
    let high = Case { risk: Some(2), ..case };
    assert_eq!(item(&task, Some(&high)).quadrant(), Some(Plan));
}

#[test]
fn clocks_of_the_tribunal_a_party_or_for_information_make_no_task() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16");
    for owner in [Owner::Tribunal, Owner::Party, Owner::Info] {
        let plain = file.clock("NO-MEL-1");
        let rule: &'static Rule = Box::leak(Box::new(Rule { owner, ..plain.rule.clone() }));
        let clock = Clock { rule, ..plain };
        assert_eq!(item_of_clock(&clock, &file.case, &settings(), moment(NOW)), None);
    }
}

#[test]
fn clocks_that_do_not_run_make_no_task() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16").dismissed("d", "2026-11-17");
    let rules: Vec<_> = file.items(NOW).into_iter().map(|item| item.title).collect();
    assert_eq!(rules, [ItemTitle::Rule(arbeidsro::domain::rule::rule("NO-MEL-2").unwrap())]);
}

#[test]
fn a_clock_brings_its_case_its_rule_and_what_the_user_planned() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16");
    let file = file.marked("NO-MEL-1", "r", |mark| mark.planned = Some(date("2026-11-19")));
    let item = file.item("NO-MEL-1", NOW);
    assert_eq!((item.case, item.case_code.as_deref()), (Some(case_id()), Some("K7-ulv")));
    assert_eq!((item.due, item.plan_by), (Some(date("2026-11-23")), Some(date("2026-11-19"))));
    assert_eq!(item.planned, Some(date("2026-11-19")));
    assert_eq!((item.severity, item.effort_hours, item.statutory), (4, 3.0, true));
    assert_eq!(item.id, ItemId::Clock(file.clock("NO-MEL-1").mark_id()));
}

#[test]
fn the_user_may_raise_a_legal_duty_and_lower_it_only_to_what_the_rule_gives() {
    let file = CaseFile::new(Country::No).received("r", "2026-11-16").opened("o", "2026-11-17");
    let chosen = |rule: &str, event: &str, quadrant: Quadrant, now: &str| {
        let file = file.clone().marked(rule, event, |mark| mark.quadrant = Some(quadrant));
        let item = file.item(rule, now);
        (item.quadrant(), item.is_held_by_floor())
    };
    assert_eq!(chosen("NO-UND-2", "o", Now, NOW), (Some(Now), false));
    assert_eq!(chosen("NO-UND-2", "o", Plan, NOW), (Some(Plan), false));
    assert_eq!(chosen("NO-UND-2", "o", Delegate, NOW), (Some(Plan), true));
    assert_eq!(chosen("NO-UND-2", "o", Drop, NOW), (Some(Plan), true));
    assert_eq!(chosen("NO-UND-2", "o", Plan, "2027-01-20T08:00"), (Some(Now), true));
    // The plan's interval is practice: no floor.
    assert_eq!(chosen("NO-UND-1", "o", Drop, NOW), (Some(Drop), false));
}

#[test]
fn an_acute_case_raises_its_clocks_but_not_their_floor() {
    let mut file = CaseFile::new(Country::No).received("r", "2026-11-16").opened("o", "2026-11-17");
    file.case.acute = true;
    let item = file.item("NO-UND-2", NOW);
    assert_eq!((item.suggested, item.reason, item.floor), (Some(Now), Reason::Acute, Some(Plan)));
}

#[test]
fn tasks_by_date_and_importance() {
    let important = |task: Task| Task { important: Some(true), ..task };
    let unimportant = |task: Task| Task { important: Some(false), ..task };
    let statutory = |task: Task| Task { statutory: true, ..task };
    let near = || due("2026-11-23");
    let far = || due("2026-12-18");
    let workdays = 3;
    let table = [
        (important(near()), Some(Now), Reason::DueIn { workdays, statutory: false }),
        (statutory(near()), Some(Now), Reason::DueIn { workdays, statutory: true }),
        (statutory(unimportant(near())), Some(Now), Reason::DueIn { workdays, statutory: true }),
        (near(), Some(Delegate), Reason::UrgentNotImportant),
        (unimportant(near()), Some(Delegate), Reason::UrgentNotImportant),
        (important(far()), Some(Plan), Reason::ImportantNotUrgent),
        (statutory(far()), Some(Plan), Reason::ImportantNotUrgent),
        (far(), Some(Drop), Reason::Neither),
        (unimportant(far()), Some(Drop), Reason::Neither),
        (important(task()), Some(Plan), Reason::ImportantNotUrgent),
        (unimportant(task()), Some(Drop), Reason::Neither),
        (task(), None, Reason::NotSorted),
        (Task { planned: Some(date("2026-11-19")), ..task() }, None, Reason::NotSorted),
        (Task { acute: true, ..task() }, Some(Now), Reason::Acute),
        (important(due("2026-11-17")), Some(Now), Reason::Overdue { days: 1, statutory: false }),
        (due("2026-11-17"), Some(Delegate), Reason::UrgentNotImportant),
    ];
    for (task, quadrant, reason) in table {
        let item = item(&task, None);
        assert_eq!((item.quadrant(), item.reason), (quadrant, reason), "{task:?}");
    }
}

#[test]
fn a_task_on_a_case_is_never_suggested_for_dropping() {
    let (task, case) = on_case();
    let far = Task { deadline: Some(date("2026-12-18")), important: Some(false), ..task };
    let suggested = item(&far, Some(&case));
    assert_eq!((suggested.quadrant(), suggested.reason), (Some(Plan), Reason::OnCase));
    let chosen = item(&Task { quadrant: Some(Drop), ..far }, Some(&case));
    assert_eq!(chosen.quadrant(), Some(Drop), "the user may");
}

#[test]
fn effort_brings_urgency_forward() {
    let hours = |hours: u32| Task { estimate: Some(hours * 60), important: Some(true), ..due("2026-12-04") };
    // Ten working days to the day to plan for; six hours a day.
    assert_eq!(item(&hours(1), None).quadrant(), Some(Plan));
    assert_eq!(item(&hours(47), None).quadrant(), Some(Plan));
    let item = item(&hours(48), None);
    assert_eq!(item.reason, Reason::SlackOut { workdays: 12, effort_hours: 48.0, lead_days: 0 });
}

#[test]
fn a_task_without_an_estimate_counts_one_hour_and_a_statutory_one_as_severity_3() {
    assert_eq!((item(&task(), None).effort_hours, item(&task(), None).severity), (1.0, 0));
    assert_eq!(item(&Task { statutory: true, ..task() }, None).severity, 3);
    assert_eq!(item(&Task { estimate: Some(90), ..task() }, None).effort_hours, 1.5);
}

#[test]
fn nobody_plans_before_the_task_was_made() {
    let task = Task { created: Some(date("2026-11-18")), ..due("2026-11-18") };
    assert_eq!(item(&task, None).plan_by, Some(date("2026-11-18")));
}

#[test]
fn done_tasks_are_no_work() {
    let task = Task { done: Some(date("2026-11-17")), ..task() };
    assert_eq!(item_of_task(&task, None, &settings(), moment(NOW)), None);
}

#[test]
fn risk_is_known_for_14_days() {
    let case = |on: Option<&str>| Case { risk: Some(3), risk_on: on.map(date), ..Case::default() };
    let known = |on| case(on).known_risk(date("2026-11-18"));
    assert_eq!([known(Some("2026-11-04")), known(Some("2026-11-03")), known(None)], [Some(3), None, None]);
}

#[test]
fn each_sign_of_importance_is_enough() {
    let signs = [
        Weights { acute: true, ..Weights::default() },
        Weights { severity: 3, ..Weights::default() },
        Weights { duty: true, ..Weights::default() },
        Weights { risk: Some(2), ..Weights::default() },
        Weights { important: Some(true), ..Weights::default() },
    ];
    assert!(signs.iter().all(|weights| weights.is_important()));
    let none = Weights { severity: 2, risk: Some(1), important: Some(false), ..Weights::default() };
    assert!(!none.is_important());
}

#[test]
fn at_once_goes_before_the_same_severity_with_less_slack() {
    let (norwegian, danish) = (CaseFile::new(Country::No), CaseFile::new(Country::Dk));
    let at_once = norwegian.received("r", "2026-11-18").item("NO-MEL-0", NOW);
    let overdue = danish.received("r", "2026-11-02").item("DK-UND-1", NOW);
    assert_eq!(at_once.severity, overdue.severity);
    assert!(at_once.rank() < overdue.rank());
    let acute = WorkItem { acute: true, ..overdue };
    assert!(acute.rank() < at_once.rank());
}

#[test]
fn the_order_in_a_quadrant() {
    let named = |id: &str, task: Task| item(&Task { id: TaskId(Id::new(id)), ..task }, None);
    let hours = |id, hours: u32, day| named(id, Task { estimate: Some(hours * 60), ..due(day) });
    let mut items = vec![
        hours("f-later", 1, "2026-12-11"),
        named("g-undated", task()),
        hours("d-least-slack", 12, "2026-12-10"),
        hours("e-next", 6, "2026-12-10"),
        named("c-statutory", Task { statutory: true, ..due("2026-12-18") }),
        named("a-acute", Task { acute: true, ..task() }),
        named("h-undated-too", task()),
    ];
    let file = CaseFile::new(Country::No).received("r", "2026-11-16");
    items.push(file.item("NO-MEL-0", NOW));
    items.sort_by_key(WorkItem::rank);
    let order: Vec<_> = items
        .iter()
        .map(|item| match &item.id {
            ItemId::Task(id) => id.to_string(),
            ItemId::Clock(_) => "b-at-once".into(),
        })
        .collect();
    let mut expected = order.clone();
    expected.sort();
    assert_eq!(order, expected);
}
