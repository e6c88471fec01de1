//! A field for a passphrase: hidden until asked for, with a word when Caps Lock is on. Password
//! managers may fill it.

use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::parts::{IconButton, element_id},
};
use leptos::{ev, html};

/// See the module.
#[component]
pub fn SecretField(
    /// Its name.
    label: Key,
    /// What is typed.
    value: RwSignal<String>,
    /// For the browser's password manager: `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Under the label.
    #[prop(optional_no_strip)]
    help: Option<Key>,
    /// What is wrong with it.
    #[prop(into, optional)]
    problem: Signal<String>,
    /// Takes the focus.
    #[prop(optional)]
    focus: bool,
    /// Nothing can be typed now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = element_id("secret");
    let node = NodeRef::<html::Input>::new();
    let (shown, caps) = (RwSignal::new(false), RwSignal::new(false));
    if focus {
        // Fails only for an element that cannot take the focus.
        node.on_load(|input| request_animation_frame(move || drop(input.focus())));
    }
    let on_key = move |ev: ev::KeyboardEvent| caps.set(ev.get_modifier_state("CapsLock"));
    let show = Signal::derive(move || text(if shown.get() { Key::LockHide } else { Key::LockShow }).to_owned());
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let described = format!("{help_id} {error_id}");
    let eye = move || {
        let icon = if shown.get() { "EyeSlash" } else { "Eye" };
        view! { <IconButton label=show icon on_press=move || shown.update(|shown| *shown = !*shown)/> }
    };
    view! {
        <div class="ds-field secret">
            <label class="ds-label" for=id.clone()>{text(label)}</label>
            <p class="help" id=help_id hidden=help.is_none()>{help.map(text)}</p>
            <div class="with-eye">
                <input
                    class="ds-input"
                    id=id
                    node_ref=node
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || problem.with(|p| !p.is_empty()).then_some("true")
                    readonly=move || disabled.get()
                    prop:value=move || value.get()
                    on:input=move |ev| value.set(event_target_value(&ev))
                    on:keydown=on_key
                    on:keyup=on_key
                    on:blur=move |_| caps.set(false)
                />
                {eye}
            </div>
            <div id=error_id class="messages" role="status">
                <p class="caps" hidden=move || !caps.get()>{text(Key::LockCaps)}</p>
                <p class="ds-validation-message" hidden=move || problem.with(String::is_empty)>{move || problem.get()}</p>
            </div>
        </div>
    }
}
