//! Writing a workbook anew in its other database, under another key or none. See [`home`](super::home)
//! for the steps and what happens when they are interrupted.

use super::{
    Inner, Journal, OpenError, Reason, WriteError,
    layout::{
        self, COPIES, DRAFTS, JOURNAL, LAYOUT, META, META_CLEANING_DUE, META_CUT, META_ERASURES, META_HOME, META_LOCK,
        META_LOCK_SPARE, META_LOCKS, META_MOVING, META_SCHEMA, META_SNAPSHOTS, MOVED, SCHEMA, SCHEMA_LOCKED, SET_ASIDE,
        SNAPSHOTS,
    },
    lock::Lock,
    rows::{Found, opened_all},
};
use crate::{
    interchange::key_file::KeyFile,
    storage::{
        crypto::CryptoError,
        idb::{self, Database, Fault, Range},
        lock::{self, MainKey},
        sealed::{SealError, Sealed},
    },
};
use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast, JsValue};

/// Stores with numbered keys, and how many of their blobs are copied at a time: rows are small.
const NUMBERED: [(&str, u32); 4] = [(SNAPSHOTS, 8), (COPIES, 8), (SET_ASIDE, 500), (JOURNAL, 500)];
/// What is carried over as it is.
const CARRIED: [&str; 5] = [META_ERASURES, META_CLEANING_DUE, META_CUT, META_SNAPSHOTS, META_LOCKS];

/// Why a workbook was not written anew. It is as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MoveError {
    /// Another tab is moving it, or writes a snapshot.
    Busy,
    /// What was read back is not what was written.
    NotEqual,
    /// The browser does not encrypt here.
    NoCrypto,
    /// The new database could not be made.
    Open(OpenError),
    /// Nothing could be written.
    Write(WriteError),
}

impl Journal {
    /// Writes the workbook anew, encrypted under this lock, and deletes what was before: setting a
    /// lock, or changing the data key of the one there is. The caller must have nothing unsaved.
    /// This journal is gone afterwards: open another.
    ///
    /// # Errors
    /// [`MoveError`].
    pub async fn move_under(&self, lock: &KeyFile, main: &MainKey) -> Result<(), MoveError> {
        let key = lock::data_key(lock, main).await.map_err(|_| MoveError::NoCrypto)?;
        let sealed = Sealed::Keyed { key, workbook: self.inner.workbook.label() };
        self.move_to(sealed, Some(lock)).await
    }

    /// Writes the workbook anew without encryption, and deletes what was before.
    ///
    /// # Errors
    /// [`MoveError`].
    pub async fn move_into_the_open(&self) -> Result<(), MoveError> {
        self.move_to(Sealed::Plain, None).await
    }

    /// Writes the workbook anew under a new data key, so that what was erased cannot be read in
    /// blocks that the browser has not yet overwritten. The passphrase stays. To be called after
    /// [`Journal::clean`]. False when there is no lock, and nothing was done.
    ///
    /// # Errors
    /// [`MoveError`].
    pub async fn rekey(&self, main: &MainKey) -> Result<bool, MoveError> {
        let Some(lock) = self.inner.lock.borrow().clone() else { return Ok(false) };
        let lock = lock::with_new_data_key(&lock, main).await?;
        self.move_under(&lock, main).await?;
        Ok(true)
    }

    async fn move_to(&self, sealed: Sealed, lock: Option<&KeyFile>) -> Result<(), MoveError> {
        let inner = &*self.inner;
        if let Some(gap) = inner.read_only.get() {
            return Err(WriteError::NewerSchema(gap).into());
        }
        let guard = Lock::take(inner.workbook.database()).await.ok_or(MoveError::Busy)?;
        let target = inner.workbook.homes().into_iter().find(|name| *name != inner.home).unwrap_or_default();
        let moved = Move { inner, target, sealed, lock }.run().await;
        let ended = match moved {
            Ok(to) => {
                // A page that does not let go holds only a frozen copy; the mark has the next start delete it.
                if idb::delete_database(inner.home).await.is_ok() {
                    let _ = unmark(&to).await;
                }
                Ok(())
            }
            Err(error) => {
                inner.thaw(target).await;
                Err(error)
            }
        };
        guard.release().await;
        ended
    }
}

