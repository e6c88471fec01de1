//! What the fields of records are called, and their values, for comparing a file with what is here.

use super::{Key, case_words, dates, number, planning_words, text};
use crate::domain::{
    case::{CaseType, Country, EventKind},
    quadrant::Quadrant,
};
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::Value;

/// More characters of a value than this are left out.
const LONGEST: usize = 160;

/// `Frist`; None for a field of a newer version of the app.
pub fn field_name(field: &str) -> Option<&'static str> {
    Key::by_name(&format!("field_{field}")).map(text)
}

/// A value in words, at most a few lines. `–` where none is set.
pub fn field_value(field: &str, value: &Value) -> String {
    if let Some(word) = coded(field, value) {
        return word.to_owned();
    }
    let words = plain(value);
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None if words.is_empty() => "–".to_owned(),
        None => words,
    }
}

/// The word for a value that is stored as a code.
fn coded(field: &str, value: &Value) -> Option<&'static str> {
    Some(match (field, value.as_str()?) {
        ("type", _) => case_words::case_type(CaseType::deserialize(value).ok()?),
        ("country", _) => case_words::country(Country::deserialize(value).ok()?),
        ("quadrant", _) => text(match Quadrant::deserialize(value).ok()? {
            Quadrant::Now => Key::QuadrantNow,
            Quadrant::Plan => Key::QuadrantPlan,
            Quadrant::Delegate => Key::QuadrantDelegate,
            Quadrant::Drop => Key::QuadrantDrop,
        }),
        ("direction", "given") => text(Key::FeedbackGiven),
        ("direction", "received") => text(Key::FeedbackReceived),
        ("kind", "positive") => text(Key::FeedbackPositive),
        ("kind", "corrective") => text(Key::FeedbackCorrective),
        (
            "sort" | "answer" | "follows" | "repeat" | "protected" | "fate" | "how" | "takes" | "cause" | "area"
            | "state" | "survey" | "occasion" | "rhythm" | "moment" | "incident" | "energy" | "sleep" | "images"
            | "withdrawal" | "support" | "meaning" | "status" | "useful" | "fed_by" | "scope",
            name,
        ) => Some(planning_words::choice(name)).filter(|word| !word.is_empty())?,
        ("kind", _) => case_words::event(EventKind::deserialize(value).ok()?),
        _ => return None,
    })
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => text(if *yes { Key::AnswerYes } else { Key::AnswerNo }).to_owned(),
        Value::Number(count) => count.as_f64().map_or_else(|| count.to_string(), number),
        Value::String(words) => match (words.parse::<NaiveDate>(), words.parse::<NaiveTime>()) {
            (Ok(day), _) => dates::numeric_date(day),
            (_, Ok(time)) => dates::time(NaiveDate::default().and_time(time)),
            _ => words.clone(),
        },
        Value::Array(list) => joined(list.iter()),
        Value::Object(members) => joined(members.values()),
    }
}

fn joined<'a>(values: impl Iterator<Item = &'a Value>) -> String {
    values.map(plain).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
