//! The user's own figures in words, a name and a value each.

use crate::{
    domain::{
        analysis::TriggerEntry,
        own_figures::{Counted, OwnFigures},
    },
    texts::{Key, clock_words::hours, dates, number, say, text},
};
use chrono::NaiveDate;

/// All of them; the same rows on the page, on paper and beside those of another day.
pub fn rows(own: &OwnFigures, today: NaiveDate) -> Vec<(Key, String)> {
    let percent = if own.load.capacity > 0.0 { own.load.points / own.load.capacity * 100.0 } else { 0.0 };
    let points = say::own_points_words(
        &number(own.load.points),
        &number(own.load.capacity),
        &number(percent.round()),
        &number(own.load.cases),
    );
    let overdue =
        say::own_overdue_words(&own.overdue5.to_string(), &own.overdue4.to_string(), &own.overdue.to_string());
    vec![
        (Key::OwnInflow, counted(&own.inflow)),
        (Key::OwnAcute, counted(&own.acute)),
        (Key::OwnOverdue, overdue),
        (Key::OwnPoints, points),
        (Key::OwnForecast, forecast(own, today)),
    ]
}

/// `14 mot snitt 10,5`.
pub fn counted(counted: &Counted) -> String {
    against(counted.count(), counted.mean())
}

/// A count beside its mean, where there is one.
pub fn against(count: u32, mean: Option<f64>) -> String {
    match mean {
        Some(mean) => say::figure_against(&count.to_string(), &number(mean)),
        None => count.to_string(),
    }
}

fn forecast(own: &OwnFigures, today: NaiveDate) -> String {
    match own.load.first {
        Some(first) if own.load.breaks > 0.0 => {
            say::own_breaks(own.load.breaks as i64, &dates::short_date(first, today), &hours(own.load.missing.ceil()))
        }
        _ => text(Key::OwnHolds).to_owned(),
    }
}

/// `Fra mine data, per 22. nov.`, or what they say where another figure stands.
pub fn said(entry: &TriggerEntry, today: NaiveDate) -> String {
    let Some(own) = entry.own else { return String::new() };
    let date = dates::short_date(own.on, today);
    match (entry.is_overruled(), entry.lacks_reason()) {
        (false, _) => say::own_as_of(&date),
        (true, false) => say::own_said(&against(own.count, own.mean), &date),
        (true, true) => {
            format!("{} {}", say::own_said(&against(own.count, own.mean), &date), text(Key::OwnReasonMissing))
        }
    }
}

/// What the figures leave out.
pub fn caveats(own: &OwnFigures) -> String {
    let all = text(Key::OwnOnlyHere);
    match own.erased {
        0 => all.to_owned(),
        n => format!("{all} {}", say::own_erased(i64::from(n))),
    }
}
