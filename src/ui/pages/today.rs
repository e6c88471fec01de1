//! Today.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    view! { <PageHead title=Key::PlaceToday/> }.into_any()
}
