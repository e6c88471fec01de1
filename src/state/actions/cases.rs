//! Adding, editing, closing and deleting cases, their events and what is added to their clocks.

use super::events::law_of;
use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, Country, EventKind, Extension},
        case_code::fresh_case_code,
        change::{Edit, Label},
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, LONG, Problem},
        ids::{CaseId, EventId, Id},
        retention::moves_on,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;

/// The fields of the case form, by name.
pub mod field {
    pub const CODE: &str = "code";
    pub const COUNTRY: &str = "country";
    pub const TYPE: &str = "type";
    /// The day the report was received.
    pub const RECEIVED: &str = "received";
    /// The time of day, for clocks of hours.
    pub const RECEIVED_AT: &str = "received_at";
    /// The day the investigation was opened.
    pub const OPENED: &str = "opened";
    pub const RISK: &str = "risk";
    pub const ACUTE: &str = "acute";
    pub const TAGS: &str = "tags";
    pub const NOTE: &str = "note";
}

/// The longest case code.
pub const CODE_LENGTH: usize = 24;

/// What a form holds for a case and the events it was added with.
pub fn form_of(case: &Case, events: &[CaseEvent]) -> FormValues {
    let event = |kind| events.iter().find(|event| event.kind == kind);
    let stored = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let received = event(EventKind::ReportReceived);
    FormValues::default()
        .with(field::CODE, &case.code)
        .with(field::COUNTRY, stored(serde_json::to_value(case.country)))
        .with(field::TYPE, stored(serde_json::to_value(case.case_type)))
        .with(field::RECEIVED, received.map(|e| e.on.to_string()).unwrap_or_default())
        .with(
            field::RECEIVED_AT,
            received.and_then(|e| e.at).map(|at| at.format("%H:%M").to_string()).unwrap_or_default(),
        )
        .with(field::OPENED, event(EventKind::InvestigationOpened).map(|e| e.on.to_string()).unwrap_or_default())
        .with(field::RISK, case.risk.map(|risk| risk.to_string()).unwrap_or_default())
        .with(field::ACUTE, case.acute.to_string())
        .with(field::TAGS, case.tags.join(", "))
        .with(field::NOTE, &case.note)
}

/// A case with the days that start its clocks.
struct CaseDraft {
    case: Case,
    received: Option<CaseEvent>,
    opened: Option<CaseEvent>,
}

fn read_form(
    values: &FormValues,
    before: &Case,
    today: NaiveDate,
    is_taken: impl Fn(&str) -> bool,
) -> Result<CaseDraft, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let code = read.required(field::CODE, CODE_LENGTH);
    if is_taken(&code) {
        read.fail(field::CODE, Problem::Taken);
    }
    let case_type = read.choice::<CaseType>(field::TYPE).unwrap_or_default();
    let received_on = read.past_date(field::RECEIVED, today);
    let received_at = read.time(field::RECEIVED_AT);
    let opened_on = read.past_date(field::OPENED, today);
    // A report without its day starts no clock, and a clock nobody sees is the worst outcome.
    if case_type == CaseType::Report && values.get(field::RECEIVED).trim().is_empty() {
        read.fail(field::RECEIVED, Problem::Missing);
    }
    if case_type == CaseType::Investigation
        && values.get(field::RECEIVED).trim().is_empty()
        && values.get(field::OPENED).trim().is_empty()
    {
        read.fail(field::OPENED, Problem::Missing);
    }
    if let (Some(received), Some(opened)) = (received_on, opened_on)
        && opened < received
    {
        read.fail(field::OPENED, Problem::Before { other: received });
    }
    let risk = read.number(field::RISK, 0.0, 3.0).map(|risk| risk.round() as u8);
    let tags = read.text(field::TAGS, 200);
    let case = Case {
        code,
        country: read.choice::<Country>(field::COUNTRY).unwrap_or_default(),
        case_type,
        risk,
        risk_on: if risk == before.risk { before.risk_on } else { risk.map(|_| today) },
        acute: read.flag(field::ACUTE),
        tags: tags.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect(),
        note: read.text(field::NOTE, LONG),
        ..before.clone()
    };
    let event = |kind, on: Option<NaiveDate>, at| {
        on.map(|on| CaseEvent { case: before.id.clone(), kind, on, at, ..CaseEvent::default() })
    };
    // An investigation without a day of opening was opened when the week for review was over.
    let assumed = received_on.map(|received| (received + chrono::Days::new(7)).min(today));
    let opened_on = if case_type == CaseType::Investigation { opened_on.or(assumed) } else { opened_on };
    read.finish(CaseDraft {
        received: event(EventKind::ReportReceived, received_on, received_at),
        opened: event(EventKind::InvestigationOpened, opened_on, None),
        case,
    })
}

/// The case and events that a form would make, to show which clocks would start. None while
/// something is missing that they need.
pub fn preview(values: &FormValues, today: NaiveDate) -> Option<(Case, Vec<CaseEvent>)> {
    // The code starts no clock, so it may still be anything.
    let values = values.clone().with(field::CODE, "-");
    let draft = read_form(&values, &Case::default(), today, |_| false).ok()?;
    let events = draft.received.into_iter().chain(draft.opened).enumerate();
    let events = events.map(|(at, event)| CaseEvent { id: EventId(Id::new(at.to_string())), ..event });
    Some((draft.case, events.collect()))
}

