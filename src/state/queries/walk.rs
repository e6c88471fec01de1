//! All open cases looked at together: the walk through them, those to be caught up, what a colleague
//! needs when one is away, and what fell due meanwhile.

use super::case_view::{CheckView, check_views, tasks_of_group};
use crate::{
    domain::{
        case::{Case, CaseEvent, ClockMark},
        checklist,
        clock::{Clock, clocks},
        deadline::End,
        entity::Entity,
        ids::CaseId,
        retention::goes_with,
        rule::Owner,
        truth::{Key, Truth},
        workspace::Workspace,
    },
    texts::{case_words, clock_words, dates, say},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A case in the walk.
#[derive(Clone, PartialEq, Debug)]
pub struct WalkCase {
    /// Which.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// What it is at.
    pub phase: &'static str,
    /// The day it was last walked through, in words.
    pub reviewed: Option<String>,
    /// The checklist of the walk.
    pub checks: Vec<CheckView>,
    /// To be caught up by, in words, with what is missing.
    pub recovery: Option<String>,
    /// The day to be caught up by is past.
    pub recovery_is_late: bool,
    /// Clocks of the service past their end.
    pub overdue: usize,
    by: Option<NaiveDate>,
    on: Option<NaiveDate>,
}

/// The open cases, the one not looked at for longest first.
pub fn walk(workspace: &Workspace) -> Vec<WalkCase> {
    let today = workspace.now().date();
    let mut found: Vec<WalkCase> = open(workspace).map(|case| walk_case(workspace, case, today)).collect();
    found.sort_by(|a, b| (a.on, &a.code).cmp(&(b.on, &b.code)));
    found
}

/// Those to be caught up, the nearest day first.
pub fn recovery_list(workspace: &Workspace) -> Vec<WalkCase> {
    let mut found: Vec<WalkCase> = walk(workspace).into_iter().filter(|case| case.recovery.is_some()).collect();
    found.sort_by(|a, b| (a.by, &a.code).cmp(&(b.by, &b.code)));
    found
}

fn open(workspace: &Workspace) -> impl Iterator<Item = &Arc<Case>> {
    workspace.cases().iter().filter(|case| case.closed.is_none())
}

fn walk_case(workspace: &Workspace, case: &Case, today: NaiveDate) -> WalkCase {
    let now = workspace.now();
    let late = |clock: &&Clock| clock.is_broken(now) && clock.rule.owner == Owner::Service;
    let recovery = case.recovery.as_ref();
    WalkCase {
        id: case.id.clone(),
        code: case.code.clone(),
        phase: case_words::case_type(case.case_type),
        reviewed: case.reviewed.map(|on| dates::short_date(on, today)),
        checks: check_views(case, checklist::of_review(case.country), today),
        recovery: recovery.map(|it| say::recovery_by(&dates::short_date(it.by, today), &it.what)),
        recovery_is_late: recovery.is_some_and(|it| it.by < today),
        overdue: clocks_of(workspace, case).iter().filter(late).count(),
        by: recovery.map(|it| it.by),
        on: case.reviewed,
    }
}

/// The clocks of a case.
pub fn clocks_of(workspace: &Workspace, case: &Case) -> Vec<Clock> {
    let (events, marks): (_, Vec<ClockMark>) = (workspace.events_of(&case.id), workspace.marks_of(&case.id));
    clocks(case, &events, &marks, workspace.settings(), workspace.now().date())
}

/// What a colleague needs to know of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct HandoverCase {
    /// Which.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// What it is at.
    pub phase: &'static str,
    /// A child without safe care, or acute danger.
    pub acute: bool,
    /// Running clocks: title, end, how far away.
    pub clocks: Vec<(&'static str, String, String)>,
    /// Open tasks with their day.
    pub tasks: Vec<(String, String)>,
    /// The next step, appointments.
    pub note: String,
}

/// The open cases, those with the nearest end first.
pub fn handover(workspace: &Workspace) -> Vec<HandoverCase> {
    let (now, today) = (workspace.now(), workspace.now().date());
    let mut found: Vec<(Option<NaiveDate>, HandoverCase)> = Vec::new();
    for case in open(workspace) {
        let mut running: Vec<Clock> = clocks_of(workspace, case).into_iter().filter(Clock::is_running).collect();
        running.sort_by_key(|clock| (clock.nominal_end != End::Now, clock.due_on().is_none(), clock.due_on()));
        let line = |clock: &Clock| {
            let left = clock_words::clock_time_left(clock, case.country, now);
            (clock_words::rule_title(clock.rule), clock_words::end(clock.nominal_end, today), left)
        };
        let tasks = tasks_of_group(workspace, &case.id).into_iter().filter(|task| task.done.is_none());
        let day = |on: NaiveDate| dates::short_date(on, today);
        found.push((
            running.iter().find_map(Clock::due_on),
            HandoverCase {
                id: case.id.clone(),
                code: case.code.clone(),
                phase: case_words::case_type(case.case_type),
                acute: case.acute,
                clocks: running.iter().map(line).collect(),
                tasks: tasks
                    .map(|task| (task.title.clone(), task.planned.or(task.deadline).map(day).unwrap_or_default()))
                    .collect(),
                note: case.handover.clone(),
            },
        ));
    }
    found.sort_by(|a, b| (a.0.is_none(), a.0, &a.1.code).cmp(&(b.0.is_none(), b.0, &b.1.code)));
    found.into_iter().map(|(_, case)| case).collect()
}

/// Fields that say more of whoever hands over than of the case: notes, goals, and by what a file finds a case again.
const OWN: [&str; 5] = ["note", "goal", "goal_link", "analysis", "file_mark"];

/// What a colleague gets as a file: the open cases with their events, what was added to their clocks, and their
/// open tasks. Nothing else of this workbook, and no notes. Says how many cases there are.
pub fn handover_truth(workspace: &Workspace) -> (Truth, usize) {
    let truth = workspace.truth();
    let (mut given, mut cases) = (Truth::default(), 0);
    for case in open(workspace) {
        let is_of_case = |key: &Key| [Case::KIND, CaseEvent::KIND, ClockMark::KIND].contains(&key.kind.0.as_str());
        let tasks = tasks_of_group(workspace, &case.id).into_iter().filter(|task| task.done.is_none());
        let keys = goes_with(truth, &case.key()).into_iter().filter(is_of_case).chain(tasks.map(|task| task.key()));
        for key in keys {
            let Some(record) = truth.record(&key).filter(|record| record.is_live()) else { continue };
            for (field, cell) in record.cells().filter(|(field, _)| !OWN.contains(&field.as_str())) {
                given.write(&key, field, &cell.value, cell.stamp);
            }
        }
        cases += 1;
    }
    (given, cases)
}

/// What fell due between a day and today: the case's code, the clock, its end, how it stands.
pub fn due_while_away(workspace: &Workspace, from: NaiveDate) -> Vec<[String; 4]> {
    let (now, today) = (workspace.now(), workspace.now().date());
    let mut found: Vec<(NaiveDate, [String; 4])> = Vec::new();
    for case in workspace.cases().iter() {
        for clock in clocks_of(workspace, case) {
            let Some(due) = clock.due_on().filter(|due| (from..=today).contains(due)) else { continue };
            let left = || clock_words::clock_time_left(&clock, case.country, now);
            let stands = clock_words::ended(&clock, today).unwrap_or_else(left);
            let title = clock_words::rule_title(clock.rule).to_owned();
            found.push((due, [case.code.clone(), title, clock_words::end(clock.nominal_end, today), stands]));
        }
    }
    found.sort();
    found.into_iter().map(|(_, row)| row).collect()
}

/// Code and phase of the open cases, by code: for the sheet that is filled in by hand.
pub fn key_rows(workspace: &Workspace) -> Vec<(String, &'static str)> {
    let row = |case: &Arc<Case>| (case.code.clone(), case_words::case_type(case.case_type));
    let mut rows: Vec<_> = open(workspace).map(row).collect();
    rows.sort();
    rows
}
