//! Safety copies: the whole workbook as it was before something large was done, kept for 30 days.
//!
//! A copy lies under its number × 65 536: the head there, [`snapshot`] parts behind it. The number
//! is the second it was made in, so that old copies are found without opening them. The head is
//! written last; parts without one do not count. Erased records are in no copy: see `cleaning.rs`.

use super::{
    Inner, Journal, ReadError, SnapshotError, WriteError,
    layout::{self, COPIES, META, META_ERASURES, META_SCHEMA},
};
use crate::{
    domain::truth::{Key, Truth},
    interchange::snapshot::{self, Place},
    storage::idb::{Range, Transaction},
};
use js_sys::Array;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// Keys of one copy lie this far apart.
const PARTS: u64 = 65_536;
/// Seconds that a copy is kept.
const KEPT_SECONDS: u64 = 30 * 24 * 60 * 60;

/// What a copy was made before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// A file took the place of everything.
    Replace,
    /// A file was merged in.
    Merge,
    /// Cases came from a file.
    Import,
    /// Many records were erased.
    Erase,
    /// An earlier copy was gone back to.
    Return,
    /// Another device's changes were taken in.
    Exchange,
    /// Something of a newer version of the app.
    #[serde(other)]
    Other,
}

/// What is known of a copy without reading it all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SafetyCopy {
    /// Its number.
    #[serde(skip)]
    pub number: u64,
    /// When it was made, in milliseconds since 1970.
    pub millis: u64,
    /// What it was made before.
    pub before: Before,
    /// Live records by kind.
    pub counts: BTreeMap<String, u64>,
    /// How many parts.
    parts: u32,
}

impl SafetyCopy {
    /// How many live records it holds.
    pub fn records(&self) -> u64 {
        self.counts.values().sum()
    }
}

/// What a cleaning would write: a key, and the blob in its place or nothing.
pub(super) type Cleaned = Vec<(u64, Option<Vec<u8>>)>;

impl Journal {
    /// Keeps a copy of these records, on the disk when it answers.
    ///
    /// # Errors
    /// [`SnapshotError`]; then there is no new copy.
    pub async fn keep_copy(&self, truth: &Truth, before: Before, millis: u64) -> Result<(), SnapshotError> {
        let inner = &*self.inner;
        if !inner.waiting.borrow().is_empty() {
            return Err(SnapshotError::Overtaken);
        }
        let erasures = inner.erasures.get();
        let number = (millis / 1000).max(inner.copy_keys().await?.last().map_or(0, |last| last / PARTS + 1));
        let plan = {
            let erased = inner.erased.borrow();
            let live = |key: &&Key| !erased.contains(*key) && truth.record(key).is_some_and(|r| !r.is_erased());
            let parts = snapshot::plan(truth);
            parts.iter().map(|keys| keys.iter().filter(live).cloned().collect()).collect::<Vec<Vec<Key>>>()
        };
        let of = plan.len() as u32;
        for (part, keys) in (0..).zip(&plan) {
            let bytes = snapshot::encode(truth, keys, Place { part, of, covers: number });
            inner.put_copy(number * PARTS + 1 + u64::from(part), &bytes, erasures).await?;
        }
        let counts = counted(truth, plan.iter().flatten());
        let head = SafetyCopy { number, millis, before, counts, parts: of };
        inner.put_copy(number * PARTS, &head.encoded(), erasures).await
    }

    /// The copies there are, newest first. Those older than 30 days are deleted on the way.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn copies(&self, now_millis: u64) -> Result<Vec<SafetyCopy>, ReadError> {
        let oldest = (now_millis / 1000).saturating_sub(KEPT_SECONDS);
        let keys = self.inner.copy_keys().await?;
        if self.read_only().is_none() && keys.first().is_some_and(|first| first / PARTS < oldest) {
            let expiring = self.inner.db.write_relaxed(&[COPIES])?;
            expiring.delete(COPIES, &Range::Span(0, oldest * PARTS - 1))?;
            expiring.done().await?;
        }
        let mut copies = Vec::new();
        for key in keys.into_iter().rev().filter(|key| key % PARTS == 0 && key / PARTS >= oldest) {
            copies.extend(self.inner.copy_head(key / PARTS).await?);
        }
        Ok(copies)
    }

    /// The records of a copy; None when a part of it cannot be read.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn copy(&self, copy: &SafetyCopy) -> Result<Option<Truth>, ReadError> {
        let mut truth = Truth::default();
        for part in 0..copy.parts {
            let value = self.inner.copy_value(copy.number * PARTS + 1 + u64::from(part)).await?;
            let Ok(bytes) = self.inner.opened(COPIES, &value).await else { return Ok(None) };
            if snapshot::decode(&bytes, &mut truth).is_err() {
                return Ok(None);
            }
        }
        Ok(Some(truth))
    }
}

