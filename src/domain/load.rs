//! Workload: points against capacity, and the hours of the coming days (domain.md section 3).
//!
//! Our own model, never used to rank people: a basis for a talk with the leader. Base by case type,
//! add-ons and reductions; siblings under one process count the base once; duties beside the cases
//! (`period`) and experience count too.

use super::{
    calendar::add_days,
    case::{AddOn, Case, CaseType, Country, Role},
    ids::{CaseId, Id},
    period::PeriodSort,
    settings::Settings,
    work_item::WorkItem,
};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Fixed points of a full position: meetings, journal, mail.
pub const FIXED_POINTS: f64 = 15.0;
/// Points for acute risk, or a child without safe care now.
pub const ACUTE_POINTS: u32 = 3;
/// Add-ons of one case count no more than this together.
const MOST_ADD_ONS: u32 = 4;
/// Figures that differ by less are the same.
const ROUNDING: f64 = 1e-9;

/// Points of a full position.
pub fn full_capacity(country: Country) -> f64 {
    match country {
        Country::No => 110.0,
        Country::Dk => 165.0,
    }
}

/// Hours of a full week by the usual agreements.
pub fn full_week_hours(country: Country) -> f64 {
    match country {
        Country::No => 37.5,
        Country::Dk => 37.0,
    }
}

/// The working share, 0 to 1. Overtime is no capacity.
pub fn position_share(settings: &Settings) -> f64 {
    (settings.week_hours / full_week_hours(settings.country)).clamp(0.0, 1.0)
}

/// The base weight of a case in points.
pub fn base_points(case_type: CaseType) -> u32 {
    match case_type {
        CaseType::Report => 2,
        CaseType::Investigation => 7,
        CaseType::Support => 4,
        CaseType::FosterSettled => 4,
        CaseType::FosterNew => 7,
        CaseType::Institution => 7,
        CaseType::Emergency => 9,
        CaseType::Tribunal => 10,
        CaseType::Reunification => 6,
        CaseType::Aftercare => 3,
    }
}

/// How the index reads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Band {
    /// At most 0.85.
    Green,
    /// At most 1.00.
    Yellow,
    /// At most 1.15.
    Orange,
    /// Above.
    Red,
}

impl Band {
    /// The band of an index.
    pub fn of(index: f64) -> Self {
        match index - ROUNDING {
            i if i <= 0.85 => Band::Green,
            i if i <= 1.00 => Band::Yellow,
            i if i <= 1.15 => Band::Orange,
            _ => Band::Red,
        }
    }
}

/// Why a case has points, or fewer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PointKind {
    /// Its type.
    Base(CaseType),
    /// A further child in a group of siblings.
    FurtherSibling,
    /// A co-worker's part.
    CoWorker,
    /// Acute risk, or a child without safe care now.
    Acute,
    /// Further siblings in the same case, so many.
    Siblings(u8),
    /// New to the user: less than four weeks.
    NewToMe,
    /// Chosen by the user.
    AddOn(AddOn),
    /// What the add-ons exceed together is not counted.
    Cap,
}

/// Points of a further child in a group of siblings.
pub const SIBLING_POINTS: i32 = 3;
/// Points of a case in which the user helps: what it takes off the one who answers for it.
pub const CO_WORKER_POINTS: i32 = 2;
/// Days for which a case is new to the user.
const NEW_DAYS: i64 = 28;

fn add_on_points(add_on: AddOn) -> i32 {
    match add_on {
        AddOn::Violence | AddOn::Conflict => 2,
        AddOn::Interpreter | AddOn::Agencies | AddOn::Travel => 1,
        AddOn::Shared => -2,
        AddOn::Stable => -1,
        AddOn::Unknown => 0,
    }
}

/// One case's part of the sum, line by line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadLine {
    /// Which case.
    pub case: CaseId,
    /// Its parts, the base first.
    pub parts: Vec<(PointKind, i32)>,
}

impl LoadLine {
    /// The line of a case on a day. `further`: another child of its group counts the base already.
    pub fn of(case: &Case, further: bool, today: NaiveDate) -> Self {
        Self::counted(case, further, today, true)
    }
    /// The same; `settled` says whether experience is full. While it is not, it counts itself, and
    /// no case counts as new.
    fn counted(case: &Case, further: bool, today: NaiveDate, settled: bool) -> Self {
        let line = |parts| LoadLine { case: case.id.clone(), parts };
        if case.role == Role::CoWorker {
            return line(vec![(PointKind::CoWorker, CO_WORKER_POINTS)]);
        }
        let mut parts = vec![match further {
            true => (PointKind::FurtherSibling, SIBLING_POINTS),
            false => (PointKind::Base(case.case_type), base_points(case.case_type) as i32),
        }];
        parts.extend(case.acute.then_some((PointKind::Acute, ACUTE_POINTS as i32)));
        let siblings = if case.group.is_none() { case.siblings } else { 0 };
        parts.extend((siblings > 0).then_some((PointKind::Siblings(siblings), i32::from(siblings))));
        let is_new = |since| settled && (0..NEW_DAYS).contains(&today.signed_duration_since(since).num_days());
        parts.extend(case.mine_since.is_some_and(is_new).then_some((PointKind::NewToMe, 1)));
        let known = AddOn::ALL.into_iter().filter(|add_on| case.add_ons.contains(add_on));
        parts.extend(known.map(|add_on| (PointKind::AddOn(add_on), add_on_points(add_on))));
        let positive: i32 = parts[1..].iter().map(|(_, points)| (*points).max(0)).sum();
        let most = MOST_ADD_ONS as i32;
        parts.extend((positive > most).then_some((PointKind::Cap, most - positive)));
        line(parts)
    }
    /// At least 1.
    pub fn points(&self) -> u32 {
        self.parts.iter().map(|(_, points)| points).sum::<i32>().max(1) as u32
    }
}

