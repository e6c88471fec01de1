//! Saving the file that is worked in.

use super::{Open, PageFile, SaveProblem};
use crate::{
    domain::change::Change,
    interchange::{
        backup::{self, Meta},
        carried::{Carried, CarriedHead},
    },
    state::SaveState,
    storage::{
        files::FileName,
        page_file::{self, PageFileError, Target},
        prefs::{self, Pref},
        sealed_file::FileKey,
        time, timer,
    },
};
use reactive_graph::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds without changes before the chosen file is written.
const REST_MILLIS: i32 = 1_500;

/// Where a saving ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// In the chosen file.
    Written,
    /// In a new download.
    Downloaded,
    /// Another saving is under way. What has changed since it began is saved when it has ended.
    Later,
    /// No file is worked in.
    Nothing,
}

impl PageFile {
    /// Saves the file that is worked in: back into the chosen one, else as a new download.
    ///
    /// # Errors
    /// [`SaveProblem`]; the changes then still count as not saved.
    pub async fn save(self) -> Result<Saved, SaveProblem> {
        loop {
            let saved = self.save_once().await;
            if saved == Ok(Saved::Later) {
                return saved;
            }
            self.trouble.set(saved.err());
            let asked = |open: &mut Option<Open>| open.as_mut().is_some_and(|open| std::mem::take(&mut open.again));
            let again = self.open.try_update_value(asked).unwrap_or(false);
            let changed = matches!(self.app.save_state_untracked(), SaveState::InFile { changed: 1.., .. });
            if !(again && changed && saved.is_ok()) {
                return saved;
            }
        }
    }

    async fn save_once(self) -> Result<Saved, SaveProblem> {
        let SaveState::InFile { changed, at } = self.app.save_state_untracked() else { return Ok(Saved::Nothing) };
        let begun = self.open.try_update_value(|open| {
            let open = open.as_mut()?;
            open.again = open.writing;
            let mine = !std::mem::replace(&mut open.writing, true);
            Some(mine.then(|| (open.key.clone(), open.history.clone(), open.target.clone())))
        });
        let (key, history, target) = match begun.flatten() {
            None => return Ok(Saved::Nothing),
            Some(None) => return Ok(Saved::Later),
            Some(Some(held)) => held,
        };
        let saved = self.write(&key, &history, target.as_ref()).await;
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.writing = false;
            }
        });
        if let SaveState::InFile { changed: now, .. } = self.app.save_state_untracked() {
            self.app.set_save_state(match saved {
                Ok(()) => SaveState::InFile { changed: now.saturating_sub(changed), at: Some(self.app.now()) },
                Err(_) => SaveState::InFile { changed: now, at },
            });
        }
        saved.map(|()| if target.is_some() { Saved::Written } else { Saved::Downloaded })
    }

    async fn write(self, key: &FileKey, history: &[Arc<Change>], target: Option<&Target>) -> Result<(), SaveProblem> {
        let held = self.head.get_untracked();
        let series = held.map_or_else(|| self.app.random() as u64, |head| head.series);
        let number = held.map_or(0, |head| head.number) + 1;
        let head = CarriedHead { series, number, written: time::now_millis() };
        let data = sealed(key, &self.backup(history, head.written), head).await?;
        match target {
            None => page_file::save_copy(&FileName::of_minute(self.app.now(), "html"), &data)
                .await
                .map_err(SaveProblem::Page)?,
            Some(target) => {
                let there = target.read().await.and_then(|page| Carried::find(page.as_bytes()).ok());
                if held.zip(there).is_some_and(|(held, there)| !held.may_replace(&there.head)) {
                    return Err(SaveProblem::Newer);
                }
                target.write(&data).await.map_err(SaveProblem::Page)?;
            }
        }
        self.head.set(Some(head));
        self.saw();
        Ok(())
    }

    /// A backup of what is open, without a trace of what was erased.
    pub(super) fn backup(self, history: &[Arc<Change>], written_millis: u64) -> Vec<u8> {
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis, workbook: "mine" };
        self.app.workspace(|workspace| {
            let truth = workspace.truth();
            let is_erased = |key: &_| truth.record(key).is_some_and(|record| record.is_erased());
            let history: Vec<Change> = history.iter().filter_map(|change| change.without(is_erased)).collect();
            backup::write(truth, &history, meta)
        })
    }

    /// Remembers the latest saving seen in this browser.
    pub(super) fn saw(self) {
        if let Some(head) = self.head.get_untracked()
            && prefs::get::<CarriedHead>(Pref::LastCarried).is_none_or(|seen| !head.is_older_than(&seen))
        {
            prefs::set(Pref::LastCarried, head);
        }
    }

    pub(super) fn note_changes(self) {
        let made = self.app.outbox(usize::MAX);
        self.app.saved(made.len());
        let SaveState::InFile { changed, at } = self.app.save_state_untracked() else { return };
        self.app.set_save_state(SaveState::InFile { changed: changed + made.len(), at });
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.history.extend(made);
                open.activity += 1;
            }
        });
        self.save_soon();
    }

    /// Writes the chosen file after a moment without changes.
    pub(super) fn save_soon(self) {
        let held = |open: &Option<Open>| open.as_ref().filter(|open| open.target.is_some()).map(|open| open.activity);
        let Some(activity) = self.open.with_value(held) else { return };
        spawn_local(async move {
            timer::wait(REST_MILLIS).await;
            if self.stands_at(activity) {
                // What went wrong is told beside the file's name; the next change and the button try again.
                let _ = self.save().await;
            }
        });
    }

    /// Whether nothing was changed since.
    pub(super) fn stands_at(self, activity: u64) -> bool {
        self.open.with_value(|open| open.as_ref().is_some_and(|open| open.activity == activity))
    }
}

/// The text of the page's data block.
pub(super) async fn sealed(key: &FileKey, backup: &[u8], head: CarriedHead) -> Result<String, SaveProblem> {
    let sealed = key.seal(backup).await.map_err(|_| SaveProblem::NoCrypto)?;
    Carried { head, sealed }.write().ok_or(SaveProblem::Page(PageFileError::Changed))
}
