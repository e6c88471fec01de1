//! Structured feedback: situation, behaviour, effect (domain.md section 6).
//! The three parts are those of the Center for Creative Leadership's SBI model.

use super::{entity::entity, ids::FeedbackId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who gave it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    #[default]
    Given,
    Received,
}

/// What it is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    #[default]
    Positive,
    Corrective,
}

/// One entry. A draft until `delivered` is set.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    /// The record.
    #[serde(skip)]
    pub id: FeedbackId,
    pub direction: Direction,
    pub kind: FeedbackKind,
    /// The other's role; never a name.
    pub role: String,
    /// When and where.
    pub situation: String,
    /// What was seen or heard.
    pub behaviour: String,
    /// What it did to me, to others, to the situation.
    pub effect: String,
    /// The day of the situation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred: Option<NaiveDate>,
    /// The day it was given or received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<NaiveDate>,
    /// Given in private.
    pub in_private: bool,
    /// Asked what the other intended.
    pub asked_intent: bool,
    /// What was wished or agreed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agreed: String,
    /// The day to follow up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<NaiveDate>,
    /// What came of it; set when followed up.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// The day it was followed up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed_up: Option<NaiveDate>,
}
entity!(Feedback, FeedbackId, "feedback");
