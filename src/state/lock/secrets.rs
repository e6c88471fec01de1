//! Setting the lock, taking it off, and changing what opens it.

use super::{STEP, STEPS};
use crate::{
    interchange::key_file::KeyFile,
    state::{Session, Workbooks},
    storage::{
        journal::{
            Journal, MoveError, WriteError,
            door::{DoorError, Trying},
        },
        lock::{self, Secret},
        prefs::{self, Pref},
        timer,
    },
};
use reactive_graph::prelude::*;
use std::rc::Rc;

/// Why the lock was not changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LockError {
    /// Not this passphrase; the next one may be tried after so many milliseconds.
    Wrong {
        /// Milliseconds.
        wait: u64,
    },
    /// It is too early to try again: so many milliseconds are left. Nothing was tried.
    TooEarly {
        /// Milliseconds.
        wait: u64,
    },
    /// The browser does not encrypt here.
    NoCrypto,
    /// Something is not saved yet, or there is nowhere to save.
    Unsaved,
    /// Another tab is at it.
    Busy,
    /// It did not work; all is as it was.
    Failed,
}

impl Workbooks {
    /// Puts a lock on the open workbook: all data moves encrypted into a fresh database. The
    /// recovery code is then in [`Workbooks::new_code`].
    ///
    /// # Errors
    /// [`LockError`]; then all is as it was.
    pub async fn set_lock(self, passphrase: &str) -> Result<(), LockError> {
        let journal = self.saved_journal().await?;
        let code = lock::new_code().map_err(|_| LockError::NoCrypto)?;
        let effort = lock::measured_effort();
        let made = lock::create(passphrase, Some(&code), effort).await;
        let (file, main) = made.map_err(|_| LockError::NoCrypto)?;
        let moved = patiently(async || journal.move_under(&file, &main).await).await;
        if moved.is_ok() {
            self.lock.main.set_value(Some(main));
            self.lock.code.set(Some(code.written()));
            prefs::forget(Pref::LockDeclined);
        }
        self.reopen(Vec::new()).await;
        Ok(moved?)
    }

    /// Takes the lock off: all data moves into a fresh database without encryption.
    ///
    /// # Errors
    /// [`LockError`]; then all is as it was.
    pub async fn take_lock_off(self, passphrase: &str) -> Result<(), LockError> {
        let trying = Trying::begin(self.current_untracked()).await?;
        let made = lock::unlock(trying.lock(), Secret::Passphrase(passphrase)).await;
        trying.end(made).await?;
        let journal = self.saved_journal().await?;
        let moved = patiently(async || journal.move_into_the_open().await).await;
        if moved.is_ok() {
            self.lock.main.set_value(None);
            self.decline_lock();
        }
        self.reopen(Vec::new()).await;
        Ok(moved?)
    }

    /// Another passphrase for the same lock.
    ///
    /// # Errors
    /// [`LockError`]; then the old one holds.
    pub async fn change_passphrase(self, old: &str, new: &str) -> Result<(), LockError> {
        self.rewrap(old, Secret::Passphrase(new)).await
    }

    /// Another recovery code; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`LockError`]; then the old one holds.
    pub async fn change_code(self, passphrase: &str) -> Result<(), LockError> {
        let code = lock::new_code().map_err(|_| LockError::NoCrypto)?;
        self.rewrap(passphrase, Secret::Code(&code)).await?;
        self.lock.code.set(Some(code.written()));
        Ok(())
    }

    /// Writes the workbook anew under another data key, after an erasure: what the browser's freed
    /// blocks still hold can then not be read. Work goes on meanwhile; it is written afterwards.
    pub(super) async fn change_key(self) {
        let (Some(main), Some(session)) = (self.lock.main_key(), self.session()) else { return };
        let Some(journal) = session.journal().cloned() else { return };
        session.close();
        // Not changed now, it is changed at the next start; what was erased is gone all the same.
        let _ = patiently(async || journal.rekey(&main).await.map(drop)).await;
        match Session::resume(self.app(), journal.workbook(), &main, Rc::new(move |news| self.heard(news))).await {
            Some(session) => self.keep_session(session),
            None => self.reopen(self.app().outbox(usize::MAX)).await,
        }
    }

    /// The journal, once nothing waits to be written to it.
    async fn saved_journal(self) -> Result<Journal, LockError> {
        self.write_all().await;
        let session = self.session().ok_or(LockError::Unsaved)?;
        let journal = session.journal().cloned().ok_or(LockError::Unsaved)?;
        if self.app().waiting() > 0 || journal.read_only().is_some() {
            return Err(LockError::Unsaved);
        }
        session.close();
        Ok(journal)
    }

    pub(super) fn lock_file(self) -> Result<KeyFile, LockError> {
        self.session().and_then(|session| session.journal().and_then(Journal::lock)).ok_or(LockError::Failed)
    }

    /// Puts another secret beside or in place of the one there is.
    async fn rewrap(self, passphrase: &str, new: Secret<'_>) -> Result<(), LockError> {
        let trying = Trying::begin(self.current_untracked()).await?;
        let effort = trying.lock().passphrase.stretch.effort();
        let made = lock::rewrap(trying.lock(), Secret::Passphrase(passphrase), new, effort).await;
        let changed = trying.end(made).await?;
        let session = self.session().ok_or(LockError::Failed)?;
        let journal = session.journal().ok_or(LockError::Failed)?;
        Ok(journal.put_lock(&changed).await?)
    }
}

/// A snapshot that is being written, here or in another tab, is waited for.
async fn patiently(mut moving: impl AsyncFnMut() -> Result<(), MoveError>) -> Result<(), MoveError> {
    for _ in 0..STEPS {
        match moving().await {
            Err(MoveError::Busy) => timer::wait(STEP * 4).await,
            ended => return ended,
        }
    }
    Err(MoveError::Busy)
}

impl From<DoorError> for LockError {
    fn from(error: DoorError) -> Self {
        match error {
            DoorError::Wrong { wait } => LockError::Wrong { wait },
            DoorError::TooEarly { wait } => LockError::TooEarly { wait },
            DoorError::NoCrypto => LockError::NoCrypto,
            DoorError::NotLocked | DoorError::Open(_) => LockError::Failed,
        }
    }
}
impl From<WriteError> for LockError {
    fn from(_: WriteError) -> Self {
        LockError::Failed
    }
}
impl From<MoveError> for LockError {
    fn from(error: MoveError) -> Self {
        match error {
            MoveError::Busy => LockError::Busy,
            MoveError::NoCrypto => LockError::NoCrypto,
            MoveError::NotEqual | MoveError::Open(_) | MoveError::Write(_) => LockError::Failed,
        }
    }
}
