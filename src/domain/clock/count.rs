//! So many a year: a clock for each year from the start, with what was done against what is due.
//!
//! The year is counted from the day it began, not from January: the law says "a year". Within the
//! year the law sets no days; even spacing gives the day to plan for. A year that ended before the
//! start was recorded here is left out: what was done then is not known to this app.

use super::{
    Clock, ClockState, Count, is_not_applicable,
    maker::{Maker, Met, timing},
    occurrence_of_year,
};
use crate::domain::{
    calendar::{add_months, subtract_days},
    case::CaseEvent,
    deadline::{End, Step, plan_by},
    rule::{MetBy, PerYear, Rule, Trigger},
};
use chrono::{NaiveDate, NaiveTime};

const MONTHS: u32 = 12;

impl<'a> Maker<'a> {
    /// The clocks of each year up to the present one.
    pub(super) fn years(&self, rule: &'static Rule, event: &'a CaseEvent) -> Vec<Clock> {
        let Some(per_year) = rule.per_year else { return Vec::new() };
        let next = match rule.trigger {
            Trigger::Event(starts) => self.first_after(starts, event, true).map(|event| event.on),
            _ => None,
        };
        let stop = [self.stop(rule, event, None), next].into_iter().flatten().min();
        let last = stop.map_or(self.today, |stop| stop.min(self.today));
        let mut clocks = Vec::new();
        for year in 0..100 {
            let from = add_months(event.on, MONTHS * year);
            let to = subtract_days(add_months(event.on, MONTHS * (year + 1)), 1);
            if year > 0 && from > last {
                break;
            }
            if event.recorded.is_none_or(|recorded| to >= recorded) {
                clocks.push(self.year(rule, per_year, event, (year, from, to), stop));
            }
        }
        clocks
    }

    fn year(
        &self,
        rule: &'static Rule,
        per_year: PerYear,
        event: &CaseEvent,
        (year, from, to): (u32, NaiveDate, NaiveDate),
        stop: Option<NaiveDate>,
    ) -> Clock {
        let kinds = match rule.met_by {
            MetBy::Events(kinds) => kinds,
            _ => &[],
        };
        let within = |other: &&&CaseEvent| (from..=to).contains(&other.on) && kinds.contains(&other.kind);
        let done: Vec<NaiveDate> = self.events.iter().filter(within).map(|event| event.on).collect();
        let fewer = per_year.fewer.filter(|(kind, _)| {
            let mut decided = self.events.iter().filter(|other| other.kind == *kind && other.on >= event.on);
            decided.any(|other| other.on <= to)
        });
        let due = fewer.map_or(per_year.n, |(_, n)| n).max(1);
        let mut clock = self.blank(rule, event, occurrence_of_year(&event.id, year), End::On(to));
        let count = Count { done: u8::try_from(done.len()).unwrap_or(u8::MAX), due };
        clock.started = from.and_time(NaiveTime::MIN);
        clock.count = Some(count);
        clock.why = vec![Step::From { event: event.kind, on: event.on, at: None }, Step::Year { n: due, from, to }];
        if count.done < due {
            let nth = count.done + 1;
            let spaced = add_months(from, MONTHS * u32::from(nth) / u32::from(due));
            let latest = plan_by(&self.settings.office, rule.country, to, self.settings.buffer_days).max(from);
            clock.plan_by = Some(spaced.min(latest));
            clock.why.push(Step::Spaced { nth, to: spaced.min(latest) });
        }
        clock.state = self.state_of_year(&clock, &done, due, to, stop);
        clock
    }

    fn state_of_year(
        &self,
        clock: &Clock,
        done: &[NaiveDate],
        due: u8,
        to: NaiveDate,
        stop: Option<NaiveDate>,
    ) -> ClockState {
        let mark = clock.mark.as_ref();
        let marked = mark.and_then(|mark| mark.done);
        let reached = done.get(usize::from(due) - 1).copied();
        if let Some(on) = reached.or(marked) {
            let day_unknown = reached.is_none() && mark.is_some_and(|mark| mark.before_recorded);
            let met = Met { on, at: None, at_latest: false, day_unknown };
            return ClockState::Done { on, timing: timing(clock, &met) };
        }
        if mark.is_some_and(is_not_applicable) {
            return ClockState::NotApplicable;
        }
        if let Some(on) = stop.filter(|stop| *stop <= to) {
            return ClockState::Stopped { on };
        }
        let has_cause = mark.and_then(|mark| mark.cause.as_ref()).is_some_and(|cause| !cause.trim().is_empty());
        if has_cause && self.today > to { ClockState::Missed { on: to } } else { ClockState::Running }
    }
}
