//! The weekly talk: its agenda from the own figures, quick sparring, and what was agreed.

use super::{book::Book, timer};
use crate::ui::prelude::*;
use crate::{
    domain::notebook::{QUICK_SPARRING, SPARRING},
    state::{
        app,
        queries::weekly_review::{SheetPart, sheet},
    },
    texts::{Key, text},
    ui::{
        parts::{Heading, LinkButton, PageHead},
        route::Route,
    },
};

/// The parts of the talk, named with their minutes (domain.md section 8, "Weekly sparring").
const AGENDA: [Key; 6] = [
    Key::WeeklyAgendaWellbeing,
    Key::WeeklyAgendaRed,
    Key::WeeklyAgendaCases,
    Key::WeeklyAgendaRecovery,
    Key::WeeklyAgendaGoal,
    Key::WeeklyAgendaAgreed,
];
/// The sheet of the weekly review is its last step.
const SHEET: u8 = 8;

/// The page.
pub fn page() -> Markup {
    let app = app();
    let parts = Memo::new(move |_| {
        app.watch_items();
        app.watch("review");
        // For oneself: with the codes; how one is stays one's own.
        app.workspace(|workspace| sheet(workspace, true, false))
    });
    let agenda = move || parts.with(|parts| AGENDA.iter().map(|line| part(line, parts)).collect::<Vec<_>>());
    view! {
        <PageHead title=Key::PracticeSparring lead=Key::SparringLead>
            <LinkButton label=Key::SparringSheet href=Route::Review { step: SHEET }.href()/>
        </PageHead>
        <section class="notebook">
            <Heading text=Key::SparringAgenda/>
            <ol class="sparring-agenda">{agenda}</ol>
        </section>
        {Book::new(&SPARRING).section()}
        {timer::quick_sparring()}
        {Book::new(&QUICK_SPARRING).section()}
    }
}

fn part(name: &Key, parts: &[SheetPart]) -> Markup {
    let lines = parts.iter().find(|(key, _)| key == name).map(|(_, lines)| lines.clone()).unwrap_or_default();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let is_empty = lines.is_empty();
    view! {
        <li>
            <strong>{text(*name)}</strong>
            <ul class="ds-list" hidden=is_empty>{lines}</ul>
        </li>
    }
}
