//! The evaluations of an analysis, and what follows from each.

use super::{Colour, Correction, Measured, Step};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an evaluation leads to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onward {
    Continue,
    Adjust,
    StepUp,
    StepDown,
}

/// One evaluation.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Evaluation {
    /// The day it is due.
    pub due: NaiveDate,
    /// The day it was held.
    pub held: Option<NaiveDate>,
    /// Deadlines broken since the last one.
    pub broken: Option<u32>,
    /// Overtime in hours since the last one.
    pub overtime: Option<f64>,
    /// Whether that is the usual overtime of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overtime_normal: Option<bool>,
    /// The colour that the figures gave that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// How the staff are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pulse: String,
    /// What it showed, and side effects.
    pub note: String,
    /// What follows from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onward: Option<Onward>,
    /// The figures measured again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// The step from then on, where it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// Who decided that, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub decider: String,
    /// Written after it was held: the fields above are as they were that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}
