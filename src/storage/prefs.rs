//! Preferences of this browser: in `localStorage`, under names that begin with `arbeidsro.`.
//!
//! The browser may lose the last seconds of them when it is killed, and other local pages may
//! read them: nothing that matters or identifies belongs here. Where they cannot be kept, reading
//! finds nothing, writing does nothing, and the app works on.

use super::random::random_bits;
use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

const PREFIX: &str = "arbeidsro.";

/// What is preferred.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pref {
    /// The language's code.
    Language,
    /// Light, dark, or as the system has it.
    Theme,
    /// How close lines stand.
    Density,
    /// Whether keys without Ctrl do something.
    SingleKeys,
    /// The page last seen.
    LastPage,
    /// Which workbook was open.
    Workbook,
    /// When the last backup was made.
    LastBackup,
    /// The day until which the reminder of a backup was put off.
    BackupPutOff,
    /// Whether this device exchanges with others through the folder.
    Exchange,
    /// Whether the copies in the folder are encrypted.
    FolderSealed,
    /// The user has read what it means to work without a lock, and wants to.
    LockDeclined,
    /// Minutes without use until it locks by itself; 0 for never.
    LockAfter,
    /// Minutes hidden until it locks by itself; 0 for never.
    LockHidden,
    /// The latest saving of a portable file that this browser has seen.
    LastCarried,
    /// How many records were erased when the copies in the folder were last cleaned of them.
    FolderErased,
    /// Wrong passphrases tried on a portable file.
    CarriedTries,
    /// The number of this browser among the user's devices.
    Device,
}

impl Pref {
    fn name(self) -> String {
        let name = match self {
            Pref::Language => "lang",
            Pref::Theme => "theme",
            Pref::Density => "density",
            Pref::SingleKeys => "single_keys",
            Pref::LastPage => "last_page",
            Pref::Workbook => "workbook",
            Pref::LastBackup => "last_backup",
            Pref::BackupPutOff => "backup_put_off",
            Pref::Exchange => "exchange",
            Pref::FolderSealed => "folder_sealed",
            Pref::LockDeclined => "lock_declined",
            Pref::LockAfter => "lock_after",
            Pref::LockHidden => "lock_hidden",
            Pref::LastCarried => "last_carried",
            Pref::FolderErased => "folder_erased",
            Pref::CarriedTries => "carried_tries",
            Pref::Device => "device",
        };
        format!("{PREFIX}{name}")
    }
}

/// The preference, where it is set and readable.
pub fn get<T: DeserializeOwned>(pref: Pref) -> Option<T> {
    is_there().then(|| LocalStorage::get(pref.name()).ok()).flatten()
}

/// Sets it. Says whether the browser took it.
pub fn set<T: Serialize>(pref: Pref, value: T) -> bool {
    is_there() && LocalStorage::set(pref.name(), value).is_ok()
}

/// Forgets it.
pub fn forget(pref: Pref) {
    if is_there() {
        LocalStorage::delete(pref.name());
    }
}

/// Forgets all, also what an older or newer version of the app has set.
pub fn forget_all() {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else { return };
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    for name in names.filter(|name| name.starts_with(PREFIX)).collect::<Vec<_>>() {
        // Fails only where nothing can be kept either.
        let _ = storage.remove_item(&name);
    }
}

/// The number of this device: drawn at the first call and kept. Where it cannot be kept, each
/// start is a device of its own, which costs nothing but a longer list of devices.
pub fn device() -> u32 {
    get(Pref::Device).unwrap_or_else(|| {
        let drawn = random_bits() as u32;
        set(Pref::Device, drawn);
        drawn
    })
}

/// Whether the browser gives the page a place to keep things: not where the user has blocked site data.
/// Asked each time: `gloo_storage` panics where the browser blocks `localStorage`.
pub fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
