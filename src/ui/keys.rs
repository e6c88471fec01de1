//! The keys of the app, as data. The same table drives the keyboard, the `?` sheet and the
//! palette's hints.

use super::route::Place;
use crate::texts::{Key, say, text};
use crate::ui::prelude::*;
use leptos::ev;
use std::cell::RefCell;
use wasm_bindgen::JsCast;

/// What the shell can be told to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// Saves the portable file that is worked in; elsewhere says that all is saved by itself.
    Save,
    /// Opens the palette.
    Palette,
    /// Opens the sheet of keys.
    KeySheet,
    /// Opens the box for a new task.
    AddTask,
    /// Locks the workbook.
    Lock,
    /// Hides codes and texts, or shows them again.
    Veil,
    /// Takes back the last act.
    Undo,
    /// Does it again.
    Redo,
    /// Opens the half page for the leader.
    HalfPage,
    /// Goes to a place.
    Go(Place),
}

impl Command {
    /// What it does, in words.
    pub fn words(self) -> String {
        match self {
            Command::Save => text(Key::ActSaveFile).to_owned(),
            Command::Palette => text(Key::CommandPalette).to_owned(),
            Command::KeySheet => text(Key::BarKeys).to_owned(),
            Command::AddTask => text(Key::BarAddTask).to_owned(),
            Command::Lock => text(Key::ActLockNow).to_owned(),
            Command::Veil => text(Key::VeilCommand).to_owned(),
            Command::Undo => text(Key::BarUndo).to_owned(),
            Command::Redo => text(Key::BarRedo).to_owned(),
            Command::HalfPage => text(Key::CommandHalfPage).to_owned(),
            Command::Go(place) => say::go_to(text(place.name())),
        }
    }

    /// The first keys bound to it.
    pub fn keys(self) -> &'static str {
        BINDINGS.iter().find(|(_, command)| *command == self).map_or("", |(keys, _)| keys)
    }
}

/// Keys and what they do. `mod` is Ctrl, or the command key on a Mac; a space parts two keys
/// pressed one after the other.
pub static BINDINGS: &[(&str, Command)] = &[
    ("mod+k", Command::Palette),
    ("mod+s", Command::Save),
    ("/", Command::Palette),
    ("?", Command::KeySheet),
    ("q", Command::AddTask),
    ("mod+shift+l", Command::Lock),
    ("f8", Command::Veil),
    ("mod+z", Command::Undo),
    ("mod+shift+z", Command::Redo),
    ("mod+y", Command::Redo),
    ("g h", Command::HalfPage),
    ("g i", Command::Go(Place::Today)),
    ("g s", Command::Go(Place::Cases)),
    ("g p", Command::Go(Place::Priorities)),
    ("g t", Command::Go(Place::Situation)),
    ("g u", Command::Go(Place::Growth)),
    ("g d", Command::Go(Place::Data)),
    ("g 1", Command::Go(Place::Today)),
    ("g 2", Command::Go(Place::Cases)),
    ("g 3", Command::Go(Place::Priorities)),
    ("g 4", Command::Go(Place::Situation)),
    ("g 5", Command::Go(Place::Growth)),
    ("g 6", Command::Go(Place::Data)),
];

/// What types nothing, and works in fields too.
const ALSO_IN_FIELDS: [&str; 4] = ["mod+k", "mod+s", "mod+shift+l", "f8"];

/// What a key press means after the key before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// Not ours.
    Nothing,
    /// The first of two keys.
    Begun,
    /// Do this.
    Do(Command),
}

/// Reads a key press. `begun` is the key before it where that began a pair; in a field only the
/// keys that type nothing are ours, so that typing and the field's own undo are left alone.
pub fn meaning(begun: Option<&str>, stroke: &str, in_field: bool, single_keys: bool) -> Meaning {
    let anywhere = ALSO_IN_FIELDS.contains(&stroke);
    if in_field && !anywhere || !single_keys && !anywhere && !stroke.starts_with("mod+") {
        return Meaning::Nothing;
    }
    let pair = begun.map(|begun| format!("{begun} {stroke}"));
    let found = |keys: &str| BINDINGS.iter().find(|(known, _)| *known == keys).map(|(_, command)| *command);
    if let Some(command) = pair.as_deref().and_then(found).or_else(|| found(stroke)) {
        return Meaning::Do(command);
    }
    let begins = |(known, _): &(&str, Command)| known.split_once(' ').is_some_and(|(first, _)| first == stroke);
    if BINDINGS.iter().any(begins) { Meaning::Begun } else { Meaning::Nothing }
}

/// How long the first of two keys waits for the second, in milliseconds.
const PATIENCE: f64 = 1500.0;

/// The first of two keys.
struct Begun {
    stroke: String,
    /// The time that its event bears, in milliseconds. Not a timer: a page that is busy is not a person who is slow,
    /// and the time of one pair must not run out on the next.
    at: f64,
}

