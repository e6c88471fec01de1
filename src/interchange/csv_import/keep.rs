//! What the chosen lines would write.

use super::{Plan, PlannedRow, update::Update};
use crate::domain::{
    case::{Case, CaseEvent, ClockMark, EventKind},
    change::Edit,
    clock::occurrence_of,
    entity,
    ids::{CaseId, EventId, Id},
    rule::{MetBy, rules_of},
};
use chrono::NaiveDate;

/// A case with its events and marks, each as it is (None: new) and as it would be.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    pub before: Option<Case>,
    pub case: Case,
    pub events: Vec<(Option<CaseEvent>, CaseEvent)>,
    pub marks: Vec<(Option<ClockMark>, ClockMark)>,
}

/// The chosen lines with ids. `chosen` holds places in `plan.rows`; `new_id` gives a new id each
/// time it is called.
pub fn kept(plan: &Plan, chosen: &[usize], mut new_id: impl FnMut() -> Id) -> Vec<Kept> {
    let chosen = chosen.iter().filter_map(|at| plan.rows.get(*at));
    chosen
        .map(|row| match &row.update {
            Some(update) => updated(row, update, &mut new_id),
            None => added(row, &mut new_id),
        })
        .collect()
}

/// What keeping these would write.
pub fn edits(kept: &[Kept]) -> Vec<Edit> {
    let mut all = Vec::new();
    for one in kept {
        all.extend(entity::edits(one.before.as_ref(), &one.case));
        all.extend(one.events.iter().flat_map(|(before, after)| entity::edits(before.as_ref(), after)));
        all.extend(one.marks.iter().flat_map(|(before, after)| entity::edits(before.as_ref(), after)));
    }
    all
}

fn added(row: &PlannedRow, new_id: &mut impl FnMut() -> Id) -> Kept {
    let case = Case { id: new_id().into(), ..row.case.clone() };
    let event = |event: &CaseEvent| (None, CaseEvent { id: new_id().into(), case: case.id.clone(), ..event.clone() });
    let events: Vec<_> = row.events.iter().map(event).collect();
    let report = events.iter().map(|(_, event)| event).find(|event| event.kind == EventKind::ReportReceived);
    let mark = report.zip(row.reviewed).and_then(|(report, on)| review_mark(&case, &report.id, on));
    Kept { before: None, marks: mark.map(|mark| (None, mark)).into_iter().collect(), events, case }
}

fn updated(row: &PlannedRow, update: &Update, new_id: &mut impl FnMut() -> Id) -> Kept {
    let events: Vec<(Option<CaseEvent>, CaseEvent)> = update
        .events
        .iter()
        .map(|(before, after)| match before {
            Some(before) => (Some(before.clone()), after.clone()),
            None => (None, CaseEvent { id: new_id().into(), ..after.clone() }),
        })
        .collect();
    let new = events.iter().map(|(_, after)| after);
    let report = update.held.events.iter().chain(new).rfind(|event| event.kind == EventKind::ReportReceived);
    let reviewed = row.reviewed.filter(|_| update.says_reviewed());
    let mark = report.zip(reviewed).and_then(|(report, on)| review_mark(&update.case, &report.id, on));
    let held = |mark: &ClockMark| update.held.marks.iter().find(|held| held.id == mark.id).cloned();
    let marks = mark.map(|mark| match held(&mark) {
        Some(before) => (Some(before.clone()), ClockMark { done: mark.done, ..before }),
        None => (None, mark),
    });
    Kept {
        before: Some((*update.held.case).clone()),
        case: update.case.clone(),
        events,
        marks: marks.into_iter().collect(),
    }
}

/// The review of a report as done on this day: its own rule, or in Denmark the assessment.
fn review_mark(case: &Case, report: &EventId, on: NaiveDate) -> Option<ClockMark> {
    let met = |met_by| rules_of(case.country).find(|rule| rule.met_by == met_by);
    let rule = met(MetBy::Review).or_else(|| met(MetBy::ReviewAtLatest))?;
    let id: &CaseId = &case.id;
    Some(ClockMark { done: Some(on), ..ClockMark::new(id, rule.id, occurrence_of(report)) })
}
