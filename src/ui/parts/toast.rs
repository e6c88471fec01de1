//! Short messages at the edge of the page, with a way to take back what was done.

use super::button::{Button, IconButton, Variant};
use crate::texts::Key;
use leptos::prelude::*;

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
        let undo = toast.undo.then(|| {
            view! { <Button label=Key::ActUndo variant=Variant::Tertiary icon="ArrowUndo" on_press=move || on_undo.run(id)/> }
        });
        view! {
            <li class="toast">
                <span>{toast.text}</span>
                {undo}
                <IconButton label=Key::ActClose icon="XMark" on_press=move || on_dismiss.run(id)/>
            </li>
        }
    };
    view! {
        <ul class="toasts" role="log" aria-live="polite">
            <For each=move || toasts.get() key=|toast| toast.id children=toast/>
        </ul>
    }
    .into_any()
}
