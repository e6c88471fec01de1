//! What a device takes from the file of another: everything newer, and a list of what both had edited.
//!
//! The larger stamp wins, so that all devices end equal in any order and however often they read. What
//! was edited on both sides since they last met is listed with both values: the user may choose the
//! other one. Erasing is kept apart: it always wins, whatever was answered before and however long ago,
//! and takes along what hangs on a record here. The caller knows that the file is an own device's, by its key.

use super::backup::{merge_edits, without_erasing};
use crate::domain::{
    change::Edit,
    stamp::Stamp,
    truth::{DELETED, ERASED, Field, Key, Record, Truth},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How far two devices knew each other when one last read the other's file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Met {
    /// The largest stamp in their file.
    pub theirs: Stamp,
    /// The largest stamp here, after it was taken in.
    pub ours: Stamp,
}

/// A field that both sides edited.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// Which record.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Which field.
    pub field: Field,
    /// What was here.
    pub here: Value,
    /// What was there.
    pub there: Value,
    /// Theirs is newer, and holds now.
    pub theirs_won: bool,
}

impl Conflict {
    /// The record.
    pub fn key(&self) -> Key {
        Key::new(&self.kind, crate::domain::ids::Id::new(&self.id))
    }
    /// The value that does not hold now.
    pub fn loser(&self) -> &Value {
        if self.theirs_won { &self.here } else { &self.there }
    }
}

/// What a file brings.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Taken {
    /// The edits that take it in, without those that erase.
    pub edits: Vec<Edit>,
    /// What both sides edited, sorted.
    pub conflicts: Vec<Conflict>,
    /// Records of ours that were deleted on one side and edited on the other, and live on.
    pub revived: Vec<Key>,
    /// Records of ours that were erased there, to be erased here with all that hangs on them.
    pub erased: Vec<Key>,
}

/// A record that lives on because it was deleted on one side and edited on the other.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revived {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// The user was told.
    pub seen: bool,
}

/// Adds what a reading has found. What was told goes when no device holds it deleted any more.
pub fn note_revived(held: &mut Vec<Revived>, found: &[Key]) {
    let is = |revived: &Revived, key: &Key| revived.kind == key.kind.0.as_str() && revived.id == key.id.as_str();
    held.retain(|revived| !revived.seen || found.iter().any(|key| is(revived, key)));
    for key in found {
        if !held.iter().any(|revived| is(revived, key)) {
            held.push(Revived { kind: key.kind.to_string(), id: key.id.to_string(), seen: false });
        }
    }
}

/// What another device's records bring to ours.
pub fn take(theirs: &Truth, ours: &Truth, met: Option<Met>) -> Taken {
    let mut taken = Taken { edits: without_erasing(merge_edits(theirs, ours), ours), ..Taken::default() };
    for (key, there) in theirs.records() {
        let Some(here) = ours.record(key).filter(|here| !here.is_erased()) else { continue };
        if there.is_erased() {
            taken.erased.push(key.clone());
            continue;
        }
        taken.conflicts.extend(conflicts(key, there, here, met.unwrap_or_default()));
        if here.is_deleted() != there.is_deleted() && lives_on(key, there, here) {
            taken.revived.push(key.clone());
        }
    }
    taken.conflicts.sort_by(|a, b| (&a.kind, &a.id, &a.field).cmp(&(&b.kind, &b.id, &b.field)));
    taken.revived.sort_unstable();
    taken.erased.sort_unstable();
    taken
}

fn conflicts<'a>(key: &'a Key, there: &'a Record, here: &'a Record, met: Met) -> impl Iterator<Item = Conflict> + 'a {
    there.cells().filter_map(move |(field, theirs)| {
        let ours = here.get(field)?;
        // One device's own earlier value is no other opinion.
        let both = theirs.stamp > met.theirs && ours.stamp > met.ours;
        let is_one = theirs.stamp.writer.device() == ours.stamp.writer.device();
        let differ = theirs.value != ours.value && !matches!(field.as_str(), DELETED | ERASED);
        (both && differ && !is_one).then(|| Conflict {
            kind: key.kind.to_string(),
            id: key.id.to_string(),
            field: field.clone(),
            here: ours.value.clone(),
            there: theirs.value.clone(),
            theirs_won: here.accepts(field, &theirs.value, theirs.stamp),
        })
    })
}

fn lives_on(key: &Key, there: &Record, here: &Record) -> bool {
    let mut merged = Truth::default();
    merged.admit(key.clone(), here.clone());
    merged.admit(key.clone(), there.clone());
    merged.record(key).is_some_and(Record::is_revived)
}

/// How far both know each other once `theirs` was taken into `ours`.
pub fn met(theirs: &Truth, ours: &Truth) -> Met {
    Met { theirs: latest(theirs), ours: latest(ours) }
}

fn latest(truth: &Truth) -> Stamp {
    let cells = truth.records().flat_map(|(_, record)| record.cells());
    cells.map(|(_, cell)| cell.stamp).max().unwrap_or_default()
}
