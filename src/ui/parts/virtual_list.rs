//! A long list of which only the rows in sight are drawn.
//!
//! One row is in the order of tabs; arrows, Home, End and Page keys move from it, Enter opens,
//! and every other single key goes to the page. The row with the focus stays drawn when it is
//! scrolled out of sight.

use super::{drawn_rows::Drawn, keyed::keyed, list_rows::Rows, measuring::measure_together, size_watch::SizeWatch};
use crate::domain::ids::Id;
use crate::ui::prelude::*;
use leptos::{ev, html};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// A column's head.
#[derive(Clone, PartialEq, Debug)]
pub struct ListColumn {
    /// The words.
    pub name: String,
    /// Names its cells for the style, or "".
    pub class: &'static str,
    /// Numbers stand to the right.
    pub numeric: bool,
    /// Ascending, descending, or not sorted by this one.
    pub sorted: Option<bool>,
}

/// The list. Its row height comes from `--row-height` in the style, so that a phone can have
/// taller rows; the columns from `grid-template-columns` of `.vrow` under `class`.
#[component]
pub fn VirtualList(
    /// What it lists.
    #[prop(into)]
    label: Signal<String>,
    /// The records in order.
    #[prop(into)]
    ids: Signal<Arc<[Id]>>,
    /// A row's cells; each is an element with `role="gridcell"`. They follow the id: another row may take the element.
    #[prop(into)]
    row: Callback<Memo<Id>, Markup>,
    /// Names the list for the style.
    class: &'static str,
    /// Heads of the columns; none when empty.
    #[prop(into, optional)]
    columns: Signal<Vec<ListColumn>>,
    /// A head was pressed.
    #[prop(into, optional)]
    on_sort: Option<Callback<usize>>,
    /// The row that is open beside the list.
    #[prop(into, optional)]
    selected: Signal<Option<Id>>,
    /// Enter or a click on a row.
    #[prop(into)]
    on_open: Callback<Id>,
    /// Any other key on a row, by its name (`x`, `Delete`, `1`); never a repeated one, so that a
    /// held key acts once. True when it was used.
    #[prop(into, optional)]
    on_key: Option<Callback<(Id, String), bool>>,
) -> impl IntoView {
    let header = usize::from(columns.with_untracked(|columns| !columns.is_empty()));
    let rows = Rows::new(ids, header);
    rows.keep_focus_in_place();
    let probe = NodeRef::<html::Div>::new();
    // A list grows with its rows up to what the style allows, and turns with the phone.
    let observed = StoredValue::new_local(None);
    Effect::new(move || {
        let (Some(list), Some(probe)) = (rows.node.get(), probe.get()) else { return };
        let sizes = [list.clone(), probe.clone()];
        measure_together(move || {
            if !observed.is_disposed() {
                rows.measure(&list, &probe);
                observed.set_value(SizeWatch::new(&sizes, move || rows.measure(&list, &probe)));
            }
        });
    });
    let open = move |id: Id| {
        rows.focused.set(Some(id.clone()));
        on_open.run(id);
    };
    let key_down = move |ev: ev::KeyboardEvent| rows.key_down(&ev, on_open, on_key);
    let draw = move |drawn: Drawn| row_view(rows, drawn, row, selected, Callback::new(open));
    let height = move || format!("{}px", rows.ids.with(|ids| ids.len()) as f64 * rows.row_height.get());
    view! {
        <div
            class=format!("vlist {class}")
            role="grid"
            aria-label=move || label.get()
            aria-rowcount=move || (rows.ids.with(|ids| ids.len()) + header).to_string()
            node_ref=rows.node
            on:scroll=move |_| rows.scrolled()
            on:keydown=key_down
            on:focusin=move |_| rows.taken_in_use()
            on:pointerenter=move |_| rows.pointer_came()
            on:pointerleave=move |_| rows.pointer_left()
            on:focusout=move |ev| rows.focus_left(&ev)
        >
            <div class="vlist-probe" aria-hidden="true" node_ref=probe></div>
            {(header > 0).then(|| header_view(columns, on_sort))}
            <div class="vlist-space" role="rowgroup" style:height=height>
                {keyed(move || rows.drawn.get().to_vec(), |drawn| drawn.slot.to_string(), draw)}
            </div>
        </div>
    }
}

fn header_view(columns: Signal<Vec<ListColumn>>, on_sort: Option<Callback<usize>>) -> Markup {
    let head = move |(at, column): (usize, ListColumn)| {
        let sorted = column.sorted.map(|ascending| if ascending { "ascending" } else { "descending" });
        let name = match on_sort {
            Some(on_sort) => view! {
                <button type="button" on:click=move |_| on_sort.run(at)>{column.name}</button>
            },
            None => column.name.into_markup(),
        };
        view! { <div role="columnheader" class=column.class class:number=column.numeric aria-sort=sorted>{name}</div> }
    };
    view! {
        <div class="vlist-head" role="rowgroup">
            <div class="vrow" role="row" aria-rowindex="1">
                {move || columns.get().into_iter().enumerate().map(head).collect::<Vec<_>>()}
            </div>
        </div>
    }
}

fn row_view(
    rows: Rows,
    first: Drawn,
    row: Callback<Memo<Id>, Markup>,
    selected: Signal<Option<Id>>,
    open: Callback<Id>,
) -> Markup {
    let shown = Memo::new(move |held: Option<&Drawn>| {
        let found = rows.drawn.with(|drawn| drawn.iter().find(|row| row.slot == first.slot).cloned());
        // A row on its way out keeps its place.
        found.unwrap_or_else(|| held.unwrap_or(&first).clone())
    });
    let id = Memo::new(move |_| shown.with(|shown| shown.id.clone()));
    let at = move || shown.with(|shown| shown.at);
    let is_tab_stop = move || id.with(|id| rows.is_tab_stop(id));
    let is_selected = move || selected.with(|selected| id.with(|id| selected.as_ref() == Some(id)));
    let click = move |ev: ev::MouseEvent| {
        if !on_control(&ev) {
            open.run(id.get_untracked());
        }
    };
    view! {
        <div
            class="vrow"
            role="row"
            data-row=move || id.with(Id::to_string)
            tabindex=move || if is_tab_stop() { "0" } else { "-1" }
            aria-rowindex=move || (at() + 1 + rows.header).to_string()
            aria-selected=move || if is_selected() { "true" } else { "false" }
            style:top=move || format!("{}px", at() as f64 * rows.row_height.get())
            on:click=click
            on:focusin=move |_| rows.focus_arrived(id.get_untracked())
        >
            {row.run(id)}
        </div>
    }
}

/// A click on a button or link within a row is meant for that.
fn on_control(ev: &ev::MouseEvent) -> bool {
    let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("button, a, input, select, [popover]").ok().flatten().is_some())
}
