//! The triggers of an analysis, and what the user wrote for each.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// Another figure stands here than the user's own data gave. A mean that these lack contradicts
    /// nothing.
    pub fn is_overruled(&self) -> bool {
        let same_mean = |own: OwnCount| (self.mean, self.months) == (own.mean, Some(own.months));
        let same = |own: OwnCount| self.count == Some(own.count) && (own.mean.is_none() || same_mean(own));
        self.own.is_some_and(|own| !same(own))
    }
    /// Another figure stands here, and nobody has said why: until then one's own data count.
    pub fn lacks_reason(&self) -> bool {
        self.is_overruled() && self.reason.trim().is_empty()
    }
    /// Count, mean and months that count.
    pub fn counted(&self) -> (Option<u32>, Option<f64>, Option<u32>) {
        match self.own {
            Some(OwnCount { count, mean: None, .. }) if self.lacks_reason() => (Some(count), self.mean, self.months),
            Some(own) if self.lacks_reason() => (Some(own.count), own.mean, Some(own.months)),
            _ => (self.count, self.mean, self.months),
        }
    }
}
