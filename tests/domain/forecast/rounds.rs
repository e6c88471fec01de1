//! Work that comes back: repeating tasks, visits and reviews, each time within the days looked at.

use super::{case, task, workspace};
use crate::case_file::date;
use arbeidsro::domain::{
    case::{Case, CaseEvent, Country, EventKind},
    entity::edits,
    forecast::{Effort, Forecast},
    ids::Id,
    repeat::{Repeat, RepeatUnit},
    task::Task,
    workspace::Workspace,
};
use proptest::prelude::*;

fn event(case: &str, kind: EventKind, on: &str) -> CaseEvent {
    let id = Id::new(format!("{case}-{on}")).into();
    CaseEvent { id, case: Id::new(case).into(), kind, on: date(on), ..CaseEvent::default() }
}

/// The days of the later rounds, with their hours as usual.
fn rounds(workspace: &Workspace) -> Vec<(String, f64)> {
    let forecast = Forecast::of(workspace);
    let later = forecast.jobs.iter().filter(|job| job.round > 0);
    later.map(|job| (job.due.to_string(), job.hours[Effort::Usual as usize])).collect()
}

#[test]
fn a_task_that_repeats_counts_each_time_it_comes_back() {
    let every = |unit, every, from_done| {
        let on = date("2026-11-25");
        Task {
            planned: Some(on),
            repeat: Some(Repeat::new(unit, every, from_done, on)),
            ..task(1, "2026-11-25", 2.0, None)
        }
    };
    // 23 May 2027 is the last of the 182 days.
    let fortnightly = rounds(&workspace(edits(None, &Task { deadline: None, ..every(RepeatUnit::Week, 2, false) })));
    assert_eq!(fortnightly.first(), Some(&("2026-12-09".to_owned(), 2.0)));
    assert_eq!((fortnightly.len(), fortnightly.last().unwrap().0.as_str()), (12, "2027-05-12"));
    let monthly = rounds(&workspace(edits(None, &every(RepeatUnit::Month, 1, false))));
    let days: Vec<&str> = monthly.iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(days, ["2026-12-25", "2027-01-25", "2027-02-25", "2027-03-25", "2027-04-25"]);
    assert_eq!(rounds(&workspace(edits(None, &every(RepeatUnit::Month, 1, true)))).len(), 5);
    let waiting = Task { waiting_for: "merkantil".into(), ..every(RepeatUnit::Week, 1, false) };
    assert!(rounds(&workspace(edits(None, &waiting))).is_empty(), "it is in other hands");
    let begun = Task { spent: 90, ..every(RepeatUnit::Week, 2, false) };
    let forecast = Forecast::of(&workspace(edits(None, &begun)));
    assert_eq!((forecast.jobs[0].hours[1], forecast.jobs[1].hours[1]), (0.5, 2.0), "only this time is begun");
}

#[test]
fn what_is_left_of_a_years_visits_counts_by_the_end_of_the_year() {
    let visit = |on| event("a", EventKind::VisitMade, on);
    let mut all = edits(None, &case("a", false, 10));
    all.extend(edits(None, &event("a", EventKind::FosterMovedIn, "2026-03-02")));
    all.extend(edits(None, &visit("2026-06-01")));
    let four_less_one = rounds(&workspace(all.clone()));
    let visits =
        |rounds: &[(String, f64)]| rounds.iter().filter(|(day, hours)| day == "2027-03-01" && *hours == 4.0).count();
    // Visits and supervision, four of each a year: two and three after the present one.
    assert_eq!(visits(&four_less_one), 2 + 3);
    all.extend(edits(None, &visit("2026-09-01")));
    all.extend(edits(None, &visit("2026-11-20")));
    assert_eq!(visits(&rounds(&workspace(all.clone()))), 3, "the last visit is the present one");
}

#[test]
fn a_review_that_returns_counts_from_the_day_of_the_one_before() {
    let mut all = edits(None, &case("a", false, 10));
    all.extend(edits(None, &event("a", EventKind::MeasureStarted, "2026-09-15")));
    // Due 15 December, so again 15 March; the one after is in June.
    assert_eq!(rounds(&workspace(all.clone())), [("2027-03-15".to_owned(), 3.0)]);
    all.extend(edits(None, &event("a", EventKind::MeasureStarted, "2026-10-01")));
    assert_eq!(rounds(&workspace(all.clone())).len(), 1, "one review is the review of all");
    all.extend(edits(None, &event("a", EventKind::MeasureEnded, "2026-11-20")));
    assert!(rounds(&workspace(all)).is_empty(), "no measure, no review");
}

#[test]
fn in_denmark_the_first_follow_up_leads_to_the_next() {
    let mut all = edits(None, &Case { country: Country::Dk, ..case("a", false, 10) });
    // Due today after three months, and again half a year later, on the last day looked at.
    all.extend(edits(None, &event("a", EventKind::MeasureStarted, "2026-08-23")));
    assert_eq!(rounds(&workspace(all)), [("2027-05-23".to_owned(), 4.0)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn rounds_only_add_work_and_lie_in_order_within_the_days_looked_at(
        unit in 0usize..4, every in 1u16..6, from_done: bool, ahead in 0i64..200, hours in 1u32..6
    ) {
        let unit = [RepeatUnit::Day, RepeatUnit::Workday, RepeatUnit::Week, RepeatUnit::Month][unit];
        let on = date("2026-11-23") + chrono::Duration::days(ahead - 20);
        let once = Task { planned: Some(on), ..task(1, &on.to_string(), f64::from(hours), None) };
        let often = Task { repeat: Some(Repeat::new(unit, every, from_done, on)), ..once.clone() };
        let (once, often) = (Forecast::of(&workspace(edits(None, &once))), Forecast::of(&workspace(edits(None, &often))));
        for day in 0..182 {
            for effort in Effort::ALL {
                prop_assert!(often.outcome(effort).need(day) >= once.outcome(effort).need(day));
            }
        }
        let days: Vec<_> = often.jobs.iter().map(|job| job.day).collect();
        prop_assert!(days.windows(2).all(|two| two[0] < two[1]) && days.iter().all(|day| *day < 182), "{days:?}");
    }
}
