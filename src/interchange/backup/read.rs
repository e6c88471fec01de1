//! Reading a backup: the file as a whole first, then record by record.

use super::{
    BackupContent, BackupError, FORMAT, FieldPlace, Header, MAX_BYTES, Place, Refusal, Rejected, VERSION,
    accept::{Bounds, MAX_CHANGE_BYTES, MAX_RECORD_BYTES},
};
use chrono::DateTime;
use serde::Deserialize;
use serde_json::{Value, error::Category, value::RawValue};
use std::str::Utf8Error;

/// Reads a backup. `now_millis` is this computer's clock, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// [`BackupError`] when nothing can be taken. Single records that do not fit are in
/// [`BackupContent::rejected`] instead.
pub fn read(bytes: &[u8], now_millis: u64) -> Result<BackupContent, BackupError> {
    if bytes.len() > MAX_BYTES {
        return Err(BackupError::TooLarge { bytes: bytes.len() });
    }
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json = std::str::from_utf8(json).map_err(|error| not_text(json, &error))?;
    let outline: Outline = serde_json::from_str(json).map_err(|error| trouble(&error, json))?;
    if outline.format.as_str() != Some(FORMAT) {
        return Err(BackupError::NotOurs);
    }
    let header = outline.header();
    // One arm a version, each turning its file into today's content.
    match header.version {
        1 => serde_json::from_str(json)
            .map_err(|error| trouble(&error, json))
            .map(|file| version_1(file, header, now_millis)),
        version if version > VERSION => Err(BackupError::Newer { version, app: header.app }),
        _ => Err(BackupError::NotOurs),
    }
}

/// Where the bytes stop being text. Half a character at the very end is a cut.
fn not_text(json: &[u8], error: &Utf8Error) -> BackupError {
    if error.error_len().is_none() {
        return BackupError::CutOff;
    }
    let sound = json.get(..error.valid_up_to()).unwrap_or_default();
    let mut lines = sound.rsplit(|byte| *byte == b'\n');
    let column = lines.next().map_or(0, <[u8]>::len) + 1;
    BackupError::NotJson { line: 1 + lines.count(), column }
}

fn trouble(error: &serde_json::Error, json: &str) -> BackupError {
    // Half a number at the very end is a cut too.
    let last = json.rsplit('\n').next().unwrap_or_default();
    let lines = 1 + json.matches('\n').count();
    let at_end = error.line() == lines && error.column() >= last.len() && !last.is_empty();
    match error.classify() {
        Category::Syntax if at_end => BackupError::CutOff,
        Category::Eof => BackupError::CutOff,
        Category::Data => BackupError::NotOurs,
        _ => BackupError::NotJson { line: error.line(), column: error.column() },
    }
}

/// What every version has.
#[derive(Deserialize)]
#[serde(default)]
struct Outline {
    format: Value,
    version: Value,
    app: Value,
    written: Value,
    workbook: Value,
    counts: Value,
}

impl Default for Outline {
    fn default() -> Self {
        let none = || Value::Null;
        Outline { format: none(), version: none(), app: none(), written: none(), workbook: none(), counts: none() }
    }
}

impl Outline {
    fn header(&self) -> Header {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let written = DateTime::parse_from_rfc3339(&text(&self.written)).ok();
        let counts = self.counts.as_object().into_iter().flatten();
        Header {
            version: self.version.as_u64().unwrap_or_default(),
            app: text(&self.app),
            written_millis: written.and_then(|time| time.timestamp_millis().try_into().ok()),
            workbook: text(&self.workbook),
            counts: counts.filter_map(|(kind, count)| Some((kind.clone(), count.as_u64()?))).collect(),
        }
    }
}

/// Elements stay text until their turn, so that one that is nested too deeply or holds an
/// impossible number costs itself alone.
#[derive(Deserialize)]
struct FileV1<'a> {
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    changes: Vec<&'a RawValue>,
}

fn version_1(file: FileV1, header: Header, now_millis: u64) -> BackupContent {
    let bounds = Bounds::at(now_millis);
    let mut content = BackupContent { header, ..BackupContent::default() };
    content.truth.reserve(file.records.len());
    for (at, raw) in file.records.iter().enumerate() {
        match element(raw, MAX_RECORD_BYTES, Place::Record(at), |object| bounds.record(object)) {
            Ok((key, record)) => content.truth.admit(key, record),
            Err(rejected) => content.rejected.push(rejected),
        }
    }
    for (at, raw) in file.changes.iter().enumerate() {
        match element(raw, MAX_CHANGE_BYTES, Place::Change(at), |object| bounds.change(object)) {
            Ok(change) => content.history.push(change),
            Err(rejected) => content.rejected.push(rejected),
        }
    }
    let truth = &content.truth;
    let is_erased = |key: &_| truth.record(key).is_some_and(|record| record.is_erased());
    content.history = content.history.iter().filter_map(|change| change.without(is_erased)).collect();
    content.history.sort_by_key(|change| change.stamp);
    content
}

/// Accepts one element, or says why not.
fn element<T>(
    raw: &RawValue,
    limit: usize,
    place: Place,
    accept: impl Fn(&Value) -> Result<T, Refusal>,
) -> Result<T, Rejected> {
    let refused = |reason| Rejected { place, kind: None, id: None, reason };
    if raw.get().len() > limit {
        return Err(refused(Refusal::TooLarge));
    }
    let object: Value = serde_json::from_str(raw.get()).map_err(|_| refused(Refusal::BadValue(FieldPlace::Whole)))?;
    accept(&object).map_err(|reason| {
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(|text| text.chars().take(80).collect());
        Rejected { kind: text("kind"), id: text("id"), ..refused(reason) }
    })
}
