//! A long list of which only the rows in sight are drawn.
//!
//! One row is in the order of tabs; arrows, Home, End and Page keys move from it, Enter opens,
//! and every other single key goes to the page. The row with the focus stays drawn when it is
//! scrolled out of sight.

use super::keyed::keyed;
use super::visible::{moved, scroll_to, visible_range};
use crate::{domain::ids::Id, ui::keys::is_pair_begun};
use leptos::{ev, html, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;

const OVERSCAN: usize = 8;
/// More than this does not go on paper.
const PRINTED: usize = 2000;

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

/// What the list and its rows share.
#[derive(Clone, Copy)]
struct Rows {
    ids: Signal<Arc<[Id]>>,
    focused: RwSignal<Option<Id>>,
    has_focus: StoredValue<bool>,
    scroll: RwSignal<f64>,
    viewport: RwSignal<f64>,
    row_height: RwSignal<f64>,
    printing: RwSignal<bool>,
    node: NodeRef<html::Div>,
    drawn: Memo<Arc<[(usize, Id)]>>,
    header: usize,
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
    /// A row's cells; each is an element with `role="gridcell"`.
    #[prop(into)]
    row: Callback<Id, AnyView>,
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
    rows.listen_to_window();
    let probe = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(list), Some(probe)) = (rows.node.get(), probe.get()) {
            rows.measure(&list, &probe);
        }
    });
    let on_resize = window_event_listener(ev::resize, move |_| {
        if let (Some(list), Some(probe)) = (rows.node.get_untracked(), probe.get_untracked()) {
            rows.measure(&list, &probe);
        }
    });
    on_cleanup(move || on_resize.remove());
    let open = move |id: Id| {
        rows.focused.set(Some(id.clone()));
        on_open.run(id);
    };
    let key_down = move |ev: ev::KeyboardEvent| rows.key_down(&ev, on_open, on_key);
    let draw = move |(_, id): (usize, Id)| row_view(rows, id, row, selected, Callback::new(open));
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
            on:focusout=move |ev| rows.focus_left(&ev)
        >
            <div class="vlist-probe" aria-hidden="true" node_ref=probe></div>
            {(header > 0).then(|| header_view(columns, on_sort))}
            <div class="vlist-space" role="rowgroup" style:height=height>
                {keyed(move || rows.drawn.get().to_vec(), |(_, id)| id.to_string(), draw)}
            </div>
        </div>
    }
    .into_any()
}

