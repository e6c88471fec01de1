//! How long records are kept before the app asks whether to erase them (domain.md section 9).
//!
//! Suggestions, never an act: what is past its period is listed, and the user decides. A case goes
//! with all that hangs on it, and not before its last clock has ended: the feedback to the reporter
//! runs on for months after a case is closed. What never ends by itself, such as a risk or a goal, is asked
//! about when nobody has written to it for as long.

use super::{
    calendar::{add_days, add_months},
    case::Case,
    change::Edit,
    clock::{ClockState, clocks},
    entity::Entity,
    field_record::FIELD_KINDS,
    goal::GOAL,
    ids::CaseId,
    indicator::THEME,
    notebook::{self, Kept},
    task::Task,
    truth::{DELETED, Key, Record, Truth},
    workspace::Workspace,
};
use chrono::{DateTime, NaiveDate};
use serde_json::Value;
use std::collections::BTreeSet;

/// Days that a deleted record is still there for undo and for other devices.
const DELETED_DAYS: u32 = 90;

/// Why something is past its period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ground {
    /// A case, closed, with no clock running.
    Case,
    /// A done task without a case.
    Task,
    /// A feedback entry.
    Feedback,
    /// A situation analysis, a risk, or a deviation.
    Analysis,
    /// Of the planning: a period, a felt load, an entry of the ledger, a kept "what if", a warning upward.
    Planning,
    /// A goal with what hangs on it, or a theme.
    Goal,
    /// A weekly review, with what it says of the user.
    Review,
    /// An entry of a notebook.
    Notebook,
    /// Deleted long ago, and still on the disk.
    Deleted,
}

impl Ground {
    /// All, in the order of the page.
    pub const ALL: [Ground; 9] = [
        Ground::Case,
        Ground::Task,
        Ground::Feedback,
        Ground::Analysis,
        Ground::Planning,
        Ground::Goal,
        Ground::Review,
        Ground::Notebook,
        Ground::Deleted,
    ];
}

/// A record past its period.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Expired {
    /// Why.
    pub ground: Ground,
    /// The last day of its period.
    pub until: NaiveDate,
    /// Which.
    pub key: Key,
}

/// What is past its period, by ground, the oldest first.
pub fn expired(workspace: &Workspace) -> Vec<Expired> {
    let today = workspace.now().date();
    let settings = workspace.settings();
    let mut found: Vec<Expired> = Vec::new();
    let mut note = |ground, key, until: Option<NaiveDate>| {
        found.extend(until.filter(|until| *until < today).map(|until| Expired { ground, until, key }));
    };
    for case in workspace.cases().iter() {
        note(Ground::Case, case.key(), case_until(workspace, case));
    }
    for task in workspace.tasks().iter().filter(|task| is_alone(workspace, task)) {
        note(Ground::Task, task.key(), task.done.map(|done| add_days(done, settings.keep_case_days)));
    }
    for entry in workspace.feedback().iter() {
        let days = [entry.occurred, entry.delivered, entry.follow_up, entry.followed_up];
        let day = days.into_iter().flatten().max().or_else(|| written(workspace.truth().record(&entry.key())?));
        note(Ground::Feedback, entry.key(), day.map(|day| add_months(day, settings.keep_feedback_months)));
    }
    for analysis in workspace.analyses().iter() {
        let day = analysis.closed.unwrap_or(analysis.opened);
        note(Ground::Analysis, analysis.key(), Some(add_months(day, settings.keep_analysis_months)));
    }
    let kept = |day: NaiveDate| add_months(day, settings.keep_analysis_months);
    let care = |day: NaiveDate| add_days(day, settings.keep_care_weeks * 7);
    let touched = |key: &Key| workspace.truth().record(key).and_then(written);
    for deviation in workspace.deviations().iter() {
        let key = deviation.key();
        let ended = deviation.last_day().filter(|_| !deviation.is_open());
        note(Ground::Analysis, key.clone(), ended.or_else(|| touched(&key)).map(kept));
    }
    for risk in workspace.risks().iter() {
        let key = risk.key();
        note(Ground::Analysis, key.clone(), risk.ended.or(risk.declined).or_else(|| touched(&key)).map(kept));
    }
    for period in workspace.periods().iter() {
        let key = period.key();
        note(Ground::Planning, key.clone(), period.to.or_else(|| touched(&key)).map(kept));
    }
    for felt in workspace.felt().iter() {
        note(Ground::Planning, felt.key(), Some(kept(felt.week)));
    }
    for entry in workspace.ledger().iter() {
        let key = entry.key();
        note(Ground::Planning, key.clone(), entry.ended.or_else(|| touched(&key)).map(kept));
    }
    for scenario in workspace.scenarios().iter() {
        note(Ground::Planning, scenario.key(), Some(kept(scenario.made)));
    }
    for book in notebook::ALL {
        for (key, record) in workspace.records_of(book.kind) {
            let day = record.value(book.day).and_then(Value::as_str).and_then(|day| day.parse::<NaiveDate>().ok());
            let day = day.or_else(|| written(record));
            match book.kept {
                Kept::Always => {}
                Kept::AsAnalyses => note(Ground::Notebook, key.clone(), day.map(kept)),
                Kept::AsCare => note(Ground::Notebook, key.clone(), day.map(care)),
            }
        }
    }
    for concern in workspace.concerns().iter() {
        note(Ground::Planning, concern.key(), concern.answered.or(concern.sent).or(concern.made).map(kept));
    }
    for kind in [GOAL, THEME] {
        for record in workspace.field_records(kind) {
            let key = Key::new(kind, record.id.clone());
            note(Ground::Goal, key.clone(), record.day("closed").or_else(|| touched(&key)).map(kept));
        }
    }
    for review in workspace.reviews().iter() {
        note(Ground::Review, review.key(), Some(care(review.monday)));
    }
    for (key, record) in workspace.truth().records().filter(|(_, record)| record.is_deleted()) {
        let deleted = record.get(DELETED).and_then(|cell| day_of(cell.stamp.millis));
        note(Ground::Deleted, key.clone(), deleted.map(|day| add_days(day, DELETED_DAYS)));
    }
    found.sort_unstable();
    found
}

