//! Keeps the cache from growing without end: every clone leaves its own build of the app in it.
use crate::compiler::{WasmCompiler, native_target};
use crate::folders::cache;
use crate::trouble::{Outcome, files};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// A folder of compiled code that has grown beyond this many bytes is made anew.
const MOST: u64 = 16_000_000_000;
/// The folder of another compiler version goes when nothing was built in it for this long.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Removes what is too large or forgotten.
pub fn keep_small() -> Outcome {
    let current = [native_target()?, WasmCompiler::find()?.target_folder()?];
    let Ok(folders) = fs::read_dir(cache()?.join("target")) else {
        return Ok(());
    };
    for folder in folders.flatten().map(|entry| entry.path()) {
        let goes = if current.contains(&folder) { size_of(&folder) > MOST } else { is_forgotten(&folder) };
        if goes {
            println!("  removing {}", folder.display());
            files::remove_folder(&folder)?;
        }
    }
    Ok(())
}

fn is_forgotten(folder: &Path) -> bool {
    let changed = fs::metadata(folder).and_then(|meta| meta.modified()).unwrap_or(SystemTime::now());
    changed.elapsed().is_ok_and(|age| age > FORGOTTEN)
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
