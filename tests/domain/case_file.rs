//! Builds cases, events and marks in few words.

use arbeidsro::domain::{
    case::{Case, CaseEvent, ClockMark, Country, EventKind, Extension},
    clock::{Clock, clocks, occurrence_of},
    ids::{CaseId, EventId, Id},
    settings::Settings,
    work_item::{WorkItem, items_of_case},
};
use chrono::{NaiveDate, NaiveDateTime};

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `2026-11-20T15:00`
pub fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

pub fn case_id() -> CaseId {
    CaseId(Id::new("k7"))
}

/// A case with what happened in it.
#[derive(Clone)]
pub struct CaseFile {
    pub case: Case,
    pub events: Vec<CaseEvent>,
    pub marks: Vec<ClockMark>,
    pub settings: Settings,
    pub today: NaiveDate,
}

impl CaseFile {
    pub fn new(country: Country) -> Self {
        let case = Case { id: case_id(), code: "K7-ulv".into(), country, ..Case::default() };
        CaseFile {
            case,
            events: Vec::new(),
            marks: Vec::new(),
            settings: Settings::default(),
            today: date("2026-11-22"),
        }
    }
    /// `on` is a day, or a moment such as `2026-11-20T15:00`.
    pub fn with(mut self, id: &str, kind: EventKind, on: &str) -> Self {
        let (on, at) = match on.contains('T') {
            true => (moment(on).date(), Some(moment(on).time())),
            false => (date(on), None),
        };
        self.events.push(CaseEvent { id: EventId(Id::new(id)), case: case_id(), kind, on, at, ..CaseEvent::default() });
        self
    }
    pub fn received(self, id: &str, on: &str) -> Self {
        self.with(id, EventKind::ReportReceived, on)
    }
    pub fn dismissed(self, id: &str, on: &str) -> Self {
        self.with(id, EventKind::ReportDismissed, on)
    }
    pub fn opened(self, id: &str, on: &str) -> Self {
        self.with(id, EventKind::InvestigationOpened, on)
    }
    pub fn ended(self, id: &str, on: &str) -> Self {
        self.with(id, EventKind::InvestigationClosed, on)
    }
    pub fn closed(mut self, on: &str) -> Self {
        self.case.closed = Some(date(on));
        self
    }
    /// Changes the mark of the clock that this event started.
    pub fn marked(mut self, rule: &str, event: &str, change: impl FnOnce(&mut ClockMark)) -> Self {
        let occurrence = occurrence_of(&EventId(Id::new(event)));
        let mut mark = ClockMark::new(&case_id(), rule, occurrence);
        change(&mut mark);
        self.marks.push(mark);
        self
    }
    pub fn extended(self, rule: &str, event: &str, reason: &str) -> Self {
        let extension =
            Extension { reason: reason.into(), decider: "leder".into(), on: date("2026-01-02"), until: None };
        self.marked(rule, event, |mark| mark.extension = Some(extension))
    }
    pub fn clocks(&self) -> Vec<Clock> {
        clocks(&self.case, &self.events, &self.marks, &self.settings, self.today)
    }
    /// The clock of a rule; there must be one alone.
    pub fn clock(&self, rule: &str) -> Clock {
        let found: Vec<_> = self.clocks().into_iter().filter(|clock| clock.rule.id == rule).collect();
        assert_eq!(found.len(), 1, "{rule}");
        found.into_iter().next().unwrap()
    }
    /// The clock of a rule that this event started.
    pub fn clock_of(&self, rule: &str, event: &str) -> Clock {
        let is_it = |clock: &Clock| clock.rule.id == rule && clock.event.as_str() == event;
        self.clocks().into_iter().find(is_it).unwrap_or_else(|| panic!("no {rule} of {event}"))
    }
    pub fn items(&self, now: &str) -> Vec<WorkItem> {
        items_of_case(&self.case, &self.events, &self.marks, &self.settings, moment(now))
    }
    pub fn item(&self, rule: &str, now: &str) -> WorkItem {
        let id = self.clock(rule).mark_id();
        let is_it = |item: &WorkItem| item.id == arbeidsro::domain::work_item::ItemId::Clock(id.clone());
        self.items(now).into_iter().find(is_it).unwrap_or_else(|| panic!("no item of {rule}"))
    }
}
