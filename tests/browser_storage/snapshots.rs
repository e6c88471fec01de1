//! Snapshots: trusted after reading back, kept for a generation, never needed.

use super::*;
use arbeidsro::storage::journal::ROWS_KEPT;
use std::cell::Cell;
use wasm_bindgen_test::wasm_bindgen_test;

/// Generation 1 covers rows 1–3, generation 2 rows 1–6, row 7 comes after.
async fn two_generations() -> Truth {
    let (journal, _) = fresh().await;
    journal.append(&titles(1..=3)).await.unwrap();
    take_snapshot(&journal, &truth_of(&titles(1..=3))).await.unwrap();
    journal.append(&titles(4..=6)).await.unwrap();
    take_snapshot(&journal, &truth_of(&titles(1..=6))).await.unwrap();
    journal.append(&titles(7..=7)).await.unwrap();
    truth_of(&titles(1..=7))
}

#[wasm_bindgen_test]
async fn starting_reads_the_snapshot_and_the_rows_after_it() {
    let truth = two_generations().await;
    let (_, loaded) = open().await;
    assert_eq!(loaded.truth, truth);
    assert_eq!((loaded.rows_beside_snapshot, loaded.last_seq, loaded.snapshot_damaged), (1, 7, false));
}

#[wasm_bindgen_test]
async fn the_generation_before_the_last_goes() {
    let truth = two_generations().await;
    let generation = |key: &u64| key / 65_536;
    assert_eq!(raw_keys("snapshots").await.iter().map(generation).collect::<Vec<_>>(), [1, 2]);
    let (journal, _) = open().await;
    take_snapshot(&journal, &truth).await.unwrap();
    assert_eq!(raw_keys("snapshots").await.iter().map(generation).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(open().await.1.truth, truth);
}

#[wasm_bindgen_test]
async fn a_damaged_snapshot_costs_nothing() {
    for lost in [vec![2], vec![1, 2]] {
        let truth = two_generations().await;
        for generation in lost {
            let at = generation * 65_536;
            let blob = raw_blob("snapshots", at).await;
            overwrite("snapshots", at, &blob[..blob.len() - 3]).await;
        }
        let (journal, loaded) = open().await;
        assert_eq!(loaded.truth, truth);
        assert!(loaded.snapshot_damaged);
        assert_eq!(loaded.last_seq, 7);
        // A new one puts it right, and does not keep the damaged one as its predecessor.
        take_snapshot(&journal, &loaded.truth).await.unwrap();
        drop(journal);
        let (_, loaded) = open().await;
        assert!(!loaded.snapshot_damaged);
        assert_eq!(loaded.truth, truth);
        assert!(!raw_keys("snapshots").await.contains(&(2 * 65_536)));
    }
}

#[wasm_bindgen_test]
async fn a_damaged_or_missing_list_of_snapshots_costs_nothing() {
    let truth = two_generations().await;
    put("meta", &"snapshots".into(), &"{broken".into()).await;
    let (_, loaded) = open().await;
    assert_eq!((&loaded.truth, loaded.snapshot_damaged, loaded.last_seq), (&truth, true, 7));
    let delete = raw().await.write(&["snapshots", "meta"]).unwrap();
    delete.delete("snapshots", &Range::All).unwrap();
    delete.delete_key("meta", &"snapshots".into()).unwrap();
    delete.done().await.unwrap();
    let (_, loaded) = open().await;
    assert_eq!((&loaded.truth, loaded.snapshot_damaged), (&truth, false));
}

#[wasm_bindgen_test]
async fn parts_of_a_snapshot_that_was_never_finished_do_not_count() {
    let truth = two_generations().await;
    overwrite("snapshots", 3 * 65_536, b"\0half").await;
    overwrite("snapshots", 3 * 65_536 + 9, b"\0half").await;
    let (journal, loaded) = open().await;
    assert_eq!((&loaded.truth, loaded.snapshot_damaged), (&truth, false));
    take_snapshot(&journal, &truth).await.unwrap();
    assert_eq!(raw_keys("snapshots").await, [2 * 65_536, 3 * 65_536]);
}

#[wasm_bindgen_test]
async fn a_snapshot_that_reads_back_different_is_not_trusted() {
    two_generations().await;
    let (journal, loaded) = open().await;
    let plan = snapshot::plan(&loaded.truth);
    // Between writing and reading back, something else changes the bytes.
    let meddle = async || overwrite("snapshots", 3 * 65_536, b"\0else").await;
    let encode = |keys: &[Key], place| snapshot::encode(&loaded.truth, keys, place);
    assert_eq!(journal.snapshot(&plan, encode, meddle).await, Err(SnapshotError::NotEqual));
    let (_, again) = open().await;
    assert_eq!((again.truth == loaded.truth, again.snapshot_damaged), (true, false));
}

#[wasm_bindgen_test]
async fn one_tab_at_a_time() {
    two_generations().await;
    let (journal, loaded) = open().await;
    let (other, _) = open().await;
    let refused = Cell::new(0);
    let pause = async || {
        if take_snapshot(&other, &loaded.truth).await == Err(SnapshotError::Taken) {
            refused.set(refused.get() + 1);
        }
    };
    let plan = snapshot::plan(&loaded.truth);
    journal.snapshot(&plan, |keys, place| snapshot::encode(&loaded.truth, keys, place), pause).await.unwrap();
    assert_eq!(refused.get(), 2);
    take_snapshot(&other, &loaded.truth).await.unwrap();
}

#[wasm_bindgen_test]
async fn rows_beyond_the_kept_history_go_only_when_two_snapshots_hold_them() {
    let (journal, _) = fresh().await;
    let all = ROWS_KEPT + 100;
    journal.append(&titles(1..=all)).await.unwrap();
    let truth = truth_of(&titles(1..=all));
    take_snapshot(&journal, &truth).await.unwrap();
    assert_eq!(raw_keys("journal").await.len() as u64, all);
    take_snapshot(&journal, &truth).await.unwrap();
    assert_eq!(raw_keys("journal").await, (101..=all).collect::<Vec<_>>());
    let (_, loaded) = open().await;
    assert!(loaded.truth == truth);
    assert_eq!(loaded.last_seq, all);
}

#[wasm_bindgen_test]
async fn a_tab_that_slept_until_its_next_rows_were_cut_gets_everything_at_once() {
    let (awake, _) = fresh().await;
    awake.append(&titles(1..=5)).await.unwrap();
    let (asleep, loaded) = open().await;
    let mut known = loaded.truth;
    let all = ROWS_KEPT + 50;
    awake.append(&titles(6..=all)).await.unwrap();
    let truth = truth_of(&titles(1..=all));
    take_snapshot(&awake, &truth).await.unwrap();
    take_snapshot(&awake, &truth).await.unwrap();
    assert_eq!(raw_keys("journal").await.first(), Some(&51));
    // What it knows must not become the newest snapshot.
    assert_eq!(take_snapshot(&asleep, &known).await, Err(SnapshotError::Overtaken));
    for change in asleep.read_new().await.unwrap().changes {
        change.apply(&mut known);
    }
    assert!(known == truth);
    assert_eq!(asleep.last_seq(), all);
    take_snapshot(&asleep, &known).await.unwrap();
}
