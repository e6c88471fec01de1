//! The hours at hand: the agreed week less meetings, duties, absence and days off. Kept with the
//! settings in memory, made from the records of meetings and periods.

use super::{
    load,
    meeting::Meeting,
    period::{Period, PeriodSort},
    settings::Settings,
    wheel::WheelEntry,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// The meetings and periods in force.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Timetable {
    /// Absence, and duties beside the cases.
    pub periods: Vec<Arc<Period>>,
    /// Meetings. Where any is listed the list counts, and not the figure in the settings.
    pub meetings: Vec<Arc<Meeting>>,
    /// What the annual wheel takes beside them.
    pub wheel: Vec<Arc<WheelEntry>>,
    /// For a "what if": from this day so many hours of meetings fewer a week.
    pub fewer: Vec<(NaiveDate, f64)>,
    /// For a "what if": from this day so many hours more a week.
    pub more: Vec<(NaiveDate, f64)>,
    /// The day it was made on: what counts where no day is asked for.
    pub today: Option<NaiveDate>,
}

impl Timetable {
    /// The share of the day that absence takes, 0 to 1.
    pub fn absent(&self, day: NaiveDate) -> f64 {
        self.periods.iter().filter(|period| period.covers(day)).map(|period| period.share()).sum::<f64>().min(1.0)
    }
    /// The share that graded absence takes. Days away altogether do not make a position smaller.
    pub fn graded(&self, day: NaiveDate) -> f64 {
        let graded = |period: &&Arc<Period>| period.covers(day) && period.share() < 1.0;
        self.periods.iter().filter(graded).map(|period| period.share()).sum::<f64>().min(1.0)
    }
    /// The duties beside the cases on a day, with their points.
    pub fn duties(&self, day: NaiveDate) -> Vec<(PeriodSort, f64)> {
        let duties = self.periods.iter().filter(|period| period.covers(day) && !period.sort.is_absence());
        let mut found: Vec<_> = duties.map(|period| (period.sort, period.sort.points())).collect();
        found.sort_by_key(|(sort, _)| *sort);
        found
    }
    /// Hours a week that the duties of a day take.
    fn duty_hours(&self, day: NaiveDate) -> f64 {
        let duties = self.periods.iter().filter(|period| period.covers(day) && !period.sort.is_absence());
        duties.filter_map(|period| period.hours).sum()
    }
}

impl Settings {
    /// Hours that meetings and the annual wheel take in the week of this day.
    pub fn meeting_hours_on(&self, day: NaiveDate) -> f64 {
        let listed = match &self.timetable.meetings[..] {
            [] => self.meeting_hours,
            meetings => meetings.iter().map(|meeting| meeting.hours_on(day)).sum(),
        };
        let fewer = self.timetable.fewer.iter().filter(|(from, _)| *from <= day).map(|(_, hours)| hours).sum::<f64>();
        let wheel: f64 = self.timetable.wheel.iter().map(|entry| entry.hours_on(day, self)).sum();
        (listed - fewer).max(0.0) + wheel
    }
    /// Hours a week that duties beside the cases take on a day.
    pub fn duty_hours_on(&self, day: NaiveDate) -> f64 {
        self.timetable.duty_hours(day)
    }
    /// Hours at hand on a day: a fifth of the week less meetings and duties, on days off nothing,
    /// on days of absence what is left.
    pub fn hours_on(&self, day: NaiveDate) -> f64 {
        let more: f64 = self.timetable.more.iter().filter(|(from, _)| *from <= day).map(|(_, hours)| hours).sum();
        let week = self.week_hours + more - self.meeting_hours_on(day) - self.timetable.duty_hours(day);
        let share = self.office.share(self.country, day) * (1.0 - self.timetable.absent(day));
        (week / 5.0).max(0.0) * share
    }
    /// Hours at hand on a usual working day. At least half an hour, so that no division fails.
    pub fn hours_per_day(&self) -> f64 {
        let taken = self
            .timetable
            .today
            .map_or(self.meeting_hours, |today| self.meeting_hours_on(today) + self.timetable.duty_hours(today));
        ((self.week_hours - taken) / 5.0).max(0.5)
    }
    /// The working share on a day, after graded absence.
    pub fn working_share(&self, day: NaiveDate) -> f64 {
        load::position_share(self) * (1.0 - self.timetable.graded(day))
    }
    /// What experience makes of the capacity: 0.6 in the first three months, 0.8 in the next
    /// three, then 1 (domain.md section 3).
    pub fn experience(&self, day: NaiveDate) -> f64 {
        let months = |n| self.started.map(|on| super::calendar::add_months(on, n));
        match (months(3), months(6)) {
            (Some(third), _) if day < third => 0.6,
            (_, Some(sixth)) if day < sixth => 0.8,
            _ => 1.0,
        }
    }
}
