//! What a page shows when there is nothing on it yet.

use crate::ui::prelude::*;

/// Says what the page is for and offers the first step.
#[component]
pub fn Empty(
    /// What is not here yet.
    #[prop(into)]
    title: Signal<String>,
    /// What the page is for.
    #[prop(into)]
    text: Signal<String>,
    /// The first step: one button, perhaps two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <h2 class="ds-heading" data-size="xs">
                {move || title.get()}
            </h2>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </section>
    }
}
