//! The forecast against brute force on small random instances, its laws, and what it does with a
//! thousand tasks.

mod cover;
mod fewest;
mod rounds;

use crate::case_file::date;
use arbeidsro::domain::{
    case::{Case, CaseEvent, CaseType, EventKind},
    change::{Edit, Label},
    entity::edits,
    forecast::{
        Effort, Forecast, Verdict,
        what_if::{figures, figures_with},
    },
    ids::Id,
    period::{Period, PeriodSort},
    scenario::{Change, WhatIf},
    settings::Settings,
    stamp::Writer,
    task::Task,
    workspace::Workspace,
};
use proptest::prelude::*;
use std::time::Instant;

fn workspace(all: Vec<Edit>) -> Workspace {
    let mut workspace = Workspace::new(Writer::new(1, 1), date("2026-11-23").and_hms_opt(8, 0, 0).unwrap());
    workspace.commit(Label::Other, all, 1_795_000_000_000);
    workspace
}

fn task(n: usize, due: &str, hours: f64, case: Option<&str>) -> Task {
    Task {
        id: Id::new(format!("t{n:04}")).into(),
        title: format!("{n}"),
        deadline: Some(date(due)),
        estimate: Some((hours * 60.0) as u32),
        case: case.map(|case| Id::new(case).into()),
        ..Task::default()
    }
}

fn case(id: &str, locked: bool, months: i64) -> Case {
    let since = date("2026-11-23") - chrono::Duration::days(months * 30);
    Case { id: Id::new(id).into(), code: id.to_uppercase(), locked, mine_since: Some(since), ..Case::default() }
}

#[test]
fn six_hours_a_day_and_what_does_not_fit() {
    // Monday to Wednesday: 18 hours at hand.
    let all = [task(1, "2026-11-23", 6.0, None), task(2, "2026-11-24", 6.0, None), task(3, "2026-11-25", 8.0, None)];
    let forecast = Forecast::of(&workspace(all.iter().flat_map(|task| edits(None, task)).collect()));
    let usual = forecast.outcome(Effort::Usual);
    assert_eq!(usual.late.len(), 1);
    assert_eq!((usual.late[0].job, usual.late[0].hours, usual.late[0].done), (2, 2.0, Some(3)));
    assert_eq!((usual.missing(), usual.tightest), (2.0, 2));
    assert_eq!(forecast.verdict(), Verdict::Breaks, "with 80 % of the hours it holds");
    assert_eq!(forecast.tasks.go, [2], "the largest goes");
    assert_eq!((forecast.cases.go.len(), forecast.cases.waiting), (0, 3), "own tasks wait instead of a case");
}

#[test]
fn statutory_work_stays_when_other_work_can_go() {
    let duty = Task { statutory: true, ..task(1, "2026-11-23", 6.0, None) };
    let own = task(2, "2026-11-23", 1.0, None);
    let forecast = Forecast::of(&workspace([duty, own].iter().flat_map(|task| edits(None, task)).collect()));
    let gone: Vec<_> = forecast.tasks.go.iter().map(|at| forecast.jobs[*at].item.statutory).collect();
    assert_eq!(gone, [false]);
}

#[test]
fn a_locked_case_is_never_proposed_and_the_mildest_of_equals_is() {
    let mut all: Vec<Edit> = Vec::new();
    for (id, locked, months) in [("a", true, 1), ("b", false, 20), ("c", false, 2)] {
        all.extend(edits(None, &case(id, locked, months)));
    }
    for (n, of) in ["a", "b", "c"].into_iter().enumerate() {
        all.extend(edits(None, &task(n, "2026-11-24", 5.0, Some(of))));
    }
    let forecast = Forecast::of(&workspace(all));
    let chosen: Vec<_> = forecast.cases.go.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!((chosen, forecast.cases.is_proven()), (vec!["c"], true));
    assert!(forecast.tasks.go.iter().all(|at| !forecast.jobs[*at].fixed));
}

