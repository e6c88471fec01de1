//! Whether the work that has a date fits into the hours at hand, what breaks if not, and the least
//! that must go (docs/forecast.md). Pure: the same workspace gives the same answer.
//!
//! The user is one machine whose speed changes from day to day, and work may be interrupted. All of
//! it can be begun now, so doing the earliest deadline first keeps every deadline if anything does.

use rustc_hash::FxHashMap;
pub mod cases;
pub mod cover;
mod earliest;
pub mod fewest;
pub mod jobs;
mod rounds;
pub mod what_if;

pub use cases::{CaseCost, CaseRelief};
pub use earliest::{Late, Outcome};
pub use fewest::Relief;
pub use jobs::Job;

use super::{
    calendar::add_days, case::Case, ids::CaseId, settings::Settings, work_item::WorkItem, workspace::Workspace,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Weeks in the picture.
pub const WEEKS: usize = 12;
/// Days that are looked at: half a year, so that an investigation begun now is seen to its end.
pub const DAYS: usize = 182;

/// How much effort is assumed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Effort {
    /// All goes well.
    Low,
    /// As usual.
    Usual,
    /// All is heavy.
    High,
}

impl Effort {
    /// All, the least first.
    pub const ALL: [Effort; 3] = [Effort::Low, Effort::Usual, Effort::High];
}

/// Hours at hand, summed from today on.
#[derive(Clone, PartialEq, Debug)]
pub struct Hand {
    /// Today.
    pub start: NaiveDate,
    /// Hours from today through each day.
    pub through: Vec<f64>,
}

impl Hand {
    /// Of these settings, for so many days from today.
    pub fn of(settings: &Settings, today: NaiveDate, days: usize) -> Self {
        let mut sum = 0.0;
        let through = (0..days as u32).map(|n| {
            sum += settings.hours_on(add_days(today, n));
            sum
        });
        Hand { start: today, through: through.collect() }
    }
    /// The date of a day.
    pub fn date(&self, day: usize) -> NaiveDate {
        add_days(self.start, day as u32)
    }
    /// Hours from today through a day; through the last one where it lies beyond.
    pub fn through(&self, day: usize) -> f64 {
        self.through.get(day).or(self.through.last()).copied().unwrap_or_default()
    }
    /// The first day by whose end so many hours have been at hand.
    pub fn day_of(&self, hours: f64) -> Option<usize> {
        self.through.iter().position(|sum| *sum + ROUNDING >= hours)
    }
}

/// Hours that differ by less are the same.
pub(super) const ROUNDING: f64 = 1e-6;

/// What the figures indicate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Holds even when all is heavy.
    Holds,
    /// Breaks only when all is heavy.
    MayBreak,
    /// Breaks with the usual effort.
    Breaks,
    /// Breaks even when all goes well.
    BreaksSurely,
}

/// The answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Forecast {
    /// The hours at hand.
    pub hand: Hand,
    /// The work with a date within the days looked at, the earliest date first.
    pub jobs: Vec<Job>,
    /// What comes of it with low, usual and high effort.
    pub outcomes: [Outcome; 3],
    /// Items without a date: how many, and their usual hours.
    pub undated: (usize, f64),
    /// Usual hours of what is due after the days looked at.
    pub later: f64,
    /// The fewest tasks and duties to hand over or move.
    pub tasks: Relief,
    /// The fewest cases to hand over.
    pub cases: CaseRelief,
}

impl Forecast {
    /// Of a workspace as it stands.
    pub fn of(workspace: &Workspace) -> Self {
        let cases = workspace.cases().iter().map(|case| (case.id.clone(), case.clone())).collect();
        let items: Vec<Arc<WorkItem>> = workspace.items().iter().cloned().collect();
        Self::from_parts(workspace, workspace.settings(), &cases, &items)
    }

    /// Of items and cases that need not be those of the workspace.
    pub(super) fn from_parts(
        workspace: &Workspace,
        settings: &Settings,
        cases: &FxHashMap<CaseId, Arc<Case>>,
        items: &[Arc<WorkItem>],
    ) -> Self {
        let today = workspace.now().date();
        let hand = Hand::of(settings, today, DAYS);
        let sorted = jobs::gather(workspace, settings, items, cases, &hand);
        let outcomes = Effort::ALL.map(|effort| Outcome::of(&sorted.jobs, &hand, effort));
        let tasks = fewest::fewest_tasks(&sorted.jobs, &hand);
        let cost = |id: &CaseId| cases.get(id).map(|case| CaseCost::of(case, workspace, today)).unwrap_or_default();
        let cases = cases::fewest_cases(&sorted.jobs, &hand, cost);
        Forecast { hand, jobs: sorted.jobs, outcomes, undated: sorted.undated, later: sorted.later, tasks, cases }
    }

    /// What comes of it with this effort.
    pub fn outcome(&self, effort: Effort) -> &Outcome {
        &self.outcomes[effort as usize]
    }
    /// What the figures indicate.
    pub fn verdict(&self) -> Verdict {
        let breaks = |effort| !self.outcome(effort).holds();
        match () {
            () if breaks(Effort::Low) => Verdict::BreaksSurely,
            () if breaks(Effort::Usual) => Verdict::Breaks,
            () if breaks(Effort::High) => Verdict::MayBreak,
            () => Verdict::Holds,
        }
    }
    /// The weeks of the picture: the last day of each.
    pub fn weeks(&self) -> impl Iterator<Item = usize> {
        (0..WEEKS).map(|week| week * 7 + 6)
    }
    /// Hours of what is due within the picture, and the hours at hand in it.
    pub fn sums(&self, effort: Effort) -> (f64, f64) {
        let last = WEEKS * 7 - 1;
        (self.outcome(effort).need(last), self.hand.through(last))
    }
}
