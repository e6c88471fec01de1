//! Everything the app knows, in memory: the truth, the plain structs made from it, and the
//! indexes kept beside them. Equal to one rebuilt from the truth alone, at any time.

mod history;
mod items;
mod reading;
mod shelf;
mod shelving;

pub use history::Reversal;
pub use shelf::Shelf;

use super::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
    change::{Change, Edit, Label, Origin},
    concern::Concern,
    deviation::Deviation,
    feedback::Feedback,
    field_record::{FIELD_KINDS, FieldRecord},
    ids::{CaseId, Id},
    item_index::ItemIndex,
    ledger::LedgerEntry,
    meeting::Meeting,
    period::{Felt, Period},
    risk::Risk,
    rule_setting::RuleSetting,
    scenario::Scenario,
    settings::Settings,
    stamp::{HybridClock, Stamp, Writer},
    task::Task,
    task_list::TaskList,
    truth::{DELETED, ERASED, Key, Record, Truth},
    undo::UndoList,
    weekly_review::WeeklyReview,
    wheel::WheelEntry,
};
use chrono::NaiveDateTime;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

/// The ids that hang on a case.
#[derive(Clone, Debug, Default, PartialEq)]
struct OfCase {
    events: BTreeSet<Id>,
    marks: BTreeSet<Id>,
    tasks: BTreeSet<Id>,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Workspace {
    truth: Truth,
    clock: HybridClock,
    now: NaiveDateTime,
    cases: Shelf<Case>,
    events: Shelf<CaseEvent>,
    marks: Shelf<ClockMark>,
    tasks: Shelf<Task>,
    analyses: Shelf<Analysis>,
    feedback: Shelf<Feedback>,
    rules: Shelf<RuleSetting>,
    periods: Shelf<Period>,
    felt: Shelf<Felt>,
    meetings: Shelf<Meeting>,
    wheel: Shelf<WheelEntry>,
    ledger: Shelf<LedgerEntry>,
    scenarios: Shelf<Scenario>,
    concerns: Shelf<Concern>,
    reviews: Shelf<WeeklyReview>,
    task_lists: Shelf<TaskList>,
    deviations: Shelf<Deviation>,
    risks: Shelf<Risk>,
    by_fields: [FxHashMap<Id, Arc<FieldRecord>>; FIELD_KINDS.len()],
    settings: Arc<Settings>,
    of_case: FxHashMap<CaseId, OfCase>,
    items: ItemIndex,
    undo: UndoList,
    recent: VecDeque<Arc<Change>>,
    /// So many are kept at hand; more once the user has looked further back.
    reach: usize,
    /// There are no older ones than those at hand.
    is_whole: bool,
}

/// Changes kept at hand for the list of the latest ones.
const RECENT: usize = 300;

impl Workspace {
    /// An empty workspace for this writer, seen at this local time.
    pub fn new(writer: Writer, now: NaiveDateTime) -> Self {
        Self::from_truth(Truth::default(), writer, now)
    }

    /// The workspace of a truth.
    pub fn from_truth(truth: Truth, writer: Writer, now: NaiveDateTime) -> Self {
        let mut workspace = Workspace {
            clock: HybridClock::new(writer),
            truth,
            now,
            cases: Shelf::default(),
            events: Shelf::default(),
            marks: Shelf::default(),
            tasks: Shelf::default(),
            analyses: Shelf::default(),
            feedback: Shelf::default(),
            rules: Shelf::default(),
            periods: Shelf::default(),
            felt: Shelf::default(),
            meetings: Shelf::default(),
            wheel: Shelf::default(),
            ledger: Shelf::default(),
            scenarios: Shelf::default(),
            concerns: Shelf::default(),
            reviews: Shelf::default(),
            task_lists: Shelf::default(),
            deviations: Shelf::default(),
            risks: Shelf::default(),
            by_fields: Default::default(),
            settings: Arc::new(Settings::default()),
            of_case: FxHashMap::default(),
            items: ItemIndex::default(),
            undo: UndoList::default(),
            recent: VecDeque::new(),
            reach: RECENT,
            is_whole: false,
        };
        let latest = |record: &Record| record.cells().map(|(_, cell)| cell.stamp).max();
        if let Some(latest) = workspace.truth.records().filter_map(|(_, record)| latest(record)).max() {
            workspace.clock.observe(latest);
        }
        let keys: Vec<Key> = workspace.truth.records().map(|(key, _)| key.clone()).collect();
        for key in &keys {
            workspace.shelve(key);
        }
        workspace.set_timetable();
        workspace.rebuild_items();
        workspace
    }