#[test]
fn what_is_late_already_is_caught_up_within_a_week_and_absence_takes_hours() {
    let mut all = edits(None, &task(1, "2026-11-10", 4.0, None));
    let whole = Forecast::of(&workspace(all.clone()));
    assert_eq!((whole.jobs[0].day, whole.jobs[0].overdue, whole.outcome(Effort::High).holds()), (7, true, true));
    let away = Period { id: Id::new("p"), from: date("2026-11-23"), to: Some(date("2026-11-30")), ..Period::default() };
    all.extend(edits(None, &away));
    let away = Forecast::of(&workspace(all));
    assert_eq!(away.hand.through(7), 0.0);
    assert_eq!(away.verdict(), Verdict::BreaksSurely);
}

#[test]
fn one_more_investigation_takes_its_rules_hours_and_points() {
    let workspace = workspace(edits(None, &case("a", false, 3)));
    let (before, same) = (figures(&workspace), figures_with(&workspace, &[]));
    assert_eq!(before, same);
    let new = |case_type| WhatIf { change: Change::NewCase, case_type, from: date("2026-11-30"), ..WhatIf::default() };
    let after = figures_with(&workspace, &[new(CaseType::Investigation)]);
    assert_eq!(after.cases, before.cases + 1.0);
    assert_eq!(after.points, before.points + 8.0, "7, and 1 because it is new");
    assert!(after.needed > before.needed, "the plan is due within the picture");
    for case_type in CaseType::ALL {
        assert!(figures_with(&workspace, &[new(case_type)]).points > before.points, "{case_type:?}");
    }
    let away = WhatIf { change: Change::Away, from: date("2026-11-23"), n: 7.0, ..WhatIf::default() };
    assert_eq!(figures_with(&workspace, &[away]).at_hand, before.at_hand - 30.0);
    let fewer = WhatIf { change: Change::FewerMeetings, from: date("2026-11-23"), n: 2.5, ..WhatIf::default() };
    assert!(figures_with(&workspace, &[fewer]).at_hand > before.at_hand + 25.0);
    let gone = WhatIf { change: Change::HandOver, case: Some(Id::new("a").into()), ..WhatIf::default() };
    assert_eq!(figures_with(&workspace, &[gone]).cases, 0.0);
}

fn overloaded(tasks: usize, cases: usize) -> Workspace {
    let mut all: Vec<Edit> = Vec::new();
    for n in 0..cases {
        let id = format!("c{n}");
        all.extend(edits(None, &case(&id, n % 9 == 0, n as i64 % 30)));
        let opened = CaseEvent {
            id: Id::new(format!("e{n}")).into(),
            case: Id::new(&id).into(),
            kind: EventKind::InvestigationOpened,
            on: date("2026-09-01") + chrono::Duration::days(n as i64 * 2),
            ..CaseEvent::default()
        };
        all.extend(edits(None, &opened));
    }
    for n in 0..tasks {
        let due = (date("2026-11-23") + chrono::Duration::days((n * 37 % 170) as i64)).to_string();
        let of = format!("c{}", n % cases);
        let task = Task { statutory: n % 3 == 0, ..task(n, &due, 0.25 + (n % 9) as f64 / 4.0, Some(&of)) };
        all.extend(edits(None, &task));
    }
    workspace(all)
}

#[test]
fn a_thousand_open_tasks_take_less_than_fifty_milliseconds() {
    let workspace = overloaded(1_000, 40);
    let began = Instant::now();
    let forecast = Forecast::of(&workspace);
    let took = began.elapsed();
    println!(
        "{} jobs, {} go, {} cases go, {took:?}",
        forecast.jobs.len(),
        forecast.tasks.go.len(),
        forecast.cases.go.len()
    );
    assert!(forecast.jobs.len() >= 1_000 && forecast.verdict() >= Verdict::Breaks);
    // A build without optimisation is many times slower, and is not what anybody waits for.
    assert!(cfg!(debug_assertions) || took.as_millis() < 50, "{took:?}");
}

