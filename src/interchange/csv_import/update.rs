//! A file read again: the cases it names are found by the keyed hash of their number, or by a code
//! of the user's own, and what the file says anew is set beside what is here.
//!
//! A day that can only be one (received, opened) is corrected; what comes again (a decision, a move,
//! a visit) is added when it is later than the last that is here. What the user has recorded beside
//! it stays, and nothing is ever taken away.

use super::{ImportContext, PlannedRow, RowWarning, row::Reader};
use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, ClockMark, EventKind},
        ids::CaseId,
    },
    interchange::{csv_columns::Column, csv_text::Line},
};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A case that is here.
#[derive(Clone, PartialEq, Debug)]
pub struct HeldCase {
    /// The case.
    pub case: Arc<Case>,
    /// What happened in it, in order of time.
    pub events: Vec<CaseEvent>,
    /// What the user added to its clocks.
    pub marks: Vec<ClockMark>,
}

/// What a line changes in a case that is here. Without lines it changes nothing that is seen.
#[derive(Clone, PartialEq, Debug)]
pub struct Update {
    /// As it is.
    pub held: HeldCase,
    /// As it would be.
    pub case: Case,
    /// Events as they are, or None for a new one, and as they would be.
    pub events: Vec<(Option<CaseEvent>, CaseEvent)>,
    /// What the user is told.
    pub lines: Vec<UpdateLine>,
}

impl Update {
    /// Something that is seen would change, or the case would be found by its number from now on.
    pub fn changes_anything(&self) -> bool {
        self.case != *self.held.case || !self.events.is_empty() || self.says_reviewed()
    }
    pub(super) fn says_reviewed(&self) -> bool {
        self.lines.iter().any(|line| matches!(line, UpdateLine::Reviewed(_)))
    }
}

/// One thing that changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UpdateLine {
    /// An event is new, or has another day than before.
    Event { kind: EventKind, was: Option<NaiveDate>, on: NaiveDate },
    /// The report was reviewed on this day.
    Reviewed(NaiveDate),
    /// Another type.
    Type { was: CaseType, now: CaseType },
    /// Another risk, or the same one copied anew.
    Risk { was: Option<u8>, now: u8 },
    /// These tags are new.
    Tags(Vec<String>),
    /// It was closed on this day.
    Closed(NaiveDate),
    /// The file says it is open; here it is closed, and stays so.
    ClosedHere,
}

/// Finds the case that the row is about, and what it changes.
pub(super) fn find(row: &mut PlannedRow, rows: &[PlannedRow], marks: &[String], context: &ImportContext) {
    let newest = marks.first().cloned().unwrap_or_default();
    let is_used = |id: &CaseId| rows.iter().any(|row| row.update.as_ref().is_some_and(|it| it.held.case.id == *id));
    let free = || context.held.iter().filter(|held| !is_used(&held.case.id));
    let by_mark = free().find(|held| !held.case.file_mark.is_empty() && marks.contains(&held.case.file_mark));
    let own_code = || {
        let is_it = |held: &&HeldCase| {
            let may_be = held.case.file_mark.is_empty() || marks.is_empty();
            may_be && row.has_code && held.case.code.eq_ignore_ascii_case(&row.case.code)
        };
        free().find(is_it)
    };
    let Some(held) = by_mark.or_else(own_code) else {
        row.case.file_mark = newest;
        return;
    };
    let update = compared(held, row, newest, context.today);
    row.warnings.retain(|warning| !matches!(warning, RowWarning::CodeMade | RowWarning::CodeReplaced(_)));
    row.case.code.clone_from(&held.case.code);
    row.update = Some(update);
}

