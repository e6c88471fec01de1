//! Opening the data that a page carries, and locking them again.

use super::{Locked, Open, OpenProblem, PageFile};
use crate::{
    interchange::{
        backup::{self, BackupContent},
        carried::{Carried, CarriedError},
    },
    state::{Phase, SaveState},
    storage::{
        page_file,
        pauses::Tries,
        prefs::{self, Pref},
        sealed_file::{FileKey, SealedFileError},
        time,
    },
    texts::{Key, text},
};
use reactive_graph::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl PageFile {
    /// Opens the data with its passphrase. Then [`Self::work_in_file`] or [`Self::offer`].
    ///
    /// # Errors
    /// [`OpenProblem`]; it can be tried again.
    pub async fn unlock(self, passphrase: &str) -> Result<Arc<BackupContent>, OpenProblem> {
        let sealed = self.waiting.get_value();
        if sealed.is_empty() {
            let why = Carried::read(&page_file::carried()).err().unwrap_or(CarriedError::Malformed);
            return Err(OpenProblem::Carried(why));
        }
        let (before, now) = (self.tries(), time::now_millis());
        if before.left(now) > 0 {
            return Err(OpenProblem::TooEarly);
        }
        // Counted before it is made, so that a reload does not undo it.
        self.keep_tries(before.one_more(now));
        let opened = FileKey::open(passphrase, &sealed).await;
        match &opened {
            Ok(_) => self.keep_tries(Tries::default()),
            Err(SealedFileError::DoesNotOpen) => {}
            Err(_) => self.keep_tries(before),
        }
        let (key, bytes) = opened.map_err(OpenProblem::Sealed)?;
        let content = backup::read(&bytes, time::now_millis()).map_err(OpenProblem::Backup)?;
        let content = Arc::new(content);
        self.found.set_value(Some((key, content.clone())));
        self.saw();
        Ok(content)
    }

    /// Milliseconds until a passphrase may be tried again.
    pub fn wait_left(self) -> u64 {
        self.tries().left(time::now_millis())
    }
    fn tries(self) -> Tries {
        prefs::get(Pref::CarriedTries).unwrap_or(self.tries.get_value())
    }
    fn keep_tries(self, tries: Tries) {
        self.tries.set_value(tries);
        if tries == Tries::default() {
            prefs::forget(Pref::CarriedTries);
        } else {
            prefs::set(Pref::CarriedTries, tries);
        }
    }

    /// Works in the file: nothing is read from the browser's storage and nothing written there.
    pub fn work_in_file(self) {
        let Some((key, content)) = self.found.try_update_value(Option::take).flatten() else { return };
        let locked = self.locked.try_update_value(Option::take).flatten();
        let Locked { changed, at, target } = locked.unwrap_or(Locked { changed: 0, at: None, target: None });
        self.workbooks.close();
        self.app.load(content.truth.clone());
        self.app.recall(content.history.iter().rev().cloned().collect(), true);
        let history = content.history.iter().cloned().map(Arc::new).collect();
        self.open.set_value(Some(Open { key, history, target, writing: false, again: false, activity: 0 }));
        self.app.set_save_state(SaveState::InFile { changed, at });
        self.app.on_sent(move || self.note_changes());
        self.workbooks.lock_instead(move || spawn_local(self.lock()));
        self.app.set_phase(Phase::Ready);
        if changed > 0 {
            self.save_soon();
        }
    }
    /// Whether it was locked while it was worked in, so that there is nothing to choose. Tracked.
    pub fn is_locked(self) -> bool {
        self.head.track();
        self.locked.with_value(Option::is_some)
    }
    /// Takes the data out of the app and keeps it sealed in memory, with what is not saved yet.
    async fn lock(self) {
        if self.target.get_untracked().is_some() {
            // What cannot be saved now is kept all the same.
            let _ = self.save().await;
        }
        // What is changed while it is sealed must be sealed too.
        let sealed = loop {
            let held = self
                .open
                .with_value(|open| open.as_ref().map(|open| (open.key.clone(), open.history.clone(), open.activity)));
            let Some((key, history, activity)) = held else { return };
            let Ok(sealed) = key.seal(&self.backup(&history, time::now_millis())).await else {
                return self.app.say(text(Key::LockFailed).to_owned(), false);
            };
            if self.stands_at(activity) {
                break sealed;
            }
        };
        let SaveState::InFile { changed, at } = self.app.save_state_untracked() else { return };
        let open = self.open.try_update_value(Option::take).flatten();
        self.locked.set_value(open.map(|open| Locked { changed, at, target: open.target }));
        self.waiting.set_value(sealed);
        self.app.on_sent(|| ());
        self.app.load(Default::default());
        self.app.forget_notices();
        self.head.notify();
        self.app.set_phase(Phase::Carried);
    }
    /// Opens the browser's own workbook, and offers what the file holds to be taken in there.
    pub fn offer(self) {
        let found = self.found.try_update_value(Option::take).flatten();
        self.offered.set(found.map(|(_, content)| content));
        spawn_local(self.workbooks.open_last());
    }
    /// Leaves the file's data alone and opens the browser's own workbook.
    pub fn leave(self) {
        self.found.set_value(None);
        spawn_local(self.workbooks.open_last());
    }
}
