//! Choosing a file.

use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::parts::element_id,
};
use wasm_bindgen::JsCast;

/// A labelled file field. The same file can be chosen again after a change.
#[component]
pub fn FileInput(
    /// What to choose.
    label: Key,
    /// Endings and types offered.
    accept: &'static str,
    /// The file.
    on_file: Callback<web_sys::File>,
) -> impl IntoView {
    let id = element_id("file");
    let chosen = move |ev: leptos::ev::Event| {
        let input = ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        input.set_value("");
    };
    view! {
        <div class="ds-field file-field">
            <label class="ds-label" for=id.clone()>{text(label)}</label>
            <input class="ds-input" type="file" id=id accept=accept on:change=chosen/>
        </div>
    }
}
