//! What must hold for any weights.

use crate::case_file::{CaseFile, date, moment};
use arbeidsro::domain::{
    case::{Case, Country},
    ids::{Id, TaskId},
    priority::{Due, Weights},
    quadrant::Quadrant,
    settings::Settings,
    task::Task,
    work_item::{WorkItem, item_of_task},
};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

prop_compose! {
    fn any_weights()(
        acute: bool,
        at_once: bool,
        to_plan in prop::option::of(-400..400i64),
        buffer in 0..5i64,
        lead_days in 0..30u8,
        effort_hours in 0f32..60.0,
        severity in 0..=5u8,
        duty: bool,
        practice: bool,
        risk in prop::option::of(0..=3u8),
        important: Option<bool>,
        on_case: bool,
        from_rule: bool,
    ) -> Weights {
        let due = to_plan.map(|to_plan| Due { to_plan, workdays: to_plan + buffer, days_past: -to_plan - buffer, has_time: false });
        let at_once_since = at_once.then(|| date("2026-11-16"));
        Weights { acute, at_once_since, due, lead_days, effort_hours, severity, duty, practice, risk, important, on_case, from_rule }
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..400i64).prop_map(|n| date("2026-06-01") + Duration::days(n))
}

prop_compose! {
    fn any_task()(
        id in 0..10_000u32,
        deadline in prop::option::of(any_day()),
        created in prop::option::of(any_day()),
        planned in prop::option::of(any_day()),
        estimate in prop::option::of(0..3000u32),
        statutory: bool,
        acute: bool,
        important: Option<bool>,
        quadrant in prop::option::of(prop::sample::select(&Quadrant::ALL[..])),
    ) -> Task {
        let id = TaskId(Id::new(format!("t{id}")));
        Task { id, deadline, created, planned, estimate, statutory, acute, important, quadrant, ..Task::default() }
    }
}

fn item(task: &Task, now: &str) -> Option<WorkItem> {
    item_of_task(task, None, &Settings::default(), moment(now))
}

const NOW: &str = "2026-11-18T08:00";

proptest! {
    #[test]
    fn a_nearer_date_never_lowers_urgency(weights in any_weights(), nearer in 0..200i64, hours in 0.5f64..8.0) {
        let mut near = weights;
        near.due = weights.due.map(|due| Due {
            to_plan: due.to_plan - nearer, workdays: due.workdays - nearer, days_past: due.days_past + nearer, ..due
        });
        prop_assert!(near.is_urgent(hours) >= weights.is_urgent(hours));
        prop_assert_eq!(near.is_important(), weights.is_important());
    }

    #[test]
    fn a_nearer_deadline_never_lowers_a_tasks_urgency(task in any_task(), nearer in 0..200i64) {
        let near = Task { deadline: task.deadline.map(|day| day - Duration::days(nearer)), ..task.clone() };
        let slack = |task: &Task| item(task, NOW).and_then(|item| item.slack);
        prop_assert!(slack(&near) <= slack(&task));
        prop_assert!(near.deadline.is_none() == slack(&near).is_none());
    }

    #[test]
    fn a_higher_severity_never_lowers_importance(weights in any_weights(), more in 0..5u8) {
        let worse = Weights { severity: (weights.severity + more).min(5), ..weights };
        prop_assert!(worse.is_important() >= weights.is_important());
    }

    #[test]
    fn what_belongs_to_a_case_is_never_suggested_for_dropping(weights in any_weights(), hours in 0.5f64..8.0) {
        let suggestion = weights.suggest(hours);
        prop_assert!(!(weights.on_case && suggestion.quadrant == Some(Quadrant::Drop)));
        prop_assert!(suggestion.quadrant.is_some() || (!weights.from_rule && weights.due.is_none()));
    }

    #[test]
    fn the_users_choice_never_goes_below_the_floor(
        country in prop::sample::select(&[Country::No, Country::Dk][..]),
        received in any_day(), opened in prop::option::of(0..20i64), today in any_day(),
        acute: bool, chosen in prop::sample::select(&Quadrant::ALL[..]),
    ) {
        let mut file = CaseFile::new(country).received("r", &received.to_string());
        if let Some(days) = opened {
            file = file.opened("o", &(received + Duration::days(days)).to_string());
        }
        file.case.acute = acute;
        for clock in file.clocks() {
            file = file.marked(clock.rule.id, clock.event.as_str(), |mark| mark.quadrant = Some(chosen));
        }
        for item in file.items(&format!("{today}T08:00")) {
            let stands = item.quadrant();
            prop_assert!(item.floor.is_none_or(|floor| stands <= Some(floor)));
            prop_assert!(stands <= Some(chosen), "raising always works");
            prop_assert_eq!(item.is_held_by_floor(), stands != Some(chosen));
            prop_assert!(item.floor.is_none_or(|floor| floor.is_important() && item.suggested <= Some(floor)));
        }
    }

    #[test]
    fn the_rank_is_a_total_order(tasks in prop::collection::vec(any_task(), 0..30), seed in any::<u64>()) {
        let mut items: Vec<_> = tasks.iter().filter_map(|task| item(task, NOW)).collect();
        items.sort_by(|a, b| a.id.cmp(&b.id));
        items.dedup_by(|a, b| a.id == b.id);
        let mut shuffled = items.clone();
        let turns = items.len().max(1);
        shuffled.rotate_left(seed as usize % turns);
        if seed % 2 == 0 {
            shuffled.reverse();
        }
        items.sort_by_key(WorkItem::rank);
        shuffled.sort_by_key(WorkItem::rank);
        prop_assert_eq!(&items, &shuffled);
        prop_assert!(items.windows(2).all(|pair| pair[0].rank() < pair[1].rank()));
        let acute_first = items.windows(2).all(|pair| pair[0].acute >= pair[1].acute);
        prop_assert!(acute_first);
    }

    #[test]
    fn the_same_day_gives_the_same_item_at_any_hour(task in any_task(), hour in 0..24u32) {
        prop_assert_eq!(item(&task, NOW), item(&task, &format!("2026-11-18T{hour:02}:59")));
    }
}

#[test]
fn an_item_does_not_change_with_the_hour() {
    let file = CaseFile::new(Country::Dk).received("r", "2026-11-17T10:00").opened("o", "2026-11-18");
    assert_eq!(file.items("2026-11-18T08:00"), file.items("2026-11-18T23:00"));
}

#[test]
fn a_case_without_a_country_of_its_own_uses_the_users() {
    let settings = Settings { country: Country::Dk, ..Settings::default() };
    let task = Task { deadline: Some(date("2027-05-20")), ..Task::default() };
    let plan = |case: Option<&Case>| item_of_task(&task, case, &settings, moment(NOW)).and_then(|item| item.plan_by);
    assert_eq!(plan(None), Some(date("2027-05-18")));
    assert_eq!(plan(Some(&Case::default())), Some(date("2027-05-18")));
    let may = Task { deadline: Some(date("2029-05-18")), ..Task::default() };
    let plan = |case: Option<&Case>| item_of_task(&may, case, &settings, moment(NOW)).and_then(|item| item.plan_by);
    assert_eq!(plan(None), Some(date("2029-05-16")));
    assert_eq!(plan(Some(&Case::default())), Some(date("2029-05-15")), "17 May is a holiday in Norway");
}
