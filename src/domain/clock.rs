//! Clocks: computed from a case's events, the rules and what the user added. Never stored.
//!
//! What starts and ends them:
//! - a report starts the report rules; its review (a dismissal or an opening) meets them, except
//!   the feedback, which only the user's own mark meets;
//! - an opening starts the investigation rules; NO-UND-2 and DK-BFU-1 are counted from the report
//!   behind it (see `course`), and from the opening where none is recorded;
//! - the end of the investigation meets those and stops the plan;
//! - the closing of the case stops what runs, except feedback to the reporter, which the law wants
//!   all the same. A report on the day of the closing or later starts its clocks as always;
//! - the user's mark of a clock as done wins over all this.

use super::{
    case::{Case, CaseEvent, ClockMark},
    course::{Course, Investigation, Report},
    deadline::{Deadline, End, Step, counted, deadline},
    ids::{CaseId, EventId, Id},
    rule::{Lasts, MetBy, Offset, Owner, Rule, Trigger, Unit, rules_of},
    settings::Settings,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
    /// Unmet when the case was closed or the investigation ended.
    Stopped { on: NaiveDate },
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
}

/// The number of the clocks that an event starts (FNV-1a). The place in a row would not do: an
/// earlier report, added later, would take over what the user noted on another clock.
pub fn occurrence_of(event: &EventId) -> u32 {
    event.as_str().bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// All clocks of a case, running or not, in order of start, then of rule. Events and marks of
/// other cases are left aside.
pub fn clocks(case: &Case, events: &[CaseEvent], marks: &[ClockMark], settings: &Settings) -> Vec<Clock> {
    let course = Course::of(events.iter().filter(|event| event.case == case.id));
    let maker = Maker { case, marks, settings };
    let mut clocks = Vec::new();
    for rule in rules_of(case.country) {
        match rule.trigger {
            Trigger::ReportReceived => clocks.extend(course.reports.iter().map(|it| maker.of_report(rule, it))),
            Trigger::InvestigationOpened | Trigger::ReportWeekEnded | Trigger::Awareness => {
                clocks.extend(course.investigations.iter().map(|it| maker.of_investigation(rule, it)));
            }
            Trigger::InvestigationClosed => {
                clocks.extend(course.closings.iter().map(|it| maker.clock(rule, it, Source::of(it), None, None)));
            }
            Trigger::ReportDuringMeasure | Trigger::AbuseSuspected => {}
        }
    }
    clocks.sort_by(|a, b| (a.started, a.rule.id, a.occurrence).cmp(&(b.started, b.rule.id, b.occurrence)));
    clocks
}

/// What a clock is counted from.
struct Source {
    start: NaiveDateTime,
    why: Vec<Step>,
}

impl Source {
    fn of(event: &CaseEvent) -> Self {
        let start = event.on.and_time(event.at.unwrap_or(NaiveTime::MIN));
        Source { start, why: vec![Step::From { event: event.kind, on: event.on, at: event.at }] }
    }
}

/// When a clock was met, as an event shows it.
struct Met {
    on: NaiveDate,
    at: Option<NaiveTime>,
    /// The event came after the duty, which was met by then at the latest.
    at_latest: bool,
}

struct Maker<'a> {
    case: &'a Case,
    marks: &'a [ClockMark],
    settings: &'a Settings,
}

