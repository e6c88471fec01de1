//! Where the data is kept. The only part of the app that touches the browser's storage, files,
//! clock and randomness. It compiles for a native target too, where nothing in it may be called.

pub mod crypto;
pub mod drafts;
pub mod files;
pub mod folder;
pub mod idb;
pub mod journal;
pub mod lock;
pub mod page_file;
pub mod pauses;
pub mod prefs;
pub mod program;
pub mod random;
pub mod rescue;
pub mod sealed;
pub mod sealed_file;
pub mod space;
pub mod tabs;
pub mod time;
pub mod timer;
pub mod wipe;
