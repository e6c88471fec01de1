//! Where the data is kept. The only part of the app that touches the browser's storage, files,
//! clock and randomness. It compiles for a native target too, where nothing in it may be called.

pub mod drafts;
pub mod files;
pub mod idb;
pub mod journal;
pub mod prefs;
pub mod random;
pub mod sealed;
pub mod space;
pub mod tabs;
pub mod time;
pub mod timer;
