//! Keeping several of the user's devices equal through the chosen folder: each writes a file of its own
//! and reads the others'. Whatever syncs the folder is the network.

use super::{App, FolderCopies, FolderState, SaveState, Workbooks, actions::copies::CopyProblem};
use crate::{
    domain::{
        change::{Edit, Label},
        stamp::Stamp,
        truth::Key,
    },
    interchange::{
        backup::{self, Meta},
        envelope::{self, Envelope, EnvelopeError},
        exchange::{self, Conflict, Met},
    },
    storage::{
        drafts::Drafts,
        folder::{Folder, FolderError},
        journal::{Before, Workbook},
        prefs::{self, Pref},
        sealed_file, time,
    },
};
use chrono::NaiveDateTime;
use reactive_graph::{owner::use_context, prelude::*, signal::RwSignal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The draft that says how far the devices know each other. An erasure clears it, and it grows again.
const KEPT: &str = "exchange";
/// Milliseconds for which one safety copy is enough.
const COPY_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// What is remembered from one reading to the next.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    met: BTreeMap<u32, Met>,
    conflicts: Vec<Conflict>,
    given: Stamp,
}

/// What the last reading brought.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct News {
    /// When it was.
    pub at: Option<NaiveDateTime>,
    /// How many other devices' files were read.
    pub devices: usize,
    /// How many did not open: another passphrase, damaged, or of a newer app.
    pub unreadable: usize,
    /// Fields edited on both sides, until the user has chosen.
    pub conflicts: Vec<Conflict>,
    /// Deleted on one side and edited on the other: they stay.
    pub revived: Vec<Key>,
    /// Erased on another device, and still here.
    pub erased: Vec<Key>,
    /// Why it ended early.
    pub trouble: Option<FolderError>,
}

/// A handle, copied freely.
#[derive(Clone, Copy)]
pub struct Exchange {
    app: App,
    workbooks: Workbooks,
    copies: FolderCopies,
    news: RwSignal<News>,
    busy: RwSignal<bool>,
}

impl Exchange {
    /// For an app that has opened nothing yet.
    pub fn new(app: App, workbooks: Workbooks, copies: FolderCopies) -> Self {
        Exchange { app, workbooks, copies, news: RwSignal::new(News::default()), busy: RwSignal::new(false) }
    }
    /// The handle from the context of the running app.
    pub fn get() -> Self {
        match use_context::<Exchange>() {
            Some(exchange) => exchange,
            None => unreachable!("the root provides it before any page is made"),
        }
    }
    /// What the last reading brought. Tracked.
    pub fn news(self) -> News {
        self.news.get()
    }
    /// Whether the devices exchange.
    pub fn is_on(self) -> bool {
        prefs::get(Pref::Exchange).unwrap_or_default()
    }
    /// Begins or ends it on this device.
    pub fn switch(self, on: bool) {
        prefs::set(Pref::Exchange, on);
    }
    /// Called now and then: exchanges where it is switched on and nothing else is under way.
    pub async fn tick(self) {
        let is_saved = matches!(self.app.save_state_untracked(), SaveState::Saved { .. });
        if self.is_on() && is_saved && self.copies.state_untracked() == FolderState::Ready {
            self.run().await;
        }
    }
    /// Reads what the others have written, and writes what is new here.
    pub async fn run(self) {
        let is_mine = self.workbooks.current_untracked() == Workbook::Mine;
        let (Some(folder), Some(drafts)) = (self.copies.folder(), self.drafts()) else { return };
        if !is_mine || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let mut kept: Kept = drafts.get(KEPT).await.ok().flatten().unwrap_or_default();
        let mut news = News { at: Some(self.app.now()), ..News::default() };
        news.trouble = self.meet(&folder, &mut kept, &mut news).await.err();
        let is_here = |c: &Conflict| self.app.workspace(|w| w.truth().record(&c.key()).is_some_and(|r| !r.is_erased()));
        kept.conflicts.retain(is_here);
        // Lost, it costs a question asked twice.
        let _ = drafts.put(KEPT, &kept).await;
        news.conflicts = kept.conflicts;
        if self.news.with_untracked(|held| News { at: None, ..held.clone() } != News { at: None, ..news.clone() }) {
            self.news.set(news);
        }
        self.busy.set(false);
    }

