//! Cases.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Cases() -> impl IntoView {
    view! { <PageHead title=Key::PlaceCases/> }.into_any()
}
