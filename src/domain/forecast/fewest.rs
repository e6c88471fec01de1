//! The fewest tasks to hand over or move so that every other date holds.
//!
//! Moore and Hodgson (Moore 1968): go through the work by date; whenever the hours until a date are
//! too few, the largest piece so far goes. That leaves as many pieces on time as can be, and among
//! those choices takes the least work. Here in classes: the most protected class is settled alone,
//! then the next with the kept ones as reserved, and so on. Each step is as small as it can be given
//! the step before it; a proof and what is not promised stand in docs/forecast.md.

use super::{Effort, Hand, Job, ROUNDING};
use std::{cmp::Ordering, collections::BinaryHeap};

/// What goes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Relief {
    /// The jobs to hand over or move, by place, in the order of dates.
    pub go: Vec<usize>,
    /// Hours that are missing all the same, because of what cannot go.
    pub missing: f64,
}

/// A piece of work on the line of dates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Piece {
    /// How long it takes.
    pub hours: f64,
    /// Hours at hand until its date.
    pub limit: f64,
    /// How far it is protected: 0 most.
    pub class: u8,
    /// It cannot go.
    pub fixed: bool,
}

/// Of jobs in the order of their dates, with the usual effort.
pub(super) fn fewest_tasks(jobs: &[Job], hand: &Hand) -> Relief {
    let piece = |job: &Job| Piece {
        hours: job.hours[Effort::Usual as usize],
        limit: hand.through(job.day),
        class: job.class,
        fixed: job.fixed,
    };
    fewest(&jobs.iter().map(piece).collect::<Vec<_>>())
}

/// The pieces must be in the order of their limits.
pub fn fewest(pieces: &[Piece]) -> Relief {
    let missing = overrun(pieces, |piece| piece.fixed);
    let mut kept: Vec<bool> = pieces.iter().map(|piece| piece.fixed).collect();
    let mut classes: Vec<u8> = pieces.iter().filter(|piece| !piece.fixed).map(|piece| piece.class).collect();
    classes.sort_unstable();
    classes.dedup();
    for class in classes {
        settle(pieces, class, &mut kept, missing);
    }
    let go = kept.iter().enumerate().filter(|(_, kept)| !**kept).map(|(place, _)| place);
    Relief { go: go.collect(), missing }
}

/// The most by which the hours of some pieces exceed a limit.
fn overrun(pieces: &[Piece], counts: impl Fn(&Piece) -> bool) -> f64 {
    let mut sum = 0.0;
    let over = pieces.iter().filter(|piece| counts(piece)).map(|piece| {
        sum += piece.hours;
        sum - piece.limit
    });
    let most = over.fold(0.0, f64::max);
    if most > ROUNDING { most } else { 0.0 }
}

/// Keeps as many pieces of a class as fit beside what is kept already. `slack` is what the fixed
/// pieces overrun by themselves: no one else is sent away for that.
fn settle(pieces: &[Piece], class: u8, kept: &mut [bool], slack: f64) {
    let mut sum = 0.0;
    let mut largest: BinaryHeap<Largest> = BinaryHeap::new();
    for (place, piece) in pieces.iter().enumerate() {
        let is_candidate = !piece.fixed && piece.class == class;
        if !kept[place] && !is_candidate {
            continue;
        }
        sum += piece.hours;
        if is_candidate {
            kept[place] = true;
            largest.push(Largest { hours: piece.hours, place });
        }
        while sum > piece.limit + slack + ROUNDING {
            let Some(goes) = largest.pop() else { break };
            kept[goes.place] = false;
            sum -= goes.hours;
        }
    }
}

/// Ordered by hours; of equal ones the later date goes.
#[derive(PartialEq)]
struct Largest {
    hours: f64,
    place: usize,
}

impl Eq for Largest {}

impl Ord for Largest {
    fn cmp(&self, other: &Self) -> Ordering {
        self.hours.total_cmp(&other.hours).then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Largest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