    /// Makes, applies and notes a change of the user's. None when the edits change nothing.
    pub fn commit(&mut self, label: Label, edits: Vec<Edit>, now_millis: u64) -> Option<Arc<Change>> {
        let change = self.make(label, Origin::User, edits, now_millis)?;
        // There is no way back from an erasure, so none is offered.
        if change.edits.iter().any(|edit| edit.field != ERASED) {
            self.undo.record(change.clone());
        }
        Some(change)
    }

    /// Takes in a change from a file: a restore, a merge or an import. It can be undone like any other.
    pub fn take_from_file(&mut self, label: Label, edits: Vec<Edit>, now_millis: u64) -> Option<Arc<Change>> {
        let change = self.make(label, Origin::File, edits, now_millis)?;
        self.undo.record(change.clone());
        Some(change)
    }

    /// Applies a change from another tab or device. Returns the records that are different now.
    pub fn apply(&mut self, change: &Arc<Change>) -> Vec<Key> {
        self.clock.observe(change.stamp);
        self.remember(change.clone());
        for stamp in change.edits.iter().filter_map(|edit| edit.stamp) {
            self.clock.observe(stamp);
        }
        let touched = change.apply(&mut self.truth);
        if touched.iter().any(|key| self.truth.record(key).is_some_and(|record| record.is_erased())) {
            let Workspace { undo, truth, recent, .. } = self;
            let erased = |key: &Key| truth.record(key).is_some_and(|record| record.is_erased());
            undo.forget(erased);
            *recent = recent.iter().filter_map(|change| change.without(erased).map(Arc::new)).collect();
        }
        self.refresh(&touched);
        touched
    }

    /// The edit that deletes a record. Undo brings it back.
    pub fn deletion(&self, key: &Key) -> Vec<Edit> {
        let Some(record) = self.truth.record(key).filter(|record| record.is_live()) else { return Vec::new() };
        let before = record.get(DELETED).map_or(Value::Null, |cell| cell.value.clone());
        vec![Edit::new(key.clone(), DELETED, before, record.seen())]
    }

    /// The edit that erases a record for good. Nothing brings it back.
    pub fn erasure(&self, key: &Key) -> Vec<Edit> {
        vec![Edit::new(key.clone(), ERASED, Value::Null, Value::Bool(true))]
    }

    /// Moves the local time on. On another day all items are ranked anew, within a day those with
    /// a time of day. Says whether anything was.
    pub fn set_now(&mut self, now: NaiveDateTime) -> bool {
        let new_day = now.date() != self.now.date();
        self.now = now;
        if new_day {
            self.set_timetable();
            self.rebuild_items();
            return true;
        }
        let timed = self.items.iter().filter(|item| item.due_at.is_some());
        let cases: BTreeSet<CaseId> = timed.filter_map(|item| item.case.clone()).collect();
        for case in &cases {
            self.refresh_case_items(case);
        }
        !cases.is_empty()
    }

    fn make(&mut self, label: Label, origin: Origin, edits: Vec<Edit>, now_millis: u64) -> Option<Arc<Change>> {
        if edits.is_empty() {
            return None;
        }
        let stamp: Stamp = self.clock.next(now_millis);
        let change = Arc::new(Change { stamp, label, origin, edits });
        self.apply(&change);
        Some(change)
    }
}
