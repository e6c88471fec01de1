//! The log of breaches and near misses, what is not logged yet, and the sums for one's own
//! internal control: by month and by cause. Never by person.

use super::{veil::Veil, walk::clocks_of};
use crate::{
    domain::{
        calendar::{add_months, subtract_days},
        clock::{Clock, ClockState, Timing},
        deviation::{Deviation, DeviationSort},
        ids::{CaseId, Id},
        rule::Owner,
        workspace::Workspace,
    },
    texts::{Key, clock_words, dates, planning_words, say, text},
};
use chrono::{Datelike, NaiveDate};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Months that are summed.
const MONTHS: usize = 12;
/// A broken clock of an ended duty is offered for logging for so many days.
const OFFERED_DAYS: u32 = 60;

/// An entry as one row.
#[derive(Clone, PartialEq, Debug)]
pub struct DeviationRow {
    /// Which.
    pub id: Id,
    /// The duty.
    pub what: String,
    /// The case, with its code.
    pub case: Option<(CaseId, String)>,
    /// Breach or near miss, and the day.
    pub when: String,
    /// Cause, consequence, measure: name and words, those that are filled in.
    pub facts: Vec<(Key, String)>,
    /// How far it is, with its day.
    pub state: String,
    /// The day of the official report, in words; a draft without it.
    pub reported: Option<String>,
    /// Not settled.
    pub is_open: bool,
    /// To be followed up now.
    pub is_due: bool,
}

/// All entries: those due first, then open ones, then the latest.
pub fn deviation_rows(workspace: &Workspace, veil: &Veil) -> Vec<DeviationRow> {
    let today = workspace.now().date();
    let mut all: Vec<&Arc<Deviation>> = workspace.deviations().iter().collect();
    all.sort_by_key(|one| (!one.is_due(today), !one.is_open(), std::cmp::Reverse(one.on), one.id.clone()));
    all.into_iter().map(|one| row(one, workspace, veil)).collect()
}

fn row(one: &Deviation, workspace: &Workspace, veil: &Veil) -> DeviationRow {
    let today = workspace.now().date();
    let day = |day: Option<NaiveDate>| day.map(|day| dates::short_date(day, today)).unwrap_or_default();
    let case = one.case.as_ref().and_then(|id| workspace.cases().get(id.clone()));
    let with_own = |word: Option<&str>, own: &str| {
        let own = Some(veil.over(own)).filter(|words| !words.is_empty());
        word.map(str::to_owned).into_iter().chain(own).collect::<Vec<_>>().join(". ")
    };
    let facts = [
        (Key::FieldCause, with_own(one.cause.map(planning_words::cause), &one.background)),
        (Key::FieldFollows, with_own(one.follows.map(planning_words::consequence), &one.consequence)),
        (Key::FieldMeasure, veil.over(&one.measure)),
    ];
    let state = planning_words::deviation_state(one.state).to_owned();
    let state = match (one.ended, one.follow_up) {
        (Some(_), _) => format!("{state} {}", day(one.ended)),
        (None, Some(_)) => format!("{state}, {}", say::deviation_follow(&day(one.follow_up))),
        (None, None) => state,
    };
    DeviationRow {
        id: one.id.clone(),
        what: veil.over(&one.what),
        case: case.map(|case| (case.id.clone(), veil.over(&case.code))),
        when: format!("{} {}", planning_words::deviation_sort(one.sort), day(one.on)).trim_end().to_owned(),
        facts: facts.into_iter().filter(|(_, words)| !words.is_empty()).collect(),
        state,
        reported: one.reported.then(|| say::deviation_reported(&day(one.reported_on))),
        is_open: one.is_open(),
        is_due: one.is_due(today),
    }
}

