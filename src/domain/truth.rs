//! The truth: (kind, record id, field) → (value, stamp). The larger stamp wins, field by field.
//!
//! Applying writes in any order, any number of times, ends in the same truth.

use super::{ids::Id, stamp::Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use smol_str::SmolStr;
use std::{collections::hash_map::Entry, fmt};

/// What sort of record: `case`, `task` … Unknown kinds are kept untouched.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kind(pub SmolStr);

impl Kind {
    /// A kind by its stored name.
    pub fn new(name: impl AsRef<str>) -> Self {
        Kind(SmolStr::new(name))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A field's stored name.
pub type Field = SmolStr;

/// Set to an object field → stamp seen when a record is deleted, null when it is brought back.
pub const DELETED: &str = "deleted";
/// Set to true when a record is erased. It always wins and leaves nothing else.
pub const ERASED: &str = "erased";

/// Which record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id within the kind.
    pub id: Id,
}

impl Key {
    /// The key of a record.
    pub fn new(kind: &str, id: impl Into<Id>) -> Self {
        Key { kind: Kind::new(kind), id: id.into() }
    }
}

/// A field's value and when it was written. Null means: not set.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// The value.
    pub value: Value,
    /// Its stamp.
    pub stamp: Stamp,
}

/// A record's fields, sorted by name.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Record {
    cells: Vec<(Field, Cell)>,
}

impl FromIterator<(Field, Cell)> for Record {
    /// A record of these cells. Of two cells of one field the larger stamp wins.
    fn from_iter<I: IntoIterator<Item = (Field, Cell)>>(cells: I) -> Self {
        let cells: Vec<(Field, Cell)> = cells.into_iter().collect();
        let in_order = cells.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if in_order && !cells.iter().any(|(field, _)| field == ERASED) {
            return Record { cells };
        }
        let mut record = Record::default();
        for (field, Cell { value, stamp }) in &cells {
            record.write(field, value, *stamp);
        }
        record
    }
}

impl Record {
    /// The field's cell.
    pub fn get(&self, field: &str) -> Option<&Cell> {
        self.place(field).ok().map(|at| &self.cells[at].1)
    }
    /// The field's value where it is set.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.get(field).map(|cell| &cell.value).filter(|value| !value.is_null())
    }
    /// Fields in order of name.
    pub fn cells(&self) -> impl Iterator<Item = (&Field, &Cell)> {
        self.cells.iter().map(|(field, cell)| (field, cell))
    }
    /// Nothing but a marker is left.
    pub fn is_erased(&self) -> bool {
        self.value(ERASED).is_some()
    }
    /// Deleted, and not edited since by someone who had not seen the deletion.
    pub fn is_deleted(&self) -> bool {
        let Some(seen) = self.value(DELETED) else { return false };
        !self.cells.iter().any(|(field, cell)| {
            let known = || seen.get(field.as_str()).and_then(Value::as_str).and_then(|s| s.parse::<Stamp>().ok());
            field != DELETED && known().is_none_or(|known| cell.stamp > known)
        })
    }
    /// Deleted once, and alive again because of an edit that the deleter had not seen.
    pub fn is_revived(&self) -> bool {
        self.value(DELETED).is_some() && !self.is_deleted() && !self.is_erased()
    }
    /// Shown to the user: not erased, not deleted, and something in it is set.
    pub fn is_live(&self) -> bool {
        !self.is_erased()
            && !self.is_deleted()
            && self.cells.iter().any(|(field, cell)| field != DELETED && !cell.value.is_null())
    }
    /// The stamp that most fields bear; of equally many the largest. Writers put it down once.
    pub fn usual_stamp(&self) -> Stamp {
        let mut stamps: Vec<Stamp> = self.cells.iter().map(|(_, cell)| cell.stamp).collect();
        stamps.sort_unstable();
        let runs = stamps.chunk_by(Stamp::eq);
        runs.max_by_key(|run| run.len()).and_then(|run| run.first().copied()).unwrap_or_default()
    }
    /// The value to write to `deleted`: what the deleter has seen.
    pub fn seen(&self) -> Value {
        let stamps = self.cells.iter().filter(|(field, _)| field != DELETED);
        Value::Object(stamps.map(|(field, cell)| (field.to_string(), cell.stamp.to_string().into())).collect())
    }
    fn place(&self, field: &str) -> Result<usize, usize> {
        self.cells.binary_search_by(|(name, _)| name.as_str().cmp(field))
    }
    /// Whether writing this would change anything.
    pub fn accepts(&self, field: &str, value: &Value, stamp: Stamp) -> bool {
        if self.is_erased() && field != ERASED {
            return false;
        }
        self.get(field).is_none_or(|held| wins((stamp, value), held, field))
    }
    fn write(&mut self, field: &Field, value: &Value, stamp: Stamp) -> bool {
        if !self.accepts(field, value, stamp) {
            return false;
        }
        if field == ERASED && !value.is_null() {
            self.cells.retain(|(name, _)| name == ERASED);
        }
        let cell = Cell { value: value.clone(), stamp };
        match self.place(field) {
            Ok(at) => self.cells[at].1 = cell,
            Err(at) => self.cells.insert(at, (field.clone(), cell)),
        }
        true
    }
}

/// Two different values under one stamp cannot come from this app; a damaged or foreign
/// file may hold them. The text decides, so that the order of arrival does not.
fn wins((stamp, value): (Stamp, &Value), held: &Cell, field: &str) -> bool {
    if field == ERASED && held.value.is_null() != value.is_null() {
        return held.value.is_null();
    }
    let text = |value: &Value| value.to_string();
    match stamp.cmp(&held.stamp) {
        std::cmp::Ordering::Equal => *value != held.value && text(value) > text(&held.value),
        order => order.is_gt(),
    }
}

/// All records.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Truth {
    records: FxHashMap<Key, Record>,
}

impl Truth {
    /// Writes one field if the stamp wins. Says whether anything changed.
    pub fn write(&mut self, key: &Key, field: &Field, value: &Value, stamp: Stamp) -> bool {
        if let Some(record) = self.records.get_mut(key) {
            return record.write(field, value, stamp);
        }
        self.records.entry(key.clone()).or_default().write(field, value, stamp)
    }
    /// Makes room for so many more records.
    pub fn reserve(&mut self, records: usize) {
        self.records.reserve(records);
    }
    /// Takes in a whole record: what every one of its fields would do on its own.
    pub fn admit(&mut self, key: Key, record: Record) {
        match self.records.entry(key) {
            Entry::Vacant(place) => drop(place.insert(record)),
            Entry::Occupied(mut held) => {
                for (field, cell) in record.cells() {
                    held.get_mut().write(field, &cell.value, cell.stamp);
                }
            }
        }
    }
    /// The record, also when deleted or erased.
    pub fn record(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }
    /// All records in no particular order.
    pub fn records(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.records.iter()
    }
    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }
    /// Nothing was ever written.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
    /// A copy without these records.
    pub fn without(&self, left_out: &FxHashSet<Key>) -> Truth {
        let kept = self.records.iter().filter(|(key, _)| !left_out.contains(*key));
        Truth { records: kept.map(|(key, record)| (key.clone(), record.clone())).collect() }
    }
    /// Takes in everything another truth holds. Commutative, associative, idempotent.
    pub fn merge(&mut self, other: &Truth) {
        for (key, record) in &other.records {
            self.admit(key.clone(), record.clone());
        }
    }
}
