//! Names and values under each other.

use crate::texts::{Key, text};
use leptos::prelude::*;

/// A list of facts; its children are made with [`fact`].
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }.into_any()
}

/// One name with its value.
pub fn fact(name: Key, value: impl IntoView + 'static) -> AnyView {
    let value = value.into_any();
    view! {
        <div>
            <dt>{text(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
