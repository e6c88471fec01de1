//! How each of our JSON files begins: what it is, and in which version.

use serde::Deserialize;

/// The first thing read of a file.
#[derive(Deserialize)]
pub(super) struct Head {
    format: String,
    version: u32,
}

/// Why a file is not read any further.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Misfit {
    /// It is something else, cut off or damaged.
    Malformed,
    /// It is of a later version.
    Newer(u32),
}

/// Reads the head of a JSON file. Versions begin at 1.
pub(super) fn check(bytes: &[u8], format: &str, version: u32) -> Result<(), Misfit> {
    match serde_json::from_slice::<Head>(bytes) {
        Ok(head) if head.format == format => match head.version {
            0 => Err(Misfit::Malformed),
            newer if newer > version => Err(Misfit::Newer(newer)),
            _ => Ok(()),
        },
        _ => Err(Misfit::Malformed),
    }
}