    /// Takes the other value of a field that both sides edited, or is content with what holds now.
    pub async fn settle(self, conflict: Conflict, take_other: bool) {
        if take_other {
            let key = conflict.key();
            let held = self.app.workspace(|w| w.truth().record(&key).and_then(|r| r.value(&conflict.field)).cloned());
            let edit = Edit::new(key, &conflict.field, held.unwrap_or_default(), conflict.loser().clone());
            self.app.commit(Label::Merged, vec![edit]);
        }
        self.news.update(|news| news.conflicts.retain(|held| *held != conflict));
        let Some(drafts) = self.drafts() else { return };
        let mut kept: Kept = drafts.get(KEPT).await.ok().flatten().unwrap_or_default();
        kept.conflicts.retain(|held| *held != conflict);
        // Asked once more at the next start where this is not kept.
        let _ = drafts.put(KEPT, &kept).await;
    }
    /// Erases here what was erased on another device.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`].
    pub async fn erase_too(self) -> Result<usize, CopyProblem> {
        let keys = self.news.with_untracked(|news| news.erased.clone());
        let count = self.app.erase(self.workbooks, &keys).await?;
        self.news.update(|news| news.erased.clear());
        Ok(count)
    }

    async fn meet(self, folder: &Folder, kept: &mut Kept, news: &mut News) -> Result<(), FolderError> {
        let owner = FolderCopies::owner();
        for name in folder.names().await? {
            let Some(device) = owner.other_device(&name) else { continue };
            let bytes = folder.read(&name, envelope::MAX_BYTES as u64).await?;
            let content = self.opened(bytes).await.and_then(|bytes| backup::read(&bytes, time::now_millis()).ok());
            let Some(content) = content.filter(|content| content.header.workbook == owner.workbook) else {
                news.unreadable += 1;
                continue;
            };
            news.devices += 1;
            let met = kept.met.get(&device).copied();
            let taken = self.app.workspace(|workspace| exchange::take(&content.truth, workspace.truth(), met));
            if !taken.edits.is_empty() {
                self.keep_copy_of_today().await?;
                self.app.take_from_file(Label::Merged, taken.edits);
            }
            kept.conflicts.extend(taken.conflicts);
            news.revived.extend(taken.revived);
            news.erased.extend(taken.erased);
            kept.met.insert(device, self.app.workspace(|w| exchange::met(&content.truth, w.truth())));
        }
        self.give(folder, kept).await
    }

    async fn give(self, folder: &Folder, kept: &mut Kept) -> Result<(), FolderError> {
        let owner = FolderCopies::owner();
        let millis = time::now_millis();
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: millis, workbook: owner.workbook };
        let write = if self.copies.is_sealed() { backup::write } else { backup::write_open };
        let (latest, bytes) = self.app.workspace(|workspace| {
            let truth = workspace.truth();
            (exchange::met(truth, truth).ours, write(truth, &[], meta))
        });
        let is_there = folder.read(&owner.exchange_name(), u64::MAX).await.is_ok();
        if latest == kept.given && is_there {
            return Ok(());
        }
        let Some(bytes) = self.copies.sealed(bytes).await? else { return Err(FolderError::NotAllowed) };
        folder.write(&owner.exchange_name(), &bytes).await?;
        kept.given = latest;
        Ok(())
    }

    /// The bytes of a file, opened with this device's passphrase where it is encrypted.
    async fn opened(self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        match Envelope::read(&bytes) {
            Ok(_) => sealed_file::open_file(&self.copies.passphrase().await?, &bytes).await.ok(),
            Err(EnvelopeError::Malformed) => Some(bytes),
            Err(_) => None,
        }
    }

    async fn keep_copy_of_today(self) -> Result<(), FolderError> {
        let since = time::now_millis().saturating_sub(COPY_MILLIS);
        let copies = self.app.safety_copies(self.workbooks).await;
        if copies.iter().any(|copy| copy.before == Before::Exchange && copy.millis > since) {
            return Ok(());
        }
        self.app.keep_safety_copy(self.workbooks, Before::Exchange).await.map_err(|_| FolderError::Full)
    }

    fn drafts(self) -> Option<Drafts> {
        Some(Drafts::new(self.workbooks.session()?.journal()?))
    }
}
