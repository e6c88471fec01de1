//! The forecast against brute force on small random instances, its laws, and what it does with a
//! thousand tasks.

use crate::case_file::date;
use arbeidsro::domain::{
    case::{Case, CaseEvent, CaseType, Country, EventKind},
    change::{Edit, Label},
    entity::edits,
    forecast::{
        Effort, Forecast, Verdict,
        cover::{Candidate, cover},
        fewest::{Piece, fewest},
        what_if::{figures, figures_with},
    },
    ids::Id,
    period::{Period, PeriodSort},
    repeat::{Repeat, RepeatUnit},
    scenario::{Change, WhatIf},
    settings::Settings,
    stamp::Writer,
    task::Task,
    workspace::Workspace,
};
use proptest::prelude::*;
use std::time::Instant;

/// Hours in whole numbers, so that sums are exact.
fn pieces(fixed: bool) -> impl Strategy<Value = Vec<Piece>> {
    let piece = (1u8..9, 0u8..30, 0u8..3, prop::bool::weighted(if fixed { 0.25 } else { 0.0 }));
    prop::collection::vec(piece, 0..9).prop_map(|mut list| {
        list.sort_by_key(|(_, limit, ..)| *limit);
        let piece = |(hours, limit, class, fixed): (u8, u8, u8, bool)| Piece {
            hours: hours.into(),
            limit: limit.into(),
            class,
            fixed,
        };
        list.into_iter().map(piece).collect()
    })
}

/// The kept pieces are on time in the order of their limits, `slack` apart.
fn holds(pieces: &[Piece], kept: impl Fn(usize) -> bool, slack: f64) -> bool {
    let mut sum = 0.0;
    pieces.iter().enumerate().filter(|(at, _)| kept(*at)).all(|(_, piece)| {
        sum += piece.hours;
        sum <= piece.limit + slack
    })
}

/// Some order, without interruption, keeps every limit: all orders are tried.
fn some_order_holds(pieces: &mut [Piece], done: usize, sum: f64) -> bool {
    if done == pieces.len() {
        return true;
    }
    for next in done..pieces.len() {
        pieces.swap(done, next);
        let end = sum + pieces[done].hours;
        let fits = end <= pieces[done].limit && some_order_holds(pieces, done + 1, end);
        pieces.swap(done, next);
        if fits {
            return true;
        }
    }
    false
}

