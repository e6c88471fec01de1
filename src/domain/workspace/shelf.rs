//! The live records of one kind, made from the truth.

use crate::domain::{
    entity::{Entity, decode},
    ids::Id,
    truth::{Key, Truth},
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The live records of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf<T> {
    entries: FxHashMap<Id, Arc<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { entries: FxHashMap::default() }
    }
}

impl<T: Entity> Shelf<T> {
    /// The record, when it is live.
    pub fn get(&self, id: impl Into<Id>) -> Option<&Arc<T>> {
        self.entries.get(&id.into())
    }
    /// All, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<T>> {
        self.entries.values()
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    /// None.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// Makes the record anew from the truth. Returns the one that was here before.
    pub(super) fn refresh(&mut self, key: &Key, truth: &Truth) -> Option<Arc<T>> {
        match truth.record(key).and_then(|record| decode::<T>(&key.id, record)) {
            Some(entity) => self.entries.insert(key.id.clone(), Arc::new(entity)),
            None => self.entries.remove(&key.id),
        }
    }
}
