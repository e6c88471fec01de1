//! Earliest deadline first: what comes of doing all work in the order of its dates.
//!
//! With one worker, work that can be begun now and may be interrupted, this order keeps every date
//! if any order does, and makes the greatest delay as small as it can be (Jackson 1955; Liu and
//! Layland 1973). Whether it does is read from one sum: by each date, the hours due until then
//! against the hours at hand until then.

use super::{Effort, Hand, Job, ROUNDING};

/// A date that does not hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Late {
    /// Which job, by its place.
    pub job: usize,
    /// Hours missing on its date.
    pub hours: f64,
    /// The day it would be done; None: after the days looked at.
    pub done: Option<usize>,
}

/// What comes of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// Hours due from today through each day.
    pub needed: Vec<f64>,
    /// What does not hold, in the order of dates.
    pub late: Vec<Late>,
    /// Hours to spare at the tightest point; below zero where hours are missing.
    pub margin: f64,
    /// The day of the tightest point.
    pub tightest: usize,
}

impl Outcome {
    /// Of jobs in the order of their dates.
    pub(super) fn of(jobs: &[Job], hand: &Hand, effort: Effort) -> Self {
        let days = hand.through.len();
        let mut needed = vec![0.0; days];
        let (mut sum, mut late) = (0.0, Vec::new());
        let (mut margin, mut tightest) = (f64::INFINITY, 0);
        for (place, job) in jobs.iter().enumerate() {
            sum += job.hours[effort as usize];
            needed[job.day] = sum;
            let spare = hand.through(job.day) - sum;
            if spare < margin {
                (margin, tightest) = (spare, job.day);
            }
            if spare < -ROUNDING {
                late.push(Late { job: place, hours: -spare, done: hand.day_of(sum) });
            }
        }
        let mut held = 0.0_f64;
        for day in &mut needed {
            held = held.max(*day);
            *day = held;
        }
        if jobs.is_empty() {
            margin = hand.through(days.saturating_sub(1));
        }
        Outcome { needed, late, margin, tightest }
    }
    /// Every date holds.
    pub fn holds(&self) -> bool {
        self.late.is_empty()
    }
    /// Hours due from today through a day.
    pub fn need(&self, day: usize) -> f64 {
        self.needed.get(day).or(self.needed.last()).copied().unwrap_or_default()
    }
    /// Hours missing at the worst point.
    pub fn missing(&self) -> f64 {
        (-self.margin).max(0.0)
    }
}
