//! Writing a backup, and taking one in.

use super::copies::CopyProblem;
use crate::{
    domain::change::{Change, Label},
    interchange::backup::{self, BackupContent, Meta},
    state::{App, Phase, Workbooks, queries::walk::handover_truth},
    storage::{
        files::{self, FileError, FileName},
        journal::{Before, Workbook},
        prefs::{self, Pref},
        sealed_file, time,
    },
};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Where a backup went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// To the browser's downloads.
    #[default]
    Download,
    /// Into the chosen folder.
    Folder,
}

/// When the last backup of the user's own workbook was made, and how much was in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LastBackup {
    /// Milliseconds since 1970.
    pub millis: u64,
    /// Live records in it.
    pub records: usize,
    /// Where it went.
    #[serde(default)]
    pub place: Place,
}

/// The last backup made in this browser, if any is remembered.
pub fn last_backup() -> Option<LastBackup> {
    prefs::get(Pref::LastBackup)
}

/// Notes a backup of the user's own workbook.
pub fn note_backup(made: LastBackup) {
    prefs::set(Pref::LastBackup, made);
}

/// What is worth saying about backups.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reminder {
    /// None was made in this browser, and there are so many changes.
    Never { changes: usize },
    /// The last one is so many days old, and there are so many changes since.
    Old { days: u64, changes: usize },
}

