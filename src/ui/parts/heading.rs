//! Headings.

use crate::ui::prelude::*;

/// The head of a page: its name, one line on it, and what can be done.
#[component]
pub fn PageHead(
    /// The page's name; the only `h1`.
    #[prop(into)]
    title: Signal<String>,
    /// One line, for example date and week.
    #[prop(into, optional)]
    lead: Signal<String>,
    /// Buttons at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1 class="ds-heading" data-size="sm">
                {move || title.get()}
            </h1>
            <p class="lead" hidden=move || lead.with(String::is_empty)>
                {move || lead.get()}
            </p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </header>
    }
}

/// A heading, `h2` unless said otherwise. `h1` only where there is no [`PageHead`].
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// 1 to 4.
    #[prop(default = 2)]
    level: u8,
    /// For `aria-labelledby`.
    #[prop(into, optional)]
    id: Option<String>,
) -> impl IntoView {
    let words = move || text.get();
    match level {
        4 => view! { <h4 class="ds-heading" data-size="2xs" id=id>{words}</h4> },
        3 => view! { <h3 class="ds-heading" data-size="2xs" id=id>{words}</h3> },
        2 => view! { <h2 class="ds-heading" data-size="xs" id=id>{words}</h2> },
        _ => view! { <h1 class="ds-heading" data-size="sm" id=id>{words}</h1> },
    }
}
