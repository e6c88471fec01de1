//! Writing a backup.

use super::{FORMAT, VERSION, stays_behind};
use crate::domain::{
    change::{Change, Edit},
    notebook::is_self_care_field,
    stamp::Stamp,
    truth::{Key, Record, Truth},
};
use chrono::{DateTime, SecondsFormat};
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the file says of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meta<'a> {
    /// The version of the app.
    pub app: &'a str,
    /// Now, in milliseconds since 1970-01-01 UTC.
    pub written_millis: u64,
    /// Which workbook: `mine` or `sample`.
    pub workbook: &'a str,
}

/// Edits of a change that goes into the history. A larger one brought a whole file in; its records
/// are in the backup themselves, and repeated restoring must not make backups ever larger.
const HISTORY_EDITS: usize = 5_000;

/// The same for a file that anybody can read: without care for oneself, which stays on the device and
/// in files with a passphrase (domain.md section 9), and without the keys of case numbers, under
/// which somebody could try numbers against the hashes.
pub fn write_open(truth: &Truth, history: &[Change], meta: Meta) -> Vec<u8> {
    let is_private = |key: &Key, field: &str| stays_behind(key) || is_self_care_field(&key.kind.0, field);
    let mut open = Truth::default();
    for (key, record) in truth.records() {
        let cells = record.cells().filter(|(field, _)| !is_private(key, field));
        let cells: Record = cells.map(|(field, cell)| (field.clone(), cell.clone())).collect();
        if cells.cells().next().is_some() {
            open.admit(key.clone(), cells);
        }
    }
    let of_change = |change: &Change| {
        let edits: Vec<Edit> =
            change.edits.iter().filter(|edit| !is_private(&edit.key, &edit.field)).cloned().collect();
        (!edits.is_empty()).then_some(Change { edits, ..*change })
    };
    let history: Vec<Change> = history.iter().filter_map(of_change).collect();
    write(&open, &history, meta)
}

/// The backup of a truth and the changes kept of it. Records are sorted by kind and id, changes by
/// stamp: equal data give equal bytes. Of erased records only the marker is written.
pub fn write(truth: &Truth, history: &[Change], meta: Meta) -> Vec<u8> {
    let mut records: Vec<(&Key, &Record)> = truth.records().collect();
    records.sort_unstable_by_key(|(key, _)| *key);
    let is_erased = |key: &Key| truth.record(key).is_some_and(Record::is_erased);
    let small = history.iter().filter(|change| change.edits.len() <= HISTORY_EDITS);
    let mut changes: Vec<Change> = small.filter_map(|change| change.without(is_erased)).collect();
    changes.sort_by_key(|change| change.stamp);
    changes.dedup();

    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (key, _) in records.iter().filter(|(_, record)| record.is_live()) {
        *counts.entry(key.kind.0.as_str()).or_default() += 1;
    }
    let written = DateTime::from_timestamp_millis(meta.written_millis as i64).unwrap_or_default();
    let mut bytes = b"{\n".to_vec();
    member(&mut bytes, "format", &FORMAT);
    member(&mut bytes, "version", &VERSION);
    member(&mut bytes, "app", &meta.app);
    member(&mut bytes, "written", &written.to_rfc3339_opts(SecondsFormat::Millis, true));
    member(&mut bytes, "workbook", &meta.workbook);
    member(&mut bytes, "counts", &counts);
    list(&mut bytes, "records", records.iter().map(|(key, record)| WrittenRecord(key, record)));
    bytes.extend_from_slice(b",\n");
    list(&mut bytes, "changes", changes.iter().map(WrittenChange));
    bytes.extend_from_slice(b"\n}\n");
    bytes
}

fn member(bytes: &mut Vec<u8>, name: &str, value: &impl Serialize) {
    bytes.extend_from_slice(format!("\"{name}\":").as_bytes());
    append(bytes, value);
    bytes.extend_from_slice(b",\n");
}

/// One element a line, so that a person can look at it and a tool can compare two files.
fn list(bytes: &mut Vec<u8>, name: &str, elements: impl Iterator<Item = impl Serialize>) {
    bytes.extend_from_slice(format!("\"{name}\":[").as_bytes());
    for (at, element) in elements.enumerate() {
        bytes.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        append(bytes, &element);
    }
    bytes.push(b']');
}

fn append(bytes: &mut Vec<u8>, value: &impl Serialize) {
    // Writing plain strings, numbers and values to memory has no way to fail.
    bytes.extend_from_slice(&serde_json::to_vec(value).unwrap_or_default());
}

struct WrittenRecord<'a>(&'a Key, &'a Record);

impl Serialize for WrittenRecord<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let WrittenRecord(key, record) = self;
        let stamp = record.usual_stamp();
        let odd: BTreeMap<&str, Stamp> = record
            .cells()
            .filter(|(_, cell)| cell.stamp != stamp)
            .map(|(field, cell)| (field.as_str(), cell.stamp))
            .collect();
        let fields: BTreeMap<&str, &Value> =
            record.cells().map(|(field, cell)| (field.as_str(), &cell.value)).collect();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("kind", &key.kind)?;
        map.serialize_entry("id", &key.id)?;
        map.serialize_entry("stamp", &stamp)?;
        map.serialize_entry("fields", &fields)?;
        if !odd.is_empty() {
            map.serialize_entry("stamps", &odd)?;
        }
        map.end()
    }
}

struct WrittenChange<'a>(&'a Change);

impl Serialize for WrittenChange<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Change { stamp, label, origin, edits } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("stamp", stamp)?;
        map.serialize_entry("label", label)?;
        map.serialize_entry("origin", origin)?;
        map.serialize_entry("edits", &WrittenEdits(edits))?;
        map.end()
    }
}

struct WrittenEdits<'a>(&'a [Edit]);

impl Serialize for WrittenEdits<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut seq = to.serialize_seq(Some(self.0.len()))?;
        for edit in self.0 {
            seq.serialize_element(&WrittenEdit(edit))?;
        }
        seq.end()
    }
}

struct WrittenEdit<'a>(&'a Edit);

impl Serialize for WrittenEdit<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Edit { key, field, before, after, stamp } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("kind", &key.kind)?;
        map.serialize_entry("id", &key.id)?;
        map.serialize_entry("field", field)?;
        map.serialize_entry("before", before)?;
        map.serialize_entry("after", after)?;
        if let Some(stamp) = stamp {
            map.serialize_entry("stamp", stamp)?;
        }
        map.end()
    }
}
