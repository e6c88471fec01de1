//! Points and hours line by line, and what is counted beside what is felt.

use super::today::{Points, points};
use crate::{
    domain::{
        calendar::{add_days, monday_of},
        load::{Load, LoadLine},
        period::{Felt, Period},
        settings::Settings,
        workspace::Workspace,
    },
    texts::{Key, case_words, clock_words::hours, dates, number, planning_words, say, text},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Weeks of the felt load on the page.
const WEEKS: usize = 12;

/// Everything on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Capacity {
    /// Points against capacity.
    pub points: Points,
    /// How the room comes about: `110 poeng × 100 % stilling × 1 erfaring = 110`.
    pub room: String,
    /// A row a case: code, why, points.
    pub cases: Vec<Vec<String>>,
    /// The hours of this week, a row a part: what, hours.
    pub hours: Vec<Vec<String>>,
    /// The periods, the latest first.
    pub periods: Vec<Arc<Period>>,
    /// What is felt this week; None before it was noted.
    pub felt: Option<f64>,
    /// What was felt and counted, a week each, the earliest first.
    pub weeks: Vec<FeltWeek>,
    /// What the weeks say.
    pub finding: String,
}

/// A week.
#[derive(Clone, PartialEq, Debug)]
pub struct FeltWeek {
    /// `uke 47`.
    pub name: String,
    /// In percent of what one can carry.
    pub felt: f64,
    /// In percent of the capacity.
    pub counted: Option<f64>,
}

/// The page as of the workspace's now.
pub fn capacity(workspace: &Workspace) -> Capacity {
    let today = workspace.now().date();
    let settings = workspace.settings();
    let load = Load::of(workspace.cases().iter().map(|case| &**case), settings, today);
    let mut periods: Vec<Arc<Period>> = workspace.periods().iter().cloned().collect();
    periods.sort_by(|a, b| (b.from, &b.id).cmp(&(a.from, &a.id)));
    let weeks = felt_weeks(workspace);
    Capacity {
        points: points(workspace),
        room: say::capacity_room(
            &number(load.profile),
            &number(load.share * 100.0),
            &number(load.experience),
            &number(load.capacity),
        ),
        cases: case_rows(workspace, &load),
        hours: hour_rows(settings, today),
        periods,
        felt: workspace.felt().get(Felt::id_of(monday_of(today))).map(|felt| felt.felt),
        finding: finding(&weeks),
        weeks,
    }
}

fn case_rows(workspace: &Workspace, load: &Load) -> Vec<Vec<String>> {
    let mut rows: Vec<(u32, Vec<String>)> =
        load.lines.iter().map(|line| (line.points(), case_row(workspace, line))).collect();
    rows.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn case_row(workspace: &Workspace, line: &LoadLine) -> Vec<String> {
    let code = workspace.cases().get(line.case.clone()).map(|case| case.code.clone()).unwrap_or_default();
    let part = |(kind, points): &(_, i32)| say::capacity_part(case_words::points(*kind), &points.to_string());
    vec![code, line.parts.iter().map(part).collect::<Vec<_>>().join(", "), line.points().to_string()]
}

/// Agreed hours, what goes, what is left: of the week of today, with the meetings and duties of today.
fn hour_rows(settings: &Settings, today: NaiveDate) -> Vec<Vec<String>> {
    let monday = monday_of(today);
    let days = || (0..7).map(|n| add_days(monday, n));
    let meetings = settings.meeting_hours_on(today);
    let duties = settings.duty_hours_on(today);
    let rest = (settings.week_hours - meetings - duties).max(0.0);
    let share = |day| rest / 5.0 * settings.office.share(settings.country, day);
    let open: f64 = days().map(share).sum();
    let at_hand: f64 = days().map(|day| share(day) * (1.0 - settings.timetable.absent(day))).sum();
    let rows = [
        (Key::HoursAgreed, settings.week_hours),
        (Key::HoursMeetings, -meetings),
        (Key::HoursDuties, -duties),
        (Key::HoursDaysOff, open - rest),
        (Key::HoursAbsence, at_hand - open),
    ];
    let row = |(name, value): (Key, f64)| vec![text(name).to_owned(), hours(value)];
    let parts = rows.into_iter().filter(|(_, value)| value.abs() > 0.01).map(row);
    parts.chain([row((Key::HoursAtHand, at_hand))]).collect()
}

fn felt_weeks(workspace: &Workspace) -> Vec<FeltWeek> {
    let mut all: Vec<&Arc<Felt>> = workspace.felt().iter().collect();
    all.sort_by_key(|felt| felt.week);
    let shown = all.iter().skip(all.len().saturating_sub(WEEKS));
    let week = |felt: &&Arc<Felt>| FeltWeek {
        name: say::today_week(&dates::week(felt.week).to_string()),
        felt: felt.felt,
        counted: felt.counted,
    };
    shown.map(week).collect()
}

/// The gap of the latest week, and whether it has grown.
fn finding(weeks: &[FeltWeek]) -> String {
    let gap = |week: &FeltWeek| week.counted.map(|counted| week.felt - counted);
    let Some((last, latest)) = weeks.iter().rev().find_map(|week| Some((week, gap(week)?))) else {
        return text(Key::FeltNone).to_owned();
    };
    let size = number(latest.abs());
    match latest {
        more if more > 5.0 => say::felt_heavier(&last.name, &size),
        less if less < -5.0 => say::felt_lighter(&last.name, &size),
        _ => say::felt_same(&last.name),
    }
}

/// A period as a row: what, from, to, how much.
pub fn period_row(period: &Period, today: NaiveDate) -> [String; 3] {
    let from = dates::short_date(period.from, today);
    let days = match period.to {
        Some(to) => say::period_days(&from, &dates::short_date(to, today)),
        None => say::period_open(&from),
    };
    let takes = match (period.sort.is_absence(), period.hours) {
        (true, _) => say::period_percent(&number(period.percent)),
        (false, Some(week)) => say::period_duty_hours(&number(period.sort.points()), &number(week)),
        (false, None) => say::period_points(&number(period.sort.points())),
    };
    [planning_words::period(period.sort).to_owned(), days, takes]
}