/// A clock that was broken and is not in the log.
#[derive(Clone, PartialEq, Debug)]
pub struct Unlogged {
    /// The id of its mark.
    pub mark: Id,
    /// The rule.
    pub title: &'static str,
    /// The case's code.
    pub code: String,
    /// How it stands.
    pub stands: String,
    due: Option<NaiveDate>,
}

/// Duties of the service by law that are overdue, or ended too late in the last weeks, without an
/// entry; the oldest first.
pub fn unlogged(workspace: &Workspace) -> Vec<Unlogged> {
    let (now, today) = (workspace.now(), workspace.now().date());
    let since = subtract_days(today, OFFERED_DAYS);
    let logged: BTreeSet<Id> = workspace.deviations().iter().filter_map(|one| one.clock.clone()).collect();
    let mut found = Vec::new();
    for case in workspace.cases().iter() {
        for clock in clocks_of(workspace, case) {
            if !is_broken(&clock, now, since) || logged.contains(&clock.mark_id()) {
                continue;
            }
            let left = || clock_words::clock_time_left(&clock, case.country, now);
            found.push(Unlogged {
                mark: clock.mark_id(),
                title: clock_words::rule_title(clock.rule),
                code: case.code.clone(),
                stands: clock_words::ended(&clock, today).unwrap_or_else(left),
                due: clock.due_on(),
            });
        }
    }
    found.sort_by(|a, b| (a.due, &a.mark).cmp(&(b.due, &b.mark)));
    found
}

fn is_broken(clock: &Clock, now: chrono::NaiveDateTime, since: NaiveDate) -> bool {
    if clock.rule.owner != Owner::Service || !clock.rule.statutory || clock.rule.is_practice() {
        return false;
    }
    match clock.state {
        ClockState::Running => clock.is_overdue(now),
        ClockState::Done { timing: Timing::Late, on } => on >= since,
        ClockState::Missed { on } => on >= since,
        _ => false,
    }
}

/// The sums of the last twelve months.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DeviationSums {
    /// In a sentence.
    pub finding: String,
    /// Month, breaches, near misses, reported.
    pub months: Vec<(String, [usize; 3])>,
    /// Cause and how often, the most frequent first.
    pub causes: Vec<(&'static str, usize)>,
}

/// Counts by month and cause. Months without an entry between the first and this one are in it.
pub fn deviation_sums(workspace: &Workspace) -> DeviationSums {
    let today = workspace.now().date();
    let month_of = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let first = add_months_back(month_of(today), MONTHS as u32 - 1);
    let counted = |one: &&Arc<Deviation>| one.on.is_some_and(|on| on >= first && on <= today);
    let mut months: BTreeMap<NaiveDate, [usize; 3]> = BTreeMap::new();
    let mut causes: BTreeMap<&'static str, usize> = BTreeMap::new();
    for one in workspace.deviations().iter().filter(counted) {
        let line = months.entry(month_of(one.on.unwrap_or(today))).or_default();
        line[usize::from(one.sort == DeviationSort::NearMiss)] += 1;
        line[2] += usize::from(one.reported);
        *causes.entry(one.cause.map_or(text(Key::FiguresNoCause), planning_words::cause)).or_default() += 1;
    }
    let mut month = months.keys().next().copied().unwrap_or(first);
    while !months.is_empty() && month <= today {
        months.entry(month).or_default();
        month = add_months(month, 1);
    }
    let [breaches, near, reported] =
        months.values().fold([0; 3], |sum, line| [sum[0] + line[0], sum[1] + line[1], sum[2] + line[2]]);
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let all = breaches + near;
    let finding = match all {
        0 => text(Key::DeviationNoneYear).to_owned(),
        _ => say::deviation_finding(&breaches.to_string(), &near.to_string(), &(all - reported).to_string()),
    };
    DeviationSums {
        finding,
        months: months.into_iter().map(|(month, line)| (dates::month_mark(month), line)).collect(),
        causes,
    }
}

fn add_months_back(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(chrono::Months::new(months)).unwrap_or(day)
}
