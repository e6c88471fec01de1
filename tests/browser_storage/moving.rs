//! A workbook that goes under a lock, out of it, and under another key: nothing is lost and
//! nothing stays readable, also when it is cut off at any step.

use super::*;
use arbeidsro::{
    interchange::{backup, base64, key_file::KeyFile, stretch::Effort},
    storage::{
        drafts::Drafts,
        journal::{Before, Loaded, MoveError, OpenError, WriteError},
        lock::{self, MainKey},
        rescue,
        sealed_file::SealedFileError,
    },
};
use std::{cell::Cell, pin::pin, task::Poll};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const FIRST: &str = "arbeidsro.mine.v1";
const SECOND: &str = "arbeidsro.mine.v1.b";

async fn a_lock(passphrase: &str) -> (KeyFile, MainKey) {
    lock::create(passphrase, None, Effort::LEAST).await.unwrap()
}

async fn exists(name: &str) -> bool {
    let refuse = |_: &web_sys::IdbDatabase| Err(arbeidsro::storage::idb::Fault { name: "AbortError".to_owned() });
    Database::open(name, None, refuse).await.is_ok()
}

/// Rows, two snapshots, a torn row, one put aside, something that is no blob, and a draft.
async fn full() -> (Journal, Truth) {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=4)).await.unwrap();
    let mut truth = truth_of(&titles(1..=4));
    take_snapshot(&journal, &truth).await.unwrap();
    journal.append(&titles(5..=6)).await.unwrap();
    for change in titles(5..=6) {
        change.apply(&mut truth);
    }
    overwrite("journal", 7, b"\0revet oppgave").await;
    overwrite("set_aside", 3, b"\x09oppgave fra en annen tid").await;
    put("journal", &8.into(), &"ingen oppgave".into()).await;
    journal.read_new().await.unwrap();
    take_snapshot(&journal, &truth).await.unwrap();
    journal.append(&titles(9..=9)).await.unwrap();
    titles(9..=9)[0].apply(&mut truth);
    journal.keep_copy(&truth, Before::Merge, 1_795_000_000_000).await.unwrap();
    Drafts::new(&journal).put("case-new", &json!({ "code": "halvskrevet oppgave" })).await.unwrap();
    (journal, truth)
}

async fn is_whole(journal: &Journal, loaded: &Loaded, truth: &Truth) {
    assert!(loaded.truth == *truth);
    assert!(!loaded.snapshot_damaged && !loaded.was_empty);
    let aside: Vec<(u64, String)> =
        loaded.set_aside.iter().map(|row| (row.seq, String::from_utf8_lossy(&row.bytes).into_owned())).collect();
    assert_eq!(aside.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [3, 7, 8]);
    assert!(aside[0].1.contains("fra en annen tid") && aside[1].1.contains("revet oppgave"), "{aside:?}");
    let draft: Option<Value> = Drafts::new(journal).get("case-new").await.unwrap();
    assert_eq!(draft, Some(json!({ "code": "halvskrevet oppgave" })));
    let copies = journal.copies(1_795_000_000_000).await.unwrap();
    assert!(journal.copy(&copies[0]).await.unwrap().is_some_and(|copy| copy == *truth));
    assert_eq!(journal.all_kept().await.unwrap().len(), 7);
}

#[wasm_bindgen_test]
async fn a_workbook_goes_under_a_lock_whole_and_leaves_nothing_readable() {
    let (journal, truth) = full().await;
    assert!(all_bytes().await.matches("oppgave").count() > 10);
    let (file, main) = a_lock("passord").await;
    journal.move_under(&file, &main).await.unwrap();
    drop(journal);
    assert!(!exists(FIRST).await);
    let all = bytes_in(Database::open(SECOND, None, |_| Ok(())).await.unwrap()).await;
    assert!(!all.contains("oppgave") && !all.contains("title") && all.contains("arbeidsro-lock"));
    assert_eq!(Journal::open(BOOK, None).await.err(), Some(OpenError::Locked));
    let (_, other) = a_lock("passord").await;
    assert_eq!(Journal::open(BOOK, Some(&other)).await.err(), Some(OpenError::Locked));
    let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    // What is no blob has become one, and is kept all the same.
    is_whole(&journal, &loaded, &truth).await;
    journal.append(&titles(10..=10)).await.unwrap();
    let later = truth_of(&titles(10..=10));
    drop(journal);
    let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    assert_eq!(loaded.truth.record(&key("t10")), later.record(&key("t10")));

    // Another key: what the old one opens is gone, the secrets stay.
    let before = journal.lock().unwrap();
    assert!(journal.rekey(&main).await.unwrap());
    drop(journal);
    assert!(!exists(SECOND).await);
    let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    let after = journal.lock().unwrap();
    assert!(before.data != after.data && before.passphrase == after.passphrase);
    assert!(loaded.truth.record(&key("t10")).is_some());

    // And out of it again.
    journal.move_into_the_open().await.unwrap();
    drop(journal);
    let (journal, loaded) = Journal::open(BOOK, None).await.unwrap();
    assert!(journal.lock().is_none() && loaded.truth.record(&key("t1")).is_some());
    assert_eq!(journal.rekey(&main).await, Ok(false));
    drop(journal);
    Journal::delete_database(BOOK).await.unwrap();
}

