//! Analyses side by side, as they were decided on.

use super::{sentences, words};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::{Analysis, TriggerKey},
        procedure::Stage,
        situation::{Assessment, assess_decided},
    },
    texts::{Key, dates, say, text},
    ui::parts::{Column, Table},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// How many columns fit.
const MOST: usize = 5;

/// The latest ones, a column each; nothing before there are two.
pub fn view(all: Memo<Vec<Arc<Analysis>>>, today: NaiveDate) -> Markup {
    let shown = move || {
        all.with(|all| {
            (all.len() > 1).then(|| {
                let latest = &all[..all.len().min(MOST)];
                let day = |one: &Arc<Analysis>| Column::text(dates::numeric_date(one.opened));
                let mut columns = vec![Column::text(text(Key::ThenWhat))];
                columns.extend(latest.iter().map(day));
                view! {
                    <section class="compare">
                        <Table caption=Key::CompareTitle columns rows=Signal::stored(rows(latest, today))/>
                    </section>
                }
            })
        })
    };
    shown.into_markup()
}

fn rows(all: &[Arc<Analysis>], today: NaiveDate) -> Vec<Vec<String>> {
    let found: Vec<(&Analysis, Assessment)> = all.iter().map(|one| (&**one, assess_decided(one))).collect();
    let row = |name: &str, cell: &dyn Fn(&Analysis, &Assessment) -> String| {
        let cells = found.iter().map(|(one, found)| cell(one, found));
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let mut rows = vec![row(text(Key::AnalysisUnit), &|one, _| one.unit.clone())];
    rows.extend(TriggerKey::ALL.into_iter().map(|key| {
        row(text(words::trigger(key).name), &|one, found| {
            let finding = found.level(key);
            if !finding.is_filled_in() {
                return text(Key::LevelOpen).to_owned();
            }
            let figure = sentences::figure(key, sentences::decided_entry(one, key));
            let level = say::then_level(&finding.level.to_string());
            if figure.is_empty() { level } else { format!("{figure}, {level}") }
        })
    }));
    rows.push(row(text(Key::ThenSum), &|_, found| {
        say::then_sum_words(&found.sum.to_string(), sentences::colour_or_open(found).0)
    }));
    rows.push(row(text(Key::DecisionStep), &|one, _| match one.decision.on {
        Some(_) => words::level(one.decision.step).to_owned(),
        None => "–".to_owned(),
    }));
    rows.push(row(words::stage(Stage::Measures), &|one, _| {
        let names = one.measures.iter().map(|measure| words::measure(measure.kind));
        names.collect::<Vec<_>>().join("; ")
    }));
    rows.push(row(words::stage(Stage::Evaluation), &|one, _| {
        one.evaluations.iter().filter(|one| one.held.is_some()).count().to_string()
    }));
    rows.push(row(words::stage(Stage::Closing), &|one, _| match one.closed {
        Some(on) => {
            let days = on.signed_duration_since(one.opened).num_days();
            format!("{} ({})", dates::short_date(on, today), say::compare_days(days))
        }
        None => "–".to_owned(),
    }));
    rows.push(row(text(Key::FieldLessons), &|one, _| one.lessons.clone()));
    rows
}
