//! Writing a backup, and taking one in.

use super::copies::CopyProblem;
use crate::{
    domain::change::{Change, Label},
    interchange::backup::{self, BackupContent, Meta},
    state::{App, Phase, Workbooks},
    storage::{
        files::{self, FileError},
        journal::{Before, Workbook},
        prefs::{self, Pref},
        time,
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// When the last backup of the user's own workbook was handed to the browser, and how much was in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LastBackup {
    /// Milliseconds since 1970.
    pub millis: u64,
    /// Live records in it.
    pub records: usize,
}

/// The last backup made in this browser, if any is remembered.
pub fn last_backup() -> Option<LastBackup> {
    prefs::get(Pref::LastBackup)
}

/// What is worth saying about backups.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupAge {
    /// None was made in this browser.
    Never,
    /// The last one is so many days old.
    Old(u64),
}

/// A backup of a week ago has lost a week's work. Nothing is said of a younger one.
pub fn backup_age(last: Option<LastBackup>, now_millis: u64) -> Option<BackupAge> {
    const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;
    const OLD_DAYS: u64 = 7;
    let Some(last) = last else { return Some(BackupAge::Never) };
    let days = now_millis.saturating_sub(last.millis) / DAY_MILLIS;
    (days >= OLD_DAYS).then_some(BackupAge::Old(days))
}

impl App {
    /// What is worth saying about backups now; nothing in the sample, where none is needed.
    pub fn backup_age(self, workbooks: Workbooks) -> Option<BackupAge> {
        let is_mine = workbooks.current() == Workbook::Mine;
        backup_age(last_backup(), time::now_millis()).filter(|_| is_mine)
    }
    /// Hands the whole workbook to the browser as one JSON file. What has not reached the disk is in
    /// it too. Says how many records it holds.
    ///
    /// # Errors
    /// [`FileError::NotSaved`] when the browser did not take it.
    pub async fn save_backup(self, workbooks: Workbooks) -> Result<usize, FileError> {
        let mut history: Vec<Change> = match workbooks.session().as_ref().and_then(|session| session.journal().cloned())
        {
            Some(journal) => journal.all_kept().await.unwrap_or_default(),
            None => self.workspace(|workspace| workspace.recent().map(|change| (**change).clone()).collect()),
        };
        history.extend(self.outbox(usize::MAX).iter().map(|change| (**change).clone()));
        let millis = time::now_millis();
        let book = workbooks.current_untracked();
        let name = if book == Workbook::Mine { "mine" } else { "sample" };
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: millis, workbook: name };
        let (bytes, records) = self.workspace(|workspace| {
            let live = workspace.truth().records().filter(|(_, record)| record.is_live()).count();
            (backup::write(workspace.truth(), &history, meta), live)
        });
        files::save(&file_name(self.now().date()), "application/json", &bytes)?;
        if book == Workbook::Mine {
            prefs::set(Pref::LastBackup, LastBackup { millis, records });
        }
        Ok(records)
    }

    /// Takes a backup in, after a safety copy of what is there now. `erasing`: also erases here what
    /// was erased in the file; without it these records stay as they are.
    ///
    /// # Errors
    /// [`CopyProblem`]; then nothing was changed.
    pub async fn take_backup(
        self,
        workbooks: Workbooks,
        content: &BackupContent,
        way: Way,
        erasing: bool,
    ) -> Result<(), CopyProblem> {
        let (before, label) = match way {
            Way::Merge => (Before::Merge, Label::Merged),
            Way::Replace => (Before::Replace, Label::Restored),
        };
        let edits = |app: App| {
            let edits = app.workspace(|workspace| match way {
                Way::Merge => backup::merge_edits(&content.truth, workspace.truth()),
                Way::Replace => backup::replace_edits(&content.truth, workspace.truth()),
            });
            app.take_its_history(content);
            if erasing { edits } else { backup::without_erasing(edits) }
        };
        self.take_large(workbooks, before, label, edits).await?;
        self.set_phase(Phase::Ready);
        Ok(())
    }

    /// The history comes along where there was none; elsewhere the change itself tells enough.
    fn take_its_history(self, content: &BackupContent) {
        let known: HashSet<_> = self.workspace(|w| w.recent().map(|change| change.stamp).collect());
        let was_empty = self.workspace(|workspace| workspace.truth().is_empty());
        let history = content.history.iter().filter(|change| was_empty && !known.contains(&change.stamp));
        self.take_history(history.cloned().collect());
    }
}

/// How a backup is taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// What is newer wins, field by field.
    Merge,
    /// Everything becomes as in the file.
    Replace,
}

/// Says what it is and when it was made, and nothing else.
fn file_name(today: NaiveDate) -> String {
    format!("arbeidsro-{today}.json")
}
