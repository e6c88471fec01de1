//! What comes first in a quadrant: tables of work, each in the order it must have (DECISIONS 85 and 86).

use crate::case_file::{CaseFile, case_id, date, moment};
use arbeidsro::domain::{
    case::{Case, Country},
    ids::{Id, TaskId},
    priority::{Due, Reason, Weights},
    quadrant::Quadrant,
    settings::Settings,
    task::Task,
    work_item::{ItemId, ItemTitle, WorkItem, item_of_task},
};

const NOW: &str = "2026-11-18T08:00";

/// Its name for the tables: the rule's id, or the task's.
fn name(item: &WorkItem) -> String {
    match (&item.id, &item.title) {
        (ItemId::Task(task), _) => task.to_string(),
        (_, ItemTitle::Rule(rule)) => rule.id.to_owned(),
        (_, ItemTitle::Own(words)) => words.clone(),
    }
}

fn names(mut items: Vec<WorkItem>) -> Vec<String> {
    items.sort_by_key(WorkItem::rank);
    items.iter().map(name).collect()
}

fn task(id: &str, case: Option<&Case>, change: impl FnOnce(&mut Task)) -> WorkItem {
    let mut task = Task { id: TaskId(Id::new(id)), case: case.map(|_| case_id()), ..Task::default() };
    change(&mut task);
    item_of_task(&task, case, &Settings::default(), moment(NOW)).unwrap()
}

fn acute(mut file: CaseFile) -> CaseFile {
    file.case.acute = true;
    file
}

#[test]
fn in_an_acute_case_what_is_for_today_comes_before_its_other_work() {
    let file = acute(CaseFile::new(Country::No).received("r", "2026-11-15").opened("o", "2026-11-16"));
    let case = Some(&file.case);
    let day = |text: &str| Some(date(text));
    let mut items = file.items(NOW);
    items.push(task("call-today", case, |task| task.planned = day("2026-11-18")));
    items.push(task("due-today", case, |task| task.deadline = day("2026-11-18")));
    items.push(task("late", case, |task| task.deadline = day("2026-11-17")));
    items.push(task("soon", case, |task| task.deadline = day("2026-11-20")));
    items.push(task("some-day", case, |_| ()));
    let expected = ["late", "due-today", "call-today", "NO-UND-2", "NO-UND-1", "soon", "some-day", "NO-MEL-2"];
    let found: Vec<_> = names(items).into_iter().filter(|name| expected.contains(&name.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_only_tells_somebody_is_not_acute_and_goes_by_its_own_date() {
    let table = [
        (Country::No, "NO-MEL-2", false),
        (Country::No, "NO-MEL-1", true),
        (Country::No, "NO-MEL-0", true),
        (Country::Dk, "DK-UND-2", false),
        (Country::Dk, "DK-UND-3", false),
        (Country::Dk, "DK-UND-1", true),
    ];
    for (country, rule, is_acute) in table {
        let item = acute(CaseFile::new(country).received("r", "2026-11-18")).item(rule, NOW);
        assert_eq!(item.acute, is_acute, "{rule}");
        assert_eq!(item.reason == Reason::Acute, is_acute, "{rule}");
        let calm = CaseFile::new(country).received("r", "2026-11-18").item(rule, NOW);
        assert!(is_acute || item.rank() == calm.rank(), "{rule} stands as in any case");
        assert!(item.suggested <= calm.suggested, "{rule} never stands lower");
    }
}

#[test]
fn at_once_in_any_case_stands_above_the_letters_of_an_acute_one() {
    let letters = acute(CaseFile::new(Country::Dk).received("r", "2026-11-18"));
    let mut items = vec![letters.item("DK-UND-3", NOW), letters.item("DK-UND-2", NOW)];
    items.push(CaseFile::new(Country::No).received("r", "2026-11-18").item("NO-MEL-0", NOW));
    assert_eq!(names(items), ["NO-MEL-0", "DK-UND-2", "DK-UND-3"]);
}

#[test]
fn an_acute_case_never_sinks() {
    let file = acute(CaseFile::new(Country::No).received("r", "2026-11-15").opened("o", "2026-11-16"));
    let calm = CaseFile::new(Country::No).received("r2", "2026-11-18");
    for item in file.items(NOW).iter().filter(|item| item.acute) {
        assert_eq!(item.quadrant(), Some(Quadrant::Now), "{}", name(item));
        assert!(calm.items(NOW).iter().all(|other| item.rank() < other.rank()), "{}", name(item));
    }
    assert!(file.items(NOW).iter().any(|item| item.acute));
}

/// A task that stands for a clock: severity, the law's date or ours, days to the end, hours of work.
fn weighed(severity: u8, practice: bool, to_plan: i64, effort_hours: f32) -> (bool, WorkItem) {
    let due = Due { to_plan, workdays: to_plan, days_past: -to_plan, has_time: false };
    let weights = Weights { severity, duty: true, practice, due: Some(due), effort_hours, ..Weights::default() };
    let item = task("t", None, |_| ());
    let is_near_by_law = weights.is_near_by_law(6.0);
    (is_near_by_law, WorkItem { severity, is_near_by_law, slack: weights.slack(6.0), effort_hours, ..item })
}

#[test]
fn a_broken_date_by_law_never_falls_behind_one_that_is_weeks_away() {
    // Severity, practice, working days to the day to plan for, hours; whether it is near. In order.
    let rows = [
        (5, false, 12, 80.0, true),
        (5, false, 1, 2.0, true),
        (4, false, -1, 3.0, true),
        (4, false, 1, 3.0, true),
        (3, false, -43, 1.0, true),
        (3, false, 0, 1.0, true),
        (3, false, 2, 1.0, true),
        (5, false, 30, 20.0, false),
        (4, true, -9, 4.0, false),
        (4, false, 23, 150.0, false),
        (4, false, 3, 1.0, false),
        (3, true, -47, 2.0, false),
    ];
    let items: Vec<_> = rows.iter().map(|row| weighed(row.0, row.1, row.2, row.3)).collect();
    for (at, (row, (is_near, item))) in rows.iter().zip(&items).enumerate() {
        assert_eq!(*is_near, row.4, "{row:?}");
        for (other, (_, later)) in rows.iter().zip(&items).skip(at + 1) {
            assert!(item.rank() < later.rank(), "{row:?} before {other:?}");
        }
    }
}

#[test]
fn a_late_feedback_stands_before_an_investigation_that_ends_in_weeks_and_a_receipt_of_tomorrow() {
    let file = CaseFile::new(Country::No).received("r", "2026-09-15").opened("o", "2026-09-16");
    let late = file.item("NO-MEL-2", NOW);
    let long = file.item("NO-UND-2", NOW);
    let receipt = CaseFile::new(Country::Dk).received("r", "2026-11-12").item("DK-UND-2", NOW);
    assert_eq!((late.quadrant(), long.quadrant()), (Some(Quadrant::Now), Some(Quadrant::Now)));
    assert_eq!(names(vec![long, receipt, late]), ["NO-MEL-2", "DK-UND-2", "NO-UND-2"]);
}
