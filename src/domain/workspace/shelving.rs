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
use rustc_hash::FxHashMap;
use std::{collections::BTreeSet, sync::Arc};

type Shelve = fn(&mut Workspace, &Key);

/// How a record of each kind is shelved. A table of short functions and not one long: a browser would set out to
/// compile a long one anew, with all its might, while the first screen waits.
const SHELVES: [(&str, Shelve); 19] = [
    (Task::KIND, Workspace::shelve_task),
    (CaseEvent::KIND, Workspace::shelve_event),
    (ClockMark::KIND, Workspace::shelve_mark),
    (Case::KIND, |book, key| drop(book.cases.refresh(key, &book.truth))),
    (Analysis::KIND, |book, key| drop(book.analyses.refresh(key, &book.truth))),
    (Feedback::KIND, |book, key| drop(book.feedback.refresh(key, &book.truth))),
    (WeeklyReview::KIND, |book, key| drop(book.reviews.refresh(key, &book.truth))),
    (TaskList::KIND, |book, key| drop(book.task_lists.refresh(key, &book.truth))),
    (Felt::KIND, |book, key| drop(book.felt.refresh(key, &book.truth))),
    (LedgerEntry::KIND, |book, key| drop(book.ledger.refresh(key, &book.truth))),
    (Scenario::KIND, |book, key| drop(book.scenarios.refresh(key, &book.truth))),
    (Deviation::KIND, |book, key| drop(book.deviations.refresh(key, &book.truth))),
    (Risk::KIND, |book, key| drop(book.risks.refresh(key, &book.truth))),
    (Concern::KIND, |book, key| drop(book.concerns.refresh(key, &book.truth))),
    (Settings::KIND, Workspace::set_settings),
    (RuleSetting::KIND, Workspace::set_rule),
    (Period::KIND, |book, key| {
        book.periods.refresh(key, &book.truth);
        book.set_timetable();
    }),
    (Meeting::KIND, |book, key| {
        book.meetings.refresh(key, &book.truth);
        book.set_timetable();
    }),
    (WheelEntry::KIND, |book, key| {
        book.wheel.refresh(key, &book.truth);
        book.set_timetable();
    }),
];

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
        let kind = key.kind.0.as_str();
        if let Some((_, shelve)) = SHELVES.iter().find(|(known, _)| *known == kind) {
            shelve(self, key);
        } else if let Some(at) = FIELD_KINDS.iter().position(|known| *known == kind) {
            match self.truth.record(key).and_then(|record| FieldRecord::of(&key.id, record)) {
                Some(record) => drop(self.by_fields[at].insert(key.id.clone(), Arc::new(record))),
                None => drop(self.by_fields[at].remove(&key.id)),
            }
        }
    }

    fn shelve_event(&mut self, key: &Key) {
        let old = self.events.refresh(key, &self.truth);
        let new = self.events.get(key.id.clone());
        relink(&mut self.of_case, |of| &mut of.events, key, old.map(|e| e.case.clone()), new.map(|e| e.case.clone()));
    }

    fn shelve_mark(&mut self, key: &Key) {
        let old = self.marks.refresh(key, &self.truth);
        let new = self.marks.get(key.id.clone());
        relink(&mut self.of_case, |of| &mut of.marks, key, old.map(|m| m.case.clone()), new.map(|m| m.case.clone()));
    }

    fn shelve_task(&mut self, key: &Key) {
        let old = self.tasks.refresh(key, &self.truth);
        let new = self.tasks.get(key.id.clone());
        let case = |task: &Arc<Task>| task.case.clone();
        relink(&mut self.of_case, |of| &mut of.tasks, key, old.as_ref().and_then(case), new.and_then(case));
    }

    fn set_settings(&mut self, key: &Key) {
        if key.id.as_str() == Settings::ID {
            let held = self.truth.record(key).and_then(|record| decode::<Settings>(&key.id, record));
            let Settings { rules, timetable, times, .. } = (*self.settings).clone();
            self.settings = Arc::new(Settings { rules, timetable, times, ..held.unwrap_or_default() });
        }
    }

    fn set_rule(&mut self, key: &Key) {
        self.rules.refresh(key, &self.truth);
        let rules = RuleBook::of(self.rules.iter().map(|rule| &**rule));
        self.settings = Arc::new(Settings { rules, ..(*self.settings).clone() });
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
    of_case: &mut FxHashMap<CaseId, OfCase>,
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
