//! The annual wheel: what comes back in the year, and on which days (domain.md section 8, "Årshjul").

use super::{
    calendar::{add_days, add_months, monday_of, subtract_days},
    entity::entity,
    ids::Id,
    settings::Settings,
};
use chrono::{Datelike, NaiveDate, Weekday};
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
    fn is_of_weeks(self) -> bool {
        matches!(self, Rhythm::Weekly | Rhythm::Fortnightly | Rhythm::ThirdWeek | Rhythm::SixthWeek)
    }
    /// It comes so often that a month's page names it once.
    pub fn is_usual(self) -> bool {
        matches!(self, Rhythm::Weekly | Rhythm::Fortnightly)
    }
}

/// Days that a day without work moves an entry at most.
const FARTHEST: u32 = 31;

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
    /// Its days from one to another, both included, in order. None while it is paused. What comes
    /// back falls on a day of work, see [`WheelEntry::held_on`].
    pub fn days(&self, from: NaiveDate, to: NaiveDate, settings: &Settings) -> Vec<NaiveDate> {
        let Some(first) = self.from.filter(|_| !self.paused) else { return Vec::new() };
        let (earliest, latest) = (subtract_days(from, FARTHEST), add_days(to, FARTHEST));
        let last = self.to.map_or(latest, |own| own.min(latest));
        let days = (0..).map_while(|n| self.rhythm.step(first, n)).take_while(|day| *day <= last);
        let held = days.skip_while(|day| *day < earliest).map(|day| self.held_on(day, settings));
        held.filter(|day| (from..=to).contains(day)).collect()
    }
    /// The day on which it is held when its rhythm gives this one. A day without work moves it: a
    /// deadline of the unit to the day of work before, anything else to the next in the same week or
    /// month, and where there is none to the last before. A single day, and a weekend that was chosen
    /// for what comes by the week, stay: they were meant.
    fn held_on(&self, day: NaiveDate, settings: &Settings) -> NaiveDate {
        let works = |day: &NaiveDate| settings.office.share(settings.country, *day) > 0.0;
        let of_weeks = self.rhythm.is_of_weeks();
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if self.rhythm == Rhythm::Once || works(&day) || (of_weeks && is_weekend) {
            return day;
        }
        let is_near = |other: &NaiveDate| match of_weeks {
            true => monday_of(*other) == monday_of(day),
            false => other.month() == day.month(),
        };
        let before = || (1..=FARTHEST).map(|n| subtract_days(day, n)).find(works);
        let after = (1..=FARTHEST).map(|n| add_days(day, n)).take_while(is_near).find(works);
        let found = match self.occasion {
            Occasion::UnitDeadline => before(),
            _ => after.filter(|day| self.to.is_none_or(|last| *day <= last)).or_else(before),
        };
        found.unwrap_or(day)
    }
    /// Its first day on or after a day, within a year.
    pub fn next(&self, day: NaiveDate, settings: &Settings) -> Option<NaiveDate> {
        self.days(day, add_days(day, 366), settings).first().copied()
    }
    /// Hours that it takes in the week of this day.
    pub fn hours_on(&self, day: NaiveDate, settings: &Settings) -> f64 {
        let minutes = self.lasts.unwrap_or_default();
        if minutes <= 0.0 {
            return 0.0;
        }
        let monday = monday_of(day);
        self.days(monday, add_days(monday, 6), settings).len() as f64 * minutes / 60.0
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

    fn open() -> Settings {
        Settings::default()
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
                // The last of January and of February 2027 are Sundays: nothing of the month is left after them.
                &["2027-01-29", "2027-02-26", "2027-03-31", "2027-04-30"],
            ),
            (
                "2026-11-30",
                Rhythm::Quarterly,
                "2026-11-01",
                "2027-09-01",
                &["2026-11-30", "2027-02-26", "2027-05-31", "2027-08-30"],
            ),
            ("2024-02-29", Rhythm::Yearly, "2026-01-01", "2028-12-31", &["2026-02-27", "2027-02-26", "2028-02-29"]),
            ("2027-01-06", Rhythm::Weekly, "2026-01-01", "2026-12-31", &[]),
        ];
        for (first, rhythm, from, to, expected) in rows {
            let found = entry(first, rhythm).days(day(from), day(to), &open());
            assert_eq!(found, expected.iter().map(|text| day(text)).collect::<Vec<_>>(), "{first} {rhythm:?}");
        }
    }

    #[test]
    fn it_ends_and_can_be_paused() {
        let mut weekly = entry("2026-11-25", Rhythm::Weekly);
        weekly.to = Some(day("2026-12-05"));
        assert_eq!(weekly.days(day("2026-11-01"), day("2027-11-01"), &open()), [day("2026-11-25"), day("2026-12-02")]);
        assert_eq!(weekly.next(day("2026-12-03"), &open()), None);
        weekly.paused = true;
        assert!(weekly.days(day("2026-11-01"), day("2027-11-01"), &open()).is_empty());
    }

    #[test]
    fn it_takes_hours_in_its_own_weeks_only() {
        let mut every_other = entry("2026-11-25", Rhythm::Fortnightly);
        assert_eq!(every_other.hours_on(day("2026-11-23"), &open()), 0.0);
        every_other.lasts = Some(90.0);
        let weeks = ["2026-11-23", "2026-11-29", "2026-11-30", "2026-12-09"];
        assert_eq!(weeks.map(|week| every_other.hours_on(day(week), &open())), [1.5, 1.5, 0.0, 1.5]);
    }

    #[test]
    fn a_day_without_work_moves_what_comes_back() {
        // Read off a calendar of Norway: 1 January 2027 is a Friday, 25 March to 29 March 2027 are Easter
        // from Thursday to Monday, 17 May 2027 is a Monday and 16 May Whitsunday.
        let rows: [(&str, Rhythm, Occasion, &str); 9] = [
            ("2026-12-01", Rhythm::Monthly, Occasion::Gathering, "2027-01-04"),
            ("2026-12-01", Rhythm::Monthly, Occasion::UnitDeadline, "2026-12-31"),
            ("2026-12-16", Rhythm::Monthly, Occasion::Gathering, "2027-05-18"),
            ("2026-03-27", Rhythm::Yearly, Occasion::Celebration, "2027-03-30"),
            ("2026-12-28", Rhythm::Quarterly, Occasion::UnitDeadline, "2027-03-24"),
            // By the week: the Thursday before Easter has no working day after it in its week.
            ("2027-03-11", Rhythm::Fortnightly, Occasion::Information, "2027-03-24"),
            ("2027-05-10", Rhythm::Weekly, Occasion::Gathering, "2027-05-18"),
            // A Saturday of one's own choice stays, and so does a single day.
            ("2027-05-08", Rhythm::Weekly, Occasion::Gathering, "2027-05-15"),
            ("2027-05-17", Rhythm::Once, Occasion::Gathering, "2027-05-17"),
        ];
        for (first, rhythm, occasion, expected) in rows {
            let entry = WheelEntry { occasion, ..entry(first, rhythm) };
            let expected = day(expected);
            let (from, to) = (subtract_days(expected, 3), add_days(expected, 3));
            assert_eq!(entry.days(from, to, &open()), [expected], "{first} {rhythm:?}");
        }
    }

    #[test]
    fn an_office_that_is_closed_moves_it_too_but_not_past_its_last_day() {
        let mut closed = open();
        closed.office.closed = vec![day("2027-02-10")];
        let mut monthly = entry("2027-01-10", Rhythm::Monthly);
        let february = |entry: &WheelEntry| entry.days(day("2027-02-01"), day("2027-02-28"), &closed);
        assert_eq!(february(&monthly), [day("2027-02-11")]);
        monthly.to = Some(day("2027-02-10"));
        assert_eq!(february(&monthly), [day("2027-02-09")]);
    }
}
