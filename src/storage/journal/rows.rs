//! Reading rows: those of other tabs, and those that cannot be read.

use super::{
    Inner, Journal, ReadError,
    append::erased_by,
    layout::{self, JOURNAL, META, META_CLEANING_DUE, META_CUT, META_ERASURES},
    load,
};
use crate::{
    domain::change::Change,
    interchange::wire::{self, WireError},
    storage::{idb::Range, sealed::SealError},
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// Why a stored piece was set aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// What lies there is no blob.
    NoBlob,
    /// The blob did not open.
    Sealed(SealError),
    /// It opened, and is not a sound row or part.
    Unsound(WireError),
}

/// A row that could not be read. It stays stored until something is erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAside {
    /// Its number.
    pub seq: u64,
    /// Why.
    pub reason: Reason,
    /// What was found: opened where it did open, for export.
    pub bytes: Vec<u8>,
}

/// Rows that the caller does not have yet, in order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewRows {
    /// What other tabs wrote.
    pub changes: Vec<Change>,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
}

impl NewRows {
    /// Nothing new.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.set_aside.is_empty()
    }
}

impl Journal {
    /// The rows that other tabs wrote since the last call. Cheap when there are none.
    /// The caller must apply them before it next hands out a snapshot. After a very long sleep
    /// there may be one change among them that holds everything.
    ///
    /// # Errors
    /// [`ReadError`]; the next call returns what this one did not.
    pub async fn read_new(&self) -> Result<NewRows, ReadError> {
        self.inner.pull().await?;
        Ok(self.inner.waiting.take())
    }
}

impl Inner {
    /// Reads rows beyond the cursor into the waiting ones.
    pub(super) async fn pull(&self) -> Result<(), ReadError> {
        if self.reading.replace(true) {
            return Ok(());
        }
        let pulled = self.pull_rows().await;
        self.reading.set(false);
        pulled
    }

    async fn pull_rows(&self) -> Result<(), ReadError> {
        let after = Range::After(self.cursor.get());
        let transaction = self.db.read(&[JOURNAL, META])?;
        let erasures = transaction.get(META, &META_ERASURES.into())?;
        let due = transaction.get(META, &META_CLEANING_DUE.into())?;
        let cut = transaction.get(META, &META_CUT.into())?;
        let keys = transaction.get_all_keys(JOURNAL, &after, None)?;
        let erasures = layout::count_of(&erasures.answer().await?);
        let due = due.answer().await?.is_truthy();
        let missed = layout::count_of(&cut.answer().await?) > self.cursor.get();
        let keys: Array = keys.answer().await?.unchecked_into();
        let values = match keys.length() {
            0 => Array::new(),
            _ => transaction.get_all(JOURNAL, &after, None)?.answer().await?.unchecked_into(),
        };
        if missed {
            let all = load::snapshot_as_change(self).await?;
            self.erased.borrow_mut().extend(erased_by(&all).cloned());
            self.waiting.borrow_mut().changes.push(all);
        }
        for (key, value) in keys.iter().zip(values.iter()) {
            let seq = layout::count_of(&key);
            if !self.own.borrow().contains(&seq) {
                self.take_in(seq, self.read_row(&value).await);
            }
            // Own rows may have come in meanwhile and moved the cursor on.
            self.cursor.set(self.cursor.get().max(seq));
        }
        let cursor = self.cursor.get();
        self.own.borrow_mut().retain(|own| *own > cursor);
        self.erasures.set(erasures.max(self.erasures.get()));
        self.cleaning_due.set(due);
        Ok(())
    }

    fn take_in(&self, seq: u64, row: Result<Change, (Reason, Vec<u8>)>) {
        let mut waiting = self.waiting.borrow_mut();
        match row {
            Ok(change) => {
                self.erased.borrow_mut().extend(erased_by(&change).cloned());
                waiting.changes.push(change);
            }
            Err((reason, bytes)) => {
                self.unreadable.borrow_mut().insert(seq);
                waiting.set_aside.push(SetAside { seq, reason, bytes });
            }
        }
    }

    /// The change of a stored row, or why there is none and what was found.
    pub(super) async fn read_row(&self, value: &JsValue) -> Result<Change, (Reason, Vec<u8>)> {
        let bytes = self.opened(value).await?;
        wire::decode(&bytes).map_err(|error| (Reason::Unsound(error), bytes))
    }

    /// The opened blob of a stored value.
    pub(super) async fn opened(&self, value: &JsValue) -> Result<Vec<u8>, (Reason, Vec<u8>)> {
        let blob = layout::blob_of(value).ok_or((Reason::NoBlob, Vec::new()))?;
        self.sealed.open(&blob).await.map_err(|error| (Reason::Sealed(error), blob))
    }
}
