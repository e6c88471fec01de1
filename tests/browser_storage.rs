//! The journal in a real browser: Chromium and Firefox, by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "browser_storage/bench.rs"]
mod bench;
#[path = "browser_storage/copies.rs"]
mod copies;
#[path = "browser_storage/damage.rs"]
mod damage;
#[path = "browser_storage/door.rs"]
mod door;
#[path = "browser_storage/erasing.rs"]
mod erasing;
#[path = "browser_storage/exchange.rs"]
mod exchange;
#[path = "browser_storage/folder.rs"]
mod folder;
#[path = "browser_storage/journal.rs"]
mod journal;
#[path = "browser_storage/locking.rs"]
mod locking;
#[path = "browser_storage/moving.rs"]
mod moving;
#[path = "browser_storage/rest.rs"]
mod rest;
#[path = "browser_storage/snapshots.rs"]
mod snapshots;

use arbeidsro::{
    domain::{
        change::{Change, Edit, Label, Origin},
        ids::Id,
        stamp::{Stamp, Writer},
        truth::{Key, Truth},
    },
    interchange::snapshot,
    storage::{
        idb::{Database, Range},
        journal::{Journal, Loaded, SnapshotError, Workbook, Written},
    },
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

const BOOK: Workbook = Workbook::Mine;

/// A workbook that was never opened.
async fn fresh() -> (Journal, Loaded) {
    Journal::delete_database(BOOK).await.expect("deleted");
    open().await
}

async fn open() -> (Journal, Loaded) {
    Journal::open(BOOK, None).await.expect("opens")
}

fn key(id: &str) -> Key {
    Key::new("task", Id::new(id))
}

fn change(millis: u64, id: &str, field: &str, value: Value) -> Change {
    let stamp = Stamp { millis, counter: 0, writer: Writer(1) };
    let edits = vec![Edit::new(key(id), field, Value::Null, value)];
    Change { stamp, label: Label::TaskEdited, origin: Origin::User, edits }
}

/// Titles of tasks t1, t2 … under stamps of that millisecond.
fn titles(range: std::ops::RangeInclusive<u64>) -> Vec<Change> {
    range.map(|n| change(n, &format!("t{n}"), "title", json!(format!("oppgave {n}")))).collect()
}

fn truth_of(changes: &[Change]) -> Truth {
    let mut truth = Truth::default();
    for change in changes {
        change.apply(&mut truth);
    }
    truth
}

async fn take_snapshot(journal: &Journal, truth: &Truth) -> Result<Written, SnapshotError> {
    let plan = snapshot::plan(truth);
    journal.snapshot(&plan, |keys, place| snapshot::encode(truth, keys, place), async || {}).await
}

/// The database as it lies there, past the journal.
async fn raw() -> Database {
    Database::open(BOOK.database(), None, |_| Ok(())).await.expect("opens raw")
}

async fn raw_keys(store: &str) -> Vec<u64> {
    let keys = raw().await.read(&[store]).unwrap().get_all_keys(store, &Range::All, None).unwrap();
    let keys: Array = keys.answer().await.unwrap().unchecked_into();
    keys.iter().map(|key| key.as_f64().unwrap() as u64).collect()
}

async fn raw_blob(store: &str, key: u64) -> Vec<u8> {
    let value = raw().await.read(&[store]).unwrap().get(store, &JsValue::from_f64(key as f64)).unwrap();
    let blob = Reflect::get(&value.answer().await.unwrap(), &"blob".into()).unwrap();
    blob.unchecked_into::<Uint8Array>().to_vec()
}

async fn overwrite(store: &str, key: u64, blob: &[u8]) {
    let value = Object::new();
    Reflect::set(&value, &"blob".into(), &Uint8Array::from(blob)).unwrap();
    put(store, &JsValue::from_f64(key as f64), &value).await;
}

async fn put(store: &str, key: &JsValue, value: &JsValue) {
    let writing = raw().await.write(&[store]).unwrap();
    writing.put(store, key, value).unwrap();
    writing.done().await.unwrap();
}

/// Every byte in every store, as text.
async fn all_bytes() -> String {
    bytes_in(raw().await).await
}

async fn bytes_in(db: Database) -> String {
    let mut text = String::new();
    for store in ["journal", "snapshots", "set_aside", "drafts", "copies", "meta"] {
        let all = db.read(&[store]).unwrap().get_all(store, &Range::All, None).unwrap();
        let all: Array = all.answer().await.unwrap().unchecked_into();
        for value in all.iter() {
            let blob = Reflect::get(&value, &"blob".into()).ok().and_then(|blob| blob.dyn_into::<Uint8Array>().ok());
            text += &blob.map_or_else(
                || format!("{value:?}\n"),
                |blob| String::from_utf8_lossy(&blob.to_vec()).into_owned() + "\n",
            );
        }
    }
    text
}
