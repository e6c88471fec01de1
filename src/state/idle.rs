//! Locking when nobody works: after some minutes without use in any tab, and, if chosen, after
//! some minutes in the background.

use super::{Phase, Workbooks};
use crate::storage::{
    prefs::{self, Pref},
    time,
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_futures::spawn_local;

/// Minutes without use until it locks, where nothing else is chosen.
const USUAL_MINUTES: u32 = 10;
const MINUTE: u64 = 60_000;
/// How often the other tabs are told that someone works here, in milliseconds.
const TELL_EVERY: u64 = 30_000;

/// Minutes without use until it locks; 0 for never.
pub fn lock_after() -> u32 {
    prefs::get(Pref::LockAfter).unwrap_or(USUAL_MINUTES)
}
/// Chooses how many.
pub fn set_lock_after(minutes: u32) {
    prefs::set(Pref::LockAfter, minutes);
}
/// Minutes in the background until it locks; 0 for never.
pub fn lock_hidden() -> u32 {
    prefs::get(Pref::LockHidden).unwrap_or_default()
}
/// Chooses how many.
pub fn set_lock_hidden(minutes: u32) {
    prefs::set(Pref::LockHidden, minutes);
}

/// Watches whether someone works.
pub struct Idle {
    workbooks: Workbooks,
    last_used: Cell<u64>,
    last_told: Cell<u64>,
    hidden_since: Cell<Option<u64>>,
    looking: Cell<bool>,
}

impl Idle {
    /// Begins now.
    pub fn new(workbooks: Workbooks) -> Rc<Idle> {
        Rc::new(Idle {
            workbooks,
            last_used: Cell::new(time::now_millis()),
            last_told: Cell::default(),
            hidden_since: Cell::default(),
            looking: Cell::default(),
        })
    }

    /// A key, the mouse, a finger. After a long sleep of the computer the first of them comes
    /// before any timer, and must not count as use.
    pub fn used(self: &Rc<Self>) {
        let now = time::now_millis();
        if is_over(self.last_used.get(), now, lock_after()) {
            return self.look();
        }
        self.last_used.set(now);
        if now.abs_diff(self.last_told.get()) >= TELL_EVERY && self.may_lock() {
            self.last_told.set(now);
            if let Some(session) = self.workbooks.session() {
                spawn_local(async move {
                    if let Some(journal) = session.journal() {
                        // Only for tabs in the background, which then lock too early.
                        let _ = journal.note_activity(now).await;
                    }
                });
            }
        }
    }

    /// The tab went to the background, or came back.
    pub fn hidden(self: &Rc<Self>, hidden: bool) {
        self.look();
        self.hidden_since.set(hidden.then(time::now_millis));
    }

    /// Locks when it is time. Called every few seconds.
    pub fn look(self: &Rc<Self>) {
        let now = time::now_millis();
        // A clock that was set back: as if just used.
        self.last_used.set(self.last_used.get().min(now));
        let unused = is_over(self.last_used.get(), now, lock_after());
        let hidden = self.hidden_since.get().is_some_and(|since| is_over(since, now, lock_hidden()));
        if !(unused || hidden) || !self.may_lock() || self.looking.replace(true) {
            return;
        }
        let idle = self.clone();
        spawn_local(async move {
            let limit = if unused { lock_after() } else { lock_hidden() };
            let elsewhere = match idle.workbooks.session().and_then(|session| session.journal().cloned()) {
                Some(journal) => journal.last_activity().await.min(now),
                None => 0,
            };
            idle.looking.set(false);
            if is_over(elsewhere, now, limit) {
                idle.workbooks.lock_now();
            } else {
                idle.last_used.set(idle.last_used.get().max(elsewhere));
            }
        });
    }

    fn may_lock(&self) -> bool {
        self.workbooks.has_lock_untracked() && self.workbooks.app().phase_untracked() == Phase::Ready
    }
}

fn is_over(since: u64, now: u64, minutes: u32) -> bool {
    minutes > 0 && now.saturating_sub(since) >= u64::from(minutes) * MINUTE
}
