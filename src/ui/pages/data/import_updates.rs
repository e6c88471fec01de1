//! A file read again: what changes in the cases that are here, and which are no longer in it.

use super::import_tables::chosen_box;
use crate::ui::prelude::*;
use crate::{
    interchange::csv_import::{Plan, PlannedRow, Update, UpdateLine},
    texts::{Key, case_words, dates, say, text},
    ui::parts::Heading,
};
use std::{collections::BTreeSet, sync::Arc};

/// The cases that change, each with its box; None when the file names none of them.
pub fn updates(plan: &Arc<Plan>, chosen: RwSignal<BTreeSet<usize>>) -> Option<Markup> {
    let changed = |(at, row): (usize, &PlannedRow)| {
        let update = row.update.as_ref().filter(|update| update.changes_anything())?;
        Some(line(at, row, update, chosen))
    };
    let rows: Vec<Markup> = plan.rows.iter().enumerate().filter_map(changed).collect();
    if rows.is_empty() {
        return None;
    }
    let heads = [Key::ColumnChosen, Key::TargetCode, Key::ImportChanges, Key::ColumnNotes];
    let heads = heads.map(|head| view! { <th scope="col">{text(head)}</th> }).into_iter().collect::<Vec<_>>();
    let table = view! {
        <Heading text=Key::ImportUpdates level=3/>
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(Key::ImportUpdates)>
            <table class="ds-table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Some(table.into_markup())
}

fn line(at: usize, row: &PlannedRow, update: &Update, chosen: RwSignal<BTreeSet<usize>>) -> Markup {
    let notes = row.warnings.iter().map(super::import_words::warning).collect::<Vec<_>>().join(" ");
    let mut changes: Vec<String> = update.lines.iter().map(words).collect();
    if update.case.file_mark != update.held.case.file_mark {
        changes.push(text(Key::ImportMarked).to_owned());
    }
    let changes = changes.into_iter().map(|change| view! { <li>{change}</li> }).collect::<Vec<_>>();
    view! {
        <tr>
            <td>{chosen_box(&row.case.code, at, chosen)}</td>
            <th scope="row">{row.case.code.clone()}</th>
            <td>
                <ul>{changes}</ul>
            </td>
            <td>{notes}</td>
        </tr>
    }
}

fn words(line: &UpdateLine) -> String {
    let change = |what: &str, was: &str, now: &str| say::import_change(what, was, now);
    match line {
        UpdateLine::Event { kind, was: None, on } => {
            say::import_event_new(case_words::event(*kind), &dates::numeric_date(*on))
        }
        UpdateLine::Event { kind, was: Some(was), on } => {
            change(case_words::event(*kind), &dates::numeric_date(*was), &dates::numeric_date(*on))
        }
        UpdateLine::Reviewed(on) => say::import_event_new(text(Key::TargetReviewed), &dates::numeric_date(*on)),
        UpdateLine::Type { was, now } => {
            change(text(Key::TargetType), case_words::case_type(*was), case_words::case_type(*now))
        }
        UpdateLine::Risk { was, now } => {
            let was = was.map_or(text(Key::RiskUnknown).to_owned(), |was| was.to_string());
            change(text(Key::TargetRisk), &was, &now.to_string())
        }
        UpdateLine::Tags(tags) => say::import_event_new(text(Key::TargetTags), &tags.join(", ")),
        UpdateLine::Closed(on) => say::import_event_new(text(Key::TargetClosed), &dates::numeric_date(*on)),
        UpdateLine::ClosedHere => text(Key::ImportClosedHere).to_owned(),
    }
}

/// The cases that the file names no longer. Nothing is done with them.
pub fn gone(plan: &Arc<Plan>) -> Option<Markup> {
    if plan.gone.is_empty() {
        return None;
    }
    let gone = view! {
        <Heading text=Key::ImportGone level=3/>
        <p>{text(Key::ImportGoneText)}</p>
        <p>{plan.gone.join(", ")}</p>
    };
    Some(gone.into_markup())
}
