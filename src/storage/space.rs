//! How safe and how large the browser's storage is.
//!
//! Nothing here is awaited by the app: Firefox leaves `persist()` pending until the user answers
//! a question, and WebKit has neither call.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, StorageManager};

/// Space in bytes, as the browser estimates it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Space {
    /// In use by this page.
    pub used: u64,
    /// What this page may use at most.
    pub quota: u64,
}

/// What came of asking the browser to keep the data when space gets short.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Persistence {
    /// It will.
    Granted,
    /// It may still clear it.
    Refused,
    /// It cannot be asked.
    NotOffered,
}

/// Asks the browser to keep the data. `tell` is called when it answers, which may be never.
pub fn request_persistence(tell: impl FnOnce(Persistence) + 'static) {
    ask_persistence(StorageManager::persist, tell);
}

/// Looks whether the browser has promised to keep the data.
pub fn look_up_persistence(tell: impl FnOnce(Persistence) + 'static) {
    ask_persistence(StorageManager::persisted, tell);
}

/// Looks up use and quota. `tell` gets None where the browser does not say.
pub fn look_up_space(tell: impl FnOnce(Option<Space>) + 'static) {
    let Some(asked) = storage_with("estimate").and_then(|storage| storage.estimate().ok()) else { return tell(None) };
    spawn_local(async move {
        let estimate = JsFuture::from(asked).await.ok().map(JsCast::unchecked_into::<StorageEstimate>);
        tell(estimate.and_then(|estimate| {
            Some(Space { used: estimate.get_usage()? as u64, quota: estimate.get_quota()? as u64 })
        }));
    });
}

fn ask_persistence(
    ask: impl FnOnce(&StorageManager) -> Result<Promise, JsValue>,
    tell: impl FnOnce(Persistence) + 'static,
) {
    let Some(asked) = storage_with("persist").and_then(|storage| ask(&storage).ok()) else {
        return tell(Persistence::NotOffered);
    };
    spawn_local(async move {
        let granted = JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy());
        tell(if granted { Persistence::Granted } else { Persistence::Refused });
    });
}

/// `navigator.storage`, where it is there and has this call.
fn storage_with(call: &str) -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let offered = Reflect::get(&storage, &call.into()).is_ok_and(|call| call.is_function());
    offered.then(|| storage.unchecked_into())
}

/// Whether this engine ties the data to where the file lies: Firefox on `file://`.
pub fn is_tied_to_path() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let from_file = window.location().protocol().is_ok_and(|protocol| protocol == "file:");
    from_file && window.navigator().user_agent().is_ok_and(|agent| agent.contains("Firefox/"))
}