/// The fewest of a class that must go beside what is kept for certain, by trying every set.
fn fewest_by_trying(pieces: &[Piece], class: u8, certain: &[bool], slack: f64) -> usize {
    let free: Vec<usize> = (0..pieces.len()).filter(|at| !pieces[*at].fixed && pieces[*at].class == class).collect();
    let sizes = (0u32..1 << free.len()).filter(|chosen| {
        let kept = |at: usize| {
            certain[at] || free.iter().position(|free| *free == at).is_some_and(|bit| chosen & (1 << bit) == 0)
        };
        holds(pieces, kept, slack)
    });
    sizes.map(|chosen| chosen.count_ones() as usize).min().unwrap_or(free.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_order_of_dates_keeps_every_date_if_any_order_does(mut list in pieces(false).prop_filter("small", |l| l.len() < 8)) {
        let by_dates = holds(&list, |_| true, 0.0);
        prop_assert_eq!(by_dates, some_order_holds(&mut list, 0, 0.0));
    }

    #[test]
    fn each_class_loses_as_few_as_can_be(list in pieces(true)) {
        let relief = fewest(&list);
        let slack = relief.missing;
        let mut certain: Vec<bool> = list.iter().map(|piece| piece.fixed).collect();
        for class in 0..3 {
            let gone = relief.go.iter().filter(|at| list[**at].class == class).count();
            prop_assert_eq!(gone, fewest_by_trying(&list, class, &certain, slack), "class {}", class);
            for at in 0..list.len() {
                certain[at] |= list[at].class == class && !relief.go.contains(&at);
            }
        }
    }

    #[test]
    fn what_is_left_holds_and_what_is_fixed_stays(list in pieces(true)) {
        let relief = fewest(&list);
        prop_assert!(holds(&list, |at| !relief.go.contains(&at), relief.missing));
        prop_assert!(relief.go.iter().all(|at| !list[*at].fixed));
        prop_assert!(!holds(&list, |_| true, 0.0) || (relief.go.is_empty() && relief.missing == 0.0));
    }

    #[test]
    fn with_one_class_no_smaller_set_is_enough(list in pieces(false)) {
        let list: Vec<Piece> = list.into_iter().map(|piece| Piece { class: 0, ..piece }).collect();
        let relief = fewest(&list);
        prop_assert_eq!(relief.go.len(), fewest_by_trying(&list, 0, &vec![false; list.len()], 0.0));
    }

    #[test]
    fn a_later_date_or_less_work_never_makes_more_go(list in pieces(false), at in 0usize..9) {
        prop_assume!(!list.is_empty());
        let list: Vec<Piece> = list.into_iter().map(|piece| Piece { class: 0, ..piece }).collect();
        let before = fewest(&list).go.len();
        let mut easier = list.clone();
        let at = at % easier.len();
        easier[at].hours -= 0.5;
        prop_assert!(fewest(&easier).go.len() <= before);
        let mut later = list;
        later[at].limit += 5.0;
        later.sort_by(|a, b| a.limit.total_cmp(&b.limit));
        prop_assert!(fewest(&later).go.len() <= before);
    }
}

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

/// Cases whose work grows with the days, and what is missing by each of some days, never more than all give.
fn caseload(most: usize) -> impl Strategy<Value = (Vec<Candidate>, Vec<f64>)> {
    let case = (prop::collection::vec(0u8..5, 5), 0u8..20);
    (prop::collection::vec(case, 1..=most), prop::collection::vec(0u8..101, 5)).prop_map(|(cases, share)| {
        let candidate = |(more, weight): (Vec<u8>, u8)| {
            let mut sum = 0.0;
            let gives = more.iter().map(|hours| {
                sum += f64::from(*hours);
                sum
            });
            Candidate { gives: gives.collect(), weight: f64::from(weight) }
        };
        let all: Vec<Candidate> = cases.into_iter().map(candidate).collect();
        let given = |point: usize| all.iter().map(|case| case.gives[point]).sum::<f64>();
        let short = share.iter().enumerate().map(|(at, share)| (given(at) * f64::from(*share) / 100.0).floor());
        (all.clone(), short.collect())
    })
}

fn is_enough(all: &[Candidate], short: &[f64], goes: impl Fn(usize) -> bool) -> bool {
    let given = |point: usize| (0..all.len()).filter(|at| goes(*at)).map(|at| all[at].gives[point]).sum::<f64>();
    short.iter().enumerate().all(|(point, hours)| given(point) >= *hours)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_search_for_cases_finds_the_smallest_set_and_of_those_the_mildest((all, short) in caseload(9)) {
        let found = cover(&all, &short);
        prop_assert!(is_enough(&all, &short, |at| found.chosen.contains(&at)));
        let weigh = |set: u32| (0..all.len()).filter(|at| set & (1 << at) != 0).map(|at| all[at].weight).sum::<f64>();
        let enough = (0u32..1 << all.len()).filter(|set| is_enough(&all, &short, |at| set & (1 << at) != 0));
        let best = enough.map(|set| (set.count_ones() as usize, weigh(set))).min_by(|a, b| a.partial_cmp(b).unwrap());
        let chosen = found.chosen.iter().fold(0, |set, at| set | 1 << at);
        prop_assert_eq!(Some((found.chosen.len(), weigh(chosen))), best);
        prop_assert_eq!(found.at_least, found.chosen.len(), "so few cases are always searched to the end");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_caseload_of_sixty_is_searched_within_its_bound_and_what_is_said_of_it_holds((all, short) in caseload(60)) {
        let began = Instant::now();
        let found = cover(&all, &short);
        prop_assert!(cfg!(debug_assertions) || began.elapsed().as_millis() < 40, "{:?}", began.elapsed());
        prop_assert!(is_enough(&all, &short, |at| found.chosen.contains(&at)));
        prop_assert!(found.at_least <= found.chosen.len());
        for gone in &found.chosen {
            let rest = |at: usize| at != *gone && found.chosen.contains(&at);
            prop_assert!(!is_enough(&all, &short, rest), "{gone} goes for nothing");
        }
    }
}

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
