//! What is said of a clock: how far away its end is, how it stands, and why its dates are what
//! they are.

use super::{Key, case_words, dates, fill, number, say, text};
use crate::domain::{
    calendar::{DayOff, working_days_between},
    case::Country,
    clock::{Clock, ClockState, Timing},
    deadline::{End, Step},
    rule::{Certainty, Offset, Rule, Unit},
};
use chrono::{NaiveDate, NaiveDateTime, Timelike};

/// Ends further away than this are told in days, also where the law counts hours.
const TOLD_IN_HOURS: i64 = 48;

/// `om 2 arbeidsdager`, `i dag`, `3 dager over fristen`, `om 5 timer`.
pub fn time_left(country: Country, now: NaiveDateTime, due: NaiveDate, due_at: Option<NaiveDateTime>) -> String {
    if let Some(moment) = due_at {
        let minutes = moment.signed_duration_since(now).num_seconds().div_euclid(60);
        if minutes.abs() < TOLD_IN_HOURS * 60 {
            return hours_left(minutes);
        }
    }
    let today = now.date();
    match due.signed_duration_since(today).num_days() {
        past if past < 0 => say::clock_past_days(-past),
        0 => text(Key::ClockToday).to_owned(),
        1 => text(Key::ClockTomorrow).to_owned(),
        days => match working_days_between(country, today, due) {
            // Only days off lie between.
            0 => say::clock_in_calendar_days(days),
            workdays => say::clock_in_days(workdays),
        },
    }
}

/// The same for a date that is no law's: past it, the deadline is not called broken.
pub fn time_left_by_practice(country: Country, now: NaiveDateTime, due: NaiveDate) -> String {
    match now.date().signed_duration_since(due).num_days() {
        past if past > 0 => say::clock_past_guiding(past),
        _ => time_left(country, now, due, None),
    }
}

fn hours_left(minutes: i64) -> String {
    match minutes {
        0..60 => text(Key::ClockWithinHour).to_owned(),
        -60..0 => text(Key::ClockPastWithinHour).to_owned(),
        past if past < 0 => say::clock_past_hours(-past / 60),
        left => say::clock_in_hours(left / 60),
    }
}

/// How far away a clock's end is; `straks` and `uten dato` where it has none.
pub fn clock_time_left(clock: &Clock, country: Country, now: NaiveDateTime) -> String {
    match (clock.nominal_end, clock.due_on()) {
        (End::Now, _) => text(Key::ClockAtOnce).to_owned(),
        (End::Gate, _) if !clock.rule.gates.is_empty() => text(Key::ClockBeforeNext).to_owned(),
        (End::At(moment), _) => time_left(country, now, moment.date(), Some(moment)),
        (_, Some(due)) if clock.rule.is_practice() => time_left_by_practice(country, now, due),
        (_, Some(due)) => time_left(country, now, due, None),
        (_, None) => text(Key::ClockNoDate).to_owned(),
    }
}

/// `fr. 27. nov.`, with the time of day where there is one.
pub fn end(end: End, today: NaiveDate) -> String {
    match end {
        End::At(moment) => moment_of(moment, today),
        End::On(date) => dates::short_date(date, today),
        End::Now => text(Key::ClockAtOnce).to_owned(),
        End::Gate => text(Key::ClockNoDate).to_owned(),
    }
}

/// `fr. 27. nov. kl. 15.04`.
pub fn moment_of(moment: NaiveDateTime, today: NaiveDate) -> String {
    say::clock_at_time(&dates::short_date(moment.date(), today), &dates::time(moment))
}

/// `2 av 4 dette året`; None where nothing is counted.
pub fn count(clock: &Clock) -> Option<String> {
    clock.count.map(|count| say::clock_count(&count.done.to_string(), &count.due.to_string()))
}

/// The rule's title.
pub fn rule_title(rule: &Rule) -> &'static str {
    rule.local_title.unwrap_or_else(|| Key::by_name(&rule.text_key()).map_or(rule.id, text))
}

/// The rule's short name, for rows.
pub fn rule_short(rule: &Rule) -> &'static str {
    let short = || Key::by_name(&format!("{}_short", rule.text_key())).map_or(rule.id, text);
    rule.local_title.unwrap_or_else(short)
}

/// How sure its date is, where that is less than sure: `praksis, ikke lov`.
pub fn certainty(rule: &Rule) -> Option<&'static str> {
    let key = match rule.confidence.of_date() {
        _ if rule.local_title.is_some() => Key::CertaintyLocal,
        Certainty::Practice => Key::CertaintyPractice,
        Certainty::Uncertain => Key::CertaintyUncertain,
        Certainty::Likely => Key::CertaintyLikely,
        Certainty::Sure if rule.confidence.citation != Certainty::Sure => Key::CertaintyCitation,
        Certainty::Sure => return None,
    };
    Some(text(key))
}

