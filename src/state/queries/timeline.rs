//! A case along time: its events, and each clock from its start to its end. Places are shares of
//! the width, so that the drawing needs no arithmetic.

use crate::{
    domain::{
        calendar::{add_days, add_months, next_day},
        case::CaseEvent,
        clock::{Clock, ClockState, Timing},
        deadline::End,
    },
    texts::{case_words, clock_words, dates},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// How a bar is drawn; the words beside it say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BarState {
    /// It runs.
    Running,
    /// Past its end.
    Overdue,
    /// Met.
    Met,
    /// Met after its end.
    MetLate,
    /// Stopped, or does not apply.
    Ended,
}

/// A clock.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// Its short name.
    pub name: &'static str,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// The day it was met.
    pub met: Option<f64>,
    /// How it stands.
    pub state: BarState,
    /// The same in words, with the dates.
    pub words: String,
}

/// Something that happened, or the first of a month.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// Where.
    pub at: f64,
    /// In words.
    pub words: String,
}

/// The picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// Firsts of months, at most about six.
    pub months: Vec<Point>,
    /// What happened.
    pub events: Vec<Point>,
    /// The clocks in order of start.
    pub bars: Vec<Bar>,
    /// Today.
    pub today: f64,
}

/// The picture of these; None when there is nothing to show.
pub fn timeline(events: &[CaseEvent], clocks: &[Clock], now: NaiveDateTime) -> Option<Timeline> {
    let today = now.date();
    let ends = clocks.iter().filter_map(|clock| clock.due_on());
    let met = clocks.iter().filter_map(met_on);
    let starts = clocks.iter().map(|clock| clock.started.date());
    let days: Vec<NaiveDate> = events.iter().map(|event| event.on).chain(starts).chain(ends).chain(met).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let scale = Scale::new(first.min(today), last.max(today));
    let point = |event: &CaseEvent| Point {
        at: scale.place(event.on),
        words: format!("{} {}", case_words::event(event.kind), dates::short_date(event.on, today)),
    };
    Some(Timeline {
        months: scale.months(),
        events: events.iter().map(point).collect(),
        bars: clocks.iter().map(|clock| bar(clock, &scale, now)).collect(),
        today: scale.place(today),
    })
}

/// How many marks the scale has at most, or one more.
const MARKS: usize = 6;
/// How many months lie between two marks.
const STEPS: [usize; 7] = [1, 2, 3, 6, 12, 24, 60];
const LONGEST_STEP: usize = 120;

struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    /// With some room on both sides.
    fn new(first: NaiveDate, last: NaiveDate) -> Self {
        let room = u32::try_from(last.signed_duration_since(first).num_days() / 20).unwrap_or(0) + 1;
        Scale { first: crate::domain::calendar::subtract_days(first, room), last: add_days(last, room) }
    }
    fn place(&self, day: NaiveDate) -> f64 {
        let whole = self.last.signed_duration_since(self.first).num_days().max(1) as f64;
        (day.signed_duration_since(self.first).num_days() as f64 / whole).clamp(0.0, 1.0)
    }
    /// Months so far apart that their names do not meet, counted from January: then each year's is among them.
    fn months(&self) -> Vec<Point> {
        let mut firsts = Vec::new();
        let mut day = self.first.with_day(1).map_or(self.first, |day| add_months(day, 1));
        while day < self.last {
            firsts.push(day);
            day = add_months(day, 1);
        }
        let apart = STEPS.into_iter().find(|step| firsts.len() <= MARKS * step).unwrap_or(LONGEST_STEP);
        let stands =
            |day: &NaiveDate| (day.year().unsigned_abs() as usize * 12 + day.month0() as usize).is_multiple_of(apart);
        let month = |day: NaiveDate| Point { at: self.place(day), words: dates::month_mark(day) };
        firsts.into_iter().filter(stands).map(month).collect()
    }
}

fn met_on(clock: &Clock) -> Option<NaiveDate> {
    match clock.state {
        ClockState::Done { on, .. } => Some(on),
        _ => None,
    }
}

fn bar(clock: &Clock, scale: &Scale, now: NaiveDateTime) -> Bar {
    let today = now.date();
    let start = clock.started.date();
    let end = clock.due_on().unwrap_or_else(|| if clock.is_running() { today } else { met_on(clock).unwrap_or(start) });
    let state = match clock.state {
        ClockState::Running if clock.is_broken(now) => BarState::Overdue,
        ClockState::Running => BarState::Running,
        ClockState::Done { timing: Timing::Late, .. } => BarState::MetLate,
        ClockState::Done { .. } => BarState::Met,
        ClockState::Missed { .. } => BarState::Overdue,
        ClockState::Suspended | ClockState::NotApplicable | ClockState::Stopped { .. } => BarState::Ended,
    };
    let ends = match clock.nominal_end {
        End::Now | End::Gate => clock_words::end(clock.nominal_end, today),
        end => format!("{} – {}", dates::short_date(start, today), clock_words::end(end, today)),
    };
    let how = clock_words::ended(clock, today);
    Bar {
        name: clock_words::rule_short(clock.rule),
        from: scale.place(start),
        // A clock of hours is less than a day wide; it is still drawn.
        to: scale.place(end.max(next_day(start))),
        met: met_on(clock).map(|day| scale.place(day)),
        state,
        words: how.map_or(ends.clone(), |how| format!("{}. {how}", ends.trim_end_matches('.'))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_apart_and_name_each_year_that_begins() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 15).unwrap();
        for months in 1..400 {
            let first = day(2019, 8);
            let marks = Scale::new(first, add_months(first, months)).months();
            assert!(marks.len() <= MARKS + 1, "{months} months have {} marks", marks.len());
            assert!(months < 2 || !marks.is_empty(), "{months} months have none");
            let gaps: Vec<f64> = marks.windows(2).map(|two| two[1].at - two[0].at).collect();
            assert!(gaps.iter().all(|gap| *gap > 0.1), "{months} months: {gaps:?}");
            // Of more than a year, at least one mark says which.
            assert!(months < 13 || marks.iter().any(|mark| mark.words.contains("20")), "{months} months");
        }
    }
}
