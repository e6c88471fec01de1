//! Workload: points against capacity, and the hours of the coming days (domain.md section 3).
//!
//! Our own model, never used to rank people: a basis for a talk with the leader. First depth: the
//! base by case type and the add-on for an acute case; the other add-ons and extras are not asked
//! for yet, and experience counts as full.

use super::{
    calendar::add_days,
    case::{Case, CaseType, Country},
    ids::CaseId,
    settings::Settings,
    work_item::WorkItem,
};
use chrono::NaiveDate;

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

/// One case's part of the sum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadLine {
    /// Which case.
    pub case: CaseId,
    /// By its type.
    pub base: u32,
    /// Acute.
    pub add_ons: u32,
}

impl LoadLine {
    /// The line of a case.
    pub fn of(case: &Case) -> Self {
        let acute = if case.acute { ACUTE_POINTS } else { 0 };
        LoadLine { case: case.id.clone(), base: base_points(case.case_type), add_ons: acute.min(MOST_ADD_ONS) }
    }
    /// At least 1.
    pub fn points(&self) -> u32 {
        (self.base + self.add_ons).max(1)
    }
}

/// The sum, to be shown line by line.
#[derive(Clone, PartialEq, Debug)]
pub struct Load {
    /// Open cases. Their number is shown beside the index.
    pub lines: Vec<LoadLine>,
    /// Fixed points.
    pub fixed: f64,
    /// Points to carry: fixed and cases.
    pub points: f64,
    /// Points there is room for.
    pub capacity: f64,
}

impl Load {
    /// Of the cases that are not closed.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>, settings: &Settings) -> Self {
        let share = position_share(settings);
        let open = cases.into_iter().filter(|case| case.closed.is_none());
        let lines: Vec<_> = open.map(LoadLine::of).collect();
        let fixed = FIXED_POINTS * share;
        let points = fixed + lines.iter().map(|line| f64::from(line.points())).sum::<f64>();
        Load { lines, fixed, points, capacity: full_capacity(settings.country) * share }
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
        let at_hand = settings.hours_per_day() * settings.office.share(settings.country, date);
        DayHours { date, needed: 0.0, at_hand, items: 0 }
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
