//! The first screen of the day: what is late, what is due, what comes, where to start, and
//! whether the week holds.

use super::work_row::WorkRow;
use crate::{
    domain::{
        calendar::add_days,
        case::CaseType,
        load::{Band, DayHours, Load, PointKind, week_ahead},
        quadrant::Quadrant,
        settings::Settings,
        work_item::{ItemId, WorkItem},
        workspace::Workspace,
    },
    texts::{Key, case_words, clock_words, dates, number, planning_words, say, text},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// How many are suggested to start with.
const NEXT: usize = 3;
/// How many days are listed after today.
const DAYS_LISTED: u32 = 7;

/// Everything on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// `2 frister er brutt. 3 skal gjøres i dag.`
    pub headline: String,
    /// Past their end by law or by the user's own date, in the order of the matrix.
    pub overdue: Vec<WorkRow>,
    /// Past a date of practice, which is no law's: told apart from what is broken.
    pub guiding: Vec<WorkRow>,
    /// Due today, at once, or planned for today or before.
    pub due: Vec<WorkRow>,
    /// Planned for an earlier day and not done: asked about, never carried over silently.
    pub carried: Vec<WorkRow>,
    /// What today's plan takes of the hours at hand, in one sentence.
    pub plan: String,
    /// The plan takes more than there is.
    pub plan_is_over: bool,
    /// What was done today and what is left of the plan. None when there is neither.
    pub evening: Option<String>,
    /// What is planned for today and need not be done today.
    pub movable: Vec<ItemId>,
    /// The next seven days that hold something.
    pub days: Vec<Day>,
    /// Where to start.
    pub next: Vec<WorkRow>,
    /// Hours of the week.
    pub week: Week,
    /// Points.
    pub points: Points,
    /// Nothing at all has been added yet.
    pub is_blank: bool,
}

/// A day to come.
#[derive(Clone, PartialEq, Debug)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// What is due or planned.
    pub rows: Vec<WorkRow>,
}

/// Hours needed against hours at hand.
#[derive(Clone, PartialEq, Debug)]
pub struct Week {
    /// Today and the six days after.
    pub days: Vec<DayHours>,
    /// What they say, in one sentence.
    pub finding: String,
    /// The week asks for more hours than it has.
    pub is_over: bool,
}

/// Points against capacity, with the sum line by line.
#[derive(Clone, PartialEq, Debug)]
pub struct Points {
    /// To carry.
    pub points: f64,
    /// Room.
    pub capacity: f64,
    /// `92 av 110 poeng, 18 saker`.
    pub words: String,
    /// The band in words.
    pub band_words: &'static str,
    /// Orange or red.
    pub is_over: bool,
    /// The parts of the sum: what, how many, points.
    pub lines: Vec<(String, String, String)>,
}

impl Today {
    /// The first days to come, with at most so many lines together.
    pub fn first_days(&self, mut lines: usize) -> Vec<Day> {
        let mut days = Vec::new();
        for day in &self.days {
            if lines == 0 {
                break;
            }
            let rows: Vec<WorkRow> = day.rows.iter().take(lines).cloned().collect();
            lines -= rows.len();
            days.push(Day { date: day.date, rows });
        }
        days
    }
}

/// The page as of the workspace's now.
pub fn today(workspace: &Workspace) -> Today {
    let now = workspace.now();
    let date = now.date();
    let sorted = sections(workspace, now);
    let row = |items: &[Arc<WorkItem>]| items.iter().map(|item| WorkRow::of(item, workspace)).collect::<Vec<_>>();
    let (overdue, due) = (row(&sorted.overdue), row(&sorted.due));
    let week = week(workspace, date);
    let (plan, plan_is_over) = plan(workspace, &sorted, &week);
    let movable: Vec<ItemId> =
        sorted.due.iter().filter(|item| may_move(item, date)).map(|item| item.id.clone()).collect();
    Today {
        date,
        carried: row(&sorted.carried),
        plan,
        plan_is_over,
        evening: evening(workspace, date, sorted.due.len()),
        movable,
        headline: headline(overdue.len(), sorted.guiding.len(), due.len()),
        guiding: row(&sorted.guiding),
        days: sorted.days.iter().map(|(date, items)| Day { date: *date, rows: row(items) }).collect(),
        next: row(&next(workspace, now)),
        week,
        points: points(workspace),
        is_blank: workspace.cases().is_empty() && workspace.tasks().is_empty(),
        overdue,
        due,
    }
}

fn headline(overdue: usize, guiding: usize, due: usize) -> String {
    let overdue =
        if overdue == 0 { text(Key::TodayNoneOverdue).to_owned() } else { say::today_overdue(overdue as i64) };
    let due = if due == 0 { text(Key::TodayNoneDue).to_owned() } else { say::today_due(due as i64) };
    match guiding {
        0 => format!("{overdue} {due}"),
        past => format!("{overdue} {} {due}", say::today_guiding(past as i64)),
    }
}

