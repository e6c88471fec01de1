//! Clocks: computed from a case's events, the rules and what the user added. Never stored.
//!
//! What starts and ends them:
//! - a report starts the report rules; its review (a dismissal or an opening) meets them, except
//!   the feedback, which only the user's own mark meets;
//! - an opening starts the investigation rules; NO-UND-2 and DK-BFU-1 are counted from the report
//!   behind it (see `course`), and from the opening where none is recorded;
//! - the end of the investigation meets those and stops the plan;
//! - any other rule names the events that start, meet and stop it. What returns is met by the event
//!   that starts it anew; a count is a clock for each year from the start;
//! - the closing of the case stops what runs, except feedback to the reporter, which the law wants
//!   all the same. A report on the day of the closing or later starts its clocks as always;
//! - the user's mark of a clock as done wins over all this.

mod count;
mod maker;

use super::{
    case::{Case, CaseEvent, ClockMark, Extension},
    course::Course,
    deadline::{End, Step},
    ids::{CaseId, EventId, Id},
    rule::{Owner, Rule},
    settings::Settings,
};
use chrono::{NaiveDate, NaiveDateTime};
use maker::Maker;

/// Whether a clock was met in time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Timing {
    /// Met in time.
    InTime,
    /// Met too late.
    Late,
    /// Met, but when is not recorded closely enough, or the law gives no figure.
    Unknown,
}

/// How a clock stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClockState {
    /// Not met yet.
    Running,
    /// Met on this day.
    Done { on: NaiveDate, timing: Timing },
    /// The user has said, with a reason, that it does not apply.
    NotApplicable,
    /// Unmet when the case was closed or what it belongs to ended.
    Stopped { on: NaiveDate },
    /// Out of force for a time, with a reason.
    Suspended,
    /// A year with too few, whose cause is recorded: nothing can mend it later.
    Missed { on: NaiveDate },
}

/// What was done against what was due in the year of a count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Count {
    /// How many were done.
    pub done: u8,
    /// How many are due.
    pub due: u8,
}

/// One running or ended clock of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Clock {
    /// Whose.
    pub case: CaseId,
    /// By which rule.
    pub rule: &'static Rule,
    /// Which one of this rule: a number made from the event that started it, so that it stays the
    /// same when other events are added, changed or deleted.
    pub occurrence: u32,
    /// The event that started it.
    pub event: EventId,
    /// What it is counted from; 00:00 where no time of day is recorded.
    pub started: NaiveDateTime,
    /// The deadline.
    pub nominal_end: End,
    /// Where the deadline is a day off: the next working day (domstolloven § 149), a note.
    pub shifted_end: Option<NaiveDate>,
    /// The day to plan for.
    pub plan_by: Option<NaiveDate>,
    /// How it stands.
    pub state: ClockState,
    /// Of a yearly count.
    pub count: Option<Count>,
    /// Extended, with a reason.
    pub extended: bool,
    /// What the user added.
    pub mark: Option<ClockMark>,
    /// Why these dates.
    pub why: Vec<Step>,
}

impl Clock {
    /// The id of its mark; also its name among the items of work.
    pub fn mark_id(&self) -> Id {
        ClockMark::id_of(&self.case, self.rule.id, self.occurrence)
    }
    /// Not met, not stopped.
    pub fn is_running(&self) -> bool {
        self.state == ClockState::Running
    }
    /// The day on which it binds: the shifted end for a party's deadline, else the legal end.
    pub fn due_on(&self) -> Option<NaiveDate> {
        match self.rule.owner {
            Owner::Party => self.shifted_end.or(self.nominal_end.date()),
            _ => self.nominal_end.date(),
        }
    }
    /// Running and past its end. "At once" has no figure: it is first until done, never overdue.
    pub fn is_overdue(&self, now: NaiveDateTime) -> bool {
        let passed = match self.nominal_end {
            End::At(end) => now > end,
            End::On(_) => self.due_on().is_some_and(|due| now.date() > due),
            End::Now | End::Gate => false,
        };
        passed && self.is_running()
    }
    /// Overdue by a date that is the law's or was set. A date of practice or of the office is passed,
    /// never broken (`Rule::is_practice`).
    pub fn is_broken(&self, now: NaiveDateTime) -> bool {
        self.is_overdue(now) && !self.rule.is_practice()
    }
}

/// The number of the clocks that an event starts (FNV-1a). The place in a row would not do: an
/// earlier report, added later, would take over what the user noted on another clock.
pub fn occurrence_of(event: &EventId) -> u32 {
    event.as_str().bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The same for the later years of a yearly count.
pub fn occurrence_of_year(event: &EventId, year: u32) -> u32 {
    if year == 0 {
        return occurrence_of(event);
    }
    occurrence_of(&EventId(Id::new(format!("{event}-{year}"))))
}

/// All clocks of a case, running or not, in order of start, then of rule. Events and marks of
/// other cases are left aside. `today` decides which year of a yearly count runs, nothing else.
pub fn clocks(
    case: &Case,
    events: &[CaseEvent],
    marks: &[ClockMark],
    settings: &Settings,
    today: NaiveDate,
) -> Vec<Clock> {
    let mut own: Vec<&CaseEvent> = events.iter().filter(|event| event.case == case.id).collect();
    own.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
    let course = Course::of(own.iter().copied());
    let maker = Maker { case, events: own, course, marks, settings, today };
    let mut clocks: Vec<Clock> = settings.rules.of_country(case.country).flat_map(|rule| maker.of_rule(rule)).collect();
    clocks.sort_by(|a, b| (a.started, a.rule.id, a.occurrence).cmp(&(b.started, b.rule.id, b.occurrence)));
    clocks
}

/// An extension without a reason is none.
fn has_reason(extension: &Extension) -> bool {
    !extension.reason.trim().is_empty()
}

/// Without a reason a clock goes on: it can not be hidden.
fn is_not_applicable(mark: &ClockMark) -> bool {
    mark.not_applicable.as_ref().is_some_and(|reason| !reason.trim().is_empty())
}
