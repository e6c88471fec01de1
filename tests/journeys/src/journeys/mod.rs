//! The journeys. To add one: a function that takes the app, and a line in [`ALL`].
mod page;

use crate::runner::Journey;

/// Every journey.
pub const ALL: [Journey; 3] = [
    Journey::new("policy_holds_everything_in", page::policy_holds_everything_in),
    Journey::new("rescue_is_reachable", page::rescue_is_reachable),
    Journey::new("files_are_kept_apart_in_firefox", page::files_are_kept_apart_in_firefox),
];
