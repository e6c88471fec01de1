//! Taking what was erased out of the older copies in the folder.

use super::FolderCopies;
use crate::{
    interchange::{
        backup::{self, Meta},
        envelope::{self, Envelope, EnvelopeError},
    },
    storage::{
        folder::{Folder, FolderError},
        prefs::{self, Pref},
        sealed_file::FileKey,
        time, timer,
    },
};
use reactive_graph::prelude::*;

/// What became of one older copy.
enum Cleaned {
    /// It holds nothing of what was erased.
    Clean,
    /// The same copy without it.
    Rewritten(Vec<u8>),
    /// It does not open here, or not whole: writing it again would lose something else.
    Closed,
}

impl FolderCopies {
    /// Older copies that may still hold what was erased, because they did not open. Tracked.
    pub fn not_cleaned(self) -> usize {
        self.not_cleaned.get()
    }

    /// Writes this device's older copies again without what was erased since the last time.
    pub(super) async fn clean_older(self, folder: &Folder, names: &[String]) -> Result<(), FolderError> {
        let erased = self.app.workspace(|w| w.truth().records().filter(|(_, record)| record.is_erased()).count());
        if prefs::get(Pref::FolderErased).unwrap_or(0) == erased && self.not_cleaned.get_untracked() == 0 {
            return Ok(());
        }
        let mut closed = 0;
        for name in names.iter().filter(|name| Self::owner().copy_made(name).is_some()) {
            // A year of copies is much to read: the page must stay usable meanwhile.
            timer::idle().await;
            match self.without_erased(folder.read(name, envelope::MAX_BYTES as u64).await?).await {
                Cleaned::Clean => {}
                Cleaned::Rewritten(bytes) => folder.write(name, &bytes).await?,
                Cleaned::Closed => closed += 1,
            }
        }
        self.not_cleaned.set(closed);
        prefs::set(Pref::FolderErased, erased);
        Ok(())
    }

    async fn without_erased(self, bytes: Vec<u8>) -> Cleaned {
        let (key, bytes) = match Envelope::read(&bytes) {
            Ok(file) => match self.opened(&file).await {
                Some((key, bytes)) => (Some(key), bytes),
                None => return Cleaned::Closed,
            },
            Err(EnvelopeError::Malformed) => (None, bytes),
            Err(_) => return Cleaned::Closed,
        };
        let Ok(mut content) = backup::read(&bytes, time::now_millis()) else { return Cleaned::Closed };
        if !self.app.workspace(|workspace| content.erase_too(workspace.truth())) {
            return Cleaned::Clean;
        }
        if !content.rejected.is_empty() {
            return Cleaned::Closed;
        }
        let header = &content.header;
        let written_millis = header.written_millis.unwrap_or_default();
        let meta = Meta { app: &header.app, written_millis, workbook: &header.workbook };
        let bytes = backup::write(&content.truth, &content.history, meta);
        match key {
            None => Cleaned::Rewritten(bytes),
            Some(key) => key.seal(&bytes).await.map_or(Cleaned::Closed, Cleaned::Rewritten),
        }
    }
    async fn opened(self, file: &Envelope) -> Option<(FileKey, Vec<u8>)> {
        let ring = self.keys().await;
        let key = FileKey::remembered(ring.of_copy(&file.stretch)?).await.ok()?;
        let bytes = key.opened(file).await.ok()?;
        Some((key, bytes))
    }
}