#[derive(Default)]
struct Sections {
    overdue: Vec<Arc<WorkItem>>,
    guiding: Vec<Arc<WorkItem>>,
    due: Vec<Arc<WorkItem>>,
    carried: Vec<Arc<WorkItem>>,
    days: Vec<(NaiveDate, Vec<Arc<WorkItem>>)>,
}

/// Each item once: late, for today, or on the nearer of its planned day and its end.
fn sections(workspace: &Workspace, now: NaiveDateTime) -> Sections {
    let mut sections = Sections::default();
    let today = now.date();
    let last = add_days(today, DAYS_LISTED);
    for item in workspace.items().iter() {
        let day = item.planned.into_iter().chain(item.due).min();
        match day {
            _ if item.is_broken(now) => sections.overdue.push(item.clone()),
            _ if item.is_overdue(now) && item.planned != Some(today) => sections.guiding.push(item.clone()),
            _ if item.at_once => sections.due.push(item.clone()),
            _ if is_carried(item, today) => sections.carried.push(item.clone()),
            Some(day) if day <= today => sections.due.push(item.clone()),
            Some(day) if day <= last => match sections.days.iter_mut().find(|(date, _)| *date == day) {
                Some((_, items)) => items.push(item.clone()),
                None => sections.days.push((day, vec![item.clone()])),
            },
            _ => {}
        }
    }
    let in_order = |items: &mut Vec<Arc<WorkItem>>| items.sort_by_cached_key(|item| item.rank());
    in_order(&mut sections.overdue);
    in_order(&mut sections.guiding);
    in_order(&mut sections.due);
    in_order(&mut sections.carried);
    sections.days.sort_by_key(|(date, _)| *date);
    sections.days.iter_mut().for_each(|(_, items)| in_order(items));
    sections
}

/// Planned for a day that is past, and not due yet.
fn is_carried(item: &WorkItem, today: NaiveDate) -> bool {
    item.planned.is_some_and(|day| day < today) && item.due.is_none_or(|due| due > today)
}

/// Planned for today by choice: the last day is another one.
fn may_move(item: &WorkItem, today: NaiveDate) -> bool {
    item.planned == Some(today) && !item.at_once && item.due.is_none_or(|due| due > today)
}

/// What the day's bar counts, against its hours. What of it stands in no list of today, because only
/// its day to plan for has come, is told.
fn plan(workspace: &Workspace, sorted: &Sections, week: &Week) -> (String, bool) {
    let (needed, at_hand) = week.days.first().map_or((0.0, 0.0), |day| (day.needed, day.at_hand));
    if at_hand == 0.0 {
        return (day_off(needed, week, workspace.settings()), false);
    }
    let (words, is_over) = plan_words(needed, at_hand);
    match begun_for_later(workspace, sorted) {
        0.0 => (words, is_over),
        hours => (format!("{words} {}", say::day_plan_ahead(&clock_words::hours(hours))), is_over),
    }
}

/// Hours that count today and stand in no list of today.
fn begun_for_later(workspace: &Workspace, sorted: &Sections) -> f64 {
    let today = workspace.now().date();
    let lists = [&sorted.overdue, &sorted.guiding, &sorted.due, &sorted.carried];
    let is_listed = |item: &WorkItem| lists.iter().any(|list| list.iter().any(|held| held.id == item.id));
    let begun = workspace.items().iter().filter(|item| item.work_day(today) == Some(today) && !is_listed(item));
    begun.map(|item| f64::from(item.effort_hours)).sum()
}

fn plan_words(needed: f64, at_hand: f64) -> (String, bool) {
    let (needed_words, at_hand_words) = (number(needed), clock_words::hours(at_hand));
    if needed > at_hand {
        (say::day_plan_over(&needed_words, &at_hand_words, &clock_words::hours(needed - at_hand)), true)
    } else {
        (say::day_plan(&needed_words, &at_hand_words), false)
    }
}

/// How far ahead the next working day is looked for: a long leave is no question of days.
const DAYS_TO_WORK: u32 = 60;

/// A day without hours: that, what lies on it all the same, and when there are hours again.
fn day_off(needed: f64, week: &Week, settings: &Settings) -> String {
    let first = match needed {
        0.0 => text(Key::DayOff).to_owned(),
        _ => say::day_off_work(&clock_words::hours(needed)),
    };
    let today = week.days.first().map(|day| day.date).unwrap_or_default();
    let mut days = (1..=DAYS_TO_WORK).map(|n| add_days(today, n)).map(|day| (day, settings.hours_on(day)));
    match days.find(|(_, hours)| *hours > 0.0) {
        Some((day, hours)) => {
            let next = say::day_off_next(&dates::short_date(day, today), &clock_words::hours(hours));
            format!("{first} {next}")
        }
        None => first,
    }
}

/// The line at the end of the day.
fn evening(workspace: &Workspace, today: NaiveDate, left: usize) -> Option<String> {
    let tasks = workspace.tasks().iter().filter(|task| task.done == Some(today) && !task.dropped).count();
    let clocks = workspace.marks().iter().filter(|mark| mark.done == Some(today)).count();
    let done = tasks + clocks;
    let words = || format!("{} {}", say::evening_done(done as i64), say::evening_left(left as i64));
    (done + left > 0).then(words)
}

