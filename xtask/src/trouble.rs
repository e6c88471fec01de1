//! The one error of this program: a sentence for the person who called it.
use std::fmt;
use std::io;
use std::path::Path;

/// What went wrong, and where possible what to do about it.
#[derive(Debug)]
pub struct Trouble(String);

/// The result of everything here.
pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// Makes an error out of a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// An error of the file system, with the file it is about.
    pub fn with_file(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("could not {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// File operations whose errors name the file.
pub mod files {
    use super::{Outcome, Trouble};
    use std::fs;
    use std::path::Path;

    /// Reads a text file.
    pub fn read_text(path: &Path) -> Outcome<String> {
        fs::read_to_string(path).map_err(|e| Trouble::with_file("read", path, &e))
    }

    /// Reads a file.
    pub fn read(path: &Path) -> Outcome<Vec<u8>> {
        fs::read(path).map_err(|e| Trouble::with_file("read", path, &e))
    }

    /// Writes a file and makes the folder it is in.
    pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        fs::write(path, content).map_err(|e| Trouble::with_file("write", path, &e))
    }

    /// Makes a folder and those above it.
    pub fn make_folder(path: &Path) -> Outcome {
        fs::create_dir_all(path).map_err(|e| Trouble::with_file("make", path, &e))
    }

    /// Removes a folder with its content; one that is not there is fine.
    pub fn remove_folder(path: &Path) -> Outcome {
        match fs::remove_dir_all(path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Trouble::with_file("remove", path, &e)),
            _ => Ok(()),
        }
    }

    /// Copies a file.
    pub fn copy(from: &Path, to: &Path) -> Outcome {
        if let Some(folder) = to.parent() {
            make_folder(folder)?;
        }
        fs::copy(from, to).map(drop).map_err(|e| Trouble::with_file("copy", from, &e))
    }

    /// All files below a folder, in a stable order. A missing folder holds none.
    pub fn below(folder: &Path) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        let Ok(entries) = fs::read_dir(folder) else {
            return found;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                found.extend(below(&path));
            } else {
                found.push(path);
            }
        }
        found.sort();
        found
    }
}
