//! Where the focus goes when what held it has left the page.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// Nothing holds the focus.
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|held| held.tag_name() == "BODY")
}

/// What held the focus at a moment.
pub struct Held(Option<web_sys::Element>);

impl Held {
    /// What holds it now.
    pub fn now() -> Self {
        Held(document().active_element())
    }
    /// Whether the user has gone on since: types somewhere, or is at another place of the page. Who waits for a
    /// slow browser and has gone on is not called back.
    pub fn is_left_behind(&self) -> bool {
        const TYPING: &str = "main :is(input, select, textarea), dialog";
        let Some(held) = document().active_element() else { return false };
        let within = |selector| held.closest(selector).ok().flatten().is_some();
        within(TYPING) || (self.0.as_ref() != Some(&held) && within("main *"))
    }
}

/// Once the page has settled: shows an element of it and gives it the focus, unless the user has gone on.
pub fn lead_to(id: String) {
    let before = Held::now();
    request_animation_frame(|| {
        request_animation_frame(move || {
            if before.is_left_behind() {
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
