//! From items of work to jobs with hours and a day.

use super::{
    Hand,
    rounds::{self, Returning, Round, last_day},
};
use crate::domain::{
    calendar::{add_working_days, working_days_between},
    case::{AddOn, Case},
    ids::CaseId,
    rule::{Rule, RuleKind},
    settings::Settings,
    task::Task,
    work_item::{ItemId, ItemTitle, WorkItem},
    workspace::Workspace,
};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::sync::Arc;

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
    /// Its date.
    pub due: NaiveDate,
    /// Which time: 0 is the present one, the others are later rounds of what returns.
    pub round: u16,
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

/// All work with a date, of these items and cases.
pub(super) fn gather(
    workspace: &Workspace,
    settings: &Settings,
    items: &[Arc<WorkItem>],
    cases: &FxHashMap<CaseId, Arc<Case>>,
    hand: &Hand,
) -> Gathered {
    let mut desk = Desk { workspace, settings, cases, hand, last: last_day(hand), found: Gathered::default() };
    let mut returning = Returning::default();
    // What waits for somebody else is their work for now.
    for item in items.iter().filter(|item| !item.waiting) {
        let task = match &item.id {
            ItemId::Task(task) => workspace.tasks().get(task.clone()),
            ItemId::Clock(_) => None,
        };
        desk.add(item, task, &mut returning);
    }
    let later = returning.rounds(settings, desk.last);
    desk.add_rounds(later, true);
    let mut found = desk.found;
    found.jobs.sort_by(|a, b| (a.day, a.class, &a.item.id, a.round).cmp(&(b.day, b.class, &b.item.id, b.round)));
    found
}

struct Desk<'a> {
    workspace: &'a Workspace,
    settings: &'a Settings,
    cases: &'a FxHashMap<CaseId, Arc<Case>>,
    hand: &'a Hand,
    last: NaiveDate,
    found: Gathered,
}

impl Desk<'_> {
    fn case(&self, item: &WorkItem) -> Option<&Case> {
        item.case.as_ref().and_then(|case| self.cases.get(case)).map(|case| &**case)
    }

    /// The present round of an item, and the later ones.
    fn add(&mut self, item: &Arc<WorkItem>, task: Option<&Arc<Task>>, returning: &mut Returning) {
        let (now, today) = (self.workspace.now(), self.hand.start);
        let usual = usual_hours(item, self.case(item));
        let repeats = task.filter(|task| task.repeat.is_some());
        // What comes back must be done before it comes back: without a deadline its day counts.
        let Some(due) = item.due.or(item.planned.filter(|_| repeats.is_some())) else {
            self.found.undated = (self.found.undated.0 + 1, self.found.undated.1 + usual);
            return;
        };
        let overdue = item.is_overdue(now);
        let by = if overdue || due < today { add_working_days(item.country, today, CATCH_UP_DAYS) } else { due };
        let times = &self.settings.times;
        let is_known = |task: &Arc<Task>| task.estimate.is_some() || times.for_title(&task.title).is_some();
        let is_estimated = task.is_none_or(is_known);
        let waits_too_long = !overdue && working_days_between(item.country, today, due) < i64::from(item.lead_days);
        self.push(item, by, is_estimated, |job| {
            (job.overdue, job.due, job.waits_too_long) = (overdue, due, waits_too_long);
        });
        if let Some(task) = repeats {
            let rounds = rounds::of_task(task, item, times.minutes(task), by, self.last);
            self.add_rounds(rounds, is_estimated);
        }
        let visits = rounds::of_count(item, self.hand);
        self.add_rounds(visits, true);
        returning.note(item, self.settings, by);
    }

    fn add_rounds(&mut self, rounds: Vec<Round>, is_estimated: bool) {
        for (at, (item, due)) in rounds.into_iter().enumerate() {
            self.push(&item, due, is_estimated, |job| job.round = u16::try_from(at + 1).unwrap_or(u16::MAX));
        }
    }

    fn push(&mut self, item: &Arc<WorkItem>, by: NaiveDate, is_estimated: bool, set: impl FnOnce(&mut Job)) {
        let case = self.case(item);
        let usual = usual_hours(item, case);
        let day = usize::try_from(by.signed_duration_since(self.hand.start).num_days()).unwrap_or_default();
        if day >= self.hand.through.len() {
            self.found.later += usual;
            return;
        }
        let [low, high] = spread(item, is_estimated);
        let mut job = Job {
            day,
            due: by,
            round: 0,
            overdue: false,
            hours: [usual * low, usual, usual * high],
            class: class_of(item),
            fixed: case.is_some_and(|case| case.locked),
            waits_too_long: false,
            item: item.clone(),
        };
        set(&mut job);
        self.found.jobs.push(job);
    }
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
