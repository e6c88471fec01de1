//! Deleting everything that the app keeps in this browser.

use super::{
    folder,
    idb::{self, OpenFault},
    journal::Workbook,
    prefs, program,
};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What every database and preference of ours begins with.
const PREFIX: &str = "arbeidsro.";

/// Deletes all databases of ours, then all preferences. Close what is open first.
///
/// # Errors
/// The first trouble; the rest is deleted all the same.
pub async fn everything() -> Result<(), OpenFault> {
    let mut names: Vec<String> =
        [Workbook::Mine, Workbook::Sample].iter().flat_map(|book| book.homes()).map(str::to_owned).collect();
    names.extend([folder::DATABASE, program::DATABASE].map(str::to_owned));
    names.extend(listed().await);
    names.sort();
    names.dedup();
    let mut trouble = Ok(());
    for name in names {
        trouble = trouble.and(idb::delete_database(&name).await);
    }
    prefs::forget_all();
    trouble
}

/// The databases of ours as the browser lists them; nothing where it lists none.
async fn listed() -> Vec<String> {
    let ask = || -> Result<Promise, JsValue> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let list: Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
        list.call0(&factory)?.dyn_into()
    };
    let Ok(asked) = ask() else { return Vec::new() };
    let Ok(found) = JsFuture::from(asked).await else { return Vec::new() };
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    Array::from(&found).iter().filter_map(name).filter(|name| name.starts_with(PREFIX)).collect()
}
