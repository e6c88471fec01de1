//! What can be done with a case and its clocks from any page, with the questions that go with it.

use super::{
    deviation_form::log_clock,
    form_window::{Ask, FormWindow},
    parts::{Choice, Draft, FieldSpec},
};
use crate::{
    domain::{
        case::{CaseEvent, ClockMark, EventKind},
        form::FormValues,
        ids::{CaseId, EventId, Id},
        rule::{MetBy, RuleKind, Trigger, rule, rules_of},
        work_item::ItemId,
    },
    state::{
        App,
        actions::{clocks, events},
        app,
    },
    texts::{Key, case_words, clock_words, dates, say, text},
};
use chrono::NaiveDate;

/// Asks and acts. A copied handle, taken where a component is built.
#[derive(Clone, Copy)]
pub struct CaseActs {
    app: App,
    window: FormWindow,
}

impl CaseActs {
    /// Those of the page.
    pub fn get() -> Self {
        CaseActs { app: app(), window: FormWindow::get() }
    }

    /// The window in which it asks.
    pub fn window(self) -> FormWindow {
        self.window
    }
    /// Completes an item. Where a clock ends with a decision that starts other clocks, it asks
    /// what was decided: a tick alone would leave those unseen.
    pub fn complete(self, id: &ItemId) {
        let mark = match id {
            ItemId::Task(_) => None,
            ItemId::Clock(mark) => self.mark(mark),
        };
        let kinds = mark.as_ref().map(|mark| decisions(&mark.rule)).unwrap_or_default();
        match mark {
            Some(mark) if !kinds.is_empty() => self.ask_outcome(&mark, kinds),
            _ => self.app.complete_item(id),
        }
    }
    /// Asks what happened in a case.
    pub fn add_event(self, case: &CaseId) {
        let (app, id) = (self.app, case.clone());
        let kinds = self.kinds(case);
        let ask = self.event_ask(format!("event-{case}"), text(Key::EventAdd).to_owned(), case, kinds, None);
        self.window.ask(ask.save(move |values| app.record_event(&id, None, values)));
    }
    /// Asks how an event should have been recorded.
    pub fn correct_event(self, id: &EventId) {
        let held = self.app.workspace(|workspace| workspace.events().get(id.clone()).map(|event| (**event).clone()));
        let Some(event) = held else { return };
        let (app, id, kinds) = (self.app, id.clone(), self.kinds(&event.case));
        let ask = self.event_ask(
            format!("{CORRECTION}{id}"),
            text(Key::EventCorrectTitle).to_owned(),
            &event.case,
            kinds,
            None,
        );
        let ask = ask.start(events::form_of(&event));
        self.window.ask(ask.save(move |values| app.edit_event(&id, values)));
    }
    /// Asks when a clock was met.
    pub fn meet_on(self, mark: &Id, title: &str, counts_hours: bool) {
        let (app, id) = (self.app, mark.clone());
        let ask = self.clock_ask("met", mark, say::clock_meet_title(title), Key::ClockMeet).fields(move |_| {
            let time = counts_hours.then(|| FieldSpec::time(clocks::field::AT, Key::EventAt));
            std::iter::once(FieldSpec::date(clocks::field::ON, Key::EventOn).required()).chain(time).collect()
        });
        self.window.ask(ask.save(move |values| app.meet_clock(&id, values)));
    }
    /// Asks for the grounds of an extension.
    pub fn extend(self, mark: &Id, title: &str) {
        let (app, id) = (self.app, mark.clone());
        let allowed = ClockMark::blank(mark).and_then(|mark| rule(&mark.rule)?.extension);
        let to_a_day = allowed.is_some_and(|extension| extension.to_a_day);
        let ask = self.clock_ask("extend", mark, say::clock_extend_title(title), Key::ClockExtend);
        let ask = ask.lead(text(Key::ClockExtendLead)).fields(move |_| {
            let until = to_a_day.then(|| FieldSpec::date(clocks::field::UNTIL, Key::ClockExtendTo).required());
            let grounds = [
                FieldSpec::long_text(clocks::field::REASON, Key::ClockReason).required(),
                FieldSpec::text(clocks::field::DECIDER, Key::ClockDecider)
                    .required()
                    .half()
                    .help(Key::ClockDeciderHelp),
                FieldSpec::date(clocks::field::ON, Key::ClockDecidedOn).required(),
            ];
            grounds.into_iter().chain(until).collect()
        });
        self.window.ask(ask.save(move |values| app.extend_clock_by(&id, values)));
    }
    /// Asks why a clock was not kept.
    pub fn ask_cause(self, mark: &Id, title: &str, held: &str) {
        let (app, id) = (self.app, mark.clone());
        let ask = self.clock_ask("cause", mark, say::clock_cause_title(title), Key::ClockCauseAsk);
        let ask = ask.lead(text(Key::ClockCauseLead)).start(FormValues::default().with(clocks::field::CAUSE, held));
        let ask = ask.fields(|_| vec![FieldSpec::text(clocks::field::CAUSE, Key::ClockCause)]);
        self.window.ask(ask.save(move |values| app.set_clock_cause(&id, values)));
    }
    /// Opens the deviation of a broken clock, or asks for one.
    pub fn log_deviation(self, mark: &Id) {
        log_clock(self.app, self.window, mark);
    }
    /// Whether an item is a clock past its end by law.
    pub fn is_broken(self, id: &ItemId) -> bool {
        let is_overdue = self.app.workspace(|w| w.items().get(id).is_some_and(|item| item.is_broken(w.now())));
        is_overdue && matches!(id, ItemId::Clock(_))
    }
    /// The same for an item; false when it is not a broken clock.
    pub fn log_broken(self, id: &ItemId) -> bool {
        match id {
            ItemId::Clock(mark) if self.is_broken(id) => self.log_deviation(mark),
            _ => return false,
        }
        true
    }
    /// Asks why a clock does not apply.
    pub fn set_aside(self, mark: &Id, title: &str) {
        let (app, id) = (self.app, mark.clone());
        let ask = self.clock_ask("aside", mark, say::clock_aside_title(title), Key::ClockSetAside);
        let ask = ask
            .lead(text(Key::ClockSetAsideLead))
            .fields(|_| vec![FieldSpec::long_text(clocks::field::REASON, Key::ClockReason).required()]);
        self.window.ask(ask.save(move |values| app.set_clock_aside(&id, values)));
    }

