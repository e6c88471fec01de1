//! The weekly review: how far it has come, and what the user wrote in it.
//!
//! One record a week, so that two devices meet in it. What it lists is looked up, never copied. How
//! the user is stays here; it goes on paper only when that is ticked on the sheet, and the tick is
//! not stored.

use super::{
    calendar::{IsoWeek, monday_of},
    entity::entity,
    ids::Id,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// At this level or below the week was heavy, of 0 to 4.
const HEAVY: u8 = 1;

/// See the module.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WeeklyReview {
    /// The record: `2026-w47`.
    #[serde(skip)]
    pub id: Id,
    /// The Monday of its week.
    pub monday: NaiveDate,
    /// The furthest step seen, from 1.
    pub step: u8,
    /// How the user is, 0 to 4. Not validated, no diagnosis, no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wellbeing: Option<u8>,
    /// The same in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wellbeing_words: String,
    /// What went well.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub well: String,
    /// What to raise with the leader.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub raise: String,
    /// The own development goal, for the sparring.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// The day it was finished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}
entity!(WeeklyReview, Id, "review");

impl WeeklyReview {
    /// The steps that the user goes through; the sheet comes after.
    pub const STEPS: u8 = 7;

    /// The id of the review of a day's week.
    pub fn id_of(day: NaiveDate) -> Id {
        let week = IsoWeek::of(day);
        Id::new(format!("{:04}-w{:02}", week.year, week.week))
    }
    /// The review of a day's week, before anything is written.
    pub fn blank(day: NaiveDate) -> Self {
        WeeklyReview { id: Self::id_of(day), monday: monday_of(day), ..Self::default() }
    }
    /// The user called the week heavy.
    pub fn is_heavy(&self) -> bool {
        self.wellbeing.is_some_and(|level| level <= HEAVY)
    }
}
