//! From a start to the three dates of a deadline, with the arithmetic kept as data
//! (domain.md section 1, "Counting").

use super::{
    calendar::{
        DayOff, add_days, add_hours_outside_holidays, add_months, add_weekdays_with_saturday, add_weeks,
        add_working_days, day_off, subtract_months, working_day_on_or_after,
    },
    case::{Country, EventKind, Extension},
    office_days::OfficeDays,
    rule::{Offset, Owner, Rule, RuleKind, Unit},
    summer_time::add_hours,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// Where a clock ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum End {
    /// At a moment, local time.
    At(NaiveDateTime),
    /// With a day.
    On(NaiveDate),
    /// Due from the trigger, "at once".
    Now,
    /// Before something else is done; no date.
    Gate,
}

impl End {
    /// The day it ends, where it has one.
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            End::At(moment) => Some(moment.date()),
            End::On(date) => Some(date),
            End::Now | End::Gate => None,
        }
    }
}

/// One line of "why this date". In order; each line goes on from the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The event that it is counted from.
    From { event: EventKind, on: NaiveDate, at: Option<NaiveTime> },
    /// No time of day is recorded: counted from 00:00, the earliest.
    MidnightAssumed,
    /// No report is recorded before the opening: counted from the opening, which is never later
    /// than the end of a report's week when the opening kept that week.
    ReportUnknown,
    /// A count of whole days, weeks or months. The start day is not counted.
    Counted { offset: Offset, to: NaiveDate },
    /// A count of hours round the clock.
    CountedHours { n: u16, to: NaiveDateTime },
    /// A count of hours without those of Sundays and holidays.
    CountedHoursOutside { n: u16, to: NaiveDateTime },
    /// The day that was set with the event.
    SetDay { to: NaiveDate },
    /// This happened before the end, and the law then wants it done by that day.
    Earlier { event: EventKind, to: NaiveDate },
    /// The last day that the decider has set.
    ExtendedTo { to: NaiveDate },
    /// The year of a count and how many are due in it.
    Year { n: u8, from: NaiveDate, to: NaiveDate },
    /// With even spacing the next one comes by this day.
    Spaced { nth: u8, to: NaiveDate },
    /// Summer time began or ended on the way.
    SummerTimeChanged,
    /// The month has no such date number: its last day.
    MonthEnd { wanted_day: u32, to: NaiveDate },
    /// Extended: counted anew from the same start.
    Extended { total: Offset, to: NaiveDate },
    /// Extended, but the law gives no new date: the end stands.
    ExtendedWithoutDate,
    /// The figure is our default, not law.
    Practice,
    /// The figure is the user's own, in the place of our default.
    OwnInterval,
    /// The end is a day off; by domstolloven § 149 it would move to the next working day.
    Shifted { because: DayOff, to: NaiveDate },
    /// The day to plan for: this many working days are kept free.
    PlanBy { buffer_days: u32, to: NaiveDate },
    /// The day to plan for would be before the start.
    PlanFromStart { on: NaiveDate },
}

/// The dates and how they came about.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Deadline {
    pub end: End,
    pub shifted: Option<NaiveDate>,
    pub plan_by: Option<NaiveDate>,
}

/// What a deadline is counted from.
pub(super) struct From<'a> {
    /// The moment counting starts.
    pub start: NaiveDateTime,
    /// The day of the event that started the clock, before which nobody can plan.
    pub trigger_on: NaiveDate,
    /// The day set with that event.
    pub until: Option<NaiveDate>,
    /// What makes the end come earlier.
    pub earlier: Option<(EventKind, NaiveDate)>,
    /// The extension, when there is one with a reason.
    pub extension: Option<&'a Extension>,
    /// Working days kept free before the end.
    pub buffer_days: u32,
    /// Days on which the office is closed.
    pub office: &'a OfficeDays,
}