    fn mark(self, id: &Id) -> Option<ClockMark> {
        let held = self.app.workspace(|workspace| workspace.marks().get(id.clone()).map(|mark| (**mark).clone()));
        held.or_else(|| ClockMark::blank(id))
    }
    fn kinds(self, case: &CaseId) -> Vec<EventKind> {
        let country = self.app.workspace(|workspace| workspace.cases().get(case.clone()).map(|case| case.country));
        EventKind::of(country.unwrap_or_default()).to_vec()
    }
    fn today(self) -> NaiveDate {
        self.app.now().date()
    }
    fn ask_outcome(self, mark: &ClockMark, kinds: Vec<EventKind>) {
        let rule = rule(&mark.rule);
        let title = rule.map_or("", clock_words::rule_title);
        let only_met = rule.is_some_and(|rule| rule.recorded_as().is_none()).then_some(Key::EventOnlyMet);
        let (app, case, clock) = (self.app, mark.case.clone(), mark.id.clone());
        let first = kinds.first().map(|kind| stored(*kind)).unwrap_or_default();
        let ask = self.event_ask(format!("outcome-{clock}"), title.to_owned(), &case, kinds, only_met);
        let start =
            FormValues::default().with(events::field::KIND, first).with(events::field::ON, self.today().to_string());
        let ask = ask.start(start);
        self.window.ask(ask.save(move |values| app.record_event(&case, Some(&clock), values)));
    }
    fn clock_ask(self, act: &str, mark: &Id, title: String, submit: Key) -> Ask {
        let start = FormValues::default().with(clocks::field::ON, self.today().to_string());
        Ask::new(format!("clock-{act}-{mark}"), title, submit).start(start)
    }
    fn event_ask(self, name: String, title: String, case: &CaseId, kinds: Vec<EventKind>, other: Option<Key>) -> Ask {
        let start = FormValues::default().with(events::field::ON, self.today().to_string());
        let form =
            EventForm { app: self.app, case: case.clone(), kinds, other, is_correction: name.starts_with(CORRECTION) };
        Ask::new(name, title, Key::EventSave).start(start).fields(move |draft| form.fields(draft))
    }
}

/// The decisions and events that end a clock of this rule.
fn decisions(id: &str) -> Vec<EventKind> {
    match rule(id).map(|rule| rule.met_by) {
        Some(MetBy::Review) => vec![EventKind::InvestigationOpened, EventKind::ReportDismissed],
        Some(MetBy::InvestigationClosed) => vec![EventKind::InvestigationClosed],
        Some(MetBy::Events(kinds)) => kinds.to_vec(),
        _ => Vec::new(),
    }
}

