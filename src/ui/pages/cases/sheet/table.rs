//! The sheet to type or paste into: a row a case, a column a fact.

use super::{COLUMNS, Cases, ROWS, Sheet, name};
use crate::ui::prelude::*;
use crate::{
    domain::case::CaseType,
    interchange::intake::SheetColumn,
    state::actions::{intake::IntakeRow, rules::stored},
    texts::{Key, case_words, say, text},
    ui::{
        focus,
        parts::{Button, Variant, element_id, identity_guard},
        route::Route,
    },
};
use leptos::{ev, html};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The sheet, and the way on to what it gives.
#[component]
pub fn Table(cases: Cases, sheet: Sheet, review: RwSignal<Option<Arc<Vec<IntakeRow>>>>) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let nothing = RwSignal::new(false);
    let next = move || {
        let rows = cases.app.read_sheet(&sheet.rows.get_untracked());
        nothing.set(rows.is_empty());
        if !rows.is_empty() {
            review.set(Some(Arc::new(rows)));
            focus::rescue();
        }
    };
    let head = SheetColumn::ALL.map(|column| view! { <th scope="col">{text(name(column))}</th> });
    let head = head.into_iter().collect::<Vec<_>>();
    let on_key = move |ev: ev::KeyboardEvent| down(&ev, sheet, node);
    view! {
        <p>{text(Key::SheetLead)} " " {text(Key::SheetKeys)}</p>
        <div class="table-scroll case-sheet" on:keydown=on_key>
            <table class="ds-table" node_ref=node>
                <caption class="ds-sr-only">{text(Key::SheetTitle)}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || 0..sheet.count.get()
                        key=|row| *row
                        children=move |row| view! { <tr>{(0..COLUMNS).map(|column| cell(sheet, row, column)).collect::<Vec<_>>()}</tr> }
                    />
                </tbody>
            </table>
        </div>
        <p class="ds-validation-message" role="alert" hidden=move || !nothing.get()>{text(Key::SheetNone)}</p>
        <div class="actions">
            <Button label=Key::SheetNext variant=Variant::Primary on_press=next/>
            <Button label=Key::SheetAdd icon="Plus" on_press=move || sheet.grow_to(sheet.count.get_untracked() + ROWS)/>
            <Button label=Key::ActLeave on_press=move || cases.go.run(Route::Cases { case: None })/>
        </div>
    }
}

fn cell(sheet: Sheet, row: usize, column: usize) -> Markup {
    let label = say::sheet_row(text(name(SheetColumn::ALL[column])), &(row + 1).to_string());
    let value = Memo::new(move |_| {
        sheet.pasted.track();
        sheet.cell(row, column)
    });
    if column == SheetColumn::Type.place() {
        let option = |case_type: &CaseType| {
            let (stored, words) = (stored(case_type), case_words::case_type(*case_type));
            view! { <option value=stored>{words}</option> }
        };
        let options = CaseType::ALL.iter().map(option).collect::<Vec<_>>();
        return view! {
            <td>
                <select
                    class="ds-input"
                    aria-label=label
                    prop:value=move || value.get()
                    on:change=move |ev| sheet.set(row, column, event_target_value(&ev))
                >
                    <option value=""></option>
                    {options}
                </select>
            </td>
        };
    }
    // What was pasted into many cells is looked at in each.
    let looked_at = RwSignal::new(value.get_untracked());
    Effect::watch(move || value.get(), move |pasted, _, _| looked_at.set(pasted.clone()), false);
    let typed = move |ev| {
        let words = event_target_value(&ev);
        looked_at.set(words.clone());
        sheet.set(row, column, words);
    };
    let id = element_id("cell");
    let messages = format!("{id}-guard");
    let guard = identity_guard(looked_at.into(), (2..=6).contains(&column), id.clone());
    let paste = move |ev: web_sys::Event| {
        if let Some(words) = pasted_text(&ev).filter(|words| words.contains(['\t', '\n'])) {
            ev.prevent_default();
            sheet.paste(row, column, &words);
        }
    };
    view! {
        <td>
            <input
                class="ds-input"
                autocomplete="off"
                aria-label=label
                id=id
                aria-describedby=messages.clone()
                prop:value=move || value.get()
                on:input=typed
                on:paste=move |ev| paste(ev.unchecked_into())
            />
            <div id=messages class="messages">{guard}</div>
        </td>
    }
}

/// The text on the clipboard as the browser hands it over.
fn pasted_text(ev: &web_sys::Event) -> Option<String> {
    let board = js_sys::Reflect::get(ev, &"clipboardData".into()).ok()?;
    let read = js_sys::Reflect::get(&board, &"getData".into()).ok()?;
    read.dyn_ref::<js_sys::Function>()?.call1(&board, &"text/plain".into()).ok()?.as_string()
}

/// Enter goes to the same column of the next row; at the foot a row is added.
fn down(ev: &ev::KeyboardEvent, sheet: Sheet, node: NodeRef<html::Table>) {
    let is_list = ev.target().is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>());
    if ev.key() != "Enter" || is_list {
        return;
    }
    ev.prevent_default();
    let Some(table) = node.get_untracked() else { return };
    let Ok(all) = table.query_selector_all("td > .ds-input") else { return };
    let held = document().active_element();
    let at = (0..all.length()).find(|at| all.item(*at).as_ref() == held.as_ref().map(|held| held.as_ref()));
    let Some(next) = at.map(|at| at as usize + COLUMNS) else { return };
    if next / COLUMNS >= sheet.count.get_untracked() {
        sheet.grow_to(next / COLUMNS + 1);
    }
    request_animation_frame(move || {
        let found = table.query_selector_all("td > .ds-input").ok().and_then(|all| all.item(next as u32));
        if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for an element that cannot take the focus.
            let _ = found.focus();
        }
    });
}
