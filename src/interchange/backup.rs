//! The backup: everything in one JSON file that can be read without this app.
//!
//! `docs/backup-format.md` describes it, `docs/backup-format.schema.json` checks it. The same truth
//! and history always give the same bytes. Reading trusts nothing: what does not fit is rejected
//! record by record, with the reason, and the rest is taken.
//!
//! A backup never goes into the data directly. [`merge_edits`] or [`replace_edits`] make edits of
//! it, and these enter like any other change.

mod accept;
mod cleaned;
mod compare;
mod read;
mod write;

pub use accept::{FieldPlace, Refusal};
pub use compare::{
    Difference, Preview, Standing, Tally, differences, is_poor, live, merge_edits, preview, replace_edits,
    without_erasing,
};
pub use read::read;
pub use write::{Meta, write, write_open};

use crate::domain::{
    change::Change,
    import_key::IMPORT_KEY,
    notebook::is_self_care,
    truth::{Key, Truth},
};
use std::collections::BTreeMap;

/// What the file calls its format.
pub const FORMAT: &str = "arbeidsro-backup";
/// The version written, and the newest that is read.
pub const VERSION: u64 = 1;
/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// In no file without a passphrase, and left where it is when such a file replaces everything.
fn stays_behind(key: &Key) -> bool {
    is_self_care(&key.kind.0) || key.kind.0 == IMPORT_KEY
}

/// Why a file is no backup that this app can read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BackupError {
    /// Larger than [`MAX_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Ends in the middle: an interrupted download or copy.
    CutOff,
    /// Not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// JSON, and not a backup of this app.
    NotOurs,
    /// Written by a newer version of the app.
    Newer {
        /// The format's version in the file.
        version: u64,
        /// The app's version in the file.
        app: String,
    },
}

/// What the file says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Header {
    /// The format's version.
    pub version: u64,
    /// The version of the app that wrote it.
    pub app: String,
    /// When it was written, in milliseconds since 1970-01-01 UTC, where that is readable.
    pub written_millis: Option<u64>,
    /// Which workbook: `mine` or `sample`.
    pub workbook: String,
    /// Live records by kind, as the file says.
    pub counts: BTreeMap<String, u64>,
}

/// Something in the file that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// Where.
    pub place: Place,
    /// What sort of record, where that could be read.
    pub kind: Option<String>,
    /// The record's id, where that could be read.
    pub id: Option<String>,
    /// Why.
    pub reason: Refusal,
}

/// A place in the file, counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In `records`.
    Record(usize),
    /// In `changes`.
    Change(usize),
}

/// What was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BackupContent {
    /// What the file says of itself.
    pub header: Header,
    /// The accepted records.
    pub truth: Truth,
    /// The accepted changes, oldest first: the history of records.
    pub history: Vec<Change>,
    /// The rest, with reasons.
    pub rejected: Vec<Rejected>,
}
