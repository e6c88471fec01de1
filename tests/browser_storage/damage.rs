//! Rows that cannot be read cost themselves alone.

use super::*;
use arbeidsro::{
    interchange::wire::WireError,
    storage::{journal::Reason, sealed::SealError},
};
use wasm_bindgen_test::wasm_bindgen_test;

async fn with_three_bad_rows_of_six() -> Loaded {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=6)).await.unwrap();
    drop(journal);
    let torn = raw_blob("journal", 2).await;
    overwrite("journal", 2, &torn[..torn.len() / 2]).await;
    overwrite("journal", 4, b"\x09from another time").await;
    put("journal", &5.into(), &"no blob".into()).await;
    open().await.1
}

#[wasm_bindgen_test]
async fn bad_rows_are_set_aside_and_the_rest_loads() {
    let loaded = with_three_bad_rows_of_six().await;
    assert_eq!(loaded.truth, truth_of(&[titles(1..=1), titles(3..=3), titles(6..=6)].concat()));
    let found: Vec<(u64, Reason)> = loaded.set_aside.iter().map(|row| (row.seq, row.reason)).collect();
    let expected = [
        (2, Reason::Unsound(WireError::Garbled)),
        (4, Reason::Sealed(SealError::UnknownFormat(9))),
        (5, Reason::NoBlob),
    ];
    assert_eq!(found, expected);
    assert!(String::from_utf8_lossy(&loaded.set_aside[0].bytes).contains("\"v\":1"));
}

#[wasm_bindgen_test]
async fn bad_rows_outlive_snapshots_and_are_told_again() {
    with_three_bad_rows_of_six().await;
    let (journal, loaded) = open().await;
    let written = take_snapshot(&journal, &loaded.truth).await.unwrap();
    assert_eq!((written.covers, written.parts), (6, 1));
    assert_eq!(raw_keys("set_aside").await, [2, 4, 5]);
    assert_eq!(raw_keys("journal").await, [1, 3, 6]);
    let (_, again) = open().await;
    assert_eq!(again.set_aside, loaded.set_aside);
    assert_eq!(again.truth, loaded.truth);
    assert_eq!(again.rows_beside_snapshot, 0);
}

#[wasm_bindgen_test]
async fn a_bad_row_of_another_tab_is_handed_out_once() {
    let (journal, _) = fresh().await;
    overwrite("journal", 1, b"\0{}").await;
    let rows = journal.read_new().await.unwrap();
    assert_eq!(rows.set_aside.len(), 1);
    assert!(journal.read_new().await.unwrap().is_empty());
    journal.append(&titles(9..=9)).await.unwrap();
    take_snapshot(&journal, &truth_of(&titles(9..=9))).await.unwrap();
    assert_eq!(raw_keys("set_aside").await, [1]);
}

#[wasm_bindgen_test]
async fn a_row_that_was_put_aside_and_can_be_read_after_all_counts() {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=2)).await.unwrap();
    let blob = raw_blob("journal", 1).await;
    overwrite("set_aside", 1, &blob).await;
    let delete = raw().await.write(&["journal"]).unwrap();
    delete.delete_key("journal", &1.into()).unwrap();
    delete.done().await.unwrap();
    let (_, loaded) = open().await;
    assert_eq!(loaded.truth, truth_of(&titles(1..=2)));
    assert!(loaded.set_aside.is_empty());
}
