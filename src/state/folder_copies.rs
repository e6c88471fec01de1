//! Backups that the app writes by itself into a folder the user chose, after a while of rest.

use super::{
    App, SaveState, Workbooks,
    actions::backup::{self, LastBackup, Place},
};
use crate::{
    interchange::{backup::is_poor, copy_files::Owner, key_ring::KeyRing},
    storage::{
        folder::{self, Folder, FolderError, Leave},
        journal::Workbook,
        prefs::{self, Pref},
        timer,
    },
};
use reactive_graph::{
    effect::Effect,
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
use wasm_bindgen_futures::spawn_local;

/// Milliseconds without a change before a copy is written.
const REST_MILLIS: i32 = 15_000;

/// How it stands with the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FolderState {
    /// This browser gives no page a folder.
    NotOffered,
    /// None is chosen.
    None,
    /// The browser wants the user to allow it again.
    Ask,
    /// The copies are encrypted, and the passphrase is not known here.
    Locked,
    /// Copies are written.
    Ready,
    /// A copy would hold next to nothing of what the last one held: so many, instead of so many.
    Poor(usize, usize),
    /// The last copy was not written.
    Trouble(FolderError),
}

/// A handle, copied freely.
#[derive(Clone, Copy)]
pub struct FolderCopies {
    pub(super) app: App,
    pub(super) workbooks: Workbooks,
    state: RwSignal<FolderState>,
    folder: StoredValue<Option<Folder>, LocalStorage>,
    /// The keys, once they were read or made.
    pub(super) ring: StoredValue<Option<KeyRing>, LocalStorage>,
    pub(super) has_key: RwSignal<Option<bool>>,
    activity: StoredValue<u64, LocalStorage>,
    pub(super) not_cleaned: RwSignal<usize>,
}

impl FolderCopies {
    /// For an app that has opened nothing yet.
    pub fn new(app: App, workbooks: Workbooks) -> Self {
        let state = if folder::is_offered() { FolderState::None } else { FolderState::NotOffered };
        FolderCopies {
            app,
            workbooks,
            state: RwSignal::new(state),
            folder: StoredValue::new_local(None),
            ring: StoredValue::new_local(None),
            has_key: RwSignal::new(None),
            activity: StoredValue::new_local(0),
            not_cleaned: RwSignal::new(0),
        }
    }
    /// The handle from the context of the running app.
    pub fn get() -> Self {
        match use_context::<FolderCopies>() {
            Some(copies) => copies,
            None => unreachable!("the root provides it before any page is made"),
        }
    }
    /// How it stands. Tracked.
    pub fn state(self) -> FolderState {
        self.state.get()
    }
    /// The same, without tracking.
    pub fn state_untracked(self) -> FolderState {
        self.state.get_untracked()
    }
    /// The folder's name, where one is chosen.
    pub fn name(self) -> String {
        self.folder.with_value(|folder| folder.as_ref().map(Folder::name).unwrap_or_default())
    }
    /// Whether the copies are encrypted.
    pub fn is_sealed(self) -> bool {
        prefs::get(Pref::FolderSealed).unwrap_or_default()
    }
    /// The folder, where it may be written to.
    pub fn folder(self) -> Option<Folder> {
        let is_open = !matches!(self.state.get_untracked(), FolderState::Ask | FolderState::NotOffered);
        self.folder.get_value().filter(|_| is_open)
    }

    /// Finds the folder of the last time, and writes a copy after each rest. Within a component.
    pub fn follow(self) {
        spawn_local(async move {
            // The first screen comes first.
            timer::idle().await;
            self.find().await;
        });
        let (app, seen) = (self.app, self.activity);
        Effect::new(move || {
            app.watch_history();
            seen.update_value(|count| *count += 1);
            let count = seen.get_value();
            spawn_local(async move {
                timer::wait(REST_MILLIS).await;
                if seen.try_get_value() == Some(count) {
                    self.write_if_due().await;
                }
            });
        });
    }

