//! The "what ifs" that were attached to an analysis.

use super::Desk;
use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, scenario::Scenario},
    state::queries::what_if::{change_words, rows},
    texts::{Key, dates, text},
    ui::parts::{Column, Heading, Table},
};
use std::sync::Arc;

/// All of them with their figures; nothing where there are none.
pub fn on_screen(desk: Desk) -> impl Fn() -> Option<Markup> {
    move || {
        desk.app.watch(Scenario::KIND);
        drawn(desk)
    }
}

fn drawn(desk: Desk) -> Option<Markup> {
    let app = desk.app;
    let mut all: Vec<Arc<Scenario>> = app.workspace(|workspace| {
        let is_ours = |scenario: &&Arc<Scenario>| desk.with_id(|id| scenario.analysis.as_ref() == Some(id));
        workspace.scenarios().iter().filter(is_ours).cloned().collect()
    });
    all.sort_by(|a, b| (a.made, &a.id).cmp(&(b.made, &b.id)));
    let shown = all.iter().map(|scenario| one(desk, scenario)).collect::<Vec<_>>();
    (!shown.is_empty()).then(|| {
        view! {
            <section class="attached">
                <Heading text=Key::WhatIfAttached/>
                {shown}
            </section>
        }
    })
}

fn one(desk: Desk, scenario: &Scenario) -> Markup {
    let today = desk.app.now().date();
    let changes = desk.app.workspace(|workspace| {
        let words = scenario.changes.iter().map(|change| change_words(change, workspace, today));
        words.collect::<Vec<_>>().join("; ")
    });
    let mut columns = vec![Column::text(text(Key::FigureName))];
    columns.extend([Key::FigureToday, Key::FigureThen, Key::FigureDifference].map(|name| Column::number(text(name))));
    let figures = rows(&scenario.before, &scenario.after, today);
    view! {
        <Heading text=scenario.name.clone() level=3/>
        <p>{dates::long_date(scenario.made)} ". " {changes}</p>
        <Table caption=Key::WhatIfThen columns rows=Signal::stored(figures)/>
    }
}
