//! Each record on its shelf and under its case, and the settings that are made of records.

use super::{OfCase, Workspace};
use crate::domain::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
    concern::Concern,
    deviation::Deviation,
    entity::{Entity, decode},
    feedback::Feedback,
    field_record::{FIELD_KINDS, FieldRecord},
    ids::{CaseId, Id},
    ledger::LedgerEntry,
    meeting::Meeting,
    period::{Felt, Period},
    risk::Risk,
    rule_book::RuleBook,
    rule_setting::RuleSetting,
    scenario::Scenario,
    settings::Settings,
    task::Task,
    task_list::TaskList,
    timetable::Timetable,
    truth::Key,
    weekly_review::WeeklyReview,
    wheel::WheelEntry,
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

impl Workspace {
    /// The case a record belongs to, as the shelves know it now.
    pub(super) fn case_of(&self, key: &Key) -> Option<CaseId> {
        match key.kind.0.as_str() {
            Case::KIND => Some(CaseId(key.id.clone())),
            CaseEvent::KIND => self.events.get(key.id.clone()).map(|event| event.case.clone()),
            ClockMark::KIND => self.marks.get(key.id.clone()).map(|mark| mark.case.clone()),
            _ => None,
        }
    }

    /// Puts a record on its shelf as the truth has it now, or takes it away.
    pub(super) fn shelve(&mut self, key: &Key) {
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
    pub(super) fn set_timetable(&mut self) {
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
