//! What was done: taking it back, doing it again, and the list of the latest changes.

use super::Workspace;
use crate::domain::{
    change::{Change, Origin},
    truth::Key,
};
use std::sync::Arc;

/// What taking back or doing again did.
#[derive(Clone, Debug)]
pub struct Reversal {
    /// The change that was taken back or done again.
    pub of: Arc<Change>,
    /// The change that did so; None when everything had been overtaken.
    pub made: Option<Arc<Change>>,
    /// Fields left alone because something else has changed them since.
    pub overtaken: usize,
}

impl Workspace {
    /// Puts changes of earlier days, newest first, before those noted so far in the list of the latest.
    /// What was erased since they were read is left out. `is_whole`: there are no older ones.
    pub fn recall(&mut self, earlier: Vec<Change>, is_whole: bool) {
        self.reach = self.reach.max(earlier.len());
        self.is_whole = is_whole;
        let erased = |key: &Key| self.truth.record(key).is_some_and(|record| record.is_erased());
        for change in earlier.iter().filter_map(|change| change.without(erased)) {
            let known = self.recent.iter().any(|known| known.stamp == change.stamp);
            if !known && self.recent.len() < self.reach {
                self.recent.push_front(Arc::new(change));
            }
        }
    }

    /// Notes a change for the list of the latest ones.
    pub fn remember(&mut self, change: Arc<Change>) {
        // A row of our own may be read back before the journal has noted that it is ours.
        if self.recent.iter().any(|known| known.stamp == change.stamp) {
            return;
        }
        self.recent.push_back(change);
        if self.recent.len() > self.reach {
            self.recent.pop_front();
            self.is_whole = false;
        }
    }

    /// There may be older changes than those at hand.
    pub fn has_older_changes(&self) -> bool {
        !self.is_whole
    }

    /// The latest changes from anywhere, newest first.
    pub fn recent(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.recent.iter().rev()
    }

    /// Takes back this tab's last change.
    pub fn undo(&mut self, now_millis: u64) -> Option<Reversal> {
        let (of, inverse) = self.undo.take_undo(&self.truth)?;
        let made = self.make(of.label, Origin::Undo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.note_undone(made.clone());
        }
        Some(Reversal { of, made, overtaken: inverse.overtaken })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, now_millis: u64) -> Option<Reversal> {
        let (of, inverse) = self.undo.take_redo(&self.truth)?;
        let made = self.make(of.label, Origin::Redo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.note_redone(made.clone());
        }
        Some(Reversal { of, made, overtaken: inverse.overtaken })
    }

    /// Takes back any change, for example one from the history.
    pub fn take_back(&mut self, of: &Arc<Change>, now_millis: u64) -> Reversal {
        let inverse = of.inverse(&self.truth);
        let made = self.make(of.label, Origin::Undo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.record(made.clone());
        }
        Reversal { of: of.clone(), made, overtaken: inverse.overtaken }
    }
}
