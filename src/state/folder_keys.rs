//! The keys of the folder: worked out when its passphrase is typed, and kept with the drafts, sealed where there
//! is a lock. The passphrase itself is kept nowhere.

use super::FolderCopies;
use crate::{
    interchange::{
        envelope::{self, Envelope},
        key_ring::{KeptKey, KeyRing},
    },
    storage::{
        drafts::{Drafts, FOLDER_KEYS},
        folder::{Folder, FolderError},
        journal::Workbook,
        sealed_file::{self, FileKey, SealedFileError},
        timer,
    },
};
use reactive_graph::prelude::*;

/// The draft in which an older app kept the passphrase itself. It is turned into keys as soon as the folder
/// may be read, and erased.
const OLD: &str = "folder-passphrase";
/// Salts that are tried at most: each costs a stretching, and anybody may put files into a folder.
const MOST: usize = 64;

impl FolderCopies {
    /// Whether the folder's passphrase was set and is known here; None until that was looked up. Tracked.
    pub fn has_key(self) -> Option<bool> {
        self.has_key.get()
    }
    /// Looks it up.
    pub async fn look_for_key(self) {
        let is_known = !self.keys().await.is_empty();
        self.has_key.set(Some(is_known));
    }

    /// The keys, as far as they are known here.
    pub(super) async fn keys(self) -> KeyRing {
        if let Some(ring) = self.ring.get_value() {
            return ring;
        }
        let Some(drafts) = self.drafts() else { return KeyRing::default() };
        if let Ok(Some(ring)) = drafts.get::<KeyRing>(FOLDER_KEYS).await {
            self.hold(ring);
        } else if let (Some(folder), Ok(Some(secret))) = (self.folder(), drafts.get::<String>(OLD).await) {
            // Asked for anew where the folder cannot be read now.
            let _ = self.learn(&folder, &secret).await;
        }
        self.ring.get_value().unwrap_or_default()
    }

    /// Sets the passphrase under which devices exchange and copies are encrypted. Takes a deep breath for
    /// each salt in the folder that is not known yet.
    ///
    /// # Errors
    /// [`FolderError`]; then the one before holds.
    pub async fn set_passphrase(self, secret: &str) -> Result<(), FolderError> {
        let folder = self.folder().ok_or(FolderError::NotAllowed)?;
        self.learn(&folder, secret).await
    }

    /// The key that new files are sealed with; None where the passphrase is not known.
    pub(super) async fn sealing(self) -> Result<Option<FileKey>, FolderError> {
        match self.keys().await.sealing() {
            Some(kept) => Ok(Some(FileKey::remembered(kept).await?)),
            None => Ok(None),
        }
    }

    /// Forgets the keys.
    pub(super) async fn forget_keys(self) {
        self.ring.set_value(None);
        self.has_key.set(Some(false));
        if let Some(drafts) = self.drafts() {
            // What cannot be deleted now opens files that lie in the folder, and nothing else.
            let _ = (drafts.delete(FOLDER_KEYS).await, drafts.delete(OLD).await);
        }
    }

    /// The keys of a passphrase: of what devices have written first, so that all seal under one salt, then of
    /// this device's older copies.
    async fn learn(self, folder: &Folder, secret: &str) -> Result<(), FolderError> {
        let owner = Self::owner();
        let mut names = folder.names().await?;
        names.sort();
        let is_exchange = |name: &String| *name == owner.exchange_name() || owner.other_device(name).is_some();
        let (exchange, other): (Vec<String>, Vec<String>) = names.into_iter().partition(is_exchange);
        let copies = other.into_iter().filter(|name| owner.copy_made(name).is_some()).map(|name| (name, false));
        let mut ring = self.ring.get_value().unwrap_or_default();
        ring.begin_anew();
        let (mut seen, mut tried) = (Vec::new(), 0);
        for (name, is_exchange) in exchange.into_iter().map(|name| (name, true)).chain(copies) {
            let Ok(bytes) = folder.read(&name, envelope::MAX_BYTES as u64).await else { continue };
            let Ok(file) = Envelope::read(&bytes) else { continue };
            let known = if is_exchange { ring.of(&file.stretch) } else { ring.of_copy(&file.stretch) };
            seen.push(file.stretch.clone());
            if known.is_some() || tried == MOST {
                continue;
            }
            tried += 1;
            // Each is a stretching: the page must stay usable meanwhile.
            timer::idle().await;
            let kept = sealed_file::stretched(secret, Some(&file.stretch))?;
            match opens(&kept, &file).await {
                true if is_exchange => ring.add(kept),
                true => ring.add_older(kept),
                false => {}
            }
        }
        if ring.is_empty() {
            ring.add(sealed_file::stretched(secret, None)?);
        }
        ring.keep_older(|stretch| seen.contains(stretch));
        self.keep(ring).await;
        Ok(())
    }

    async fn keep(self, ring: KeyRing) {
        if let Some(drafts) = self.drafts()
            && drafts.put(FOLDER_KEYS, &ring).await.is_ok()
        {
            // Tried again at the next start where this fails.
            let _ = drafts.delete(OLD).await;
        }
        self.hold(ring);
    }
    fn hold(self, ring: KeyRing) {
        self.has_key.set(Some(!ring.is_empty()));
        self.ring.set_value(Some(ring));
    }
    fn drafts(self) -> Option<Drafts> {
        let is_mine = self.workbooks.current_untracked() == Workbook::Mine;
        is_mine.then(|| Some(Drafts::new(self.workbooks.session()?.journal()?))).flatten()
    }
}

async fn opens(kept: &KeptKey, file: &Envelope) -> bool {
    match FileKey::remembered(kept).await {
        Ok(key) => key.opened(file).await.is_ok(),
        Err(_) => false,
    }
}

impl From<SealedFileError> for FolderError {
    fn from(_: SealedFileError) -> Self {
        FolderError::Failed
    }
}
