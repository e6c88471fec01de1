//! After an erasure: no stored byte keeps what was erased.
//!
//! The erasure itself is a row like any other and holds at once, in every tab. What is left is
//! the text in older bytes. It goes in one transaction: all snapshots but a new one, the edits
//! of erased records in every row kept and in every safety copy, what of both cannot be read (it
//! may hold anything), and all drafts but the folder's keys. Until then the database says that cleaning is due, and a start sees that.
//! Under a lock it says next that another data key is due, until the workbook is written anew under one.
//! When the browser hands the freed pages of the disk back is up to the browser.

use super::{
    Inner, Journal, WriteError, copies,
    layout::{self, COPIES, DRAFTS, JOURNAL, META, META_CLEANING_DUE, META_REKEY_DUE, SET_ASIDE, SNAPSHOTS},
    snapshots::{Draft, SnapshotError, Written},
};
use crate::{
    domain::truth::{ERASED, Key},
    interchange::{snapshot::Place, wire},
    storage::{drafts::FOLDER_KEYS, idb::Range},
};
use wasm_bindgen::JsValue;

/// Rows read at a time.
const BATCH: u32 = 1_000;

/// What cleaning did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cleaned {
    /// The snapshot that replaced all others.
    pub snapshot: Written,
    /// Rows that lost edits of erased records.
    pub rows_rewritten: usize,
    /// Rows that held nothing else.
    pub rows_deleted: usize,
    /// Rows that could not be read, and were deleted because they may hold anything.
    pub unreadable_deleted: usize,
}

impl Journal {
    /// Cleans after an erasure was appended. The arguments are those of [`Journal::snapshot`];
    /// the records handed out must be without what was erased, as applying the erasure leaves them.
    ///
    /// # Errors
    /// [`SnapshotError`]; cleaning is then still due, and can be tried again.
    pub async fn clean(
        &self,
        plan: &[Vec<Key>],
        encode: impl Fn(&[Key], Place) -> Vec<u8>,
        pause: impl AsyncFn(),
    ) -> Result<Cleaned, SnapshotError> {
        let inner = &*self.inner;
        let draft = Draft::write(inner, plan, encode, &pause).await?;
        let copied = inner.copies_to_clean(&pause).await?;
        let rows = inner.rows_to_clean(pause).await?;

        let transaction = draft.confirm(&[JOURNAL, SNAPSHOTS, SET_ASIDE, DRAFTS, COPIES]).await?;
        copies::put_cleaned(&transaction, &copied)?;
        draft.replace(&transaction, None)?;
        transaction.delete(SET_ASIDE, &Range::All)?;
        let keys = transaction.get(DRAFTS, &FOLDER_KEYS.into())?.answer().await?;
        transaction.delete(DRAFTS, &Range::All)?;
        if !keys.is_undefined() {
            transaction.put(DRAFTS, &FOLDER_KEYS.into(), &keys)?;
        }
        transaction.put(META, &META_CLEANING_DUE.into(), &JsValue::FALSE)?;
        let is_locked = inner.lock.borrow().is_some();
        if is_locked {
            transaction.put(META, &META_REKEY_DUE.into(), &JsValue::TRUE)?;
        }
        for (seq, left) in &rows.touched {
            let key = JsValue::from_f64(*seq as f64);
            match left {
                Some(blob) => transaction.put(JOURNAL, &key, &layout::stored(blob)?)?,
                None => transaction.delete_key(JOURNAL, &key)?,
            }
        }
        for seq in &rows.unreadable {
            transaction.delete_key(JOURNAL, &JsValue::from_f64(*seq as f64))?;
        }
        let snapshot = draft.finish(transaction).await?;
        inner.unreadable.borrow_mut().clear();
        inner.cleaning_due.set(false);
        inner.rekey_due.set(is_locked);
        let rows_rewritten = rows.touched.iter().filter(|(_, left)| left.is_some()).count();
        Ok(Cleaned {
            snapshot,
            rows_rewritten,
            rows_deleted: rows.touched.len() - rows_rewritten,
            unreadable_deleted: rows.unreadable.len(),
        })
    }
}

#[derive(Default)]
struct RowsToClean {
    /// What is left of a row, sealed; None when nothing is.
    touched: Vec<(u64, Option<Vec<u8>>)>,
    unreadable: Vec<u64>,
}

impl Inner {
    async fn rows_to_clean(&self, pause: impl AsyncFn()) -> Result<RowsToClean, SnapshotError> {
        let mut rows = RowsToClean::default();
        let mut after = 0;
        loop {
            let batch = self.batch(Range::After(after), Some(BATCH)).await?;
            let Some((last, _)) = batch.last() else { return Ok(rows) };
            after = *last;
            let opened = self.opened_all(JOURNAL, batch.iter().map(|(_, value)| value.clone()).collect()).await;
            for ((seq, _), opened) in batch.iter().zip(opened) {
                let left = match opened {
                    Ok(bytes) => self.without_erased(&bytes),
                    Err(_) => Left::Unreadable,
                };
                match left {
                    Left::All => {}
                    Left::Nothing => rows.touched.push((*seq, None)),
                    Left::Some(row) => {
                        let blob = self.sealed.seal(JOURNAL, &row).await.map_err(WriteError::Seal)?;
                        rows.touched.push((*seq, Some(blob)));
                    }
                    Left::Unreadable => rows.unreadable.push(*seq),
                }
            }
            pause().await;
        }
    }

    fn without_erased(&self, bytes: &[u8]) -> Left {
        let erased = self.erased.borrow();
        match wire::decode(bytes) {
            Ok(change) if !change.edits.iter().any(|edit| edit.field != ERASED && erased.contains(&edit.key)) => {
                Left::All
            }
            _ => match wire::without(bytes, |key| erased.contains(key)) {
                Ok(Some(row)) => Left::Some(row),
                Ok(None) => Left::Nothing,
                Err(_) => Left::Unreadable,
            },
        }
    }
}

enum Left {
    All,
    Some(Vec<u8>),
    Nothing,
    Unreadable,
}
