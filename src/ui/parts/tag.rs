//! A short word that says how something stands.

use super::{alert::Tone, icon::icon};
use crate::ui::prelude::*;

/// A tag. The word carries the meaning; colour and icon only help.
#[component]
pub fn Tag(
    /// One or two words.
    #[prop(into)]
    text: Signal<String>,
    /// Its colour. Red only for broken or lapsing clocks.
    #[prop(optional)]
    tone: Tone,
    /// An icon before the word.
    #[prop(optional)]
    icon: &'static str,
) -> impl IntoView {
    drawn(text, tone, icon)
}

/// The same for text that never changes, for rows of lists.
pub fn tag(text: impl Into<String>, tone: Tone, icon: &'static str) -> Markup {
    let text: String = text.into();
    drawn(text, tone, icon)
}

fn drawn(text: impl IntoMarkup, tone: Tone, icon: &'static str) -> Markup {
    view! {
        <span class="ds-tag" data-color=tone.color() data-variant="outline">
            {(!icon.is_empty()).then(|| self::icon(icon))}
            {text}
        </span>
    }
}