fn stored(kind: EventKind) -> String {
    let value = serde_json::to_value(kind).ok();
    value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Begins the name of a form that corrects.
const CORRECTION: &str = "correct-";
/// More than this many kinds are chosen from a list.
const SEEN_AT_ONCE: usize = 6;

struct EventForm {
    app: App,
    case: CaseId,
    kinds: Vec<EventKind>,
    other: Option<Key>,
    /// An event that is there already.
    is_correction: bool,
}

impl EventForm {
    /// The fields that the kind of event asks for.
    fn fields(&self, draft: Draft) -> Vec<FieldSpec> {
        let chosen = draft.get(events::field::KIND);
        let kind = self.kinds.iter().copied().find(|kind| stored(*kind) == chosen);
        let mut fields = vec![
            self.kind_field(),
            FieldSpec::date(events::field::ON, Key::EventOn).required().help(match kind {
                Some(kind) if kind.may_lie_ahead() => Key::EventMonthHelp,
                _ => Key::EventOnHelp,
            }),
        ];
        let starts_hours = |kind| {
            let country = self.app.workspace(|w| w.cases().get(self.case.clone()).map(|case| case.country));
            rules_of(country.unwrap_or_default()).any(|rule| rule.kind == RuleKind::Hours && starts(rule.trigger, kind))
        };
        if kind.is_some_and(starts_hours) {
            fields.push(FieldSpec::time(events::field::AT, Key::EventAt).help(Key::EventAtHelp));
        }
        if kind.is_some_and(EventKind::may_set_end) {
            fields.push(FieldSpec::date(events::field::UNTIL, Key::EventUntil).help(Key::EventUntilHelp));
        }
        if kind.is_some_and(EventKind::answers_report) {
            fields.extend(self.report_field());
        }
        let on = draft.get(events::field::ON).parse().unwrap_or_else(|_| self.app.now().date());
        if !self.is_correction && kind.is_some_and(|kind| !self.app.closed_gates(&self.case, kind, on).is_empty()) {
            fields
                .push(FieldSpec::long_text(events::field::WAIVE, Key::EventWaive).required().help(Key::EventWaiveHelp));
        }
        if chosen != events::ONLY_MET {
            let note = if kind == Some(EventKind::ReportDismissed) { Key::EventGrounds } else { Key::EventNote };
            fields.push(FieldSpec::long_text(events::field::NOTE, note));
        }
        if !self.is_correction && chosen != events::ONLY_MET && !self.app.siblings_of(&self.case).is_empty() {
            fields.push(FieldSpec::check(events::field::JOINT, Key::EventJoint));
        }
        if !self.is_correction && kind.is_some_and(events::may_close) {
            fields.push(FieldSpec::check(events::field::CLOSE, Key::EventCloseCase));
        }
        fields
    }

    fn kind_field(&self) -> FieldSpec {
        let choices = self.kinds.iter().map(|kind| Choice::new(stored(*kind), case_words::event(*kind)));
        let choices = choices.chain(self.other.map(|other| Choice::new(events::ONLY_MET, text(other))));
        if self.kinds.len() < SEEN_AT_ONCE {
            return FieldSpec::radio(events::field::KIND, Key::EventKindAsked, choices.collect()).required();
        }
        let none = std::iter::once(Choice::new("", text(Key::EventChoose)));
        FieldSpec::select(events::field::KIND, Key::EventKindAsked, none.chain(choices).collect()).required().full()
    }

    /// Asked only where there is more than one report.
    fn report_field(&self) -> Option<FieldSpec> {
        let events = self.app.workspace(|workspace| workspace.events_of(&self.case));
        let reports: Vec<_> = events.iter().filter(|event| event.kind == EventKind::ReportReceived).collect();
        if reports.len() < 2 {
            return None;
        }
        let today = self.app.now().date();
        let choice = |event: &&CaseEvent| Choice::new(event.id.to_string(), dates::short_date(event.on, today));
        let none = std::iter::once(Choice::new("", text(Key::EventReportAny)));
        let choices = none.chain(reports.iter().map(choice)).collect();
        Some(FieldSpec::select(events::field::REPORT, Key::EventReport, choices))
    }
}

fn starts(trigger: Trigger, kind: EventKind) -> bool {
    match trigger {
        Trigger::Event(kinds) => kinds.contains(&kind),
        Trigger::ReportReceived => kind == EventKind::ReportReceived,
        _ => false,
    }
}
