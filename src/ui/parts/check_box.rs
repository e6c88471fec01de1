//! A box to tick, with its name behind it.

use crate::texts::Key;
use crate::ui::prelude::*;

/// See the module. Outside of forms with descriptors, which draw their own.
#[component]
pub fn CheckBox(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Told whether it is ticked now.
    #[prop(into)]
    on_tick: Callback<bool>,
    /// What it means, under the name.
    #[prop(optional)]
    help: Option<&'static str>,
) -> impl IntoView {
    view! {
        <label class="ds-field">
            <input
                type="checkbox"
                class="ds-input"
                prop:checked=move || ticked.get()
                on:change=move |ev| on_tick.run(event_target_checked(&ev))
            />
            <span class="ds-label">{move || label.get()}</span>
            {help.map(|help| view! { <span class="check-help">{help}</span> })}
        </label>
    }
}

/// A box that keeps its answer in a signal.
pub fn check_box(label: Key, ticked: RwSignal<bool>) -> Markup {
    view! { <CheckBox label ticked on_tick=move |now| ticked.set(now)/> }
}
