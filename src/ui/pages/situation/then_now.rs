//! The figures of the decision beside those measured again: a table, and a line of the sums.

use super::{Desk, sentences, words};
use crate::{
    domain::{
        analysis::{Analysis, Measured, TriggerKey},
        situation::assess_measured,
    },
    state::queries::own_figures::rows as own_rows,
    texts::{Key, dates, say, text},
    ui::parts::{Column, Heading, Table},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What weighs more than the sum: as decided on, else as it stands.
pub fn flags(analysis: &Analysis) -> (u32, u32, bool) {
    match &analysis.frozen {
        Some(held) => (held.broken5, held.broken4, held.unassigned_danger),
        None => (analysis.broken5, analysis.broken4, analysis.unassigned_danger),
    }
}

/// The decision's figures and those measured since, in the order of their days. Nothing before the decision.
fn all(analysis: &Analysis) -> Vec<&Measured> {
    let again = analysis.evaluations.iter().filter_map(|one| one.measured.as_ref());
    let mut all: Vec<&Measured> = analysis.frozen.iter().chain(again).collect();
    all.sort_by_key(|measured| measured.on);
    if analysis.frozen.is_some() { all } else { Vec::new() }
}

/// On the screen, with the picture.
pub fn view(desk: Desk) -> AnyView {
    let shown = move || {
        let today = desk.app.today();
        desk.analysis.with(|analysis| match all(analysis)[..] {
            [] | [_] => view! { <p class="help">{text(Key::ThenNone)}</p> }.into_any(),
            ref all => view! { {picture(all, today)} {table(analysis, today)} }.into_any(),
        })
    };
    view! {
        <section class="then-now">
            <Heading text=Key::ThenNow level=3/>
            {shown}
        </section>
    }
    .into_any()
}

/// A column a measuring. Nothing before the second one.
pub fn table(analysis: &Analysis, today: NaiveDate) -> Option<AnyView> {
    let all = all(analysis);
    (all.len() > 1).then(|| {
        let mut columns = vec![Column::text(text(Key::ThenWhat))];
        columns.extend(all.iter().map(|measured| Column::text(dates::short_date(measured.on, today))));
        let rows = Signal::stored(rows(&all, today));
        view! { <Table caption=Key::ThenNow columns rows/> }.into_any()
    })
}

/// The same as heads and rows, for a report.
pub fn cells(analysis: &Analysis, today: NaiveDate) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    let all = all(analysis);
    let days = all.iter().map(|measured| dates::short_date(measured.on, today));
    let heads = std::iter::once(text(Key::ThenWhat).to_owned()).chain(days).collect();
    (all.len() > 1).then(|| (heads, rows(&all, today)))
}

/// Triggers, the sum, what weighs more, the user's own figures.
fn rows(all: &[&Measured], today: NaiveDate) -> Vec<Vec<String>> {
    let row = |name: Key, cell: &dyn Fn(&Measured) -> String| {
        std::iter::once(text(name).to_owned()).chain(all.iter().map(|measured| cell(measured))).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> =
        TriggerKey::ALL.into_iter().map(|key| row(words::trigger(key).name, &|held| cell(held, key))).collect();
    rows.push(row(Key::ThenSum, &|held| {
        let found = assess_measured(held);
        say::then_sum_words(&found.sum.to_string(), words::colour(found.colour).0)
    }));
    rows.push(row(Key::FlagBroken5, &|held| held.broken5.to_string()));
    rows.push(row(Key::FlagBroken4, &|held| held.broken4.to_string()));
    for (at, name) in [Key::OwnOverdue, Key::OwnPoints, Key::OwnForecast].into_iter().enumerate() {
        rows.push(row(name, &|held| {
            let own = held.own.as_ref().map(|own| own_rows(own, today));
            own.and_then(|own| own.into_iter().nth(at + 2)).map(|(_, value)| value).unwrap_or_default()
        }));
    }
    rows
}

fn cell(measured: &Measured, key: TriggerKey) -> String {
    let found = assess_measured(measured);
    let finding = found.level(key);
    if !finding.is_filled_in() {
        return text(Key::LevelOpen).to_owned();
    }
    let figure = measured.triggers.get(&key).map(|entry| sentences::figure(key, entry)).unwrap_or_default();
    let level = say::then_level(&finding.level.to_string());
    if figure.is_empty() { level } else { format!("{figure}, {level}") }
}

/// The sums as a line, with the lines from which a colour begins. The table behind it says the same.
fn picture(all: &[&Measured], today: NaiveDate) -> AnyView {
    let sums: Vec<u8> = all.iter().map(|measured| assess_measured(measured).sum).collect();
    let (first, last) = (sums.first().copied().unwrap_or_default(), sums.last().copied().unwrap_or_default());
    let finding = match first == last {
        true => say::then_same(&last.to_string()),
        false => say::then_fell(&first.to_string(), &last.to_string()),
    };
    let step = 600.0 / sums.len().max(1) as f64;
    let place = |n: usize, sum: f64| ((n as f64 + 0.5) * step, 120.0 - sum / 18.0 * 120.0);
    let points = sums.iter().enumerate().map(|(n, sum)| {
        let (x, y) = place(n, f64::from(*sum));
        format!("{x:.1},{y:.1}")
    });
    let points = points.collect::<Vec<_>>().join(" ");
    let names = all.iter().zip(&sums).map(|(measured, sum)| {
        view! { <span>{dates::short_date(measured.on, today)} ": " {sum.to_string()}</span> }
    });
    let limit = |sum: f64| format!("{:.1}", 120.0 - sum / 18.0 * 120.0);
    view! {
        <figure class="forecast-chart then-now-chart">
            <figcaption>{finding}</figcaption>
            <svg aria-hidden="true" viewBox="0 0 600 120" preserveAspectRatio="none">
                <line class="full" x1="0" x2="600" y1=limit(4.0) y2=limit(4.0)></line>
                <line class="full" x1="0" x2="600" y1=limit(8.0) y2=limit(8.0)></line>
                <polyline class="usual" points=points></polyline>
            </svg>
            <span class="then-now-limit yellow" aria-hidden="true">{text(Key::ThenYellow)}</span>
            <span class="then-now-limit red" aria-hidden="true">{text(Key::ThenRed)}</span>
            <div class="forecast-weeks" aria-hidden="true">{names.collect::<Vec<_>>()}</div>
        </figure>
    }
    .into_any()
}
