//! The figures of the decision beside those measured again, as heads and rows.

use super::{sentences, words};
use crate::{
    domain::{
        analysis::{Analysis, Measured, TriggerKey},
        situation::{RED_FROM, assess_measured},
    },
    interchange::report::{Drawing, Picture},
    state::queries::own_figures::rows as own_rows,
    texts::{Key, dates, say, text},
};
use chrono::NaiveDate;

/// What weighs more than the sum: as decided on, else as it stands.
pub fn flags(analysis: &Analysis) -> (u32, u32, bool) {
    match &analysis.frozen {
        Some(held) => (held.broken5, held.broken4, held.unassigned_danger),
        None => (analysis.broken5, analysis.broken4, analysis.unassigned_danger),
    }
}

/// The decision's figures and those measured since, in the order of their days. Nothing before the decision.
pub fn all(analysis: &Analysis) -> Vec<&Measured> {
    let again = analysis.evaluations.iter().filter_map(|one| one.measured.as_ref());
    let mut all: Vec<&Measured> = analysis.frozen.iter().chain(again).collect();
    all.sort_by_key(|measured| measured.on);
    if analysis.frozen.is_some() { all } else { Vec::new() }
}

/// The same as heads and rows, for a report.
pub fn cells(analysis: &Analysis, today: NaiveDate) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    let all = all(analysis);
    let days = all.iter().map(|measured| dates::short_date(measured.on, today));
    let heads = std::iter::once(text(Key::ThenWhat).to_owned()).chain(days).collect();
    (all.len() > 1).then(|| (heads, rows(&all, today)))
}

/// How the sum went, in a sentence.
pub fn finding(all: &[&Measured]) -> String {
    let sum = |held: Option<&&Measured>| held.map(|held| assess_measured(held).sum).unwrap_or_default();
    let (first, last) = (sum(all.first()), sum(all.last()));
    match first == last {
        true => say::then_same(&last.to_string()),
        false => say::then_fell(&first.to_string(), &last.to_string()),
    }
}

/// The sums as bars against the sum from which the colour is red; the words name their days.
pub fn picture(analysis: &Analysis, today: NaiveDate) -> Option<Picture> {
    let all = all(analysis);
    let bar = |(at, held): (usize, &&Measured)| {
        ((at + 1).to_string(), f64::from(assess_measured(held).sum), Some(f64::from(RED_FROM)))
    };
    let bars: Vec<_> = all.iter().enumerate().map(bar).collect();
    let days = all.iter().enumerate().map(|(at, held)| format!("{}: {}", at + 1, dates::short_date(held.on, today)));
    let days = days.collect::<Vec<_>>().join(", ");
    let words = format!("{} {}. {days}.", finding(&all), text(Key::ThenRed));
    (all.len() > 1).then(|| Picture { words, drawing: Drawing::bars(&bars) })
}

/// Triggers, the sum, what weighs more, the user's own figures.
pub fn rows(all: &[&Measured], today: NaiveDate) -> Vec<Vec<String>> {
    let row = |name: Key, cell: &dyn Fn(&Measured) -> String| {
        std::iter::once(text(name).to_owned()).chain(all.iter().map(|measured| cell(measured))).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> =
        TriggerKey::ALL.into_iter().map(|key| row(words::trigger(key).name, &|held| cell(held, key))).collect();
    rows.push(row(Key::ThenSum, &|held| {
        let found = assess_measured(held);
        say::then_sum_words(&found.sum.to_string(), words::colour_name(found.colour))
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
