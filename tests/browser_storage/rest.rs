//! Drafts, preferences, tabs, files, space, time, randomness.

use super::*;
use arbeidsro::storage::{
    drafts::Drafts,
    files::{self, FileName},
    prefs, random, space,
    tabs::Tabs,
    time,
};
use chrono::Datelike;
use std::{cell::RefCell, collections::HashSet, rc::Rc};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

async fn wait(millis: i32) {
    let window = web_sys::window().unwrap();
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).unwrap();
    });
    JsFuture::from(waited).await.unwrap();
}

#[wasm_bindgen_test]
async fn drafts_are_kept_by_form() {
    let (journal, _) = fresh().await;
    let drafts = Drafts::new(&journal);
    drafts.put("task", &json!({"title": "halv"})).await.unwrap();
    drafts.put("case", &json!({"code": "K-1"})).await.unwrap();
    drafts.put("task", &json!({"title": "halvskrevet"})).await.unwrap();
    drop(journal);
    let (journal, _) = open().await;
    let drafts = Drafts::new(&journal);
    assert_eq!(drafts.get::<Value>("task").await.unwrap(), Some(json!({"title": "halvskrevet"})));
    assert_eq!(drafts.get::<u32>("task").await.unwrap(), None);
    assert_eq!(drafts.forms().await.unwrap(), ["case", "task"]);
    drafts.delete("task").await.unwrap();
    assert_eq!(drafts.get::<Value>("task").await.unwrap(), None);
    assert_eq!(drafts.forms().await.unwrap(), ["case"]);
}

#[wasm_bindgen_test]
async fn tabs_hear_of_each_others_rows_within_two_seconds() {
    let (here, _) = fresh().await;
    let (there, _) = open().await;
    let heard: Rc<RefCell<Vec<Change>>> = Rc::default();
    let ear = heard.clone();
    let tabs = Tabs::watch(&here, move |rows| ear.borrow_mut().extend(rows.changes), || ());
    there.append(&titles(1..=2)).await.unwrap();
    wait(2_000).await;
    assert_eq!(*heard.borrow(), titles(1..=2));
    let other = Tabs::watch(&there, |_| {}, || ());
    there.append(&titles(3..=3)).await.unwrap();
    other.tell();
    wait(300).await;
    assert_eq!(heard.borrow().len(), 3);
    drop(tabs);
    there.append(&titles(4..=4)).await.unwrap();
    wait(1_500).await;
    assert_eq!(heard.borrow().len(), 3);
}

#[wasm_bindgen_test]
fn preferences_are_kept() {
    prefs::forget(prefs::Pref::Theme);
    assert_eq!(prefs::get::<String>(prefs::Pref::Theme), None);
    assert!(prefs::set(prefs::Pref::Theme, "dark"));
    assert_eq!(prefs::get::<String>(prefs::Pref::Theme).as_deref(), Some("dark"));
    assert_eq!(prefs::get::<u32>(prefs::Pref::Theme), None);
    assert_eq!(prefs::device(), prefs::device());
}

#[wasm_bindgen_test]
fn random_bits_differ() {
    let drawn: HashSet<u128> = (0..1_000).map(|_| random::random_bits()).collect();
    assert_eq!(drawn.len(), 1_000);
    assert!(drawn.iter().any(|bits| bits >> 127 == 1) && drawn.iter().any(|bits| bits & 1 == 1));
}

#[wasm_bindgen_test]
fn time_is_the_computers() {
    let date = js_sys::Date::new_0();
    assert!(time::now_millis() > 1_700_000_000_000);
    assert_eq!(time::today().year(), date.get_full_year() as i32);
    assert_eq!(time::local_now().date(), time::today());
}

#[wasm_bindgen_test]
async fn files_are_read_up_to_a_limit() {
    let parts = Array::of1(&"Saksnr;Navn".into());
    let file = web_sys::File::new_with_str_sequence(&parts, "liste.csv").unwrap();
    assert_eq!(files::read(&file, 100).await.unwrap(), b"Saksnr;Navn");
    assert_eq!(files::read(&file, 5).await, Err(files::FileError::TooLarge { bytes: 11, limit: 5 }));
    assert_eq!(files::save(&FileName::fixed("kopi.json"), "application/json", b"{}"), Ok(()));
}

#[wasm_bindgen_test]
fn text_is_found_in_three_encodings() {
    let text = |bytes: &[u8]| files::text_of(bytes).unwrap();
    assert_eq!(text("blåbær €".as_bytes()), "blåbær €");
    assert_eq!(text(b"\xef\xbb\xbfm\xc3\xb8te"), "møte");
    assert_eq!(text(b"bl\xe5b\xe6r \x80"), "blåbær €");
    assert_eq!(text(b"\xff\xfem\0\xf8\0"), "mø");
    assert_eq!(text(b""), "");
    assert_eq!(files::text_of(b"PK\x03\x04\0\0"), Err(files::FileError::NotText));
}

#[wasm_bindgen_test]
async fn space_and_persistence_are_told_or_left_open() {
    let told = Rc::new(RefCell::new(None));
    let tell = told.clone();
    space::look_up_space(move |space| {
        tell.replace(space);
    });
    space::look_up_persistence(|_| {});
    wait(500).await;
    assert!(told.borrow().is_some_and(|space| space.quota > 1_000_000));
}