impl App {
    /// A code that no case has, without meaning.
    pub fn propose_code(self) -> String {
        let bits = self.random() as u64;
        self.workspace(|workspace| {
            fresh_case_code(bits, |code| workspace.cases().iter().any(|case| case.code.eq_ignore_ascii_case(code)))
        })
    }
    /// Adds the case of a form together with the events that start its clocks.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn add_case(self, values: &FormValues) -> Result<CaseId, Vec<FieldError>> {
        let id = CaseId(Id::from_random(self.random()));
        let blank = Case { id: id.clone(), ..Case::default() };
        let draft = read_form(values, &blank, self.now().date(), |code| self.is_code_taken(code, &id))?;
        let mut all = edits(None, &draft.case);
        for event in draft.received.into_iter().chain(draft.opened) {
            let law = law_of(draft.case.country);
            all.extend(edits(None, &CaseEvent { law, ..self.remembered(event) }));
        }
        self.commit_and_say(Label::CaseAdded, all);
        Ok(id)
    }
    /// Writes the form of a case back, its first report and opening included.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_case(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let Some(before) = self.case(id) else { return Ok(()) };
        let draft = read_form(values, &before, self.now().date(), |code| self.is_code_taken(code, id))?;
        let mut all = edits(Some(&before), &draft.case);
        let held = self.workspace(|workspace| workspace.events_of(id));
        for (kind, wanted) in
            [(EventKind::ReportReceived, draft.received), (EventKind::InvestigationOpened, draft.opened)]
        {
            let there = held.iter().find(|event| event.kind == kind);
            all.extend(self.event_edits(there, wanted));
        }
        self.commit_and_say(Label::CaseEdited, all);
        Ok(())
    }
    /// Closes a case on a day, or opens it again.
    pub fn close_case(self, id: &CaseId, on: Option<NaiveDate>) {
        let Some(before) = self.case(id) else { return };
        let after = Case { closed: on, ..before.clone() };
        let label = if on.is_some() { Label::CaseClosed } else { Label::CaseReopened };
        self.commit_and_say(label, edits(Some(&before), &after));
    }
    /// Closes a case on the day of a form.
    ///
    /// # Errors
    /// Without a day, or with one to come.
    pub fn close_case_on(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let on = super::clocks::required_past(&mut read, values, self.now().date());
        let on = read.finish(on)?;
        self.close_case(id, on);
        Ok(())
    }
    /// Deletes a case with its events, marks and tasks; undo brings all back.
    pub fn delete_case(self, id: &CaseId) {
        let all = self.workspace(|workspace| {
            let mut keys = vec![Key::new(Case::KIND, id.clone())];
            keys.extend(workspace.events_of(id).iter().map(Entity::key));
            keys.extend(workspace.marks_of(id).iter().map(Entity::key));
            keys.extend(workspace.tasks_of(id).iter().map(|task| task.key()));
            let mut edits = moves_on(workspace.truth(), &keys[..1]);
            keys.retain(|key| edits.iter().all(|moved| moved.key != *key));
            edits.extend(keys.iter().flat_map(|key| workspace.deletion(key)));
            edits
        });
        self.commit_and_say(Label::CaseDeleted, all);
    }
    /// Marks a clock as met on a day, or as running again.
    pub fn set_clock_done(self, mark: &Id, on: Option<NaiveDate>) {
        let label = if on.is_some() { Label::ClockDone } else { Label::ClockReopened };
        self.change_mark(mark, label, |mark| {
            mark.done = on;
            mark.done_at = None;
            mark.before_recorded = false;
        });
    }
    /// Extends a clock, with its grounds, or takes the extension back.
    pub fn extend_clock(self, mark: &Id, extension: Option<Extension>) {
        self.change_mark(mark, Label::ClockExtended, |mark| mark.extension = extension);
    }
    /// Says why a clock does not apply to this case, or that it does after all.
    pub fn set_clock_not_applicable(self, mark: &Id, reason: Option<String>) {
        self.change_mark(mark, Label::ClockNotApplicable, |mark| mark.not_applicable = reason);
    }

    /// A new event with its id; it remembers the day of recording and the rules in force.
    fn remembered(self, event: CaseEvent) -> CaseEvent {
        let CaseEvent { kind, on, at, case, .. } = event;
        CaseEvent { at, ..self.new_event(&case, kind, on) }
    }
    fn event_edits(self, there: Option<&CaseEvent>, wanted: Option<CaseEvent>) -> Vec<Edit> {
        match (there, wanted) {
            (None, None) => Vec::new(),
            (Some(there), None) => self.workspace(|workspace| workspace.deletion(&there.key())),
            (Some(there), Some(wanted)) => {
                edits(Some(there), &CaseEvent { on: wanted.on, at: wanted.at, ..there.clone() })
            }
            (None, Some(wanted)) => edits(None, &self.remembered(wanted)),
        }
    }
    fn case(self, id: &CaseId) -> Option<Case> {
        self.workspace(|workspace| workspace.cases().get(id.clone()).map(|case| (**case).clone()))
    }
    fn is_code_taken(self, code: &str, but: &CaseId) -> bool {
        let wanted = code.to_lowercase();
        self.workspace(|workspace| {
            workspace.cases().iter().any(|case| case.id != *but && case.code.to_lowercase() == wanted)
        })
    }
}
