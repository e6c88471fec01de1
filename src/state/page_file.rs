//! The portable file: the app and its data in one page that only a passphrase opens.
//!
//! It is made under Data, opens anywhere, and is then worked in, or taken into the browser's own
//! workbook. Worked in, nothing reaches the browser's storage: each saving makes a new page, into
//! the file that the user has chosen where the browser lends it, else as a download.

mod opening;
mod saving;

pub use saving::Saved;

use super::{App, Phase, Workbooks, actions::backup::note_backup};
use crate::{
    domain::change::Change,
    interchange::{
        backup::{BackupContent, BackupError},
        carried::{Carried, CarriedError, CarriedHead},
    },
    storage::{
        files::FileName,
        journal::Workbook,
        page_file::{self, Chosen, PageFileError, Target},
        pauses::Tries,
        prefs::{self, Pref},
        sealed_file::{FileKey, SealedFileError},
    },
};
use chrono::NaiveDateTime;
use reactive_graph::{
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
use saving::sealed;
use std::sync::Arc;

/// Why the data of a page did not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenProblem {
    /// What stands around it.
    Carried(CarriedError),
    /// The seal.
    Sealed(SealedFileError),
    /// What was sealed.
    Backup(BackupError),
    /// After wrong passphrases there is a pause: see [`PageFile::wait_left`]. Nothing was tried.
    TooEarly,
}

/// Why a page with data was not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveProblem {
    /// The browser does not encrypt here.
    NoCrypto,
    /// See [`PageFileError`].
    Page(PageFileError),
    /// The chosen file was saved from somewhere else since it was opened here.
    Newer,
    /// The chosen file is not a saving of the one that is open.
    Other,
}

/// What is open.
struct Open {
    key: FileKey,
    history: Vec<Arc<Change>>,
    target: Option<Target>,
    writing: bool,
    /// A saving was asked for while another one wrote.
    again: bool,
    /// Raised by every change; a saving waits until it stands still.
    activity: u64,
}

/// What stays of an open file while it is locked.
struct Locked {
    changed: usize,
    at: Option<NaiveDateTime>,
    target: Option<Target>,
}

/// A handle, copied freely.
#[derive(Clone, Copy)]
pub struct PageFile {
    app: App,
    workbooks: Workbooks,
    head: RwSignal<Option<CarriedHead>>,
    waiting: StoredValue<Vec<u8>>,
    found: StoredValue<Option<(FileKey, Arc<BackupContent>)>, LocalStorage>,
    open: StoredValue<Option<Open>, LocalStorage>,
    locked: StoredValue<Option<Locked>, LocalStorage>,
    target: RwSignal<Option<String>>,
    trouble: RwSignal<Option<SaveProblem>>,
    /// Where the browser keeps no preferences.
    tries: StoredValue<Tries>,
    offered: RwSignal<Option<Arc<BackupContent>>>,
}

impl PageFile {
    /// For an app that has opened nothing yet.
    pub fn new(app: App, workbooks: Workbooks) -> Self {
        PageFile {
            app,
            workbooks,
            head: RwSignal::new(None),
            waiting: StoredValue::new(Vec::new()),
            found: StoredValue::new_local(None),
            open: StoredValue::new_local(None),
            locked: StoredValue::new_local(None),
            target: RwSignal::new(None),
            trouble: RwSignal::new(None),
            tries: StoredValue::new(Tries::default()),
            offered: RwSignal::new(None),
        }
    }
    /// The handle from the context of the running app.
    pub fn get() -> Self {
        match use_context::<PageFile>() {
            Some(file) => file,
            None => unreachable!("the root provides the page file before any page is made"),
        }
    }

    /// Looks whether the page carries data. Then the phase says so, and nothing else is opened.
    pub fn look(self) -> bool {
        match Carried::read(&page_file::carried()) {
            Err(CarriedError::Empty) => return false,
            Ok(carried) => {
                self.head.set(Some(carried.head));
                self.waiting.set_value(carried.sealed);
            }
            // Opening says what is wrong with it.
            Err(_) => {}
        }
        self.app.set_phase(Phase::Carried);
        true
    }
    /// What is said of the data without opening it. Tracked.
    pub fn head(self) -> Option<CarriedHead> {
        self.head.get()
    }
    /// A later saving of this file that this browser has seen.
    pub fn newer_seen(self) -> Option<CarriedHead> {
        let seen: CarriedHead = prefs::get(Pref::LastCarried)?;
        self.head.get().filter(|head| head.is_older_than(&seen)).map(|_| seen)
    }
    /// The name of the file that is written back into. Tracked.
    pub fn target(self) -> Option<String> {
        self.target.get()
    }
    /// The same, without tracking.
    pub fn target_untracked(self) -> Option<String> {
        self.target.get_untracked()
    }
    /// Why the last saving did not work. Tracked.
    pub fn trouble(self) -> Option<SaveProblem> {
        self.trouble.get()
    }
    /// What a page file that was just opened offers to take in; once. Tracked.
    pub fn offered(self) -> Option<Arc<BackupContent>> {
        let offered = self.offered.get();
        if offered.is_some() {
            self.offered.set(None);
        }
        offered
    }

    /// Makes a portable file of the open workbook and hands it to the browser. Says how many
    /// records it holds.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn make(self, passphrase: &str) -> Result<usize, SaveProblem> {
        let key = FileKey::new(passphrase).await.map_err(|_| SaveProblem::NoCrypto)?;
        let (bytes, made) = self.app.backup_bytes(self.workbooks, true).await;
        let head = CarriedHead { series: self.app.random() as u64, number: 1, written: made.millis };
        let data = sealed(&key, &bytes, head).await?;
        page_file::save_copy(&FileName::of_minute(self.app.now(), "html"), &data).await.map_err(SaveProblem::Page)?;
        if self.workbooks.current_untracked() == Workbook::Mine {
            note_backup(made);
        }
        prefs::set(Pref::LastCarried, head);
        Ok(made.records)
    }

    /// Lets the user choose the file that is written back into from now on, and writes it. It must be a saving
    /// of the file that is open: nothing else is written over.
    ///
    /// # Errors
    /// [`SaveProblem`]; the chosen file is then as it was.
    pub async fn choose_target(self) -> Result<Saved, SaveProblem> {
        let chosen = Chosen::ask().await.map_err(SaveProblem::Page)?;
        let Some(chosen) = chosen else { return Ok(Saved::Nothing) };
        let there = Carried::find(chosen.text.as_bytes()).map_err(|_| SaveProblem::Other)?.head;
        let held = self.head.get_untracked().filter(|held| held.series == there.series).ok_or(SaveProblem::Other)?;
        if !held.may_replace(&there) {
            return Err(SaveProblem::Newer);
        }
        let target = chosen.take().map_err(SaveProblem::Page)?;
        self.target.set(Some(target.name.clone()));
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.target = Some(target);
            }
        });
        self.save().await
    }
    /// Saves as a new download, and no longer into the chosen file: the way out when that one cannot be written.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn save_apart(self) -> Result<Saved, SaveProblem> {
        self.target.set(None);
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.target = None;
            }
        });
        self.save().await
    }
}
