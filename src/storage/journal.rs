//! The journal: an append-only list of changes in IndexedDB, with snapshots so that starting
//! does not mean reading it all.
//!
//! What this guarantees:
//! - nothing is written before loading succeeded, and nothing by an app older than the data;
//! - `append` answers only when the rows are on the disk;
//! - a row or part that cannot be read costs itself alone, and is kept aside;
//! - nothing old goes before a newer snapshot was read back and found equal;
//! - what one tab erased, no other tab writes again;
//! - under a lock, no blob is written that is not encrypted.

mod append;
mod blobs;
mod cleaning;
mod copies;
pub mod door;
mod errors;
mod history;
mod home;
mod layout;
mod load;
mod lock;
mod moving;
mod rows;
mod snapshots;

pub use cleaning::Cleaned;
pub use copies::{Before, SafetyCopy};
pub use errors::{OpenError, ReadError, SchemaGap, WriteError};
pub(in crate::storage) use layout::DRAFTS;
pub use load::Loaded;
pub use moving::MoveError;
pub use rows::{NewRows, Reason, SetAside};
pub use snapshots::{ROWS_KEPT, SnapshotError, Written};

use super::{
    idb::{self, Database},
    lock::{self as keys, MainKey},
    sealed::Sealed,
};
use crate::{domain::truth::Key, interchange::key_file::KeyFile};
use rustc_hash::FxHashSet;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};

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
    /// The name of its first database, and what the tabs that have it open call each other by.
    pub fn database(self) -> &'static str {
        self.homes()[0]
    }
    /// The databases that it may lie in: one at a time.
    pub fn homes(self) -> [&'static str; 2] {
        match self {
            Workbook::Mine => ["arbeidsro.mine.v1", "arbeidsro.mine.v1.b"],
            Workbook::Sample => ["arbeidsro.sample.v1", "arbeidsro.sample.v1.b"],
        }
    }
    /// What it is called in files and under a lock.
    pub fn label(self) -> &'static str {
        match self {
            Workbook::Mine => "mine",
            Workbook::Sample => "sample",
        }
    }
}

/// An open, loaded workbook. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Journal {
    inner: Rc<Inner>,
}

struct Inner {
    db: Database,
    workbook: Workbook,
    /// The database's name, and its number among the workbook's.
    home: &'static str,
    number: u64,
    /// What this app writes here, and finds unless someone has moved the workbook.
    schema: u32,
    sealed: Sealed,
    lock: RefCell<Option<KeyFile>>,
    /// Calls for locking: at the opening, and as last seen.
    locks: Cell<u64>,
    locks_now: Cell<u64>,
    read_only: Cell<Option<SchemaGap>>,
    /// Every row up to this one was handed to the caller, or is the caller's own.
    cursor: Cell<u64>,
    /// The caller's own rows beyond the cursor.
    own: RefCell<BTreeSet<u64>>,
    /// What was read on the way to writing, and waits to be handed out.
    waiting: RefCell<NewRows>,
    reading: Cell<bool>,
    /// Erased records, and the count of erasures they come from.
    erased: RefCell<FxHashSet<Key>>,
    erasures: Cell<u64>,
    cleaning_due: Cell<bool>,
    rekey_due: Cell<bool>,
    /// Rows found unreadable that still lie in the journal.
    unreadable: RefCell<BTreeSet<u64>>,
    /// The newest snapshot could not be read whole.
    damaged: Cell<bool>,
}

impl Journal {
    /// Opens a workbook and reads all of it. `main` opens its lock, where it has one.
    ///
    /// # Errors
    /// [`OpenError`]; [`OpenError::Locked`] when there is a lock that `main` does not open. Data of a
    /// newer schema that can be read opens all the same, for reading: [`Loaded::read_only`] says so.
    pub async fn open(workbook: Workbook, main: Option<&MainKey>) -> Result<(Journal, Loaded), OpenError> {
        let home = home::find(workbook).await?;
        let lock = home.lock()?;
        let sealed = match (&lock, main) {
            (None, _) => Sealed::Plain,
            (Some(_), None) => return Err(OpenError::Locked),
            (Some(lock), Some(main)) => {
                let key = keys::data_key(lock, main).await.map_err(|_| OpenError::Locked)?;
                Sealed::Keyed { key, workbook: workbook.label() }
            }
        };
        let inner = Inner {
            db: home.db,
            workbook,
            home: home.name,
            number: home.number,
            schema: if lock.is_some() { layout::SCHEMA_LOCKED } else { layout::SCHEMA },
            sealed,
            lock: RefCell::new(lock),
            locks: Cell::default(),
            locks_now: Cell::default(),
            read_only: Cell::default(),
            cursor: Cell::default(),
            own: RefCell::default(),
            waiting: RefCell::default(),
            reading: Cell::default(),
            erased: RefCell::default(),
            erasures: Cell::default(),
            cleaning_due: Cell::default(),
            rekey_due: Cell::default(),
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
        for name in workbook.homes() {
            idb::delete_database(name).await?;
        }
        Ok(())
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
    /// Something was erased and cleaned away under a lock, and [`Journal::rekey`] is due: the browser's
    /// freed blocks may still hold it under the key of now.
    pub fn rekey_due(&self) -> bool {
        self.inner.rekey_due.get()
    }
    /// Deleted or closed by someone else: nothing can be written any more.
    pub fn is_gone(&self) -> bool {
        self.inner.db.is_gone()
    }
    /// Calls back when that happens.
    pub fn on_gone(&self, tell: impl Fn() + 'static) {
        self.inner.db.on_gone(tell);
    }
}
