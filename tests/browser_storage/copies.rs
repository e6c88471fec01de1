//! Safety copies: kept, found again, let go after 30 days, and free of what was erased.

use super::*;
use arbeidsro::storage::journal::{Before, SafetyCopy};
use wasm_bindgen_test::wasm_bindgen_test;

const DAY: u64 = 24 * 60 * 60 * 1000;
const NOW: u64 = 1_795_000_000_000;
const SECRET: &str = "hemmelig tekst";

async fn filled() -> (Journal, Truth) {
    let (journal, _) = fresh().await;
    let changes = titles(1..=3);
    journal.append(&changes).await.unwrap();
    (journal, truth_of(&changes))
}

async fn copies(journal: &Journal, at: u64) -> Vec<SafetyCopy> {
    journal.copies(at).await.unwrap()
}

#[wasm_bindgen_test]
async fn a_copy_is_found_again_after_a_restart() {
    let (journal, truth) = filled().await;
    journal.keep_copy(&truth, Before::Replace, NOW).await.unwrap();
    // A second one within the same second is a copy of its own.
    journal.keep_copy(&Truth::default(), Before::Merge, NOW + 1).await.unwrap();
    drop(journal);
    let (journal, _) = open().await;
    let found = copies(&journal, NOW + DAY).await;
    let told: Vec<_> = found.iter().map(|copy| (copy.millis, copy.before, copy.records())).collect();
    assert_eq!(told, [(NOW + 1, Before::Merge, 0), (NOW, Before::Replace, 3)]);
    assert_eq!(journal.copy(&found[1]).await.unwrap(), Some(truth));
    assert_eq!(journal.copy(&found[0]).await.unwrap(), Some(Truth::default()));
}

#[wasm_bindgen_test]
async fn a_copy_goes_after_thirty_days() {
    let (journal, truth) = filled().await;
    journal.keep_copy(&truth, Before::Import, NOW).await.unwrap();
    journal.keep_copy(&truth, Before::Merge, NOW + 10 * DAY).await.unwrap();
    assert_eq!(copies(&journal, NOW + 30 * DAY).await.len(), 2);
    assert_eq!(copies(&journal, NOW + 30 * DAY + 1000).await.len(), 1);
    assert_eq!(raw_keys("copies").await.len(), 2);
    assert_eq!(copies(&journal, NOW + 41 * DAY).await.len(), 0);
    assert_eq!(raw_keys("copies").await.len(), 0);
}

#[wasm_bindgen_test]
async fn a_torn_copy_is_told_and_an_unfinished_one_is_none() {
    let (journal, truth) = filled().await;
    journal.keep_copy(&truth, Before::Replace, NOW).await.unwrap();
    let keys = raw_keys("copies").await;
    overwrite("copies", keys[1], b"\0torn").await;
    let found = copies(&journal, NOW).await;
    assert_eq!(journal.copy(&found[0]).await.unwrap(), None);
    overwrite("copies", keys[0], b"\0torn").await;
    assert_eq!(copies(&journal, NOW).await, []);
}

#[wasm_bindgen_test]
async fn an_erased_text_is_in_no_copy_made_before_or_after() {
    let (journal, mut truth) = filled().await;
    let secret = change(4, "x", "title", json!(SECRET));
    journal.append(std::slice::from_ref(&secret)).await.unwrap();
    secret.apply(&mut truth);
    let before = truth.clone();
    journal.keep_copy(&before, Before::Replace, NOW).await.unwrap();
    journal.keep_copy(&before, Before::Merge, NOW + 5000).await.unwrap();
    // A torn piece of a third may hold anything.
    overwrite("copies", (NOW / 1000 + 9) * 65_536 + 1, format!("\0torn {SECRET}").as_bytes()).await;
    assert_eq!(all_bytes().await.matches(SECRET).count(), 4);

    let erase = Change { label: Label::Erased, ..change(7, "x", "erased", json!(true)) };
    erase.apply(&mut truth);
    journal.append(&[erase]).await.unwrap();
    // Even from a truth that still held it, none is written.
    journal.keep_copy(&before, Before::Erase, NOW + 20_000).await.unwrap();
    let plan = snapshot::plan(&truth);
    journal.clean(&plan, |keys, place| snapshot::encode(&truth, keys, place), async || {}).await.unwrap();
    assert!(!all_bytes().await.contains("hemmelig"));
    let found = copies(&journal, NOW + 30_000).await;
    assert_eq!(found.iter().map(SafetyCopy::records).collect::<Vec<_>>(), [3, 3, 3]);
    for copy in &found {
        let kept = journal.copy(copy).await.unwrap().unwrap();
        assert_eq!(kept, truth_of(&titles(1..=3)));
    }
}

#[wasm_bindgen_test]
async fn a_workbook_of_the_first_version_gets_its_place_for_copies() {
    Journal::delete_database(BOOK).await.expect("deleted");
    let first = |db: &web_sys::IdbDatabase| {
        let numbered = web_sys::IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        db.create_object_store_with_optional_parameters("journal", &numbered)?;
        for store in ["snapshots", "set_aside", "drafts"] {
            db.create_object_store(store)?;
        }
        db.create_object_store("meta")?.put_with_key(&1.into(), &"schema".into())?;
        Ok(())
    };
    drop(Database::open(BOOK.database(), Some(1), first).await.expect("made"));
    let (journal, loaded) = open().await;
    assert!(loaded.was_empty && loaded.read_only.is_none());
    journal.append(&titles(1..=3)).await.unwrap();
    journal.keep_copy(&truth_of(&titles(1..=3)), Before::Merge, NOW).await.unwrap();
    assert_eq!(copies(&journal, NOW).await.len(), 1);
}
