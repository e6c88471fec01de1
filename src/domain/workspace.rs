//! Everything the app knows, in memory: the truth, the plain structs made from it, and the
//! indexes kept beside them. Equal to one rebuilt from the truth alone, at any time.

use super::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
    change::{Change, Edit, Label, Origin},
    concern::Concern,
    deviation::Deviation,
    entity::{Entity, decode},
    feedback::Feedback,
    field_record::{FIELD_KINDS, FieldRecord},
    ids::{CaseId, Id, TaskId},
    item_index::ItemIndex,
    ledger::LedgerEntry,
    meeting::Meeting,
    own_times::{self, OwnTimes},
    period::{Felt, Period},
    risk::Risk,
    rule_book::RuleBook,
    rule_setting::RuleSetting,
    scenario::Scenario,
    settings::Settings,
    stamp::{HybridClock, Stamp, Writer},
    task::Task,
    task_list::TaskList,
    timetable::Timetable,
    truth::{DELETED, ERASED, Key, Record, Truth},
    undo::UndoList,
    weekly_review::WeeklyReview,
    wheel::WheelEntry,
    work_item::{self, WorkItem},
};
use chrono::NaiveDateTime;
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::Arc,
};

/// The live records of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf<T> {
    entries: HashMap<Id, Arc<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { entries: HashMap::new() }
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
    fn refresh(&mut self, key: &Key, truth: &Truth) -> Option<Arc<T>> {
        match truth.record(key).and_then(|record| decode::<T>(&key.id, record)) {
            Some(entity) => self.entries.insert(key.id.clone(), Arc::new(entity)),
            None => self.entries.remove(&key.id),
        }
    }
}

/// The ids that hang on a case.
#[derive(Clone, Debug, Default, PartialEq)]
struct OfCase {
    events: BTreeSet<Id>,
    marks: BTreeSet<Id>,
    tasks: BTreeSet<Id>,
}

/// What taking back or doing again did.
#[derive(Clone, Debug)]
pub struct Reversal {
    /// The change that was taken back or done again.
    pub of: Arc<Change>,
    /// The change that did so; None when everything had been overtaken.
    pub made: Option<Arc<Change>>,
    /// Fields left alone because something else has changed them since.
    pub overtaken: usize,
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
    by_fields: [HashMap<Id, Arc<FieldRecord>>; FIELD_KINDS.len()],
    settings: Arc<Settings>,
    of_case: HashMap<CaseId, OfCase>,
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
            of_case: HashMap::new(),
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

    /// Puts changes of earlier days, newest first, before those noted so far in the list of the latest.
    /// What was erased since they were read is left out. `is_whole`: there are no older ones.
    pub fn recall(&mut self, earlier: Vec<Change>, is_whole: bool) {
        self.reach = self.reach.max(earlier.len());
        self.is_whole = is_whole;
        let erased = |key: &Key| self.truth.record(key).is_some_and(|record| record.is_erased());
        for change in earlier.iter().filter_map(|change| change.without(erased)) {
            let known = self.recent.iter().any(|known| known.stamp == change.stamp);
            if !known && self.recent.len() < self.reach {
                self.recent.push_front(Arc::new(change));
            }
        }
    }

    /// Notes a change for the list of the latest ones.
    pub fn remember(&mut self, change: Arc<Change>) {
        // A row of our own may be read back before the journal has noted that it is ours.
        if self.recent.iter().any(|known| known.stamp == change.stamp) {
            return;
        }
        self.recent.push_back(change);
        if self.recent.len() > self.reach {
            self.recent.pop_front();
            self.is_whole = false;
        }
    }

    /// The case and those that are siblings with it, closed ones too.
    pub fn group_of(&self, case: &CaseId) -> Vec<CaseId> {
        let group = self.cases.get(case.clone()).and_then(|case| case.group.clone());
        let is_other = |other: &&Arc<Case>| other.id != *case && group.is_some() && other.group == group;
        let others = self.cases.iter().filter(is_other).map(|other| other.id.clone());
        std::iter::once(case.clone()).chain(others).collect()
    }

