//! Every part in every state. Development builds only.

use crate::{texts::Key, ui::parts::PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PartsPage() -> impl IntoView {
    view! { <PageHead title=Key::TitleParts/> }.into_any()
}
