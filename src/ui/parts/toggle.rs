//! One of a few views of the same thing.

use super::{element_id, field_spec::Choice};
use crate::ui::prelude::*;

/// A row of choices of which one holds.
#[component]
pub fn Toggle(
    /// What is chosen between.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    choices: Vec<Choice>,
    /// The value of the one that holds.
    #[prop(into)]
    chosen: Signal<String>,
    /// Takes another.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let group = element_id("toggle");
    let choice = |choice: Choice| {
        let (value, sent) = (choice.value.clone(), choice.value);
        view! {
            <label class="ds-button" data-variant="tertiary">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || chosen.with(|chosen| *chosen == value)
                    on:change=move |_| on_choose.run(sent.clone())
                />
                {choice.label}
            </label>
        }
    };
    let choices = choices.into_iter().map(choice).collect::<Vec<_>>();
    view! {
        <fieldset class="ds-toggle-group" aria-label=move || label.get()>
            {choices}
        </fieldset>
    }
}
