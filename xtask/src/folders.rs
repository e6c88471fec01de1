//! Where things lie. What is costly to make lies outside the clone, so that the next clone finds it.
use crate::trouble::{Outcome, Trouble, files};
use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The root of the clone.
pub fn clone_root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The build products for people: `dist/`.
pub fn dist() -> PathBuf {
    clone_root().join("dist")
}

/// The parts that the page is put together from.
pub fn page_parts() -> PathBuf {
    clone_root().join("target").join("page")
}

/// What Trunk makes, before it becomes one file.
pub fn trunk_output() -> PathBuf {
    clone_root().join("target").join("trunk")
}

/// The cache: `ARBEIDSRO_CACHE`, or `arbeidsro` in the platform's cache folder.
pub fn cache() -> Outcome<PathBuf> {
    let given = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(folder) = given("ARBEIDSRO_CACHE") {
        return Ok(folder);
    }
    let platform = if cfg!(windows) {
        given("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        given("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        given("XDG_CACHE_HOME").or_else(|| given("HOME").map(|home| home.join(".cache")))
    };
    platform
        .map(|folder| folder.join("arbeidsro"))
        .ok_or_else(|| Trouble::new("no cache folder is known: set ARBEIDSRO_CACHE to a folder"))
}

/// A program's file name on this platform.
pub fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// Looks for a program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let names: &[String] =
        if cfg!(windows) { &[format!("{name}.exe"), format!("{name}.cmd")] } else { &[name.to_string()] };
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |n| folder.join(n)))
        .find(|candidate| candidate.is_file())
}

/// PATH with these folders in front.
pub fn path_with(first: &[PathBuf]) -> Outcome<String> {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(folders)
        .map(|joined| joined.to_string_lossy().into_owned())
        .map_err(|e| Trouble::new(format!("PATH cannot be extended: {e}")))
}

/// Holds a part of the cache for one writer.
pub fn lock(name: &str) -> Outcome<File> {
    let path = cache()?.join("locks").join(name);
    files::write(&path, "")?;
    let file = File::options().write(true).open(&path).map_err(|e| Trouble::with_file("open", &path, &e))?;
    if file.try_lock().is_err() {
        println!("  waiting for another clone to end its work …");
        file.lock().map_err(|e| Trouble::with_file("lock", &path, &e))?;
    }
    Ok(file)
}