/// The first of Q1, then of Q2 and Q3. One of a case: its next step is seen when this one is
/// done, and an acute case must not hide what else is broken. What the user has planned for a
/// later day waits for it, unless the law does not.
fn next(workspace: &Workspace, now: NaiveDateTime) -> Vec<Arc<WorkItem>> {
    let is_later = |item: &WorkItem| item.planned.is_some_and(|day| day > now.date());
    let is_out = |item: &WorkItem| item.waiting && item.planned.is_none();
    let waits = |item: &WorkItem| (is_later(item) || is_out(item)) && !item.at_once && !item.is_broken(now);
    let places = [Quadrant::Now, Quadrant::Plan, Quadrant::Delegate];
    let items = places.into_iter().flat_map(|place| workspace.items().in_quadrant(Some(place)));
    let mut chosen: Vec<Arc<WorkItem>> = Vec::new();
    for item in items.filter(|item| !waits(item)) {
        let is_seen = item.case.is_some() && chosen.iter().any(|held| held.case == item.case);
        if !is_seen {
            chosen.push(item.clone());
        }
        if chosen.len() == NEXT {
            break;
        }
    }
    chosen
}

fn week(workspace: &Workspace, today: NaiveDate) -> Week {
    let days = week_ahead(workspace.items().iter().map(|item| &**item), today, workspace.settings());
    let needed: f64 = days.iter().map(|day| day.needed).sum();
    let at_hand: f64 = days.iter().map(|day| day.at_hand).sum();
    let over = days.iter().filter(|day| day.needed > day.at_hand).count();
    let (needed_words, at_hand_words) = (clock_words::hours(needed), clock_words::hours(at_hand));
    let finding = if needed == 0.0 {
        text(Key::WeekNothing).to_owned()
    } else if needed > at_hand {
        say::week_over(&needed_words, &at_hand_words)
    } else if over > 0 {
        say::week_days_over(over as i64)
    } else {
        say::week_holds(&number(needed), &at_hand_words)
    };
    Week { days: days.to_vec(), finding, is_over: needed > at_hand }
}

/// Points against capacity.
pub(super) fn points(workspace: &Workspace) -> Points {
    let load = Load::of(workspace.cases().iter().map(|case| &**case), workspace.settings(), workspace.now().date());
    let (band_words, is_over) = match load.band() {
        None => (Key::LoadNoPosition, false),
        Some(Band::Green) => (Key::LoadGreen, false),
        Some(Band::Yellow) => (Key::LoadYellow, false),
        Some(Band::Orange) => (Key::LoadOrange, true),
        Some(Band::Red) => (Key::LoadRed, true),
    };
    let sum = say::load_points(&number(load.points), &number(load.capacity));
    Points {
        words: format!("{sum}, {}", say::load_cases(load.lines.len() as i64)),
        points: load.points,
        capacity: load.capacity,
        band_words: text(band_words),
        is_over,
        lines: sum_lines(&load),
    }
}

/// The sum line by line: fixed points, each kind of points, all.
fn sum_lines(load: &Load) -> Vec<(String, String, String)> {
    let line = |what: &str, count: usize, points: f64| (what.to_owned(), count.to_string(), number(points));
    let mut lines = vec![(text(Key::LoadFixed).to_owned(), String::new(), number(load.fixed))];
    // By their words: the number of siblings in a case does not make another kind.
    let mut kinds: Vec<(usize, &'static str, usize, i32)> = Vec::new();
    for (kind, points) in load.lines.iter().flat_map(|line| &line.parts) {
        let words = case_words::points(*kind);
        match kinds.iter_mut().find(|held| held.1 == words) {
            Some(held) => (held.2, held.3) = (held.2 + 1, held.3 + points),
            None => kinds.push((place_of(*kind), words, 1, *points)),
        }
    }
    kinds.sort_by_key(|held| held.0);
    lines.extend(kinds.into_iter().map(|(_, words, count, points)| line(words, count, f64::from(points))));
    lines.extend(load.duties.iter().map(|(sort, points)| line(planning_words::period(*sort), 1, *points)));
    lines.push(line(text(Key::LoadSum), load.lines.len(), load.points));
    lines
}

fn place_of(kind: PointKind) -> usize {
    match kind {
        PointKind::Base(case_type) => CaseType::ALL.iter().position(|known| *known == case_type).unwrap_or_default(),
        PointKind::FurtherSibling => 20,
        PointKind::CoWorker => 21,
        PointKind::Acute => 22,
        PointKind::AddOn(add_on) => 23 + add_on as usize,
        PointKind::Siblings(_) => 40,
        PointKind::NewToMe => 41,
        PointKind::Cap => 42,
    }
}

/// `fredag 27. november 2026`, first letter large.
pub fn title(date: NaiveDate) -> String {
    let words = dates::long_date(date);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
