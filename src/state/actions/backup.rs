//! Writing a backup, and taking one in.

use crate::{
    domain::change::{Change, Label},
    interchange::backup::{self, BackupContent, Meta},
    state::{App, Phase, Workbooks},
    storage::{
        files::{self, FileError},
        journal::Workbook,
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

impl App {
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

    /// Takes in what a backup knows newer; what is newer here stays.
    pub fn merge_backup(self, content: &BackupContent) {
        let edits = self.workspace(|workspace| backup::merge_edits(&content.truth, workspace.truth()));
        self.take_backup(Label::Merged, edits, content);
    }
    /// Makes the data what the backup says, also where it is newer here. Undo takes it back.
    pub fn replace_by_backup(self, content: &BackupContent) {
        let edits = self.workspace(|workspace| backup::replace_edits(&content.truth, workspace.truth()));
        self.take_backup(Label::Restored, edits, content);
    }

    fn take_backup(self, label: Label, edits: Vec<crate::domain::change::Edit>, content: &BackupContent) {
        let known: HashSet<_> = self.workspace(|w| w.recent().map(|change| change.stamp).collect());
        let was_empty = self.workspace(|workspace| workspace.truth().is_empty());
        // The history comes along where there was none; elsewhere the change itself tells enough.
        let history = content.history.iter().filter(|change| was_empty && !known.contains(&change.stamp));
        self.take_history(history.cloned().collect());
        self.take_from_file(label, edits);
        self.set_phase(Phase::Ready);
    }
}

/// Says what it is and when it was made, and nothing else.
fn file_name(today: NaiveDate) -> String {
    format!("arbeidsro-{today}.json")
}
