//! Short messages at the edge of the page, with a way to take back what was done.

use super::button::{Button, IconButton, Variant};
use super::keyed::keyed;
use crate::texts::Key;
use crate::ui::prelude::*;
use leptos::html;
use std::time::Duration;

/// How long a message stays. What it offers can be done later too: undo stands in the bar.
const STAYS: Duration = Duration::from_secs(10);

/// One message.
#[derive(Clone, PartialEq, Debug)]
pub struct Toast {
    /// Which.
    pub id: u32,
    /// What was done.
    pub text: String,
    /// Whether it can be taken back.
    pub undo: bool,
}

/// The messages, in a region that is read aloud politely.
#[component]
pub fn Toasts(
    /// Oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Takes back what the message tells of.
    #[prop(into)]
    on_undo: Callback<u32>,
    /// Puts it away.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> impl IntoView {
    let toast = move |toast: Toast| {
        let id = toast.id;
        let node = NodeRef::<html::Div>::new();
        go_later(node, id, on_dismiss);
        let undo = toast.undo.then(|| {
            view! { <Button label=Key::ActUndo variant=Variant::Tertiary icon="ArrowUndo" on_press=move || on_undo.run(id)/> }
        });
        view! {
            <div class="toast" node_ref=node>
                <span>{toast.text}</span>
                {undo}
                <IconButton label=Key::ActClose icon="XMark" on_press=move || on_dismiss.run(id)/>
            </div>
        }
    };
    view! {
        <div class="toasts" role="log" aria-live="polite">
            {keyed(move || toasts.get(), |toast| toast.id.to_string(), toast)}
        </div>
    }
}

/// Puts the message away after a while, but not from under the pointer or the focus.
fn go_later(node: NodeRef<html::Div>, id: u32, on_dismiss: Callback<u32>) {
    set_timeout(
        move || {
            let Some(toast) = node.try_get_untracked().flatten() else { return };
            if toast.matches(":hover, :focus-within").unwrap_or(false) {
                go_later(node, id, on_dismiss);
            } else {
                on_dismiss.try_run(id);
            }
        },
        STAYS,
    );
}