/// Says something when a week's work would be lost, or a lot of a day's; never when nothing has changed
/// since the last backup, and not again on a day on which it was put off.
pub fn reminder(
    last: Option<LastBackup>,
    changes: usize,
    now_millis: u64,
    put_off: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Reminder> {
    const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;
    const OLD_DAYS: u64 = 7;
    const MANY: usize = 50;
    if changes == 0 || put_off.is_some_and(|day| day >= today) {
        return None;
    }
    let Some(last) = last else { return Some(Reminder::Never { changes }) };
    let days = now_millis.saturating_sub(last.millis) / DAY_MILLIS;
    (days >= OLD_DAYS || (days >= 1 && changes >= MANY)).then_some(Reminder::Old { days, changes })
}

impl App {
    /// What is worth saying about backups now; nothing in the sample, where none is needed.
    pub fn backup_reminder(self, workbooks: Workbooks) -> Option<Reminder> {
        let is_mine = workbooks.current() == Workbook::Mine;
        let put_off = prefs::get(Pref::BackupPutOff);
        let changes = self.changes_since_backup();
        reminder(last_backup(), changes, time::now_millis(), put_off, self.today()).filter(|_| is_mine)
    }
    /// Says nothing more of it today.
    pub fn put_off_backup(self) {
        prefs::set(Pref::BackupPutOff, self.now().date());
    }
    /// How many changes no backup holds, as far as the latest changes are known: at least so many.
    pub fn changes_since_backup(self) -> usize {
        let since = last_backup().map_or(0, |last| last.millis);
        self.workspace(|workspace| workspace.recent().filter(|change| change.stamp.millis > since).count())
    }

    /// The whole workbook as one JSON file, what has not reached the disk included, and what is to be
    /// noted once it is where it belongs.
    pub async fn backup_bytes(self, workbooks: Workbooks, is_sealed: bool) -> (Vec<u8>, LastBackup) {
        let mut history: Vec<Change> = match workbooks.session().as_ref().and_then(|session| session.journal().cloned())
        {
            Some(journal) => journal.all_kept().await.unwrap_or_default(),
            None => self.workspace(|workspace| workspace.recent().map(|change| (**change).clone()).collect()),
        };
        history.extend(self.outbox(usize::MAX).iter().map(|change| (**change).clone()));
        let millis = time::now_millis();
        let name = if workbooks.current_untracked() == Workbook::Mine { "mine" } else { "sample" };
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: millis, workbook: name };
        self.workspace(|workspace| {
            let records = backup::live(workspace.truth());
            let made = LastBackup { millis, records, place: Place::Download };
            let write = if is_sealed { backup::write } else { backup::write_open };
            (write(workspace.truth(), &history, meta), made)
        })
    }

    /// Hands the whole workbook to the browser as one file, encrypted where a passphrase is given.
    /// Says how many records it holds.
    ///
    /// # Errors
    /// [`FileError::NotSaved`] when the browser did not take it or cannot encrypt.
    pub async fn save_backup(self, workbooks: Workbooks, passphrase: Option<String>) -> Result<usize, FileError> {
        let (mut bytes, made) = self.backup_bytes(workbooks, passphrase.is_some()).await;
        if let Some(passphrase) = passphrase {
            bytes = sealed_file::seal_file(&passphrase, &bytes).await.map_err(|_| FileError::NotSaved)?;
        }
        files::save(&FileName::of_day("", self.now().date(), "json"), "application/json", &bytes)?;
        if workbooks.current_untracked() == Workbook::Mine {
            note_backup(made);
        }
        Ok(made.records)
    }

    /// Hands the open cases to the browser as an encrypted file for a colleague. Says how many cases it holds.
    ///
    /// # Errors
    /// [`FileError::NotSaved`] when the browser did not take it or cannot encrypt.
    pub async fn save_handover(self, passphrase: &str) -> Result<usize, FileError> {
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: time::now_millis(), workbook: "mine" };
        let (bytes, cases) = self.workspace(|workspace| {
            let (given, cases) = handover_truth(workspace);
            (backup::write(&given, &[], meta), cases)
        });
        let sealed = sealed_file::seal_file(passphrase, &bytes).await.map_err(|_| FileError::NotSaved)?;
        files::save(&FileName::of_day("overlevering", self.now().date(), "json"), "application/json", &sealed)?;
        Ok(cases)
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
            let edits = app.workspace(|workspace| {
                let ours = workspace.truth();
                let edits = match way {
                    Way::Merge => backup::merge_edits(&content.truth, ours),
                    Way::Replace => backup::replace_edits(&content.truth, ours),
                };
                match (erasing, way) {
                    (true, _) => edits,
                    (false, Way::Merge) => backup::without_erasing(edits, ours),
                    // Gone all the same, but with a way back.
                    (false, Way::Replace) => {
                        let gone = content.truth.records().filter(|(_, record)| record.is_erased());
                        let deletions = gone.flat_map(|(key, _)| workspace.deletion(key)).collect::<Vec<_>>();
                        backup::without_erasing(edits, ours).into_iter().chain(deletions).collect()
                    }
                }
            });
            app.take_its_history(content);
            edits
        };
        self.take_large(workbooks, before, label, edits).await?;
        self.set_phase(Phase::Ready);
        Ok(())
    }

    /// The history comes along where there was none; elsewhere the change itself tells enough.
    fn take_its_history(self, content: &BackupContent) {
        let known: FxHashSet<_> = self.workspace(|w| w.recent().map(|change| change.stamp).collect());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reminder_counts_and_does_not_nag() {
        const DAY: u64 = 24 * 60 * 60 * 1000;
        let today: NaiveDate = "2026-11-27".parse().expect("a day");
        let (now, yesterday) = (1_795_767_300_000, today.pred_opt());
        let last = |days: u64| Some(LastBackup { millis: now - days * DAY, records: 9, place: Place::Folder });
        for (last, changes, put_off, expected) in [
            (None, 0, None, None),
            (None, 1, None, Some(Reminder::Never { changes: 1 })),
            (None, 9, Some(today), None),
            (None, 9, yesterday, Some(Reminder::Never { changes: 9 })),
            (last(0), 300, None, None),
            (last(1), 49, None, None),
            (last(1), 50, None, Some(Reminder::Old { days: 1, changes: 50 })),
            (last(6), 1, None, None),
            (last(7), 1, None, Some(Reminder::Old { days: 7, changes: 1 })),
            (last(400), 0, None, None),
        ] {
            assert_eq!(reminder(last, changes, now, put_off, today), expected, "{last:?} {changes} {put_off:?}");
        }
    }
}
