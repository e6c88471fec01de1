//! Erasing for good: one record, a case with all that hangs on it, what is past its period, all.
//!
//! The erasure holds at once, in every tab; the journal's cleaning takes the text out of what lies
//! on the disk. Nothing brings it back, so nothing here can be undone.

use super::copies::CopyProblem;
use crate::{
    domain::{
        change::{Edit, Label},
        retention::{goes_with, moves_on},
        truth::Key,
    },
    state::{App, Workbooks},
    storage::{
        journal::{Before, OpenError},
        wipe,
    },
};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

impl App {
    /// What goes when these are erased: how many records of which kind.
    pub fn erasure_counts(self, keys: &[Key]) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for key in self.all_that_goes(keys) {
            *counts.entry(key.kind.to_string()).or_default() += 1;
        }
        counts
    }

    /// Erases records with all that hangs on them. Of what stays a safety copy is kept first, where
    /// more than one record goes; what goes is in no copy. Says how many records went.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`]; then nothing was erased.
    pub async fn erase(self, workbooks: Workbooks, keys: &[Key]) -> Result<usize, CopyProblem> {
        let all = self.all_that_goes(keys);
        if all.len() > 1 {
            let going: FxHashSet<Key> = all.iter().cloned().collect();
            self.keep_copy_without(workbooks, Before::Erase, &going).await?;
        }
        Ok(self.erase_now(keys, &all))
    }

    /// Erases what was erased on another of the user's devices, with all that hangs on it here. Neither
    /// asked about nor held up by a copy that cannot be kept: it was decided there. Says how many went.
    pub fn erase_as_elsewhere(self, keys: &[Key]) -> usize {
        self.erase_now(keys, &self.all_that_goes(keys))
    }

    fn erase_now(self, keys: &[Key], all: &BTreeSet<Key>) -> usize {
        let erasure = |key: &Key| self.workspace(|workspace| workspace.erasure(key));
        let count = all.len();
        let mut edits: Vec<Edit> = self.workspace(|workspace| moves_on(workspace.truth(), keys));
        edits.retain(|edit| !all.contains(&edit.key));
        edits.extend(all.iter().flat_map(erasure));
        // What older messages say may name what goes, and they offer an undo that is none.
        self.dismiss_all();
        self.commit(Label::Erased, edits).map_or(0, |_| count)
    }

    fn all_that_goes(self, keys: &[Key]) -> BTreeSet<Key> {
        self.workspace(|workspace| {
            let truth = workspace.truth();
            let moved = moves_on(truth, keys);
            let with = keys.iter().flat_map(|key| goes_with(truth, key));
            let is_here = |key: &Key| truth.record(key).is_some_and(|record| !record.is_erased());
            // A task that is chosen itself goes all the same.
            let stays = |key: &Key| !keys.contains(key) && moved.iter().any(|edit| edit.key == *key);
            with.filter(|key| is_here(key) && !stays(key)).collect()
        })
    }
}

impl Workbooks {
    /// Deletes every database and preference of the app in this browser. Afterwards only the page
    /// itself is left; load it anew.
    ///
    /// # Errors
    /// [`OpenError::Busy`] when another tab does not let go; what could be deleted is gone then.
    pub async fn erase_everything(self) -> Result<(), OpenError> {
        self.close();
        Ok(wipe::everything().await?)
    }
}
