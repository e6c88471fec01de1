//! Data.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    view! { <PageHead title=Key::PlaceData/> }.into_any()
}
