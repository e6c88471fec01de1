//! The journeys. To add one: a function that takes the app, and a line in [`ALL`].
mod page;
mod shell;

use crate::runner::Journey;

/// Every journey.
pub const ALL: &[Journey] = &[
    Journey::new("policy_holds_everything_in", page::policy_holds_everything_in),
    Journey::new("rescue_is_reachable", page::rescue_is_reachable),
    Journey::new("files_are_kept_apart_in_firefox", page::files_are_kept_apart_in_firefox),
    Journey::new("places_by_mouse", shell::places_by_mouse),
    Journey::new("places_by_keys", shell::places_by_keys),
    Journey::new("palette_finds_places", shell::palette_finds_places),
    Journey::new("key_sheet", shell::key_sheet),
    Journey::new("skip_link", shell::skip_link),
    Journey::new("languages", shell::languages),
    Journey::new("reflow", shell::reflow),
    Journey::new("accessibility", shell::accessibility),
];
