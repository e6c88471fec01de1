//! The whole truth as bytes, in parts of some two thousand records, so that writing it can be
//! spread over idle moments.
//!
//! `{"v":1,"part":0,"of":15,"covers":row,"r":[[kind,id,stamp,{field:value,…},{field:stamp,…}?],…],"c":"crc"}`
//!
//! A record's fields mostly share a stamp: it stands once, and the fields that have another one
//! follow. `covers` is the number of the last journal row that is surely in the snapshot. A part
//! that is written later may hold values of later rows, and that does no harm: values merge by
//! stamp, so reading those rows again changes nothing. The same holds for parts of two snapshots
//! mixed, which is why a damaged part costs only what no other snapshot or row holds.

use super::{
    frame,
    wire::{self, WireError},
};
use crate::domain::{
    ids::Id,
    stamp::Stamp,
    truth::{Cell, Field, Key, Kind, Record, Truth},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
    ser::{SerializeMap, SerializeSeq},
};
use std::fmt;

/// Records in a part.
pub const PART_RECORDS: usize = 2_000;
/// The version written, and the newest that is read.
pub const VERSION: u32 = 1;

/// Where a part belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its number, from 0.
    pub part: u32,
    /// How many parts the snapshot has.
    pub of: u32,
    /// The last journal row that is surely in the snapshot.
    pub covers: u64,
}

/// The keys of every part, sorted. There is always one part, if only an empty one.
pub fn plan(truth: &Truth) -> Vec<Vec<Key>> {
    let mut keys: Vec<Key> = truth.records().map(|(key, _)| key.clone()).collect();
    keys.sort_unstable();
    if keys.is_empty() {
        return vec![keys];
    }
    keys.chunks(PART_RECORDS).map(<[Key]>::to_vec).collect()
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    part: u32,
    of: u32,
    covers: u64,
    r: WrittenRecords<'a>,
}

struct WrittenRecords<'a>(&'a Truth, &'a [Key]);

impl Serialize for WrittenRecords<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut records = to.serialize_seq(None)?;
        for key in self.1 {
            if let Some(record) = self.0.record(key) {
                let stamp = record.usual_stamp();
                let fields = WrittenFields(record);
                let odd = OddStamps(record, stamp);
                match record.cells().all(|(_, cell)| cell.stamp == stamp) {
                    true => records.serialize_element(&(&key.kind, &key.id, stamp, fields))?,
                    false => records.serialize_element(&(&key.kind, &key.id, stamp, fields, odd))?,
                }
            }
        }
        records.end()
    }
}

struct WrittenFields<'a>(&'a Record);

impl Serialize for WrittenFields<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.cells().map(|(field, cell)| (field, &cell.value)))
    }
}

struct OddStamps<'a>(&'a Record, Stamp);

impl Serialize for OddStamps<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut odd = to.serialize_map(None)?;
        for (field, cell) in self.0.cells().filter(|(_, cell)| cell.stamp != self.1) {
            odd.serialize_entry(field, &cell.stamp)?;
        }
        odd.end()
    }
}

/// A part: these records of the truth, as they are now.
pub fn encode(truth: &Truth, keys: &[Key], place: Place) -> Vec<u8> {
    let Place { part, of, covers } = place;
    let written = Written { v: VERSION, part, of, covers, r: WrittenRecords(truth, keys) };
    // Writing plain strings, numbers and values to memory has no way to fail.
    frame::close(serde_json::to_vec(&written).unwrap_or_default())
}

#[derive(Deserialize)]
struct PartV1 {
    v: u32,
    part: u32,
    of: u32,
    covers: u64,
    r: Vec<ReadRecord>,
}

/// Takes a part in. What the truth holds already stays where its stamps are larger.
///
/// # Errors
/// [`WireError`]; the truth is then as it was.
pub fn decode(bytes: &[u8], truth: &mut Truth) -> Result<Place, WireError> {
    if !frame::is_sound(bytes) {
        return Err(WireError::Garbled);
    }
    // Checking the encoding once is quicker than at every string.
    let text = std::str::from_utf8(bytes).map_err(|_| WireError::Malformed)?;
    match serde_json::from_str::<PartV1>(text) {
        Ok(read) if read.v <= VERSION => {
            truth.reserve(read.r.len());
            for ReadRecord(key, record) in read.r {
                truth.admit(key, record);
            }
            Ok(Place { part: read.part, of: read.of, covers: read.covers })
        }
        _ => Err(wire::misfit(bytes, VERSION)),
    }
}

struct ReadRecord(Key, Record);

