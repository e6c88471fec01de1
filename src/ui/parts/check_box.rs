//! A box to tick, with its name behind it.

use crate::texts::{Key, text};
use leptos::prelude::*;

/// See the module. Outside of forms with descriptors, which draw their own.
pub fn check_box(label: Key, ticked: RwSignal<bool>) -> AnyView {
    view! {
        <label class="ds-field">
            <input
                type="checkbox"
                class="ds-input"
                prop:checked=move || ticked.get()
                on:change=move |ev| ticked.set(event_target_checked(&ev))
            />
            <span class="ds-label">{text(label)}</span>
        </label>
    }
    .into_any()
}
