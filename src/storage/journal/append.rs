//! Writing rows.

use super::{
    Inner, Journal, SchemaGap, WriteError,
    layout::{self, JOURNAL, META, META_CLEANING_DUE, META_ERASURES, META_SCHEMA, MOVED, SCHEMA, SCHEMA_LOCKED},
};
use crate::{
    domain::{
        change::Change,
        truth::{ERASED, Key},
    },
    interchange::wire,
};
use rustc_hash::FxHashSet;
use wasm_bindgen::JsValue;

impl Journal {
    /// Writes changes, one row each, in one strict transaction. Answers when they are on the disk,
    /// with the number of the last row. Edits of erased records are left out, whoever erased them.
    ///
    /// A change that erases makes [`Journal::cleaning_due`] true, in the same transaction.
    ///
    /// # Errors
    /// [`WriteError`]; then none of the changes was written.
    pub async fn append(&self, changes: &[Change]) -> Result<u64, WriteError> {
        loop {
            let written = self.try_append(changes).await;
            match written {
                // A transaction that was cut off by the closing of the database is named otherwise.
                Err(WriteError::Failed { .. }) if self.is_gone() => return Err(WriteError::Gone),
                written => {
                    if let Some(last) = written? {
                        return Ok(last);
                    }
                }
            }
            // Another tab has erased something: learn what, and leave it out.
            self.inner.pull().await?;
        }
    }

    /// None when another tab has erased something that this one does not know of.
    async fn try_append(&self, changes: &[Change]) -> Result<Option<u64>, WriteError> {
        let inner = &*self.inner;
        if let Some(gap) = inner.read_only.get() {
            return Err(WriteError::NewerSchema(gap));
        }
        let erasing: FxHashSet<Key> = changes.iter().flat_map(erased_by).cloned().collect();
        let new_erasure = !erasing.is_subset(&inner.erased.borrow());
        let known = inner.erasures.get();
        let blobs = inner.sealed_rows(changes, &erasing).await?;
        let Some(last) = blobs.len().checked_sub(1) else { return Ok(Some(inner.cursor.get())) };

        let transaction = inner.db.write(&[JOURNAL, META])?;
        let schema = transaction.get(META, &META_SCHEMA.into())?;
        let erasures = transaction.get(META, &META_ERASURES.into())?;
        let schema = schema.answer().await?;
        let erasures = layout::count_of(&erasures.answer().await?);
        if let Err(error) = inner.check_schema(&schema) {
            transaction.abort();
            return Err(error);
        }
        if erasures != known {
            transaction.abort();
            return Ok(None);
        }
        if new_erasure {
            transaction.put(META, &META_ERASURES.into(), &JsValue::from_f64((known + 1) as f64))?;
            transaction.put(META, &META_CLEANING_DUE.into(), &JsValue::TRUE)?;
        }
        let mut rows = Vec::with_capacity(blobs.len());
        for blob in &blobs {
            rows.push(transaction.add(JOURNAL, &layout::stored(blob)?)?);
        }
        let last_row = rows.swap_remove(last).answer().await?;
        transaction.done().await?;

        let last = layout::count_of(&last_row);
        inner.note_own(last + 1 - blobs.len() as u64, last);
        if new_erasure {
            inner.erasures.set(known + 1);
            inner.cleaning_due.set(true);
            inner.erased.borrow_mut().extend(erasing);
        }
        Ok(Some(last))
    }
}

impl Inner {
    /// The blobs of the rows, without edits of erased records.
    async fn sealed_rows(&self, changes: &[Change], erasing: &FxHashSet<Key>) -> Result<Vec<Vec<u8>>, WriteError> {
        let rows: Vec<Vec<u8>> = {
            let erased = self.erased.borrow();
            let is_erased = |key: &Key| erased.contains(key) || erasing.contains(key);
            changes.iter().filter_map(|change| change.without(is_erased)).map(|change| wire::encode(&change)).collect()
        };
        let mut blobs = Vec::with_capacity(rows.len());
        for row in rows {
            blobs.push(self.sealed.seal(JOURNAL, &row).await.map_err(WriteError::Seal)?);
        }
        Ok(blobs)
    }

    /// Whether this app may write, by what the database says now.
    pub(super) fn check_schema(&self, schema: &JsValue) -> Result<(), WriteError> {
        match layout::count_of(schema) as u32 {
            found if found == self.schema => Ok(()),
            // The workbook has moved: under a lock, out of it, or under another key.
            0 | SCHEMA | SCHEMA_LOCKED | MOVED => Err(WriteError::Gone),
            found => {
                let gap = SchemaGap { found, known: SCHEMA_LOCKED };
                self.read_only.set(Some(gap));
                Err(WriteError::NewerSchema(gap))
            }
        }
    }

    /// Rows of our own need not be read again.
    fn note_own(&self, first: u64, last: u64) {
        if first == self.cursor.get() + 1 {
            return self.cursor.set(last);
        }
        self.own.borrow_mut().extend(first..=last);
    }
}

/// The records that a change erases.
pub(super) fn erased_by(change: &Change) -> impl Iterator<Item = &Key> {
    change.edits.iter().filter(|edit| edit.field == ERASED && !edit.after.is_null()).map(|edit| &edit.key)
}
