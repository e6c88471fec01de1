//! The lock of a workbook from outside: trying a secret, with growing pauses after wrong ones.
//!
//! The pauses stand in the database, so that a reload does not end them.

use super::{
    Journal, OpenError, Workbook, WriteError, home,
    layout::{
        self, META, META_ACTIVE_AT, META_ATTEMPT_AT, META_ATTEMPTS, META_LOCK, META_LOCK_SPARE, META_LOCKS, META_SCHEMA,
    },
};
use crate::{
    interchange::{key_file::KeyFile, recovery_code::RecoveryCode},
    storage::{
        idb::Fault,
        lock::{self, MainKey, Secret, UnlockError},
        pauses::{Tries, pause_after},
        time,
    },
};
use wasm_bindgen::JsValue;

/// Why a workbook was not unlocked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DoorError {
    /// Not this secret; the next one may be tried after so many milliseconds.
    Wrong {
        /// Milliseconds.
        wait: u64,
    },
    /// It is too early to try again: so many milliseconds are left. Nothing was tried.
    TooEarly {
        /// Milliseconds.
        wait: u64,
    },
    /// The browser does not decrypt here.
    NoCrypto,
    /// It is not locked any more.
    NotLocked,
    /// The workbook did not open, or not for writing.
    Open(OpenError),
}

/// What lies where a workbook should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A workbook without a lock.
    Open,
    /// A locked one.
    Locked,
}

/// Looks, and changes nothing: not even what is missing is made.
///
/// # Errors
/// [`OpenError`].
pub async fn look(workbook: Workbook) -> Result<Found, OpenError> {
    let schema = home::look_only(workbook).await?;
    Ok(match schema {
        None => Found::Nothing,
        Some(schema) if schema == layout::SCHEMA_LOCKED => Found::Locked,
        Some(_) => Found::Open,
    })
}

/// How long to wait before the next try, in milliseconds.
///
/// # Errors
/// [`OpenError`].
pub async fn wait_left(workbook: Workbook) -> Result<u64, OpenError> {
    let home = home::find(workbook).await?;
    let reading = home.db.read(&[META])?;
    let wrong = reading.get(META, &META_ATTEMPTS.into())?.answer().await?;
    let since = reading.get(META, &META_ATTEMPT_AT.into())?.answer().await?;
    let tries = Tries { wrong: layout::count_of(&wrong), since: layout::count_of(&since) };
    Ok(tries.left(time::now_millis()))
}

/// Tries what was typed: a passphrase, or the recovery code.
///
/// # Errors
/// [`DoorError`]. The try is counted on disk before it is made.
pub async fn unlock(workbook: Workbook, typed: &str) -> Result<MainKey, DoorError> {
    let trying = Trying::begin(workbook).await?;
    let made = fits(trying.lock(), typed).await;
    trying.end(made).await
}

/// One try of a secret. Everything that asks for one comes through here, the dialogs of an open
/// workbook too: at a desk left open nobody guesses quicker than at the door.
pub struct Trying {
    home: home::Home,
    lock: KeyFile,
    wrong: u64,
}

impl Trying {
    /// Counts a try on disk, before it is made.
    ///
    /// # Errors
    /// [`DoorError::TooEarly`] while a pause stands; nothing is counted then.
    pub async fn begin(workbook: Workbook) -> Result<Self, DoorError> {
        let home = home::find(workbook).await?;
        let lock = home.lock()?.ok_or(DoorError::NotLocked)?;
        let now = time::now_millis();
        let writing = home.db.write(&[META]).map_err(OpenError::from)?;
        let counting = async {
            let wrong = layout::count_of(&writing.get(META, &META_ATTEMPTS.into())?.answer().await?);
            let since = layout::count_of(&writing.get(META, &META_ATTEMPT_AT.into())?.answer().await?);
            let tries = Tries { wrong, since };
            let (wait, tries) = (tries.left(now), tries.one_more(now));
            if wait == 0 {
                writing.put(META, &META_ATTEMPTS.into(), &JsValue::from_f64(tries.wrong as f64))?;
                writing.put(META, &META_ATTEMPT_AT.into(), &JsValue::from_f64(tries.since as f64))?;
            }
            Ok::<_, Fault>((tries.wrong, wait))
        };
        let (wrong, wait) = counting.await.map_err(OpenError::from)?;
        writing.done().await.map_err(OpenError::from)?;
        if wait > 0 {
            return Err(DoorError::TooEarly { wait });
        }
        Ok(Trying { home, lock, wrong })
    }
    /// The lock as it is on disk, also where another tab has changed it.
    pub fn lock(&self) -> &KeyFile {
        &self.lock
    }
    /// It was made. A right secret ends the counting.
    ///
    /// # Errors
    /// [`DoorError::Wrong`] with the pause that follows, [`DoorError::NoCrypto`].
    pub async fn end<T>(self, made: Result<T, UnlockError>) -> Result<T, DoorError> {
        match made {
            Ok(made) => {
                self.forget().await?;
                Ok(made)
            }
            Err(UnlockError::Wrong) => Err(DoorError::Wrong { wait: pause_after(self.wrong) }),
            Err(UnlockError::NoCrypto) => Err(DoorError::NoCrypto),
        }
    }
    async fn forget(self) -> Result<(), OpenError> {
        let forgetting = self.home.db.write(&[META])?;
        forgetting.delete_key(META, &META_ATTEMPTS.into())?;
        // A count that stays costs a pause, no more.
        let _ = forgetting.done().await;
        Ok(())
    }
}

