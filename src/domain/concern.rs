//! Bekymring om drift: a caseworker's short warning upward with their own figures, to whom, when,
//! and what was answered (domain.md section 11). Never mixed with the unit manager's procedure.

use super::{
    entity::entity,
    ids::Id,
    ledger::Answer,
    own_figures::OwnFigures,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whom it is sent to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// Avdelingsleder.
    #[default]
    UnitManager,
    /// Verneombud.
    SafetyRep,
    /// Tillitsvalgt.
    UnionRep,
}

impl Recipient {
    /// The stored names.
    pub const NAMES: [&'static str; 3] = ["unit_manager", "safety_rep", "union_rep"];
}

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ConcernState {
    /// Not sent yet.
    Draft,
    /// Sent, and nobody has answered.
    Waiting,
    /// Sent, and the day to ask again is here or past.
    Overdue,
    /// The answer is recorded.
    Answered,
}

/// One warning.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Concern {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// To whom.
    pub recipient: Recipient,
    /// What cannot be done.
    pub unable: String,
    /// What should give way.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub give: String,
    /// The day it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
    /// The day it was sent or handed over. From then on its text and figures are not edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<NaiveDate>,
    /// The day to ask again when nobody has answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind: Option<NaiveDate>,
    /// The figures of the day it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnFigures>,
    /// What was answered.
    pub answer: Answer,
    /// Whose answer, as a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The day of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<NaiveDate>,
    /// The answer in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reply: String,
}
entity!(Concern, Id, "concern");

/// Days until it is asked again, where nothing else was said. Ours.
pub const REMIND_DAYS: u32 = 7;

/// The fields of what is written.
pub const FIELDS: [RecordField; 3] = [
    RecordField::required("recipient", Reading::Choice(&Recipient::NAMES)),
    RecordField::required("unable", Reading::LongText),
    RecordField::new("give", Reading::LongText),
];

/// The fields of sending.
pub const SENDING: [RecordField; 2] =
    [RecordField::required("sent", Reading::Date), RecordField::required("remind", Reading::Date)];

/// The fields of the answer.
pub const ANSWERING: [RecordField; 5] = [
    RecordField::required("answer", Reading::Choice(&Answer::NAMES)),
    RecordField::new("role", Reading::Text),
    RecordField::new("answered", Reading::Date),
    RecordField::new("reply", Reading::LongText),
    RecordField::new("remind", Reading::Date),
];

impl Concern {
    /// How far it has come.
    pub fn state(&self, today: NaiveDate) -> ConcernState {
        let is_answered = matches!(self.answer, Answer::Told | Answer::Agreed | Answer::Declined);
        match self.sent {
            None => ConcernState::Draft,
            Some(_) if is_answered => ConcernState::Answered,
            Some(_) if self.remind.is_some_and(|day| day <= today) => ConcernState::Overdue,
            Some(_) => ConcernState::Waiting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_until_an_answer_is_recorded_and_is_asked_again_on_its_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let mut concern = Concern { remind: Some(day(9)), ..Concern::default() };
        assert_eq!(concern.state(day(20)), ConcernState::Draft);
        concern.sent = Some(day(2));
        assert_eq!([8, 9].map(|d| concern.state(day(d))), [ConcernState::Waiting, ConcernState::Overdue]);
        concern.answer = Answer::NoAnswer;
        assert_eq!(concern.state(day(9)), ConcernState::Overdue, "no answer is no answer");
        concern.answer = Answer::Declined;
        assert_eq!(concern.state(day(9)), ConcernState::Answered);
    }
}
