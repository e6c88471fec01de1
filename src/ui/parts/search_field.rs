//! A field that searches while it is typed in.

use super::element_id;
use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// The field with its name above it. What is typed is kept nowhere.
pub fn search_field(label: Key, typed: RwSignal<String>) -> Markup {
    let id = element_id("search");
    view! {
        <div class="ds-field search-field">
            <label class="ds-label" for=id.clone()>{text(label)}</label>
            <input
                class="ds-input"
                type="search"
                id=id
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |ev| typed.set(event_target_value(&ev))
            />
        </div>
    }
}
