//! A line of steps.

use super::icon::icon;
use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// One step.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// Filled in.
    pub done: bool,
}

/// Steps in order, each a link; the current one stands out.
#[component]
pub fn Steps(
    /// The steps.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// Which one is current, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let step = move |(at, step): (usize, Step)| {
        let number = (at + 1).to_string();
        let mark = if step.done { icon("Checkmark") } else { number.into_markup() };
        let state = step.done.then(|| view! { <span class="ds-sr-only">{text(Key::StepDone)}</span> });
        view! {
            <li class:done=step.done>
                <a href=step.href aria-current=move || (current.get() == at).then_some("step")>
                    <span class="step-mark">{mark}</span>
                    {step.name}
                    {state}
                </a>
            </li>
        }
    };
    view! {
        <ol class="steps">
            {move || steps.get().into_iter().enumerate().map(step).collect::<Vec<_>>()}
        </ol>
    }
}
