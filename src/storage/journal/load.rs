//! Reading a workbook at the start.

use super::{
    Inner, OpenError, ReadError, SchemaGap, SetAside,
    layout::{
        self, Generation, JOURNAL, META, META_CLEANING_DUE, META_ERASURES, META_LOCKS, META_REKEY_DUE, META_SCHEMA,
        META_SNAPSHOTS, Manifest, SCHEMA_LOCKED, SET_ASIDE, SNAPSHOTS,
    },
};
use crate::{
    domain::{
        change::{Change, Label, Origin},
        stamp::Stamp,
        truth::Truth,
    },
    interchange::{backup, snapshot},
    storage::idb::Range,
};
use js_sys::Array;
use wasm_bindgen::JsCast;

/// What was found in a workbook.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Loaded {
    /// All records.
    pub truth: Truth,
    /// The number of the last row read.
    pub last_seq: u64,
    /// Rows read beside the snapshot. Past a thousand, a new snapshot pays.
    pub rows_beside_snapshot: usize,
    /// Rows that could not be read, now or at an earlier start.
    pub set_aside: Vec<SetAside>,
    /// Parts of the newest snapshot could not be read. The one before and all rows kept were
    /// read instead; a new snapshot should be written.
    pub snapshot_damaged: bool,
    /// Something was erased, and the app was closed before older bytes were cleaned.
    pub cleaning_due: bool,
    /// Written by a newer app: shown as far as it was understood, and never written to.
    pub read_only: Option<SchemaGap>,
    /// Nothing was ever stored here. That alone does not make a new user.
    pub was_empty: bool,
}

/// Reads all, and lets the journal know where it stands.
pub(super) async fn load(inner: &Inner) -> Result<Loaded, OpenError> {
    let mut read = Read::transaction(inner, false).await?;
    let mut taken = read.parts(inner).await;
    let snapshot_damaged = !taken.complete;
    if snapshot_damaged {
        // Every part and row there is. Merging more than needed is never wrong, only slower.
        read = Read::transaction(inner, true).await?;
        taken = read.parts(inner).await;
    }
    let mut loaded = Loaded { truth: taken.truth, snapshot_damaged, ..Loaded::default() };
    read.rows(inner, &mut loaded).await;
    read.earlier_set_aside(inner, &mut loaded).await;

    let last_row = read.keys.iter().last().map_or(0, |key| layout::count_of(&key));
    loaded.last_seq = last_row.max(taken.covers);
    loaded.rows_beside_snapshot = read.keys.length() as usize;
    loaded.cleaning_due = read.cleaning_due;
    loaded.was_empty = loaded.last_seq == 0 && read.parts.length() == 0;
    loaded.read_only = (read.schema > SCHEMA_LOCKED).then_some(SchemaGap { found: read.schema, known: SCHEMA_LOCKED });

    inner.cursor.set(loaded.last_seq);
    inner.damaged.set(snapshot_damaged);
    inner.read_only.set(loaded.read_only);
    inner.erasures.set(read.erasures);
    inner.cleaning_due.set(read.cleaning_due);
    inner.rekey_due.set(read.rekey_due);
    inner.locks.set(read.locks);
    inner.locks_now.set(read.locks);
    let erased = loaded.truth.records().filter(|(_, record)| record.is_erased()).map(|(key, _)| key.clone());
    inner.erased.borrow_mut().extend(erased);
    Ok(loaded)
}

/// The newest snapshot as one change, for a tab that slept until its next rows were cut off.
pub(super) async fn snapshot_as_change(inner: &Inner) -> Result<Change, ReadError> {
    let mut taken = Read::transaction(inner, false).await?.parts(inner).await;
    if !taken.complete {
        taken = Read::transaction(inner, true).await?.parts(inner).await;
    }
    let edits = backup::merge_edits(&taken.truth, &Truth::default());
    Ok(Change { stamp: Stamp::default(), label: Label::Other, origin: Origin::File, edits })
}

/// What the parts gave.
struct Taken {
    truth: Truth,
    covers: u64,
    complete: bool,
}

/// What one reading transaction saw.
struct Read {
    schema: u32,
    erasures: u64,
    cleaning_due: bool,
    rekey_due: bool,
    locks: u64,
    /// The snapshot that the parts should make up; None when any parts will do.
    wanted: Option<Generation>,
    manifest_damaged: bool,
    parts: Array,
    keys: Array,
    values: Array,
    aside_keys: Array,
    aside: Array,
}