    /// There may be older changes than those at hand.
    pub fn has_older_changes(&self) -> bool {
        !self.is_whole
    }

    /// The latest changes from anywhere, newest first.
    pub fn recent(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.recent.iter().rev()
    }

    /// Takes back this tab's last change.
    pub fn undo(&mut self, now_millis: u64) -> Option<Reversal> {
        let (of, inverse) = self.undo.take_undo(&self.truth)?;
        let made = self.make(of.label, Origin::Undo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.note_undone(made.clone());
        }
        Some(Reversal { of, made, overtaken: inverse.overtaken })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, now_millis: u64) -> Option<Reversal> {
        let (of, inverse) = self.undo.take_redo(&self.truth)?;
        let made = self.make(of.label, Origin::Redo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.note_redone(made.clone());
        }
        Some(Reversal { of, made, overtaken: inverse.overtaken })
    }

    /// Takes back any change, for example one from the history.
    pub fn take_back(&mut self, of: &Arc<Change>, now_millis: u64) -> Reversal {
        let inverse = of.inverse(&self.truth);
        let made = self.make(of.label, Origin::Undo, inverse.edits, now_millis);
        if let Some(made) = &made {
            self.undo.record(made.clone());
        }
        Reversal { of: of.clone(), made, overtaken: inverse.overtaken }
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

    /// The local time as last set.
    pub fn now(&self) -> NaiveDateTime {
        self.now
    }
    /// The truth behind all.
    pub fn truth(&self) -> &Truth {
        &self.truth
    }
    /// The writer of this tab.
    pub fn writer(&self) -> Writer {
        self.clock.writer()
    }
    /// The live cases.
    pub fn cases(&self) -> &Shelf<Case> {
        &self.cases
    }
    /// The live events of all cases.
    pub fn events(&self) -> &Shelf<CaseEvent> {
        &self.events
    }
    /// What the user added to clocks.
    pub fn marks(&self) -> &Shelf<ClockMark> {
        &self.marks
    }
    /// The live tasks.
    pub fn tasks(&self) -> &Shelf<Task> {
        &self.tasks
    }
    /// The live situation analyses.
    pub fn analyses(&self) -> &Shelf<Analysis> {
        &self.analyses
    }
    /// The live feedback entries.
    pub fn feedback(&self) -> &Shelf<Feedback> {
        &self.feedback
    }
    /// What the user has set about rules, and rules of their own.
    pub fn rules(&self) -> &Shelf<RuleSetting> {
        &self.rules
    }
    /// Absence, and duties beside the cases.
    pub fn periods(&self) -> &Shelf<Period> {
        &self.periods
    }
    /// How heavy the weeks felt.
    pub fn felt(&self) -> &Shelf<Felt> {
        &self.felt
    }
    /// The meetings.
    pub fn meetings(&self) -> &Shelf<Meeting> {
        &self.meetings
    }
    /// What comes back in the year.
    pub fn wheel(&self) -> &Shelf<WheelEntry> {
        &self.wheel
    }
    /// What is not being done, and what the leader was asked.
    pub fn ledger(&self) -> &Shelf<LedgerEntry> {
        &self.ledger
    }
    /// The kept "what ifs".
    pub fn scenarios(&self) -> &Shelf<Scenario> {
        &self.scenarios
    }
    /// The warnings upward.
    pub fn concerns(&self) -> &Shelf<Concern> {
        &self.concerns
    }
    /// The weekly reviews.
    pub fn reviews(&self) -> &Shelf<WeeklyReview> {
        &self.reviews
    }
    /// The lists of tasks that the user has changed or made.
    pub fn task_lists(&self) -> &Shelf<TaskList> {
        &self.task_lists
    }
    /// Breaches and near misses.
    pub fn deviations(&self) -> &Shelf<Deviation> {
        &self.deviations
    }
    /// The live records of a kind that is on no shelf, in the order of their ids. Looks through all
    /// records: for short lists that one page shows.
    pub fn records_of(&self, kind: &str) -> Vec<(&Key, &Record)> {
        let all = self.truth.records().filter(|(key, record)| key.kind.0 == kind && record.is_live());
        let mut found: Vec<_> = all.collect();
        found.sort_unstable_by(|a, b| a.0.id.cmp(&b.0.id));
        found
    }
    /// Risks, and declined proposals of risks.
    pub fn risks(&self) -> &Shelf<Risk> {
        &self.risks
    }
    /// The live records of a kind that is read field by field, in the order of their ids.
    pub fn field_records(&self, kind: &str) -> Vec<Arc<FieldRecord>> {
        let held = FIELD_KINDS.iter().position(|known| *known == kind).map(|at| &self.by_fields[at]);
        let mut found: Vec<_> = held.into_iter().flat_map(|held| held.values().cloned()).collect();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        found
    }
    /// One of them.
    pub fn record_of(&self, kind: &str, id: &Id) -> Option<&Arc<FieldRecord>> {
        let at = FIELD_KINDS.iter().position(|known| *known == kind)?;
        self.by_fields[at].get(id)
    }
    /// The settings that belong to the data.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }
    /// All that is to be done, in quadrants and ranked.
    pub fn items(&self) -> &ItemIndex {
        &self.items
    }
    /// What this tab can take back and do again.
    pub fn undo_list(&self) -> &UndoList {
        &self.undo
    }
    /// The events of a case, in order of day and time.
    pub fn events_of(&self, case: &CaseId) -> Vec<CaseEvent> {
        let ids = self.of_case.get(case).map(|of| &of.events);
        let mut events: Vec<CaseEvent> =
            ids.into_iter().flatten().filter_map(|id| self.events.get(id.clone())).map(|e| (**e).clone()).collect();
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
        events
    }
    /// What the user added to the clocks of a case.
    pub fn marks_of(&self, case: &CaseId) -> Vec<ClockMark> {
        let ids = self.of_case.get(case).map(|of| &of.marks);
        ids.into_iter().flatten().filter_map(|id| self.marks.get(id.clone())).map(|mark| (**mark).clone()).collect()
    }
    /// The tasks of a case, done ones included.
    pub fn tasks_of(&self, case: &CaseId) -> Vec<Arc<Task>> {
        let ids = self.of_case.get(case).map(|of| &of.tasks);
        ids.into_iter().flatten().filter_map(|id| self.tasks.get(id.clone())).cloned().collect()
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

    fn refresh(&mut self, touched: &[Key]) {
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

    /// The case a record belongs to, as the shelves know it now.
    fn case_of(&self, key: &Key) -> Option<CaseId> {
        match key.kind.0.as_str() {
            Case::KIND => Some(CaseId(key.id.clone())),
            CaseEvent::KIND => self.events.get(key.id.clone()).map(|event| event.case.clone()),
            ClockMark::KIND => self.marks.get(key.id.clone()).map(|mark| mark.case.clone()),
            _ => None,
        }
    }

    fn shelve(&mut self, key: &Key) {
        let Workspace { truth, of_case, .. } = self;
        match key.kind.0.as_str() {
            Case::KIND => drop(self.cases.refresh(key, truth)),
            Analysis::KIND => drop(self.analyses.refresh(key, truth)),
            Feedback::KIND => drop(self.feedback.refresh(key, truth)),
            WeeklyReview::KIND => drop(self.reviews.refresh(key, truth)),
            TaskList::KIND => drop(self.task_lists.refresh(key, truth)),
            CaseEvent::KIND => {
                let old = self.events.refresh(key, truth);
                let new = self.events.get(key.id.clone());
                relink(of_case, |of| &mut of.events, key, old.map(|e| e.case.clone()), new.map(|e| e.case.clone()));
            }
            ClockMark::KIND => {
                let old = self.marks.refresh(key, truth);
                let new = self.marks.get(key.id.clone());
                relink(of_case, |of| &mut of.marks, key, old.map(|m| m.case.clone()), new.map(|m| m.case.clone()));
            }
            Task::KIND => {
                let old = self.tasks.refresh(key, truth);
                let new = self.tasks.get(key.id.clone());
                let case = |task: &Arc<Task>| task.case.clone();
                relink(of_case, |of| &mut of.tasks, key, old.as_ref().and_then(case), new.and_then(case));
            }
            Settings::KIND if key.id.as_str() == Settings::ID => {
                let held = truth.record(key).and_then(|record| decode::<Settings>(&key.id, record));
                let Settings { rules, timetable, times, .. } = (*self.settings).clone();
                self.settings = Arc::new(Settings { rules, timetable, times, ..held.unwrap_or_default() });
            }
            RuleSetting::KIND => {
                self.rules.refresh(key, truth);
                let rules = RuleBook::of(self.rules.iter().map(|rule| &**rule));
                self.settings = Arc::new(Settings { rules, ..(*self.settings).clone() });
            }
            Felt::KIND => drop(self.felt.refresh(key, truth)),
            LedgerEntry::KIND => drop(self.ledger.refresh(key, truth)),
            Scenario::KIND => drop(self.scenarios.refresh(key, truth)),
            Deviation::KIND => drop(self.deviations.refresh(key, truth)),
            Risk::KIND => drop(self.risks.refresh(key, truth)),
            Concern::KIND => drop(self.concerns.refresh(key, truth)),
            Period::KIND => {
                self.periods.refresh(key, truth);
                self.set_timetable();
            }
            Meeting::KIND => {
                self.meetings.refresh(key, truth);
                self.set_timetable();
            }
            WheelEntry::KIND => {
                self.wheel.refresh(key, truth);
                self.set_timetable();
            }
            kind => {
                if let Some(at) = FIELD_KINDS.iter().position(|known| *known == kind) {
                    match truth.record(key).and_then(|record| FieldRecord::of(&key.id, record)) {
                        Some(record) => drop(self.by_fields[at].insert(key.id.clone(), Arc::new(record))),
                        None => drop(self.by_fields[at].remove(&key.id)),
                    }
                }
            }
        }
    }

    /// Meetings and periods, in the order of their ids, so that equal data make equal settings.
    fn set_timetable(&mut self) {
        let mut timetable = Timetable {
            periods: self.periods.iter().cloned().collect(),
            meetings: self.meetings.iter().cloned().collect(),
            wheel: self.wheel.iter().filter(|entry| entry.lasts.is_some()).cloned().collect(),
            fewer: Vec::new(),
            more: Vec::new(),
            today: Some(self.now.date()),
        };
        timetable.periods.sort_by(|a, b| a.id.cmp(&b.id));
        timetable.meetings.sort_by(|a, b| a.id.cmp(&b.id));
        timetable.wheel.sort_by(|a, b| a.id.cmp(&b.id));
        self.settings = Arc::new(Settings { timetable, ..(*self.settings).clone() });
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

    fn rebuild_items(&mut self) {
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

    fn refresh_case_items(&mut self, case: &CaseId) {
        let items = self.cases.get(case.clone()).map(|case| self.items_of_case(case)).unwrap_or_default();
        self.items.replace_clocks_of(case, items);
    }

    fn refresh_task_item(&mut self, task: &TaskId) {
        let item = self.tasks.get(task.clone()).and_then(|task| self.item_of_task(task));
        self.items.replace_task(task, item);
    }
}

fn relink(
    of_case: &mut HashMap<CaseId, OfCase>,
    list: fn(&mut OfCase) -> &mut BTreeSet<Id>,
    key: &Key,
    old: Option<CaseId>,
    new: Option<CaseId>,
) {
    if old != new
        && let Some(of) = old.and_then(|case| of_case.get_mut(&case))
    {
        list(of).remove(&key.id);
    }
    if let Some(case) = new {
        list(of_case.entry(case).or_default()).insert(key.id.clone());
    }
}