/// The lines of the open cases. Of siblings under one process the heaviest type counts its base.
pub fn lines<'a>(cases: impl IntoIterator<Item = &'a Case>, today: NaiveDate) -> Vec<LoadLine> {
    lines_of(cases, today, true)
}

fn lines_of<'a>(cases: impl IntoIterator<Item = &'a Case>, today: NaiveDate, settled: bool) -> Vec<LoadLine> {
    let open: Vec<&Case> = cases.into_iter().filter(|case| case.closed.is_none()).collect();
    let mut first: FxHashMap<&Id, &Case> = FxHashMap::default();
    let weight = |case: &Case| (Reverse(base_points(case.case_type)), case.id.clone());
    for case in open.iter().copied().filter(|case| case.role == Role::Primary) {
        if let Some(group) = &case.group {
            let held = first.entry(group).or_insert(case);
            if weight(case) < weight(held) {
                *held = case;
            }
        }
    }
    let is_further = |case: &Case| {
        let lead = case.group.as_ref().and_then(|group| first.get(group));
        lead.is_some_and(|lead| lead.id != case.id)
    };
    open.into_iter().map(|case| LoadLine::counted(case, is_further(case), today, settled)).collect()
}

/// The sum, to be shown line by line.
#[derive(Clone, PartialEq, Debug)]
pub struct Load {
    /// Open cases. Their number is shown beside the index.
    pub lines: Vec<LoadLine>,
    /// Fixed points.
    pub fixed: f64,
    /// Duties beside the cases.
    pub duties: Vec<(PeriodSort, f64)>,
    /// Points to carry: fixed, cases and duties.
    pub points: f64,
    /// Points of a full position in the country.
    pub profile: f64,
    /// The working share, 0 to 1, after graded absence.
    pub share: f64,
    /// What experience makes of it: 0.6, 0.8 or 1.
    pub experience: f64,
    /// Points there is room for: profile × share × experience.
    pub capacity: f64,
}

impl Load {
    /// Of the cases that are not closed.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>, settings: &Settings, today: NaiveDate) -> Self {
        let (share, experience) = (settings.working_share(today), settings.experience(today));
        let lines = lines_of(cases, today, experience >= 1.0);
        let duties = settings.timetable.duties(today);
        let fixed = FIXED_POINTS * share;
        let of_cases = lines.iter().map(|line| f64::from(line.points())).sum::<f64>();
        let points = fixed + of_cases + duties.iter().map(|(_, points)| points).sum::<f64>();
        let profile = full_capacity(settings.country);
        let capacity = profile * share * experience;
        Load { lines, fixed, duties, points, profile, share, experience, capacity }
    }
    /// Load against capacity; None without a position.
    pub fn index(&self) -> Option<f64> {
        (self.capacity > 0.0).then(|| self.points / self.capacity)
    }
    /// The band of the index.
    pub fn band(&self) -> Option<Band> {
        self.index().map(Band::of)
    }
}

/// A day's hours.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DayHours {
    /// The day.
    pub date: NaiveDate,
    /// Effort of the items whose work day it is (`WorkItem::work_day`), in hours.
    pub needed: f64,
    /// Hours at hand: those of a working day, else 0.
    pub at_hand: f64,
    /// How many items.
    pub items: usize,
}

/// Today and the six days after. What is past its day counts today.
pub fn week_ahead<'a>(
    items: impl IntoIterator<Item = &'a WorkItem>,
    today: NaiveDate,
    settings: &Settings,
) -> [DayHours; 7] {
    let mut days = [0, 1, 2, 3, 4, 5, 6].map(|n| {
        let date = add_days(today, n);
        DayHours { date, needed: 0.0, at_hand: settings.hours_on(date), items: 0 }
    });
    for item in items {
        let day = item.work_day(today).and_then(|day| days.iter_mut().find(|it| it.date == day));
        if let Some(day) = day {
            day.needed += f64::from(item.effort_hours);
            day.items += 1;
        }
    }
    days
}

/// The line of one case among all.
pub fn line_of<'a>(case: &Case, all: impl IntoIterator<Item = &'a Case>, today: NaiveDate) -> LoadLine {
    if case.group.is_none() {
        return LoadLine::of(case, false, today);
    }
    let siblings = all.into_iter().filter(|other| other.group == case.group);
    let found = lines(siblings, today).into_iter().find(|line| line.case == case.id);
    found.unwrap_or_else(|| LoadLine::of(case, false, today))
}
