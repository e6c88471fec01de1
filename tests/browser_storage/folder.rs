//! Files in a folder: the origin's private one, which has the same calls as a chosen one.

use arbeidsro::storage::folder::{Folder, FolderError, Leave};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

pub(super) async fn private() -> Folder {
    let navigator: JsValue = web_sys::window().unwrap().navigator().into();
    let storage = Reflect::get(&navigator, &"storage".into()).unwrap();
    let get: Function = Reflect::get(&storage, &"getDirectory".into()).unwrap().unchecked_into();
    let asked: Promise = get.call0(&storage).unwrap().unchecked_into();
    let folder = Folder::of(JsFuture::from(asked).await.unwrap());
    for name in folder.names().await.unwrap() {
        folder.delete(&name).await.unwrap();
    }
    folder
}

#[wasm_bindgen_test]
async fn files_are_written_whole_listed_read_and_deleted() {
    let folder = private().await;
    folder.write("a.json", b"{\"lang\": true}").await.unwrap();
    folder.write("b.json", b"").await.unwrap();
    // A shorter text leaves nothing of the longer one.
    folder.write("a.json", b"{}").await.unwrap();
    let mut names = folder.names().await.unwrap();
    names.sort();
    assert_eq!(names, ["a.json", "b.json"]);
    assert_eq!(folder.read("a.json", 100).await.unwrap(), b"{}");
    assert_eq!(folder.read("a.json", 1).await, Err(FolderError::TooLarge));
    assert_eq!(folder.read("c.json", 100).await, Err(FolderError::Gone));
    folder.delete("a.json").await.unwrap();
    assert_eq!(folder.names().await.unwrap(), ["b.json"]);
    assert_eq!(folder.delete("a.json").await, Err(FolderError::Gone));
}

#[wasm_bindgen_test]
async fn a_folder_is_remembered_and_forgotten() {
    let folder = private().await;
    folder.write("x.json", b"1").await.unwrap();
    assert!(folder.remember().await);
    let again = arbeidsro::storage::folder::remembered().await.unwrap();
    assert_eq!(again.names().await.unwrap(), ["x.json"]);
    // Firefox has the folder but not the question; only Chromium gets as far as asking it.
    assert_ne!(again.leave().await, Leave::Ask);
    arbeidsro::storage::folder::forget().await;
    assert_eq!(arbeidsro::storage::folder::remembered().await, None);
}
