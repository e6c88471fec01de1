//! The annual wheel: what comes back in the year, and on which days (domain.md section 8, "Årshjul").

use super::{
    calendar::{add_days, add_months, monday_of},
    entity::entity,
    ids::Id,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How often it comes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// On its first day alone.
    #[default]
    Once,
    /// Each week.
    Weekly,
    /// Every other week.
    Fortnightly,
    /// Every third week.
    ThirdWeek,
    /// Every sixth week.
    SixthWeek,
    /// Each month.
    Monthly,
    /// Four times a year.
    Quarterly,
    /// Each year.
    Yearly,
}

impl Rhythm {
    /// The `n`th day after the first, counted from it; a month without that date gives its last day.
    fn step(self, first: NaiveDate, n: u32) -> Option<NaiveDate> {
        let weeks = |count: u32| add_days(first, 7 * count * n);
        Some(match self {
            Rhythm::Once if n == 0 => first,
            Rhythm::Once => return None,
            Rhythm::Weekly => weeks(1),
            Rhythm::Fortnightly => weeks(2),
            Rhythm::ThirdWeek => weeks(3),
            Rhythm::SixthWeek => weeks(6),
            Rhythm::Monthly => add_months(first, n),
            Rhythm::Quarterly => add_months(first, 3 * n),
            Rhythm::Yearly => add_months(first, 12 * n),
        })
    }
    /// It comes so often that a month's page names it once.
    pub fn is_usual(self) -> bool {
        matches!(self, Rhythm::Weekly | Rhythm::Fortnightly)
    }
}

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A meeting or a day together.
    #[default]
    Gathering,
    /// A short open information meeting.
    Information,
    /// A deadline of the unit.
    UnitDeadline,
    /// Something to celebrate.
    Celebration,
    /// Six weeks with one theme.
    ThemePeriod,
}

/// One entry of the wheel.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WheelEntry {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub occasion: Occasion,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// How often it comes.
    pub rhythm: Rhythm,
    /// The last day it may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Minutes that it takes of the day, beside the list of meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasts: Option<f64>,
    /// Whom it is for, as roles.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub audience: String,
    /// Not held for the time being.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
}
entity!(WheelEntry, Id, "wheel");

impl WheelEntry {
    /// Its days from one to another, both included, in order. None while it is paused.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let Some(first) = self.from.filter(|_| !self.paused) else { return Vec::new() };
        let last = self.to.map_or(to, |own| own.min(to));
        let days = (0..).map_while(|n| self.rhythm.step(first, n)).take_while(|day| *day <= last);
        days.skip_while(|day| *day < from).collect()
    }
    /// Its first day on or after a day, within a year.
    pub fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.days(day, add_days(day, 366)).first().copied()
    }
    /// Hours that it takes in the week of this day.
    pub fn hours_on(&self, day: NaiveDate) -> f64 {
        let minutes = self.lasts.unwrap_or_default();
        if minutes <= 0.0 {
            return 0.0;
        }
        let monday = monday_of(day);
        self.days(monday, add_days(monday, 6)).len() as f64 * minutes / 60.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(from: &str, rhythm: Rhythm) -> WheelEntry {
        WheelEntry { from: Some(day(from)), rhythm, ..WheelEntry::default() }
    }

    #[test]
    fn days_of_each_rhythm() {
        // Counted on a paper calendar of 2026 and 2027.
        let rows: [(&str, Rhythm, &str, &str, &[&str]); 9] = [
            ("2026-11-25", Rhythm::Once, "2026-11-01", "2027-12-31", &["2026-11-25"]),
            ("2026-11-25", Rhythm::Weekly, "2026-12-01", "2026-12-16", &["2026-12-02", "2026-12-09", "2026-12-16"]),
            ("2026-11-25", Rhythm::Fortnightly, "2026-12-01", "2026-12-31", &["2026-12-09", "2026-12-23"]),
            ("2026-11-25", Rhythm::ThirdWeek, "2026-12-01", "2027-01-31", &["2026-12-16", "2027-01-06", "2027-01-27"]),
            ("2026-11-25", Rhythm::SixthWeek, "2026-11-26", "2027-02-28", &["2027-01-06", "2027-02-17"]),
            (
                "2026-12-31",
                Rhythm::Monthly,
                "2027-01-01",
                "2027-04-30",
                &["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
            ),
            (
                "2026-11-30",
                Rhythm::Quarterly,
                "2026-11-01",
                "2027-09-01",
                &["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"],
            ),
            ("2024-02-29", Rhythm::Yearly, "2026-01-01", "2028-12-31", &["2026-02-28", "2027-02-28", "2028-02-29"]),
            ("2027-01-06", Rhythm::Weekly, "2026-01-01", "2026-12-31", &[]),
        ];
        for (first, rhythm, from, to, expected) in rows {
            let found = entry(first, rhythm).days(day(from), day(to));
            assert_eq!(found, expected.iter().map(|text| day(text)).collect::<Vec<_>>(), "{first} {rhythm:?}");
        }
    }

    #[test]
    fn it_ends_and_can_be_paused() {
        let mut weekly = entry("2026-11-25", Rhythm::Weekly);
        weekly.to = Some(day("2026-12-05"));
        assert_eq!(weekly.days(day("2026-11-01"), day("2027-11-01")), [day("2026-11-25"), day("2026-12-02")]);
        assert_eq!(weekly.next(day("2026-12-03")), None);
        weekly.paused = true;
        assert!(weekly.days(day("2026-11-01"), day("2027-11-01")).is_empty());
    }

    #[test]
    fn it_takes_hours_in_its_own_weeks_only() {
        let mut every_other = entry("2026-11-25", Rhythm::Fortnightly);
        assert_eq!(every_other.hours_on(day("2026-11-23")), 0.0);
        every_other.lasts = Some(90.0);
        let weeks = ["2026-11-23", "2026-11-29", "2026-11-30", "2026-12-09"];
        assert_eq!(weeks.map(|week| every_other.hours_on(day(week))), [1.5, 1.5, 0.0, 1.5]);
    }
}
