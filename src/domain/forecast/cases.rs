//! The fewest cases to hand over so that every date holds. A case goes with all its work.
//!
//! This is a covering problem, hard in general and small here: `cover` searches it, exactly within a
//! bound, and says whether it is proven (docs/forecast.md).

use super::{
    Effort, Hand, Job, ROUNDING,
    cover::{Candidate, cover},
    jobs::OWN,
};
use crate::domain::{case::Case, ids::CaseId, workspace::Workspace};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What handing over a case costs the child and the family.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CaseCost {
    /// Months that they have known the caseworker.
    pub months: u32,
    /// Children who get a new contact person.
    pub children: u32,
    /// A child without safe care or in acute danger.
    pub acute: bool,
}

impl CaseCost {
    /// Of a case: from the day the user got it, else from what was first recorded.
    pub fn of(case: &Case, workspace: &Workspace, today: NaiveDate) -> Self {
        let first = || workspace.events_of(&case.id).first().map(|event| event.on);
        let since = case.mine_since.or_else(first).unwrap_or(today);
        let days = today.signed_duration_since(since).num_days().clamp(0, 36_500);
        CaseCost {
            months: (days as f64 / 30.44).round() as u32,
            children: 1 + u32::from(case.siblings),
            acute: case.acute,
        }
    }
    /// For choosing among sets of one size: a longer acquaintance, more children and danger weigh.
    /// Never shown: it is no measure of anybody.
    fn weight(self) -> f64 {
        f64::from(self.months.min(24)) / 6.0 + f64::from(self.children) + if self.acute { 6.0 } else { 0.0 }
    }
}

impl CaseRelief {
    /// No smaller set is enough.
    pub fn is_proven(&self) -> bool {
        self.go.len() <= self.at_least
    }
}

/// Which cases would go.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CaseRelief {
    /// The smallest set that is enough, and among those the mildest.
    pub go: Vec<(CaseId, CaseCost)>,
    /// Hours that are missing all the same, because of what cannot go.
    pub missing: f64,
    /// The user's own tasks without a case that wait meanwhile.
    pub waiting: usize,
    /// No set of fewer cases than this is enough. Proven where it is the number of those that go.
    pub at_least: usize,
}

/// Of jobs in the order of their dates, with the usual effort.
pub(super) fn fewest_cases(jobs: &[Job], hand: &Hand, cost: impl Fn(&CaseId) -> CaseCost) -> CaseRelief {
    let waits = |job: &&Job| !job.fixed && job.case().is_none() && job.class == OWN;
    let waiting = jobs.iter().filter(waits).filter(|job| job.round == 0).count();
    let jobs: Vec<&Job> = jobs.iter().filter(|job| !waits(job)).collect();
    let stays = |job: &Job| job.fixed || job.case().is_none();
    let beyond = over(&jobs, hand, stays).into_iter().map(|(_, hours)| hours).fold(0.0, f64::max);
    let points = over(&jobs, hand, |_| true).into_iter().map(|(day, hours)| (day, hours - beyond));
    let missing: Vec<(usize, f64)> = points.filter(|(_, hours)| *hours > ROUNDING).collect();
    if missing.is_empty() {
        return CaseRelief { go: Vec::new(), missing: beyond, waiting, at_least: 0 };
    }
    let mut by_case: BTreeMap<&CaseId, Vec<f64>> = BTreeMap::new();
    for job in jobs.iter().filter(|job| !stays(job)) {
        let Some(case) = job.case() else { continue };
        let gives = by_case.entry(case).or_insert_with(|| vec![0.0; missing.len()]);
        for (point, (day, _)) in missing.iter().enumerate() {
            if job.day <= *day {
                gives[point] += job.hours[Effort::Usual as usize];
            }
        }
    }
    let useful = by_case.into_iter().filter(|(_, gives)| gives.iter().any(|hours| *hours > 0.0));
    let (ids, candidates): (Vec<_>, Vec<_>) = useful
        .map(|(id, gives)| {
            let cost = cost(id);
            ((id.clone(), cost), Candidate { weight: cost.weight(), gives })
        })
        .unzip();
    let short: Vec<f64> = missing.iter().map(|(_, hours)| *hours).collect();
    let found = cover(&candidates, &short);
    let go = found.chosen.into_iter().map(|at| ids[at].clone()).collect();
    CaseRelief { go, missing: beyond, waiting, at_least: found.at_least }
}

/// The days of some jobs by which hours are missing, and how many. Jobs come in the order of days.
fn over(jobs: &[&Job], hand: &Hand, counts: impl Fn(&Job) -> bool) -> Vec<(usize, f64)> {
    let mut sum = 0.0;
    let mut found: Vec<(usize, f64)> = Vec::new();
    for job in jobs.iter().filter(|job| counts(job)) {
        sum += job.hours[Effort::Usual as usize];
        found.retain(|(day, _)| *day != job.day);
        found.push((job.day, sum - hand.through(job.day)));
    }
    found.retain(|(_, hours)| *hours > ROUNDING);
    found
}
