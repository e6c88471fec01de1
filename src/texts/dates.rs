//! Dates and times as people write them in each language. Weeks are ISO weeks.

use super::{Lang, lang};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

const DAYS: [[&str; 7]; 4] = [
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];
const SHORT_DAYS: [[&str; 7]; 4] = [
    ["ma.", "ti.", "on.", "to.", "fr.", "lø.", "sø."],
    ["må.", "ty.", "on.", "to.", "fr.", "la.", "su."],
    ["ma.", "ti.", "on.", "to.", "fr.", "lø.", "sø."],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
];
const NORWEGIAN_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const MONTHS: [[&str; 12]; 4] = [
    NORWEGIAN_MONTHS,
    NORWEGIAN_MONTHS,
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];
const NORWEGIAN_SHORT: [&str; 12] =
    ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."];
const SHORT_MONTHS: [[&str; 12]; 4] = [
    NORWEGIAN_SHORT,
    NORWEGIAN_SHORT,
    ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];

fn weekday(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}

/// `fredag`.
pub fn day_name(date: NaiveDate) -> &'static str {
    DAYS[lang() as usize][weekday(date)]
}

/// `fr.`
pub fn short_day(date: NaiveDate) -> &'static str {
    SHORT_DAYS[lang() as usize][weekday(date)]
}

/// `27. nov.`, English `27 Nov`.
pub fn day_month(date: NaiveDate) -> String {
    let month = SHORT_MONTHS[lang() as usize][date.month0() as usize];
    if lang() == Lang::En { format!("{} {month}", date.day()) } else { format!("{}. {month}", date.day()) }
}

/// `fr. 27. nov.`; the year is added where it is not the year of `today`.
pub fn short_date(date: NaiveDate, today: NaiveDate) -> String {
    let text = format!("{} {}", short_day(date), day_month(date));
    if date.year() == today.year() { text } else { format!("{text} {}", date.year()) }
}

/// `fredag 27. november 2026`.
pub fn long_date(date: NaiveDate) -> String {
    let month = MONTHS[lang() as usize][date.month0() as usize];
    let dot = if lang() == Lang::En { "" } else { "." };
    format!("{} {}{dot} {month} {}", day_name(date), date.day(), date.year())
}

/// `november 2026`.
pub fn month_name(date: NaiveDate) -> String {
    format!("{} {}", MONTHS[lang() as usize][date.month0() as usize], date.year())
}

/// `27.11.2026` in Norwegian, `27-11-2026` in Danish, `2026-11-27` in English.
pub fn numeric_date(date: NaiveDate) -> String {
    let (y, m, d) = (date.year(), date.month(), date.day());
    match lang() {
        Lang::Nb | Lang::Nn => format!("{d:02}.{m:02}.{y:04}"),
        Lang::Da => format!("{d:02}-{m:02}-{y:04}"),
        Lang::En => format!("{y:04}-{m:02}-{d:02}"),
    }
}

/// `nov.`, and `jan. 2027` where a year begins: for an axis.
pub fn month_mark(date: NaiveDate) -> String {
    let month = SHORT_MONTHS[lang() as usize][date.month0() as usize];
    if date.month() == 1 { format!("{month} {}", date.year()) } else { month.to_owned() }
}

/// `15.04`, Danish too; `15:04` in English.
pub fn time(at: NaiveDateTime) -> String {
    let separator = if lang() == Lang::En { ':' } else { '.' };
    format!("{:02}{separator}{:02}", at.hour(), at.minute())
}

/// The ISO week number.
pub fn week(date: NaiveDate) -> u32 {
    date.iso_week().week()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_the_local_way() {
        let friday = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        assert_eq!(short_date(friday, friday), "fr. 27. nov.");
        assert_eq!(short_date(friday, NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()), "fr. 27. nov. 2026");
        assert_eq!(long_date(friday), "fredag 27. november 2026");
        assert_eq!(numeric_date(friday), "27.11.2026");
        assert_eq!(week(NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()), 53);
    }
}
