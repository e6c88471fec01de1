//! A change as bytes: the journal's row, and what devices exchange.
//!
//! `{"v":1,"s":stamp,"l":label,"o":origin,"e":[[kind,id,field,before,after,stamp?],…],"c":"crc"}`
//!
//! A row is read without any other row. The checksum is the last member and covers every byte
//! before its comma, so a torn or garbled row is told from a sound one without knowing its
//! version. The format grows by adding members and trailing elements only; what this version
//! does not know is skipped when reading and kept by [`without`]. Other meanings get a new `v`.

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
    e: Vec<EditV1<'a>>,
}

struct EditV1<'a>(&'a Edit);

impl Serialize for EditV1<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Edit { key, field, before, after, stamp } = self.0;
        match stamp {
            None => (&key.kind, &key.id, field, before, after).serialize(to),
            Some(stamp) => (&key.kind, &key.id, field, before, after, stamp).serialize(to),
        }
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
    e: Vec<ReadEdit>,
}

struct ReadEdit(Edit);

impl<'de> Deserialize<'de> for ReadEdit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Elements;
        impl<'de> Visitor<'de> for Elements {
            type Value = ReadEdit;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an edit of five or six elements")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ReadEdit, A::Error> {
                fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: &mut A, at: usize) -> Result<T, A::Error> {
                    seq.next_element()?.ok_or_else(|| de::Error::invalid_length(at, &"an edit"))
                }
                let key = Key { kind: next::<Kind, A>(&mut seq, 0)?, id: next::<Id, A>(&mut seq, 1)? };
                let edit = Edit {
                    key,
                    field: next::<SmolStr, A>(&mut seq, 2)?,
                    before: next(&mut seq, 3)?,
                    after: next(&mut seq, 4)?,
                    stamp: seq.next_element::<Option<Stamp>>()?.flatten(),
                };
                while seq.next_element::<de::IgnoredAny>()?.is_some() {}
                Ok(ReadEdit(edit))
            }
        }
        from.deserialize_seq(Elements)
    }
}

/// An origin of a newer version counts as the user's own doing.
fn known_origin<'de, D: Deserializer<'de>>(from: D) -> Result<Origin, D::Error> {
    let name = Value::deserialize(from)?;
    Ok(Origin::deserialize(name).unwrap_or_default())
}

/// The row of a change.
pub fn encode(change: &Change) -> Vec<u8> {
    let row = Written {
        v: VERSION,
        s: change.stamp,
        l: change.label,
        o: change.origin,
        e: change.edits.iter().map(EditV1).collect(),
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
    match serde_json::from_slice::<ChangeV1>(bytes) {
        Ok(row) if row.v <= VERSION => {
            let edits = row.e.into_iter().map(|edit| edit.0).collect();
            Ok(Change { stamp: row.s, label: row.l, origin: row.o, edits })
        }
        _ => Err(misfit(bytes, VERSION)),
    }
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
    let mut row: Value = serde_json::from_slice(bytes).map_err(|_| WireError::Malformed)?;
    let edits = row.get_mut("e").and_then(Value::as_array_mut).ok_or(WireError::Malformed)?;
    let text = |edit: &Value, at: usize| edit.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    edits.retain(|edit| text(edit, 2) == ERASED || !erased(&Key::new(&text(edit, 0), Id::new(text(edit, 1)))));
    if edits.is_empty() {
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
            br#"{"v":1,"s":"00000000000500000000000000000007","l":"case_split","o":"robot","extra":{"x":1},"e":[["task","t1","title",null,"secret"],["task","t2","title",null,"kept",null,"later"]]}"#
                .to_vec(),
        );
        let read = decode(&row).expect("reads");
        assert_eq!((read.label, read.origin, read.edits.len()), (Label::Other, Origin::User, 2));
        let left = without(&row, |key| key.id.as_str() == "t1").expect("reads").expect("something is left");
        let text = String::from_utf8(left.clone()).expect("text");
        assert!(!text.contains("secret") && !text.contains("t1"));
        for kept in ["case_split", "robot", "\"extra\":{\"x\":1}", "kept", "later"] {
            assert!(text.contains(kept), "{kept}");
        }
        assert_eq!(decode(&left).expect("still a row").edits.len(), 1);
        assert_eq!(without(&row, |_| true), Ok(None));
    }
}
