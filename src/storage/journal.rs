//! The journal: an append-only list of changes in IndexedDB, with snapshots so that starting
//! does not mean reading it all.
//!
//! What this guarantees:
//! - nothing is written before loading succeeded, and nothing by an app older than the data;
//! - `append` answers only when the rows are on the disk;
//! - a row or part that cannot be read costs itself alone, and is kept aside;
//! - nothing old goes before a newer snapshot was read back and found equal;
//! - what one tab erased, no other tab writes again.

mod blobs;
mod cleaning;
mod history;
mod layout;
mod load;
mod lock;
mod rows;
mod snapshots;

pub use cleaning::Cleaned;
pub(in crate::storage) use layout::DRAFTS;
pub use load::Loaded;
pub use rows::{NewRows, Reason, SetAside};
pub use snapshots::{ROWS_KEPT, SnapshotError, Written};

use super::{
    idb::{self, Database, Fault, OpenFault},
    sealed::{SealError, Sealed},
};
use crate::{
    domain::{
        change::Change,
        truth::{ERASED, Key},
    },
    interchange::wire,
};
use layout::{JOURNAL, META, META_CLEANING_DUE, META_ERASURES, META_SCHEMA, SCHEMA};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashSet},
    rc::Rc,
};
use wasm_bindgen::JsValue;

/// Which collection of data.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Workbook {
    /// The user's own.
    #[default]
    Mine,
    /// The fictional one to try things on.
    Sample,
}

impl Workbook {
    /// The database's name.
    pub fn database(self) -> &'static str {
        match self {
            Workbook::Mine => "arbeidsro.mine.v1",
            Workbook::Sample => "arbeidsro.sample.v1",
        }
    }
}

/// The data was written by a newer version of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SchemaGap {
    /// The schema found.
    pub found: u32,
    /// The newest schema this app knows.
    pub known: u32,
}

/// Why a workbook did not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// The browser has no IndexedDB.
    Missing,
    /// The browser does not allow it here: private window, blocked site data.
    Denied {
        /// The browser's name for it.
        name: String,
    },
    /// Another page holds it, or the browser does not answer.
    Busy,
    /// The disk or the page's share of it is full.
    Full,
    /// So much newer that this app cannot even read it.
    NewerSchema(SchemaGap),
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

/// Why nothing was written. Nothing of it was: all rows of a call or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WriteError {
    /// The disk or the page's share of it is full.
    Full,
    /// The database was deleted, or closed by the browser.
    Gone,
    /// The data was taken over by a newer version of the app.
    NewerSchema(SchemaGap),
    /// It could not be sealed.
    Seal(SealError),
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

/// Why nothing was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// The database was deleted, or closed by the browser.
    Gone,
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

/// An open, loaded workbook. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Journal {
    inner: Rc<Inner>,
}

struct Inner {
    db: Database,
    workbook: Workbook,
    sealed: Sealed,
    read_only: Cell<Option<SchemaGap>>,
    /// Every row up to this one was handed to the caller, or is the caller's own.
    cursor: Cell<u64>,
    /// The caller's own rows beyond the cursor.
    own: RefCell<BTreeSet<u64>>,
    /// What was read on the way to writing, and waits to be handed out.
    waiting: RefCell<NewRows>,
    reading: Cell<bool>,
    /// Erased records, and the count of erasures they come from.
    erased: RefCell<HashSet<Key>>,
    erasures: Cell<u64>,
    cleaning_due: Cell<bool>,
    /// Rows found unreadable that still lie in the journal.
    unreadable: RefCell<BTreeSet<u64>>,
    /// The newest snapshot could not be read whole.
    damaged: Cell<bool>,
}

impl Journal {
    /// Opens a workbook and reads all of it.
    ///
    /// # Errors
    /// [`OpenError`]. Data of a newer schema that can be read opens all the same, for reading:
    /// [`Loaded::read_only`] says so.
    pub async fn open(workbook: Workbook) -> Result<(Journal, Loaded), OpenError> {
        let name = workbook.database();
        let db = match Database::open(name, Some(layout::LAYOUT), layout::make_stores).await {
            Err(OpenFault::Refused(Fault { name: fault })) if fault == "VersionError" => {
                let no_upgrade = |_: &web_sys::IdbDatabase| Err(Fault { name: "AbortError".to_owned() });
                Database::open(name, None, no_upgrade).await?
            }
            opened => opened?,
        };
        if !db.has(&layout::ALL) {
            let known = layout::LAYOUT;
            return Err(OpenError::NewerSchema(SchemaGap { found: db.version().max(known + 1), known }));
        }
        let inner = Inner {
            db,
            workbook,
            sealed: Sealed,
            read_only: Cell::default(),
            cursor: Cell::default(),
            own: RefCell::default(),
            waiting: RefCell::default(),
            reading: Cell::default(),
            erased: RefCell::default(),
            erasures: Cell::default(),
            cleaning_due: Cell::default(),
            unreadable: RefCell::default(),
            damaged: Cell::default(),
        };
        let mut loaded = load::load(&inner).await?;
        if inner.db.version() > layout::LAYOUT {
            loaded.read_only = Some(SchemaGap { found: inner.db.version(), known: layout::LAYOUT });
            inner.read_only.set(loaded.read_only);
        }
        Ok((Journal { inner: Rc::new(inner) }, loaded))
    }

