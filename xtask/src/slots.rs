//! Folders for compiled code: one slot a clone, outside it.
//!
//! cargo takes packages at the same place in two clones for one and goes by the age of files. In a shared
//! folder it would take what another clone built of ours for built from this one. So each clone has a slot
//! of its own. A new slot begins with the compiled dependencies of another, or takes over the slot of a
//! clone that is gone, so that a fresh clone compiles only what is ours.
use crate::folders::{cache, clone_root, lock};
use crate::trouble::{Outcome, Trouble, files};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The packages of this repository, as cargo's file names begin.
const OURS: [&str; 5] = ["arbeidsro", "xtask", "unpack", "journeys", "bench"];
const MARKER: &str = ".clone";
/// What a new slot has no use for: our own half-built code and what Trunk left.
const NOT_SHARED: [&str; 6] = ["incremental", "examples", "tmp", "doc", "wasm-bindgen", "wasm-opt"];

/// The folder for one compiler's output, in the slot of this clone.
pub fn folder(compiler: &str) -> Outcome<PathBuf> {
    let slot = own_slot()?;
    let folder = slot.join(compiler);
    if folder.is_dir() {
        return Ok(folder);
    }
    let _guard = lock("slots")?;
    if let Some(other) = newest(all()?.into_iter().map(|s| s.join(compiler)).collect()) {
        println!("  taking over the dependencies that another clone compiled");
        let unfinished = slot.join(format!("{compiler}.unfinished"));
        files::remove_folder(&unfinished)?;
        copy_dependencies(&other, &unfinished)?;
        fs::rename(&unfinished, &folder).map_err(|e| Trouble::with_file("move", &unfinished, &e))?;
    } else {
        files::make_folder(&folder)?;
    }
    Ok(folder)
}

/// All slots, whosever they are.
pub fn all() -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(cache()?.join("builds")).into_iter().flatten().flatten();
    let mut slots: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|p| p.join(MARKER).is_file()).collect();
    slots.sort();
    Ok(slots)
}

/// Whether the clone that a slot belongs to is still there.
pub fn is_in_use(slot: &Path) -> bool {
    owner(slot).is_some_and(|clone| clone.is_dir())
}

fn owner(slot: &Path) -> Option<PathBuf> {
    fs::read_to_string(slot.join(MARKER)).ok().map(PathBuf::from)
}

/// The slot of this clone.
pub fn own_slot() -> Outcome<PathBuf> {
    let own = clone_root();
    let is_ours = |slot: &PathBuf| owner(slot).as_ref() == Some(&own);
    if let Some(slot) = all()?.into_iter().find(is_ours) {
        return Ok(slot);
    }
    let _guard = lock("slots")?;
    let slots = all()?;
    if let Some(slot) = slots.iter().find(|slot| is_ours(slot)) {
        return Ok(slot.clone());
    }
    let slot = match slots.iter().find(|slot| !is_in_use(slot)) {
        Some(left) => {
            forget_ours(left)?;
            left.clone()
        }
        None => free_slot()?,
    };
    files::write(&slot.join(MARKER), own.to_string_lossy().as_bytes())?;
    Ok(slot)
}

fn free_slot() -> Outcome<PathBuf> {
    let builds = cache()?.join("builds");
    (1..10_000)
        .map(|number| builds.join(number.to_string()))
        .find(|slot| !slot.exists())
        .ok_or_else(|| Trouble::new(format!("{} is full", builds.display())))
}

fn newest(folders: Vec<PathBuf>) -> Option<PathBuf> {
    let age = |folder: &PathBuf| fs::metadata(folder).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    folders.into_iter().filter(|folder| folder.is_dir()).max_by_key(age)
}

fn is_ours(name: &str) -> bool {
    let name = name.strip_prefix("lib").unwrap_or(name);
    OURS.iter().any(|ours| name.strip_prefix(ours).is_some_and(|rest| rest.starts_with(['-', '_', '.'])))
}

/// Makes cargo build our own packages anew.
fn forget_ours(folder: &Path) -> Outcome {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if !path.is_dir() {
            continue;
        }
        if folder.ends_with(".fingerprint") {
            if is_ours(&entry.file_name().to_string_lossy()) {
                files::remove_folder(&path)?;
            }
        } else if entry.file_name() != "incremental" && entry.file_name() != "deps" {
            forget_ours(&path)?;
        }
    }
    Ok(())
}

/// Copies what cargo needs to take the dependencies for built. Notes first, then what they speak of:
/// the other clone may be building, and it writes them in the other order.
fn copy_dependencies(from: &Path, to: &Path) -> Outcome {
    let mut entries: Vec<_> = fs::read_dir(from).into_iter().flatten().flatten().collect();
    entries.sort_by_key(|entry| entry.file_name() != ".fingerprint");
    files::make_folder(to)?;
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (path, copy) = (entry.path(), to.join(&name));
        if is_ours(&name) || NOT_SHARED.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            copy_dependencies(&path, &copy)?;
        } else if is_library(&name) {
            // Compilers put a new library in the place of the old; they never write into it.
            if fs::hard_link(&path, &copy).is_err() {
                copy_with_age(&path, &copy)?;
            }
        } else if !from.ends_with("deps") || name.ends_with(".d") {
            copy_with_age(&path, &copy)?;
        }
    }
    Ok(())
}

/// Compiled code that cargo looks for. Some dependencies are made into a `.wasm` of their own too.
fn is_library(name: &str) -> bool {
    [".rlib", ".rmeta", ".so", ".dylib", ".dll", ".wasm"].iter().any(|ending| name.ends_with(ending))
}

/// cargo compares ages, so a copy must be as old as what it was taken from.
fn copy_with_age(from: &Path, to: &Path) -> Outcome {
    files::copy(from, to)?;
    let keep_age = || {
        let modified = fs::metadata(from)?.modified()?;
        fs::File::options().write(true).open(to)?.set_modified(modified)
    };
    keep_age().map_err(|e| Trouble::with_file("date", to, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_packages_are_told_from_others() {
        for ours in ["arbeidsro-0123", "libarbeidsro-0123.rlib", "xtask-1", "journeys.d", "bench_1"] {
            assert!(is_ours(ours), "{ours}");
        }
        for others in ["leptos-1", "benchmark-2", "libserde-3.rlib", "xtasker-1"] {
            assert!(!is_ours(others), "{others}");
        }
    }
}
