//! A situation analysis (domain.md section 4): what is recorded of one.

use super::{
    entity::entity,
    ids::{AnalysisId, CaseId},
    own_figures::OwnFigures,
};
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
    /// `inflow` and `acute`: what the user's own data said, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnCount>,
    /// Why another figure than one's own counts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A figure from the user's own data.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnCount {
    /// As of this day.
    pub on: NaiveDate,
    /// Of the last four weeks.
    pub count: u32,
    /// The mean of four weeks before; none without any.
    pub mean: Option<f64>,
    /// Months behind the mean.
    pub months: u32,
}

impl TriggerEntry {
    /// Another figure stands here than the user's own data gave.
    pub fn is_overruled(&self) -> bool {
        let same =
            |own: OwnCount| (self.count, self.mean, self.months) == (Some(own.count), own.mean, Some(own.months));
        self.own.is_some_and(|own| !same(own))
    }
    /// Another figure stands here, and nobody has said why: until then one's own data count.
    pub fn lacks_reason(&self) -> bool {
        self.is_overruled() && self.reason.trim().is_empty()
    }
    /// Count, mean and months that count.
    pub fn counted(&self) -> (Option<u32>, Option<f64>, Option<u32>) {
        match self.own {
            Some(own) if self.lacks_reason() => (Some(own.count), own.mean, Some(own.months)),
            _ => (self.count, self.mean, self.months),
        }
    }
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
