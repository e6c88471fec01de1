//! The ways a change comes in: the user's own, a file's, another tab's.

use super::{App, Phase};
use crate::{
    domain::{
        change::{Change, Edit, Label},
        truth::Key,
    },
    state::label_text,
};
use reactive_graph::prelude::*;
use std::sync::Arc;

impl App {
    /// Makes a change of the user's: applies it, tells the screen, sends it to disk.
    /// None when nothing changes or nothing may be changed.
    pub fn commit(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        if !self.may_write() {
            return None;
        }
        let change = self.with_core(|core| core.workspace.commit(label, edits, (core.surroundings.millis)()))?;
        self.sent(&change);
        // Whoever writes something down past the doors has begun.
        if self.phase.get_untracked() == Phase::FirstStart {
            self.set_phase(Phase::Ready);
        }
        Some(change)
    }
    /// The same, and says so with an offer of undo.
    pub fn commit_and_say(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        let change = self.commit(label, edits)?;
        self.say(label_text(label).to_owned(), true);
        Some(change)
    }
    /// Takes in the content of a file as one change.
    pub fn take_from_file(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        if !self.may_write() {
            return None;
        }
        let change =
            self.with_core(|core| core.workspace.take_from_file(label, edits, (core.surroundings.millis)()))?;
        self.sent(&change);
        Some(change)
    }
    /// Takes in earlier changes from a file, each under its own stamp, and sends them to disk.
    pub fn take_history(self, changes: Vec<Change>) {
        if !self.may_write() || changes.is_empty() {
            return;
        }
        let changes: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
        let touched: Vec<Key> = self.with_core(|core| {
            core.outbox.extend(changes.iter().cloned());
            changes.iter().flat_map(|change| core.workspace.apply(change)).collect()
        });
        self.fire(touched.iter());
        self.tell_sent();
    }
    /// Takes in changes that are on disk already: from another tab.
    pub fn take_from_tab(self, changes: Vec<Change>) {
        let changes: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
        let touched: Vec<Key> =
            self.with_core(|core| changes.iter().flat_map(|change| core.workspace.apply(change)).collect());
        self.fire(touched.iter());
    }
}
