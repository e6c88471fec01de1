//! What starting and saving cost. Figures go to the console; nothing here can fail on slowness.

use super::*;
use arbeidsro::{
    domain::truth::Field,
    interchange::{
        backup::{self, Meta},
        stretch::Effort,
    },
    storage::lock,
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

fn now() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

/// Tasks of nine fields, some edited later than made.
fn tasks(count: u64) -> Truth {
    let mut truth = Truth::default();
    for n in 0..count {
        let key = key(&format!("task{n:012}"));
        let stamp = |late: bool| Stamp { millis: 1_795_000_000_000 + n, counter: late as u16, writer: Writer(77) };
        let fields: [(&str, Value); 9] = [
            ("title", json!(format!("Ringe skolen om møte {n}"))),
            ("case", json!(format!("case{:012}", n % 40))),
            ("deadline", json!("2026-12-01")),
            ("planned", json!("2026-11-27")),
            ("estimate", json!(45)),
            ("statutory", json!(n % 5 == 0)),
            ("acute", json!(false)),
            ("note", json!("Husk samtykke")),
            ("created", json!("2026-11-20")),
        ];
        for (at, (name, value)) in fields.into_iter().enumerate() {
            truth.write(&key, &Field::from(name), &value, stamp(at == 3 && n % 3 == 0));
        }
    }
    truth
}

#[wasm_bindgen_test]
async fn figures() {
    // An unoptimised build only shows that it runs.
    let counts: &[u64] = if cfg!(debug_assertions) { &[300] } else { &[300, 3_000, 30_000] };
    for &count in counts {
        let (journal, _) = fresh().await;
        let truth = tasks(count);
        journal.append(&titles(1..=1)).await.unwrap();
        let begun = now();
        take_snapshot(&journal, &truth).await.unwrap();
        let written = now();
        drop(journal);
        let parts = raw_keys("snapshots").await;
        let mut blobs = Vec::new();
        for part in parts {
            blobs.push(raw_blob("snapshots", part).await);
        }
        let bytes: usize = blobs.iter().map(Vec::len).sum();
        let decoding = best(|| {
            let mut decoded = Truth::default();
            for blob in &blobs {
                snapshot::decode(&blob[1..], &mut decoded).unwrap();
            }
            decoded
        });
        let opening = now();
        let (journal, loaded) = open().await;
        let opened = now();
        assert!(loaded.truth == truth);
        let meta = Meta { app: "0.1.0", written_millis: 0, workbook: "mine" };
        let file = backup::write(&truth, &[], meta);
        let exporting = best(|| backup::write(&truth, &[], meta));
        let reading = best(|| backup::read(&file, u64::MAX).unwrap());
        let merging = best(|| backup::merge_edits(&truth, &Truth::default()));
        let saving = now();
        for n in 2..=21 {
            journal.append(&titles(n..=n)).await.unwrap();
        }
        let saved = now();
        let (key_file, main) = lock::create("x", None, Effort::LEAST).await.unwrap();
        let moving = now();
        journal.move_under(&key_file, &main).await.unwrap();
        drop(journal);
        let moved = now();
        let (journal, locked) = Journal::open(BOOK, Some(&main)).await.unwrap();
        let unlocked = now();
        assert!(locked.truth.records().count() > count as usize);
        for n in 22..=41 {
            journal.append(&titles(n..=n)).await.unwrap();
        }
        console_log!(
            "{count} tasks under a lock: move {:.0} ms, open {:.0} ms, append {:.2} ms",
            moved - moving,
            unlocked - moved,
            (now() - unlocked) / 20.0,
        );
        drop(journal);
        Journal::delete_database(BOOK).await.unwrap();
        console_log!(
            "{count} tasks: snapshot {bytes} bytes, write and verify {:.0} ms, decode {decoding:.0} ms, open {:.0} ms, \
             append {:.2} ms; backup {} bytes, write {exporting:.0} ms, read {reading:.0} ms, merge {merging:.0} ms",
            written - begun,
            opened - opening,
            (saved - saving) / 20.0,
            file.len(),
        );
    }
}

/// The quickest of five, in milliseconds: the machine has other things to do.
fn best<T>(work: impl Fn() -> T) -> f64 {
    let once = |_| {
        let begun = now();
        let made = work();
        let ended = now();
        drop(made);
        ended - begun
    };
    (0..5).map(once).fold(f64::INFINITY, f64::min)
}
