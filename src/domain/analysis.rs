//! A situation analysis (domain.md section 4): what is recorded of one.

use super::{entity::entity, ids::AnalysisId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The six triggers of the source procedure (S1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerKey {
    Inflow,
    Acute,
    Sick,
    New,
    Capacity,
    National,
}

impl TriggerKey {
    /// In the source's order.
    pub const ALL: [TriggerKey; 6] = [
        TriggerKey::Inflow,
        TriggerKey::Acute,
        TriggerKey::Sick,
        TriggerKey::New,
        TriggerKey::Capacity,
        TriggerKey::National,
    ];
}

/// Where a figure is heading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    Rising,
    #[default]
    Steady,
    Falling,
}

/// What the user wrote for one trigger.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TriggerEntry {
    /// The measured value in the trigger's unit.
    pub value: Option<f64>,
    /// The second measure of `capacity`: the longest vacancy in weeks.
    pub second: Option<f64>,
    /// Own thresholds; the defaults of domain.md when not set.
    pub yellow: Option<f64>,
    pub red: Option<f64>,
    /// Own thresholds of the second measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_yellow: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_red: Option<f64>,
    /// `inflow` and `acute`: cases of the last four weeks. With `mean` it gives the value in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// `inflow` and `acute`: the own mean per four weeks over the last twelve months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<f64>,
    /// `inflow` and `acute`: months of own figures behind the mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Where it is heading.
    pub trend: Trend,
    /// A level set by hand (0–3), with the reason in `note`.
    pub level: Option<u8>,
    /// Answers to the guiding questions, or the reason for a level set by hand.
    pub note: String,
}

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
}

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

/// What an evaluation leads to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onward {
    Continue,
    Adjust,
    StepUp,
    StepDown,
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
}

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
}
