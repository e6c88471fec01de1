//! An erased text is in no byte afterwards, whoever still held it.

use super::*;
use arbeidsro::storage::{
    drafts::{Drafts, FOLDER_KEYS},
    journal::{Cleaned, SnapshotError},
};
use wasm_bindgen_test::wasm_bindgen_test;

const SECRET: &str = "hemmelig tekst";

fn erasure(millis: u64, id: &str) -> Change {
    Change { label: Label::Erased, ..change(millis, id, "erased", json!(true)) }
}

async fn clean(journal: &Journal, truth: &Truth) -> Result<Cleaned, SnapshotError> {
    let plan = snapshot::plan(truth);
    journal.clean(&plan, |keys, place| snapshot::encode(truth, keys, place), async || {}).await
}

/// Record `x` with the secret in rows, both snapshots, a garbled row, a set-aside row and a draft.
async fn everywhere() -> (Journal, Truth) {
    let (journal, _) = fresh().await;
    let mut both = change(5, "x", "note", json!(SECRET));
    both.edits.push(Edit::new(key("y"), "title", json!(null), json!("blir")));
    let changes = [titles(1..=2), vec![change(4, "x", "title", json!(SECRET)), both]].concat();
    journal.append(&changes).await.unwrap();
    let mut truth = truth_of(&changes);
    take_snapshot(&journal, &truth).await.unwrap();
    let later = change(6, "x", "title", json!(format!("{SECRET} 2")));
    journal.append(std::slice::from_ref(&later)).await.unwrap();
    later.apply(&mut truth);
    take_snapshot(&journal, &truth).await.unwrap();
    overwrite("journal", 6, format!("\0torn {SECRET}").as_bytes()).await;
    overwrite("set_aside", 1, format!("\0torn {SECRET}").as_bytes()).await;
    journal.read_new().await.unwrap();
    Drafts::new(&journal).put("task", &json!({ "title": SECRET })).await.unwrap();
    assert_eq!(all_bytes().await.matches(SECRET).count(), 10);
    (journal, truth)
}

#[wasm_bindgen_test]
async fn no_byte_keeps_it() {
    let (journal, mut truth) = everywhere().await;
    let erase = erasure(7, "x");
    erase.apply(&mut truth);
    journal.append(&[erase]).await.unwrap();
    assert!(journal.cleaning_due());
    // The keys of the folder are no text, and are asked for anew only where they are lost.
    Drafts::new(&journal).put(FOLDER_KEYS, &json!({ "now": [] })).await.unwrap();
    let cleaned = clean(&journal, &truth).await.unwrap();
    assert_eq!(Drafts::new(&journal).forms().await.unwrap(), [FOLDER_KEYS]);
    assert_eq!((cleaned.rows_rewritten, cleaned.rows_deleted, cleaned.unreadable_deleted), (1, 2, 1));
    assert!(!all_bytes().await.contains("hemmelig"));
    assert!(!journal.cleaning_due());
    drop(journal);
    let (journal, loaded) = open().await;
    assert_eq!(loaded.truth, truth);
    assert!(loaded.truth.record(&key("x")).is_some_and(|record| record.is_erased()));
    assert!(!loaded.cleaning_due && loaded.set_aside.is_empty() && !loaded.snapshot_damaged);
    assert_eq!(journal.history(&key("x")).await.unwrap(), [erasure(7, "x")]);
    assert_eq!(journal.history(&key("y")).await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn what_another_tab_still_held_is_not_written_again() {
    let (journal, mut truth) = everywhere().await;
    let (other, _) = open().await;
    let erase = erasure(7, "x");
    erase.apply(&mut truth);
    journal.append(&[erase]).await.unwrap();
    // The other tab has not heard of it: an edit, its undo, and a bystander.
    let stale = [
        change(8, "x", "title", json!(SECRET)),
        Change { origin: Origin::Undo, ..change(9, "x", "note", json!(SECRET)) },
        change(10, "z", "title", json!("ny")),
    ];
    other.append(&stale).await.unwrap();
    assert_eq!(other.read_new().await.unwrap().changes, [erasure(7, "x")]);
    other.append(&stale[..1]).await.unwrap();
    for row in journal.read_new().await.unwrap().changes {
        row.apply(&mut truth);
    }
    clean(&journal, &truth).await.unwrap();
    assert!(!all_bytes().await.contains("hemmelig"));
    assert!(open().await.1.truth.record(&key("z")).is_some());
}

#[wasm_bindgen_test]
async fn a_snapshot_begun_before_the_erasure_never_counts() {
    let (journal, truth) = everywhere().await;
    let (other, _) = open().await;
    let plan = snapshot::plan(&truth);
    let erase_meanwhile = async || {
        other.append(&[erasure(7, "x")]).await.unwrap();
    };
    let encode = |keys: &[Key], place| snapshot::encode(&truth, keys, place);
    assert_eq!(journal.snapshot(&plan, encode, erase_meanwhile).await, Err(SnapshotError::Overtaken));
    let (journal, loaded) = open().await;
    assert!(loaded.cleaning_due);
    clean(&journal, &loaded.truth).await.unwrap();
    assert!(!all_bytes().await.contains("hemmelig"));
}

#[wasm_bindgen_test]
async fn a_start_after_a_crash_in_between_sees_that_cleaning_is_due() {
    let (journal, _) = everywhere().await;
    journal.append(&[erasure(7, "x")]).await.unwrap();
    drop(journal);
    let (journal, loaded) = open().await;
    assert!(loaded.cleaning_due && journal.cleaning_due());
    assert!(loaded.truth.record(&key("x")).is_some_and(|record| record.is_erased()));
    // Nothing of it comes back even before cleaning.
    journal.append(&[change(11, "x", "title", json!("hemmelig igjen"))]).await.unwrap();
    clean(&journal, &loaded.truth).await.unwrap();
    assert!(!all_bytes().await.contains("hemmelig"));
    assert!(!open().await.1.cleaning_due);
}
