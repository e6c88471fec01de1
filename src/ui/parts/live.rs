//! What a screen reader is told when something changes away from the focus.

use crate::ui::prelude::*;

/// A way to say something politely. Taken from context where a component is built.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Says it. The same words twice are said twice.
    pub fn say(self, words: impl Into<String>) {
        let words = words.into();
        self.0.update(|held| {
            // A live region speaks only when its text differs.
            *held = if *held == words { format!("{words}\u{a0}") } else { words };
        });
    }
}

/// The page's announcer.
pub fn announcer() -> Announcer {
    use_context::<Announcer>().unwrap_or_else(|| Announcer(RwSignal::new(String::new())))
}

/// Makes the page's announcer. Once, at the root.
pub fn provide_announcer() {
    provide_context(Announcer(RwSignal::new(String::new())));
}

/// Puts the region into the page. Once, in the shell.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let announcer = announcer();
    view! {
        <div class="ds-sr-only" role="status">
            {move || announcer.0.get()}
        </div>
    }
}
