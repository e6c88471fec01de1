//! Hours round the clock in local time. Both countries keep Central European Time: summer time
//! runs from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC
//! (directive 2000/84/EC). A deadline of 24 hours that spans the night in October ends an hour
//! earlier by the clock on the wall.

use super::calendar::{monday_of, subtract_days};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

/// The local moment `n` hours later, and whether the clocks were changed on the way.
/// A start in the hour that comes twice counts as the first of the two: the earlier end.
pub fn add_hours(local: NaiveDateTime, n: u16) -> (NaiveDateTime, bool) {
    let hours = |n: i64| Duration::hours(n);
    let before = is_summer_locally(local);
    let utc = local.checked_sub_signed(hours(if before { 2 } else { 1 })).unwrap_or(local);
    let end = utc.checked_add_signed(hours(n.into())).unwrap_or(NaiveDateTime::MAX);
    let after = is_summer(end);
    let local_end = end.checked_add_signed(hours(if after { 2 } else { 1 })).unwrap_or(NaiveDateTime::MAX);
    (local_end, before != after)
}

/// 02:00 to 03:00 local does not exist in March and exists twice in October.
fn is_summer_locally(local: NaiveDateTime) -> bool {
    let change = |month, hour| last_sunday(local.year(), month).and_then(|day| day.and_hms_opt(hour, 0, 0));
    change(3, 3).zip(change(10, 3)).is_some_and(|(spring, autumn)| spring <= local && local < autumn)
}

fn is_summer(utc: NaiveDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    change(3).zip(change(10)).is_some_and(|(spring, autumn)| spring <= utc && utc < autumn)
}

/// March and October have 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    Some(if last.weekday() == chrono::Weekday::Sun { last } else { subtract_days(monday_of(last), 1) })
}
