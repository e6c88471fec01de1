//! What is not being done, and what the leader was asked: the ledger behind the half page
//! (domain.md section 11, "Warning upward").

use super::{
    entity::entity,
    ids::{CaseId, Id, TaskId},
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerSort {
    /// A task or duty that is not done for a while.
    #[default]
    NotDone,
    /// A request to hand over a case.
    HandOver,
    /// A request not to receive a case.
    NotReceive,
    /// A question that waits for the leader.
    Question,
}

impl LedgerSort {
    /// All.
    pub const ALL: [LedgerSort; 4] =
        [LedgerSort::NotDone, LedgerSort::HandOver, LedgerSort::NotReceive, LedgerSort::Question];
    /// The stored names.
    pub const NAMES: [&'static str; 4] = ["not_done", "hand_over", "not_receive", "question"];
}

/// What follows from not doing it. The catalogue is ours.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// A statutory deadline is broken.
    DeadlineBroken,
    /// The child waits for help.
    ChildWaits,
    /// The child is not seen or heard.
    ChildUnheard,
    /// Risk is not assessed anew.
    RiskUnknown,
    /// The family waits for an answer.
    FamilyWaits,
    /// Partners get less.
    PartnersWait,
    /// What was done is not documented.
    NotDocumented,
    /// Guidance and training go.
    NoGuidance,
    /// It can wait without harm.
    NoHarm,
}

impl Consequence {
    /// All, the gravest first.
    pub const ALL: [Consequence; 9] = [
        Consequence::DeadlineBroken,
        Consequence::ChildWaits,
        Consequence::ChildUnheard,
        Consequence::RiskUnknown,
        Consequence::FamilyWaits,
        Consequence::PartnersWait,
        Consequence::NotDocumented,
        Consequence::NoGuidance,
        Consequence::NoHarm,
    ];
    /// The stored names.
    pub const NAMES: [&'static str; 9] = [
        "deadline_broken",
        "child_waits",
        "child_unheard",
        "risk_unknown",
        "family_waits",
        "partners_wait",
        "not_documented",
        "no_guidance",
        "no_harm",
    ];
}

/// What the leader said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Not raised yet.
    #[default]
    Open,
    /// Told; nothing was asked.
    Told,
    /// Agreed.
    Agreed,
    /// Said no.
    Declined,
    /// Asked, and no answer came.
    NoAnswer,
}

impl Answer {
    /// All.
    pub const ALL: [Answer; 5] = [Answer::Open, Answer::Told, Answer::Agreed, Answer::Declined, Answer::NoAnswer];
    /// The stored names.
    pub const NAMES: [&'static str; 5] = ["open", "told", "agreed", "declined", "no_answer"];
}

/// One entry.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LedgerEntry {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What it is.
    pub sort: LedgerSort,
    /// The task, duty or question, in own words.
    pub what: String,
    /// For which case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// What follows, from the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<Consequence>,
    /// What follows, in own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub consequence: String,
    /// From this day; the day of a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Up to this day. Then it is taken up again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// What was answered.
    pub answer: Answer,
    /// Whose answer, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The day of the answer, or the day it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<NaiveDate>,
    /// The answer in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reply: String,
    /// The task that reminds of taking it up again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder: Option<TaskId>,
    /// The day it was taken up again, or settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDate>,
}
entity!(LedgerEntry, Id, "ledger");

/// The fields of its form.
pub const FIELDS: [RecordField; 11] = [
    RecordField::required("sort", Reading::Choice(&LedgerSort::NAMES)),
    RecordField::required("what", Reading::Text),
    RecordField::new("case", Reading::Link),
    RecordField::new("follows", Reading::Choice(&Consequence::NAMES)),
    RecordField::new("consequence", Reading::Text),
    RecordField::new("from", Reading::Date),
    RecordField::new("to", Reading::Date),
    RecordField::required("answer", Reading::Choice(&Answer::NAMES)),
    RecordField::new("role", Reading::Text),
    RecordField::new("answered", Reading::Date),
    RecordField::new("reply", Reading::Text),
];

impl LedgerEntry {
    /// Neither taken up again nor settled.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }
    /// To be taken up again: its last day is here or past.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.is_open() && self.to.is_some_and(|to| to <= today)
    }
    /// The leader has not answered.
    pub fn waits(&self) -> bool {
        self.is_open() && matches!(self.answer, Answer::Open | Answer::NoAnswer)
    }
}
