//! Writing rows and finding them again.

use super::*;
use arbeidsro::storage::journal::{OpenError, WriteError};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_was_appended_is_there_after_a_reload() {
    let (journal, loaded) = fresh().await;
    assert!(loaded.was_empty && loaded.truth.is_empty() && loaded.read_only.is_none());
    assert_eq!(journal.append(&titles(1..=3)).await, Ok(3));
    assert_eq!(journal.append(&[]).await, Ok(3));
    assert_eq!(journal.append(&titles(4..=4)).await, Ok(4));
    drop(journal);
    let (journal, loaded) = open().await;
    assert_eq!(loaded.truth, truth_of(&titles(1..=4)));
    assert_eq!((loaded.last_seq, journal.last_seq(), loaded.was_empty), (4, 4, false));
    assert_eq!(loaded.rows_beside_snapshot, 4);
    assert!(!loaded.snapshot_damaged && !loaded.cleaning_due && loaded.set_aside.is_empty());
}

#[wasm_bindgen_test]
async fn the_sample_is_a_workbook_of_its_own() {
    let (mine, _) = fresh().await;
    Journal::delete_database(Workbook::Sample).await.unwrap();
    let (sample, _) = Journal::open(Workbook::Sample, None).await.unwrap();
    sample.append(&titles(1..=2)).await.unwrap();
    mine.append(&titles(3..=3)).await.unwrap();
    Journal::delete_database(Workbook::Sample).await.unwrap();
    assert!(sample.is_gone() && !mine.is_gone());
    assert_eq!(open().await.1.truth, truth_of(&titles(3..=3)));
}

#[wasm_bindgen_test]
async fn two_tabs_get_each_others_rows_and_not_their_own() {
    let (here, _) = fresh().await;
    let (there, _) = open().await;
    here.append(&titles(1..=1)).await.unwrap();
    there.append(&titles(2..=2)).await.unwrap();
    here.append(&titles(3..=3)).await.unwrap();
    there.append(&titles(4..=4)).await.unwrap();
    let to_here = here.read_new().await.unwrap();
    let to_there = there.read_new().await.unwrap();
    assert_eq!(to_here.changes, [titles(2..=2), titles(4..=4)].concat());
    assert_eq!(to_there.changes, [titles(1..=1), titles(3..=3)].concat());
    assert!(here.read_new().await.unwrap().is_empty() && there.read_new().await.unwrap().is_empty());
    assert_eq!((here.last_seq(), there.last_seq()), (4, 4));
}

#[wasm_bindgen_test]
async fn a_database_deleted_under_the_app_is_told() {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=1)).await.unwrap();
    let told = Rc::new(Cell::new(0));
    let count = told.clone();
    journal.on_gone(move || count.set(count.get() + 1));
    Journal::delete_database(BOOK).await.unwrap();
    assert!(journal.is_gone());
    assert_eq!(told.get(), 1);
    assert_eq!(journal.append(&titles(2..=2)).await, Err(WriteError::Gone));
    assert!(journal.read_new().await.is_err());
    assert!(open().await.1.was_empty);
}

#[wasm_bindgen_test]
async fn a_newer_schema_is_read_and_never_written() {
    let (old_tab, _) = fresh().await;
    old_tab.append(&titles(1..=2)).await.unwrap();
    put("meta", &"schema".into(), &3.into()).await;
    // A tab that was open before finds out when it writes.
    assert!(matches!(old_tab.append(&titles(3..=3)).await, Err(WriteError::NewerSchema(gap)) if gap.found == 3));
    assert!(old_tab.read_only().is_some());
    let (journal, loaded) = open().await;
    assert_eq!(loaded.truth, truth_of(&titles(1..=2)));
    assert_eq!(loaded.read_only.map(|gap| (gap.found, gap.known)), Some((3, 2)));
    assert!(matches!(journal.append(&titles(3..=3)).await, Err(WriteError::NewerSchema(_))));
    assert!(matches!(
        take_snapshot(&journal, &loaded.truth).await,
        Err(SnapshotError::Write(WriteError::NewerSchema(_)))
    ));
    assert_eq!(raw_keys("journal").await, [1, 2]);
}

#[wasm_bindgen_test]
async fn newer_stores_are_read_where_ours_are_among_them() {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=2)).await.unwrap();
    let upgraded = Database::open(BOOK.database(), Some(7), |db| {
        db.create_object_store("more")?;
        Ok(())
    });
    drop(upgraded.await.unwrap());
    assert!(journal.is_gone());
    let (journal, loaded) = open().await;
    assert_eq!(loaded.truth, truth_of(&titles(1..=2)));
    assert!(loaded.read_only.is_some_and(|gap| gap.found == 7));
    assert!(matches!(journal.append(&titles(3..=3)).await, Err(WriteError::NewerSchema(_))));

    let without_ours = Database::open(BOOK.database(), Some(8), |db| Ok(db.delete_object_store("meta")?));
    drop(without_ours.await.unwrap());
    assert!(matches!(Journal::open(BOOK, None).await, Err(OpenError::NewerSchema(gap)) if gap.found == 8));
    Journal::delete_database(BOOK).await.unwrap();
}

#[wasm_bindgen_test]
async fn history_is_read_back_from_the_rows() {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=2_500)).await.unwrap();
    let edit = change(9_000, "t7", "title", json!("ny"));
    journal.append(std::slice::from_ref(&edit)).await.unwrap();
    assert_eq!(journal.history(&key("t7")).await.unwrap(), [titles(7..=7), vec![edit.clone()]].concat());
    let recent = journal.recent(1_500).await.unwrap();
    assert_eq!(recent.len(), 1_500);
    assert_eq!((&recent[0], &recent[1]), (&edit, &titles(2_500..=2_500)[0]));
    assert_eq!(journal.all_kept().await.unwrap().len(), 2_501);
}
