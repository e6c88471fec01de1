//! What can be done with a case and its clocks from any page, with the questions that go with it.

use super::{
    form_window::{Ask, FormWindow},
    parts::{Choice, Draft, FieldSpec},
};
use crate::{
    domain::{
        case::{ClockMark, Country, EventKind},
        form::FormValues,
        ids::{CaseId, Id},
        rule::{MetBy, rule},
        work_item::ItemId,
    },
    state::{
        App,
        actions::{clocks, events},
        app,
        queries::case_view::EVENT_KINDS,
    },
    texts::{Key, case_words, clock_words, say, text},
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
        let ask =
            self.event_ask(format!("event-{case}"), text(Key::EventAdd).to_owned(), case, EVENT_KINDS.to_vec(), None);
        self.window.ask(ask.save(move |values| app.record_event(&id, None, values)));
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
        let ask = self.clock_ask("extend", mark, say::clock_extend_title(title), Key::ClockExtend);
        let ask = ask.lead(text(Key::ClockExtendLead)).fields(|_| {
            vec![
                FieldSpec::long_text(clocks::field::REASON, Key::ClockReason).required(),
                FieldSpec::text(clocks::field::DECIDER, Key::ClockDecider)
                    .required()
                    .half()
                    .help(Key::ClockDeciderHelp),
                FieldSpec::date(clocks::field::ON, Key::ClockDecidedOn).required(),
            ]
        });
        self.window.ask(ask.save(move |values| app.extend_clock_by(&id, values)));
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
    fn today(self) -> NaiveDate {
        self.app.now().date()
    }
    fn ask_outcome(self, mark: &ClockMark, kinds: Vec<EventKind>) {
        let title = rule(&mark.rule).map_or("", clock_words::rule_title);
        let (app, case, clock) = (self.app, mark.case.clone(), mark.id.clone());
        let ask = self.event_ask(format!("outcome-{clock}"), title.to_owned(), &case, kinds, Some(Key::EventOnlyMet));
        self.window.ask(ask.save(move |values| app.record_event(&case, Some(&clock), values)));
    }
    fn clock_ask(self, act: &str, mark: &Id, title: String, submit: Key) -> Ask {
        let start = FormValues::default().with(clocks::field::ON, self.today().to_string());
        Ask::new(format!("clock-{act}-{mark}"), title, submit).start(start)
    }
    fn event_ask(self, name: String, title: String, case: &CaseId, kinds: Vec<EventKind>, other: Option<Key>) -> Ask {
        let first = kinds.first().filter(|_| other.is_some()).map(|kind| stored(*kind)).unwrap_or_default();
        let start =
            FormValues::default().with(events::field::KIND, first).with(events::field::ON, self.today().to_string());
        let country = self.app.workspace(|workspace| workspace.cases().get(case.clone()).map(|case| case.country));
        let country = country.unwrap_or_default();
        Ask::new(name, title, Key::EventSave)
            .start(start)
            .fields(move |draft| event_fields(draft, &kinds, other, country))
    }
}

/// The decisions that end a clock of this rule.
fn decisions(id: &str) -> Vec<EventKind> {
    match rule(id).map(|rule| rule.met_by) {
        Some(MetBy::Review) => vec![EventKind::InvestigationOpened, EventKind::ReportDismissed],
        Some(MetBy::InvestigationClosed) => vec![EventKind::InvestigationClosed],
        _ => Vec::new(),
    }
}

fn stored(kind: EventKind) -> String {
    let value = serde_json::to_value(kind).ok();
    value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn event_fields(draft: Draft, kinds: &[EventKind], other: Option<Key>, country: Country) -> Vec<FieldSpec> {
    let chosen = draft.get(events::field::KIND);
    let kind = kinds.iter().copied().find(|kind| stored(*kind) == chosen);
    let choices = kinds.iter().map(|kind| Choice::new(stored(*kind), case_words::event(*kind)));
    let choices = choices.chain(other.map(|other| Choice::new(events::ONLY_MET, text(other))));
    let mut fields = vec![
        FieldSpec::radio(events::field::KIND, Key::EventKindAsked, choices.collect()).required(),
        FieldSpec::date(events::field::ON, Key::EventOn).required(),
    ];
    // Only Danish law counts hours, and from a report.
    if country == Country::Dk && kind == Some(EventKind::ReportReceived) {
        fields.push(FieldSpec::time(events::field::AT, Key::EventAt).help(Key::EventAtHelp));
    }
    if chosen != events::ONLY_MET {
        let note = if kind == Some(EventKind::ReportDismissed) { Key::EventGrounds } else { Key::EventNote };
        fields.push(FieldSpec::long_text(events::field::NOTE, note));
    }
    if kind.is_some_and(events::may_close) {
        fields.push(FieldSpec::check(events::field::CLOSE, Key::EventCloseCase));
    }
    fields
}
