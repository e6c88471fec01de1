//! What is to be done, ranked: kept up to date with the records that it is made of.

use super::Workspace;
use crate::domain::{
    case::Case,
    entity::Entity,
    ids::{CaseId, TaskId},
    item_index::ItemIndex,
    meeting::Meeting,
    own_times::{self, OwnTimes},
    period::Period,
    rule_setting::RuleSetting,
    settings::Settings,
    task::Task,
    truth::Key,
    wheel::WheelEntry,
    work_item::{self, WorkItem},
};
use std::{collections::BTreeSet, sync::Arc};

impl Workspace {
    /// Shelves the touched records and ranks again what hangs on them.
    pub(super) fn refresh(&mut self, touched: &[Key]) {
        let mut cases: BTreeSet<CaseId> = BTreeSet::new();
        let mut tasks: BTreeSet<TaskId> = BTreeSet::new();
        let mut all = false;
        for key in touched {
            let before = self.case_of(key);
            let was_timed = self.is_timed(key);
            self.shelve(key);
            all |= was_timed || self.is_timed(key);
            match key.kind.0.as_str() {
                Task::KIND => {
                    tasks.insert(TaskId(key.id.clone()));
                }
                Settings::KIND | RuleSetting::KIND | Meeting::KIND | Period::KIND | WheelEntry::KIND => all = true,
                _ => cases.extend(before.into_iter().chain(self.case_of(key))),
            }
        }
        if all || cases.len() + tasks.len() > self.items.len() / 4 + 500 {
            return self.rebuild_items();
        }
        for case in cases {
            self.refresh_case_items(&case);
            tasks.extend(self.of_case.get(&case).into_iter().flat_map(|of| of.tasks.iter().cloned().map(TaskId)));
        }
        for task in tasks {
            self.refresh_task_item(&task);
        }
    }

    /// The user's own times, where they count and are others than those at hand.
    fn set_times(&mut self) {
        let times = match self.settings.own_times {
            true => OwnTimes::of(self.tasks.iter().map(|task| &**task)),
            false => OwnTimes::default(),
        };
        if times != self.settings.times {
            self.settings = Arc::new(Settings { times, ..(*self.settings).clone() });
        }
    }

    /// Whether a record is a task that the user's own times are made of, as the shelves know it now.
    fn is_timed(&self, key: &Key) -> bool {
        let is_task = self.settings.own_times && key.kind.0.as_str() == Task::KIND;
        is_task && self.tasks.get(key.id.clone()).is_some_and(|task| own_times::is_timed(task))
    }

    pub(super) fn rebuild_items(&mut self) {
        self.set_times();
        let mut items = ItemIndex::default();
        for case in self.cases.iter() {
            items.gather(self.items_of_case(case));
        }
        for task in self.tasks.iter() {
            items.gather(self.item_of_task(task));
        }
        items.rank();
        self.items = items;
    }

    fn items_of_case(&self, case: &Case) -> Vec<WorkItem> {
        work_item::items_of_case(case, &self.events_of(&case.id), &self.marks_of(&case.id), &self.settings, self.now)
    }

    fn item_of_task(&self, task: &Task) -> Option<WorkItem> {
        let case = task.case.as_ref().and_then(|case| self.cases.get(case.clone()));
        work_item::item_of_task(task, case.map(|case| &**case), &self.settings, self.now)
    }

    pub(super) fn refresh_case_items(&mut self, case: &CaseId) {
        let items = self.cases.get(case.clone()).map(|case| self.items_of_case(case)).unwrap_or_default();
        self.items.replace_clocks_of(case, items);
    }

    fn refresh_task_item(&mut self, task: &TaskId) {
        let item = self.tasks.get(task.clone()).and_then(|task| self.item_of_task(task));
        self.items.replace_task(task, item);
    }
}
