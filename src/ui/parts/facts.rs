//! Names and values under each other.

use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// A list of facts; its children are made with [`fact`].
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name with its value.
pub fn fact(name: Key, value: impl IntoMarkup) -> Markup {
    let value = value.into_markup();
    view! {
        <div>
            <dt>{text(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
}
