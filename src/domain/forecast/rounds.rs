//! The later rounds of what returns: what is left of a year's visits, the next evaluation, the next
//! occurrence of a task that repeats. They are sure work, though nobody has opened them yet.
//!
//! Each counts on its last day, and is reckoned as if the round before it was done on its own. New
//! cases are not sure work and are never among them.

use super::{DAYS, Hand};
use crate::domain::{
    calendar::add_days,
    case::EventKind,
    deadline::counted,
    ids::CaseId,
    rule::{MetBy, Rule},
    settings::Settings,
    task::Task,
    work_item::{ItemTitle, WorkItem},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A round to come: its item as it will be, and its last day.
pub(super) type Round = (Arc<WorkItem>, NaiveDate);

/// The occurrences of a task after the present one, which is done on `done` at the earliest.
pub(super) fn of_task(task: &Task, item: &WorkItem, minutes: u32, done: NaiveDate, last: NaiveDate) -> Vec<Round> {
    let later = Arc::new(WorkItem { effort_hours: (f64::from(minutes) / 60.0) as f32, ..item.clone() });
    let (mut found, mut at, mut done) = (Vec::new(), task.clone(), done);
    for _ in 0..DAYS {
        let Some(next) = at.next_occurrence(item.country, done) else { break };
        let Some(day) = next.deadline.or(next.planned).filter(|day| *day > done && *day <= last) else { break };
        found.push((later.clone(), day));
        (at, done) = (next, day);
    }
    found
}

/// What is left of a year's count beside the next one, each by the end of the year. What was missed
/// in a year that is over cannot be made up for.
pub(super) fn of_count(item: &Arc<WorkItem>, hand: &Hand) -> Vec<Round> {
    let Some(end) = item.due.filter(|end| *end >= hand.start) else { return Vec::new() };
    (0..item.further).map(|_| (item.clone(), end)).collect()
}

/// The duties of some cases that return, each once: one review of a measure is the review of all.
#[derive(Default)]
pub(super) struct Returning {
    found: Vec<(CaseId, &'static Rule, Arc<WorkItem>, NaiveDate)>,
}

impl Returning {
    /// Notes a running clock that is met on `done`, if what meets it starts another.
    pub fn note(&mut self, item: &Arc<WorkItem>, settings: &Settings, done: NaiveDate) {
        let (ItemTitle::Rule(rule), Some(case)) = (&item.title, &item.case) else { return };
        let Some(next) = starts(rule, settings, item) else { return };
        match self.found.iter_mut().find(|(of, known, ..)| of == case && known.id == next.id) {
            Some(held) if held.3 <= done => {}
            Some(held) => (held.2, held.3) = (item.clone(), done),
            None => self.found.push((case.clone(), next, item.clone(), done)),
        }
    }
    /// Their rounds up to and including this day.
    pub fn rounds(self, settings: &Settings, last: NaiveDate) -> Vec<Round> {
        self.found.into_iter().flat_map(|(_, rule, item, done)| rounds_of(rule, &item, settings, done, last)).collect()
    }
}

/// The rule that returns and that this one leads to: itself, or the one its meeting starts.
fn starts(rule: &'static Rule, settings: &Settings, item: &WorkItem) -> Option<&'static Rule> {
    let MetBy::Events(meets) = rule.met_by else { return None };
    let meets = |kind: EventKind| meets.contains(&kind);
    settings.rules.of_country(item.country).find(|next| next.returns_with().is_some_and(meets))
}

fn rounds_of(
    rule: &'static Rule,
    item: &WorkItem,
    settings: &Settings,
    mut done: NaiveDate,
    last: NaiveDate,
) -> Vec<Round> {
    let mut found = Vec::new();
    for _ in 0..DAYS {
        let version = |row: &&'static Rule| row.id == rule.id && row.is_version_of(done);
        let Some(row) = settings.rules.of_country(item.country).find(version) else { break };
        let Some(offset) = row.offset else { break };
        let due = counted(item.country, done, offset);
        if due <= done || due > last {
            break;
        }
        let is_out = |day| row.suspended.is_some_and(|period| period.covers(day));
        if !is_out(done) && !is_out(due) {
            found.push((Arc::new(as_next(row, item)), due));
        }
        done = due;
    }
    found
}

/// The item as it will be: what is acute today is not taken to be so then.
fn as_next(rule: &'static Rule, item: &WorkItem) -> WorkItem {
    WorkItem {
        title: ItemTitle::Rule(rule),
        acute: false,
        is_for_today: false,
        is_near_by_law: false,
        at_once: false,
        statutory: rule.statutory,
        practice: rule.is_practice(),
        severity: rule.severity,
        effort_hours: rule.effort_hours,
        lead_days: rule.lead_days,
        ..item.clone()
    }
}

/// The last day looked at.
pub(super) fn last_day(hand: &Hand) -> NaiveDate {
    add_days(hand.start, hand.through.len().saturating_sub(1) as u32)
}
