//! Writing a snapshot: part by part, read back, compared, and only then trusted.

use super::{
    Inner, Journal, ReadError, WriteError,
    layout::{
        self, Generation, JOURNAL, META, META_CUT, META_ERASURES, META_SCHEMA, META_SNAPSHOTS, Manifest, SET_ASIDE,
        SNAPSHOTS,
    },
    lock::Lock,
};
use crate::{
    domain::truth::Key,
    interchange::{crc::crc32, snapshot::Place},
    storage::idb::{Range, Transaction},
};
use wasm_bindgen::JsValue;

/// Rows kept for the history of records, at most. Older ones go once two snapshots hold them.
pub const ROWS_KEPT: u64 = 20_000;

/// A snapshot was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// The last row that is surely in it.
    pub covers: u64,
    /// How many parts.
    pub parts: u32,
}

/// Why no snapshot was written. What was there before still counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SnapshotError {
    /// Another tab is writing one.
    Taken,
    /// What was read back is not what was written.
    NotEqual,
    /// Other tabs have written rows that are not read yet, or erased something: read and begin anew.
    Overtaken,
    /// Nothing could be written.
    Write(WriteError),
}

impl Journal {
    /// Writes a snapshot. `plan` comes from [`plan`](crate::interchange::snapshot::plan), `encode`
    /// gives one part as the records are at that moment, `pause` is awaited between parts.
    /// The snapshot before is kept, older ones and rows past [`ROWS_KEPT`] go.
    ///
    /// # Errors
    /// [`SnapshotError`]; the snapshots and rows from before are then all still there.
    pub async fn snapshot(
        &self,
        plan: &[Vec<Key>],
        encode: impl Fn(&[Key], Place) -> Vec<u8>,
        pause: impl AsyncFn(),
    ) -> Result<Written, SnapshotError> {
        let draft = Draft::write(&self.inner, plan, encode, pause).await?;
        let transaction = draft.confirm(&[JOURNAL, SNAPSHOTS, SET_ASIDE]).await?;
        let previous = if self.inner.damaged.get() { draft.before.previous } else { draft.before.current };
        draft.replace(&transaction, previous)?;
        draft.move_unreadable(&transaction).await?;
        if let Some(previous) = previous {
            let last = previous.covers.min(self.inner.cursor.get().saturating_sub(ROWS_KEPT));
            transaction.delete(JOURNAL, &Range::Span(0, last))?;
            // A tab that slept through all of this must know that it cannot catch up by rows.
            transaction.put(META, &META_CUT.into(), &JsValue::from_f64(last as f64))?;
        }
        draft.finish(transaction).await
    }
}

/// A snapshot that was written and found equal, and does not count yet.
pub(super) struct Draft<'a> {
    inner: &'a Inner,
    before: Manifest,
    new: Generation,
    /// Erasures known when it was begun.
    erasures: u64,
    lock: Lock,
}

impl<'a> Draft<'a> {
    pub(super) async fn write(
        inner: &'a Inner,
        plan: &[Vec<Key>],
        encode: impl Fn(&[Key], Place) -> Vec<u8>,
        pause: impl AsyncFn(),
    ) -> Result<Self, SnapshotError> {
        let lock = Lock::take(inner.workbook.database()).await.ok_or(SnapshotError::Taken)?;
        if !inner.waiting.borrow().is_empty() {
            return Err(SnapshotError::Overtaken);
        }
        let (erasures, covers) = (inner.erasures.get(), inner.cursor.get());
        let before = inner.manifest().await?;
        if before.current.is_some_and(|current| current.covers > covers) {
            return Err(SnapshotError::Overtaken);
        }
        let number = 1 + before.current.into_iter().chain(before.previous).map(|held| held.number).max().unwrap_or(0);
        let draft =
            Draft { inner, before, new: Generation { number, parts: plan.len() as u32, covers }, erasures, lock };

        let clearing = draft.confirm(&[SNAPSHOTS]).await?;
        clearing.delete(SNAPSHOTS, &Range::After(Generation::keys(number).0 - 1))?;
        clearing.done().await?;
        let mut checksums = Vec::with_capacity(plan.len());
        for (part, keys) in (0..).zip(plan) {
            let bytes = encode(keys, Place { part, of: draft.new.parts, covers });
            checksums.push(crc32(&bytes));
            let blob = inner.sealed.seal(SNAPSHOTS, &bytes).await.map_err(WriteError::Seal)?;
            let writing = draft.confirm(&[SNAPSHOTS]).await?;
            writing.put(SNAPSHOTS, &Generation::key(number, part), &layout::stored(&blob)?)?;
            writing.done().await?;
            pause().await;
        }
        for (part, checksum) in (0..).zip(checksums) {
            draft.compare(part, checksum).await?;
            pause().await;
        }
        Ok(draft)
    }