impl<'de> Deserialize<'de> for ReadRecord {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(RecordElements)
    }
}

struct RecordElements;

impl<'de> Visitor<'de> for RecordElements {
    type Value = ReadRecord;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record of four or five elements")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ReadRecord, A::Error> {
        let missing = |at| de::Error::invalid_length(at, &"a record");
        let kind: Kind = seq.next_element()?.ok_or_else(|| missing(0))?;
        let id: Id = seq.next_element()?.ok_or_else(|| missing(1))?;
        let stamp: Stamp = seq.next_element()?.ok_or_else(|| missing(2))?;
        let mut cells = seq.next_element_seed(Cells(stamp))?.ok_or_else(|| missing(3))?;
        if seq.next_element_seed(Restamp(&mut cells))?.is_some() {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(ReadRecord(Key { kind, id }, cells.into_iter().collect()))
    }
}

/// Reads `{field: value}` into cells of one stamp.
struct Cells(Stamp);

impl<'de> DeserializeSeed<'de> for Cells {
    type Value = Vec<(Field, Cell)>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Cells {
    type Value = Vec<(Field, Cell)>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::with_capacity(12);
        while let Some((field, value)) = map.next_entry()? {
            cells.push((field, Cell { value, stamp: self.0 }));
        }
        cells.shrink_to_fit();
        Ok(cells)
    }
}

/// Reads `{field: stamp}` over cells.
struct Restamp<'a>(&'a mut Vec<(Field, Cell)>);

impl<'de> DeserializeSeed<'de> for Restamp<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Restamp<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stamps of fields")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((field, stamp)) = map.next_entry::<Field, Stamp>()? {
            for (_, cell) in self.0.iter_mut().filter(|(name, _)| *name == field) {
                cell.stamp = stamp;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Writer;
    use serde_json::json;

    fn stamp(millis: u64) -> Stamp {
        Stamp { millis, counter: 1, writer: Writer(9) }
    }

    fn truth(records: usize) -> Truth {
        let mut truth = Truth::default();
        for n in 0..records {
            let key = Key::new("task", Id::new(format!("t{n}")));
            for (at, field) in ["title", "created", "note", "deleted"].into_iter().enumerate() {
                truth.write(&key, &field.into(), &json!({ "n": n, "é": field }), stamp(5 + (at as u64 & 2)));
            }
        }
        truth
    }

    fn parts(truth: &Truth) -> Vec<Vec<u8>> {
        let plan = plan(truth);
        let of = plan.len() as u32;
        (0..).zip(&plan).map(|(part, keys)| encode(truth, keys, Place { part, of, covers: 77 })).collect()
    }

    #[test]
    fn a_truth_survives_its_snapshot() {
        for count in [0, 1, 1999, 2000, 2001, 4500] {
            let truth = truth(count);
            let mut read = Truth::default();
            for (part, bytes) in (0..).zip(parts(&truth).iter().rev()) {
                let place = decode(bytes, &mut read).expect("reads");
                assert_eq!((place.part, place.covers), (place.of - 1 - part, 77));
            }
            assert_eq!(read, truth);
        }
    }

    #[test]
    fn an_erased_record_leaves_its_marker_alone() {
        let mut truth = truth(3);
        let key = Key::new("task", Id::new("t1"));
        truth.write(&key, &"erased".into(), &json!(true), stamp(1));
        let bytes = parts(&truth).concat();
        assert!(String::from_utf8_lossy(&bytes).contains(r#"["task","t1","000000000001000100000000000000"#));
        let mut read = Truth::default();
        decode(&bytes, &mut read).expect("reads");
        assert_eq!(read, truth);
        // Also when a damaged writer had left text beside it.
        let beside = br#"{"v":1,"part":0,"of":1,"covers":0,"r":[["task","t1","00000000000100010000000000000009",{"erased":true,"title":"x"}]]}"#;
        let mut read = Truth::default();
        decode(&frame::close(beside.to_vec()), &mut read).expect("reads");
        assert!(read.record(&key).is_some_and(|record| record.is_erased() && record.cells().count() == 1));
    }

    #[test]
    fn damage_and_newer_parts_leave_the_truth_as_it_was() {
        let bytes = &parts(&truth(3))[0];
        let mut read = Truth::default();
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 4;
            assert!(decode(&bad, &mut read).is_err(), "byte {at}");
        }
        let newer = frame::close(br#"{"v":2,"shape":"new"}"#.to_vec());
        assert_eq!(decode(&newer, &mut read), Err(WireError::Newer { version: 2 }));
        assert!(read.is_empty());
    }
}
