//! What a virtual list and its rows share: which rows are drawn, which one has the focus, and where keys lead.

use super::{
    drawn_rows::{Drawn, seated},
    printing::printing,
    visible::{moved, scroll_to, visible_range},
};
use crate::ui::prelude::*;
use crate::{domain::ids::Id, ui::keys::is_pair_begun};
use leptos::{ev, html};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Rows drawn beyond those in sight, once the pointer or the focus has come to the list: before that it cannot be
/// scrolled.
const OVERSCAN: usize = 8;
/// More than this does not go on paper.
const PRINTED: usize = 2000;

/// What the list and its rows share.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) ids: Signal<Arc<[Id]>>,
    pub(super) focused: RwSignal<Option<Id>>,
    has_focus: StoredValue<bool>,
    has_pointer: StoredValue<bool>,
    scroll: RwSignal<f64>,
    viewport: RwSignal<f64>,
    pub(super) row_height: RwSignal<f64>,
    in_use: RwSignal<bool>,
    pub(super) node: NodeRef<html::Div>,
    pub(super) drawn: Memo<Arc<[Drawn]>>,
    pub(super) header: usize,
}

impl Rows {
    pub(super) fn new(ids: Signal<Arc<[Id]>>, header: usize) -> Self {
        let (scroll, viewport, row_height) = (RwSignal::new(0.0), RwSignal::new(0.0), RwSignal::new(0.0));
        // On paper the rows follow each other, all of them.
        let (printing, in_use) = (printing(), RwSignal::new(false));
        let focused = RwSignal::new(None::<Id>);
        let range = Memo::new(move |_| {
            let count = ids.with(|ids| ids.len());
            let beyond = if in_use.get() { OVERSCAN } else { 0 };
            match printing.get() {
                true => 0..count.min(PRINTED),
                false => visible_range(scroll.get(), viewport.get(), row_height.get(), count, beyond),
            }
        });
        let (has_focus, has_pointer) = (StoredValue::new(false), StoredValue::new(false));
        let drawn = Memo::new(move |before: Option<&Arc<[Drawn]>>| {
            let range = range.get();
            let focused = focused.get();
            let rows = ids.with(|ids| {
                let mut rows: Vec<(usize, Id)> =
                    range.clone().filter_map(|at| Some((at, ids.get(at)?.clone()))).collect();
                let away = focused.and_then(|id| ids.iter().position(|i| *i == id).map(|at| (at, id)));
                if let Some((at, id)) = away.filter(|(at, _)| !range.contains(at)) {
                    rows.insert(if at < range.start { 0 } else { rows.len() }, (at, id));
                }
                rows
            });
            let is_left_alone = !has_focus.get_value() && !has_pointer.get_value();
            seated(rows, before.map_or(&[], |before| before), is_left_alone)
        });
        let node = NodeRef::new();
        Rows { ids, focused, has_focus, has_pointer, scroll, viewport, row_height, in_use, node, drawn, header }
    }

    pub(super) fn measure(self, list: &web_sys::HtmlElement, probe: &web_sys::HtmlElement) {
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

    pub(super) fn taken_in_use(self) {
        if !self.in_use.get_untracked() {
            self.in_use.set(true);
        }
    }

    pub(super) fn pointer_came(self) {
        self.has_pointer.set_value(true);
        self.taken_in_use();
    }

    pub(super) fn pointer_left(self) {
        self.has_pointer.set_value(false);
    }

    /// The browser may tell of it when the list is gone already.
    pub(super) fn scrolled(self) {
        if let Some(list) = self.node.try_get_untracked().flatten() {
            self.scroll.set(f64::from(list.scroll_top()));
        }
    }

    pub(super) fn is_tab_stop(self, id: &Id) -> bool {
        self.focused.with(|focused| match focused {
            Some(focused) => focused == id,
            None => self.ids.with(|ids| ids.first() == Some(id)),
        })
    }

    pub(super) fn focus_arrived(self, id: Id) {
        self.has_focus.set_value(true);
        if self.focused.with_untracked(|held| held.as_ref() != Some(&id)) {
            self.focused.set(Some(id));
        }
    }

    pub(super) fn focus_left(self, ev: &ev::FocusEvent) {
        // Nothing takes it when the row itself was removed.
        if ev.related_target().is_some() {
            self.has_focus.set_value(false);
        }
    }

    pub(super) fn key_down(
        self,
        ev: &ev::KeyboardEvent,
        on_open: Callback<Id>,
        on_key: Option<Callback<(Id, String), bool>>,
    ) {
        let on_row = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        // Keys typed on a button within the row are the button's own.
        let Some(id) = on_row.and_then(|row| row.get_attribute("data-row")).map(Id::new) else { return };
        if ev.ctrl_key() || ev.meta_key() || ev.alt_key() || is_pair_begun(ev) {
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
            let used = !ev.repeat() && on_key.is_some_and(|on_key| on_key.run((id.clone(), key)));
            // Before the row goes: a browser lays the page out when what has the focus leaves it.
            if used && self.place_of(&id).is_none() {
                self.go_to(at.min(self.ids.with_untracked(|ids| ids.len()).saturating_sub(1)));
            }
            used
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
        let (scroll, height) = (self.scroll.get_untracked(), self.row_height.get_untracked());
        let inner = self.viewport.get_untracked() - self.header as f64 * height;
        if let Some(target) = scroll_to(at, scroll, inner, height) {
            list.set_scroll_top(target as i32);
            self.scroll.set(target);
        }
        self.focused.set(Some(id.clone()));
        // At once where it is drawn, else when it is.
        let selector = format!("[data-row=\"{id}\"]");
        match list.query_selector(&selector).ok().flatten() {
            Some(row) => super::form::focus(Some(row)),
            None => request_animation_frame(move || super::form::focus_within(&list, &selector)),
        }
    }

    /// When the row with the focus goes away, the one that takes its place gets the focus.
    pub(super) fn keep_focus_in_place(self) {
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
