//! Recording what happened in a case. An event starts, meets or stops clocks, and the case
//! follows it: all in one change, so that one undo takes it all back.

use super::clocks::required_past;
use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, Country, EventKind},
        change::{Edit, Label},
        clock::clocks,
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, LONG, Problem},
        ids::{CaseId, EventId, Id},
        rule::{Rule, rules_of},
        truth::Key,
    },
    state::App,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The fields of the event form, by name.
pub mod field {
    pub const KIND: &str = "kind";
    pub const ON: &str = "on";
    /// The time of day, for clocks of hours.
    pub const AT: &str = "at";
    pub const NOTE: &str = "note";
    /// The last day that was set together with it.
    pub const UNTIL: &str = "until";
    /// The report that it answers.
    pub const REPORT: &str = "report";
    /// Why a gate is passed undone.
    pub const WAIVE: &str = "waive";
    /// The siblings of the case too.
    pub const JOINT: &str = "joint";
    /// The case is closed on the same day.
    pub const CLOSE: &str = "close";
}

/// In the place of a kind: nothing happened that should be recorded, the clock alone is met.
pub const ONLY_MET: &str = "only_met";

/// Events that may be the end of a case.
pub fn may_close(kind: EventKind) -> bool {
    matches!(kind, EventKind::ReportDismissed | EventKind::InvestigationClosed)
}

/// What a form holds for an event.
pub fn form_of(event: &CaseEvent) -> FormValues {
    let kind = serde_json::to_value(event.kind).ok();
    let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default();
    FormValues::default()
        .with(field::KIND, kind)
        .with(field::ON, event.on.to_string())
        .with(field::AT, event.at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default())
        .with(field::NOTE, &event.note)
        .with(field::UNTIL, event.until.map(|on| on.to_string()).unwrap_or_default())
        .with(field::REPORT, event.report.as_ref().map(|id| id.to_string()).unwrap_or_default())
        .with(field::WAIVE, event.waived.values().next().cloned().unwrap_or_default())
}

