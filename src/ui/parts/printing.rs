//! Whether the page is being put on paper.

use crate::ui::prelude::*;
use leptos::ev;

/// True from the browser's word that it prints until it has: what is short on the screen is then whole.
pub fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    let before = window_event_listener(ev::beforeprint, move |_| printing.set(true));
    let after = window_event_listener(ev::afterprint, move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    printing
}
