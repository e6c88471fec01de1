//! When a task comes back. A task is one occurrence; completing it makes the next.
//!
//! The series hangs on its first day, not on the day the occurrence was moved to, so that moving one
//! occurrence moves no other. A month without the date number gives its last day, and the next month
//! is counted from the first day again (domstolloven § 148 counts the same way).

use super::{
    calendar::{add_days, add_months, add_weeks, add_working_days, next_working_day, subtract_days},
    case::Country,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// What is counted between two occurrences.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatUnit {
    Day,
    /// Monday to Friday without public holidays.
    Workday,
    #[default]
    Week,
    Month,
}

/// See the module. Stored with the task as one value.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Repeat {
    /// What is counted.
    pub unit: RepeatUnit,
    /// How many of them, from 1.
    pub every: u16,
    /// Counted from the day it was done, not from the day it had.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub from_done: bool,
    /// The first day of the series.
    pub start: NaiveDate,
    /// The day this occurrence has in the series, wherever it has been moved to.
    pub on: NaiveDate,
    /// The id of the series' first task; empty in that task itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub series: String,
}

impl Repeat {
    /// A series that begins on this day.
    pub fn new(unit: RepeatUnit, every: u16, from_done: bool, start: NaiveDate) -> Self {
        Repeat { unit, every, from_done, start, on: start, series: String::new() }
    }
    /// The day of the occurrence after this one when this one was done on `done`. What was missed
    /// meanwhile is not caught up.
    pub fn next(&self, country: Country, done: NaiveDate) -> NaiveDate {
        if self.from_done {
            return self.step(country, done);
        }
        self.first_after(country, self.on.max(subtract_days(done, 1)))
    }
    /// The first day of the series after a day.
    pub fn first_after(&self, country: Country, day: NaiveDate) -> NaiveDate {
        let every = u32::from(self.every.max(1));
        if day < self.start {
            return self.start;
        }
        let days = day.signed_duration_since(self.start).num_days().unsigned_abs() as u32;
        match self.unit {
            RepeatUnit::Day => add_days(self.start, (days / every + 1) * every),
            RepeatUnit::Week => add_days(self.start, (days / (every * 7) + 1) * every * 7),
            RepeatUnit::Workday => self.workday_after(country, day),
            RepeatUnit::Month => {
                let months = |date: NaiveDate| (date.year() * 12) as u32 + date.month0();
                let whole = (months(day) - months(self.start)) / every;
                let candidate = |n: u32| add_months(self.start, n * every);
                // The month's end may come before the day or after it.
                if candidate(whole) > day { candidate(whole) } else { candidate(whole + 1) }
            }
        }
    }
    /// Every `every`th working day, counted from the day of this occurrence.
    fn workday_after(&self, country: Country, day: NaiveDate) -> NaiveDate {
        if self.every <= 1 {
            return next_working_day(country, day);
        }
        let mut at = self.on.min(day);
        while at <= day {
            let next = self.step(country, at);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }
    fn step(&self, country: Country, from: NaiveDate) -> NaiveDate {
        let every = self.every.max(1);
        match self.unit {
            RepeatUnit::Day => add_days(from, every.into()),
            RepeatUnit::Workday => add_working_days(country, from, every.min(999) as i16),
            RepeatUnit::Week => add_weeks(from, every.into()),
            RepeatUnit::Month => add_months(from, every.into()),
        }
    }
}
