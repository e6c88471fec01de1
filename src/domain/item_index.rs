//! All open work, in quadrants and ranked within them; kept up one item at a time.

use super::{
    ids::{CaseId, TaskId},
    quadrant::Quadrant,
    work_item::{ItemId, WorkItem},
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A quadrant, or the tray of what no one has sorted yet.
pub type Place = Option<Quadrant>;

fn shelf_of(place: Place) -> usize {
    place.map_or(4, Quadrant::index)
}

/// See the module. The order in a quadrant is total, so two indexes of the same items are equal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemIndex {
    items: FxHashMap<ItemId, Arc<WorkItem>>,
    ranked: [Vec<Arc<WorkItem>>; 5],
    clocks_of: FxHashMap<CaseId, Vec<ItemId>>,
}

impl ItemIndex {
    /// How many open items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }
    /// Nothing is open.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
    /// The item, when it is open.
    pub fn get(&self, id: &ItemId) -> Option<&Arc<WorkItem>> {
        self.items.get(id)
    }
    /// All open items in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<WorkItem>> {
        self.items.values()
    }
    /// The items of a quadrant, the first to do first. `None` is the tray of unsorted ones.
    pub fn in_quadrant(&self, place: Place) -> &[Arc<WorkItem>] {
        &self.ranked[shelf_of(place)]
    }

    /// Takes in items without ranking them yet. Follow with `rank`.
    pub(super) fn gather(&mut self, items: impl IntoIterator<Item = WorkItem>) {
        for item in items {
            let item = Arc::new(item);
            self.note(&item);
            self.ranked[shelf_of(item.quadrant())].push(item);
        }
    }
    /// Ranks what was gathered.
    pub(super) fn rank(&mut self) {
        for shelf in &mut self.ranked {
            shelf.sort_by_cached_key(|item| item.rank());
        }
    }
    /// Puts these in the place of the case's clock items.
    pub(super) fn replace_clocks_of(&mut self, case: &CaseId, items: Vec<WorkItem>) {
        for id in self.clocks_of.remove(case).unwrap_or_default() {
            self.remove(&id);
        }
        for item in items {
            self.insert(item);
        }
    }
    /// Puts this in the place of the task's item.
    pub(super) fn replace_task(&mut self, task: &TaskId, item: Option<WorkItem>) {
        self.remove(&ItemId::Task(task.clone()));
        if let Some(item) = item {
            self.insert(item);
        }
    }

    fn note(&mut self, item: &Arc<WorkItem>) {
        if let (ItemId::Clock(_), Some(case)) = (&item.id, &item.case) {
            self.clocks_of.entry(case.clone()).or_default().push(item.id.clone());
        }
        self.items.insert(item.id.clone(), item.clone());
    }
    fn insert(&mut self, item: WorkItem) {
        let item = Arc::new(item);
        self.note(&item);
        let shelf = &mut self.ranked[shelf_of(item.quadrant())];
        let rank = item.rank();
        let at = shelf.partition_point(|other| other.rank() < rank);
        shelf.insert(at, item);
    }
    fn remove(&mut self, id: &ItemId) {
        let Some(item) = self.items.remove(id) else { return };
        let shelf = &mut self.ranked[shelf_of(item.quadrant())];
        let rank = item.rank();
        let at = shelf.partition_point(|other| other.rank() < rank);
        if shelf.get(at).is_some_and(|other| other.id == *id) {
            shelf.remove(at);
        } else {
            shelf.retain(|other| other.id != *id);
        }
    }
}
