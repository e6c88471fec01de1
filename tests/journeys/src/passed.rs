//! What has passed already today: the same journey, on the same page, in the same browsers.
//!
//! A whole run leaves that out, so that a run with nothing changed takes minutes, and one after a failure tries
//! what is left. The list lies in the clone's `target` folder: a fresh clone runs everything. `--again`, or a
//! name on the command line, runs it all the same.
use crate::app::Ground;
use crate::failure::Outcome;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where browsers, their drivers and npm's packages are named.
const PROGRAMS: [&str; 6] =
    ["CHROMIUM", "CHROMEDRIVER", "FIREFOX", "GECKODRIVER", "WEBKITDRIVER", "ARBEIDSRO_NODE_MODULES"];
const SECONDS_A_DAY: u64 = 86_400;

/// The names of the journeys that have passed.
pub struct Passed {
    file: PathBuf,
    what: String,
    names: BTreeSet<String>,
}

impl Passed {
    /// Reads the list. Empty when any of what was tried, or the day, is another one.
    ///
    /// # Errors
    /// When what is to be tried cannot be read.
    pub fn read(ground: &Ground) -> Outcome<Self> {
        let file = ground.clone.join("target").join("journeys-passed.txt");
        let what = what_is_tried(ground)?;
        let held = fs::read_to_string(&file).unwrap_or_default();
        let mut lines = held.lines().map(str::to_owned);
        let names = if lines.next().as_ref() == Some(&what) { lines.collect() } else { BTreeSet::new() };
        Ok(Self { file, what, names })
    }
    /// Whether this one is on it.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }
    /// Notes how one ended. A list that cannot be kept costs another run, no more.
    pub fn note(&mut self, name: &str, has_passed: bool) {
        if has_passed {
            self.names.insert(name.to_owned());
        } else {
            self.names.remove(name);
        }
        let lines: Vec<&str> = std::iter::once(&self.what).chain(&self.names).map(String::as_str).collect();
        let _ = self.file.parent().map(fs::create_dir_all);
        let _ = fs::write(&self.file, lines.join("\n"));
    }
}

/// This program, the built pages, what journeys read beside them, the browsers, and the day, in one word.
fn what_is_tried(ground: &Ground) -> Outcome<String> {
    let mut files = vec![std::env::current_exe()?];
    let built = ground.file.parent().unwrap_or(&ground.clone);
    for folder in [built, &ground.clone.join("locales"), &ground.clone.join("public")] {
        add_files(folder, &mut files)?;
    }
    files.sort();
    let mut all = Sha256::new();
    for file in &files {
        all.update(file.as_os_str().as_encoded_bytes());
        all.update(Sha256::digest(fs::read(file)?));
    }
    for name in PROGRAMS {
        let Some(path) = std::env::var_os(name).map(PathBuf::from) else { continue };
        all.update(path.as_os_str().as_encoded_bytes());
        // A program is known well enough by its size and age.
        if let Ok(data) = fs::metadata(&path) {
            all.update(data.len().to_le_bytes());
            all.update(since_epoch(data.modified()?).to_le_bytes());
        }
    }
    all.update((since_epoch(SystemTime::now()) / SECONDS_A_DAY).to_le_bytes());
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn since_epoch(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { add_files(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
