//! Windows over the page.

use super::{
    button::{Button, IconButton, Variant},
    element_id,
};
use crate::texts::Key;
use crate::ui::prelude::*;
use leptos::{ev, html};

/// What stands between Escape and leaving: a form in a dialog or panel asks first when typed
/// text would go.
#[derive(Clone, Copy)]
pub struct LeaveGuard(RwSignal<Option<Callback<()>>>);

impl LeaveGuard {
    /// For the container: whoever is inside may register.
    pub fn provide() -> Self {
        let guard = Self::new();
        guard.hold();
        guard
    }
    fn new() -> Self {
        LeaveGuard(RwSignal::new(None))
    }
    /// From here on inwards it is this one. Windows stand side by side in one scope, where the last
    /// one's guard would be everybody's.
    fn hold(self) {
        provide_context(self);
    }
    /// For what is inside: this is asked instead of closing at once.
    pub fn register(leave: Callback<()>) {
        if let Some(guard) = use_context::<LeaveGuard>() {
            guard.0.set(Some(leave));
            on_cleanup(move || {
                guard.0.try_set(None);
            });
        }
    }
    /// Asks; closes at once when nobody is inside.
    pub fn leave(self, close: impl FnOnce()) {
        match self.0.get_untracked() {
            Some(leave) => leave.run(()),
            None => close(),
        }
    }
}

/// A window over the page. The browser keeps the focus inside and gives it back afterwards.
/// What is inside lives only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open. Escape and the cross set it to false.
    open: RwSignal<bool>,
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// Wider than a form needs.
    #[prop(optional)]
    wide: bool,
    /// What is inside.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let guard = LeaveGuard::new();
    let heading = StoredValue::new(element_id("dialog"));
    let close = move || open.set(false);
    // The browser tells late: by then it may have been opened again.
    let closed = move || {
        if node.get_untracked().is_some_and(|dialog| !dialog.open()) {
            close();
        }
    };
    // Closed before what is inside goes: a browser lays the page out when what has the focus leaves it.
    let closing = RenderEffect::new(move |_| {
        let is_open = open.get();
        if let Some(dialog) = node.get_untracked().filter(|dialog| !is_open && dialog.open()) {
            dialog.close();
        }
    });
    on_cleanup(move || drop(closing));
    Effect::new(move || {
        let (is_open, Some(dialog)) = (open.get(), node.get()) else { return };
        if is_open && !dialog.open() {
            // Fails only when the dialog has left the page.
            let _ = dialog.show_modal();
        }
    });
    let on_cancel = move |ev: ev::Event| {
        ev.prevent_default();
        guard.leave(close);
    };
    view! {
        <dialog
            class="ds-dialog"
            class:wide=wide
            node_ref=node
            aria-labelledby=heading.get_value()
            on:cancel=on_cancel
            on:close=move |_| closed()
        >
            <Show when=move || open.get()>
                <header class="dialog-head">
                    <h2 class="ds-heading" data-size="xs" id=heading.get_value()>
                        {move || title.get()}
                    </h2>
                    <IconButton label=Key::ActClose icon="XMark" on_press=move || guard.leave(close)/>
                </header>
                {
                    guard.hold();
                    children()
                }
            </Show>
        </dialog>
    }
}

/// Asks before something that undo cannot reach.
#[component]
pub fn Confirm(
    /// Whether it is asked now.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen, and what will be lost.
    #[prop(into)]
    text: Signal<String>,
    /// The verb that does it.
    #[prop(into)]
    action: Signal<String>,
    /// Done on yes.
    #[prop(into)]
    on_yes: Callback<()>,
    /// The verb of a milder way, where there is one.
    #[prop(into, optional)]
    other: Option<Signal<String>>,
    /// Done on that.
    #[prop(into, optional)]
    on_other: Option<Callback<()>>,
) -> impl IntoView {
    let answer = move |act: Callback<()>| {
        open.set(false);
        act.run(());
    };
    let milder = move || {
        let (label, act) = other.zip(on_other)?;
        Some(view! { <Button label on_press=move || answer(act) variant=Variant::Secondary/> })
    };
    view! {
        <Dialog open title>
            <p>{move || text.get()}</p>
            <div class="actions">
                <Button label=Key::ActLeave on_press=move || open.set(false) variant=Variant::Secondary/>
                {milder()}
                <Button label=action on_press=move || answer(on_yes) variant=Variant::Primary danger=true/>
            </div>
        </Dialog>
    }
}
