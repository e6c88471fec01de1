//! Risk and vulnerability (ROS) on five by five steps: a risk with what is there against it, before
//! and after measures (domain.md section 7).

use super::{
    entity::entity,
    form::{FieldError, FormValues, Problem},
    ids::{Id, TaskId},
    record_form::{Reading, RecordField},
    risk_matrix::{Colour, RiskMatrix},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The names of probability, 1 to 5.
pub const PROBABILITY: [&str; 5] = ["very_unlikely", "unlikely", "possible", "likely", "very_likely"];
/// The names of consequence, 1 to 5.
pub const IMPACT: [&str; 5] = ["negligible", "minor", "moderate", "serious", "very_serious"];

/// What it touches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The child's safety and best interest.
    #[default]
    ChildArea,
    /// Rights and statutory duties.
    LegalArea,
    /// Staff.
    StaffArea,
    /// The running of the service.
    OperationArea,
    /// Trust.
    TrustArea,
}

impl Area {
    /// The stored names.
    pub const NAMES: [&'static str; 5] = ["child_area", "legal_area", "staff_area", "operation_area", "trust_area"];
}

/// How far a measure is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureState {
    /// Agreed, not begun.
    #[default]
    PlannedMeasure,
    /// Begun.
    UnderWay,
    /// In place.
    InPlace,
}

impl MeasureState {
    /// The stored names.
    pub const NAMES: [&'static str; 3] = ["planned_measure", "under_way", "in_place"];
}

/// What a measure takes down.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reduces {
    /// That it happens.
    LessLikely,
    /// What follows.
    LessSerious,
}

impl Reduces {
    /// The stored names.
    pub const NAMES: [&'static str; 2] = ["less_likely", "less_serious"];
}

/// One measure against a risk.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mitigation {
    /// Tells it from the others of the risk.
    pub id: Id,
    /// What is done.
    pub what: String,
    /// Who sees to it, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// How far it is.
    pub state: MeasureState,
    /// What it takes down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reduces: Option<Reduces>,
}

/// The fields of a measure's form.
pub const MITIGATION: [RecordField; 5] = [
    RecordField::required("what", Reading::Text),
    RecordField::new("owner", Reading::Text),
    RecordField::new("due", Reading::Date),
    RecordField::required("state", Reading::Choice(&MeasureState::NAMES)),
    RecordField::new("reduces", Reading::Choice(&Reduces::NAMES)),
];

/// A risk, or a proposal that was declined.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Risk {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What may happen.
    pub title: String,
    /// What it touches.
    pub area: Area,
    /// Why it may happen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// What is there against it already.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub existing: String,
    /// 1 to 5.
    pub probability: u8,
    /// 1 to 5.
    pub impact: u8,
    /// Who answers for it, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The day to look at it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<NaiveDate>,
    /// What is done about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<Mitigation>,
    /// 1 to 5, after the measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_probability: Option<u8>,
    /// 1 to 5, after the measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_impact: Option<u8>,
    /// Who accepts what is left, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accepted_by: String,
    /// For oneself alone: never in anything for a leader.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub private: String,
    /// The day it was noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
    /// The day it was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDate>,
    /// The task that reminds of looking at it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder: Option<TaskId>,
    /// The proposal it came from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The figure of the proposal then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<f64>,
    /// The day the proposal was declined: there is no risk, only this answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined: Option<NaiveDate>,
}
entity!(Risk, Id, "risk");

/// The fields of its form.
pub const FIELDS: [RecordField; 12] = [
    RecordField::required("title", Reading::Text),
    RecordField::required("area", Reading::Choice(&Area::NAMES)),
    RecordField::new("cause", Reading::Text),
    RecordField::new("existing", Reading::Text),
    RecordField::required("probability", Reading::Scale(&PROBABILITY)),
    RecordField::required("impact", Reading::Scale(&IMPACT)),
    RecordField::new("owner", Reading::Text),
    RecordField::new("review", Reading::Date),
    RecordField::new("rest_probability", Reading::Scale(&PROBABILITY)),
    RecordField::new("rest_impact", Reading::Scale(&IMPACT)),
    RecordField::new("accepted_by", Reading::Text),
    RecordField::new("private", Reading::LongText),
];

/// A step of probability and one of consequence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Level {
    /// 1 to 5.
    pub probability: u8,
    /// 1 to 5.
    pub impact: u8,
}

impl Level {
    /// Within 1 to 5; a value that was never set counts as 1.
    pub fn new(probability: u8, impact: u8) -> Self {
        Level { probability: probability.clamp(1, 5), impact: impact.clamp(1, 5) }
    }
    /// Probability times consequence.
    pub fn product(self) -> u8 {
        self.probability * self.impact
    }
}

impl Risk {
    /// A risk that counts: not over, and not a declined proposal.
    pub fn is_open(&self) -> bool {
        self.ended.is_none() && self.declined.is_none()
    }
    /// The day to look at it anew is here or past.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.is_open() && self.review.is_some_and(|day| day <= today)
    }
    /// As it is without further measures.
    pub fn before(&self) -> Level {
        Level::new(self.probability, self.impact)
    }
    /// As it will be with the measures; as before where nothing was said.
    pub fn after(&self) -> Level {
        Level::new(self.rest_probability.unwrap_or(self.probability), self.rest_impact.unwrap_or(self.impact))
    }
    /// Red asks for a measure with an owner and a day (domain.md section 7).
    pub fn lacks_measure(&self, matrix: &RiskMatrix) -> bool {
        let stands = |measure: &Mitigation| !measure.owner.trim().is_empty() && measure.due.is_some();
        self.is_open() && matrix.colour(self.before()) == Colour::Red && !self.mitigations.iter().any(stands)
    }
}

/// What red asks for: who answers for it, and when it is looked at again.
pub fn check(values: &FormValues, matrix: &RiskMatrix) -> Vec<FieldError> {
    let step = |field: &str| values.get(field).trim().parse::<u8>().unwrap_or_default();
    let level = Level::new(step("probability"), step("impact"));
    let is_open = |field: &&'static str| values.get(field).trim().is_empty();
    match matrix.colour(level) {
        Colour::Red => {
            let open = ["owner", "review"].into_iter().filter(is_open);
            open.map(|field| FieldError { field, problem: Problem::Missing }).collect()
        }
        _ => Vec::new(),
    }
}