impl Inner {
    /// Takes the freezing back as far as it can; the next start does the rest.
    async fn thaw(&self, target: &str) {
        let _ = idb::delete_database(target).await;
        let Ok(writing) = self.db.write(&[META]) else { return };
        let thawed = writing.put(META, &META_SCHEMA.into(), &self.schema.into());
        let marked = writing.delete_key(META, &META_MOVING.into());
        if thawed.is_ok() && marked.is_ok() {
            let _ = writing.done().await;
        }
    }
}

struct Move<'a> {
    inner: &'a Inner,
    target: &'static str,
    sealed: Sealed,
    lock: Option<&'a KeyFile>,
}

/// Nothing lies beside this one any more.
async fn unmark(home: &Database) -> Result<(), Fault> {
    let writing = home.write(&[META])?;
    writing.delete_key(META, &META_MOVING.into())?;
    writing.done().await
}

impl Move<'_> {
    /// The new one, which counts and is marked: the old one lies beside it.
    async fn run(&self) -> Result<Database, MoveError> {
        idb::delete_database(self.target).await?;
        self.mark(META_MOVING, JsValue::TRUE).await?;
        let to = Database::open(self.target, Some(LAYOUT), |db| layout::make_stores(db, 0)).await?;
        let mut copied = [0; NUMBERED.len()];
        for (store, last) in NUMBERED.into_iter().zip(&mut copied) {
            // A safety copy's head is written after what lies behind it.
            if store.0 != COPIES {
                *last = self.copy(&to, store, *last).await?;
            }
        }
        self.mark(META_SCHEMA, MOVED.into()).await?;
        for (store, last) in NUMBERED.into_iter().zip(copied) {
            self.copy(&to, store, last).await?;
        }
        self.copy_drafts(&to).await?;
        for store in NUMBERED {
            self.compare(&to, store).await?;
        }
        self.finish(&to).await?;
        Ok(to)
    }

    async fn mark(&self, name: &str, value: JsValue) -> Result<(), MoveError> {
        let writing = self.inner.db.write(&[META])?;
        let schema = writing.get(META, &META_SCHEMA.into())?.answer().await?;
        if let Err(error) = self.inner.check_schema(&schema) {
            writing.abort();
            return Err(error.into());
        }
        writing.put(META, &name.into(), &value)?;
        Ok(writing.done().await?)
    }

    /// Copies what comes after a key, and says which was the last.
    async fn copy(&self, to: &Database, (store, limit): (&str, u32), mut last: u64) -> Result<u64, MoveError> {
        loop {
            let (keys, values) = batch(&self.inner.db, store, &Range::After(last), Some(limit)).await?;
            let Some(end) = keys.last() else { return Ok(last) };
            last = layout::count_of(end);
            self.write(to, store, &keys, values).await?;
            // A tab that goes on writing must not keep this going for ever.
            if keys.len() < limit as usize {
                return Ok(last);
            }
        }
    }

    async fn copy_drafts(&self, to: &Database) -> Result<(), MoveError> {
        let (keys, values) = batch(&self.inner.db, DRAFTS, &Range::All, None).await?;
        self.write(to, DRAFTS, &keys, values).await
    }

    async fn write(&self, to: &Database, store: &str, keys: &[JsValue], values: Vec<JsValue>) -> Result<(), MoveError> {
        let mut blobs = Vec::with_capacity(keys.len());
        for bytes in self.read(&self.inner.sealed, store, values).await {
            blobs.push(self.sealed.seal(sealed_as(store), &bytes).await?);
        }
        let writing = to.write(&[store])?;
        for (key, blob) in keys.iter().zip(&blobs) {
            writing.put(store, key, &layout::stored(blob)?)?;
        }
        Ok(writing.done().await?)
    }

    /// What is in the values. One that does not open is taken as it lies there: it costs nothing
    /// to keep, and a plain piece of text must not stay behind unencrypted.
    async fn read(&self, sealed: &Sealed, store: &str, values: Vec<JsValue>) -> Vec<Vec<u8>> {
        let opened = opened_all(sealed, sealed_as(store), &values).await;
        let bytes = |(opened, value): (Result<Vec<u8>, Found>, &JsValue)| match opened {
            Ok(bytes) => bytes,
            Err((Reason::NoBlob, _)) => {
                JSON::stringify(value).map(|text| String::from(text).into_bytes()).unwrap_or_default()
            }
            Err((_, blob)) => blob,
        };
        opened.into_iter().zip(&values).map(bytes).collect()
    }

    async fn compare(&self, to: &Database, (store, limit): (&str, u32)) -> Result<(), MoveError> {
        let mut last = 0;
        loop {
            let range = Range::After(last);
            let (keys, values) = batch(&self.inner.db, store, &range, Some(limit)).await?;
            let (new_keys, new_values) = batch(to, store, &range, Some(limit)).await?;
            if keys != new_keys {
                return Err(MoveError::NotEqual);
            }
            let Some(end) = keys.last() else { return Ok(()) };
            last = layout::count_of(end);
            let before = self.read(&self.inner.sealed, store, values).await;
            if before != self.read(&self.sealed, store, new_values).await {
                return Err(MoveError::NotEqual);
            }
        }
    }

    /// From now on the new one counts.
    async fn finish(&self, to: &Database) -> Result<(), MoveError> {
        let reading = self.inner.db.read(&[META])?;
        let mut carried = Vec::new();
        for name in CARRIED {
            carried.push((name, reading.get(META, &name.into())?.answer().await?));
        }
        let writing = to.write(&[META])?;
        for (name, value) in carried.iter().filter(|(_, value)| !value.is_undefined()) {
            writing.put(META, &(*name).into(), value)?;
        }
        if let Some(lock) = self.lock {
            let text = JsValue::from_str(&lock.write());
            writing.put(META, &META_LOCK.into(), &text)?;
            writing.put(META, &META_LOCK_SPARE.into(), &text)?;
        }
        let schema = if self.lock.is_some() { SCHEMA_LOCKED } else { SCHEMA };
        writing.put(META, &META_MOVING.into(), &JsValue::TRUE)?;
        writing.put(META, &META_HOME.into(), &JsValue::from_f64((self.inner.number + 1) as f64))?;
        writing.put(META, &META_SCHEMA.into(), &schema.into())?;
        Ok(writing.done().await?)
    }
}

