//! How much of something is used.

use super::alert::Tone;
use crate::ui::prelude::*;

/// A bar with its value in words. What goes over the end is shown as full, and the words say it.
#[component]
pub fn Meter(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// How much.
    #[prop(into)]
    value: Signal<f64>,
    /// How much is full.
    #[prop(into)]
    max: Signal<f64>,
    /// In words with unit: "92 av 100 poeng".
    #[prop(into)]
    text: Signal<String>,
    /// Its colour.
    #[prop(into, optional)]
    tone: Signal<Tone>,
) -> impl IntoView {
    let share = move || (value.get() / max.get().max(f64::EPSILON) * 100.0).clamp(0.0, 100.0);
    view! {
        <div class="meter" data-color=move || tone.get().color()>
            <span class="meter-label">{move || label.get()}</span>
            <span class="meter-text">{move || text.get()}</span>
            <div
                class="meter-bar"
                role="meter"
                aria-label=move || label.get()
                aria-valuemin="0"
                aria-valuemax=move || max.get().to_string()
                aria-valuenow=move || value.get().clamp(0.0, max.get().max(0.0)).to_string()
                aria-valuetext=move || text.get()
            >
                <div style:width=move || format!("{:.1}%", share())></div>
            </div>
        </div>
    }
}