    async fn compare(&self, part: u32, checksum: u32) -> Result<(), SnapshotError> {
        let reading = self.inner.db.read(&[SNAPSHOTS])?;
        let stored = reading.get(SNAPSHOTS, &Generation::key(self.new.number, part))?.answer().await?;
        match self.inner.opened(SNAPSHOTS, &stored).await {
            Ok(bytes) if crc32(&bytes) == checksum => Ok(()),
            _ => Err(SnapshotError::NotEqual),
        }
    }

    /// Begins a transaction on these stores and meta, in which this app may write and nothing
    /// was erased behind our back.
    pub(super) async fn confirm(&self, stores: &[&str]) -> Result<Transaction, SnapshotError> {
        let transaction = self.inner.db.write(&[stores, &[META]].concat())?;
        let schema = transaction.get(META, &META_SCHEMA.into())?;
        let erasures = transaction.get(META, &META_ERASURES.into())?;
        let schema = schema.answer().await?;
        let erasures = layout::count_of(&erasures.answer().await?);
        let verdict = match self.inner.check_schema(&schema) {
            Ok(()) if erasures != self.erasures => Err(SnapshotError::Overtaken),
            Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        };
        match verdict {
            Ok(()) => Ok(transaction),
            Err(error) => {
                transaction.abort();
                Err(error)
            }
        }
    }

    /// Makes this the current snapshot; only `previous` stays beside it.
    pub(super) fn replace(&self, transaction: &Transaction, previous: Option<Generation>) -> Result<(), SnapshotError> {
        let manifest = Manifest { current: Some(self.new), previous };
        transaction.put(META, &META_SNAPSHOTS.into(), &manifest.to_value())?;
        let (first, _) = Generation::keys(self.new.number);
        let mut from = 0;
        if let Some((kept_first, kept_last)) = previous.map(|previous| Generation::keys(previous.number)) {
            transaction.delete(SNAPSHOTS, &Range::Span(from, kept_first - 1))?;
            from = kept_last + 1;
        }
        if from < first {
            transaction.delete(SNAPSHOTS, &Range::Span(from, first - 1))?;
        }
        Ok(())
    }

    /// Rows that cannot be read leave the journal before it is cut, and are kept.
    async fn move_unreadable(&self, transaction: &Transaction) -> Result<(), SnapshotError> {
        let seqs: Vec<u64> =
            self.inner.unreadable.borrow().iter().copied().filter(|seq| *seq <= self.new.covers).collect();
        for seq in seqs {
            let key = JsValue::from_f64(seq as f64);
            let value = transaction.get(JOURNAL, &key)?.answer().await?;
            if !value.is_undefined() {
                transaction.put(SET_ASIDE, &key, &value)?;
                transaction.delete_key(JOURNAL, &key)?;
            }
        }
        Ok(())
    }

    /// Waits until all is on the disk.
    pub(super) async fn finish(self, transaction: Transaction) -> Result<Written, SnapshotError> {
        transaction.done().await?;
        let Generation { covers, parts, .. } = self.new;
        self.inner.unreadable.borrow_mut().retain(|seq| *seq > covers);
        self.inner.damaged.set(false);
        self.lock.release().await;
        Ok(Written { covers, parts })
    }
}

impl Inner {
    async fn manifest(&self) -> Result<Manifest, ReadError> {
        let stored = self.db.read(&[META])?.get(META, &META_SNAPSHOTS.into())?.answer().await?;
        Ok(Manifest::from_value(&stored).unwrap_or_default())
    }
}

impl<E: Into<WriteError>> From<E> for SnapshotError {
    fn from(error: E) -> Self {
        SnapshotError::Write(error.into())
    }
}
