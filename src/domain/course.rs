//! A case's course as its events tell it: which report was settled by what, and which report an
//! investigation goes back to. This is the one place that pairs them. An event may name the report
//! that it answers; where it does not:
//!
//! - An opening settles every unsettled report that had arrived by then. The earliest of them is
//!   the report behind the investigation.
//! - A dismissal settles one report: the earliest unsettled one. Should two be dismissed together,
//!   the other one stays in sight until it is dismissed or marked too.
//! - An opening while an investigation runs starts nothing (domain.md section 1: no second one).
//! - A report that arrives while an investigation runs keeps its own review clock. The end of that
//!   investigation settles it only so far that it is not taken for the cause of the next one.

use super::case::{CaseEvent, EventKind};
use chrono::NaiveDate;

/// A report and what became of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report<'a> {
    pub event: &'a CaseEvent,
    settled: Option<Settled<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Settled<'a> {
    /// Reviewed: dismissed, or an investigation was opened.
    Reviewed(&'a CaseEvent),
    /// Taken into the investigation that ran.
    Widened,
}

impl<'a> Report<'a> {
    /// The event that shows the review.
    pub fn reviewed_by(&self) -> Option<&'a CaseEvent> {
        match self.settled {
            Some(Settled::Reviewed(event)) => Some(event),
            Some(Settled::Widened) | None => None,
        }
    }
}

/// An investigation from its opening.
#[derive(Clone, Copy, Debug)]
pub(super) struct Investigation<'a> {
    pub opened: &'a CaseEvent,
    pub closed: Option<&'a CaseEvent>,
    /// The report behind it, where one is recorded.
    pub report: Option<&'a CaseEvent>,
}

/// What the events tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Course<'a> {
    pub reports: Vec<Report<'a>>,
    pub investigations: Vec<Investigation<'a>>,
    /// Every recorded end of an investigation, also one whose opening is not recorded.
    pub closings: Vec<&'a CaseEvent>,
}

/// What happens to the open reports, in the order in which it happens on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Dismissed,
    Closed,
    Opened,
    ClosedSameDay,
}

impl<'a> Course<'a> {
    /// Reads the events, in any order.
    pub fn of(events: impl Iterator<Item = &'a CaseEvent>) -> Self {
        let mut events: Vec<_> = events.collect();
        events.sort_by(|a, b| (a.on, a.at, &a.id).cmp(&(b.on, b.at, &b.id)));
        let all = |kind| events.iter().copied().filter(move |event| event.kind == kind);
        let closings: Vec<_> = all(EventKind::InvestigationClosed).collect();
        let mut course = Course {
            reports: all(EventKind::ReportReceived).map(|event| Report { event, settled: None }).collect(),
            investigations: pair(all(EventKind::InvestigationOpened), &closings),
            closings,
        };
        course.settle(all(EventKind::ReportDismissed));
        course
    }

    fn settle(&mut self, dismissals: impl Iterator<Item = &'a CaseEvent>) {
        let mut turns: Vec<(NaiveDate, Turn, usize, &'a CaseEvent)> =
            dismissals.map(|event| (event.on, Turn::Dismissed, 0, event)).collect();
        for (n, investigation) in self.investigations.iter().enumerate() {
            turns.push((investigation.opened.on, Turn::Opened, n, investigation.opened));
            if let Some(closed) = investigation.closed {
                let same_day = closed.on == investigation.opened.on;
                turns.push((closed.on, if same_day { Turn::ClosedSameDay } else { Turn::Closed }, n, closed));
            }
        }
        turns.sort_by_key(|(on, turn, n, _)| (*on, *turn, *n));
        for (_, turn, n, event) in turns {
            match turn {
                Turn::Dismissed => {
                    let named = self.open_reports(event).find(|report| event.report.as_ref() == Some(&report.event.id));
                    let named = named.map(|report| report.settled = Some(Settled::Reviewed(event)));
                    if named.is_none()
                        && let Some(report) = self.open_reports(event).next()
                    {
                        report.settled = Some(Settled::Reviewed(event));
                    }
                }
                Turn::Opened => {
                    let mut first = None;
                    // An opening that names its report leaves the others for a review of their own.
                    let named = event.report.clone();
                    let is_named = self.open_reports(event).any(|report| Some(&report.event.id) == named.as_ref());
                    let meant = |report: &&mut Report| !is_named || Some(&report.event.id) == named.as_ref();
                    for report in self.open_reports(event).filter(meant) {
                        first.get_or_insert(report.event);
                        report.settled = Some(Settled::Reviewed(event));
                    }
                    self.investigations[n].report = first;
                }
                Turn::Closed | Turn::ClosedSameDay => {
                    self.open_reports(event).for_each(|report| report.settled = Some(Settled::Widened));
                }
            }
        }
    }

    fn open_reports(&mut self, by: &'a CaseEvent) -> impl Iterator<Item = &mut Report<'a>> {
        self.reports.iter_mut().filter(|report| report.settled.is_none() && had_arrived(report.event, by))
    }
}

/// On one day the report came first, unless both times are known and say otherwise.
fn had_arrived(report: &CaseEvent, by: &CaseEvent) -> bool {
    report.on < by.on || (report.on == by.on && report.at.zip(by.at).is_none_or(|(report, by)| report <= by))
}

/// Each opening with the first end that is not earlier. Both in order of time.
fn pair<'a>(openings: impl Iterator<Item = &'a CaseEvent>, closings: &[&'a CaseEvent]) -> Vec<Investigation<'a>> {
    let mut closings = closings.iter().copied().peekable();
    let mut found: Vec<Investigation<'a>> = Vec::new();
    for opened in openings {
        let runs = |last: &Investigation| last.closed.is_none_or(|closed| opened.on < closed.on);
        if found.last().is_some_and(runs) {
            continue;
        }
        while closings.next_if(|closed| closed.on < opened.on).is_some() {}
        found.push(Investigation { opened, closed: closings.next(), report: None });
    }
    found
}
