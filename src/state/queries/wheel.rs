//! The annual wheel as it is shown: its months, and the next information meeting.

use crate::{
    domain::{
        calendar::{add_days, add_months},
        field_record::FieldRecord,
        indicator::{THEME, check_day},
        wheel::{Occasion, WheelEntry},
        workspace::Workspace,
    },
    texts::{Key, dates, say, text},
};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// A month of the wheel.
#[derive(Clone, PartialEq, Debug)]
pub struct WheelMonth {
    /// The first of the month.
    pub first: NaiveDate,
    /// `Desember 2026`.
    pub name: String,
    /// Dates with titles, in order. What comes weekly or fortnightly stands in the line of the usual.
    pub lines: Vec<(String, String)>,
}

/// The first day and the day of the check of each theme of the development plan that is not closed, with
/// what is on it and a name of its own.
pub fn theme_days(workspace: &Workspace, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, String, String)> {
    let open = workspace.field_records(THEME).into_iter().filter(|theme| theme.day("closed").is_none());
    let days = |theme: Arc<FieldRecord>| {
        let (title, id) = (theme.text("title").to_owned(), theme.id.clone());
        let first = theme.day("from").map(|day| (day, say::wheel_theme_begins(&title), format!("{id}-begins")));
        let check =
            theme.day("from").map(|day| (check_day(day), say::wheel_theme_check(&title), format!("{id}-check")));
        [first, check].into_iter().flatten()
    };
    open.flat_map(days).filter(|(day, ..)| (from..=to).contains(day)).collect()
}

/// Twelve months from this one on.
pub fn months(workspace: &Workspace) -> Vec<WheelMonth> {
    let today = workspace.now().date();
    let first = today.with_day(1).unwrap_or(today);
    let entries: Vec<&Arc<WheelEntry>> = workspace.wheel().iter().filter(|entry| !entry.rhythm.is_usual()).collect();
    let month = |n: u32| {
        let first = add_months(first, n);
        let last = add_days(add_months(first, 1), 0).pred_opt().unwrap_or(first);
        let days = |entry: &&Arc<WheelEntry>| {
            let title = entry.title.clone();
            entry
                .days(first, last, workspace.settings())
                .into_iter()
                .map(move |day| (day, title.clone()))
                .collect::<Vec<_>>()
        };
        let mut found: Vec<(NaiveDate, String)> = entries.iter().flat_map(days).collect();
        found.extend(theme_days(workspace, first, last).into_iter().map(|(day, words, _)| (day, words)));
        found.sort();
        let lines = found.into_iter().map(|(day, title)| (dates::short_date(day, today), title)).collect();
        WheelMonth { first, name: dates::month_name(first), lines }
    };
    (0..12).map(month).collect()
}

/// What comes weekly or fortnightly, with its next day.
pub fn usual(workspace: &Workspace) -> Vec<(String, String)> {
    let today = workspace.now().date();
    let entries = workspace.wheel().iter().filter(|entry| entry.rhythm.is_usual());
    let mut found: Vec<_> =
        entries.filter_map(|entry| Some((entry.next(today, workspace.settings())?, entry.title.clone()))).collect();
    found.sort();
    found.into_iter().map(|(day, title)| (dates::short_date(day, today), title)).collect()
}

/// The day of the next information meeting.
pub fn next_information(workspace: &Workspace) -> Option<String> {
    let today = workspace.now().date();
    let entries = workspace.wheel().iter().filter(|entry| entry.occasion == Occasion::Information);
    entries.filter_map(|entry| entry.next(today, workspace.settings())).min().map(|day| dates::short_date(day, today))
}

/// What the sources name, for a service that wants to begin with it: title, occasion, rhythm, minutes
/// of their own where the source says so, and the weekday (0 is Monday).
pub fn proposed(today: NaiveDate) -> Vec<[(&'static str, serde_json::Value); 4]> {
    use crate::domain::notebook::{OCCASIONS, RHYTHMS};
    let rows = [
        (Key::WheelInformation, 1, 2, 2),
        (Key::WheelTeam, 0, 1, 0),
        (Key::WheelSparring, 0, 1, 1),
        (Key::WheelStaff, 0, 5, 3),
        (Key::WheelPartner, 0, 4, 3),
        (Key::WheelNetwork, 0, 6, 3),
        (Key::WheelDeclaration, 2, 7, 0),
        (Key::WheelSafety, 2, 7, 0),
    ];
    let row = |(title, occasion, rhythm, weekday): (Key, usize, usize, u32)| {
        let ahead = (7 + weekday - today.weekday().num_days_from_monday()) % 7;
        let first = add_days(today, ahead);
        [
            ("title", text(title).into()),
            ("occasion", OCCASIONS[occasion].into()),
            ("rhythm", RHYTHMS[rhythm].into()),
            ("from", first.to_string().into()),
        ]
    };
    rows.into_iter().map(row).collect()
}
