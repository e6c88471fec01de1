//! Growth.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Growth() -> impl IntoView {
    view! { <PageHead title=Key::PlaceGrowth/> }.into_any()
}
