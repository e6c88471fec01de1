//! Days, times, durations and repeats in a typed line.

use super::{
    Ground, Part, Token,
    words::Word::{
        self, At, Every, EveryOther, FromDone, FromToday, In, Next, Number, On, Repeated, ShortWeekday, Unit, Weekday,
    },
};
use crate::domain::{
    calendar::{IsoWeek, add_days, add_months, add_working_days, monday_of},
    repeat::RepeatUnit,
};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// The words and what they are read against.
pub(super) struct Reader<'a> {
    pub tokens: &'a [Token],
    pub ground: Ground<'a>,
}

/// The most words that have one meaning together.
const LONGEST: usize = 4;
/// The longest duration, in minutes: four weeks of work and more.
const MOST_MINUTES: f64 = 24_000.0;
/// Repeats count up to this.
const MOST_EVERY: u16 = 99;

impl Reader<'_> {
    /// The longest run of words from here that has a wanted meaning, and where it ends.
    fn phrase<T>(&self, at: usize, wanted: impl Fn(Word) -> Option<T>) -> Option<(T, usize)> {
        (at + 1..=(at + LONGEST).min(self.tokens.len())).rev().find_map(|end| {
            let tokens = &self.tokens[at..end];
            if tokens.iter().any(|token| token.quoted) {
                return None;
            }
            let said: Vec<&str> = tokens.iter().map(|token| token.said.as_str()).collect();
            Some((self.ground.tongue.means(&said.join(" "), &wanted)?, end))
        })
    }
    fn is(&self, at: usize, wanted: Word) -> Option<usize> {
        self.phrase(at, |word| (word == wanted).then_some(())).map(|(_, end)| end)
    }
    fn said(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| !token.quoted).map(|token| token.said.as_str())
    }
    fn whole(&self, at: usize) -> Option<u32> {
        self.said(at)?.parse().ok()
    }
    /// `3`, `2.`, `3rd`, `tredje`.
    fn number(&self, at: usize) -> Option<(u16, usize)> {
        let said = self.said(at)?;
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
        match digits.parse() {
            Ok(number) => Some((number, at + 1)),
            Err(_) => self.phrase(at, |word| match word {
                Number(number) => Some(number.into()),
                _ => None,
            }),
        }
    }
    fn unit(&self, at: usize) -> Option<(RepeatUnit, usize)> {
        self.phrase(at, |word| match word {
            Unit(unit) => Some(unit),
            _ => None,
        })
    }
    /// `fredag`, and `fre` where the place or a full stop says that it is a day.
    fn weekday(&self, at: usize, led: bool) -> Option<(u8, usize)> {
        // Two letters are too many other words: `fr. 27. nov.` alone.
        let is_word = self.said(at)?.chars().count() > 2;
        let short = (led || self.ends_with_stop(at)) && (is_word || self.explicit(at + 1).is_some());
        self.phrase(at, |word| match word {
            Weekday(day) => Some(day),
            ShortWeekday(day) if short => Some(day),
            _ => None,
        })
    }

    /// `frist fredag`.
    pub fn led_date(&self, at: usize, lead: Word, part: fn(NaiveDate) -> Part) -> Option<(Part, usize)> {
        let from = self.is(at, lead)?;
        let (day, end) = self.date(from, true)?;
        Some((part(day), end))
    }

    /// A day. `led`: a word before says that a date comes.
    pub fn date(&self, at: usize, led: bool) -> Option<(NaiveDate, usize)> {
        let today = self.ground.today;
        if at >= self.tokens.len() {
            return None;
        }
        let from_today = self.phrase(at, |word| match word {
            FromToday(days) => Some(add_days(today, days.into())),
            _ => None,
        });
        from_today
            .or_else(|| self.next(at))
            .or_else(|| self.in_some_time(at))
            .or_else(|| self.on(at))
            .or_else(|| self.explicit(at))
            .or_else(|| self.on_weekday(at, led))
            .or_else(|| self.in_week(at))
    }
    /// `neste fredag`: that of the week to come. `neste uke`: its Monday. `neste måned`: the first.
    fn next(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let at = self.is(at, Next)?;
        let today = self.ground.today;
        if let Some((day, end)) = self.weekday(at, true) {
            return Some((add_days(monday_of(today), 7 + u32::from(day)), end));
        }
        let (unit, end) = self.unit(at)?;
        match unit {
            RepeatUnit::Week => Some((add_days(monday_of(today), 7), end)),
            RepeatUnit::Month => Some((add_months(today.with_day(1)?, 1), end)),
            RepeatUnit::Day | RepeatUnit::Workday => None,
        }
    }
    /// `om 3 dager`.
    fn in_some_time(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let (number, at) = self.number(self.is(at, In)?)?;
        let (unit, end) = self.unit(at)?;
        if number > 999 {
            return None;
        }
        let (today, n) = (self.ground.today, u32::from(number));
        let day = match unit {
            RepeatUnit::Day => add_days(today, n),
            RepeatUnit::Workday => add_working_days(self.ground.country, today, number as i16),
            RepeatUnit::Week => add_days(today, n * 7),
            RepeatUnit::Month => add_months(today, n),
        };
        Some((day, end))
    }
    /// `på fredag`, `den 27. november`, `den 15.`
    fn on(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let at = self.is(at, On)?;
        let weekday = || self.on_weekday(at, true);
        let of_month = || {
            let (number, end) = self.number(at).filter(|_| self.whole(at).is_none() || self.ends_with_stop(at))?;
            let day = u32::from(number);
            let today = self.ground.today;
            let months = (0..12).map(|n| add_months(today.with_day(1).unwrap_or(today), n));
            let found = months.filter_map(|month| month.with_day(day)).find(|day| *day >= today)?;
            (self.said(at)?.starts_with(|c: char| c.is_ascii_digit())).then_some((found, end))
        };
        self.explicit(at).or_else(weekday).or_else(of_month)
    }
    fn ends_with_stop(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.typed.ends_with('.'))
    }
    /// `fredag`: the next one, not today. `fredag uke 48`. `fredag 27. november`, when it is one.
    fn on_weekday(&self, at: usize, led: bool) -> Option<(NaiveDate, usize)> {
        let (weekday, end) = self.weekday(at, led)?;
        let same = |day: &NaiveDate| day.weekday().num_days_from_monday() == u32::from(weekday);
        if let Some((day, end)) = self.explicit(end) {
            return same(&day).then_some((day, end));
        }
        if let Some((monday, end)) = self.in_week(end) {
            return Some((add_days(monday, weekday.into()), end));
        }
        if let Some((day, end)) = self.on(end).filter(|(day, _)| same(day)) {
            return Some((day, end));
        }
        let today = self.ground.today;
        let ahead = (6 + u32::from(weekday) + 7 - today.weekday().num_days_from_monday()) % 7 + 1;
        Some((add_days(today, ahead), end))
    }
    /// `uke 48`: its Monday, in this year or the next.
    fn in_week(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let (unit, at) = self.unit(at)?;
        let week = self.whole(at).filter(|_| unit == RepeatUnit::Week)?;
        let this = IsoWeek::of(self.ground.today);
        let year = if week < this.week { this.year + 1 } else { this.year };
        Some((NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?, at + 1))
    }
    /// `27.11.`, `27/11`, `27-11-2026`, `2026-11-27`, `27. november 2026`, `November 27`.
    fn explicit(&self, at: usize) -> Option<(NaiveDate, usize)> {
        if let Some(day) = self.said(at).and_then(|said| self.in_digits(said)) {
            return Some((day, at + 1));
        }
        let month = |at| {
            self.phrase(at, |word| match word {
                Word::Month(month) => Some(u32::from(month)),
                _ => None,
            })
        };
        let starts_with_digit = |at| self.said(at).is_some_and(|said| said.starts_with(|c: char| c.is_ascii_digit()));
        let day = |at| self.number(at).filter(|_| starts_with_digit(at)).map(|(day, end)| (u32::from(day), end));
        let (day, month, end) = match day(at) {
            Some((day, at)) => {
                let (month, end) = month(at)?;
                (day, month, end)
            }
            None => {
                let (month, at) = month(at)?;
                let (day, end) = day(at)?;
                (day, month, end)
            }
        };
        match self.whole(end).filter(|year| (1990..=2100).contains(year)) {
            Some(year) => Some((NaiveDate::from_ymd_opt(year as i32, month, day)?, end + 1)),
            None => Some((self.coming(month, day)?, end)),
        }
    }
    fn in_digits(&self, said: &str) -> Option<NaiveDate> {
        let parts: Vec<&str> = said.split(['.', '/', '-']).collect();
        let number = |at: usize| parts.get(at).filter(|part| part.len() <= 4)?.parse::<u32>().ok();
        let (first, second) = (number(0)?, number(1)?);
        let short = |at: usize| parts[at].len() <= 2;
        match parts.len() {
            2 if !said.contains('-') && short(0) && short(1) => self.coming(second, first),
            3 if parts[0].len() == 4 => NaiveDate::from_ymd_opt(first as i32, second, number(2)?),
            3 => {
                let year = number(2)?;
                let year = if short(2) { 2000 + year } else { year };
                NaiveDate::from_ymd_opt(year as i32, second, first)
            }
            _ => None,
        }
        .filter(|day| (1990..=2100).contains(&day.year()))
    }
    /// Whether a word is written like a date, be it one or not.
    pub fn has_shape_of_date(&self, at: usize) -> bool {
        let Some(said) = self.said(at) else { return false };
        let parts: Vec<&str> = said.split(['.', '/']).collect();
        let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
    }
    /// The first such day from today on; 29 February may be some years off.
    fn coming(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let today = self.ground.today;
        let years = today.year()..=today.year() + 8;
        years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|day| *day >= today)
    }

    /// `kl 10`, `kl. 9–11`, `10:30`, `at 2pm`.
    pub fn time(&self, at: usize) -> Option<(Part, usize)> {
        let led = self.is(at, At);
        let joined = || {
            self.said(at).and_then(|said| said.strip_prefix("kl")).map(|rest| (rest.trim_start_matches('.'), at + 1))
        };
        let (said, end, led) = match led {
            Some(next) => (self.said(next)?, next + 1, true),
            None => joined()
                .filter(|(rest, _)| rest.starts_with(|c: char| c.is_ascii_digit()))
                .map_or((self.said(at)?, at + 1, false), |(rest, end)| (rest, end, true)),
        };
        let (from, to) = said.split_once(['-', '–']).map_or((said, None), |(from, to)| (from, Some(to)));
        let start = clock(from, led || to.is_some_and(|to| to.contains(':')))?;
        let Some(to) = to else { return Some((Part::At(start, None), end)) };
        let minutes = clock(to, true)?.signed_duration_since(start).num_minutes();
        let minutes = u32::try_from(minutes).ok().filter(|minutes| *minutes > 0)?;
        Some((Part::At(start, Some(minutes)), end))
    }

    /// `30m`, `1t30`, `1,5 t`, `2 timer 15 min`.
    pub fn minutes(&self, at: usize) -> Option<(u32, usize)> {
        let (first, hours, mut end) = self.amount(at)?;
        let mut minutes = if hours { first * 60.0 } else { first };
        if hours && let Some((more, false, last)) = self.amount(end) {
            minutes += more;
            end = last;
        }
        (minutes > 0.0 && minutes <= MOST_MINUTES).then_some((minutes.round() as u32, end))
    }
    /// A number with its unit, joined or apart: the number, whether it is hours, where it ends.
    fn amount(&self, at: usize) -> Option<(f64, bool, usize)> {
        let said = self.said(at)?;
        let split = said.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(said.len());
        let (digits, joined) = said.split_at(split);
        let number: f64 = digits.replace(',', ".").parse().ok()?;
        if joined.is_empty() {
            let (hours, end) = self.phrase(at + 1, length)?;
            return Some((number, hours, end));
        }
        if let Some(hours) = self.ground.tongue.means(joined, length) {
            return Some((number, hours, at + 1));
        }
        // `1t30` and `1t30m`.
        let middle = joined.find(|c: char| c.is_ascii_digit())?;
        let (unit, rest) = joined.split_at(middle);
        let rest = rest.trim_end_matches(char::is_alphabetic);
        let more: f64 = rest.parse().ok().filter(|more| *more < 60.0)?;
        let is_hours = self.ground.tongue.means(unit, length)?;
        is_hours.then_some((number + more / 60.0, true, at + 1))
    }

    /// `hver onsdag`, `hver 2. uke`, `annenhver uke`, `hverdager`; at the end `etter fullført`.
    pub fn repeat(&self, at: usize) -> Option<(Part, usize)> {
        let whole = self.phrase(at, |word| match word {
            Repeated(unit) => Some(unit),
            _ => None,
        });
        let (unit, every, weekday, end) = match whole {
            Some((unit, end)) => (unit, 1, None, end),
            None => {
                let (every, at) = match self.is(at, EveryOther) {
                    Some(next) => (2, next),
                    None => {
                        let at = self.is(at, Every)?;
                        self.number(at).unwrap_or((1, at))
                    }
                };
                match self.weekday(at, true) {
                    Some((day, end)) => (RepeatUnit::Week, every, Some(day), end),
                    None => {
                        let (unit, end) = self.unit(at)?;
                        (unit, every, None, end)
                    }
                }
            }
        };
        if !(1..=MOST_EVERY).contains(&every) {
            return None;
        }
        let after = self.is(end, FromDone);
        let part = Part::Repeat { unit, every, weekday, from_done: after.is_some() };
        Some((part, after.unwrap_or(end)))
    }
}

fn length(word: Word) -> Option<bool> {
    match word {
        Word::Hours => Some(true),
        Word::Minutes => Some(false),
        _ => None,
    }
}

/// `10`, `10.30`, `10:30`, `1030`, `2pm`. Without a word before it only what has a colon or says am or pm.
fn clock(said: &str, led: bool) -> Option<NaiveTime> {
    let half = [("am", 0), ("pm", 12)].into_iter().find_map(|(end, add)| Some((said.strip_suffix(end)?, add)));
    let (digits, add) = half.unwrap_or((said, 0));
    if !led && half.is_none() && !digits.contains(':') {
        return None;
    }
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None if digits.len() <= 2 => (digits, "0"),
        _ => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    let hour = if half.is_some() { hour.checked_rem(12).filter(|_| (1..=12).contains(&hour))? + add } else { hour };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}
