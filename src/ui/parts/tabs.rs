//! Tabs.

use super::element_id;
use crate::ui::prelude::*;
use leptos::{ev, html};

/// Tabs with one panel. Arrow keys move between them.
#[component]
pub fn Tabs(
    /// What they are for.
    #[prop(into)]
    label: Signal<String>,
    /// Their names.
    names: Vec<String>,
    /// Which one is open.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Opens another.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// The panel, for any of them.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let (id, count) = (element_id("tabs"), names.len());
    let panel = format!("{id}-panel");
    let on_key = move |ev: ev::KeyboardEvent| {
        let at = chosen.get_untracked();
        let next = match ev.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        ev.prevent_default();
        on_choose.run(next);
        request_animation_frame(move || {
            if let Some(list) = node.try_get_untracked().flatten() {
                super::form::focus_within(&list, "[aria-selected=true]");
            }
        });
    };
    let tab = |(at, name): (usize, String)| {
        let is_chosen = move || chosen.get() == at;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{id}-{at}")
                aria-controls=panel.clone()
                aria-selected=move || if is_chosen() { "true" } else { "false" }
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(at)
            >
                {name}
            </button>
        }
    };
    let tabs = names.into_iter().enumerate().map(tab).collect::<Vec<_>>();
    view! {
        <div class="ds-tabs">
            <div role="tablist" aria-label=move || label.get() node_ref=node on:keydown=on_key>
                {tabs}
            </div>
            <div role="tabpanel" id=panel.clone() aria-labelledby=move || format!("{id}-{}", chosen.get())>
                {children()}
            </div>
        </div>
    }
}
