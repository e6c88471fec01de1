//! The measures of an analysis: what is done, what it gives and costs, and which work moves.

use crate::domain::ids::CaseId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The catalogue of measures (S1), or one's own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Fordeling på tvers av avdelinger.
    Distribute,
    /// Omprioritere interne ressurser.
    Reprioritise,
    /// Redusere møter og utadrettet arbeid.
    FewerMeetings,
    /// Mer overtid.
    Overtime,
    /// In the user's own words.
    #[default]
    #[serde(other)]
    Own,
}

/// How far a measure has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureStatus {
    #[default]
    Proposed,
    Running,
    Ended,
}

/// One measure with its consequence.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    pub kind: MeasureKind,
    /// What is done, in words.
    pub what: String,
    /// Who answers for it, as a role.
    pub owner: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// What it is expected to give.
    pub effect: String,
    /// What suffers, for whom.
    pub consequence: String,
    pub status: MeasureStatus,
    /// What keeps the cost in bounds, in own words, beside what the catalogue asks for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub guard: String,
    /// Hours a week that it gives the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// What the forecast says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Estimate>,
}

/// A measure in the forecast of the user's own work, as of a day.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Estimate {
    /// That day.
    pub on: NaiveDate,
    /// Deadlines that do not hold without it, and with it.
    pub breaks: [u32; 2],
    /// Hours missing at the worst point without it, and with it.
    pub missing: [f64; 2],
    /// Points to carry without it, and with it.
    pub points: [f64; 2],
}

/// Work that is proposed to move. Nothing is said of anybody who does it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Move {
    /// The case.
    pub case: CaseId,
    /// Where to, as a unit or a role.
    pub to: String,
    /// From this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// How child and family are told and handed over.
    pub note: String,
}
