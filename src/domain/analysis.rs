//! A situation analysis (domain.md section 4): what is recorded of one.

mod decision;
mod evaluation;
mod measure;
mod trigger;

pub use decision::{Audience, Decision, Discussion, Implementation, Step};
pub use evaluation::{Evaluation, Onward};
pub use measure::{Estimate, Measure, MeasureKind, MeasureStatus, Move};
pub use trigger::{OwnCount, Trend, TriggerEntry, TriggerKey};

use super::{entity::entity, ids::AnalysisId, own_figures::OwnFigures};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One analysis from figures to evaluation.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Analysis {
    /// The record.
    #[serde(skip)]
    pub id: AnalysisId,
    /// The unit, in words.
    pub unit: String,
    pub opened: NaiveDate,
    /// One field per trigger, so that two devices can fill in different ones.
    pub inflow: TriggerEntry,
    pub acute: TriggerEntry,
    pub sick: TriggerEntry,
    #[serde(rename = "new")]
    pub newcomers: TriggerEntry,
    pub capacity: TriggerEntry,
    pub national: TriggerEntry,
    /// Broken clocks of severity 5 that are not remedied yet.
    pub broken5: u32,
    /// Clocks of severity 4 broken in the period for lack of capacity.
    pub broken4: u32,
    /// A child in acute danger without an assigned worker.
    pub unassigned_danger: bool,
    pub measures: Vec<Measure>,
    pub discussion: Discussion,
    pub decision: Decision,
    pub implementation: Implementation,
    pub evaluations: Vec<Evaluation>,
    /// Postponed guidance and meetings have new dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rebooked: Option<bool>,
    /// The day it was closed, and what was learnt.
    pub closed: Option<NaiveDate>,
    pub lessons: String,
    /// The user's own figures when they were last taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnFigures>,
    /// The figures of the day of the decision. From then on the fields above are not edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frozen: Option<Measured>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Which work moves where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
}
entity!(Analysis, AnalysisId, "analysis");

impl Analysis {
    /// What was written for a trigger.
    pub fn trigger(&self, key: TriggerKey) -> &TriggerEntry {
        match key {
            TriggerKey::Inflow => &self.inflow,
            TriggerKey::Acute => &self.acute,
            TriggerKey::Sick => &self.sick,
            TriggerKey::New => &self.newcomers,
            TriggerKey::Capacity => &self.capacity,
            TriggerKey::National => &self.national,
        }
    }
    /// The same, to write.
    pub fn trigger_mut(&mut self, key: TriggerKey) -> &mut TriggerEntry {
        match key {
            TriggerKey::Inflow => &mut self.inflow,
            TriggerKey::Acute => &mut self.acute,
            TriggerKey::Sick => &mut self.sick,
            TriggerKey::New => &mut self.newcomers,
            TriggerKey::Capacity => &mut self.capacity,
            TriggerKey::National => &mut self.national,
        }
    }
    /// The figures as they stand in the fields, of a day.
    pub fn measured(&self, on: NaiveDate) -> Measured {
        Measured {
            on,
            triggers: TriggerKey::ALL.into_iter().map(|key| (key, self.trigger(key).clone())).collect(),
            broken5: self.broken5,
            broken4: self.broken4,
            unassigned_danger: self.unassigned_danger,
            own: self.own.clone(),
        }
    }
    /// The evaluation at this place was held: it is kept as it was.
    pub fn is_held(&self, at: usize) -> bool {
        self.evaluations.get(at).is_some_and(|one| one.held.is_some())
    }
    /// The step in force: that of the last evaluation that changed it, else that of the decision.
    pub fn step(&self) -> Step {
        let held = self.evaluations.iter().filter(|one| one.held.is_some() && one.step.is_some());
        held.max_by_key(|one| one.held).and_then(|one| one.step).unwrap_or(self.decision.step)
    }
}

/// The figures of a day: the triggers, what weighs more, and the user's own.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    /// That day.
    pub on: NaiveDate,
    pub triggers: BTreeMap<TriggerKey, TriggerEntry>,
    pub broken5: u32,
    pub broken4: u32,
    pub unassigned_danger: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnFigures>,
}

/// What was found to be wrong in what is kept as it was. It stands beside it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    pub on: NaiveDate,
    pub text: String,
}

/// The colour of an analysis (domain.md section 4): what to discuss, never what to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    #[default]
    Green,
    Yellow,
    Red,
}
