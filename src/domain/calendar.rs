//! Working days, weeks and the counting of months (domain.md section 1, "Counting").
//!
//! Days are whole local days. A working day is Monday to Friday and no public holiday, in both
//! countries. Sums that leave the calendar stop at its first or last day.

use super::{
    case::Country,
    holidays::{Holiday, holiday, is_weekday_holiday, weekday_holidays_until},
};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// Why nobody works on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayOff {
    /// A Saturday; domstolloven § 149 puts it beside holidays.
    Saturday,
    /// An ordinary Sunday.
    Sunday,
    /// A public holiday, on any weekday.
    Holiday(Holiday),
}

/// Why the day is no working day; `None` for a working day. A holiday's name goes before the weekday's.
pub fn day_off(country: Country, date: NaiveDate) -> Option<DayOff> {
    match (holiday(country, date), date.weekday()) {
        (Some(holiday), _) => Some(DayOff::Holiday(holiday)),
        (None, Weekday::Sat) => Some(DayOff::Saturday),
        (None, Weekday::Sun) => Some(DayOff::Sunday),
        (None, _) => None,
    }
}

/// Monday to Friday and no public holiday.
pub fn is_working_day(country: Country, date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() < 5 && !is_weekday_holiday(country, date)
}

/// A Danish *hverdag* in the wide sense: no Sunday and no holiday, but Saturdays count.
/// The word is not defined the same everywhere; the wide sense gives the earlier date.
pub fn is_weekday_with_saturday(country: Country, date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sun && holiday(country, date).is_none()
}

/// The day itself when it is a working day, else the next one (domstolloven § 149).
pub fn working_day_on_or_after(country: Country, date: NaiveDate) -> NaiveDate {
    step_until(date, next_day, |day| is_working_day(country, day))
}

/// The day itself when it is a working day, else the one before.
pub fn working_day_on_or_before(country: Country, date: NaiveDate) -> NaiveDate {
    step_until(date, day_before, |day| is_working_day(country, day))
}

/// The first working day after the day.
pub fn next_working_day(country: Country, date: NaiveDate) -> NaiveDate {
    working_day_on_or_after(country, next_day(date))
}

/// The last working day before the day.
pub fn previous_working_day(country: Country, date: NaiveDate) -> NaiveDate {
    working_day_on_or_before(country, day_before(date))
}

/// The `n`th working day after the day, or before it when `n` is negative.
/// The start day is not counted; with 0 it is the answer, working day or not.
pub fn add_working_days(country: Country, date: NaiveDate, n: i16) -> NaiveDate {
    let step = if n < 0 { previous_working_day } else { next_working_day };
    (0..n.unsigned_abs()).fold(date, |day, _| step(country, day))
}

/// The `n`th hverdag after the day, Saturdays counted.
pub fn add_weekdays_with_saturday(country: Country, date: NaiveDate, n: u16) -> NaiveDate {
    let next = |day| step_until(next_day(day), next_day, |day| is_weekday_with_saturday(country, day));
    (0..n).fold(date, |day, _| next(day))
}

/// How many working days there are after `today` up to and including `date`; for an earlier date
/// how many after `date` up to and including `today`, as a negative number.
/// So: today itself 0, tomorrow (a working day) 1, from Friday to Saturday 0 and to Monday 1.
/// It adds up: between a and c = between a and b + between b and c.
pub fn working_days_between(country: Country, today: NaiveDate, date: NaiveDate) -> i64 {
    working_days_until(country, date) - working_days_until(country, today)
}

/// The day `n` days later; the start day is not counted.
pub fn add_days(date: NaiveDate, n: u32) -> NaiveDate {
    date.checked_add_days(Days::new(n.into())).unwrap_or(NaiveDate::MAX)
}

/// The day `n` days earlier.
pub fn subtract_days(date: NaiveDate, n: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(n.into())).unwrap_or(NaiveDate::MIN)
}

/// The same weekday `n` weeks later (domstolloven § 148).
pub fn add_weeks(date: NaiveDate, n: u32) -> NaiveDate {
    add_days(date, n.saturating_mul(7))
}

/// The same date number `n` months later; where the month has no such date, its last day
/// (domstolloven § 148).
pub fn add_months(date: NaiveDate, n: u32) -> NaiveDate {
    date.checked_add_months(Months::new(n)).unwrap_or(NaiveDate::MAX)
}

/// The same date number `n` months earlier; where the month has no such date, its last day.
pub fn subtract_months(date: NaiveDate, n: u32) -> NaiveDate {
    date.checked_sub_months(Months::new(n)).unwrap_or(NaiveDate::MIN)
}

/// `n` hours later when the hours of Sundays and holidays do not count (domstolloven § 149; the
/// Saturday does). The clocks change on Sundays alone, so that plain local hours are real ones.
pub fn add_hours_outside_holidays(country: Country, start: NaiveDateTime, n: u16) -> NaiveDateTime {
    let mut at = start;
    let mut left = TimeDelta::hours(n.into());
    loop {
        let midnight = next_day(at.date()).and_time(NaiveTime::MIN);
        if midnight <= at {
            return at;
        }
        if is_weekday_with_saturday(country, at.date()) {
            let here = midnight.signed_duration_since(at);
            if left <= here {
                return at + left;
            }
            left -= here;
        }
        at = midnight;
    }
}

/// An ISO week. Weeks start on Monday; week 1 holds the year's first Thursday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct IsoWeek {
    /// The year the week belongs to, which at the turn of the year is not always the date's.
    pub year: i32,
    /// 1 to 53.
    pub week: u32,
}

impl IsoWeek {
    /// The week a day lies in.
    pub fn of(date: NaiveDate) -> Self {
        let week = date.iso_week();
        IsoWeek { year: week.year(), week: week.week() }
    }
}

/// The Monday of the day's week.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    subtract_days(date, date.weekday().num_days_from_monday())
}

/// The next day.
pub fn next_day(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(NaiveDate::MAX)
}

fn day_before(date: NaiveDate) -> NaiveDate {
    date.pred_opt().unwrap_or(NaiveDate::MIN)
}

/// Ends at the calendar's edge, where a step leads nowhere.
fn step_until(mut date: NaiveDate, step: fn(NaiveDate) -> NaiveDate, found: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    while !found(date) && step(date) != date {
        date = step(date);
    }
    date
}

fn working_days_until(country: Country, date: NaiveDate) -> i64 {
    weekdays_until(date) - weekday_holidays_until(country, date)
}

/// Mondays to Fridays from a fixed Monday up to and including the day.
fn weekdays_until(date: NaiveDate) -> i64 {
    // 1 January of year 1 was a Monday and is day 1.
    let days = i64::from(date.num_days_from_ce()) - 1;
    days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5)
}
