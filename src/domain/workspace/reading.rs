//! What can be read of a workspace: the shelves, what hangs on a case, and the indexes.

use super::{Shelf, Workspace};
use crate::domain::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
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
    stamp::Writer,
    task::Task,
    task_list::TaskList,
    truth::{Key, Record, Truth},
    undo::UndoList,
    weekly_review::WeeklyReview,
    wheel::WheelEntry,
};
use chrono::NaiveDateTime;
use std::sync::Arc;

impl Workspace {
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
    /// The case and those that are siblings with it, closed ones too.
    pub fn group_of(&self, case: &CaseId) -> Vec<CaseId> {
        let group = self.cases.get(case.clone()).and_then(|case| case.group.clone());
        let is_other = |other: &&Arc<Case>| other.id != *case && group.is_some() && other.group == group;
        let others = self.cases.iter().filter(is_other).map(|other| other.id.clone());
        std::iter::once(case.clone()).chain(others).collect()
    }
}
