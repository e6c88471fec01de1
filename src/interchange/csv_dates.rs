//! Dates as case systems write them: Norwegian, Danish and ISO, with or without a time.

use chrono::{Datelike, NaiveDate, NaiveTime};

/// A day, and a time of day where one was written. Midnight counts as not written: exports add it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayAndTime {
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
}

/// Reads `31.12.2026`, `31.12.26`, `31-12-2026`, `31/12-2026`, `31/12/2026`, `2026-12-31`,
/// `20261231`, each with an optional time after it. A two-digit year is the one nearest below
/// next year. Month before day is not read: it cannot be told from day before month.
pub fn day_and_time(text: &str, today: NaiveDate) -> Option<DayAndTime> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_whitespace() || c == 'T' || c == ',').unwrap_or(text.len());
    let on = day(&text[..end], today)?;
    let rest = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == 'T' || c == ',');
    let at = if rest.is_empty() { None } else { Some(time(rest)?) };
    Some(DayAndTime { on, at: at.filter(|at| *at != NaiveTime::MIN) })
}

fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if text.len() == 8 && is_digits(text) {
        return date(&text[..4], &text[4..6], &text[6..], today);
    }
    let parts: Vec<&str> = text.split(['.', '-', '/']).collect();
    let [first, month, last] = parts[..] else { return None };
    if first.len() == 4 { date(first, month, last, today) } else { date(last, month, first, today) }
}

fn date(year: &str, month: &str, day: &str, today: NaiveDate) -> Option<NaiveDate> {
    if ![year, month, day].into_iter().all(is_digits) || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let number: i32 = year.parse().ok()?;
    let year = match year.len() {
        4 => number,
        2 => {
            let this_century = today.year() / 100 * 100 + number;
            if this_century > today.year() + 1 { this_century - 100 } else { this_century }
        }
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// `14:30`, `14.30`, `kl. 14.30`, `14:30:00`, `14:30:00.000Z`, `14:30:00+01:00`. Seconds and
/// zones are not kept: an export from a case system is in local time.
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.strip_prefix("kl").map_or(text, |rest| rest.trim_start_matches('.').trim_start());
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(text.len());
    let zone = &text[end..];
    let is_zone = zone.is_empty() || zone == "Z" || (zone.len() <= 6 && zone.starts_with(['+', '-']));
    let mut parts = text[..end].split([':', '.']);
    let (hour, minute) = (parts.next()?, parts.next()?);
    let plain = |part: &str| (1..=2).contains(&part.len()) && is_digits(part);
    let rest_is_seconds = parts.next().is_none_or(plain) && parts.next().is_none_or(is_digits);
    if !is_zone || !plain(hour) || !plain(minute) || !rest_is_seconds || parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests;
