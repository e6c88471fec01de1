//! Keeping several of the user's devices equal through the chosen folder: each writes a file of its own
//! and reads the others'. Whatever syncs the folder is the network. The files are always encrypted: who can
//! write one knows the folder's passphrase, so what was erased there is erased here without a question.

use super::{App, FolderCopies, FolderState, SaveState, Workbooks};
use crate::{
    domain::{
        change::{Edit, Label},
        stamp::Stamp,
    },
    interchange::{
        backup::{self, BackupContent, Meta},
        envelope::{self, Envelope},
        exchange::{self, Conflict, Met, Revived},
        key_ring::KeyRing,
    },
    storage::{
        drafts::Drafts,
        folder::{Folder, FolderError},
        journal::{Before, Workbook},
        prefs::{self, Pref},
        sealed_file::FileKey,
        time,
    },
    texts::say,
};
use chrono::NaiveDateTime;
use reactive_graph::{
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
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
    revived: Vec<Revived>,
    /// Records that were erased here because another device had, and that the user was not told of.
    erased: usize,
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
    /// How many are not encrypted, and were not read.
    pub open: usize,
    /// The folder's passphrase is not known here: nothing was read and nothing written.
    pub needs_key: bool,
    /// Fields edited on both sides, until the user has chosen.
    pub conflicts: Vec<Conflict>,
    /// How many were deleted on one side and edited on the other: they stay, until the user was told.
    pub revived: usize,
    /// How many were erased here because another device had, until the user was told.
    pub erased: usize,
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
    /// What is in the draft, which an erasure clears.
    kept: StoredValue<Option<Kept>, LocalStorage>,
    busy: RwSignal<bool>,
}

impl Exchange {
    /// For an app that has opened nothing yet.
    pub fn new(app: App, workbooks: Workbooks, copies: FolderCopies) -> Self {
        let (news, busy) = (RwSignal::new(News::default()), RwSignal::new(false));
        Exchange { app, workbooks, copies, news, kept: StoredValue::new_local(None), busy }
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
        let mut kept = self.kept(&drafts).await;
        let mut news = News { at: Some(self.app.now()), ..News::default() };
        let ring = self.copies.keys().await;
        if ring.is_empty() {
            (news.at, news.needs_key) = (None, true);
        } else {
            news.trouble = self.meet(&folder, &ring, &mut kept, &mut news).await.err();
        }
        let is_here = |c: &Conflict| self.app.workspace(|w| w.truth().record(&c.key()).is_some_and(|r| !r.is_erased()));
        kept.conflicts.retain(is_here);
        self.tell(news, &kept);
        self.keep(&drafts, kept).await;
        self.busy.set(false);
    }

    /// The user was told what lived on and what was erased.
    pub async fn seen(self) {
        let Some(drafts) = self.drafts() else { return };
        let mut kept = self.kept(&drafts).await;
        kept.erased = 0;
        kept.revived.iter_mut().for_each(|revived| revived.seen = true);
        self.tell(self.news.get_untracked(), &kept);
        self.keep(&drafts, kept).await;
    }

    async fn kept(self, drafts: &Drafts) -> Kept {
        match self.kept.get_value() {
            Some(kept) => kept,
            None => drafts.get(KEPT).await.ok().flatten().unwrap_or_default(),
        }
    }
    async fn keep(self, drafts: &Drafts, kept: Kept) {
        // Lost, it costs a question asked twice.
        let _ = drafts.put(KEPT, &kept).await;
        self.kept.set_value(Some(kept));
    }
    fn tell(self, news: News, kept: &Kept) {
        let revived = kept.revived.iter().filter(|revived| !revived.seen).count();
        let news = News { conflicts: kept.conflicts.clone(), revived, erased: kept.erased, ..news };
        if self.news.with_untracked(|held| News { at: None, ..held.clone() } != News { at: None, ..news.clone() }) {
            self.news.set(news);
        }
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
        let mut kept = self.kept(&drafts).await;
        kept.conflicts.retain(|held| *held != conflict);
        self.keep(&drafts, kept).await;
    }

    async fn meet(self, folder: &Folder, ring: &KeyRing, kept: &mut Kept, news: &mut News) -> Result<(), FolderError> {
        let owner = FolderCopies::owner();
        let mut revived = Vec::new();
        for name in folder.names().await? {
            let Some(device) = owner.other_device(&name) else { continue };
            let bytes = folder.read(&name, envelope::MAX_BYTES as u64).await?;
            if !envelope::is_sealed(&bytes) {
                news.open += 1;
                continue;
            }
            let Some(content) = opened(ring, &bytes).await else {
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
            if !taken.erased.is_empty() {
                let count = self.app.erase_as_elsewhere(&taken.erased);
                kept.erased += count;
                // None where a newer app has taken over, and this one may not write.
                if count > 0 {
                    self.app.say(say::exchange_erased(count as i64), false);
                }
            }
            kept.conflicts.extend(taken.conflicts);
            revived.extend(taken.revived);
            kept.met.insert(device, self.app.workspace(|w| exchange::met(&content.truth, w.truth())));
        }
        exchange::note_revived(&mut kept.revived, &revived);
        self.give(folder, kept).await
    }

    async fn give(self, folder: &Folder, kept: &mut Kept) -> Result<(), FolderError> {
        let owner = FolderCopies::owner();
        let millis = time::now_millis();
        let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: millis, workbook: owner.workbook };
        let (latest, bytes) = self.app.workspace(|workspace| {
            let truth = workspace.truth();
            (exchange::met(truth, truth).ours, backup::write(truth, &[], meta))
        });
        let key = self.copies.sealing().await?.ok_or(FolderError::NotAllowed)?;
        // One that an older app left open, or that is under an earlier passphrase, is written anew.
        let lies_there = folder.read(&owner.exchange_name(), u64::MAX).await;
        let is_there = lies_there.is_ok_and(|bytes| Envelope::read(&bytes).is_ok_and(|file| key.is_of(&file)));
        if latest == kept.given && is_there {
            return Ok(());
        }
        folder.write(&owner.exchange_name(), &key.seal(&bytes).await?).await?;
        kept.given = latest;
        Ok(())
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

/// What another device has written, where this one knows its key and its workbook is ours.
async fn opened(ring: &KeyRing, bytes: &[u8]) -> Option<BackupContent> {
    let file = Envelope::read(bytes).ok()?;
    let key = FileKey::remembered(ring.of(&file.stretch)?).await.ok()?;
    let content = backup::read(&key.opened(&file).await.ok()?, time::now_millis()).ok()?;
    (content.header.workbook == FolderCopies::owner().workbook).then_some(content)
}
