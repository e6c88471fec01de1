//! Passphrases for files: asked twice when one is set, once when a file is opened. Never kept as a draft.

use crate::{
    texts::{Key, text},
    ui::parts::element_id,
};
use leptos::prelude::*;

/// Shorter ones are guessed.
const LEAST: usize = 12;

/// A field whose letters are not shown.
#[component]
pub fn PassphraseInput(label: Key, value: RwSignal<String>) -> impl IntoView {
    let id = element_id("passphrase");
    view! {
        <div class="ds-field file-field">
            <label class="ds-label" for=id.clone()>{text(label)}</label>
            <input
                class="ds-input"
                type="password"
                id=id
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |ev| value.set(event_target_value(&ev))
            />
        </div>
    }
    .into_any()
}

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct NewPassphrase {
    first: RwSignal<String>,
    second: RwSignal<String>,
}

impl NewPassphrase {
    /// Empty.
    pub fn new() -> Self {
        NewPassphrase { first: RwSignal::new(String::new()), second: RwSignal::new(String::new()) }
    }
    /// What was typed, when it will do.
    pub fn read(self) -> Result<String, Key> {
        let first = self.first.get_untracked();
        match () {
            () if first.chars().count() < LEAST => Err(Key::PassphraseShort),
            () if first != self.second.get_untracked() => Err(Key::PassphraseDiffers),
            () => Ok(first),
        }
    }
    /// Forgets it.
    pub fn clear(self) {
        self.first.set(String::new());
        self.second.set(String::new());
    }
    /// Its two fields.
    pub fn draw(self) -> AnyView {
        view! {
            <PassphraseInput label=Key::PassphraseNew value=self.first/>
            <PassphraseInput label=Key::PassphraseAgain value=self.second/>
            <p>{text(Key::PassphraseLost)}</p>
        }
        .into_any()
    }
}
