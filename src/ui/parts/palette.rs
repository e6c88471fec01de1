//! One box that finds commands, cases and tasks.

use super::{dialog::Dialog, element_id, icon::icon, keycaps::keycaps};
use crate::texts::{Key, say, text};
use crate::ui::prelude::*;
use leptos::{ev, html};
use std::sync::Arc;

/// Something that can be found and done.
#[derive(Clone)]
pub struct PaletteItem {
    /// Which, among all.
    pub id: String,
    /// What is read and searched.
    pub title: String,
    /// What sort of thing, or where it belongs.
    pub hint: String,
    /// An icon.
    pub icon: &'static str,
    /// The keys that do the same, or "".
    pub keys: &'static str,
    /// Does it. Not a `Callback`: it must outlive the search that found it.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

/// The palette. Typing searches, arrows choose, Enter does it.
#[component]
pub fn Palette(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What fits what was typed, best first; not more than a screen of them.
    #[prop(into)]
    find: Callback<String, Vec<PaletteItem>>,
) -> impl IntoView {
    view! {
        <Dialog open title=Key::PaletteTitle wide=true>
            <Finder open find/>
        </Dialog>
    }
}

#[component]
fn Finder(open: RwSignal<bool>, find: Callback<String, Vec<PaletteItem>>) -> impl IntoView {
    let list = StoredValue::new(element_id("palette"));
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<PaletteItem>::new());
    let chosen = RwSignal::new(0usize);
    Effect::new(move || {
        found.set(find.run(typed.get()));
        chosen.set(0);
    });
    let act = move |at: usize| {
        let item = found.with_untracked(|found| found.get(at).cloned());
        if let Some(item) = item {
            open.set(false);
            // The window has closed and given the focus back before the act moves it.
            request_animation_frame(move || (item.run)());
        }
    };
    let on_key = move |ev: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        let at = chosen.get_untracked();
        match ev.key().as_str() {
            "ArrowDown" => chosen.set((at + 1) % count),
            "ArrowUp" => chosen.set((at + count - 1) % count),
            "Enter" => act(at),
            _ => return,
        }
        ev.prevent_default();
    };
    let node = NodeRef::<html::Input>::new();
    node.on_load(|input| {
        request_animation_frame(move || {
            let _ = input.focus();
        });
    });
    let row = move |(at, item): (usize, PaletteItem)| {
        let is_chosen = move || chosen.get() == at;
        view! {
            <li
                role="option"
                id=format!("{}-{at}", list.get_value())
                aria-selected=move || if is_chosen() { "true" } else { "false" }
                on:click=move |_| act(at)
            >
                {icon(item.icon)}
                <span class="menu-words">{item.title}</span>
                <span class="relative">{item.hint}</span>
                {(!item.keys.is_empty()).then(|| keycaps(item.keys))}
            </li>
        }
    };
    let count = move || match found.with(Vec::len) {
        0 => text(Key::PaletteNothing).to_owned(),
        n => say::palette_found(n as i64),
    };
    view! {
        <input
            class="ds-input"
            type="text"
            role="combobox"
            autocomplete="off"
            aria-label=text(Key::PaletteTitle)
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls=list.get_value()
            aria-activedescendant=move || format!("{}-{}", list.get_value(), chosen.get())
            placeholder=text(Key::PaletteHint)
            node_ref=node
            on:input=move |ev| typed.set(event_target_value(&ev))
            on:keydown=on_key
        />
        <ul class="palette-list" role="listbox" id=list.get_value() aria-label=text(Key::PaletteTitle)>
            {move || found.get().into_iter().enumerate().map(row).collect::<Vec<_>>()}
        </ul>
        <p class="help" role="status">{count}</p>
    }
}
