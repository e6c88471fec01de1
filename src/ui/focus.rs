//! Where the focus goes when what held it has left the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Nothing holds the focus.
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|held| held.tag_name() == "BODY")
}

/// Once the page has settled: shows an element of it and gives it the focus. Who is typing by then is left
/// alone.
pub fn lead_to(id: String) {
    request_animation_frame(|| {
        request_animation_frame(move || {
            let held = document().active_element();
            if held
                .is_some_and(|held| held.closest("input, select, textarea, dialog").is_ok_and(|found| found.is_some()))
            {
                return;
            }
            let element = document().get_element_by_id(&id);
            if let Some(place) = element.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) {
                // Fails only for an element that cannot take the focus.
                let _ = place.focus();
            }
        });
    });
}

/// Once the page has settled: when the focus is lost, gives it to the open panel's heading, else
/// to the page.
pub fn rescue() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            if is_lost() {
                let panel = document().query_selector(".panel h2").ok().flatten();
                let place = panel.or_else(|| document().query_selector("main").ok().flatten());
                if let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) {
                    // Fails only for an element that cannot take the focus.
                    let _ = place.focus();
                }
            }
        });
    });
}
