//! Safety copies: kept before something large, listed, gone back to.

use crate::{
    domain::{
        change::{Edit, Label},
        truth::Key,
    },
    interchange::backup,
    state::{App, Workbooks},
    storage::{
        journal::{Before, Journal, SafetyCopy},
        time,
    },
};
use rustc_hash::FxHashSet;

/// Why something large was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CopyProblem {
    /// The safety copy could not be written. Nothing was changed.
    NotKept,
    /// The safety copy cannot be read any more. Nothing was changed.
    Unreadable,
}

impl App {
    /// Keeps what there is now. Nothing is kept of an empty workbook, or where there is no disk.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`]; do not go on then.
    pub async fn keep_safety_copy(self, workbooks: Workbooks, before: Before) -> Result<(), CopyProblem> {
        self.keep_copy_without(workbooks, before, &FxHashSet::default()).await
    }

    /// The same, without these records.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`]; do not go on then.
    pub async fn keep_copy_without(
        self,
        workbooks: Workbooks,
        before: Before,
        left_out: &FxHashSet<Key>,
    ) -> Result<(), CopyProblem> {
        let Some(journal) = journal(workbooks) else { return Ok(()) };
        let truth = self.workspace(|workspace| workspace.truth().without(left_out));
        if backup::live(&truth) == 0 {
            return Ok(());
        }
        journal.keep_copy(&truth, before, time::now_millis()).await.map_err(|_| CopyProblem::NotKept)
    }

    /// The safety copies of the last 30 days, newest first.
    pub async fn safety_copies(self, workbooks: Workbooks) -> Vec<SafetyCopy> {
        match journal(workbooks) {
            Some(journal) => journal.copies(time::now_millis()).await.unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// Makes the data what a safety copy holds; what there is now is kept as one first. What was
    /// erased since stays erased.
    ///
    /// # Errors
    /// [`CopyProblem`].
    pub async fn go_back_to(self, workbooks: Workbooks, copy: &SafetyCopy) -> Result<(), CopyProblem> {
        let journal = journal(workbooks).ok_or(CopyProblem::Unreadable)?;
        let kept = journal.copy(copy).await.ok().flatten().ok_or(CopyProblem::Unreadable)?;
        let edits = |app: App| app.workspace(|workspace| backup::replace_edits(&kept, workspace.truth()));
        self.take_large(workbooks, Before::Return, Label::Restored, edits).await
    }

    /// Keeps a safety copy, then takes in edits as one change. They are made after the copy, from
    /// what is there then.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`].
    pub async fn take_large(
        self,
        workbooks: Workbooks,
        before: Before,
        label: Label,
        edits: impl FnOnce(App) -> Vec<Edit>,
    ) -> Result<(), CopyProblem> {
        self.keep_safety_copy(workbooks, before).await?;
        let edits = edits(self);
        self.take_from_file(label, edits);
        Ok(())
    }
}

pub(super) fn journal(workbooks: Workbooks) -> Option<Journal> {
    workbooks.session()?.journal().cloned()
}
