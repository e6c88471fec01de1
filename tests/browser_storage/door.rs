//! Secrets that are tried at the door of a locked workbook and in the dialogs of an open one.

use super::*;
use arbeidsro::{
    interchange::stretch::Effort,
    storage::{
        journal::door::{self, DoorError, Trying},
        lock::{self, Secret},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn wrong_secrets_are_counted_across_reloads_and_a_right_one_ends_it() {
    let (journal, _) = fresh().await;
    assert_eq!(door::unlock(BOOK, "x").await.err(), Some(DoorError::NotLocked));
    let code = lock::new_code().unwrap();
    let (file, main) = lock::create("riktig", Some(&code), Effort::LEAST).await.unwrap();
    journal.move_under(&file, &main).await.unwrap();
    drop(journal);
    for wait in [0, 0, 1_000] {
        assert_eq!(door::unlock(BOOK, "feil").await.err(), Some(DoorError::Wrong { wait }));
    }
    // Too early: not even the right one is tried.
    assert!(matches!(door::unlock(BOOK, "riktig").await, Err(DoorError::TooEarly { wait }) if wait <= 1_000));
    assert!(door::wait_left(BOOK).await.unwrap() > 0);
    while door::wait_left(BOOK).await.unwrap() > 0 {
        arbeidsro::storage::timer::wait(50).await;
    }
    let main = door::unlock(BOOK, &code.written().to_lowercase()).await.unwrap();
    assert_eq!(door::wait_left(BOOK).await, Ok(0));
    // The dialogs of an open workbook count in the same place.
    for wait in [0, 0, 1_000] {
        let trying = Trying::begin(BOOK).await.unwrap();
        let made = lock::unlock(trying.lock(), Secret::Passphrase("feil")).await;
        assert_eq!(trying.end(made).await.err(), Some(DoorError::Wrong { wait }));
    }
    assert!(matches!(Trying::begin(BOOK).await, Err(DoorError::TooEarly { .. })));
    assert!(matches!(door::unlock(BOOK, "riktig").await, Err(DoorError::TooEarly { .. })));
    while door::wait_left(BOOK).await.unwrap() > 0 {
        arbeidsro::storage::timer::wait(50).await;
    }
    let trying = Trying::begin(BOOK).await.unwrap();
    let made = lock::rewrap(trying.lock(), Secret::Passphrase("riktig"), Secret::Passphrase("riktig"), Effort::LEAST);
    let made = made.await;
    assert!(trying.end(made).await.is_ok());
    assert_eq!(door::wait_left(BOOK).await, Ok(0));
    let (journal, _) = Journal::open(BOOK, Some(&main)).await.unwrap();
    assert!(door::unlock(BOOK, "riktig").await.is_ok());
    // Another tab calls for locking; this one sees it at its next look.
    let (other, _) = Journal::open(BOOK, Some(&main)).await.unwrap();
    other.call_to_lock().await.unwrap();
    assert!(!journal.is_called_to_lock());
    journal.read_new().await.unwrap();
    assert!(journal.is_called_to_lock());
    drop((journal, other));
    let (journal, _) = Journal::open(BOOK, Some(&main)).await.unwrap();
    assert!(!journal.is_called_to_lock());
    drop(journal);
    Journal::delete_database(BOOK).await.unwrap();
}