impl Begun {
    fn waits_at(&self, now: f64) -> bool {
        now - self.at <= PATIENCE
    }
}

thread_local! {
    static BEGUN: RefCell<Option<Begun>> = const { RefCell::new(None) };
}

/// Remembers the first key of a pair.
pub(super) fn begin_pair(stroke: String, ev: &ev::KeyboardEvent) {
    BEGUN.set(Some(Begun { stroke, at: ev.time_stamp() }));
}

/// The first key of a pair that this one may end, once.
pub(super) fn take_begun(ev: &ev::KeyboardEvent) -> Option<String> {
    BEGUN.take().filter(|begun| begun.waits_at(ev.time_stamp())).map(|begun| begun.stroke)
}

/// A pair has begun: this key belongs to it, so lists with single keys leave it alone.
pub fn is_pair_begun(ev: &ev::KeyboardEvent) -> bool {
    BEGUN.with_borrow(|begun| begun.as_ref().is_some_and(|begun| begun.waits_at(ev.time_stamp())))
}

/// The key press as it is written in the table.
pub fn stroke(ev: &ev::KeyboardEvent) -> String {
    let key = ev.key().to_lowercase();
    let modifier = if ev.ctrl_key() || ev.meta_key() { "mod+" } else { "" };
    // Shift is part of the character for `?`, and a key of its own only beside another.
    let shift = if ev.shift_key() && !modifier.is_empty() { "shift+" } else { "" };
    format!("{modifier}{shift}{key}")
}

/// Whether the key press goes into a field.
pub fn is_in_field(ev: &ev::KeyboardEvent) -> bool {
    let Some(target) = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return false };
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button")),
        _ => target.has_attribute("contenteditable"),
    }
}

/// A key that a page understands, for the `?` sheet.
#[derive(Clone, Debug)]
pub struct PageKey {
    /// As in [`BINDINGS`].
    pub keys: &'static str,
    /// What it does.
    pub words: String,
}

#[derive(Clone, Copy)]
struct PageKeys(RwSignal<Vec<PageKey>>);

/// Makes room for the pages' keys. Once, at the root.
pub(super) fn provide_page_keys() {
    provide_context(PageKeys(RwSignal::new(Vec::new())));
}

/// The keys that the page on the screen understands.
pub fn page_keys() -> Signal<Vec<PageKey>> {
    use_context::<PageKeys>().map_or_else(|| Signal::stored(Vec::new()), |keys| keys.0.into())
}

/// Puts the page's own keys on the `?` sheet while the page is on the screen. The page acts on
/// them itself, mostly in a list's `on_key`.
pub fn show_page_keys(keys: Vec<PageKey>) {
    if let Some(held) = use_context::<PageKeys>() {
        held.0.set(keys);
        on_cleanup(move || {
            held.0.try_set(Vec::new());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_the_table_says() {
        assert_eq!(meaning(None, "mod+k", false, true), Meaning::Do(Command::Palette));
        assert_eq!(meaning(None, "q", false, true), Meaning::Do(Command::AddTask));
        assert_eq!(meaning(None, "g", false, true), Meaning::Begun);
        assert_eq!(meaning(Some("g"), "s", false, true), Meaning::Do(Command::Go(Place::Cases)));
        assert_eq!(meaning(None, "s", false, true), Meaning::Nothing);
        assert_eq!(meaning(Some("g"), "q", false, true), Meaning::Do(Command::AddTask));
    }

    #[test]
    fn the_first_of_two_keys_waits_its_own_time() {
        let begun = |at| Begun { stroke: "g".into(), at };
        for (at, now, waits) in [
            (0.0, 0.0, true),
            (0.0, 1500.0, true),
            (0.0, 1501.0, false),
            // A pair at 0 says nothing of the one at 1400.
            (1400.0, 1600.0, true),
            (1400.0, 2901.0, false),
        ] {
            assert_eq!(begun(at).waits_at(now), waits, "{at} {now}");
        }
    }

    #[test]
    fn typing_is_left_alone() {
        assert_eq!(meaning(None, "q", true, true), Meaning::Nothing);
        assert_eq!(meaning(None, "mod+z", true, true), Meaning::Nothing);
        assert_eq!(meaning(None, "mod+k", true, true), Meaning::Do(Command::Palette));
        assert_eq!(meaning(None, "f8", true, false), Meaning::Do(Command::Veil));
    }

    #[test]
    fn single_keys_can_be_switched_off() {
        assert_eq!(meaning(None, "q", false, false), Meaning::Nothing);
        assert_eq!(meaning(None, "mod+z", false, false), Meaning::Do(Command::Undo));
    }

    #[test]
    fn no_keys_are_bound_twice() {
        for (at, (keys, _)) in BINDINGS.iter().enumerate() {
            assert!(BINDINGS[at + 1..].iter().all(|(other, _)| other != keys), "{keys}");
        }
    }
}
