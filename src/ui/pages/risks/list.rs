//! The risks with their measures, and what can be done with each.

use super::forms;
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, risk_matrix::Colour},
    state::{
        App,
        queries::risks::{Rated, RiskRow, RiskView},
    },
    texts::{Key, say, text},
    ui::{
        form_window::FormWindow,
        parts::{Facts, Heading, IconButton, Tone, fact, hand_on_focus, keyed, tag},
    },
};

/// The list.
pub fn list(app: App, window: FormWindow, view: Memo<RiskView>) -> Markup {
    let ids = move || view.with(|view| view.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    let line = move |id: Id| {
        let row = Memo::new(move |held: Option<&Option<RiskRow>>| {
            let found = view.with(|view| view.rows.iter().find(|row| row.id == id).cloned());
            // A row on its way out keeps its words.
            found.or_else(|| held.cloned().flatten())
        });
        let ended = move || row.with(|row| row.as_ref().is_some_and(|row| !row.is_open));
        view! { <li class:ended=ended>{move || row.with(|row| row.as_ref().map(|row| drawn(app, window, row)))}</li> }
    };
    view! {
        <section class="risk-list">
            <Heading text=Key::RiskList/>
            <ol>{keyed(ids, |id| id.to_string(), line)}</ol>
        </section>
    }
}

fn drawn(app: App, window: FormWindow, row: &RiskRow) -> Markup {
    let number = (row.number > 0).then(|| view! { <span class="risk-number">{row.number}</span> });
    let lacks = row.lacks_measure.then(|| tag(text(Key::RiskLacks), Tone::Danger, "ExclamationmarkTriangle"));
    let due = row.is_due.then(|| tag(text(Key::RiskDue), Tone::Warning, "Bell"));
    let after = row.after.as_ref().map(|after| rated(Key::RiskAfter, after));
    let facts = row.facts.iter().map(|(name, words)| fact(*name, words.clone())).collect::<Vec<_>>();
    view! {
        <div class="risk-words">
            <p class="risk-head">{number} <strong>{row.title.clone()}</strong> {lacks} {due}</p>
            <p class="risk-levels">
                <span class="risk-quiet">{row.area}</span>
                {rated(Key::RiskBefore, &row.before)}
                {after}
            </p>
            <Facts>{facts}</Facts>
            {measures(app, window, row)}
        </div>
        {acts(app, window, row)}
    }
}

fn rated(name: Key, level: &Rated) -> Markup {
    let tone = [Tone::Success, Tone::Warning, Tone::Danger][level.colour as usize];
    let icon = if level.colour == Colour::Red { "ExclamationmarkTriangle" } else { "" };
    view! { <span>{text(name)} ": " {tag(level.words.clone(), tone, icon)} " " <span class="risk-quiet">{level.steps.clone()}</span></span> }
}

fn measures(app: App, window: FormWindow, row: &RiskRow) -> Markup {
    let line = |(id, what, rest): &(Id, String, String)| {
        let (risk, edited, deleted) = (row.id.clone(), id.clone(), id.clone());
        let gone = row.id.clone();
        let name = what.as_str();
        view! {
            <li>
                <span>{what.clone()} <span class="risk-quiet">" · " {rest.clone()}</span></span>
                <IconButton label=say::record_edit_of(name) icon="Pencil" on_press=move || {
                    forms::measure(app, window, &risk, Some(edited.clone()))
                }/>
                <IconButton label=say::record_delete_of(name) icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_mitigation(&gone, &deleted);
                }/>
            </li>
        }
    };
    let lines = row.measures.iter().map(line).collect::<Vec<_>>();
    view! {
        <ul class="risk-measures" aria-label=text(Key::FieldMitigations)>{lines}</ul>
    }
}

fn acts(app: App, window: FormWindow, row: &RiskRow) -> Markup {
    let (name, open) = (row.title.as_str(), row.is_open);
    let id = || row.id.clone();
    let (measured, edited, ended, deleted) = (id(), id(), id(), id());
    let (label, icon) = match open {
        true => (say::risk_end_of(name), "Checkmark"),
        false => (say::risk_open_of(name), "ArrowUndo"),
    };
    view! {
        <div class="actions">
            <IconButton label=say::risk_measure_add_of(name) icon="Plus" on_press=move || {
                forms::measure(app, window, &measured, None)
            }/>
            <IconButton label icon on_press=move || {
                hand_on_focus();
                app.end_risk(&ended, open);
            }/>
            <IconButton label=say::record_edit_of(name) icon="Pencil" on_press=move || forms::edit(app, window, &edited)/>
            <IconButton label=say::record_delete_of(name) icon="Trash" on_press=move || {
                hand_on_focus();
                app.delete_risk(&deleted);
            }/>
        </div>
    }
}
