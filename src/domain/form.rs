//! From what was typed to values, or to errors that name the field and the cause.

use chrono::{NaiveDate, NaiveTime};
use std::{collections::BTreeMap, str::FromStr};

/// What is wrong with a field. The text is made in the user's language.
#[derive(Clone, PartialEq, Debug)]
pub enum Problem {
    /// Nothing was given, and something is needed.
    Missing,
    /// Not a date that exists.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// Not a number.
    NotANumber,
    /// Outside what makes sense.
    OutOfRange { min: f64, max: f64 },
    /// Later than today.
    InFuture,
    /// Before the date of another field.
    Before { other: NaiveDate },
    /// More than so many characters.
    TooLong { max: usize },
    /// Already used by another record.
    Taken,
    /// Not one of the choices.
    NotAChoice,
    /// A form that may be left open in each field was left open in all.
    AllOpen,
}

/// A problem with one field of a form.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

/// What was typed into a form: field name → text. Dates are ISO (`2026-11-27`), times `HH:MM`,
/// a ticked box is `true`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FormValues(pub BTreeMap<String, String>);

impl FormValues {
    /// The text of a field; empty when nothing was typed.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }
    /// Sets a field.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.0.insert(field.to_owned(), value.into());
    }
    /// The same with a field set, for building.
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.set(field, value);
        self
    }
    /// Whether nothing at all was typed.
    pub fn is_blank(&self) -> bool {
        self.0.values().all(|value| value.trim().is_empty() || value == "false")
    }
}

/// The longest note.
pub const LONG: usize = 20_000;
/// The longest title.
pub const SHORT: usize = 300;

/// Reads fields one by one and gathers what is wrong with any of them.
pub struct FormReader<'a> {
    values: &'a FormValues,
    errors: Vec<FieldError>,
}

impl<'a> FormReader<'a> {
    /// Reads these values.
    pub fn new(values: &'a FormValues) -> Self {
        FormReader { values, errors: Vec::new() }
    }
    /// Notes a problem.
    pub fn fail(&mut self, field: &'static str, problem: Problem) {
        self.errors.push(FieldError { field, problem });
    }
    /// The value when no field had a problem, else all problems in the order of reading.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<FieldError>> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }
    /// Trimmed text of at most `max` characters.
    pub fn text(&mut self, field: &'static str, max: usize) -> String {
        let text = self.values.get(field).trim().to_owned();
        if text.chars().count() > max {
            self.fail(field, Problem::TooLong { max });
        }
        text
    }
    /// Text that must not be empty.
    pub fn required(&mut self, field: &'static str, max: usize) -> String {
        let text = self.text(field, max);
        if text.is_empty() {
            self.fail(field, Problem::Missing);
        }
        text
    }
    /// A ticked box.
    pub fn flag(&self, field: &'static str) -> bool {
        self.values.get(field) == "true"
    }
    /// A date between 1990 and 2100, or none.
    pub fn date(&mut self, field: &'static str) -> Option<NaiveDate> {
        let text = self.values.get(field).trim();
        if text.is_empty() {
            return None;
        }
        let date = NaiveDate::from_str(text).ok().filter(|d| (1990..=2100).contains(&chrono::Datelike::year(d)));
        if date.is_none() {
            self.fail(field, Problem::NotADate);
        }
        date
    }
    /// A date that must be given.
    pub fn required_date(&mut self, field: &'static str) -> Option<NaiveDate> {
        if self.values.get(field).trim().is_empty() {
            self.fail(field, Problem::Missing);
            return None;
        }
        self.date(field)
    }
    /// A date that must not be later than today.
    pub fn past_date(&mut self, field: &'static str, today: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(field);
        if date.is_some_and(|date| date > today) {
            self.fail(field, Problem::InFuture);
        }
        date
    }
    /// A time of day, or none.
    pub fn time(&mut self, field: &'static str) -> Option<NaiveTime> {
        let text = self.values.get(field).trim().replace('.', ":");
        if text.is_empty() {
            return None;
        }
        let time = NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::from_str(&text)).ok();
        if time.is_none() {
            self.fail(field, Problem::NotATime);
        }
        time
    }
    /// A number with decimal comma or point, or none.
    pub fn number(&mut self, field: &'static str, min: f64, max: f64) -> Option<f64> {
        let text = self.values.get(field).trim();
        if text.is_empty() {
            return None;
        }
        match decimal(text) {
            Some(number) if (min..=max).contains(&number) => Some(number),
            Some(_) => {
                self.fail(field, Problem::OutOfRange { min, max });
                None
            }
            None => {
                self.fail(field, Problem::NotANumber);
                None
            }
        }
    }
    /// One of the choices that the value's stored name stands for, or none.
    pub fn choice<T: serde::de::DeserializeOwned>(&mut self, field: &'static str) -> Option<T> {
        let text = self.values.get(field).trim();
        if text.is_empty() {
            return None;
        }
        let choice = T::deserialize(&serde_json::Value::String(text.to_owned())).ok();
        if choice.is_none() {
            self.fail(field, Problem::NotAChoice);
        }
        choice
    }
}

/// A number as people write it: digits, at most one comma or point among them, perhaps a sign. Fifteen digits
/// at most, so that both halves of the one division are whole and the nearest number comes out.
/// `str::parse` would bring tables of 11 kB that nothing else needs.
fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let count = whole.len() + part.len();
    if !(1..=15).contains(&count) || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = whole.bytes().chain(part.bytes()).fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    let scale = part.bytes().fold(1_u64, |scale, _| scale * 10);
    Some(sign * value as f64 / scale as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseType;

    #[test]
    fn decimals_are_read_as_the_standard_library_reads_them() {
        for text in
            ["0", "1,5", "-2,25", "+3", ",5", "7.", "0.1", "37,5", "123456789012345", "0.00000000000001", "100,10"]
        {
            assert_eq!(decimal(text), text.replace(',', ".").parse().ok(), "{text}");
        }
        for text in ["", "-", ",", "1,2,3", "1e5", "inf", "nan", "1 000", "x", "--1", "1234567890123456", "½"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn every_problem_names_its_field() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let values = FormValues::default()
            .with("title", " ")
            .with("date", "2026-02-30")
            .with("later", "2026-11-22")
            .with("hours", "1,5")
            .with("many", "900")
            .with("word", "x")
            .with("at", "9.30")
            .with("type", "investigation")
            .with("far", "99999-01-01");
        let mut read = FormReader::new(&values);
        read.required("title", SHORT);
        assert_eq!(read.date("date"), None);
        read.past_date("later", today);
        assert_eq!(read.number("hours", 0.0, 40.0), Some(1.5));
        read.number("many", 0.0, 40.0);
        read.number("word", 0.0, 40.0);
        assert_eq!(read.time("at"), NaiveTime::from_hms_opt(9, 30, 0));
        assert_eq!(read.choice::<CaseType>("type"), Some(CaseType::Investigation));
        read.date("far");
        let fields: Vec<_> = read.finish(()).unwrap_err().into_iter().map(|e| (e.field, e.problem)).collect();
        assert_eq!(
            fields,
            vec![
                ("title", Problem::Missing),
                ("date", Problem::NotADate),
                ("later", Problem::InFuture),
                ("many", Problem::OutOfRange { min: 0.0, max: 40.0 }),
                ("word", Problem::NotANumber),
                ("far", Problem::NotADate),
            ]
        );
    }
}
