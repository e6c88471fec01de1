//! A "what if", kept under a name: what would change, and the figures of that day side by side.

use super::{
    case::CaseType,
    entity::entity,
    ids::{AnalysisId, CaseId, Id},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What would change.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// One more case of a type, from a day.
    #[default]
    NewCase,
    /// Away from a day, so many days.
    Away,
    /// So many hours of meetings fewer a week, from a day.
    FewerMeetings,
    /// A case is handed over.
    HandOver,
    /// So many hours more a week, from a day.
    MoreHours,
}

/// One change.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhatIf {
    /// What.
    pub change: Change,
    /// The type of a new case.
    #[serde(rename = "type")]
    pub case_type: CaseType,
    /// The case handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// From this day.
    pub from: NaiveDate,
    /// Days away, or hours a week.
    pub n: f64,
}

/// The figures of a state of things.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// Open cases.
    pub cases: f64,
    /// Points to carry.
    pub points: f64,
    /// Room in points.
    pub capacity: f64,
    /// Hours at hand in twelve weeks.
    pub at_hand: f64,
    /// Hours of dated work that is due in them.
    pub needed: f64,
    /// Deadlines that do not hold.
    pub breaks: f64,
    /// The first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    /// Hours missing at the worst point.
    pub missing: f64,
    /// Tasks to hand over so that the rest holds.
    pub tasks: f64,
}

/// A kept one.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The day it was kept.
    pub made: NaiveDate,
    /// What would change.
    pub changes: Vec<WhatIf>,
    /// Today's figures, as of that day.
    pub before: Figures,
    /// The figures with the changes.
    pub after: Figures,
    /// The analysis it is attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analysis: Option<AnalysisId>,
}
entity!(Scenario, Id, "scenario");