#[test]
fn the_range_is_in_order() {
    let forecast = Forecast::of(&overloaded(200, 12));
    let [low, usual, high] = Effort::ALL.map(|effort| forecast.sums(effort).0);
    assert!(low < usual && usual < high);
    let late = Effort::ALL.map(|effort| forecast.outcome(effort).missing());
    assert!(late[0] <= late[1] && late[1] <= late[2]);
}

#[test]
fn graded_sickness_makes_the_position_smaller_and_a_holiday_does_not() {
    let settings = |periods: Vec<Period>| {
        let all = periods.iter().flat_map(|period| edits(None, period)).collect();
        let settings: Settings = (**workspace(all).settings()).clone();
        settings
    };
    let period =
        |sort, percent| Period { id: Id::new("p"), sort, percent, from: date("2026-11-01"), ..Period::default() };
    let today = date("2026-11-23");
    assert_eq!(settings(vec![period(PeriodSort::Sick, 50.0)]).working_share(today), 0.5);
    assert_eq!(settings(vec![period(PeriodSort::Holiday, 100.0)]).working_share(today), 1.0);
    assert_eq!(settings(vec![period(PeriodSort::Sick, 50.0)]).hours_on(today), 3.0);
    assert_eq!(settings(vec![period(PeriodSort::Holiday, 100.0)]).hours_on(today), 0.0);
    let duty = Period { hours: Some(5.0), ..period(PeriodSort::Duty, 100.0) };
    assert_eq!((settings(vec![duty.clone()]).hours_on(today), settings(vec![duty]).hours_per_day()), (5.0, 5.0));
}

#[test]
fn experience_counts_in_two_steps() {
    let settings = |started: &str| Settings { started: Some(date(started)), ..Settings::default() };
    let on = date("2026-11-23");
    let found = ["2026-08-24", "2026-08-23", "2026-05-24", "2026-05-23"].map(|it| settings(it).experience(on));
    assert_eq!(found, [0.6, 0.8, 0.8, 1.0]);
    assert_eq!(Settings::default().experience(on), 1.0);
}

/// Whether everything holds when these cases go, by the sums of hours alone.
fn holds_without(forecast: &Forecast, gone: &[&str]) -> bool {
    let mut sum = 0.0;
    forecast.jobs.iter().all(|job| {
        let goes = job.case().is_some_and(|case| gone.contains(&case.as_str()));
        sum += if goes { 0.0 } else { job.hours[Effort::Usual as usize] };
        sum <= forecast.hand.through(job.day) + 1e-6
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_fewest_cases_are_enough_and_no_smaller_set_is(
        work in prop::collection::vec((0usize..7, 0u32..12, 1u32..40), 1..16)
    ) {
        let ids = ["a", "b", "c", "d", "e", "f", "g"];
        let mut all: Vec<Edit> = ids.iter().enumerate().flat_map(|(n, id)| edits(None, &case(id, false, n as i64))).collect();
        for (n, (of, days, quarters)) in work.iter().enumerate() {
            let due = (date("2026-11-23") + chrono::Duration::days(i64::from(*days))).to_string();
            all.extend(edits(None, &task(n, &due, f64::from(*quarters) / 4.0, Some(ids[*of]))));
        }
        let forecast = Forecast::of(&workspace(all));
        let chosen: Vec<&str> = forecast.cases.go.iter().map(|(id, _)| id.as_str()).collect();
        prop_assert!(holds_without(&forecast, &chosen));
        let smaller = (0u32..1 << ids.len()).filter(|set| set.count_ones() as usize + 1 == chosen.len());
        for set in smaller {
            let gone: Vec<&str> = ids.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, id)| *id).collect();
            prop_assert!(!forecast.cases.is_proven() || !holds_without(&forecast, &gone), "{gone:?} would do");
        }
    }
}
