//! From items of work to jobs with hours and a day.

use super::Hand;
use crate::domain::{
    calendar::{add_working_days, working_days_between},
    case::{AddOn, Case},
    ids::CaseId,
    rule::{Rule, RuleKind},
    work_item::{ItemId, ItemTitle, WorkItem},
    workspace::Workspace,
};
use std::{collections::HashMap, sync::Arc};

/// Working days in which what is late already is to be caught up. Ours.
pub const CATCH_UP_DAYS: i16 = 5;
/// Hours that a visit takes more when the way is long (the add-on: more than 90 minutes one way).
const LONG_WAY_HOURS: f64 = 3.0;

/// Work with a date.
#[derive(Clone, PartialEq, Debug)]
pub struct Job {
    /// Which item.
    pub item: Arc<WorkItem>,
    /// Days from today to its date. What is late already is to be caught up within a week.
    pub day: usize,
    /// Its date is past.
    pub overdue: bool,
    /// Hours with low, usual and high effort.
    pub hours: [f64; 3],
    /// How far it is protected from being handed over: 0 most.
    pub class: u8,
    /// It stays: its case is kept for the child's sake.
    pub fixed: bool,
    /// Others need more working days than are left.
    pub waits_too_long: bool,
}

/// The jobs, and what is not one.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Gathered {
    pub jobs: Vec<Job>,
    pub undated: (usize, f64),
    pub later: f64,
}

/// Low and high effort as shares of the usual. Ours: see docs/forecast.md.
pub fn spread(item: &WorkItem, is_estimated: bool) -> [f64; 2] {
    match item.title {
        // Others take part: an investigation, a petition, a plan after hearings.
        ItemTitle::Rule(rule) if rule.lead_days > 0 => [0.7, 1.6],
        // A visit and its note.
        ItemTitle::Rule(Rule { kind: RuleKind::Count, .. }) => [0.8, 1.4],
        ItemTitle::Rule(_) => [0.7, 1.5],
        ItemTitle::Own(_) if is_estimated => [0.8, 1.5],
        ItemTitle::Own(_) => [0.5, 2.0],
    }
}

/// The class of work that is no duty by law.
pub(super) const OWN: u8 = 3;

/// Statutory work by severity, then all else.
fn class_of(item: &WorkItem) -> u8 {
    match (item.acute || item.at_once, item.statutory, item.severity) {
        (true, ..) | (_, true, 5..) => 0,
        (_, true, 4) => 1,
        (_, true, _) => 2,
        _ => OWN,
    }
}

pub(super) fn gather(
    workspace: &Workspace,
    items: &[Arc<WorkItem>],
    cases: &HashMap<CaseId, Arc<Case>>,
    hand: &Hand,
) -> Gathered {
    let (now, today) = (workspace.now(), hand.start);
    let mut found = Gathered::default();
    // What waits for somebody else is their work for now.
    for item in items.iter().filter(|item| !item.waiting) {
        let case = item.case.as_ref().and_then(|case| cases.get(case));
        let usual = usual_hours(item, case.map(|case| &**case));
        let Some(due) = item.due else {
            found.undated = (found.undated.0 + 1, found.undated.1 + usual);
            continue;
        };
        let overdue = item.is_overdue(now);
        let last = if overdue || due < today { add_working_days(item.country, today, CATCH_UP_DAYS) } else { due };
        let day = usize::try_from(last.signed_duration_since(today).num_days()).unwrap_or_default();
        if day >= hand.through.len() {
            found.later += usual;
            continue;
        }
        let is_estimated = match &item.id {
            ItemId::Task(task) => workspace.tasks().get(task.clone()).is_some_and(|task| task.estimate.is_some()),
            ItemId::Clock(_) => true,
        };
        let [low, high] = spread(item, is_estimated);
        found.jobs.push(Job {
            day,
            overdue,
            hours: [usual * low, usual, usual * high],
            class: class_of(item),
            fixed: case.is_some_and(|case| case.locked),
            waits_too_long: !overdue && working_days_between(item.country, today, due) < i64::from(item.lead_days),
            item: item.clone(),
        });
    }
    found.jobs.sort_by(|a, b| (a.day, a.class, &a.item.id).cmp(&(b.day, b.class, &b.item.id)));
    found
}

fn usual_hours(item: &WorkItem, case: Option<&Case>) -> f64 {
    let is_visit = matches!(item.title, ItemTitle::Rule(Rule { kind: RuleKind::Count, .. }));
    let is_far = is_visit && case.is_some_and(|case| case.add_ons.contains(&AddOn::Travel));
    f64::from(item.effort_hours) + if is_far { LONG_WAY_HOURS } else { 0.0 }
}

impl Job {
    /// Its case.
    pub fn case(&self) -> Option<&CaseId> {
        self.item.case.as_ref()
    }
}
