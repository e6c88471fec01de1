//! What the app can measure itself for a development plan: the share of deadlines kept, of talks with
//! children held in time, and what is left undone. From the same clocks as the figures of compliance.

use super::{
    compliance::{Kept, Outcome, outcome},
    walk::clocks_of,
};
use crate::domain::{
    calendar::subtract_days,
    case::{Case, CaseEvent, EventKind},
    clock::{Clock, ClockState},
    indicator::Figure,
    workspace::Workspace,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The rules of an investigation's end: a talk with the child belongs before it.
const INVESTIGATIONS: [&str; 2] = ["NO-UND-2", "DK-BFU-1"];

/// Days that the figure of today looks back.
const RECENT_DAYS: u32 = 90;

/// What was measured.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measured {
    /// Of the last ninety days; None where there is nothing to measure.
    pub now: Option<f64>,
    /// By month of the deadline, on its last day or today.
    pub months: Vec<Figure>,
}

/// Measures by the stored name of a source; `since` leaves out cases that began before that day.
pub fn measured(workspace: &Workspace, source: &str, since: Option<NaiveDate>) -> Measured {
    match source {
        "clocks_kept" => shares(workspace, since, |clock, _| outcome(clock, workspace.now())),
        "child_talks" => shares(workspace, since, |clock, events| talk(clock, events, workspace)),
        "reminders" => Measured { now: Some(left_undone(workspace, since)), months: Vec::new() },
        _ => Measured::default(),
    }
}

/// The share in time, in percent, of what `look` has an outcome for.
fn shares(
    workspace: &Workspace,
    since: Option<NaiveDate>,
    look: impl Fn(&Clock, &[CaseEvent]) -> Option<Outcome>,
) -> Measured {
    let today = workspace.now().date();
    let recent = subtract_days(today, RECENT_DAYS);
    let (mut all, mut months) = (Kept::default(), BTreeMap::<NaiveDate, Kept>::new());
    for case in workspace.cases().iter() {
        let events = workspace.events_of(&case.id);
        if is_older(&events, since) {
            continue;
        }
        for clock in clocks_of(workspace, case) {
            let (Some(due), Some(outcome)) = (clock.due_on(), look(&clock, &events)) else { continue };
            if due >= recent {
                all.add(outcome);
            }
            months.entry(month_end(due).min(today)).or_default().add(outcome);
        }
    }
    let figure = |(on, kept): (NaiveDate, Kept)| Some(Figure { on, value: kept.percent()?.round() });
    Measured { now: all.percent().map(f64::round), months: months.into_iter().filter_map(figure).collect() }
}

/// Of deadlines that fell on these days: the service's own, and the talks with children.
pub fn kept_between(workspace: &Workspace, from: NaiveDate, to: NaiveDate) -> [Kept; 2] {
    let mut found = [Kept::default(); 2];
    for case in workspace.cases().iter() {
        let events = workspace.events_of(&case.id);
        for clock in clocks_of(workspace, case) {
            if !clock.due_on().is_some_and(|due| from <= due && due <= to) {
                continue;
            }
            let outcomes = [outcome(&clock, workspace.now()), talk(&clock, &events, workspace)];
            for (kept, outcome) in found.iter_mut().zip(outcomes) {
                outcome.into_iter().for_each(|outcome| kept.add(outcome));
            }
        }
    }
    found
}

/// A talk with the child was recorded before the investigation ended, and within its limit. One that
/// still runs in time is not counted yet.
fn talk(clock: &Clock, events: &[CaseEvent], workspace: &Workspace) -> Option<Outcome> {
    if !INVESTIGATIONS.contains(&clock.rule.id) {
        return None;
    }
    let due = clock.due_on()?;
    let last = match clock.state {
        ClockState::Done { on, .. } => on.min(due),
        ClockState::Running if clock.is_overdue(workspace.now()) => due,
        _ => return None,
    };
    let from = clock.started.date();
    let held = events.iter().any(|event| event.kind == EventKind::ChildTalk && from <= event.on && event.on <= last);
    Some(if held { Outcome::InTime } else { Outcome::Broken })
}

/// Open work past its end: deadlines, and tasks with a last day.
fn left_undone(workspace: &Workspace, since: Option<NaiveDate>) -> f64 {
    let is_new = |case: &Case| !is_older(&workspace.events_of(&case.id), since);
    let late = workspace.items().iter().filter(|item| item.is_overdue(workspace.now()));
    let late = late.filter(|item| match (&item.case, since) {
        (Some(case), Some(_)) => workspace.cases().get(case.clone()).is_some_and(|case| is_new(case)),
        _ => true,
    });
    late.count() as f64
}

/// The case began before the day.
fn is_older(events: &[CaseEvent], since: Option<NaiveDate>) -> bool {
    since.is_some_and(|since| events.iter().map(|event| event.on).min().is_some_and(|first| first < since))
}

fn month_end(day: NaiveDate) -> NaiveDate {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}
