//! Points and hours (domain.md section 3).

use crate::case_file::{CaseFile, date, moment};
use arbeidsro::domain::{
    case::{AddOn, Case, CaseType, Country, Role},
    ids::{Id, TaskId},
    load::{self, Band, Load, LoadLine, base_points, position_share, week_ahead},
    settings::Settings,
    task::Task,
    work_item::{WorkItem, item_of_task},
};

fn cases(list: &[(CaseType, usize)]) -> Vec<Case> {
    let one = |case_type| Case { case_type, ..Case::default() };
    list.iter().flat_map(|(case_type, n)| std::iter::repeat_n(one(*case_type), *n)).collect()
}

fn settings(week_hours: f64) -> Settings {
    Settings { week_hours, ..Settings::default() }
}

#[test]
fn base_points_are_the_sources() {
    let found = CaseType::ALL.map(base_points);
    // Report, investigation, support, emergency, tribunal, foster new and settled, institution,
    // reunification, aftercare.
    assert_eq!(found, [2, 7, 4, 9, 10, 7, 4, 7, 6, 3]);
}

#[test]
fn the_eighteen_cases_of_the_source_before_their_add_ons() {
    use CaseType::*;
    let cases = cases(&[(Investigation, 5), (Support, 8), (FosterSettled, 4), (Aftercare, 1)]);
    let load = Load::of(&cases, &settings(37.5), date("2026-11-20"));
    assert_eq!((load.lines.len(), load.fixed, load.points, load.capacity), (18, 15.0, 101.0, 110.0));
    assert_eq!(load.band(), Some(Band::Yellow));
    // With the usual add-ons, which are not asked for yet, the source's index is about 1.12.
    assert_eq!(Band::of(1.12), Band::Orange);
}

#[test]
fn a_half_position_has_half_the_fixed_points_and_half_the_room() {
    let load = Load::of(&cases(&[(CaseType::Investigation, 2)]), &settings(18.75), date("2026-11-20"));
    assert_eq!((load.fixed, load.points, load.capacity), (7.5, 21.5, 55.0));
    let dane = Settings { country: Country::Dk, ..settings(37.0) };
    assert_eq!(Load::of(&[], &dane, date("2026-11-20")).capacity, 165.0);
}

#[test]
fn overtime_is_no_capacity_and_no_position_has_no_index() {
    assert_eq!(position_share(&settings(60.0)), 1.0);
    assert_eq!(Load::of(&[], &settings(0.0), date("2026-11-20")).index(), None);
}

#[test]
fn closed_cases_carry_nothing_and_acute_ones_three_more() {
    let closed = Case { closed: Some(date("2026-06-01")), ..Case::default() };
    let acute = Case { acute: true, case_type: CaseType::Investigation, ..Case::default() };
    assert_eq!(LoadLine::of(&acute, false, date("2026-11-20")).points(), 10);
    let load = Load::of([&closed, &acute], &settings(37.5), date("2026-11-20"));
    assert_eq!((load.lines.len(), load.points), (1, 25.0));
}

fn sum(cases: &[Case]) -> u32 {
    load::lines(cases, date("2026-11-20")).iter().map(LoadLine::points).sum()
}

#[test]
fn four_siblings_under_one_investigation_are_sixteen_points() {
    let sibling = |n: u32, case_type| Case {
        id: Id::new(format!("c{n}")).into(),
        group: Some(Id::new("g")),
        case_type,
        ..Case::default()
    };
    let four: Vec<Case> = (0..4).map(|n| sibling(n, CaseType::Investigation)).collect();
    assert_eq!(sum(&four), 7 + 9);
    let mixed = [sibling(0, CaseType::Support), sibling(1, CaseType::Emergency)];
    assert_eq!(sum(&mixed), 9 + 3, "the heaviest counts its base");
    let mut closed = four.clone();
    closed[0].closed = Some(date("2026-11-01"));
    assert_eq!(sum(&closed), 7 + 6, "another one counts the base then");
    let in_one_case = Case { siblings: 3, case_type: CaseType::Investigation, ..Case::default() };
    assert_eq!(sum(&[in_one_case]), 10);
}