/// Runs until it has been woken so many times, and then no further: as if the browser had died.
async fn cut_off<T>(after: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let woken = Cell::new(0);
    std::future::poll_fn(|context| {
        if woken.replace(woken.get() + 1) == after {
            return Poll::Ready(None);
        }
        work.as_mut().poll(context).map(Some)
    })
    .await
}

#[wasm_bindgen_test]
async fn cut_off_at_any_step_nothing_is_lost() {
    let (file, main) = a_lock("passord").await;
    let (journal, truth) = full().await;
    drop(journal);
    let (mut steps, mut done, mut busy) = (0, 0, 0);
    // Each length twice, and again from where the last one was cut off.
    while done < 2 {
        let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
        is_whole(&journal, &loaded, &truth).await;
        let was_locked = journal.lock().is_some();
        let ended = if was_locked {
            cut_off(steps / 2, journal.move_into_the_open()).await
        } else {
            cut_off(steps / 2, journal.move_under(&file, &main)).await
        };
        drop(journal);
        match ended {
            Some(Ok(())) => done += 1,
            // The browser has not yet let go of the lock of the one that was cut off.
            Some(Err(MoveError::Busy)) => {
                busy += 1;
                assert!(busy < 50, "never let go after {steps} half steps");
                arbeidsro::storage::timer::wait(10).await;
                continue;
            }
            ended => assert_eq!(ended, None, "after {steps} half steps"),
        }
        (steps, busy) = (steps + 1, 0);
    }
    let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    is_whole(&journal, &loaded, &truth).await;
    let locked = journal.lock().is_some();
    drop(journal);
    assert_eq!(u8::from(exists(FIRST).await) + u8::from(exists(SECOND).await), 1);
    console_log!("cut off {steps} times, {} wakings a move; locked at the end: {locked}", steps / 2);
    Journal::delete_database(BOOK).await.unwrap();
}

/// Killed after an erasure was cleaned away and before the other key, every start knows that it is due,
/// and it stays due until the workbook lies under another key.
#[wasm_bindgen_test]
async fn cut_off_between_erasing_and_the_other_key_it_stays_due() {
    let (journal, _) = full().await;
    assert!(!journal.rekey_due());
    let (file, main) = a_lock("passord").await;
    journal.move_under(&file, &main).await.unwrap();
    drop(journal);
    let (journal, mut loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    assert!(!journal.rekey_due());
    let erase = Change { label: Label::Erased, ..change(50, "t1", "erased", json!(true)) };
    erase.apply(&mut loaded.truth);
    journal.append(&[erase]).await.unwrap();
    let plan = snapshot::plan(&loaded.truth);
    let truth = loaded.truth;
    journal.clean(&plan, |keys, place| snapshot::encode(&truth, keys, place), async || {}).await.unwrap();
    let before = journal.lock().unwrap().data;
    drop(journal);
    let (mut steps, mut busy) = (0, 0);
    loop {
        let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
        assert!(loaded.truth == truth);
        let is_old = journal.lock().unwrap().data == before;
        assert_eq!(journal.rekey_due(), is_old, "after {steps} steps");
        if !is_old {
            break;
        }
        match cut_off(steps, journal.rekey(&main)).await {
            // The browser has not yet let go of the lock of the one that was cut off.
            Some(Err(MoveError::Busy)) => {
                busy += 1;
                assert!(busy < 50, "never let go after {steps} steps");
                drop(journal);
                arbeidsro::storage::timer::wait(10).await;
            }
            ended => {
                assert!(ended.is_none_or(|ended| ended == Ok(true)));
                (steps, busy) = (steps + 3, 0);
            }
        }
    }
    console_log!("another key after {steps} steps");
    Journal::delete_database(BOOK).await.unwrap();
}

/// A connection of something that does not listen, and so does not let go by itself.
async fn held(name: &str) -> web_sys::IdbDatabase {
    let request = web_sys::window().unwrap().indexed_db().unwrap().unwrap().open(name).unwrap();
    let opened = js_sys::Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    });
    wasm_bindgen_futures::JsFuture::from(opened).await.unwrap();
    request.result().unwrap().unchecked_into()
}

async fn is_marked() -> bool {
    let db = Database::open(FIRST, None, |_| Ok(())).await.unwrap();
    db.read(&["meta"]).unwrap().get("meta", &"moving".into()).unwrap().answer().await.unwrap().is_truthy()
}