fn compared(held: &HeldCase, row: &PlannedRow, mark: String, today: NaiveDate) -> Update {
    let mut lines = Vec::new();
    let mut case = (*held.case).clone();
    if case.file_mark.is_empty() {
        case.file_mark = mark;
    }
    let said = |wanted: fn(&RowWarning) -> bool| row.warnings.iter().any(wanted);
    let is_guess = said(|it| matches!(it, RowWarning::TypeMissing | RowWarning::TypeNotKnown(_)));
    let is_foster = |case_type| matches!(case_type, CaseType::FosterNew | CaseType::FosterSettled);
    let keeps_foster = is_foster(case.case_type) && said(|it| *it == RowWarning::FosterAssumedSettled);
    if row.case.case_type != case.case_type && !is_guess && !keeps_foster {
        lines.push(UpdateLine::Type { was: case.case_type, now: row.case.case_type });
        case.case_type = row.case.case_type;
    }
    if let Some(now) = row.case.risk.filter(|risk| case.known_risk(today) != Some(*risk)) {
        lines.push(UpdateLine::Risk { was: case.risk, now });
        (case.risk, case.risk_on) = (Some(now), Some(today));
    }
    let new: Vec<String> = row.case.tags.iter().filter(|tag| !case.tags.contains(tag)).cloned().collect();
    if !new.is_empty() {
        case.tags.extend(new.iter().cloned());
        lines.push(UpdateLine::Tags(new));
    }
    let events = events(held, row, &mut lines);
    if let Some(on) = reviewed(held, row) {
        lines.push(UpdateLine::Reviewed(on));
    }
    match (case.closed, row.case.closed) {
        (None, Some(on)) => {
            case.closed = Some(on);
            lines.push(UpdateLine::Closed(on));
        }
        (Some(_), None) => lines.push(UpdateLine::ClosedHere),
        _ => {}
    }
    Update { held: held.clone(), case, events, lines }
}

/// What comes again in the course of a case.
fn comes_again(kind: EventKind) -> bool {
    use EventKind::*;
    !matches!(kind, ReportReceived | ReportDismissed | InvestigationOpened | InvestigationClosed)
}

fn events(held: &HeldCase, row: &PlannedRow, lines: &mut Vec<UpdateLine>) -> Vec<(Option<CaseEvent>, CaseEvent)> {
    let mut changed = Vec::new();
    for event in &row.events {
        let same: Vec<&CaseEvent> = held.events.iter().filter(|other| other.kind == event.kind).collect();
        if let Some(there) = same.iter().find(|other| other.on == event.on) {
            // The time of day is known now.
            if there.at.is_none() && event.at.is_some() {
                lines.push(UpdateLine::Event { kind: event.kind, was: Some(event.on), on: event.on });
                changed.push((Some((*there).clone()), CaseEvent { at: event.at, ..(*there).clone() }));
            }
            continue;
        }
        let (was, before) = match same[..] {
            [] => (None, None),
            [.., last] if comes_again(event.kind) && last.on > event.on => continue,
            _ if comes_again(event.kind) => (None, None),
            [only] => (Some(only.on), Some(only.clone())),
            // Several reports: which one the file means is not known, so its day is one more.
            _ => (None, None),
        };
        let base = before.clone().unwrap_or_else(|| CaseEvent { case: held.case.id.clone(), ..event.clone() });
        lines.push(UpdateLine::Event { kind: event.kind, was, on: event.on });
        changed.push((before, CaseEvent { on: event.on, at: event.at, ..base }));
    }
    changed
}

/// The day of the review, where nothing here says so yet.
fn reviewed(held: &HeldCase, row: &PlannedRow) -> Option<NaiveDate> {
    let on = row.reviewed?;
    let settled = |event: &CaseEvent| matches!(event.kind, EventKind::ReportDismissed | EventKind::InvestigationOpened);
    let is_known = held.events.iter().any(settled) || held.marks.iter().any(|mark| mark.done == Some(on));
    (!is_known).then_some(on)
}

/// The codes of open cases that once came from such a file and are not in this one. Without a column
/// of case numbers nobody can say.
pub(super) fn gone(body: &[Line], columns: &[Column], rows: &[PlannedRow], context: &ImportContext) -> Vec<String> {
    let country = context.country.unwrap_or_default();
    let number = |line| Reader { line, columns, country, context }.case_number();
    let there: FxHashSet<&String> =
        body.iter().filter_map(number).filter_map(|number| context.marks.get(&number)).flatten().collect();
    if there.is_empty() {
        return Vec::new();
    }
    let found: FxHashSet<&CaseId> =
        rows.iter().filter_map(|row| row.update.as_ref()).map(|update| &update.held.case.id).collect();
    let is_gone = |case: &Case| {
        let came = !case.file_mark.is_empty() && case.closed.is_none();
        came && !there.contains(&case.file_mark) && !found.contains(&case.id)
    };
    context.held.iter().filter(|held| is_gone(&held.case)).map(|held| held.case.code.clone()).collect()
}
