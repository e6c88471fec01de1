//! Which workbook is open, and moving between the user's own and the sample.

use super::{App, Phase, Session, lock::LockState};
use crate::{
    domain::change::Label,
    interchange::sample::{self, SampleLang},
    storage::{
        journal::{OpenError, Workbook},
        prefs::{self, Pref},
    },
    texts::{Lang, lang},
};
use reactive_graph::{
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
use std::rc::Rc;

/// A handle, copied freely.
#[derive(Clone, Copy)]
pub struct Workbooks {
    app: App,
    open: RwSignal<Workbook>,
    session: StoredValue<Option<Rc<Session>>, LocalStorage>,
    pub(super) lock: LockState,
}

impl Workbooks {
    /// For an app that has opened nothing yet.
    pub fn new(app: App) -> Self {
        Workbooks {
            app,
            open: RwSignal::new(Workbook::Mine),
            session: StoredValue::new_local(None),
            lock: LockState::new(),
        }
    }
    /// The handle from the context of the running app.
    pub fn get() -> Self {
        match use_context::<Workbooks>() {
            Some(workbooks) => workbooks,
            None => unreachable!("the root provides the workbooks before any page is made"),
        }
    }
    pub(super) fn app(self) -> App {
        self.app
    }
    /// Which one is open. Tracked.
    pub fn current(self) -> Workbook {
        self.open.get()
    }
    /// The same, without tracking.
    pub fn current_untracked(self) -> Workbook {
        self.open.get_untracked()
    }
    /// The open one.
    pub fn session(self) -> Option<Rc<Session>> {
        self.session.get_value()
    }
    /// Opens the one that was open last.
    pub async fn open_last(self) {
        let last = if prefs::get::<String>(Pref::Workbook).as_deref() == Some(SAMPLE) {
            Workbook::Sample
        } else {
            Workbook::Mine
        };
        self.open(last).await;
    }
    /// Closes the open one and opens another. Waits for nothing: call it when all is saved.
    pub async fn open(self, workbook: Workbook) {
        self.lock.nothing_instead();
        if let Some(session) = self.session.get_value() {
            session.close();
        }
        self.session.set_value(None);
        if workbook == Workbook::Sample {
            // Whoever looks at the sample does not need the key in memory.
            self.forget_key();
        }
        let name = match workbook {
            Workbook::Mine => MINE,
            Workbook::Sample => SAMPLE,
        };
        prefs::set(Pref::Workbook, name);
        self.open.set(workbook);
        let main = self.lock.main_key();
        let tell = Rc::new(move |news| self.heard(news));
        let session = Session::open(self.app, workbook, main.as_ref(), tell).await;
        self.session.set_value(Some(session));
        self.note_lock();
    }
    pub(super) fn keep_session(self, session: Rc<Session>) {
        self.session.set_value(Some(session));
    }
    pub(super) fn forget_session(self) {
        self.session.set_value(None);
    }
    /// Closes the open one. Nothing is written any more.
    pub fn close(self) {
        if let Some(session) = self.session.get_value() {
            session.close();
        }
        self.session.set_value(None);
    }
    /// Opens the sample workbook and fills it, unless something is in it already.
    pub async fn open_sample(self) {
        self.open(Workbook::Sample).await;
        if self.app.workspace(|workspace| workspace.truth().is_empty()) {
            let lang = if lang() == Lang::Da { SampleLang::Da } else { SampleLang::Nb };
            self.app.commit(Label::SampleLoaded, sample::sample(self.app.now().date(), lang));
        }
        self.app.set_phase(Phase::Ready);
    }
    /// Deletes the sample workbook and goes back to the user's own.
    ///
    /// # Errors
    /// When another tab does not let go of it.
    pub async fn remove_sample(self) -> Result<(), OpenError> {
        self.open(Workbook::Mine).await;
        crate::storage::journal::Journal::delete_database(Workbook::Sample).await
    }
}

const MINE: &str = "mine";
const SAMPLE: &str = "sample";
