//! Keeps the cache from growing without end.
use crate::folders::cache;
use crate::slots;
use crate::trouble::{Outcome, files};
use std::fs;
use std::path::Path;

/// A slot that has grown beyond this many bytes is made anew.
const MOST: u64 = 16_000_000_000;
/// Slots of clones that are gone, kept for the next new clone.
const SPARE: usize = 1;

/// Removes what is too large or left behind.
pub fn keep_small() -> Outcome {
    let own = slots::own_slot()?;
    let mut spare = 0;
    for slot in slots::all()? {
        let goes = if slots::is_in_use(&slot) {
            slot == own && size_of(&slot) > MOST
        } else {
            spare += 1;
            spare > SPARE
        };
        if goes {
            println!("  removing {}", slot.display());
            files::remove_folder(&slot)?;
        }
    }
    // Tools are kept as programs; what they were compiled from is not needed again.
    files::remove_folder(&cache()?.join("target").join("tools"))
}

fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => size_of(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.flatten().map(size).sum()
}
