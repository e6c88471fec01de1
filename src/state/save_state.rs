//! What the screen may say about what is on disk.

use chrono::NaiveDateTime;

/// Why something is not on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyNotSaved {
    /// This browser has no IndexedDB here.
    Missing,
    /// The browser forbids it, for example in a private window.
    Denied,
    /// The disk or the browser's share of it is full.
    Full,
    /// The browser deleted the data under the running app.
    Gone,
    /// The data were written by a newer version of the app.
    NewerApp,
    /// Another tab holds the data and does not let go.
    Busy,
    /// Anything else.
    Failed,
}

/// What is saved.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum SaveState {
    /// Nothing was loaded yet; nothing may be written.
    Loading,
    /// All is on disk. The time of the last write, none when nothing was written yet.
    Saved { at: Option<NaiveDateTime> },
    /// So many changes are on their way.
    Saving { pending: usize },
    /// So many changes are in memory alone.
    NotSaved { why: WhyNotSaved, pending: usize },
    /// Nothing will be on disk: the app runs from memory.
    MemoryOnly { why: WhyNotSaved },
    /// The portable file is worked in: changes since it was saved, and when that was.
    InFile { changed: usize, at: Option<NaiveDateTime> },
    /// Nothing may be changed.
    ReadOnly,
}

impl SaveState {
    /// Closing the tab now would lose something.
    pub fn is_unsaved(self) -> bool {
        match self {
            SaveState::InFile { changed, .. } => changed > 0,
            _ => matches!(self, SaveState::Saving { .. } | SaveState::NotSaved { .. }),
        }
    }
}
