//! What the user has set that belongs to the data, not to the browser.

use super::{
    case::Country, entity::entity, ids::Id, office_days::OfficeDays, own_times::OwnTimes, register_view::RegisterView,
    rule_book::RuleBook, timetable::Timetable,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One record, id `main`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// The country proposed for a new case.
    pub country: Country,
    /// Hours of the week after agreed position, 0–60.
    pub week_hours: f64,
    /// Hours of the week that go to meetings.
    pub meeting_hours: f64,
    /// Working days kept free before a deadline.
    pub buffer_days: u32,
    /// More tasks than this in Q1 ask for a talk on priorities.
    pub q1_limit: u32,
    /// Days on which the office is closed or half open.
    pub office: OfficeDays,
    /// The rules in force; the workspace makes them from the records of rules.
    #[serde(skip)]
    pub rules: RuleBook,
    /// Meetings and periods; the workspace makes it from their records.
    #[serde(skip)]
    pub timetable: Timetable,
    /// Tasks without an estimate are counted with the user's own times.
    pub own_times: bool,
    /// Those times, where they count; the workspace makes them from the done tasks.
    #[serde(skip)]
    pub times: OwnTimes,
    /// The day the user began in the service: experience counts (domain.md section 3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<NaiveDate>,
    /// The protected minimum in own words, a line each; the usual one where it is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub minimum: Vec<String>,
    /// The colours of the risk matrix, see `RiskMatrix::read`; ours where it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub risk_cells: String,
    /// Days that a closed case is kept before the app asks whether to erase it (domain.md section 9).
    pub keep_case_days: u32,
    /// Months that a feedback entry is kept.
    pub keep_feedback_months: u32,
    /// Months that a situation analysis is kept.
    pub keep_analysis_months: u32,
    /// Weeks that an entry of care for oneself and a weekly review are kept.
    pub keep_care_weeks: u32,
    /// How the register is laid out now: columns and grouping. What is searched is not kept.
    pub register: RegisterView,
    /// Views of the register that the user keeps, by name.
    pub register_views: Vec<RegisterView>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            id: Id::new(Self::ID),
            country: Country::No,
            week_hours: 37.5,
            meeting_hours: 7.5,
            buffer_days: 2,
            q1_limit: 5,
            office: OfficeDays::default(),
            rules: RuleBook::default(),
            timetable: Timetable::default(),
            own_times: false,
            times: OwnTimes::default(),
            started: None,
            minimum: Vec::new(),
            risk_cells: String::new(),
            keep_case_days: 90,
            keep_feedback_months: 12,
            keep_analysis_months: 24,
            keep_care_weeks: 12,
            register: RegisterView::default(),
            register_views: Vec::new(),
        }
    }
}

impl Settings {
    /// The id of the only record.
    pub const ID: &'static str = "main";
}
entity!(Settings, Id, "settings");
