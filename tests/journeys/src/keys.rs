//! Keys by the names that people and the web give them.
use crate::failure::{Failure, Outcome};
use serde_json::{Value, json};

/// The protocol's character for a named key.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "Backspace" => '\u{E003}',
        "F8" => '\u{E038}',
        _ => {
            let mut letters = name.chars();
            let first = letters.next()?;
            return letters.next().is_none().then_some(first);
        }
    })
}

/// Text as typed: a line break is the Enter key.
pub fn typed(text: &str) -> String {
    text.replace('\n', "\u{E007}")
}

/// The protocol's actions for keys pressed together, such as `Control+Shift+z`, and one after the other, such as `g i`.
pub fn pressed(combinations: &str) -> Outcome<Value> {
    let mut actions: Vec<Value> = Vec::new();
    for combination in combinations.split(' ') {
        // `+` itself is a key too.
        let names: Vec<&str> = if combination == "+" { vec!["+"] } else { combination.split('+').collect() };
        let mut down = Vec::new();
        for name in names {
            let key = character(name).ok_or_else(|| Failure::new(format!("no key is called {name}")))?;
            down.push(key.to_string());
        }
        actions.extend(down.iter().map(|key| json!({ "type": "keyDown", "value": key })));
        actions.extend(down.iter().rev().map(|key| json!({ "type": "keyUp", "value": key })));
    }
    Ok(json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }))
}
