//! The portable file: the app and its data in one page that only a passphrase opens.
//!
//! It is made under Data, opens anywhere, and is then worked in, or taken into the browser's own
//! workbook. Worked in, nothing reaches the browser's storage: each saving makes a new page, into
//! the file that the user has chosen where the browser lends it, else as a download.

use super::{App, Phase, SaveState, Workbooks, actions::backup::note_backup};
use crate::{
    domain::change::Change,
    interchange::{
        backup::{self, BackupContent, BackupError, Meta},
        carried::{Carried, CarriedError, CarriedHead},
    },
    storage::{
        journal::Workbook,
        page_file::{self, PageFileError, Target},
        prefs::{self, Pref},
        sealed_file::{FileKey, SealedFileError},
        time, timer,
    },
};
use chrono::NaiveDateTime;
use reactive_graph::{
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds without changes before the chosen file is written.
const REST_MILLIS: i32 = 1_500;

/// Why the data of a page did not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenProblem {
    /// What stands around it.
    Carried(CarriedError),
    /// The seal.
    Sealed(SealedFileError),
    /// What was sealed.
    Backup(BackupError),
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
}

/// What is open.
struct Open {
    key: FileKey,
    history: Vec<Arc<Change>>,
    target: Option<Target>,
    writing: bool,
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
    /// What a page file that was just opened offers to take in; once. Tracked.
    pub fn offered(self) -> Option<Arc<BackupContent>> {
        let offered = self.offered.get();
        if offered.is_some() {
            self.offered.set(None);
        }
        offered
    }

    /// Opens the data with its passphrase. Then [`Self::work_in_file`] or [`Self::offer`].
    ///
    /// # Errors
    /// [`OpenProblem`]; it can be tried again.
    pub async fn unlock(self, passphrase: &str) -> Result<Arc<BackupContent>, OpenProblem> {
        let sealed = self.waiting.get_value();
        if sealed.is_empty() {
            let why = Carried::read(&page_file::carried()).err().unwrap_or(CarriedError::Malformed);
            return Err(OpenProblem::Carried(why));
        }
        let (key, bytes) = FileKey::open(passphrase, &sealed).await.map_err(OpenProblem::Sealed)?;
        let content = backup::read(&bytes, time::now_millis()).map_err(OpenProblem::Backup)?;
        let content = Arc::new(content);
        self.found.set_value(Some((key, content.clone())));
        self.saw();
        Ok(content)
    }

    /// Works in the file: nothing is read from the browser's storage and nothing written there.
    pub fn work_in_file(self) {
        let Some((key, content)) = self.found.try_update_value(Option::take).flatten() else { return };
        let locked = self.locked.try_update_value(Option::take).flatten();
        let Locked { changed, at, target } = locked.unwrap_or(Locked { changed: 0, at: None, target: None });
        self.workbooks.close();
        self.app.load(content.truth.clone());
        self.app.recall(content.history.iter().rev().cloned().collect());
        let history = content.history.iter().cloned().map(Arc::new).collect();
        self.open.set_value(Some(Open { key, history, target, writing: false, activity: 0 }));
        self.app.set_save_state(SaveState::InFile { changed, at });
        self.app.on_sent(move || self.note_changes());
        self.workbooks.lock_instead(move || spawn_local(self.lock()));
        self.app.set_phase(Phase::Ready);
    }
    /// Whether it was locked while it was worked in, so that there is nothing to choose. Tracked.
    pub fn is_locked(self) -> bool {
        self.head.track();
        self.locked.with_value(Option::is_some)
    }
    /// Takes the data out of the app and keeps it sealed in memory, with what is not saved yet.
    async fn lock(self) {
        if self.target.get_untracked().is_some() {
            // What cannot be saved now is kept all the same.
            let _ = self.save().await;
        }
        let held = self.open.with_value(|open| open.as_ref().map(|open| (open.key.clone(), open.history.clone())));
        let (Some((key, history)), SaveState::InFile { changed, at }) = (held, self.app.save_state_untracked()) else {
            return;
        };
        let bytes = self.backup(&history, time::now_millis());
        let Ok(sealed) = key.seal(&bytes).await else { return };
        let open = self.open.try_update_value(Option::take).flatten();
        self.locked.set_value(open.map(|open| Locked { changed, at, target: open.target }));
        self.waiting.set_value(sealed);
        self.app.on_sent(|| ());
        self.app.load(Default::default());
        self.app.forget_notices();
        self.head.notify();
        self.app.set_phase(Phase::Carried);
    }
    /// Opens the browser's own workbook, and offers what the file holds to be taken in there.
    pub fn offer(self) {
        let found = self.found.try_update_value(Option::take).flatten();
        self.offered.set(found.map(|(_, content)| content));
        spawn_local(self.workbooks.open_last());
    }
    /// Leaves the file's data alone and opens the browser's own workbook.
    pub fn leave(self) {
        self.found.set_value(None);
        spawn_local(self.workbooks.open_last());
    }

