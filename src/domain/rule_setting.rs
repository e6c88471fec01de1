//! What the user has set about a rule, and rules of their own.
//!
//! A statutory rule cannot be switched off: on a case it can be marked as not applicable, with a
//! reason, and a regulation may suspend it for a period. A practice interval is ours, so it may be
//! changed, from a day on: clocks that started earlier keep the interval they started with.

use super::{
    case::{Country, EventKind},
    entity::entity,
    ids::Id,
    rule::{Offset, Rule, Unit},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a user may count in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Working days.
    WorkingDays,
    /// Weeks.
    #[default]
    Weeks,
    /// Months.
    Months,
}

impl Span {
    /// All, the shortest first.
    pub const ALL: [Span; 3] = [Span::WorkingDays, Span::Weeks, Span::Months];
    /// So many of it.
    pub fn offset(self, n: u16) -> Offset {
        let unit = match self {
            Span::WorkingDays => Unit::WorkingDay,
            Span::Weeks => Unit::Week,
            Span::Months => Unit::Month,
        };
        Offset { n, unit }
    }
}

/// Another interval, from a day on.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct ChangedInterval {
    /// For clocks that start on this day or later.
    pub since: NaiveDate,
    /// How many.
    pub n: u16,
    /// Of what.
    pub span: Span,
}

/// A period in which the rule does not bind.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Suspension {
    /// From this day.
    pub from: NaiveDate,
    /// Up to and including this day.
    pub to: NaiveDate,
    /// By what, for example a regulation after bvl. § 2-7.
    pub reason: String,
}

/// A rule of the user's own office.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalRule {
    /// For cases of this country.
    pub country: Country,
    /// What is to be done.
    pub title: String,
    /// What starts it.
    pub starts: EventKind,
    /// How many.
    pub n: u16,
    /// Of what.
    pub span: Span,
    /// Where it is written down.
    pub source: String,
    /// Own work in hours.
    pub effort_hours: f32,
}

/// One record a rule; its id is the rule's in lower case.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleSetting {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// Switched off. Holds only where `may_switch_off` says so.
    pub off: bool,
    /// Other intervals, in order of day. Hold only for practice intervals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intervals: Vec<ChangedInterval>,
    /// Suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Suspension>,
    /// A rule of the user's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<LocalRule>,
}
entity!(RuleSetting, Id, "rule");

impl RuleSetting {
    /// The id of the record of a rule.
    pub fn id_of(rule: &str) -> Id {
        Id::new(rule.to_ascii_lowercase())
    }
    /// Nothing is set.
    pub fn blank(rule: &str) -> Self {
        RuleSetting { id: Self::id_of(rule), ..Self::default() }
    }
}

/// Only what is no duty by law: reminders of ours, rules of the user's own. A duty whose figure is
/// our default stays a duty: there the interval may be changed.
pub fn may_switch_off(rule: &Rule) -> bool {
    !rule.statutory
}

/// Only an interval that is ours.
pub fn may_change_interval(rule: &Rule) -> bool {
    rule.is_practice() && rule.local_title.is_none()
}
