//! Detail beside the list at wide screens, a page of its own on a phone.

use super::{button::IconButton, dialog::LeaveGuard, element_id};
use crate::texts::Key;
use crate::ui::prelude::*;
use leptos::{ev, html};

/// A list with room for a panel beside it.
#[component]
pub fn Split(
    /// The list, then at most one [`SidePanel`].
    children: Children,
) -> impl IntoView {
    view! { <div class="split">{children()}</div> }
}

/// Detail of what is chosen in a list. It has an address of its own; the page gives the content
/// and takes the address back on close. It takes the focus when it opens.
#[component]
pub fn SidePanel(
    /// What it shows, in words; the focus starts here.
    #[prop(into)]
    title: Signal<String>,
    /// Goes back to the list.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is inside.
    children: Children,
) -> impl IntoView {
    give_focus_back();
    let guard = LeaveGuard::provide();
    let heading = StoredValue::new(element_id("panel"));
    let node = NodeRef::<html::H2>::new();
    let close = move || guard.leave(|| on_close.run(()));
    let on_key = move |ev: ev::KeyboardEvent| {
        // A menu inside closes first; it marks the key as used.
        if ev.key() == "Escape" && !ev.default_prevented() {
            ev.prevent_default();
            close();
        }
    };
    node.on_load(|heading| {
        request_animation_frame(move || {
            // A form inside has taken the focus already.
            let held = document().active_element();
            let form = held.is_some_and(|held| held.closest(".panel form").ok().flatten().is_some());
            if !form {
                let _ = heading.focus();
            }
        });
    });
    view! {
        <aside class="panel" aria-labelledby=heading.get_value() on:keydown=on_key>
            <header class="panel-head">
                <h2 class="ds-heading" data-size="xs" id=heading.get_value() tabindex="-1" node_ref=node>
                    {move || title.get()}
                </h2>
                <IconButton label=Key::ActClose icon="XMark" on_press=close/>
            </header>
            {children()}
        </aside>
    }
}

/// When the panel goes, what had the focus before gets it again, unless something else has taken
/// it: the panel of another row, for one.
fn give_focus_back() {
    let before = StoredValue::new_local(document().active_element());
    on_cleanup(move || {
        let Some(before) = before.try_update_value(Option::take).flatten() else { return };
        // Two frames: what comes in the panel's place takes the focus in the first.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|held| held.tag_name() == "BODY");
                if lost && before.is_connected() {
                    super::form::focus(Some(before));
                }
            });
        });
    });
}