    /// Deletes a workbook with all that is in it. Open journals of it are gone then.
    ///
    /// # Errors
    /// [`OpenError::Busy`] when a page does not let go of it.
    pub async fn delete_database(workbook: Workbook) -> Result<(), OpenError> {
        Ok(idb::delete_database(workbook.database()).await?)
    }

    /// Which workbook this is.
    pub fn workbook(&self) -> Workbook {
        self.inner.workbook
    }
    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<SchemaGap> {
        self.inner.read_only.get()
    }
    /// The number of the last row that the caller has.
    pub fn last_seq(&self) -> u64 {
        self.inner.cursor.get()
    }
    /// Something was erased, and older bytes may still hold it: [`Journal::clean`] is due.
    pub fn cleaning_due(&self) -> bool {
        self.inner.cleaning_due.get()
    }
    /// Deleted or closed by someone else: nothing can be written any more.
    pub fn is_gone(&self) -> bool {
        self.inner.db.is_gone()
    }
    /// Calls back when that happens.
    pub fn on_gone(&self, tell: impl Fn() + 'static) {
        self.inner.db.on_gone(tell);
    }

    /// Writes changes, one row each, in one strict transaction. Answers when they are on the disk,
    /// with the number of the last row. Edits of erased records are left out, whoever erased them.
    ///
    /// A change that erases makes [`Journal::cleaning_due`] true, in the same transaction.
    ///
    /// # Errors
    /// [`WriteError`]; then none of the changes was written.
    pub async fn append(&self, changes: &[Change]) -> Result<u64, WriteError> {
        loop {
            if let Some(last) = self.try_append(changes).await? {
                return Ok(last);
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
        let erasing: HashSet<Key> = changes.iter().flat_map(erased_by).cloned().collect();
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
    async fn sealed_rows(&self, changes: &[Change], erasing: &HashSet<Key>) -> Result<Vec<Vec<u8>>, WriteError> {
        let rows: Vec<Vec<u8>> = {
            let erased = self.erased.borrow();
            let is_erased = |key: &Key| erased.contains(key) || erasing.contains(key);
            changes.iter().filter_map(|change| change.without(is_erased)).map(|change| wire::encode(&change)).collect()
        };
        let mut blobs = Vec::with_capacity(rows.len());
        for row in rows {
            blobs.push(self.sealed.seal(&row).await.map_err(WriteError::Seal)?);
        }
        Ok(blobs)
    }

    /// Whether this app may write, by what the database says now.
    fn check_schema(&self, schema: &JsValue) -> Result<(), WriteError> {
        match layout::count_of(schema) as u32 {
            SCHEMA => Ok(()),
            0 => Err(WriteError::Gone),
            found => {
                let gap = SchemaGap { found, known: SCHEMA };
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
fn erased_by(change: &Change) -> impl Iterator<Item = &Key> {
    change.edits.iter().filter(|edit| edit.field == ERASED && !edit.after.is_null()).map(|edit| &edit.key)
}

impl From<OpenFault> for OpenError {
    fn from(fault: OpenFault) -> Self {
        match fault {
            OpenFault::Missing => OpenError::Missing,
            OpenFault::Busy => OpenError::Busy,
            OpenFault::Refused(fault) => fault.into(),
        }
    }
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        match fault.name.as_str() {
            // Firefox calls a private window's refusal InvalidStateError.
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => OpenError::Denied { name: fault.name },
            _ if fault.is_full() => OpenError::Full,
            _ => OpenError::Failed { name: fault.name },
        }
    }
}

impl From<Fault> for WriteError {
    fn from(fault: Fault) -> Self {
        match fault {
            fault if fault.is_full() => WriteError::Full,
            fault if fault.is_gone() => WriteError::Gone,
            Fault { name } => WriteError::Failed { name },
        }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        if fault.is_gone() { ReadError::Gone } else { ReadError::Failed { name: fault.name } }
    }
}

impl From<ReadError> for WriteError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Gone => WriteError::Gone,
            ReadError::Failed { name } => WriteError::Failed { name },
        }
    }
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Gone => OpenError::Failed { name: "InvalidStateError".to_owned() },
            ReadError::Failed { name } => OpenError::from(Fault { name }),
        }
    }
}