/// The last day on which a closed case is kept: counted from its closing or the end of its last
/// clock. None while it is open or a clock runs without an end.
pub fn case_until(workspace: &Workspace, case: &Case) -> Option<NaiveDate> {
    let mut last = case.closed?;
    let (events, marks) = (workspace.events_of(&case.id), workspace.marks_of(&case.id));
    for clock in clocks(case, &events, &marks, workspace.settings(), workspace.now().date()) {
        let ended = match clock.state {
            ClockState::Running => clock.due_on()?,
            ClockState::Done { on, .. } | ClockState::Stopped { on } | ClockState::Missed { on } => on,
            // Held up until something happens: there is no end to count from.
            ClockState::Suspended => return None,
            ClockState::NotApplicable => continue,
        };
        last = last.max(ended);
    }
    Some(add_days(last, workspace.settings().keep_case_days))
}

/// The records that go when this one is erased: of a case everything that names it, deleted records
/// included, and else the record alone. Sorted.
pub fn goes_with(truth: &Truth, key: &Key) -> Vec<Key> {
    if FIELD_KINDS.contains(&key.kind.0.as_str()) {
        return tree(truth, key);
    }
    if key.kind.0 != Case::KIND {
        return vec![key.clone()];
    }
    let case = CaseId(key.id.clone());
    let names = |record: &Record| record.value("case").and_then(Value::as_str) == Some(case.as_str());
    let hanging = truth.records().filter(|(_, record)| names(record)).map(|(key, _)| key.clone());
    let mut keys: BTreeSet<Key> = hanging.collect();
    keys.insert(key.clone());
    keys.into_iter().collect()
}

/// The joint tasks of siblings that outlive these cases, each with the edit that gives it to a sibling that stays:
/// what holds for all of them is not over when one goes. One that is open comes before one that is closed.
pub fn moves_on(truth: &Truth, going: &[Key]) -> Vec<Edit> {
    let text = |record: &Record, field: &str| record.value(field).and_then(Value::as_str).map(str::to_owned);
    let cases = || truth.records().filter(|(key, _)| key.kind.0 == Case::KIND);
    let group =
        |case: &str| cases().find(|(key, _)| key.id.as_str() == case).and_then(|(_, record)| text(record, "group"));
    let heir = |case: &str| {
        let group = group(case)?;
        let stays = |(key, record): &(&Key, &Record)| {
            record.is_live() && !going.contains(key) && text(record, "group").as_ref() == Some(&group)
        };
        let place = |(key, record): &(&Key, &Record)| (text(record, "closed").is_some(), key.id.clone());
        cases().filter(stays).min_by_key(place).map(|(key, _)| key.id.to_string())
    };
    let is_joint = |record: &Record| record.is_live() && record.value("joint").and_then(Value::as_bool) == Some(true);
    let tasks = truth.records().filter(|(key, record)| key.kind.0 == Task::KIND && is_joint(record));
    let moved = tasks.filter_map(|(key, record)| {
        let case = text(record, "case")
            .filter(|case| going.iter().any(|key| key.kind.0 == Case::KIND && key.id.as_str() == case))?;
        let heir = heir(&case)?;
        Some(Edit::new(key.clone(), "case", case.into(), heir.into()))
    });
    moved.collect()
}

/// The record and, down the line, those read field by field that name it in a field called like its
/// kind: of a goal its indicators, of an indicator its figures.
fn tree(truth: &Truth, key: &Key) -> Vec<Key> {
    let mut keys = vec![key.clone()];
    let mut at = 0;
    while let Some(above) = keys.get(at).cloned() {
        let names =
            |record: &Record| record.value(above.kind.0.as_str()).and_then(Value::as_str) == Some(above.id.as_str());
        let below = truth.records().filter(|(key, record)| FIELD_KINDS.contains(&key.kind.0.as_str()) && names(record));
        let below: Vec<Key> = below.map(|(key, _)| key.clone()).filter(|key| !keys.contains(key)).collect();
        keys.extend(below);
        at += 1;
    }
    keys.sort();
    keys
}

/// A task of no case, or of one that is not there any more.
fn is_alone(workspace: &Workspace, task: &Task) -> bool {
    task.case.as_ref().is_none_or(|case| workspace.cases().get(case.clone()).is_none())
}

/// The day on which a record was last written to, in UTC.
fn written(record: &Record) -> Option<NaiveDate> {
    record.cells().map(|(_, cell)| cell.stamp.millis).max().and_then(day_of)
}

fn day_of(millis: u64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(millis.try_into().ok()?).map(|time| time.date_naive())
}
