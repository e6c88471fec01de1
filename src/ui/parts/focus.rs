//! Where the focus goes when what held it leaves the page.

use super::form::{focus, focus_within};
use crate::ui::prelude::*;

/// To be called before a row of a plain list or table is taken away by a button in it. The same button of
/// the row that takes its place gets the focus, or the page when the list is empty.
pub fn hand_on_focus() {
    let held = document().active_element();
    let row = held.as_ref().and_then(|held| held.closest("li, tr").ok().flatten());
    let Some((row, list)) = row.and_then(|row| Some((row.clone(), row.parent_element()?))) else { return };
    let before = |row: &web_sys::Element| row.previous_element_sibling();
    let place = std::iter::successors(before(&row), before).count() as u32;
    request_animation_frame(move || {
        let rows = list.children();
        let next = rows.item(place).or_else(|| rows.item(rows.length().saturating_sub(1)));
        match next.filter(|_| list.is_connected()) {
            Some(next) => focus_within(&next, ".ds-button[data-icon]"),
            None => focus(document().get_element_by_id("main")),
        }
    });
}

/// Brings the first field of the last row of a list into reach, after a row was added.
pub fn focus_last_row(list: &'static str) {
    request_animation_frame(move || {
        let field = document().query_selector(&format!("{list} > li:last-child :is(input, select, textarea)"));
        focus(field.ok().flatten());
    });
}

/// Gives the focus to an element by its id, after the page was drawn anew.
pub fn focus_later(id: String) {
    request_animation_frame(move || focus(document().get_element_by_id(&id)));
}
