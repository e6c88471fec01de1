//! Keys as they stand on a keyboard.

use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// `mod+shift+z` as caps; `g i` as two, one after the other. `mod` is the command key on a Mac.
pub fn keycaps(keys: &str) -> Markup {
    let mac = on_mac();
    let press = |(at, press): (usize, &str)| {
        let then = (at > 0).then(|| text(Key::KeysThen));
        let caps = press.split('+').map(|key| view! { <kbd>{cap(key, mac)}</kbd> }).collect::<Vec<_>>();
        view! { {then} {caps} }
    };
    view! { <span class="keycaps">{keys.split(' ').enumerate().map(press).collect::<Vec<_>>()}</span> }
}

fn on_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

fn cap(key: &str, mac: bool) -> String {
    match key {
        "mod" if mac => "⌘".into(),
        "mod" => "Ctrl".into(),
        "shift" => "Shift".into(),
        "arrowup" => "↑".into(),
        "arrowdown" => "↓".into(),
        "arrowleft" => "←".into(),
        "arrowright" => "→".into(),
        "enter" => "Enter".into(),
        "escape" => "Esc".into(),
        "delete" => "Delete".into(),
        "home" => "Home".into(),
        "end" => "End".into(),
        "space" => text(Key::KeySpace).to_owned(),
        other => other.to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_has_its_own_caps() {
        assert_eq!(cap("mod", true), "⌘");
        assert_eq!(cap("mod", false), "Ctrl");
        assert_eq!(cap("z", false), "Z");
        assert_eq!(cap("?", false), "?");
        assert_eq!(cap("1–4", false), "1–4");
        assert_eq!(cap("space", false), text(Key::KeySpace));
    }
}
