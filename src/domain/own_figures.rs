//! What the app can say of a situation from the user's own cases, as of a day (domain.md section 4).
//!
//! New cases and emergencies are counted in stretches of four weeks that end today, so that a
//! stretch of today is as long as those it is compared with.

use super::{
    analysis::Trend,
    calendar::{add_days, add_months, subtract_days},
    case::{Case, EventKind},
    entity::Entity,
    forecast::what_if::figures,
    procedure::Overdue,
    scenario::Figures,
    workspace::Workspace,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days of a stretch.
const STRETCH: u32 = 28;
/// Stretches of a year before the one of today.
const YEAR: usize = 13;
/// From this difference on, one stretch to the next, a figure moves. Ours: less is chance.
const MOVES: u32 = 2;

/// What was counted in stretches of four weeks.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Counted {
    /// The earliest first, that of today last; at most a year before it. Stretches before the first
    /// record are not there: nothing is known of them.
    pub stretches: Vec<u32>,
    /// Whole months from the first record to today, at most 12.
    pub months: u32,
}

impl Counted {
    /// Of days on which something happened. `first`: the first day that is known of.
    fn of(days: &[NaiveDate], first: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(first) = first.filter(|first| *first <= today) else { return Counted::default() };
        let known = today.signed_duration_since(first).num_days().max(0) as usize + 1;
        let before = (known.saturating_sub(STRETCH as usize) / STRETCH as usize).min(YEAR);
        let start = |n: usize| subtract_days(today, STRETCH * (n as u32 + 1) - 1);
        let within = |n: usize| {
            let from = start(n);
            days.iter().filter(|day| **day >= from && **day < add_days(from, STRETCH)).count() as u32
        };
        let months = (1..=12).take_while(|n| add_months(first, *n) <= today).count() as u32;
        Counted { stretches: (0..=before).rev().map(within).collect(), months }
    }
    /// The last four weeks.
    pub fn count(&self) -> u32 {
        self.stretches.last().copied().unwrap_or_default()
    }
    /// The mean of the stretches before, to one decimal. None without any.
    pub fn mean(&self) -> Option<f64> {
        let (_, before) = self.stretches.split_last()?;
        let sum: u32 = before.iter().sum();
        (!before.is_empty()).then(|| (f64::from(sum) / before.len() as f64 * 10.0).round() / 10.0)
    }
    /// Where it is heading: the last four weeks against the four before.
    pub fn trend(&self) -> Trend {
        match self.stretches[..] {
            [.., before, now] if now >= before + MOVES => Trend::Rising,
            [.., before, now] if before >= now + MOVES => Trend::Falling,
            _ => Trend::Steady,
        }
    }
}

/// The user's own figures as of a day.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnFigures {
    /// That day.
    pub on: NaiveDate,
    /// New cases: reports received, and cases taken over.
    pub inflow: Counted,
    /// Emergency decisions.
    pub acute: Counted,
    /// Overdue clocks of severity 5, not remedied.
    pub overdue5: u32,
    /// Overdue clocks of severity 4.
    pub overdue4: u32,
    /// All overdue work of severity 3 or more.
    pub overdue: u32,
    /// Points, hours and what the forecast says.
    pub load: Figures,
    /// Cases that were erased: what they brought is not counted, so a mean may be too low.
    pub erased: u32,
}

impl OwnFigures {
    /// Of a workspace as of its now.
    pub fn of(workspace: &Workspace) -> Self {
        let today = workspace.now().date();
        let late = Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now());
        // Reports of earlier days are known only of cases that were still open when the user began.
        let first = workspace.events().iter().map(|event| event.recorded.unwrap_or(event.on)).min();
        let erased = workspace.truth().records().filter(|(key, it)| key.kind.0 == Case::KIND && it.is_erased()).count();
        OwnFigures {
            on: today,
            inflow: Counted::of(&new_cases(workspace), first, today),
            acute: Counted::of(&days_of(workspace, is_emergency), first, today),
            overdue5: late.clocks5,
            overdue4: late.clocks4,
            overdue: late.severe as u32,
            load: figures(workspace),
            erased: erased as u32,
        }
    }
}

/// An emergency decision of either country.
fn is_emergency(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, EmergencyMove | EmergencyInstitution | MoveBan | TravelBan | ContactStopped | EmergencyImplemented)
}

fn days_of(workspace: &Workspace, is_counted: fn(EventKind) -> bool) -> Vec<NaiveDate> {
    workspace.events().iter().filter(|event| is_counted(event.kind)).map(|event| event.on).collect()
}

/// The day of each report, and of each case that was taken over after its reports.
fn new_cases(workspace: &Workspace) -> Vec<NaiveDate> {
    let mut days = days_of(workspace, |kind| kind == EventKind::ReportReceived);
    for case in workspace.cases().iter() {
        let Some(since) = case.mine_since else { continue };
        let reports = workspace.events_of(&case.id).into_iter().filter(|event| event.kind == EventKind::ReportReceived);
        // A case that came with its report is counted by the report.
        let came_with = |on: NaiveDate| since.signed_duration_since(on).num_days() < i64::from(STRETCH);
        if !reports.map(|event| event.on).any(came_with) {
            days.push(since);
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn stretches_end_today_and_begin_where_something_is_known() {
        let today = day("2026-11-22");
        // 26 October is the first day of the last four weeks, 25 October the last of those before.
        let days = ["2026-11-22", "2026-10-26", "2026-10-25", "2026-09-28", "2026-09-27"].map(day);
        let counted = Counted::of(&days, Some(day("2026-08-31")), today);
        assert_eq!(counted.stretches, [1, 2, 2]);
        assert_eq!((counted.count(), counted.mean(), counted.months), (2, Some(1.5), 2));
        let later = Counted::of(&days, Some(day("2026-09-01")), today);
        assert_eq!(later.stretches, [2, 2], "a stretch that is known in part would make the mean too low");
        assert_eq!(Counted::of(&days, Some(today), today).mean(), None);
        assert_eq!(Counted::of(&[], None, today), Counted::default());
    }

    #[test]
    fn no_more_than_a_year_is_looked_at() {
        let today = day("2026-11-22");
        let counted = Counted::of(&[today], Some(day("2020-01-01")), today);
        assert_eq!((counted.stretches.len(), counted.months), (14, 12));
        assert_eq!((counted.count(), counted.mean()), (1, Some(0.0)));
    }

    #[test]
    fn a_difference_of_one_is_chance() {
        let trend = |stretches: &[u32]| Counted { stretches: stretches.to_vec(), months: 12 }.trend();
        assert_eq!([trend(&[9, 4, 6]), trend(&[4, 5]), trend(&[6, 4]), trend(&[7])], {
            use Trend::*;
            [Rising, Steady, Falling, Steady]
        });
    }
}
