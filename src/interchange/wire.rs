//! A change as bytes: the journal's row, and what devices exchange.
//!
//! `{"v":1,"s":stamp,"l":label,"o":origin,"e":[[kind,id,stamp,field,before,after,field,…],…],"c":"crc"}`
//!
//! An element of `e` is one record: its fields follow in threes; `stamp` is null where the
//! change's own holds. An import of thousands of records stays small that way.
//! A row is read without any other row. The checksum is the last member and covers every byte
//! before its comma, so a torn or garbled row is told from a sound one without knowing its
//! version. The format grows by adding members only; what this version does not know is skipped
//! when reading and kept by [`without`]. Other meanings get a new `v`.

use super::frame;
use crate::domain::{
    change::{Change, Edit, Label, Origin},
    ids::Id,
    stamp::Stamp,
    truth::{ERASED, Key, Kind},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
    ser::SerializeSeq,
};
use serde_json::Value;
use smol_str::SmolStr;
use std::fmt;

/// The version written, and the newest that is read.
pub const VERSION: u32 = 1;

/// Why bytes are not a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WireError {
    /// The checksum is missing or wrong: torn, garbled, or not ours.
    Garbled,
    /// Sound, but written by a newer version of the app.
    Newer {
        /// The version found.
        version: u32,
    },
    /// The checksum holds, the contents are not a change.
    Malformed,
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    s: Stamp,
    l: Label,
    o: Origin,
    e: Vec<WrittenRecord<'a>>,
}

/// Neighbouring edits of one record under one stamp.
struct WrittenRecord<'a>(&'a [Edit]);

impl Serialize for WrittenRecord<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut seq = to.serialize_seq(Some(3 + 3 * self.0.len()))?;
        if let Some(Edit { key, stamp, .. }) = self.0.first() {
            seq.serialize_element(&key.kind)?;
            seq.serialize_element(&key.id)?;
            seq.serialize_element(stamp)?;
        }
        for Edit { field, before, after, .. } in self.0 {
            seq.serialize_element(field)?;
            seq.serialize_element(before)?;
            seq.serialize_element(after)?;
        }
        seq.end()
    }
}

/// A row of version 1 as read.
#[derive(Deserialize)]
struct ChangeV1 {
    v: u32,
    s: Stamp,
    l: Label,
    #[serde(default, deserialize_with = "known_origin")]
    o: Origin,
    e: Vec<ReadRecord>,
}

struct ReadRecord(Vec<Edit>);

impl<'de> Deserialize<'de> for ReadRecord {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(RecordElements)
    }
}

struct RecordElements;

impl<'de> Visitor<'de> for RecordElements {
    type Value = ReadRecord;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record and its fields in threes")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ReadRecord, A::Error> {
        let short = |at| de::Error::invalid_length(at, &self);
        let kind: Kind = seq.next_element()?.ok_or_else(|| short(0))?;
        let id: Id = seq.next_element()?.ok_or_else(|| short(1))?;
        let stamp: Option<Stamp> = seq.next_element()?.ok_or_else(|| short(2))?;
        let key = Key { kind, id };
        let mut edits = Vec::new();
        while let Some(field) = seq.next_element::<SmolStr>()? {
            let before: Value = seq.next_element()?.ok_or_else(|| short(4))?;
            let after: Value = seq.next_element()?.ok_or_else(|| short(5))?;
            edits.push(Edit { key: key.clone(), field, before, after, stamp });
        }
        Ok(ReadRecord(edits))
    }
}

/// An origin of a newer version counts as the user's own doing.
fn known_origin<'de, D: Deserializer<'de>>(from: D) -> Result<Origin, D::Error> {
    let name = Value::deserialize(from)?;
    Ok(Origin::deserialize(&name).unwrap_or_default())
}

/// The row of a change.
pub fn encode(change: &Change) -> Vec<u8> {
    let row = Written {
        v: VERSION,
        s: change.stamp,
        l: change.label,
        o: change.origin,
        e: change.edits.chunk_by(|a, b| a.key == b.key && a.stamp == b.stamp).map(WrittenRecord).collect(),
    };
    // Writing plain strings, numbers and values to memory has no way to fail.
    frame::close(serde_json::to_vec(&row).unwrap_or_default())
}

/// The change of a row.
///
/// # Errors
/// [`WireError`] when the bytes are damaged, newer than this app, or no change.
pub fn decode(bytes: &[u8]) -> Result<Change, WireError> {
    if !frame::is_sound(bytes) {
        return Err(WireError::Garbled);
    }
    match frame::read::<ChangeV1>(bytes) {
        Some(row) if row.v <= VERSION => {
            let edits = row.e.into_iter().flat_map(|record| record.0).collect();
            Ok(Change { stamp: row.s, label: row.l, origin: row.o, edits })
        }
        _ => Err(misfit(bytes, VERSION)),
    }
}

/// Elements of a record before its fields.
const HEAD: usize = 3;

