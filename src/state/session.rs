//! One open workbook: loading it, sending changes to disk, taking in those of other tabs.
//!
//! Nothing is written before loading succeeded. "Saved" is said only when the disk has said so.

mod saving;
mod tidying;

use super::{App, Phase, SaveState, WhyNotSaved};
use crate::{
    domain::{
        change::{Change, Label, Origin},
        stamp::Stamp,
    },
    interchange::backup,
    storage::{
        journal::{Journal, Loaded, NewRows, OpenError, SetAside, Workbook},
        lock::MainKey,
        tabs::Tabs,
        time, timer,
    },
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use tidying::ROWS_BEFORE_SNAPSHOT;
use wasm_bindgen_futures::spawn_local;

/// Changes shown as the latest ones at the start.
const RECENT: usize = 100;

/// What a session hears from outside and cannot deal with by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionNews {
    /// Another tab has locked.
    Locked,
    /// The database is not there any more.
    Gone,
    /// Something was erased from all that is stored: under a lock it is time for another key.
    Cleaned,
}

/// An open workbook. Dropping it stops everything it started.
pub struct Session {
    app: App,
    journal: Option<Journal>,
    tabs: RefCell<Option<Tabs>>,
    set_aside: RefCell<Vec<SetAside>>,
    writing: Cell<bool>,
    rows: Cell<usize>,
    edits: Cell<usize>,
    /// Raised by every change; a snapshot waits until it stands still.
    activity: Cell<u64>,
    closed: Cell<bool>,
    /// The last session ended between an erasure and the other key.
    rekey: Cell<bool>,
    tell: Option<Rc<dyn Fn(SessionNews)>>,
}

impl Session {
    /// Opens a workbook and loads it into the app. Where the browser gives no storage, the app
    /// runs from memory and says so.
    /// A locked one that `main` does not open is not loaded: the phase says so.
    pub async fn open(
        app: App,
        workbook: Workbook,
        main: Option<&MainKey>,
        tell: Rc<dyn Fn(SessionNews)>,
    ) -> Rc<Session> {
        app.set_save_state(SaveState::Loading);
        app.set_phase(Phase::Loading);
        let session = match Journal::open(workbook, main).await {
            Ok((journal, loaded)) => {
                time::mark("read");
                Self::with(app, journal, loaded, tell)
            }
            Err(OpenError::Locked) => {
                app.load(Default::default());
                app.set_phase(Phase::Locked);
                Rc::new(Self::new(app, None))
            }
            Err(error) => {
                app.load(Default::default());
                app.set_save_state(SaveState::MemoryOnly { why: why_not_opened(&error) });
                app.set_phase(Phase::FirstStart);
                Rc::new(Self::new(app, None))
            }
        };
        session.hear(app);
        session
    }

    fn new(app: App, journal: Option<Journal>) -> Self {
        Session {
            app,
            journal,
            tabs: RefCell::default(),
            set_aside: RefCell::default(),
            writing: Cell::default(),
            rows: Cell::default(),
            edits: Cell::default(),
            activity: Cell::default(),
            closed: Cell::default(),
            rekey: Cell::default(),
            tell: None,
        }
    }

    fn with(app: App, journal: Journal, loaded: Loaded, tell: Rc<dyn Fn(SessionNews)>) -> Rc<Session> {
        let mut loaded = loaded;
        app.load(std::mem::take(&mut loaded.truth));
        time::mark("ranked");
        app.set_save_state(match loaded.read_only {
            Some(_) => SaveState::ReadOnly,
            None => SaveState::Saved { at: None },
        });
        // Whoever has set a lock has begun.
        let is_new = loaded.was_empty && journal.lock().is_none();
        app.set_phase(if is_new { Phase::FirstStart } else { Phase::Ready });
        let session = Self::listening(app, journal, loaded, tell);
        session.rekey.set(session.journal().is_some_and(Journal::rekey_due));
        session.recall();
        session.rest();
        session
    }

