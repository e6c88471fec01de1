//! The lock as the screen knows it: setting it, opening it, locking, changing its secrets.
//!
//! The main key is here and nowhere else, and only while the workbook is open. Locking writes what
//! is not yet written, calls the other tabs, takes all data out of the app and loads the page anew,
//! so that nothing is left in memory. What could not be written stays, and is written after the
//! next unlocking: nothing is lost.

mod secrets;

pub use secrets::LockError;

use super::{App, Phase, SaveState, SessionNews, Workbooks};
use crate::{
    domain::{change::Change, form::FormValues},
    storage::{
        drafts::Drafts,
        journal::{
            Journal, OpenError, Workbook,
            door::{self, DoorError, Found},
        },
        lock::MainKey,
        prefs::{self, Pref},
        tabs, timer,
    },
};
use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    prelude::*,
    signal::RwSignal,
};
use std::{collections::BTreeMap, rc::Rc, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// How long unsaved changes are waited for before locking all the same, in steps of milliseconds.
const STEP: i32 = 50;
const STEPS: u32 = 60;
/// A page that was to be loaded anew and is still here after so long shows the field.
const RELOAD_MILLIS: i32 = 4_000;

/// What the lock needs to keep.
#[derive(Clone, Copy)]
pub(super) struct LockState {
    main: StoredValue<Option<MainKey>, LocalStorage>,
    has_lock: RwSignal<bool>,
    /// A recovery code that was just made, to be shown once.
    code: RwSignal<Option<String>>,
    /// Changes that could not be written before locking.
    unsaved: StoredValue<Vec<Arc<Change>>, LocalStorage>,
    unsaved_count: RwSignal<usize>,
    /// What was typed and is not kept as a draft yet.
    pub typed: StoredValue<BTreeMap<Rc<str>, FormValues>, LocalStorage>,
    locking: StoredValue<bool>,
    /// Locks what is open instead of a workbook in the browser.
    instead: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl LockState {
    pub fn new() -> Self {
        LockState {
            main: StoredValue::new_local(None),
            has_lock: RwSignal::new(false),
            code: RwSignal::new(None),
            unsaved: StoredValue::new_local(Vec::new()),
            unsaved_count: RwSignal::new(0),
            typed: StoredValue::new_local(BTreeMap::new()),
            locking: StoredValue::new(false),
            instead: StoredValue::new_local(None),
        }
    }
    /// A workbook in the browser is open again.
    pub fn nothing_instead(self) {
        self.instead.set_value(None);
    }
    pub fn main_key(self) -> Option<MainKey> {
        self.main.get_value()
    }
}

impl Workbooks {
    /// Whether the open workbook has a lock. Tracked.
    pub fn has_lock(self) -> bool {
        self.lock.has_lock.get()
    }
    /// The same, without tracking.
    pub fn has_lock_untracked(self) -> bool {
        self.lock.has_lock.get_untracked()
    }
    /// The recovery code that was just made, as it is shown once. Tracked.
    pub fn new_code(self) -> Option<String> {
        self.lock.code.get()
    }
    /// The user has it on paper.
    pub fn forget_code(self) {
        self.lock.code.set(None);
    }
    /// Changes that wait in memory for the unlocking. Tracked.
    pub fn unsaved_behind_lock(self) -> usize {
        self.lock.unsaved_count.get()
    }
    /// Whether the user was asked about a lock and wanted none.
    pub fn lock_declined(self) -> bool {
        prefs::get(Pref::LockDeclined).unwrap_or_default()
    }
    /// The user has read what it means and wants none.
    pub fn decline_lock(self) {
        prefs::set(Pref::LockDeclined, true);
    }

    /// Tries a passphrase or the recovery code, and opens the workbook when it fits.
    ///
    /// # Errors
    /// [`DoorError`].
    pub async fn unlock(self, typed: &str) -> Result<(), DoorError> {
        let main = match door::unlock(Workbook::Mine, typed).await {
            Ok(main) => Some(main),
            // Another tab has taken the lock off.
            Err(DoorError::NotLocked) => None,
            Err(error) => return Err(error),
        };
        self.lock.main.set_value(main);
        self.reopen(self.lock.unsaved.get_value()).await;
        Ok(())
    }

    /// Locks this tab and all others. Nothing happens where there is no lock.
    pub fn lock_now(self) {
        match self.lock.instead.get_value() {
            Some(lock) => lock(),
            None => self.lock_this_tab(true),
        }
    }
    /// Something else than the workbook in the browser is open, and this locks it.
    pub(super) fn lock_instead(self, lock: impl Fn() + 'static) {
        self.lock.instead.set_value(Some(Rc::new(lock)));
        self.lock.has_lock.set(true);
    }

    /// Deletes the locked workbook that nobody can open any more.
    ///
    /// # Errors
    /// [`OpenError`] when another tab does not let go of it.
    pub async fn delete_locked(self) -> Result<(), OpenError> {
        Journal::delete_database(Workbook::Mine).await?;
        self.lock.unsaved.set_value(Vec::new());
        self.reopen(Vec::new()).await;
        Ok(())
    }

    /// What a session hears from outside.
    pub(super) fn heard(self, news: SessionNews) {
        match news {
            SessionNews::Locked => self.lock_this_tab(false),
            SessionNews::Gone => spawn_local(self.look_again()),
            SessionNews::Cleaned => spawn_local(self.change_key()),
        }
    }

    /// The database went away under the app. Moved by another tab, it is followed, and what was not
    /// written is taken along; deleted, the app stays: its memory is the only copy.
    async fn look_again(self) {
        let workbook = self.current_untracked();
        let unsaved = self.app().outbox(usize::MAX);
        match door::look(workbook).await {
            Ok(Found::Locked) if self.lock.main_key().is_none() => self.wipe(unsaved),
            Ok(Found::Locked | Found::Open) => self.reopen(unsaved).await,
            Ok(Found::Nothing) | Err(_) => {}
        }
    }

    /// Opens the workbook anew and writes what was not written.
    pub(super) async fn reopen(self, unsaved: Vec<Arc<Change>>) {
        self.open(self.current_untracked()).await;
        let app = self.app();
        if app.phase_untracked() == Phase::Locked {
            return self.keep_unsaved(unsaved);
        }
        self.keep_unsaved(Vec::new());
        app.take_history(unsaved.iter().map(|change| (**change).clone()).collect());
        if let Some(session) = self.session() {
            session.retry();
        }
    }

    fn lock_this_tab(self, call_others: bool) {
        if !self.has_lock_untracked() || self.lock.locking.get_value() {
            return;
        }
        self.lock.locking.set_value(true);
        spawn_local(async move {
            self.write_all().await;
            if call_others
                && let Some(session) = self.session()
                && let Some(journal) = session.journal()
            {
                // Not called, the other tabs lock by themselves when nobody works in them.
                let _ = journal.call_to_lock().await;
                session.tell_tabs();
            }
            let unsaved = self.app().outbox(usize::MAX);
            let nothing_waits = unsaved.is_empty();
            // From here no form is there to be typed in; what was typed meanwhile is kept.
            self.app().set_phase(Phase::Loading);
            self.keep_typed().await;
            if nothing_waits {
                self.lock.main.set_value(None);
                tabs::reload_page();
                timer::wait(RELOAD_MILLIS).await;
            }
            self.wipe(unsaved);
            self.lock.locking.set_value(false);
        });
    }

    /// Takes everything out of memory and shows the field for the passphrase.
    fn wipe(self, unsaved: Vec<Arc<Change>>) {
        let app = self.app();
        if let Some(session) = self.session() {
            session.close();
        }
        self.forget_session();
        self.lock.main.set_value(None);
        self.lock.code.set(None);
        self.lock.typed.set_value(BTreeMap::new());
        self.keep_unsaved(unsaved);
        app.set_save_state(SaveState::Loading);
        app.load(Default::default());
        app.dismiss_all();
        app.set_phase(Phase::Locked);
    }

    fn keep_unsaved(self, unsaved: Vec<Arc<Change>>) {
        self.lock.unsaved_count.set(unsaved.len());
        self.lock.unsaved.set_value(unsaved);
    }

    /// Waits until all is on disk, if it can be.
    async fn write_all(self) {
        self.keep_typed().await;
        for _ in 0..STEPS {
            if self.app().waiting() == 0 {
                return;
            }
            if let Some(session) = self.session() {
                session.retry();
            }
            timer::wait(STEP).await;
        }
    }

    /// Writes the drafts that wait for a pause in typing.
    async fn keep_typed(self) {
        let typed = self.lock.typed.try_update_value(std::mem::take).unwrap_or_default();
        let Some(session) = self.session() else { return };
        let Some(drafts) = session.journal().map(Drafts::new) else { return };
        for (form, values) in typed {
            // As when it is typed: a draft that cannot be kept is a draft lost.
            let _ = drafts.put(&form, &values.0).await;
        }
    }

    pub(super) fn forget_key(self) {
        self.lock.main.set_value(None);
    }

    /// Called when another workbook was opened.
    pub(super) fn note_lock(self) {
        let locked = self.app().phase_untracked() == Phase::Locked;
        self.lock.has_lock.set(locked || self.lock_file().is_ok());
    }
}

impl App {
    /// Where the app is, without tracking.
    pub fn phase_untracked(self) -> Phase {
        reactive_graph::graph::untrack(|| self.phase())
    }
}
