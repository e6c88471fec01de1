//! A task of the user's own.

use super::{
    calendar::add_days,
    case::Country,
    entity::entity,
    ids::{AnalysisId, CaseId, Id, TaskId},
    iso_day,
    quadrant::Quadrant,
    repeat::Repeat,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// The longest time that a forgotten timer counts, in minutes: a working day.
pub const LONGEST_TIMED: u32 = 600;

/// One line of a checklist.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Ticked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// One thing to do.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// The record.
    #[serde(skip)]
    pub id: TaskId,
    /// What to do.
    pub title: String,
    /// For which case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// For all siblings of that case: one task, shown on each of them and done for all at once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub joint: bool,
    /// The last day.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// The day the user plans to do it.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub planned: Option<NaiveDate>,
    /// Effort in minutes; the default for tasks is used when not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<u32>,
    /// A duty by law.
    pub statutory: bool,
    /// A child without safe care or in acute danger.
    pub acute: bool,
    /// The user's own answer to "is it important"; not asked yet when not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub important: Option<bool>,
    /// The quadrant the user chose over the suggestion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quadrant: Option<Quadrant>,
    /// The time of day on the planned day, or else on the last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// Words to find and filter it by, without `#`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A checklist.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// When it comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// The role it was handed to or whose answer it waits for; empty when it is in one's own hands.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub waiting_for: String,
    /// The day to ask how it goes.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<NaiveDate>,
    /// Time used, in minutes.
    #[serde(skip_serializing_if = "is_zero")]
    pub spent: u32,
    /// Since when its timer runs, local time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<NaiveDateTime>,
    /// The situation analysis it follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysis: Option<AnalysisId>,
    /// The goal it serves, in the user's words; such a task is important (domain.md section 5).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// The goal it serves, as a record; the words stay what older tasks hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal_link: Option<Id>,
    /// Why it may be left undone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub drop_reason: String,
    /// Ended without being done; `done` is the day of that.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
    /// Private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day it was made.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub created: Option<NaiveDate>,
    /// The day it was completed.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}
entity!(Task, TaskId, "task");

fn is_zero(minutes: &u32) -> bool {
    *minutes == 0
}

impl Task {
    /// Serves a goal, named in words or linked.
    pub fn serves_goal(&self) -> bool {
        !self.goal.is_empty() || self.goal_link.is_some()
    }
    /// Handed to somebody, or waiting for an answer.
    pub fn is_waiting(&self) -> bool {
        !self.waiting_for.is_empty()
    }
    /// Time used up to now, in minutes: what is noted, and what the timer has counted since.
    pub fn minutes_used(&self, now: NaiveDateTime) -> u32 {
        let running = self.timer.map_or(TimeDelta::zero(), |since| now.signed_duration_since(since));
        let minutes = (running.num_seconds() + 30).div_euclid(60).clamp(0, LONGEST_TIMED.into());
        self.spent.saturating_add(minutes as u32)
    }
    /// Stops the timer, if it runs, and notes what it counted.
    pub fn stop_timer(&mut self, now: NaiveDateTime) {
        self.spent = self.minutes_used(now);
        self.timer = None;
    }
    /// The occurrence after this one, as a task of its own; None when it does not come back. Its id
    /// is made from the series and the day, so that two devices make the same record.
    pub fn next_occurrence(&self, country: Country, done: NaiveDate) -> Option<Task> {
        let repeat = self.repeat.as_ref()?;
        let on = repeat.next(country, done);
        let series = if repeat.series.is_empty() { self.id.as_str().to_owned() } else { repeat.series.clone() };
        let day = on.year() * 10_000 + (on.month() * 100 + on.day()) as i32;
        let mut next =
            Task { id: TaskId(Id::new(format!("{series}-{day}"))), spent: 0, timer: None, done: None, ..self.clone() };
        next.created = Some(done);
        next.steps.iter_mut().for_each(|step| step.done = false);
        next.move_occurrence(on);
        if let Some(repeat) = &mut next.repeat {
            repeat.series = series;
        }
        Some(next)
    }
    /// Leaves this occurrence out: it stands on the next day of the series.
    pub fn skip_occurrence(&mut self, country: Country) {
        if let Some(on) = self.repeat.as_ref().map(|repeat| repeat.first_after(country, repeat.on)) {
            self.move_occurrence(on);
        }
    }
    /// Its days follow the series; where it has none, it is planned for the day.
    fn move_occurrence(&mut self, on: NaiveDate) {
        let Some(repeat) = &mut self.repeat else { return };
        let days = on.signed_duration_since(repeat.on).num_days();
        repeat.on = on;
        let moved = |day: NaiveDate| match u32::try_from(days) {
            Ok(days) => add_days(day, days),
            Err(_) => day,
        };
        self.deadline = self.deadline.map(moved);
        self.follow_up = self.follow_up.map(moved);
        if self.planned.is_some() || self.deadline.is_none() {
            self.planned = Some(on);
        }
    }
}