fn header_view(columns: Signal<Vec<ListColumn>>, on_sort: Option<Callback<usize>>) -> AnyView {
    let head = move |(at, column): (usize, ListColumn)| {
        let sorted = column.sorted.map(|ascending| if ascending { "ascending" } else { "descending" });
        let name = match on_sort {
            Some(on_sort) => view! {
                <button type="button" on:click=move |_| on_sort.run(at)>{column.name}</button>
            }
            .into_any(),
            None => column.name.into_any(),
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
    .into_any()
}

fn row_view(
    rows: Rows,
    id: Id,
    row: Callback<Id, AnyView>,
    selected: Signal<Option<Id>>,
    open: Callback<Id>,
) -> AnyView {
    let key = StoredValue::new(id.clone());
    let index = Memo::new(move |held: Option<&usize>| {
        let found =
            key.with_value(|id| rows.drawn.with(|drawn| drawn.iter().find(|(_, i)| i == id).map(|(at, _)| *at)));
        // A row on its way out keeps its place.
        found.or(held.copied()).unwrap_or_default()
    });
    let is_tab_stop = Memo::new(move |_| key.with_value(|id| rows.is_tab_stop(id)));
    let is_selected = move || selected.with(|selected| key.with_value(|id| selected.as_ref() == Some(id)));
    let click = move |ev: ev::MouseEvent| {
        if !on_control(&ev) {
            open.run(key.get_value());
        }
    };
    view! {
        <div
            class="vrow"
            role="row"
            data-row=key.with_value(Id::to_string)
            tabindex=move || if is_tab_stop.get() { "0" } else { "-1" }
            aria-rowindex=move || (index.get() + 1 + rows.header).to_string()
            aria-selected=move || if is_selected() { "true" } else { "false" }
            style:top=move || format!("{}px", index.get() as f64 * rows.row_height.get())
            on:click=click
            on:focusin=move |_| rows.focus_arrived(key.get_value())
        >
            {row.run(id)}
        </div>
    }
    .into_any()
}

/// A click on a button or link within a row is meant for that.
fn on_control(ev: &ev::MouseEvent) -> bool {
    let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("button, a, input, select, [popover]").ok().flatten().is_some())
}

impl Rows {
    fn new(ids: Signal<Arc<[Id]>>, header: usize) -> Self {
        let (scroll, viewport, row_height) = (RwSignal::new(0.0), RwSignal::new(0.0), RwSignal::new(0.0));
        let printing = RwSignal::new(false);
        let focused = RwSignal::new(None::<Id>);
        let range = Memo::new(move |_| {
            let count = ids.with(|ids| ids.len());
            match printing.get() {
                true => 0..count.min(PRINTED),
                false => visible_range(scroll.get(), viewport.get(), row_height.get(), count, OVERSCAN),
            }
        });
        let drawn = Memo::new(move |_| {
            let range = range.get();
            let focused = focused.get();
            ids.with(|ids| {
                let mut drawn: Vec<(usize, Id)> =
                    range.clone().filter_map(|at| Some((at, ids.get(at)?.clone()))).collect();
                let away = focused.and_then(|id| ids.iter().position(|i| *i == id).map(|at| (at, id)));
                if let Some((at, id)) = away.filter(|(at, _)| !range.contains(at)) {
                    drawn.insert(if at < range.start { 0 } else { drawn.len() }, (at, id));
                }
                Arc::<[(usize, Id)]>::from(drawn)
            })
        });
        let has_focus = StoredValue::new(false);
        Rows { ids, focused, has_focus, scroll, viewport, row_height, printing, node: NodeRef::new(), drawn, header }
    }

    fn measure(self, list: &web_sys::HtmlElement, probe: &web_sys::HtmlElement) {
        let (row, viewport) = (probe.get_bounding_client_rect().height(), f64::from(list.client_height()));
        if self.row_height.get_untracked() != row {
            self.row_height.set(row);
        }
        // A list that the style does not bound is still never drawn whole.
        let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(viewport);
        if self.viewport.get_untracked() != viewport.min(window) {
            self.viewport.set(viewport.min(window));
        }
    }

    fn scrolled(self) {
        if let Some(list) = self.node.get_untracked() {
            self.scroll.set(f64::from(list.scroll_top()));
        }
    }

    /// On paper the rows follow each other, all of them.
    fn listen_to_window(self) {
        let before = window_event_listener(ev::beforeprint, move |_| self.printing.set(true));
        let after = window_event_listener(ev::afterprint, move |_| self.printing.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }

    fn is_tab_stop(self, id: &Id) -> bool {
        self.focused.with(|focused| match focused {
            Some(focused) => focused == id,
            None => self.ids.with(|ids| ids.first() == Some(id)),
        })
    }

    fn focus_arrived(self, id: Id) {
        self.has_focus.set_value(true);
        if self.focused.with_untracked(|held| held.as_ref() != Some(&id)) {
            self.focused.set(Some(id));
        }
    }

    fn focus_left(self, ev: &ev::FocusEvent) {
        // Nothing takes it when the row itself was removed.
        if ev.related_target().is_some() {
            self.has_focus.set_value(false);
        }
    }

    fn key_down(self, ev: &ev::KeyboardEvent, on_open: Callback<Id>, on_key: Option<Callback<(Id, String), bool>>) {
        let on_row = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        // Keys typed on a button within the row are the button's own.
        let Some(id) = on_row.and_then(|row| row.get_attribute("data-row")).map(Id::new) else { return };
        if ev.ctrl_key() || ev.meta_key() || ev.alt_key() || is_pair_begun() {
            return;
        }
        let (key, count) = (ev.key(), self.ids.with_untracked(|ids| ids.len()));
        let at = self.place_of(&id).unwrap_or_default();
        let page = (self.viewport.get_untracked() / self.row_height.get_untracked().max(1.0)) as usize;
        let used = if let Some(next) = moved(&key, at, count, page.saturating_sub(1)) {
            self.go_to(next);
            true
        } else if key == "Enter" {
            on_open.run(id);
            true
        } else {
            !ev.repeat() && on_key.is_some_and(|on_key| on_key.run((id, key)))
        };
        if used {
            ev.prevent_default();
            ev.stop_propagation();
        }
    }

    fn place_of(self, id: &Id) -> Option<usize> {
        self.ids.try_with_untracked(|ids| ids.iter().position(|held| held == id)).flatten()
    }

    /// Brings a row into sight and gives it the focus.
    fn go_to(self, at: usize) {
        let Some(id) = self.ids.with_untracked(|ids| ids.get(at).cloned()) else { return };
        let Some(list) = self.node.get_untracked() else { return };
        let (scroll, height) = (f64::from(list.scroll_top()), self.row_height.get_untracked());
        let inner = self.viewport.get_untracked() - self.header as f64 * height;
        if let Some(target) = scroll_to(at, scroll, inner, height) {
            list.set_scroll_top(target as i32);
            self.scroll.set(target);
        }
        self.focused.set(Some(id.clone()));
        request_animation_frame(move || {
            super::form::focus_within(&list, &format!("[data-row=\"{id}\"]"));
        });
    }

    /// When the row with the focus goes away, the one that takes its place gets the focus.
    fn keep_focus_in_place(self) {
        Effect::watch(
            move || self.ids.get(),
            move |ids, before, _| {
                let Some(gone) = self.focused.get_untracked().filter(|id| !ids.contains(id)) else { return };
                let place = before.and_then(|before| before.iter().position(|id| *id == gone)).unwrap_or_default();
                let next = ids.get(place.min(ids.len().saturating_sub(1))).cloned();
                self.focused.set(next.clone());
                let Some(id) = next.filter(|_| self.has_focus.get_value()) else { return };
                // The row that goes away has the focus until it is gone.
                request_animation_frame(move || {
                    let lost = document().active_element().is_none_or(|held| held.tag_name() == "BODY");
                    if lost && let Some(at) = self.place_of(&id) {
                        self.go_to(at);
                    }
                });
            },
            false,
        );
    }
}