#[test]
fn add_ons_count_four_together_and_reductions_apart() {
    use AddOn::*;
    let with = |add_ons: Vec<AddOn>| Case { add_ons, case_type: CaseType::Support, ..Case::default() };
    assert_eq!(sum(&[with(vec![Violence])]), 6);
    assert_eq!(sum(&[with(vec![Violence, Conflict, Travel])]), 8, "5 is held to 4");
    assert_eq!(sum(&[with(vec![Violence, Conflict, Travel, Shared])]), 6);
    assert_eq!(sum(&[with(vec![Stable, Shared])]), 1);
    let light = Case { add_ons: vec![Stable, Shared], ..Case::default() };
    assert_eq!(sum(&[light]), 1, "never below 1");
    let line = LoadLine::of(&with(vec![Violence, Conflict, Travel]), false, date("2026-11-20"));
    assert_eq!(line.parts.iter().map(|(_, points)| points).sum::<i32>(), 8, "the lines add up");
}

#[test]
fn a_case_is_new_for_four_weeks_and_a_co_worker_carries_a_part() {
    let mine = |since: &str| Case { mine_since: Some(date(since)), case_type: CaseType::Support, ..Case::default() };
    assert_eq!([sum(&[mine("2026-10-24")]), sum(&[mine("2026-10-23")])], [5, 4]);
    let helping = Case { role: Role::CoWorker, acute: true, case_type: CaseType::Tribunal, ..Case::default() };
    assert_eq!(sum(&[helping]), 2);
}

#[test]
fn bands_end_where_the_source_says() {
    let bands = [0.85, 0.851, 1.0, 1.001, 1.15, 1.151].map(Band::of);
    assert_eq!(bands, [Band::Green, Band::Yellow, Band::Yellow, Band::Orange, Band::Orange, Band::Red]);
    assert_eq!(Band::of(93.5 / 110.0), Band::Green);
    assert_eq!(Band::of(126.5 / 110.0), Band::Orange);
}

fn task(id: &str, deadline: Option<&str>, planned: Option<&str>) -> WorkItem {
    let task = Task {
        id: TaskId(Id::new(id)),
        deadline: deadline.map(date),
        planned: planned.map(date),
        estimate: Some(120),
        ..Task::default()
    };
    item_of_task(&task, None, &Settings::default(), moment("2026-11-18T08:00")).unwrap()
}

#[test]
fn the_week_ahead_counts_work_on_its_planned_day_else_on_the_day_to_plan_for() {
    let items = [
        task("planned", Some("2026-11-27"), Some("2026-11-20")),
        task("by-date", Some("2026-11-24"), None),
        task("overdue", Some("2026-11-10"), None),
        task("planned-long-ago", Some("2026-11-27"), Some("2026-11-02")),
        task("undated", None, None),
        task("far", Some("2027-03-01"), None),
        task("sunday", None, Some("2026-11-22")),
    ];
    let today = date("2026-11-18");
    let days = week_ahead(&items, today, &Settings::default());
    let needed = days.map(|day| day.needed);
    assert_eq!(needed, [4.0, 0.0, 4.0, 0.0, 2.0, 0.0, 0.0]);
    assert_eq!(days.map(|day| day.at_hand), [6.0, 6.0, 6.0, 0.0, 0.0, 6.0, 6.0]);
    assert_eq!(days.map(|day| day.items), [2, 0, 2, 0, 1, 0, 0]);
    assert_eq!((days[0].date, days[6].date), (today, date("2026-11-24")));
}

#[test]
fn a_holiday_has_no_hours_and_at_once_counts_today() {
    let file = CaseFile::new(Country::No).received("r", "2026-04-01");
    let items = file.items("2026-04-02T08:00");
    let days = week_ahead(&items, date("2026-04-02"), &Settings::default());
    assert_eq!(days.map(|day| day.at_hand), [0.0, 0.0, 0.0, 0.0, 0.0, 6.0, 6.0]);
    assert_eq!(days[0].items, 2, "at once, and the review whose day to plan for was the day before Easter");
}
