//! Reading rows: those of other tabs, and those that cannot be read.

use super::{
    Inner, Journal, ReadError,
    append::erased_by,
    layout::{self, JOURNAL, META, META_CLEANING_DUE, META_CUT, META_ERASURES, META_LOCKS},
    load,
};
use crate::{
    domain::change::Change,
    interchange::wire::{self, WireError},
    storage::{
        idb::Range,
        sealed::{SealError, Sealed},
    },
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

/// Why there is no change, and what was found instead.
pub(super) type Found = (Reason, Vec<u8>);

/// Blobs that are opened side by side.
const AT_A_TIME: usize = 256;

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
        let locks = transaction.get(META, &META_LOCKS.into())?;
        let keys = transaction.get_all_keys(JOURNAL, &after, None)?;
        let erasures = layout::count_of(&erasures.answer().await?);
        let due = due.answer().await?.is_truthy();
        let missed = layout::count_of(&cut.answer().await?) > self.cursor.get();
        self.locks_now.set(layout::count_of(&locks.answer().await?));
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
        let rows = self.read_rows(values.iter().collect()).await;
        for (key, row) in keys.iter().zip(rows) {
            let seq = layout::count_of(&key);
            if !self.own.borrow().contains(&seq) {
                self.take_in(seq, row);
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

    fn take_in(&self, seq: u64, row: Result<Change, Found>) {
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

    /// The changes of stored rows, or why there is none and what was found.
    pub(super) async fn read_rows(&self, values: Vec<JsValue>) -> Vec<Result<Change, Found>> {
        let opened = self.opened_all(JOURNAL, values).await.into_iter();
        let read = |bytes: Vec<u8>| wire::decode(&bytes).map_err(|error| (Reason::Unsound(error), bytes));
        opened.map(|opened| opened.and_then(read)).collect()
    }

    /// The opened blobs of stored values, in order.
    pub(super) async fn opened_all(&self, store: &str, values: Vec<JsValue>) -> Vec<Result<Vec<u8>, Found>> {
        opened_all(&self.sealed, store, &values).await
    }

    /// The opened blob of a stored value.
    pub(super) async fn opened(&self, store: &str, value: &JsValue) -> Result<Vec<u8>, Found> {
        opened(&self.sealed, store, value).await
    }
}

/// The opened blobs of stored values, in order. The browser decrypts several at a time.
pub(super) async fn opened_all(sealed: &Sealed, store: &str, values: &[JsValue]) -> Vec<Result<Vec<u8>, Found>> {
    let mut all = Vec::with_capacity(values.len());
    for batch in values.chunks(AT_A_TIME) {
        let begun: Vec<_> = batch.iter().map(|value| opened(sealed, store, value)).collect();
        for opened in begun {
            all.push(opened.await);
        }
    }
    all
}

/// Called, the work has begun.
fn opened(sealed: &Sealed, store: &str, value: &JsValue) -> impl Future<Output = Result<Vec<u8>, Found>> + use<> {
    let begun = layout::blob_of(value).map(|blob| (sealed.open(store, &blob), blob));
    async move {
        let (opened, blob) = begun.ok_or((Reason::NoBlob, Vec::new()))?;
        opened.await.map_err(|error| (Reason::Sealed(error), blob))
    }
}