/// A row that was set aside is the row as it lay in the journal.
fn sealed_as(store: &str) -> &str {
    if store == SET_ASIDE { JOURNAL } else { store }
}

/// Keys and values, in order.
pub(super) async fn batch(
    db: &Database,
    store: &str,
    range: &Range,
    limit: Option<u32>,
) -> Result<(Vec<JsValue>, Vec<JsValue>), Fault> {
    let transaction = db.read(&[store])?;
    let keys = transaction.get_all_keys(store, range, limit)?;
    let values = transaction.get_all(store, range, limit)?;
    let keys: Array = keys.answer().await?.unchecked_into();
    let values: Array = values.answer().await?.unchecked_into();
    Ok((keys.to_vec(), values.to_vec()))
}

impl From<idb::OpenFault> for MoveError {
    fn from(fault: idb::OpenFault) -> Self {
        MoveError::Open(fault.into())
    }
}
impl From<SealError> for MoveError {
    fn from(error: SealError) -> Self {
        MoveError::Write(WriteError::Seal(error))
    }
}
impl From<CryptoError> for MoveError {
    fn from(_: CryptoError) -> Self {
        MoveError::NoCrypto
    }
}
impl From<Fault> for MoveError {
    fn from(fault: Fault) -> Self {
        MoveError::Write(fault.into())
    }
}
impl From<WriteError> for MoveError {
    fn from(error: WriteError) -> Self {
        MoveError::Write(error)
    }
}