/// How an ended clock stands; None while it runs.
pub fn ended(clock: &Clock, today: NaiveDate) -> Option<String> {
    let date = |on| dates::short_date(on, today);
    Some(match clock.state {
        ClockState::Running => return None,
        ClockState::Done { .. }
            if clock.mark.as_ref().is_some_and(|mark| mark.done.is_some() && mark.before_recorded) =>
        {
            text(Key::ClockDoneBefore).to_owned()
        }
        ClockState::Done { on, timing: Timing::InTime } => say::clock_done_in_time(&date(on)),
        ClockState::Done { on, timing: Timing::Late } => say::clock_done_late(&date(on)),
        ClockState::Done { on, timing: Timing::Unknown } => say::clock_done(&date(on)),
        ClockState::Stopped { on } => say::clock_stopped(&date(on)),
        ClockState::Suspended => say::clock_suspended(clock.rule.suspended.map_or("", |it| it.reason)),
        ClockState::Missed { on } => {
            let cause = clock.mark.as_ref().and_then(|mark| mark.cause.as_deref());
            say::clock_missed(&date(on), cause.unwrap_or_default())
        }
        ClockState::NotApplicable => {
            let reason = clock.mark.as_ref().and_then(|mark| mark.not_applicable.as_deref());
            say::clock_not_applicable_why(reason.unwrap_or_default())
        }
    })
}

/// "Why this date", a sentence a line.
pub fn why(clock: &Clock, today: NaiveDate) -> Vec<String> {
    let mut lines: Vec<String> = clock.why.iter().map(|step| step_text(*step, today)).collect();
    if clock.nominal_end == End::Now {
        lines.push(text(Key::WhyAtOnce).to_owned());
    }
    lines
}

fn step_text(step: Step, today: NaiveDate) -> String {
    let date = |on| dates::short_date(on, today);
    match step {
        Step::From { event, on, at: None } => say::why_from(case_words::event(event), &date(on)),
        Step::From { event, on, at: Some(at) } => {
            say::why_from(case_words::event(event), &moment_of(on.and_time(at), today))
        }
        Step::MidnightAssumed => text(Key::WhyMidnight).to_owned(),
        Step::ReportUnknown => text(Key::WhyReportUnknown).to_owned(),
        Step::Counted { offset, to } if offset.unit == Unit::MonthBefore => say::why_before(&length(offset), &date(to)),
        Step::Counted { offset, to } if offset.unit == Unit::DayWithStart => {
            say::why_with_start(&length(offset), &date(to))
        }
        Step::Counted { offset, to } => say::why_counted(&length(offset), &date(to)),
        Step::CountedHours { n, to } => {
            say::why_counted_hours(&length(Offset { n, unit: Unit::Hour }), &moment_of(to, today))
        }
        Step::CountedHoursOutside { n, to } => {
            say::why_counted_outside(&length(Offset { n, unit: Unit::Hour }), &moment_of(to, today))
        }
        Step::SetDay { to } => say::why_set_day(&date(to)),
        Step::Earlier { event, to } => say::why_earlier(case_words::event(event), &date(to)),
        Step::ExtendedTo { to } => say::why_extended_to(&date(to)),
        Step::Year { n, from, to } => say::why_year(&n.to_string(), &date(from), &date(to)),
        Step::Spaced { nth, to } => say::why_spaced(&nth.to_string(), &date(to)),
        Step::SummerTimeChanged => text(Key::WhySummerTime).to_owned(),
        Step::MonthEnd { wanted_day, to } => say::why_month_end(&wanted_day.to_string(), &date(to)),
        Step::Extended { total, to } => say::why_extended(&length(total), &date(to)),
        Step::ExtendedWithoutDate => text(Key::WhyExtendedNoDate).to_owned(),
        Step::OwnInterval => text(Key::WhyOwnInterval).to_owned(),
        Step::Practice => text(Key::WhyPractice).to_owned(),
        Step::Shifted { because, to } => say::why_shifted(day_off(because), &date(to)),
        Step::PlanBy { buffer_days, to } => say::why_plan_by(i64::from(buffer_days), &date(to)),
        Step::PlanFromStart { on } => say::why_plan_from_start(&date(on)),
    }
}

/// `3 måneder`.
pub fn length(offset: Offset) -> String {
    let n = i64::from(offset.n);
    match offset.unit {
        Unit::Hour | Unit::HourOutsideHolidays => say::length_hours(n),
        Unit::DayWithStart => say::length_days(n),
        Unit::WorkingDay => say::length_workdays(n),
        Unit::WeekdayWithSaturday => say::length_weekdays(n),
        Unit::Week => say::length_weeks(n),
        Unit::Month | Unit::MonthBefore => say::length_months(n),
    }
}

/// `1,5 timer`.
pub fn hours(hours: f64) -> String {
    if hours == 1.0 {
        return text(Key::LengthHoursOne).to_owned();
    }
    fill(text(Key::LengthHoursOther), &[("n", &number(hours))])
}

fn day_off(because: DayOff) -> &'static str {
    match because {
        DayOff::Saturday => text(Key::DayOffSaturday),
        DayOff::Sunday => text(Key::DayOffSunday),
        DayOff::Holiday(holiday) => Key::by_name(holiday.text_key()).map_or("", text),
    }
}

/// `i dag kl. 15.00` on the day itself, else the date with its time.
pub fn due_moment(moment: NaiveDateTime, today: NaiveDate) -> String {
    if moment.date() == today && moment.hour() + moment.minute() > 0 {
        return say::clock_today_at(&dates::time(moment));
    }
    moment_of(moment, today)
}

#[cfg(test)]
mod tests;