    /// Goes on after the workbook was written anew under another key: nothing on the screen changes
    /// but what another tab wrote meanwhile. None when it does not open.
    pub async fn resume(
        app: App,
        workbook: Workbook,
        main: &MainKey,
        tell: Rc<dyn Fn(SessionNews)>,
    ) -> Option<Rc<Session>> {
        let (journal, loaded) = Journal::open(workbook, Some(main)).await.ok()?;
        let edits = app.workspace(|workspace| backup::merge_edits(&loaded.truth, workspace.truth()));
        if !edits.is_empty() {
            let change = Change { stamp: Stamp::default(), label: Label::Other, origin: Origin::File, edits };
            app.take_from_tab(vec![change]);
        }
        let session = Self::listening(app, journal, loaded, tell);
        session.hear(app);
        session.retry();
        Some(session)
    }

    fn hear(self: &Rc<Self>, app: App) {
        let weak = Rc::downgrade(self);
        app.on_sent(move || {
            if let Some(session) = weak.upgrade() {
                session.changed();
            }
        });
    }

    fn listening(app: App, journal: Journal, loaded: Loaded, tell: Rc<dyn Fn(SessionNews)>) -> Rc<Session> {
        let mut made = Self::new(app, Some(journal.clone()));
        made.tell = Some(tell.clone());
        let session = Rc::new(made);
        session.rows.set(if loaded.snapshot_damaged { ROWS_BEFORE_SNAPSHOT } else { loaded.rows_beside_snapshot });
        *session.set_aside.borrow_mut() = loaded.set_aside;
        let (weak, tell_gone) = (Rc::downgrade(&session), tell.clone());
        journal.on_gone(move || {
            if let Some(session) = weak.upgrade().filter(|session| !session.closed.get()) {
                session.app.set_save_state(not_saved(WhyNotSaved::Gone, session.app));
                tell_gone(SessionNews::Gone);
            }
        });
        let heard = Rc::downgrade(&session);
        let on_rows = move |rows: NewRows| {
            if let Some(session) = heard.upgrade() {
                session.app.take_from_tab(rows.changes);
                session.set_aside.borrow_mut().extend(rows.set_aside);
            }
        };
        let tabs = Tabs::watch(&journal, on_rows, move || tell(SessionNews::Locked));
        *session.tabs.borrow_mut() = Some(tabs);
        session
    }

    /// The rows that could not be read, for the user to export.
    pub fn set_aside(&self) -> Vec<SetAside> {
        self.set_aside.borrow().clone()
    }
    /// Where the data lies; None when the app runs from memory.
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }
    /// Tries at once to write what was not written.
    pub fn retry(self: &Rc<Self>) {
        self.write();
    }
    /// Tells the other tabs to look: something was written, or locked.
    pub fn tell_tabs(&self) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }
    /// Stops listening and writing. What is not on disk yet is lost, so wait for `Saved` first.
    pub fn close(&self) {
        self.closed.set(true);
        self.tabs.borrow_mut().take();
    }

    /// Reads the latest changes once the first screen stands: a restored backup is one of many
    /// megabytes. The list is a comfort; without it the app still works.
    fn recall(self: &Rc<Self>) {
        let Some(journal) = self.journal.clone() else { return };
        let session = Rc::downgrade(self);
        spawn_local(async move {
            timer::idle().await;
            let Ok(recent) = journal.recent(RECENT).await else { return };
            if let Some(session) = session.upgrade().filter(|session| !session.closed.get()) {
                let is_whole = recent.len() < RECENT;
                session.app.recall(recent, is_whole);
            }
        });
    }
}

fn not_saved(why: WhyNotSaved, app: App) -> SaveState {
    SaveState::NotSaved { why, pending: app.waiting() }
}

fn why_not_opened(error: &OpenError) -> WhyNotSaved {
    match error {
        OpenError::Missing => WhyNotSaved::Missing,
        OpenError::Denied { .. } => WhyNotSaved::Denied,
        OpenError::Busy | OpenError::Locked => WhyNotSaved::Busy,
        OpenError::Full => WhyNotSaved::Full,
        OpenError::NewerSchema(_) => WhyNotSaved::NewerApp,
        OpenError::Failed { .. } => WhyNotSaved::Failed,
    }
}
