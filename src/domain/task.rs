//! A task of the user's own.

use super::{entity::entity, ids::CaseId, ids::TaskId, quadrant::Quadrant};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// The day the user plans to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    /// Private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<NaiveDate>,
    /// The day it was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}
entity!(Task, TaskId, "task");