impl Maker<'_> {
    fn of_report(&self, rule: &'static Rule, report: &Report) -> Clock {
        let at_latest = rule.met_by == MetBy::ReviewAtLatest;
        let seen = report.reviewed_by().map(|event| Met { on: event.on, at: event.at, at_latest });
        let met = match rule.met_by {
            MetBy::Review => seen,
            MetBy::ReviewAtLatest => seen.or_else(|| self.marked_review(report.event)),
            MetBy::Mark | MetBy::InvestigationClosed => None,
        };
        self.clock(rule, report.event, Source::of(report.event), met, None)
    }

    /// The user marked the review itself as done.
    fn marked_review(&self, report: &CaseEvent) -> Option<Met> {
        let review = rules_of(self.case.country).iter().find(|rule| rule.met_by == MetBy::Review)?;
        let mark = self.mark(review, occurrence_of(&report.id))?;
        Some(Met { on: mark.done?, at: mark.done_at, at_latest: true })
    }

    fn of_investigation(&self, rule: &'static Rule, investigation: &Investigation) -> Clock {
        let Investigation { opened, closed, report } = *investigation;
        let source = match (rule.trigger, report) {
            (Trigger::InvestigationOpened, _) => Source::of(opened),
            (Trigger::ReportWeekEnded, Some(report)) => self.week_after(report),
            (_, Some(report)) => Source::of(report),
            (_, None) => {
                let mut source = Source::of(opened);
                source.why.push(Step::ReportUnknown);
                source
            }
        };
        let met_by_end = closed.filter(|_| rule.met_by == MetBy::InvestigationClosed);
        let met = met_by_end.map(|event| Met { on: event.on, at: event.at, at_latest: false });
        self.clock(rule, opened, source, met, closed.map(|event| event.on))
    }

    /// The nominal end of the week: § 149 does not move the start of another period.
    fn week_after(&self, report: &CaseEvent) -> Source {
        let mut source = Source::of(report);
        let week = Offset { n: 1, unit: Unit::Week };
        let to = counted(self.case.country, report.on, week);
        source.why.push(Step::Counted { offset: week, to });
        source.start = to.and_time(NaiveTime::MIN);
        source
    }

    fn clock(
        &self,
        rule: &'static Rule,
        event: &CaseEvent,
        source: Source,
        met: Option<Met>,
        investigation_ended: Option<NaiveDate>,
    ) -> Clock {
        let Source { start, mut why } = source;
        let occurrence = occurrence_of(&event.id);
        let mark = self.mark(rule, occurrence);
        let extended = rule.extension.is_some() && mark.is_some_and(has_extension);
        if rule.offset.is_some_and(|offset| offset.unit == Unit::Hour) && event.at.is_none() {
            why.push(Step::MidnightAssumed);
        }
        let buffer = self.settings.buffer_days;
        let Deadline { end, shifted, plan_by } = deadline(rule, start, event.on, extended, buffer, &mut why);
        let mut clock = Clock {
            case: self.case.id.clone(),
            rule,
            occurrence,
            event: event.id.clone(),
            started: start,
            nominal_end: end,
            shifted_end: shifted,
            plan_by,
            state: ClockState::Running,
            extended,
            mark: mark.cloned(),
            why,
        };
        clock.state = self.state(&clock, event, met, investigation_ended);
        clock
    }

    fn state(&self, clock: &Clock, event: &CaseEvent, met: Option<Met>, ended: Option<NaiveDate>) -> ClockState {
        let marked = clock.mark.as_ref();
        let done = marked.and_then(|mark| Some(Met { on: mark.done?, at: mark.done_at, at_latest: false }));
        if let Some(met) = done {
            return ClockState::Done { on: met.on, timing: timing(clock, &met) };
        }
        if marked.is_some_and(is_not_applicable) {
            return ClockState::NotApplicable;
        }
        if let Some(met) = met {
            return ClockState::Done { on: met.on, timing: timing(clock, &met) };
        }
        let closed = self.case.closed.filter(|closed| event.on < *closed);
        let stop = match clock.rule.lasts {
            Lasts::UntilMet => None,
            Lasts::WhileCase => closed,
            Lasts::WhileInvestigation => [ended, closed].into_iter().flatten().min(),
        };
        stop.map_or(ClockState::Running, |on| ClockState::Stopped { on })
    }

    fn mark(&self, rule: &Rule, occurrence: u32) -> Option<&ClockMark> {
        let is_it = |mark: &&ClockMark| mark.occurrence == occurrence && mark.rule == rule.id;
        self.marks.iter().filter(|mark| mark.case == self.case.id).find(is_it)
    }
}

/// An extension without a reason is none.
fn has_extension(mark: &ClockMark) -> bool {
    mark.extension.as_ref().is_some_and(|extension| !extension.reason.trim().is_empty())
}

/// Without a reason a clock goes on: it can not be hidden.
fn is_not_applicable(mark: &ClockMark) -> bool {
    mark.not_applicable.as_ref().is_some_and(|reason| !reason.trim().is_empty())
}

fn timing(clock: &Clock, met: &Met) -> Timing {
    let in_time = match clock.nominal_end {
        End::On(_) => clock.due_on().map(|due| met.on <= due),
        End::At(end) if met.on == end.date() => met.at.map(|at| at <= end.time()),
        End::At(end) => Some(met.on < end.date()),
        End::Now => (met.on <= clock.started.date()).then_some(true),
        End::Gate => None,
    };
    match in_time {
        Some(true) => Timing::InTime,
        Some(false) if !met.at_latest => Timing::Late,
        _ => Timing::Unknown,
    }
}