/// A code is told by its checksum; a passphrase may look like anything, a code too.
async fn fits(lock: &KeyFile, typed: &str) -> Result<MainKey, UnlockError> {
    if let Ok(code) = RecoveryCode::read(typed)
        && let Ok(main) = lock::unlock(lock, Secret::Code(&code)).await
    {
        return Ok(main);
    }
    lock::unlock(lock, Secret::Passphrase(typed)).await
}

impl Journal {
    /// The lock of this workbook; None when it has none.
    pub fn lock(&self) -> Option<KeyFile> {
        self.inner.lock.borrow().clone()
    }
    /// Another tab has called for locking since this journal was opened.
    pub fn is_called_to_lock(&self) -> bool {
        self.inner.locks_now.get() > self.inner.locks.get()
    }

    /// Tells all tabs to lock: they see it at their next look.
    ///
    /// # Errors
    /// [`WriteError`].
    pub async fn call_to_lock(&self) -> Result<(), WriteError> {
        self.write_meta(async |writing| {
            let calls = layout::count_of(&writing.get(META, &META_LOCKS.into())?.answer().await?);
            writing.put(META, &META_LOCKS.into(), &JsValue::from_f64((calls + 1) as f64))
        })
        .await
    }

    /// Notes that someone works here, for the tabs that lie in the background.
    ///
    /// # Errors
    /// [`WriteError`]; nothing depends on it but a lock that comes too early.
    pub async fn note_activity(&self, millis: u64) -> Result<(), WriteError> {
        let writing = self.inner.db.write_relaxed(&[META])?;
        writing.put(META, &META_ACTIVE_AT.into(), &JsValue::from_f64(millis as f64))?;
        Ok(writing.done().await?)
    }
    /// When someone last worked in any tab; 0 when that is not known.
    pub async fn last_activity(&self) -> u64 {
        let asked = self.inner.db.read(&[META]).and_then(|reading| reading.get(META, &META_ACTIVE_AT.into()));
        match asked {
            Ok(asked) => asked.answer().await.map_or(0, |millis| layout::count_of(&millis)),
            Err(_) => 0,
        }
    }

    /// Keeps a lock whose secrets were changed. The data key must be the same.
    ///
    /// # Errors
    /// [`WriteError`]; then the lock before holds.
    pub async fn put_lock(&self, lock: &KeyFile) -> Result<(), WriteError> {
        let text = JsValue::from_str(&lock.write());
        self.write_meta(async |writing| {
            writing.put(META, &META_LOCK.into(), &text)?;
            writing.put(META, &META_LOCK_SPARE.into(), &text)
        })
        .await?;
        *self.inner.lock.borrow_mut() = Some(lock.clone());
        Ok(())
    }

    async fn write_meta(
        &self,
        write: impl AsyncFnOnce(&crate::storage::idb::Transaction) -> Result<(), Fault>,
    ) -> Result<(), WriteError> {
        let writing = self.inner.db.write(&[META])?;
        let schema = writing.get(META, &META_SCHEMA.into())?.answer().await?;
        if let Err(error) = self.inner.check_schema(&schema) {
            writing.abort();
            return Err(error);
        }
        write(&writing).await?;
        Ok(writing.done().await?)
    }
}

impl From<OpenError> for DoorError {
    fn from(error: OpenError) -> Self {
        DoorError::Open(error)
    }
}
