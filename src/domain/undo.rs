//! What this tab did and can take back.

use super::{
    change::{Change, Inverse},
    truth::{Key, Truth},
};
use std::sync::Arc;

/// Changes made in this tab, newest last, and those taken back.
#[derive(Clone, Debug, Default)]
pub struct UndoList {
    done: Vec<Arc<Change>>,
    undone: Vec<Arc<Change>>,
}

/// Enough for a long day; older ones are still in the history.
const KEPT: usize = 500;

impl UndoList {
    /// Notes a change that the user made. What was taken back before can not be done again.
    pub fn record(&mut self, change: Arc<Change>) {
        self.done.push(change);
        self.undone.clear();
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }
    /// The next change to take back, with the edits that do so.
    pub fn take_undo(&mut self, truth: &Truth) -> Option<(Arc<Change>, Inverse)> {
        let change = self.done.pop()?;
        let inverse = change.inverse(truth);
        Some((change, inverse))
    }
    /// The next change to do again, with the edits that do so.
    pub fn take_redo(&mut self, truth: &Truth) -> Option<(Arc<Change>, Inverse)> {
        let change = self.undone.pop()?;
        let inverse = change.inverse(truth);
        Some((change, inverse))
    }
    /// Notes the change that took one back.
    pub fn note_undone(&mut self, undo: Arc<Change>) {
        self.undone.push(undo);
    }
    /// Notes the change that did one again.
    pub fn note_redone(&mut self, redo: Arc<Change>) {
        self.done.push(redo);
    }
    /// What can be taken back, newest first.
    pub fn done(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.done.iter().rev()
    }
    /// What can be done again, the next first.
    pub fn undone(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.undone.iter().rev()
    }
    /// Forgets erased records.
    pub fn forget(&mut self, erased: impl Fn(&Key) -> bool) {
        for list in [&mut self.done, &mut self.undone] {
            *list = list.iter().filter_map(|change| change.without(&erased).map(Arc::new)).collect();
        }
    }
}
