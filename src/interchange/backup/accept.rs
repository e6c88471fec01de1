//! Whether a foreign record or change may come in.

use crate::domain::{
    change::{Change, Edit, Label, Origin},
    ids::Id,
    stamp::Stamp,
    truth::{Cell, Field, Key, Record},
};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Milliseconds that a foreign stamp may be ahead of our clock: clocks differ, time zones are
/// set wrong, but a stamp from far ahead would win over everything the user writes from now on.
const MAX_AHEAD: u64 = 24 * 60 * 60 * 1000;
/// The largest record or change in bytes. A change may be an import of everything.
pub(super) const MAX_RECORD_BYTES: usize = 1024 * 1024;
pub(super) const MAX_CHANGE_BYTES: usize = 64 * 1024 * 1024;
/// Fields of a record.
const MAX_FIELDS: usize = 200;
/// Lists and objects within one another in a value.
const MAX_DEPTH: usize = 16;
/// Characters of the name of a kind or field.
const MAX_NAME: usize = 64;

/// Where in a record the trouble is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldPlace {
    /// The record or change itself.
    Whole,
    /// This field.
    Field(String),
}

/// Why a record or change was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Something that must be there is missing or of the wrong sort.
    WrongShape,
    /// The kind is no name: lower-case letters, digits and `_`, at most 64.
    BadKind,
    /// The id is not well formed.
    BadId,
    /// A field's name is no name.
    BadField(String),
    /// A stamp is not a stamp.
    BadStamp(FieldPlace),
    /// A stamp is more than a day ahead of this computer's clock.
    StampAhead(FieldPlace),
    /// A value is nested too deeply, has a name in it that is not allowed, or is a day outside
    /// the years 1900 to 2199.
    BadValue(FieldPlace),
    /// More than one record may hold: 1 MiB, 200 fields.
    TooLarge,
}

/// The largest time a stamp may bear.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    latest_millis: u64,
}

impl Bounds {
    pub(super) fn at(now_millis: u64) -> Self {
        Bounds { latest_millis: now_millis.saturating_add(MAX_AHEAD) }
    }

    /// The record of an object, with its key.
    pub(super) fn record(self, object: &Value) -> Result<(Key, Record), Refusal> {
        let key = key(object)?;
        let usual = self.stamp(object.get("stamp"), || FieldPlace::Whole)?;
        let fields = object.get("fields").and_then(Value::as_object).ok_or(Refusal::WrongShape)?;
        let none = Map::new();
        let odd = match object.get("stamps") {
            None => &none,
            Some(odd) => odd.as_object().ok_or(Refusal::WrongShape)?,
        };
        if fields.is_empty() || odd.keys().any(|field| !fields.contains_key(field)) {
            return Err(Refusal::WrongShape);
        }
        if fields.len() > MAX_FIELDS {
            return Err(Refusal::TooLarge);
        }
        let mut cells: Vec<(Field, Cell)> = Vec::with_capacity(fields.len());
        for (field, value) in fields {
            check_field(field)?;
            check_value(field, value)?;
            let stamp = match odd.get(field) {
                None => usual,
                odd => self.stamp(odd, || FieldPlace::Field(field.clone()))?,
            };
            cells.push((field.into(), Cell { value: value.clone(), stamp }));
        }
        Ok((key, cells.into_iter().collect()))
    }

    /// The change of an object.
    pub(super) fn change(self, object: &Value) -> Result<Change, Refusal> {
        let stamp = self.stamp(object.get("stamp"), || FieldPlace::Whole)?;
        let label = object.get("label").ok_or(Refusal::WrongShape)?;
        let label = Label::deserialize(label).map_err(|_| Refusal::WrongShape)?;
        let origin = object.get("origin").and_then(|origin| Origin::deserialize(origin).ok()).unwrap_or_default();
        let edits = object.get("edits").and_then(Value::as_array).ok_or(Refusal::WrongShape)?;
        let edits = edits.iter().map(|edit| self.edit(edit)).collect::<Result<_, _>>()?;
        Ok(Change { stamp, label, origin, edits })
    }

    fn edit(self, object: &Value) -> Result<Edit, Refusal> {
        let key = key(object)?;
        let field = object.get("field").and_then(Value::as_str).ok_or(Refusal::WrongShape)?;
        check_field(field)?;
        let value = |name: &str| -> Result<Value, Refusal> {
            let value = object.get(name).ok_or(Refusal::WrongShape)?;
            check_value(field, value)?;
            Ok(value.clone())
        };
        let stamp = match object.get("stamp") {
            None => None,
            stamp => Some(self.stamp(stamp, || FieldPlace::Field(field.to_owned()))?),
        };
        Ok(Edit { key, field: field.into(), before: value("before")?, after: value("after")?, stamp })
    }

    fn stamp(self, stamp: Option<&Value>, place: impl Fn() -> FieldPlace) -> Result<Stamp, Refusal> {
        let text = stamp.and_then(Value::as_str);
        let stamp: Stamp = text.and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::BadStamp(place()))?;
        if stamp.millis > self.latest_millis {
            return Err(Refusal::StampAhead(place()));
        }
        Ok(stamp)
    }
}

fn key(object: &Value) -> Result<Key, Refusal> {
    let text = |name: &str| object.get(name).and_then(Value::as_str);
    let kind = text("kind").filter(|kind| is_name(kind)).ok_or(Refusal::BadKind)?;
    let id = text("id").filter(|id| Id::is_well_formed(id)).ok_or(Refusal::BadId)?;
    Ok(Key::new(kind, Id::new(id)))
}

/// Lower-case letters, digits and `_`, a letter first: also keeps names such as `__proto__` out,
/// which other programs that read our files might trip over.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= MAX_NAME
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn check_field(field: &str) -> Result<(), Refusal> {
    if is_name(field) { Ok(()) } else { Err(Refusal::BadField(field.chars().take(MAX_NAME).collect())) }
}

fn check_value(field: &str, value: &Value) -> Result<(), Refusal> {
    if is_tame(value, MAX_DEPTH) { Ok(()) } else { Err(Refusal::BadValue(FieldPlace::Field(field.to_owned()))) }
}

/// A day that no calendar here reaches: reckoning from it would run off the end of time.
fn is_far_day(text: &str) -> bool {
    let day = text.get(..text.find('T').unwrap_or(text.len())).and_then(|day| day.parse::<NaiveDate>().ok());
    day.is_some_and(|day| !(1900..2200).contains(&day.year()))
}

fn is_tame(value: &Value, depth: usize) -> bool {
    match value {
        Value::String(text) => !is_far_day(text),
        Value::Array(list) => depth > 0 && list.iter().all(|value| is_tame(value, depth - 1)),
        Value::Object(map) => {
            depth > 0 && map.iter().all(|(name, value)| name != "__proto__" && is_tame(value, depth - 1))
        }
        _ => true,
    }
}
