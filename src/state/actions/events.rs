//! Recording what happened in a case. An event starts, meets or stops clocks, and the case
//! follows it: all in one change, so that one undo takes it all back.

use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, EventKind},
        change::Label,
        entity::edits,
        form::{FieldError, FormReader, FormValues, LONG, Problem},
        ids::{CaseId, EventId, Id},
    },
    state::App,
};

/// The fields of the event form, by name.
pub mod field {
    pub const KIND: &str = "kind";
    pub const ON: &str = "on";
    /// The time of day, for clocks of hours.
    pub const AT: &str = "at";
    pub const NOTE: &str = "note";
    /// The case is closed on the same day.
    pub const CLOSE: &str = "close";
}

/// In the place of a kind: nothing happened that should be recorded, the clock alone is met.
pub const ONLY_MET: &str = "only_met";

/// Events that may be the end of a case.
pub fn may_close(kind: EventKind) -> bool {
    matches!(kind, EventKind::ReportDismissed | EventKind::InvestigationClosed)
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
        let event = self.read_event(case, values)?;
        let Some(before) = self.workspace(|workspace| workspace.cases().get(case.clone()).cloned()) else {
            return Ok(());
        };
        let closes = may_close(event.kind) && values.get(field::CLOSE) == "true";
        let after = Case {
            case_type: followed(before.case_type, event.kind),
            closed: before.closed.or(closes.then_some(event.on)),
            ..(*before).clone()
        };
        let mut all = edits(None, &event);
        all.extend(edits(Some(&*before), &after));
        self.commit_and_say(Label::EventAdded, all);
        Ok(())
    }

    fn read_event(self, case: &CaseId, values: &FormValues) -> Result<CaseEvent, Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let kind = read.choice::<EventKind>(field::KIND);
        if values.get(field::KIND).is_empty() || kind == Some(EventKind::Unknown) {
            read.fail(field::KIND, Problem::Missing);
        }
        let kind = kind.unwrap_or_default();
        let on = read.past_date(field::ON, self.now().date());
        if values.get(field::ON).trim().is_empty() {
            read.fail(field::ON, Problem::Missing);
        }
        let first = self.workspace(|workspace| workspace.events_of(case)).first().map(|event| event.on);
        // Only a report can be the first thing that happened, or come later than it was recorded.
        if let (Some(on), Some(first)) = (on, first)
            && kind != EventKind::ReportReceived
            && on < first
        {
            read.fail(field::ON, Problem::Before { other: first });
        }
        let event = CaseEvent {
            id: EventId(Id::from_random(self.random())),
            case: case.clone(),
            kind,
            on: on.unwrap_or_default(),
            at: read.time(field::AT),
            note: read.text(field::NOTE, LONG),
        };
        read.finish(event)
    }
}

/// What the case is at after an event: a report whose investigation is opened is an investigation.
fn followed(case_type: CaseType, event: EventKind) -> CaseType {
    match (case_type, event) {
        (CaseType::Report, EventKind::InvestigationOpened) => CaseType::Investigation,
        (other, _) => other,
    }
}