/// The dates of a rule from a start.
pub(super) fn deadline(rule: &Rule, from: &From, why: &mut Vec<Step>) -> Deadline {
    let end = end_of(rule, from, why);
    let shifted = end.date().filter(|_| may_shift(rule)).and_then(|date| shifted(rule.country, date, why));
    let binding = if rule.owner == Owner::Party { shifted.or(end.date()) } else { end.date() };
    let planned = binding.filter(|_| matches!(rule.kind, RuleKind::Date | RuleKind::Gate) && is_planned(rule.owner));
    let plan_by = planned.map(|end| {
        let day = plan_by(from.office, rule.country, end, from.buffer_days);
        why.push(Step::PlanBy { buffer_days: from.buffer_days, to: day });
        if day < from.trigger_on {
            why.push(Step::PlanFromStart { on: from.trigger_on });
        }
        day.max(from.trigger_on)
    });
    Deadline { end, shifted, plan_by }
}

/// The last working day that leaves this many working days free, up to and including the end.
/// The figure is held to 250.
pub fn plan_by(office: &OfficeDays, country: Country, end: NaiveDate, buffer_days: u32) -> NaiveDate {
    office.days_of_work_before(country, end, buffer_days.min(250))
}

fn end_of(rule: &Rule, from: &From, why: &mut Vec<Step>) -> End {
    let start = from.start;
    if let Some(to) = from.until.filter(|_| rule.set_by_event) {
        why.push(Step::SetDay { to });
        return End::On(extended(rule, from, to, why));
    }
    let Some(offset) = rule.offset else {
        return if rule.kind == RuleKind::Gate { End::Gate } else { End::Now };
    };
    if offset.unit == Unit::HourOutsideHolidays {
        let to = add_hours_outside_holidays(rule.country, start, offset.n);
        why.push(Step::CountedHoursOutside { n: offset.n, to });
        return End::At(to);
    }
    if offset.unit == Unit::Hour {
        let (to, changed) = add_hours(start, offset.n);
        why.push(Step::CountedHours { n: offset.n, to });
        why.extend(changed.then_some(Step::SummerTimeChanged));
        return End::At(to);
    }
    let mut to = counted(rule.country, start.date(), offset);
    why.push(Step::Counted { offset, to });
    why.extend(month_end(start.date(), offset, to));
    why.extend(rule.is_practice().then_some(if rule.is_changed { Step::OwnInterval } else { Step::Practice }));
    if let Some((event, on)) = from.earlier.filter(|(_, on)| *on < to) {
        why.push(Step::Earlier { event, to: on });
        to = on;
    }
    End::On(extended(rule, from, to, why))
}

/// The end after an extension, or the same end.
fn extended(rule: &Rule, from: &From, end: NaiveDate, why: &mut Vec<Step>) -> NaiveDate {
    let (Some(allowed), Some(given)) = (rule.extension, from.extension) else { return end };
    if let Some(to) = given.until.filter(|_| allowed.to_a_day) {
        why.push(Step::ExtendedTo { to });
        return to;
    }
    let Some(total) = allowed.total else {
        why.push(Step::ExtendedWithoutDate);
        return end;
    };
    let to = counted(rule.country, from.start.date(), total);
    why.push(Step::Extended { total, to });
    why.extend(month_end(from.start.date(), total, to));
    to
}

/// The day a count of days, weeks or months ends.
pub(super) fn counted(country: Country, start: NaiveDate, offset: Offset) -> NaiveDate {
    match offset.unit {
        Unit::Hour | Unit::HourOutsideHolidays => add_hours(start.and_time(NaiveTime::MIN), offset.n).0.date(),
        Unit::DayWithStart => add_days(start, u32::from(offset.n).saturating_sub(1)),
        Unit::WorkingDay => add_working_days(country, start, i16::try_from(offset.n).unwrap_or(i16::MAX)),
        Unit::WeekdayWithSaturday => add_weekdays_with_saturday(country, start, offset.n),
        Unit::Week => add_weeks(start, offset.n.into()),
        Unit::Month => add_months(start, offset.n.into()),
        Unit::MonthBefore => subtract_months(start, offset.n.into()),
    }
}

