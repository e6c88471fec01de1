//! Days on which the office is closed or open half the day, though they are no holidays. They move
//! the day to plan for and the hours at hand; never a deadline of the law.

use super::{
    calendar::{is_working_day, subtract_days, working_day_on_or_before},
    case::Country,
    holidays::easter,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How a day is worked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeDay {
    /// Like any other.
    #[default]
    Open,
    /// Half the hours.
    Half,
    /// Not at all.
    Closed,
}

/// What the user has said of such days.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeDays {
    /// The Wednesday before Easter.
    pub easter_wednesday: OfficeDay,
    /// 24 December.
    pub christmas_eve: OfficeDay,
    /// 31 December.
    pub new_years_eve: OfficeDay,
    /// 1 May, in Denmark.
    pub labour_day: OfficeDay,
    /// 5 June, in Denmark.
    pub constitution_day: OfficeDay,
    /// Days of one's own office.
    pub closed: Vec<NaiveDate>,
}

/// More closed days in a row than this are not looked through.
const LONGEST: u32 = 366;

impl OfficeDays {
    /// How the day is worked, holidays aside.
    pub fn on(&self, country: Country, date: NaiveDate) -> OfficeDay {
        if self.closed.contains(&date) {
            return OfficeDay::Closed;
        }
        let is_wednesday = || easter(date.year()).is_some_and(|sunday| subtract_days(sunday, 4) == date);
        match (date.month(), date.day(), country) {
            (12, 24, _) => self.christmas_eve,
            (12, 31, _) => self.new_years_eve,
            (5, 1, Country::Dk) => self.labour_day,
            (6, 5, Country::Dk) => self.constitution_day,
            (3 | 4, ..) if is_wednesday() => self.easter_wednesday,
            _ => OfficeDay::Open,
        }
    }
    /// The share of a working day's hours: 0, a half or 1.
    pub fn share(&self, country: Country, date: NaiveDate) -> f64 {
        match self.on(country, date) {
            _ if !is_working_day(country, date) => 0.0,
            OfficeDay::Open => 1.0,
            OfficeDay::Half => 0.5,
            OfficeDay::Closed => 0.0,
        }
    }
    /// The `n`th day of work before the last one on or before the date; half a day counts as one.
    pub fn days_of_work_before(&self, country: Country, date: NaiveDate, n: u32) -> NaiveDate {
        let mut day = self.on_or_before(country, date);
        for _ in 0..n {
            day = self.on_or_before(country, subtract_days(day, 1));
        }
        day
    }
    fn on_or_before(&self, country: Country, date: NaiveDate) -> NaiveDate {
        let mut day = working_day_on_or_before(country, date);
        for _ in 0..LONGEST {
            if self.on(country, day) != OfficeDay::Closed {
                break;
            }
            day = working_day_on_or_before(country, subtract_days(day, 1));
        }
        day
    }
}