/// The old one may hold what was erased. Not deleted at once, it goes at a later start.
#[wasm_bindgen_test]
async fn an_old_one_that_was_held_goes_later() {
    let (journal, truth) = full().await;
    let (file, main) = a_lock("passord").await;
    journal.move_under(&file, &main).await.unwrap();
    drop(journal);
    let (journal, _) = Journal::open(BOOK, Some(&main)).await.unwrap();
    let holding = held(SECOND).await;
    assert!(journal.rekey(&main).await.unwrap());
    drop(journal);
    assert!(is_marked().await, "nothing says that the old one lies there");
    // As after a crash: the deletion that waits ends with the browser, and the old one is still there.
    holding.close();
    assert!(!exists(SECOND).await);
    let stores = |db: &web_sys::IdbDatabase| {
        for name in ["journal", "snapshots", "set_aside", "drafts", "copies", "meta"] {
            db.create_object_store(name)?;
        }
        Ok(())
    };
    let old = Database::open(SECOND, Some(2), stores).await.unwrap();
    let writing = old.write(&["meta"]).unwrap();
    writing.put("meta", &"schema".into(), &1_000_000.into()).unwrap();
    writing.put("meta", &"home".into(), &1.into()).unwrap();
    writing.done().await.unwrap();
    drop(old);
    let (journal, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    is_whole(&journal, &loaded, &truth).await;
    drop(journal);
    assert!(!exists(SECOND).await && !is_marked().await);
    Journal::delete_database(BOOK).await.unwrap();
}

#[wasm_bindgen_test]
async fn another_tab_writes_nothing_in_the_open_after_the_move() {
    let (journal, _) = full().await;
    let (other, _) = open().await;
    let (file, main) = a_lock("passord").await;
    let secret = [change(99, "x", "title", json!("hemmelig tekst"))];
    // The other tab is frozen out while its database is still there.
    let frozen = Cell::new(None);
    let watch = async {
        loop {
            let result = other.append(&secret).await;
            if result.is_err() {
                frozen.set(result.err());
                break;
            }
        }
    };
    let mut watch = pin!(watch);
    let mut moving = pin!(journal.move_under(&file, &main));
    let (mut moved, mut watched) = (false, false);
    std::future::poll_fn(|context| {
        moved = moved || moving.as_mut().poll(context).is_ready();
        watched = watched || watch.as_mut().poll(context).is_ready();
        if moved && watched { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    assert_eq!(frozen.take(), Some(WriteError::Gone));
    let (locked, loaded) = Journal::open(BOOK, Some(&main)).await.unwrap();
    // What was saved before the freezing came along.
    assert!(loaded.truth.record(&key("x")).is_some());
    let all = bytes_in(Database::open(SECOND, None, |_| Ok(())).await.unwrap()).await;
    assert!(!all.contains("hemmelig"));
    drop(locked);
    Journal::delete_database(BOOK).await.unwrap();
}

/// What lies in a store, as the loader writes it.
async fn rescued(db: &Database, store: &str) -> Value {
    let reading = db.read(&[store]).unwrap();
    let keys = reading.get_all_keys(store, &Range::All, None).unwrap();
    let values = reading.get_all(store, &Range::All, None).unwrap();
    let keys: Array = keys.answer().await.unwrap().unchecked_into();
    let values: Array = values.answer().await.unwrap().unchecked_into();
    let plain = |value: JsValue| match Reflect::get(&value, &"blob".into())
        .ok()
        .and_then(|b| b.dyn_into::<Uint8Array>().ok())
    {
        Some(blob) => json!({ "blob": { "$bytes": base64::encode(&blob.to_vec()) } }),
        None => value.as_string().map_or_else(|| json!(value.as_f64().map(|n| n as u64)), Value::from),
    };
    let key = |key: JsValue| key.as_string().map_or_else(|| json!(key.as_f64().map(|n| n as u64)), Value::from);
    let rows: Vec<Value> =
        keys.iter().zip(values.iter()).map(|(k, v)| json!({ "key": key(k), "value": plain(v) })).collect();
    json!({ "name": store, "rows": rows })
}

#[wasm_bindgen_test]
async fn a_rescue_copy_of_a_locked_workbook_opens_with_passphrase_or_code() {
    let (journal, truth) = full().await;
    let code = lock::new_code().unwrap();
    let (file, main) = lock::create("passord", Some(&code), Effort::LEAST).await.unwrap();
    journal.move_under(&file, &main).await.unwrap();
    drop(journal);
    let db = Database::open(SECOND, None, |_| Ok(())).await.unwrap();
    let mut stores = Vec::new();
    for store in ["journal", "snapshots", "set_aside", "drafts", "copies", "meta"] {
        stores.push(rescued(&db, store).await);
    }
    drop(db);
    let copy =
        json!({ "format": "arbeidsro-rescue", "version": 1, "databases": [{ "name": SECOND, "stores": stores }] });
    let copy = copy.to_string();
    assert!(!copy.contains("oppgave") && rescue::needs_secret(copy.as_bytes()));
    assert_eq!(rescue::open("feil", copy.as_bytes()).await, Err(SealedFileError::DoesNotOpen));
    for secret in ["passord", &code.written()] {
        let backup = rescue::open(secret, copy.as_bytes()).await.unwrap();
        assert!(backup::read(&backup, u64::MAX).unwrap().truth == truth);
    }
    Journal::delete_database(BOOK).await.unwrap();
}
