//! A calendar file (RFC 5545): all-day entries and moments of local time, each with an alarm and an id
//! that stays the same, so that a second import updates the first.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// When an entry is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// The whole day.
    Day(NaiveDate),
    /// From a moment, local time, for a quarter of an hour.
    Moment(NaiveDateTime),
}

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Stays the same from one export to the next.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// When.
    pub when: When,
    /// More about it; may be empty.
    pub note: String,
}

/// Longest line in bytes, its end not counted.
const LINE: usize = 75;
/// The alarm of a whole day rings at nine the day before, that of a moment four hours before.
const DAY_ALARM: &str = "-PT15H";
const MOMENT_ALARM: &str = "-PT4H";

/// The file. `stamp` is the time of writing in UTC; a later one replaces what was imported before.
pub fn calendar(name: &str, entries: &[Entry], stamp: NaiveDateTime) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Arbeidsro//NONSGML Arbeidsro//NO");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", entry.uid));
        line(&format!("DTSTAMP:{}Z", moment(stamp)));
        // Minutes since 2020: later exports have larger numbers.
        let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
        let minutes = stamp.signed_duration_since(first).num_minutes().max(0);
        line(&format!("SEQUENCE:{minutes}"));
        let alarm = match entry.when {
            When::Day(day) => {
                line(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
                let next = day.succ_opt().unwrap_or(day);
                line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
                DAY_ALARM
            }
            When::Moment(at) => {
                line(&format!("DTSTART:{}", moment(at)));
                line(&format!("DTEND:{}", moment(at + TimeDelta::minutes(15))));
                MOMENT_ALARM
            }
        };
        line(&format!("SUMMARY:{}", escaped(&entry.title)));
        if !entry.note.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&entry.note)));
        }
        line("TRANSP:TRANSPARENT");
        line("CLASS:PRIVATE");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line(&format!("DESCRIPTION:{}", escaped(&entry.title)));
        line(&format!("TRIGGER:{alarm}"));
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines of at most 75 bytes; what goes on begins with a space. No letter is cut in two, and no line is cut at a
/// blank, which some readers lose there.
fn fold(out: &mut String, text: &str) {
    let (mut rest, mut room) = (text, LINE);
    while rest.len() > room {
        let is_between = |cut: &usize| {
            let (Some(before), Some(after)) = (rest.get(..*cut), rest.get(*cut..)) else { return false };
            !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
        };
        let letters = || (1..=room).rev().find(|cut| rest.is_char_boundary(*cut)).unwrap_or(rest.len());
        let cut = (1..=room).rev().find(is_between).unwrap_or_else(letters);
        out.push_str(&rest[..cut]);
        out.push_str("\r\n ");
        (rest, room) = (&rest[cut..], LINE - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}
