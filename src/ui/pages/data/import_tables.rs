//! What an import would bring, to look at and to choose from.

use super::import_words as words;
use crate::ui::prelude::*;
use crate::{
    interchange::{
        csv_columns::{Column, Target},
        csv_import::{Mapping, Plan, PlannedRow},
    },
    state::app,
    texts::{
        Key,
        case_words::{self, case_type},
        dates, say, text,
    },
    ui::parts::Heading,
};
use std::{collections::BTreeSet, sync::Arc};

/// The columns of the file: what each is read as, or why it was dropped.
pub fn columns(plan: &Arc<Plan>, on_change: Callback<Mapping>) -> Markup {
    let mapping = plan.mapping();
    let row = |column: &Column| {
        let name = match column.header.as_str() {
            "" => say::column_number(&(column.index + 1).to_string()),
            header => header.to_owned(),
        };
        let reason = column.dropped.map(words::dropped);
        let choice = column.is_free().then(|| target_choice(column, &name, mapping.clone(), on_change));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{choice} {reason.map(|reason| view! { <span class="dropped">{reason}</span> })}</td>
            </tr>
        }
    };
    view! {
        <Heading text=Key::ImportColumns level=3/>
        <table class="ds-table columns">
            <thead>
                <tr>
                    <th scope="col">{text(Key::ColumnInFile)}</th>
                    <th scope="col">{text(Key::ColumnReadAs)}</th>
                </tr>
            </thead>
            <tbody>{plan.columns.iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}

fn target_choice(column: &Column, name: &str, mapping: Mapping, on_change: Callback<Mapping>) -> Markup {
    let (index, held) = (column.index, column.target);
    let change = move |ev| {
        let typed = event_target_value(&ev);
        let chosen = typed.parse::<usize>().ok().and_then(|at| Target::ALL.get(at)).copied().unwrap_or_default();
        let mut mapping = mapping.clone();
        // One column a meaning: the one chosen last has it.
        for target in mapping.0.iter_mut().filter(|target| **target == chosen) {
            *target = Target::Ignore;
        }
        if let Some(target) = mapping.0.get_mut(index) {
            *target = chosen;
        }
        on_change.run(mapping);
    };
    let option = |(at, target): (usize, Target)| {
        view! { <option value=at.to_string() selected=target == held>{words::target(target)}</option> }
    };
    view! {
        <select class="ds-input" aria-label=say::read_column_as(name) on:change=change>
            {Target::ALL.into_iter().enumerate().map(option).collect::<Vec<_>>()}
        </select>
    }
}

/// The lines that cannot be imported, each with its reason.
pub fn rejected(plan: &Arc<Plan>) -> Option<Markup> {
    if plan.rejected.is_empty() {
        return None;
    }
    let lines = plan.rejected.iter().map(|row| view! { <li>{words::rejected(row)}</li> }).collect::<Vec<_>>();
    Some(view! {
        <Heading text=Key::ImportRejected level=3/>
        <ul class="rejected">{lines}</ul>
    })
}

/// The box of a row.
pub fn chosen_box(code: &str, at: usize, chosen: RwSignal<BTreeSet<usize>>) -> Markup {
    let tick = move |ev| {
        let wanted = event_target_checked(&ev);
        chosen.update(|chosen| {
            let _ = if wanted { chosen.insert(at) } else { chosen.remove(&at) };
        });
    };
    view! {
        <input
            type="checkbox"
            class="ds-input"
            aria-label=say::import_this(code)
            prop:checked=move || chosen.with(|chosen| chosen.contains(&at))
            on:change=tick
        />
    }
}

/// The cases that would come, each with its box and the deadlines that would run.
pub fn rows(plan: &Arc<Plan>, chosen: RwSignal<BTreeSet<usize>>) -> Option<Markup> {
    let app = app();
    let new: Vec<(usize, &PlannedRow)> = plan.rows.iter().enumerate().filter(|(_, row)| row.update.is_none()).collect();
    if new.is_empty() {
        return None;
    }
    let row = |(at, row): (usize, &PlannedRow)| {
        let code = row.case.code.clone();
        let days = row
            .events
            .iter()
            .map(|event| format!("{} {}", case_words::event(event.kind), dates::numeric_date(event.on)));
        let days = days.collect::<Vec<_>>().join(", ");
        let clocks = app.clocks_of_row(row);
        let past = clocks.iter().filter(|clock| clock.is_past).count();
        let clocks = say::import_clocks(&clocks.len().to_string(), &past.to_string());
        let notes = row.warnings.iter().map(words::warning).collect::<Vec<_>>().join(" ");
        view! {
            <tr>
                <td>{chosen_box(&code, at, chosen)}</td>
                <th scope="row">{code}</th>
                <td>{case_type(row.case.case_type)}</td>
                <td>{days}</td>
                <td>{clocks}</td>
                <td class="number">{row.case.risk.map(|risk| risk.to_string())}</td>
                <td>{notes}</td>
            </tr>
        }
    };
    let heads = [
        Key::ColumnChosen,
        Key::TargetCode,
        Key::TargetType,
        Key::ImportDays,
        Key::ClocksRunning,
        Key::TargetRisk,
        Key::ColumnNotes,
    ];
    view! {
        <Heading text=Key::ImportRows level=3/>
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(Key::ImportRows)>
            <table class="ds-table">
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{text(head)}</th> }).into_iter().collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{new.into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
    .into()
}
