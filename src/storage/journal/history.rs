//! What happened: changes read back from the rows still kept.

use super::{
    Inner, Journal, ReadError,
    layout::{self, JOURNAL},
    moving::batch,
};
use crate::{
    domain::{change::Change, truth::Key},
    interchange::wire,
    storage::idb::Range,
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// Rows read at a time, so that a long history never lies in memory whole.
const BATCH: u64 = 1_000;

impl Journal {
    /// The changes of one record that are still kept, oldest first. Rows that cannot be read are left out.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn history(&self, of: &Key) -> Result<Vec<Change>, ReadError> {
        let mut found = Vec::new();
        let mut after = 0;
        loop {
            let batch = self.inner.batch(Range::After(after), Some(BATCH as u32)).await?;
            let Some((last, _)) = batch.last() else { return Ok(found) };
            after = *last;
            let values = batch.into_iter().map(|(_, value)| value).collect();
            for opened in self.inner.opened_all(JOURNAL, values).await {
                // Looking for the id in the bytes first spares decoding nearly all rows.
                let Ok(bytes) = opened else { continue };
                if !std::str::from_utf8(&bytes).is_ok_and(|text| text.contains(of.id.as_str())) {
                    continue;
                }
                found.extend(wire::decode(&bytes).ok().filter(|change| change.edits.iter().any(|e| e.key == *of)));
            }
        }
    }

    /// The last changes, newest first; fewer where fewer are kept.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn recent(&self, count: usize) -> Result<Vec<Change>, ReadError> {
        let mut found = Vec::new();
        let mut last = self.inner.last_row().await?;
        let step = (count as u64).clamp(1, BATCH);
        while last > 0 {
            let first = last.saturating_sub(step - 1).max(1);
            let batch = self.inner.batch(Range::Span(first, last), None).await?;
            let values = batch.into_iter().rev().map(|(_, value)| value).collect();
            found.extend(self.inner.read_rows(values).await.into_iter().flatten());
            found.truncate(count);
            if found.len() == count {
                return Ok(found);
            }
            last = first - 1;
        }
        Ok(found)
    }

    /// Every change still kept, oldest first, for a backup.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn all_kept(&self) -> Result<Vec<Change>, ReadError> {
        let mut found = Vec::new();
        let mut after = 0;
        loop {
            let batch = self.inner.batch(Range::After(after), Some(BATCH as u32)).await?;
            let Some((last, _)) = batch.last() else { return Ok(found) };
            after = *last;
            let values = batch.into_iter().map(|(_, value)| value).collect();
            found.extend(self.inner.read_rows(values).await.into_iter().flatten());
        }
    }
}

impl Inner {
    /// Stored rows with their numbers.
    pub(super) async fn batch(&self, range: Range, limit: Option<u32>) -> Result<Vec<(u64, JsValue)>, ReadError> {
        let (keys, values) = batch(&self.db, JOURNAL, &range, limit).await?;
        Ok(keys.iter().map(layout::count_of).zip(values).collect())
    }

    /// The largest number of a row.
    async fn last_row(&self) -> Result<u64, ReadError> {
        let cursor = self.cursor.get();
        let keys = self.db.read(&[JOURNAL])?.get_all_keys(JOURNAL, &Range::After(cursor), None)?;
        let keys: Array = keys.answer().await?.unchecked_into();
        Ok(keys.iter().last().map_or(cursor, |key| layout::count_of(&key)))
    }
}
