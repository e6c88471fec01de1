//! A message in its own box.

use crate::ui::prelude::*;

/// What colour something has, and how much it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Grey.
    #[default]
    Neutral,
    /// Blue: good to know.
    Info,
    /// Green: done.
    Success,
    /// Yellow: look here.
    Warning,
    /// Red: broken, or about to be destroyed.
    Danger,
}

impl Tone {
    /// The design system's name for it.
    pub fn color(self) -> &'static str {
        ["neutral", "info", "success", "warning", "danger"][self as usize]
    }
}

/// A message that stays. The words say what kind it is, so that colour is never alone.
#[component]
pub fn Alert(
    /// How much it matters.
    tone: Tone,
    /// The message in one line.
    #[prop(into, optional)]
    title: Signal<String>,
    /// Read aloud at once when it comes up later than the page.
    #[prop(optional)]
    announce: bool,
    /// More words, and what can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = match (announce, tone) {
        (false, _) => None,
        (true, Tone::Danger | Tone::Warning) => Some("alert"),
        (true, _) => Some("status"),
    };
    view! {
        <div class="ds-alert" data-color=tone.color() role=role>
            <p class="alert-title" hidden=move || title.with(String::is_empty)>
                {move || title.get()}
            </p>
            {children.map(|children| children())}
        </div>
    }
}