fn month_end(start: NaiveDate, offset: Offset, to: NaiveDate) -> Option<Step> {
    let clipped = offset.unit == Unit::Month && to.day() != start.day();
    clipped.then_some(Step::MonthEnd { wanted_day: start.day(), to })
}

/// Never a clock whose breach leaves a child unprotected.
fn may_shift(rule: &Rule) -> bool {
    rule.shifts && rule.severity < 5 && rule.kind == RuleKind::Date
}

fn is_planned(owner: Owner) -> bool {
    matches!(owner, Owner::Service | Owner::Party)
}

fn shifted(country: Country, end: NaiveDate, why: &mut Vec<Step>) -> Option<NaiveDate> {
    let because = day_off(country, end)?;
    let to = working_day_on_or_after(country, end);
    why.push(Step::Shifted { because, to });
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::rule;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn made(change: impl FnOnce(&mut Rule), start: &str, buffer_days: u32) -> Deadline {
        let mut rule = rule("NO-MEL-2").unwrap().clone();
        change(&mut rule);
        let (start, trigger_on) = (date(start).and_time(NaiveTime::MIN), date(start));
        let from = From {
            start,
            trigger_on,
            until: None,
            earlier: None,
            extension: None,
            buffer_days,
            office: &OfficeDays::default(),
        };
        deadline(&rule, &from, &mut Vec::new())
    }

    #[test]
    fn a_partys_deadline_is_the_shifted_one_and_is_planned_from_there() {
        // Klagefrist: received on Friday 13 March 2026, three weeks later is Good Friday.
        let made = made(|rule| rule.owner = Owner::Party, "2026-03-13", 0);
        assert_eq!((made.end, made.shifted), (End::On(date("2026-04-03")), Some(date("2026-04-07"))));
        assert_eq!(made.plan_by, Some(date("2026-04-07")));
    }

    #[test]
    fn the_services_own_is_planned_from_the_legal_end() {
        let made = made(|_| {}, "2026-03-13", 0);
        assert_eq!((made.shifted, made.plan_by), (Some(date("2026-04-07")), Some(date("2026-04-01"))));
    }

    #[test]
    fn severity_5_is_never_shifted_also_when_a_row_says_so() {
        assert_eq!(made(|rule| rule.severity = 5, "2026-03-13", 2).shifted, None);
    }

    #[test]
    fn what_is_only_watched_has_no_day_to_plan_for() {
        for owner in [Owner::Tribunal, Owner::Info] {
            assert_eq!(made(|rule| rule.owner = owner, "2026-03-13", 2).plan_by, None);
        }
    }

    #[test]
    fn a_gate_has_no_date() {
        let gate = |rule: &mut Rule| (rule.kind, rule.offset) = (RuleKind::Gate, None);
        assert_eq!(made(gate, "2026-03-13", 2), Deadline { end: End::Gate, shifted: None, plan_by: None });
    }

    #[test]
    fn the_buffer_is_kept_free_up_to_the_end() {
        let by = |end, buffer| plan_by(&OfficeDays::default(), Country::No, date(end), buffer);
        assert_eq!(by("2026-11-27", 2), date("2026-11-25"), "Wednesday before a Friday");
        assert_eq!(by("2026-11-28", 2), date("2026-11-25"), "and before a Saturday");
        assert_eq!(by("2026-11-30", 2), date("2026-11-26"));
        assert_eq!(by("2026-04-06", 1), date("2026-03-31"), "over Easter");
        assert_eq!(by("2026-11-28", 0), date("2026-11-27"));
        assert_eq!(by("2026-11-27", u32::MAX), by("2026-11-27", 250));
    }
}