/// Of an erased record only the marker stays.
fn keep_marker(record: &mut Vec<Value>, erased: impl Fn(&Key) -> bool) {
    let text = |at: usize| record.get(at).and_then(Value::as_str).unwrap_or_default();
    if !erased(&Key::new(text(0), Id::new(text(1)))) {
        return;
    }
    let fields = record.split_off(HEAD.min(record.len()));
    record.extend(fields.chunks(3).filter(|field| field[0] == ERASED).flatten().cloned());
}

/// Why sound bytes do not fit: a newer version, or none of ours.
pub(super) fn misfit(bytes: &[u8], known: u32) -> WireError {
    match frame::version(bytes) {
        Some(version) if version > known => WireError::Newer { version },
        _ => WireError::Malformed,
    }
}

/// The row without a trace of erased records; `None` when nothing is left of it.
/// Members, elements and labels that this version does not know stay.
///
/// # Errors
/// As [`decode`].
pub fn without(bytes: &[u8], erased: impl Fn(&Key) -> bool) -> Result<Option<Vec<u8>>, WireError> {
    decode(bytes)?;
    let mut row: Value = frame::read(bytes).ok_or(WireError::Malformed)?;
    let records = row.get_mut("e").and_then(Value::as_array_mut).ok_or(WireError::Malformed)?;
    records.iter_mut().filter_map(Value::as_array_mut).for_each(|record| keep_marker(record, &erased));
    records.retain(|record| record.as_array().is_some_and(|record| record.len() > HEAD));
    if records.is_empty() {
        return Ok(None);
    }
    if let Some(members) = row.as_object_mut() {
        members.remove(frame::CHECKSUM);
    }
    Ok(Some(frame::close(serde_json::to_vec(&row).unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Writer;
    use serde_json::json;

    fn stamp(millis: u64) -> Stamp {
        Stamp { millis, counter: 0, writer: Writer(7) }
    }

    fn change() -> Change {
        let key = Key::new("task", Id::new("t1"));
        let mut foreign = Edit::new(Key::new("novel", Id::new("n1")), "later", json!(null), json!({"deep": [1]}));
        foreign.stamp = Some(stamp(3));
        let edits = vec![Edit::new(key, "title", json!("før \"§\" \u{1}"), json!("etter")), foreign];
        Change { stamp: stamp(5), label: Label::TaskEdited, origin: Origin::Redo, edits }
    }

    #[test]
    fn a_change_survives_its_row() {
        assert_eq!(decode(&encode(&change())), Ok(change()));
        let empty = Change { edits: vec![], ..change() };
        assert_eq!(decode(&encode(&empty)), Ok(empty));
    }

    #[test]
    fn a_record_stands_once_whatever_the_number_of_its_fields() {
        let key = Key::new("task", Id::new("t1"));
        let edits = ["a", "b", "c"].map(|field| Edit::new(key.clone(), field, json!(null), json!(1)));
        let row = encode(&Change { edits: edits.to_vec(), ..change() });
        let text = String::from_utf8(row).expect("text");
        assert!(text.contains(r#""e":[["task","t1",null,"a",null,1,"b",null,1,"c",null,1]]"#));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_found() {
        let row = encode(&change());
        for bit in 0..row.len() * 8 {
            let mut bad = row.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(decode(&bad).is_err(), "bit {bit}");
        }
        for cut in 0..row.len() {
            assert_eq!(decode(&row[..cut]), Err(WireError::Garbled), "cut {cut}");
        }
    }

    #[test]
    fn newer_and_foreign_rows_are_told_apart() {
        let newer = frame::close(br#"{"v":2,"new":true}"#.to_vec());
        assert_eq!(decode(&newer), Err(WireError::Newer { version: 2 }));
        assert_eq!(decode(&frame::close(br#"{"v":1,"s":1}"#.to_vec())), Err(WireError::Malformed));
        assert_eq!(decode(&frame::close(br#"[1,2,3]"#.to_vec())), Err(WireError::Malformed));
    }

    #[test]
    fn additions_of_a_newer_app_are_skipped_and_outlive_an_erasure() {
        let row = frame::close(
            br#"{"v":1,"s":"00000000000500000000000000000007","l":"case_split","o":"robot","extra":{"x":1},"e":[["task","t1",null,"title",null,"secret"],["task","t2",null,"title",null,"kept"]]}"#
                .to_vec(),
        );
        let read = decode(&row).expect("reads");
        assert_eq!((read.label, read.origin, read.edits.len()), (Label::Other, Origin::User, 2));
        let left = without(&row, |key| key.id.as_str() == "t1").expect("reads").expect("something is left");
        let text = String::from_utf8(left.clone()).expect("text");
        assert!(!text.contains("secret") && !text.contains("t1"));
        for kept in ["case_split", "robot", "\"extra\":{\"x\":1}", "kept"] {
            assert!(text.contains(kept), "{kept}");
        }
        assert_eq!(decode(&left).expect("still a row").edits.len(), 1);
        assert_eq!(without(&row, |_| true), Ok(None));
    }
}