impl App {
    /// Records the event of a form. With `clock`, the form may also say that the clock was met
    /// and nothing else happened.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn record_event(self, case: &CaseId, clock: Option<&Id>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        if let Some(clock) = clock.filter(|_| values.get(field::KIND) == ONLY_MET) {
            return self.meet_clock(clock, values);
        }
        let blank = self.new_event(case, EventKind::default(), self.now().date());
        let event = self.read_event(blank, values)?;
        let closes = may_close(event.kind) && values.get(field::CLOSE) == "true";
        let mut all = self.event_added(&event, closes);
        if values.get(field::JOINT) == "true" {
            for sibling in self.siblings_of(case) {
                // Which report it answers is known for the first case alone.
                let id = EventId(Id::from_random(self.random()));
                let copy = CaseEvent { id, case: sibling.id, report: None, ..event.clone() };
                all.extend(self.event_added(&copy, closes));
            }
        }
        self.commit_and_say(Label::EventAdded, all);
        Ok(())
    }
    /// Corrects an event that was recorded wrongly; the clocks are computed anew.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_event(self, id: &EventId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let held = self.workspace(|workspace| workspace.events().get(id.clone()).map(|event| (**event).clone()));
        let Some(before) = held else { return Ok(()) };
        let after = self.read_event(before.clone(), values)?;
        self.commit_and_say(Label::EventEdited, edits(Some(&before), &after));
        Ok(())
    }
    /// Records an event without a form: of a clock that only an event meets.
    pub fn add_event(self, case: &CaseId, kind: EventKind, on: NaiveDate) {
        let event = self.new_event(case, kind, on);
        self.commit_and_say(Label::EventAdded, self.event_added(&event, false));
    }
    /// Deletes an event that was recorded wrongly; the clocks are computed anew.
    pub fn delete_event(self, id: &EventId) {
        let edits = self.workspace(|workspace| workspace.deletion(&Key::new(CaseEvent::KIND, id.clone())));
        self.commit_and_say(Label::EventDeleted, edits);
    }
    /// The duties that must come before an event of this kind and are undone on that day.
    pub fn closed_gates(self, case: &CaseId, kind: EventKind, on: NaiveDate) -> Vec<&'static Rule> {
        self.workspace(|workspace| {
            let Some(held) = workspace.cases().get(case.clone()) else { return Vec::new() };
            let (events, marks) = (workspace.events_of(case), workspace.marks_of(case));
            let all = clocks(held, &events, &marks, workspace.settings(), workspace.now().date());
            let is_closed = |clock: &&crate::domain::clock::Clock| {
                clock.is_running() && clock.rule.gates.contains(&kind) && clock.started.date() <= on
            };
            all.iter().filter(is_closed).map(|clock| clock.rule).collect()
        })
    }
    /// A new event as it is recorded now: it remembers the set of rules in force.
    pub(super) fn new_event(self, case: &CaseId, kind: EventKind, on: NaiveDate) -> CaseEvent {
        let country = self.workspace(|workspace| workspace.cases().get(case.clone()).map(|case| case.country));
        CaseEvent { kind, ..self.new_event_in(country.unwrap_or_default(), case, on) }
    }
    /// The same for a case that is not kept yet.
    pub(super) fn new_event_in(self, country: Country, case: &CaseId, on: NaiveDate) -> CaseEvent {
        let law = law_of(country);
        CaseEvent {
            id: EventId(Id::from_random(self.random())),
            case: case.clone(),
            on,
            recorded: Some(self.now().date()),
            law,
            ..CaseEvent::default()
        }
    }

    fn event_added(self, event: &CaseEvent, closes: bool) -> Vec<Edit> {
        let mut all = edits(None, event);
        if let Some(before) = self.workspace(|workspace| workspace.cases().get(event.case.clone()).cloned()) {
            let after = Case {
                case_type: followed(before.case_type, event.kind),
                closed: before.closed.or(closes.then_some(event.on)),
                ..(*before).clone()
            };
            all.extend(edits(Some(&*before), &after));
        }
        all
    }

    fn read_event(self, blank: CaseEvent, values: &FormValues) -> Result<CaseEvent, Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let kind = read.choice::<EventKind>(field::KIND);
        if values.get(field::KIND).is_empty() || kind == Some(EventKind::Unknown) {
            read.fail(field::KIND, Problem::Missing);
        }
        let kind = kind.unwrap_or_default();
        let on = match kind.may_lie_ahead() {
            // Of a birthday only the month is kept (domain.md section 9).
            true => read.required_date(field::ON).and_then(|on| on.with_day(1)),
            false => required_past(&mut read, values, self.now().date()),
        };
        let others = self.workspace(|workspace| workspace.events_of(&blank.case));
        let first = others.iter().filter(|event| event.id != blank.id).map(|event| event.on).min();
        // What settles a report or an investigation cannot come before all else.
        if let (Some(on), Some(first)) = (on, first)
            && !kind.may_come_first()
            && on < first
        {
            read.fail(field::ON, Problem::Before { other: first });
        }
        let until = read.date(field::UNTIL).filter(|_| kind.may_set_end());
        if let (Some(on), Some(until)) = (on, until)
            && until < on
        {
            read.fail(field::UNTIL, Problem::Before { other: on });
        }
        let why = read.text(field::WAIVE, LONG);
        let gates = on.map(|on| self.closed_gates(&blank.case, kind, on)).unwrap_or_default();
        let is_new = !others.iter().any(|event| event.id == blank.id);
        if is_new && !gates.is_empty() && why.is_empty() {
            read.fail(field::WAIVE, Problem::Missing);
        }
        let waived: BTreeMap<String, String> =
            gates.iter().map(|rule| (rule.id.to_owned(), why.clone())).filter(|(_, why)| !why.is_empty()).collect();
        let report = values.get(field::REPORT);
        let event = CaseEvent {
            kind,
            on: on.unwrap_or_default(),
            at: read.time(field::AT),
            note: read.text(field::NOTE, LONG),
            until,
            report: (kind.answers_report() && !report.is_empty()).then(|| EventId(Id::new(report))),
            waived: if is_new { waived } else { blank.waived.clone() },
            ..blank
        };
        read.finish(event)
    }
}

/// The set of rules in force in a country.
pub(super) fn law_of(country: Country) -> String {
    rules_of(country).next().map_or("", |rule| rule.law_profile).to_owned()
}

/// What the case is at after an event: a report whose investigation is opened is an investigation.
fn followed(case_type: CaseType, event: EventKind) -> CaseType {
    use EventKind::*;
    match (case_type, event) {
        (CaseType::Report, InvestigationOpened) => CaseType::Investigation,
        (CaseType::Report | CaseType::Investigation, MeasureStarted) => CaseType::Support,
        (_, EmergencyMove | EmergencyInstitution | MoveBan | TravelBan | ContactStopped | EmergencyImplemented) => {
            CaseType::Emergency
        }
        (CaseType::FosterSettled, FosterMovedIn) => CaseType::FosterSettled,
        (_, FosterMovedIn) => CaseType::FosterNew,
        (_, moved) if moved.is_institution() => CaseType::Institution,
        (_, CareLifted) => CaseType::Reunification,
        (other, _) => other,
    }
}
