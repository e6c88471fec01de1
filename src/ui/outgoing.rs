//! What leaves the app for other eyes, on paper or as a file that anybody can read, is looked at first: where it
//! holds what points at a person, the window says what, and it goes out when the user says so. Text that has passed
//! a guard which hides is looked at all the same.

use super::{
    form_window::{Ask, FormWindow},
    parts::{Alert, Button, Tone, Variant},
};
use crate::ui::prelude::*;
use crate::{
    state::queries::outgoing::{SHOWN, pointing_at},
    texts::{Key, say, text},
};
use wasm_bindgen::JsCast;
use web_sys::Node;

/// What a printed page leaves out, as in `style/print.css`.
const NOT_PRINTED: &str =
    ".no-print, .actions, .ds-button, select, dialog, [hidden], .split:has(> .panel) > :not(.panel)";

/// Lets a file go, at once or when the user has said so.
pub fn let_file_out(window: FormWindow, words: &str, save: impl Fn() + Send + Sync + 'static) {
    let_out(window, pointing_at(words), Key::OutSave, save);
}

/// Prints the page, at once or when the user has said so.
pub fn print(window: FormWindow) {
    let print = || {
        // Fails only where printing is forbidden, and then the browser says so itself.
        let _ = leptos::prelude::window().print();
    };
    let_out(window, pointing_at(&printed_words()), Key::OutPrint, print);
}

/// The button that prints the page it stands on.
pub fn print_button(label: Key, variant: Variant) -> Markup {
    let window = FormWindow::get();
    view! { <Button label icon="PrinterSmall" variant on_press=move || print(window)/> }
}

fn let_out(window: FormWindow, found: Vec<String>, go: Key, act: impl Fn() + Send + Sync + 'static) {
    if found.is_empty() {
        return act();
    }
    let ask = Ask::new("outgoing", text(Key::OutTitle), go).lead(say::out_lead(&examples(&found)));
    window.ask(ask.save(move |_| {
        act();
        Ok(())
    }));
}

/// A word of warning where a file holds what points at a person; nothing where it does not.
pub fn points_at(found: &[String], words: fn(&str) -> String) -> Option<Markup> {
    (!found.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=words(&examples(found))/> })
}

fn examples(found: &[String]) -> String {
    let more = if found.len() > SHOWN { " …" } else { "" };
    format!("{}{more}", found[..found.len().min(SHOWN)].join(", "))
}

/// The words of the page as it is printed, each element on a line of its own.
fn printed_words() -> String {
    let mut words = String::new();
    let Ok(all) = document().query_selector_all("main *") else { return words };
    for node in (0..all.length()).filter_map(|at| all.item(at)) {
        let children = node.child_nodes();
        let has_words =
            (0..children.length()).filter_map(|at| children.item(at)).any(|child| child.node_type() == Node::TEXT_NODE);
        let element = node.unchecked_ref::<web_sys::Element>();
        if has_words && element.closest(NOT_PRINTED).ok().flatten().is_none() {
            words.push_str(&node.text_content().unwrap_or_default());
            words.push('\n');
        }
    }
    words
}