impl Read {
    /// The newest snapshot and the rows after it, or `everything`.
    async fn transaction(inner: &Inner, everything: bool) -> Result<Read, ReadError> {
        let transaction = inner.db.read(&[JOURNAL, SNAPSHOTS, SET_ASIDE, META])?;
        let meta = |name: &str| transaction.get(META, &name.into());
        let (schema, erasures, due) = (meta(META_SCHEMA)?, meta(META_ERASURES)?, meta(META_CLEANING_DUE)?);
        let (locks, rekey) = (meta(META_LOCKS)?, meta(META_REKEY_DUE)?);
        let aside_keys = transaction.get_all_keys(SET_ASIDE, &Range::All, None)?;
        let aside = transaction.get_all(SET_ASIDE, &Range::All, None)?;
        let stored = meta(META_SNAPSHOTS)?.answer().await?;
        let manifest = Manifest::from_value(&stored);
        let wanted = manifest.unwrap_or_default().current.filter(|_| !everything);
        let parts_in = match (everything, wanted) {
            (true, _) => Some(Range::All),
            (false, wanted) => wanted.map(|wanted| Generation::keys(wanted.number)).map(|(a, b)| Range::Span(a, b)),
        };
        let parts = match parts_in {
            Some(range) => Some(transaction.get_all(SNAPSHOTS, &range, None)?),
            None => None,
        };
        let after = Range::After(wanted.map_or(0, |wanted| wanted.covers));
        let keys = transaction.get_all_keys(JOURNAL, &after, None)?;
        let values = transaction.get_all(JOURNAL, &after, None)?;
        Ok(Read {
            schema: layout::count_of(&schema.answer().await?) as u32,
            erasures: layout::count_of(&erasures.answer().await?),
            cleaning_due: due.answer().await?.is_truthy(),
            rekey_due: rekey.answer().await?.is_truthy(),
            locks: layout::count_of(&locks.answer().await?),
            wanted,
            manifest_damaged: !stored.is_undefined() && manifest.is_none(),
            aside_keys: aside_keys.answer().await?.unchecked_into(),
            aside: aside.answer().await?.unchecked_into(),
            parts: match parts {
                Some(parts) => parts.answer().await?.unchecked_into(),
                None => Array::new(),
            },
            keys: keys.answer().await?.unchecked_into(),
            values: values.answer().await?.unchecked_into(),
        })
    }

    /// Takes in the parts.
    async fn parts(&self, inner: &Inner) -> Taken {
        let mut taken = Taken { truth: Truth::default(), covers: 0, complete: !self.manifest_damaged };
        let mut sound = 0;
        for opened in inner.opened_all(SNAPSHOTS, self.parts.iter().collect()).await {
            let Ok(bytes) = opened else { continue };
            if let Ok(place) = snapshot::decode(&bytes, &mut taken.truth) {
                taken.covers = taken.covers.max(place.covers);
                sound += 1;
            }
        }
        if let Some(wanted) = self.wanted {
            taken.complete &= sound == wanted.parts;
            taken.covers = wanted.covers;
        }
        taken
    }

    /// Takes in the rows.
    async fn rows(&self, inner: &Inner, loaded: &mut Loaded) {
        let rows = inner.read_rows(self.values.iter().collect()).await;
        for (key, row) in self.keys.iter().zip(rows) {
            match row {
                Ok(change) => drop(change.apply(&mut loaded.truth)),
                Err((reason, bytes)) => {
                    let seq = layout::count_of(&key);
                    inner.unreadable.borrow_mut().insert(seq);
                    loaded.set_aside.push(SetAside { seq, reason, bytes });
                }
            }
        }
    }

    /// What was set aside at an earlier start.
    async fn earlier_set_aside(&self, inner: &Inner, loaded: &mut Loaded) {
        let rows = inner.read_rows(self.aside.iter().collect()).await;
        for (key, row) in self.aside_keys.iter().zip(rows) {
            let seq = layout::count_of(&key);
            let (reason, bytes) = match row {
                // Readable after all, for example with a newer app.
                Ok(change) => {
                    change.apply(&mut loaded.truth);
                    continue;
                }
                Err(found) => found,
            };
            loaded.set_aside.push(SetAside { seq, reason, bytes });
        }
        loaded.set_aside.sort_by_key(|row| row.seq);
    }
}
