//! The fewest cases to hand over so that every date holds. A case goes with all its work.
//!
//! This is a covering problem, hard in general and small here: sets are tried by size, one case
//! first, and every set of the smallest size that is enough is weighed. Where that would take too
//! long the case that helps most goes, again and again, and the answer says whether it is proven.

use super::{Effort, Hand, Job, ROUNDING, jobs::OWN};
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

/// Which cases would go.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CaseRelief {
    /// The smallest set that is enough, and among those the mildest.
    pub go: Vec<(CaseId, CaseCost)>,
    /// Hours that are missing all the same, because of what cannot go.
    pub missing: f64,
    /// The user's own tasks without a case that wait meanwhile.
    pub waiting: usize,
    /// No smaller set is enough: all were tried.
    pub proven: bool,
}

/// Sets that are tried before the answer is no longer proven.
const MOST_TRIED: u32 = 12_000;
/// Larger sets are not searched for: there are too many.
const LARGEST: usize = 5;

struct Candidate {
    id: CaseId,
    cost: CaseCost,
    /// Hours that go, at each point where hours are missing.
    gives: Vec<f64>,
}

struct Search<'a> {
    candidates: &'a [Candidate],
    /// The most that any candidate from this place on gives, at each point.
    best_from: Vec<Vec<f64>>,
    tried: u32,
    best: Option<(f64, Vec<usize>)>,
}

/// Of jobs in the order of their dates, with the usual effort.
pub(super) fn fewest_cases(jobs: &[Job], hand: &Hand, cost: impl Fn(&CaseId) -> CaseCost) -> CaseRelief {
    let waits = |job: &&Job| !job.fixed && job.case().is_none() && job.class == OWN;
    let waiting = jobs.iter().filter(waits).count();
    let jobs: Vec<&Job> = jobs.iter().filter(|job| !waits(job)).collect();
    let stays = |job: &Job| job.fixed || job.case().is_none();
    let beyond = over(&jobs, hand, stays).into_iter().map(|(_, hours)| hours).fold(0.0, f64::max);
    let points = over(&jobs, hand, |_| true).into_iter().map(|(day, hours)| (day, hours - beyond));
    let missing: Vec<(usize, f64)> = points.filter(|(_, hours)| *hours > ROUNDING).collect();
    if missing.is_empty() {
        return CaseRelief { go: Vec::new(), missing: beyond, waiting, proven: true };
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
    let candidates: Vec<Candidate> =
        useful.map(|(id, gives)| Candidate { id: id.clone(), cost: cost(id), gives }).collect();
    let short: Vec<f64> = missing.iter().map(|(_, hours)| *hours).collect();
    let (chosen, proven) = choose(&candidates, &short);
    let go = chosen.into_iter().map(|at| (candidates[at].id.clone(), candidates[at].cost)).collect();
    CaseRelief { go, missing: beyond, waiting, proven }
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

fn choose(candidates: &[Candidate], short: &[f64]) -> (Vec<usize>, bool) {
    let mut best_from = vec![vec![0.0; short.len()]; candidates.len() + 1];
    for at in (0..candidates.len()).rev() {
        best_from[at] =
            best_from[at + 1].iter().zip(&candidates[at].gives).map(|(a, b): (&f64, &f64)| a.max(*b)).collect();
    }
    let mut search = Search { candidates, best_from, tried: 0, best: None };
    let least = least_size(candidates, short);
    for size in least..=LARGEST.min(candidates.len()) {
        search.add(0, size, &mut Vec::new(), short.to_vec());
        let is_whole = search.tried < MOST_TRIED;
        match search.best.take() {
            Some((_, chosen)) => return (chosen, is_whole || size == least),
            None if !is_whole => break,
            None => {}
        }
    }
    let chosen = greedy(candidates, short);
    let proven = chosen.len() == least;
    (chosen, proven)
}

/// No set of fewer cases is enough: at some point even the best ones together give too little.
fn least_size(candidates: &[Candidate], short: &[f64]) -> usize {
    let at = |point: usize| {
        let mut gives: Vec<f64> = candidates.iter().map(|case| case.gives[point]).collect();
        gives.sort_by(|a, b| b.total_cmp(a));
        let mut sum = 0.0;
        gives
            .iter()
            .take_while(|hours| {
                let lacks = sum + ROUNDING < short[point];
                sum += **hours;
                lacks
            })
            .count()
    };
    (0..short.len()).map(at).max().unwrap_or(1).max(1)
}

impl Search<'_> {
    /// Tries every way to add `left` more cases from this place on.
    fn add(&mut self, from: usize, left: usize, chosen: &mut Vec<usize>, short: Vec<f64>) {
        let worst = short.iter().position(|hours| *hours > ROUNDING);
        let Some(point) = worst else {
            let weight = chosen.iter().map(|at| self.candidates[*at].cost.weight()).sum();
            if self.best.as_ref().is_none_or(|(held, _)| weight < *held) {
                self.best = Some((weight, chosen.clone()));
            }
            return;
        };
        if left == 0 || self.best_from[from][point] * left as f64 + ROUNDING < short[point] {
            return;
        }
        for at in from..self.candidates.len() {
            if self.tried >= MOST_TRIED {
                return;
            }
            self.tried += 1;
            let rest = short.iter().zip(&self.candidates[at].gives).map(|(short, gives)| short - gives).collect();
            chosen.push(at);
            self.add(at + 1, left - 1, chosen, rest);
            chosen.pop();
        }
    }
}

/// The case that takes most of what is missing goes, until nothing is.
fn greedy(candidates: &[Candidate], short: &[f64]) -> Vec<usize> {
    let (mut chosen, mut short) = (Vec::new(), short.to_vec());
    while short.iter().any(|hours| *hours > ROUNDING) {
        let takes = |case: &Candidate| -> f64 {
            short.iter().zip(&case.gives).map(|(short, gives)| short.max(0.0).min(*gives)).sum()
        };
        let left = candidates.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
        let Some((at, best)) = left.max_by(|a, b| takes(a.1).total_cmp(&takes(b.1))) else { break };
        short.iter_mut().zip(&best.gives).for_each(|(short, gives)| *short -= gives);
        chosen.push(at);
    }
    chosen.sort_unstable();
    chosen
}
