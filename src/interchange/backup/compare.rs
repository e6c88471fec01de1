//! What a backup would do to the data, and the edits that do it.

use crate::domain::{
    change::Edit,
    stamp::Stamp,
    truth::{Cell, DELETED, ERASED, Field, Key, Record, Truth},
};
use serde_json::Value;
use std::collections::BTreeMap;

/// How a record in the file stands to ours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// We do not have it.
    New,
    /// The file knows something newer, we do not.
    Changed,
    /// Nothing differs that anyone would see.
    Same,
    /// We know something newer, the file does not; ours stays.
    Older,
    /// Both know something newer. Merging takes the newer of each field.
    Conflicting,
    /// The file says that it was erased; merging erases ours.
    Erases,
}

/// How many records stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// See [`Standing::New`].
    pub new: usize,
    /// See [`Standing::Changed`].
    pub changed: usize,
    /// See [`Standing::Same`].
    pub same: usize,
    /// See [`Standing::Older`].
    pub older: usize,
    /// See [`Standing::Conflicting`].
    pub conflicting: usize,
    /// See [`Standing::Erases`].
    pub erases: usize,
}

/// What merging would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Preview {
    /// Counts by kind.
    pub kinds: BTreeMap<String, Tally>,
    /// Records changed on both sides, sorted.
    pub conflicts: Vec<Key>,
    /// Records that the file would erase here, sorted.
    pub erased: Vec<Key>,
    /// Live records of ours that the file does not have, sorted. Merging leaves them, replacing deletes them.
    pub only_here: Vec<Key>,
}

/// Compares a file's records with ours.
pub fn preview(theirs: &Truth, ours: &Truth) -> Preview {
    let mut preview = Preview::default();
    for (key, record) in theirs.records() {
        let tally = preview.kinds.entry(key.kind.to_string()).or_default();
        match standing(record, ours.record(key)) {
            Standing::New => tally.new += 1,
            Standing::Changed => tally.changed += 1,
            Standing::Same => tally.same += 1,
            Standing::Older => tally.older += 1,
            Standing::Conflicting => {
                tally.conflicting += 1;
                preview.conflicts.push(key.clone());
            }
            Standing::Erases => {
                tally.erases += 1;
                preview.erased.push(key.clone());
            }
        }
    }
    let missing = ours.records().filter(|(key, record)| record.is_live() && theirs.record(key).is_none());
    preview.only_here = missing.map(|(key, _)| key.clone()).collect();
    preview.conflicts.sort_unstable();
    preview.erased.sort_unstable();
    preview.only_here.sort_unstable();
    preview
}

fn standing(theirs: &Record, ours: Option<&Record>) -> Standing {
    let Some(ours) = ours else {
        return if theirs.is_live() { Standing::New } else { Standing::Same };
    };
    match (theirs.is_erased(), ours.is_erased()) {
        (true, false) => return Standing::Erases,
        (true, true) => return Standing::Same,
        (false, true) => return Standing::Older,
        (false, false) => {}
    }
    match (knows_newer(theirs, ours), knows_newer(ours, theirs)) {
        (true, true) => Standing::Conflicting,
        (true, false) => Standing::Changed,
        (false, true) => Standing::Older,
        (false, false) => Standing::Same,
    }
}

/// Whether the one has a value that is newer than the other's, and another.
fn knows_newer(one: &Record, other: &Record) -> bool {
    one.cells()
        .any(|(field, cell)| one.value(field) != other.value(field) && other.accepts(field, &cell.value, cell.stamp))
}

/// The edits that bring what the file knows newer, each with its own stamp: afterwards ours holds
/// everything that either side knew. Sorted. Empty when the file brings nothing.
pub fn merge_edits(theirs: &Truth, ours: &Truth) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (key, record) in sorted(theirs) {
        let held = ours.record(key);
        let wins =
            |(field, cell): &(&Field, &Cell)| held.is_none_or(|held| held.accepts(field, &cell.value, cell.stamp));
        edits.extend(
            record
                .cells()
                .filter(wins)
                .map(|(field, cell)| edit(key, field, held, cell.value.clone(), Some(cell.stamp))),
        );
    }
    edits
}

/// The edits that make our data what the file says, as new edits of today: also where ours is
/// newer, and records that the file does not have are deleted. What was erased here stays erased.
pub fn replace_edits(theirs: &Truth, ours: &Truth) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (key, record) in sorted(theirs) {
        let held = ours.record(key);
        if held.is_some_and(Record::is_erased) {
            continue;
        }
        if record.is_erased() {
            edits.push(edit(key, ERASED, held, Value::Bool(true), None));
        } else if record.is_deleted() {
            edits.extend(deletion(key, held));
        } else {
            let wanted = |field: &str| if field == DELETED { None } else { record.value(field) };
            let fields = record.cells().map(|(field, _)| field);
            let gone = held.into_iter().flat_map(Record::cells).map(|(field, _)| field);
            let mut fields: Vec<&Field> = fields.chain(gone).collect();
            fields.sort_unstable();
            fields.dedup();
            let differs = |field: &&Field| wanted(field) != held.and_then(|held| held.value(field));
            edits.extend(
                fields
                    .into_iter()
                    .filter(differs)
                    .map(|field| edit(key, field, held, wanted(field).cloned().unwrap_or_default(), None)),
            );
        }
    }
    for (key, record) in sorted(ours).filter(|(key, _)| theirs.record(key).is_none()) {
        edits.extend(deletion(key, Some(record)));
    }
    edits
}

fn deletion(key: &Key, held: Option<&Record>) -> Option<Edit> {
    let held = held.filter(|held| held.is_live())?;
    Some(edit(key, DELETED, Some(held), held.seen(), None))
}

fn edit(key: &Key, field: &str, held: Option<&Record>, after: Value, stamp: Option<Stamp>) -> Edit {
    let before = held.and_then(|held| held.value(field)).cloned().unwrap_or_default();
    Edit { stamp, ..Edit::new(key.clone(), field, before, after) }
}

fn sorted(truth: &Truth) -> impl Iterator<Item = (&Key, &Record)> {
    let mut records: Vec<(&Key, &Record)> = truth.records().collect();
    records.sort_unstable_by_key(|(key, _)| *key);
    records.into_iter()
}
