//! What a backup would do to the data, and the edits that do it.

use super::stays_behind;
use crate::domain::{
    change::Edit,
    notebook::is_self_care_field,
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
    /// Deleted in the file, and we know nothing that the deleter had not seen; merging deletes ours.
    Removed,
    /// Deleted on one side and edited on the other by someone who did not know; the edit stays.
    Revived,
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
    /// See [`Standing::Removed`].
    pub removed: usize,
    /// See [`Standing::Revived`].
    pub revived: usize,
    /// See [`Standing::Erases`].
    pub erases: usize,
}

/// What merging would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Preview {
    /// Counts by kind.
    pub kinds: BTreeMap<String, Tally>,
    /// Every record of the file that would change something here, sorted by standing and key.
    pub touched: Vec<(Standing, Key)>,
    /// Live records of ours that the file does not have, sorted. Merging leaves them, replacing deletes them.
    pub only_here: Vec<Key>,
    /// How many live records of the file were deleted or erased here without the file knowing. Merging leaves
    /// them so, replacing brings back what was not erased.
    pub deleted_here: usize,
    /// Live records in the file.
    pub live_there: usize,
    /// Live records here.
    pub live_here: usize,
}

impl Preview {
    /// The records that stand so, sorted.
    pub fn standing(&self, wanted: Standing) -> impl Iterator<Item = &Key> {
        self.touched.iter().filter(move |(standing, _)| *standing == wanted).map(|(_, key)| key)
    }
    /// How many of our records the file would erase for good.
    pub fn erases(&self) -> usize {
        self.standing(Standing::Erases).count()
    }
}

/// Compares a file's records with ours.
pub fn preview(theirs: &Truth, ours: &Truth) -> Preview {
    let mut preview = Preview::default();
    for (key, record) in theirs.records() {
        let standing = standing(key, record, ours.record(key));
        let is_gone = ours.record(key).is_none_or(|ours| !ours.is_live());
        // What is there on neither side is nothing that is alike.
        if standing == Standing::Same && is_gone && !record.is_live() {
            continue;
        }
        let tally = preview.kinds.entry(key.kind.to_string()).or_default();
        preview.deleted_here += usize::from(record.is_live() && is_gone && standing == Standing::Older);
        *match standing {
            Standing::New => &mut tally.new,
            Standing::Changed => &mut tally.changed,
            Standing::Same => &mut tally.same,
            Standing::Older => &mut tally.older,
            Standing::Conflicting => &mut tally.conflicting,
            Standing::Removed => &mut tally.removed,
            Standing::Revived => &mut tally.revived,
            Standing::Erases => &mut tally.erases,
        } += 1;
        if !matches!(standing, Standing::Same | Standing::Older) {
            preview.touched.push((standing, key.clone()));
        }
    }
    let missing = ours.records().filter(|(key, record)| record.is_live() && theirs.record(key).is_none());
    preview.only_here = missing.map(|(key, _)| key.clone()).collect();
    preview.live_there = live(theirs);
    preview.live_here = live(ours);
    preview.touched.sort_unstable();
    preview.only_here.sort_unstable();
    preview
}

/// How many records are shown to the user.
pub fn live(truth: &Truth) -> usize {
    truth.records().filter(|(_, record)| record.is_live()).count()
}

/// Whether so many records in the place of so many others look like a mistake: nearly nothing
/// where there was a lot. Such a copy never takes the place of the other unasked.
pub fn is_poor(records: usize, instead_of: usize) -> bool {
    const RICH: usize = 8;
    instead_of >= RICH && records * 4 < instead_of
}

fn standing(key: &Key, theirs: &Record, ours: Option<&Record>) -> Standing {
    let Some(ours) = ours else {
        return if theirs.is_live() { Standing::New } else { Standing::Same };
    };
    match (theirs.is_erased(), ours.is_erased()) {
        (true, false) => return Standing::Erases,
        (true, true) => return Standing::Same,
        (false, true) => return Standing::Older,
        (false, false) => {}
    }
    if theirs.is_deleted() != ours.is_deleted() && (theirs.is_live() || ours.is_live()) {
        let mut merged = Truth::default();
        merged.admit(key.clone(), ours.clone());
        merged.admit(key.clone(), theirs.clone());
        let lives = merged.record(key).is_some_and(Record::is_live);
        return match (lives, ours.is_live()) {
            (true, false) => Standing::Revived,
            // Ours stays as it is, or takes over what the deleter had edited before.
            (true, true) if knows_newer(theirs, ours) => Standing::Revived,
            (false, true) => Standing::Removed,
            _ => Standing::Older,
        };
    }
    match (knows_newer(theirs, ours), knows_newer(ours, theirs)) {
        (true, true) => Standing::Conflicting,
        (true, false) => Standing::Changed,
        (false, true) => Standing::Older,
        (false, false) => Standing::Same,
    }
}

/// A field that is not the same on both sides.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Its name.
    pub field: Field,
    /// The value here; null when it is not set.
    pub here: Value,
    /// The value in the file.
    pub there: Value,
    /// The file's is the newer one: merging takes it.
    pub file_is_newer: bool,
}

/// The fields in which the file's record and ours differ, sorted by name. Whether one is deleted
/// is not among them: [`Standing`] says so.
pub fn differences(theirs: &Record, ours: Option<&Record>) -> Vec<Difference> {
    let empty = Record::default();
    let ours = ours.unwrap_or(&empty);
    let mut fields: Vec<&Field> = theirs.cells().chain(ours.cells()).map(|(field, _)| field).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.retain(|field| !matches!(field.as_str(), DELETED | ERASED) && theirs.value(field) != ours.value(field));
    let value = |record: &Record, field: &Field| record.value(field).cloned().unwrap_or_default();
    let difference = |field: &Field| Difference {
        field: field.clone(),
        here: value(ours, field),
        there: value(theirs, field),
        file_is_newer: theirs.get(field).is_some_and(|cell| ours.accepts(field, &cell.value, cell.stamp)),
    };
    fields.into_iter().map(difference).collect()
}

/// The same edits without those that erase a record of ours: what the user chose to keep here.
/// Markers of records that we never had stay, so that these do not come in later.
pub fn without_erasing(mut edits: Vec<Edit>, ours: &Truth) -> Vec<Edit> {
    edits.retain(|edit| edit.field != ERASED || ours.record(&edit.key).is_none());
    edits
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
/// newer, and records that the file does not have are deleted. What was erased here stays erased, and
/// care for oneself stays where the file has none: open files never carry it.
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
            let is_left_out = |field: &str| record.get(field).is_none() && is_self_care_field(&key.kind.0, field);
            let differs =
                |field: &&Field| wanted(field) != held.and_then(|held| held.value(field)) && !is_left_out(field);
            edits.extend(
                fields
                    .into_iter()
                    .filter(differs)
                    .map(|field| edit(key, field, held, wanted(field).cloned().unwrap_or_default(), None)),
            );
        }
    }
    for (key, record) in sorted(ours).filter(|(key, _)| theirs.record(key).is_none() && !stays_behind(key)) {
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
