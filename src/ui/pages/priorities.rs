//! Priorities.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Priorities() -> impl IntoView {
    view! { <PageHead title=Key::PlacePriorities/> }.into_any()
}