    /// Finds the folder of the last time.
    pub async fn find(self) {
        if let Some(folder) = folder::remembered().await {
            let leave = folder.leave().await;
            self.take(folder, leave);
        }
    }
    /// Lets the user choose a folder, and writes the first copy.
    pub async fn choose(self) {
        match folder::choose().await {
            Ok(folder) => {
                folder.remember().await;
                self.take(folder, Leave::Granted);
                self.write(false).await;
            }
            Err(FolderError::Cancelled) => {}
            Err(error) => self.state.set(FolderState::Trouble(error)),
        }
    }
    /// Asks for leave again, and writes what is due.
    pub async fn allow(self) {
        let Some(folder) = self.folder.get_value() else { return };
        let leave = folder.ask_leave().await;
        self.take(folder, leave);
        self.write_if_due().await;
    }
    /// Writes no copies any more. The files stay.
    pub async fn leave(self) {
        folder::forget().await;
        self.forget_keys().await;
        self.folder.set_value(None);
        self.state.set(FolderState::None);
    }
    /// Encrypts the copies from now on; without a passphrase they are plain from now on.
    pub async fn seal_with(self, passphrase: Option<String>) {
        match passphrase {
            Some(secret) => {
                match self.set_passphrase(&secret).await {
                    Ok(()) => {}
                    Err(FolderError::NotAllowed) => return self.state.set(FolderState::Ask),
                    Err(error) => return self.state.set(FolderState::Trouble(error)),
                }
                prefs::set(Pref::FolderSealed, true);
            }
            None => {
                prefs::set(Pref::FolderSealed, false);
                // Devices exchange under it all the same.
                if !prefs::get(Pref::Exchange).unwrap_or(false) {
                    self.forget_keys().await;
                }
            }
        }
        self.write(false).await;
    }

    /// Writes a copy of the user's own workbook now, never of the sample: it would push out a copy of theirs.
    /// `all_the_same`: also where it holds next to nothing of what the last one held.
    pub async fn write(self, all_the_same: bool) {
        if self.workbooks.current_untracked() != Workbook::Mine {
            return;
        }
        let Some(folder) = self.folder() else { return };
        let last = backup::last_backup().map_or(0, |last| last.records);
        let here = self.app.live_records();
        if is_poor(here, last) && !all_the_same {
            return self.state.set(FolderState::Poor(here, last));
        }
        let state = match self.try_write(&folder).await {
            Ok(true) => FolderState::Ready,
            Ok(false) => FolderState::Locked,
            Err(FolderError::NotAllowed) => FolderState::Ask,
            Err(error) => FolderState::Trouble(error),
        };
        self.state.set(state);
    }

    /// What others of this workbook's devices and copies are told by.
    pub fn owner() -> Owner<'static> {
        Owner { workbook: "mine", device: prefs::device() }
    }

    async fn try_write(self, folder: &Folder) -> Result<bool, FolderError> {
        let (bytes, made) = self.app.backup_bytes(self.workbooks, self.is_sealed()).await;
        let Some(bytes) = self.sealed(bytes).await? else { return Ok(false) };
        let (owner, now) = (Self::owner(), self.app.now());
        folder.write(&owner.copy_name(now), &bytes).await?;
        backup::note_backup(LastBackup { place: Place::Folder, ..made });
        let mut names = folder.names().await?;
        let old: Vec<String> = owner.to_delete(&names, now.date()).into_iter().map(str::to_owned).collect();
        for name in &old {
            folder.delete(name).await?;
        }
        names.retain(|name| !old.contains(name));
        self.clean_older(folder, &names).await?;
        Ok(true)
    }

    /// The bytes as they may lie in the folder; None where the passphrase is missing.
    async fn sealed(self, bytes: Vec<u8>) -> Result<Option<Vec<u8>>, FolderError> {
        if !self.is_sealed() {
            return Ok(Some(bytes));
        }
        match self.sealing().await? {
            Some(key) => Ok(Some(key.seal(&bytes).await?)),
            None => Ok(None),
        }
    }

    fn take(self, folder: Folder, leave: Leave) {
        self.folder.set_value(Some(folder));
        self.state.set(match leave {
            Leave::Granted => FolderState::Ready,
            Leave::Ask | Leave::Denied => FolderState::Ask,
        });
    }

    async fn write_if_due(self) {
        let is_saved = matches!(self.app.save_state_untracked(), SaveState::Saved { .. });
        let is_ready = matches!(self.state.get_untracked(), FolderState::Ready | FolderState::Trouble(_));
        if is_saved && is_ready && self.app.changes_since_backup() > 0 {
            self.write(false).await;
        }
    }
}
