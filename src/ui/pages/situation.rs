//! Situation.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Situation() -> impl IntoView {
    view! { <PageHead title=Key::PlaceSituation/> }.into_any()
}
