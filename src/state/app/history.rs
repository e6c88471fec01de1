//! What was done: taking it back, doing it again, and saying what happened.

use super::App;
use crate::{
    domain::{
        change::{Change, Label},
        workspace::{Reversal, Workspace},
    },
    state::label_text,
    texts::say,
};
use reactive_graph::prelude::*;
use std::sync::Arc;

impl App {
    /// Lists changes of earlier days, newest first, among the latest ones. `is_whole`: there are no
    /// older ones.
    pub fn recall(self, earlier: Vec<Change>, is_whole: bool) {
        self.with_core(|core| core.workspace.recall(earlier, is_whole));
        self.undo.update(|version| *version += 1);
    }
    /// Runs again when anything was done or taken back.
    pub fn watch_history(self) {
        self.undo.track();
    }

    /// Takes back this tab's last change and says what happened.
    pub fn undo(self) {
        let reversal = self.reverse(|workspace, millis| workspace.undo(millis));
        self.tell_reversal(reversal, say::undone_change);
    }
    /// Does again what was taken back.
    pub fn redo(self) {
        let reversal = self.reverse(|workspace, millis| workspace.redo(millis));
        self.tell_reversal(reversal, say::redone_change);
    }
    /// Takes back any earlier change, from the list of the latest ones.
    pub fn take_back(self, change: &Arc<Change>) {
        let reversal = self.reverse(|workspace, millis| Some(workspace.take_back(change, millis)));
        self.tell_reversal(reversal, say::undone_change);
    }
    /// What undo and redo would do next: tracked.
    pub fn next_undo(self) -> Option<Label> {
        self.undo.track();
        self.workspace(|workspace| workspace.undo_list().done().next().map(|change| change.label))
    }
    /// See `next_undo`.
    pub fn next_redo(self) -> Option<Label> {
        self.undo.track();
        self.workspace(|workspace| workspace.undo_list().undone().next().map(|change| change.label))
    }

    fn reverse(self, act: impl FnOnce(&mut Workspace, u64) -> Option<Reversal>) -> Option<Reversal> {
        if !self.may_write() {
            return None;
        }
        let reversal = self.with_core(|core| act(&mut core.workspace, (core.surroundings.millis)()))?;
        match &reversal.made {
            Some(made) => self.sent(made),
            None => self.undo.update(|version| *version += 1),
        }
        Some(reversal)
    }
    fn tell_reversal(self, reversal: Option<Reversal>, tell: fn(&str) -> String) {
        let Some(reversal) = reversal else { return };
        // What they offer would now take back something else.
        self.notices.update(|list| list.retain(|notice| !notice.undo));
        let mut text = tell(label_text(reversal.of.label));
        if reversal.overtaken > 0 {
            text.push(' ');
            text.push_str(&say::fields_overtaken(reversal.overtaken as i64));
        }
        self.say(text, false);
    }
}
