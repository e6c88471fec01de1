//! Deviations (avvik): a short log of breaches and near misses for one's own internal control. An
//! entry is a draft: it counts for the service only when it is reported in the official system.

use super::{
    entity::entity,
    form::{FieldError, FormValues, Problem},
    ids::{CaseId, Id, TaskId},
    ledger::Consequence,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviationSort {
    /// Something required was not done, or not in time.
    #[default]
    Breach,
    /// It nearly was not.
    NearMiss,
}

impl DeviationSort {
    /// The stored names.
    pub const NAMES: [&'static str; 2] = ["breach", "near_miss"];
}

/// Why. The catalogue is ours; it names conditions, never a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// More work than hours.
    Capacity,
    /// Somebody was away, or a post was vacant.
    NobodyThere,
    /// A statement, a hearing or an answer was missing.
    WaitedForOthers,
    /// The family or the child could not be met.
    NotReached,
    /// The duty or the date was not seen.
    NotSeen,
    /// No routine, or an unclear one.
    Routine,
    /// A system was down or wrong.
    System,
    /// Something else.
    OtherCause,
}

impl Cause {
    /// All, in the order of the form.
    pub const ALL: [Cause; 8] = [
        Cause::Capacity,
        Cause::NobodyThere,
        Cause::WaitedForOthers,
        Cause::NotReached,
        Cause::NotSeen,
        Cause::Routine,
        Cause::System,
        Cause::OtherCause,
    ];
    /// The stored names.
    pub const NAMES: [&'static str; 8] = [
        "capacity",
        "nobody_there",
        "waited_for_others",
        "not_reached",
        "not_seen",
        "routine",
        "system",
        "other_cause",
    ];
}

/// How far it is followed up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviationState {
    /// Noted, nothing begun.
    #[default]
    ToFollow,
    /// The measure has begun.
    UnderWay,
    /// Followed up.
    Settled,
}

impl DeviationState {
    /// The stored names.
    pub const NAMES: [&'static str; 3] = ["to_follow", "under_way", "settled"];
}

/// One entry.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Deviation {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What happened.
    pub sort: DeviationSort,
    /// The day; of a broken clock its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The duty, in own words.
    pub what: String,
    /// In which case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// The id of the broken clock's mark, where it was logged from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Id>,
    /// Why, from the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Why, in own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub background: String,
    /// What follows, from the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<Consequence>,
    /// What follows, in own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub consequence: String,
    /// What is done so that it does not happen again.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// The day to look whether the measure helped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<NaiveDate>,
    /// How far it is.
    pub state: DeviationState,
    /// Reported in the official system.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reported: bool,
    /// The day of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_on: Option<NaiveDate>,
    /// For oneself alone: never in anything for a leader.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub private: String,
    /// The task that reminds of the follow-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder: Option<TaskId>,
    /// The day it was settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDate>,
}
entity!(Deviation, Id, "deviation");

/// The fields of its form.
pub const FIELDS: [RecordField; 14] = [
    RecordField::required("sort", Reading::Choice(&DeviationSort::NAMES)),
    RecordField::required("on", Reading::Date),
    RecordField::required("what", Reading::Text),
    RecordField::new("case", Reading::Link),
    RecordField::new("cause", Reading::Choice(&Cause::NAMES)),
    RecordField::new("background", Reading::Text),
    RecordField::new("follows", Reading::Choice(&Consequence::NAMES)),
    RecordField::new("consequence", Reading::Text),
    RecordField::new("measure", Reading::Text),
    RecordField::new("follow_up", Reading::Date),
    RecordField::required("state", Reading::Choice(&DeviationState::NAMES)),
    RecordField::new("reported", Reading::Flag),
    RecordField::new("reported_on", Reading::Date),
    RecordField::new("private", Reading::LongText),
];

/// What no field sees alone: it happened, and a report has a day.
pub fn check(values: &FormValues, today: NaiveDate) -> Vec<FieldError> {
    let day = |field: &str| values.get(field).trim().parse::<NaiveDate>().ok();
    let ahead = ["on", "reported_on"].into_iter().filter(|field| day(field).is_some_and(|day| day > today));
    let mut found: Vec<FieldError> = ahead.map(|field| FieldError { field, problem: Problem::InFuture }).collect();
    let is_reported = values.get("reported") == "true";
    if is_reported && values.get("reported_on").trim().is_empty() {
        found.push(FieldError { field: "reported_on", problem: Problem::Missing });
    }
    found
}

impl Deviation {
    /// Not settled.
    pub fn is_open(&self) -> bool {
        self.state != DeviationState::Settled
    }
    /// The day to look at it is here or past.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.is_open() && self.follow_up.is_some_and(|day| day <= today)
    }
    /// The last day something was done with it, for how long it is kept.
    pub fn last_day(&self) -> Option<NaiveDate> {
        [self.on, self.reported_on, self.ended].into_iter().flatten().max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_stored_names_are_those_that_serde_writes() {
        let names = |all: Vec<serde_json::Value>| -> Vec<String> {
            all.iter().map(|value| value.as_str().unwrap_or_default().to_owned()).collect()
        };
        let written = |value| serde_json::to_value(value).unwrap();
        assert_eq!(names(Cause::ALL.into_iter().map(written).collect()), Cause::NAMES);
        let states = [DeviationState::ToFollow, DeviationState::UnderWay, DeviationState::Settled];
        assert_eq!(names(states.map(|s| serde_json::to_value(s).unwrap()).to_vec()), DeviationState::NAMES);
        let sorts = [DeviationSort::Breach, DeviationSort::NearMiss];
        assert_eq!(names(sorts.map(|s| serde_json::to_value(s).unwrap()).to_vec()), DeviationSort::NAMES);
    }

    #[test]
    fn a_report_has_a_day_and_nothing_lies_ahead() {
        let values = FormValues::default().with("on", "2026-11-23").with("reported", "true");
        let fields: Vec<_> = check(&values, day("2026-11-22")).into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["on", "reported_on"]);
        let values = FormValues::default().with("on", "2026-11-22").with("reported", "false");
        assert!(check(&values, day("2026-11-22")).is_empty());
    }

    #[test]
    fn due_until_it_is_settled() {
        let open = Deviation { follow_up: Some(day("2026-11-22")), ..Deviation::default() };
        assert!(!open.is_due(day("2026-11-21")) && open.is_due(day("2026-11-22")));
        let settled = Deviation { state: DeviationState::Settled, ..open };
        assert!(!settled.is_due(day("2026-12-22")));
    }
}