    /// Makes a portable file of the open workbook and hands it to the browser. Says how many
    /// records it holds.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn make(self, passphrase: &str) -> Result<usize, SaveProblem> {
        let key = FileKey::new(passphrase).await.map_err(|_| SaveProblem::NoCrypto)?;
        let (bytes, made) = self.app.backup_bytes(self.workbooks).await;
        let head = CarriedHead { series: self.app.random() as u64, number: 1, written: made.millis };
        let data = sealed(&key, &bytes, head).await?;
        page_file::save_copy(&file_name(self.app.now()), &data).await.map_err(SaveProblem::Page)?;
        if self.workbooks.current_untracked() == Workbook::Mine {
            note_backup(made);
        }
        prefs::set(Pref::LastCarried, head);
        Ok(made.records)
    }

    /// Lets the user choose the file that is written back into from now on, and writes it.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn choose_target(self) -> Result<(), SaveProblem> {
        let chosen = Target::choose(&file_name(self.app.now())).await.map_err(SaveProblem::Page)?;
        let Some(target) = chosen else { return Ok(()) };
        self.target.set(Some(target.name.clone()));
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.target = Some(target);
            }
        });
        self.save().await
    }

    /// Saves the file that is worked in: back into the chosen one, else as a new download.
    ///
    /// # Errors
    /// [`SaveProblem`]; the changes then still count as not saved.
    pub async fn save(self) -> Result<(), SaveProblem> {
        let SaveState::InFile { changed, at } = self.app.save_state_untracked() else { return Ok(()) };
        let begun = self.open.try_update_value(|open| {
            let open = open.as_mut().filter(|open| !open.writing)?;
            open.writing = true;
            Some((open.key.clone(), open.history.clone(), open.target.clone()))
        });
        let Some((key, history, target)) = begun.flatten() else { return Ok(()) };
        let saved = self.write(&key, &history, target.as_ref()).await;
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.writing = false;
            }
        });
        let now = match self.app.save_state_untracked() {
            SaveState::InFile { changed, .. } => changed,
            _ => return saved,
        };
        let state = match saved {
            Ok(()) => SaveState::InFile { changed: now.saturating_sub(changed), at: Some(self.app.now()) },
            Err(_) => SaveState::InFile { changed: now, at },
        };
        self.app.set_save_state(state);
        saved
    }

    async fn write(self, key: &FileKey, history: &[Arc<Change>], target: Option<&Target>) -> Result<(), SaveProblem> {
        let held = self.head.get_untracked();
        let series = held.map_or_else(|| self.app.random() as u64, |head| head.series);
        let number = held.map_or(0, |head| head.number) + 1;
        let head = CarriedHead { series, number, written: time::now_millis() };
        let data = sealed(key, &self.backup(history, head.written), head).await?;
        match target {
            None => page_file::save_copy(&file_name(self.app.now()), &data).await.map_err(SaveProblem::Page)?,
            Some(target) => {
                let there = target.read().await.and_then(|page| Carried::find(page.as_bytes()).ok());
                if held.zip(there).is_some_and(|(held, there)| held.is_older_than(&there.head)) {
                    return Err(SaveProblem::Newer);
                }
                target.write(&data).await.map_err(SaveProblem::Page)?;
            }
        }
        self.head.set(Some(head));
        self.saw();
        Ok(())
    }

    /// A backup of what is open, without a trace of what was erased.
    fn backup(self, history: &[Arc<Change>], written_millis: u64) -> Vec<u8> {
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis, workbook: "mine" };
        self.app.workspace(|workspace| {
            let truth = workspace.truth();
            let is_erased = |key: &_| truth.record(key).is_some_and(|record| record.is_erased());
            let history: Vec<Change> = history.iter().filter_map(|change| change.without(is_erased)).collect();
            backup::write(truth, &history, meta)
        })
    }

    /// Remembers the latest saving seen in this browser.
    fn saw(self) {
        if let Some(head) = self.head.get_untracked()
            && prefs::get::<CarriedHead>(Pref::LastCarried).is_none_or(|seen| !head.is_older_than(&seen))
        {
            prefs::set(Pref::LastCarried, head);
        }
    }

    fn note_changes(self) {
        let made = self.app.outbox(usize::MAX);
        self.app.saved(made.len());
        let SaveState::InFile { changed, at } = self.app.save_state_untracked() else { return };
        self.app.set_save_state(SaveState::InFile { changed: changed + made.len(), at });
        let activity = self.open.try_update_value(|open| {
            let open = open.as_mut()?;
            open.history.extend(made);
            open.activity += 1;
            open.target.is_some().then_some(open.activity)
        });
        let Some(activity) = activity.flatten() else { return };
        spawn_local(async move {
            timer::wait(REST_MILLIS).await;
            let rests = |open: &Option<Open>| open.as_ref().is_some_and(|open| open.activity == activity);
            if self.open.with_value(rests) {
                // The bar goes on saying that it is not saved; the next change and the button try again.
                let _ = self.save().await;
            }
        });
    }
}

/// The text of the page's data block.
async fn sealed(key: &FileKey, backup: &[u8], head: CarriedHead) -> Result<String, SaveProblem> {
    let sealed = key.seal(backup).await.map_err(|_| SaveProblem::NoCrypto)?;
    Carried { head, sealed }.write().ok_or(SaveProblem::Page(PageFileError::Changed))
}

/// Says what it is and when it was made, and nothing else.
fn file_name(now: NaiveDateTime) -> String {
    format!("arbeidsro-{}.html", now.format("%Y-%m-%d-%H%M"))
}