impl Inner {
    async fn copy_keys(&self) -> Result<Vec<u64>, ReadError> {
        let keys = self.db.read(&[COPIES])?.get_all_keys(COPIES, &Range::All, None)?;
        let keys: Array = keys.answer().await?.unchecked_into();
        Ok(keys.iter().map(|key| layout::count_of(&key)).collect())
    }

    async fn copy_value(&self, key: u64) -> Result<JsValue, ReadError> {
        Ok(self.db.read(&[COPIES])?.get(COPIES, &JsValue::from_f64(key as f64))?.answer().await?)
    }

    async fn copy_head(&self, number: u64) -> Result<Option<SafetyCopy>, ReadError> {
        let value = self.copy_value(number * PARTS).await?;
        let Ok(bytes) = self.opened(COPIES, &value).await else { return Ok(None) };
        Ok(serde_json::from_slice(&bytes).ok().map(|head| SafetyCopy { number, ..head }))
    }

    /// Writes a piece, unless something was erased that this copy may still hold.
    async fn put_copy(&self, key: u64, bytes: &[u8], erasures: u64) -> Result<(), SnapshotError> {
        let blob = self.sealed.seal(COPIES, bytes).await.map_err(WriteError::Seal)?;
        let transaction = self.db.write(&[COPIES, META])?;
        let schema = transaction.get(META, &META_SCHEMA.into())?;
        let known = transaction.get(META, &META_ERASURES.into())?;
        let schema = schema.answer().await?;
        let known = layout::count_of(&known.answer().await?);
        let verdict = self.check_schema(&schema).map_err(SnapshotError::Write);
        let verdict = if known == erasures { verdict } else { Err(SnapshotError::Overtaken) };
        if let Err(error) = verdict {
            transaction.abort();
            return Err(error);
        }
        transaction.put(COPIES, &JsValue::from_f64(key as f64), &layout::stored(&blob)?)?;
        Ok(transaction.done().await?)
    }

    /// The copies without erased records. A copy that cannot be read whole goes: it may hold anything.
    pub(super) async fn copies_to_clean(&self, pause: &impl AsyncFn()) -> Result<Cleaned, SnapshotError> {
        let keys = self.copy_keys().await?;
        let numbers: FxHashSet<u64> = keys.iter().map(|key| key / PARTS).collect();
        let mut cleaned = Cleaned::new();
        for number in numbers {
            match self.copy_without_erased(number).await? {
                Some(pieces) => cleaned.extend(pieces),
                None => cleaned.extend(keys.iter().filter(|key| *key / PARTS == number).map(|key| (*key, None))),
            }
            pause().await;
        }
        Ok(cleaned)
    }

    async fn copy_without_erased(&self, number: u64) -> Result<Option<Cleaned>, SnapshotError> {
        let Some(mut head) = self.copy_head(number).await? else { return Ok(None) };
        let (mut cleaned, mut counts) = (Cleaned::new(), BTreeMap::new());
        for part in 0..head.parts {
            let key = number * PARTS + 1 + u64::from(part);
            let Ok(bytes) = self.opened(COPIES, &self.copy_value(key).await?).await else { return Ok(None) };
            let mut truth = Truth::default();
            let Ok(place) = snapshot::decode(&bytes, &mut truth) else { return Ok(None) };
            let (gone, left): (Vec<Key>, Vec<Key>) = {
                let erased = self.erased.borrow();
                truth.records().map(|(key, _)| key.clone()).partition(|key| erased.contains(key))
            };
            for (kind, count) in counted(&truth, left.iter()) {
                *counts.entry(kind).or_default() += count;
            }
            if !gone.is_empty() {
                cleaned.push((key, Some(self.seal_piece(&snapshot::encode(&truth, &left, place)).await?)));
            }
        }
        if !cleaned.is_empty() {
            head.counts = counts;
            cleaned.push((number * PARTS, Some(self.seal_piece(&head.encoded()).await?)));
        }
        Ok(Some(cleaned))
    }

    async fn seal_piece(&self, bytes: &[u8]) -> Result<Vec<u8>, SnapshotError> {
        Ok(self.sealed.seal(COPIES, bytes).await.map_err(WriteError::Seal)?)
    }
}

/// Writes what a cleaning found.
pub(super) fn put_cleaned(transaction: &Transaction, cleaned: &Cleaned) -> Result<(), SnapshotError> {
    for (key, left) in cleaned {
        let key = JsValue::from_f64(*key as f64);
        match left {
            Some(blob) => transaction.put(COPIES, &key, &layout::stored(blob)?)?,
            None => transaction.delete_key(COPIES, &key)?,
        }
    }
    Ok(())
}

impl SafetyCopy {
    fn encoded(&self) -> Vec<u8> {
        // Plain numbers and names: writing them to memory has no way to fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

fn counted<'a>(truth: &Truth, keys: impl Iterator<Item = &'a Key>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for key in keys.filter(|key| truth.record(key).is_some_and(|record| record.is_live())) {
        *counts.entry(key.kind.to_string()).or_default() += 1;
    }
    counts
}
