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

/// Holds the cache for one writer. Clones that build at once wait for each other:
/// cargo guards its folders, but not the time from its last write to Trunk's reading of it.
pub fn lock(name: &str) -> Outcome<File> {
    let path = cache()?.join("locks").join(name);
    files::write(&path, "")?;
    let file = File::options().write(true).open(&path).map_err(|e| Trouble::with_file("open", &path, &e))?;
    if file.try_lock().is_err() {
        println!("  waiting for another build to end …");
        file.lock().map_err(|e| Trouble::with_file("lock", &path, &e))?;
    }
    Ok(file)
}

/// Makes a target folder safe for this clone. cargo takes packages at the same place in two
/// clones for one and goes by the age of files, so what another clone built of ours would be
/// taken for built from this one. Dependencies stay.
pub fn claim(target: &Path) -> Outcome {
    let marker = target.join(".clone");
    let own = clone_root().to_string_lossy().into_owned();
    if std::fs::read_to_string(&marker).is_ok_and(|clone| clone == own) {
        return Ok(());
    }
    for fingerprints in fingerprint_folders(target) {
        for entry in std::fs::read_dir(&fingerprints).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if OURS.iter().any(|ours| name.strip_prefix(ours).is_some_and(|rest| rest.starts_with('-'))) {
                files::remove_folder(&entry.path())?;
            }
        }
    }
    files::write(&marker, &own)
}

/// The packages of this repository.
const OURS: [&str; 4] = ["arbeidsro", "xtask", "journeys", "bench"];

/// `PROFILE/.fingerprint` and `TRIPLE/PROFILE/.fingerprint`.
fn fingerprint_folders(target: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|p| p.is_dir())
            .collect()
    };
    let profiles = below(target).into_iter().flat_map(|folder| {
        let mut all = below(&folder);
        all.push(folder);
        all
    });
    profiles.map(|folder| folder.join(".fingerprint")).filter(|folder| folder.is_dir()).collect()
}
