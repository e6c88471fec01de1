//! The leaders' part of an analysis: the discussion, the decision with its step, and carrying it out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The step decided (S1: Trinn).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    #[default]
    None,
    Step1,
    Step2,
    Step3,
}

/// The leader discussion.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Discussion {
    pub on: Option<NaiveDate>,
    /// Roles present.
    pub present: String,
    pub facts: String,
    pub options: String,
    /// What the union and safety representatives see.
    pub representatives: String,
    pub dissent: String,
}

/// The decision. Only leaders decide.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    pub on: Option<NaiveDate>,
    /// Who decided, as a role.
    pub decider: String,
    pub step: Step,
    pub reason: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// What was seen when it was decided.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// Who saw it otherwise, as a role, and how.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dissent: String,
}

/// Who is told of a decision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Staff,
    /// Tillitsvalgt.
    Union,
    /// Verneombud.
    Safety,
    /// Kommunalsjef.
    Director,
    Partners,
    /// Affected families.
    Families,
}

impl Audience {
    /// In the order they are told.
    pub const ALL: [Audience; 6] = [
        Audience::Staff,
        Audience::Union,
        Audience::Safety,
        Audience::Director,
        Audience::Partners,
        Audience::Families,
    ];
}

/// Carrying out and informing. The source procedure has no such step: it is our proposal.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Implementation {
    /// Who does what by when.
    pub plan: String,
    /// Who was told, and the day.
    pub informed: BTreeMap<Audience, NaiveDate>,
    /// What went wrong on the way.
    pub deviations: String,
}
