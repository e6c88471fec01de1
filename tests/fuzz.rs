//! Every reader of foreign bytes against millions of broken inputs: an answer or a reason, never a
//! stop, and what was taken holds together.
//!
//! Seeded: the same figure gives the same inputs. A small slice runs with the other tests. All of it:
//! `FUZZ_RUNS=300000 cargo test --release --no-default-features --test fuzz -- --ignored --nocapture`
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "fuzz/mutate.rs"]
mod mutate;

use arbeidsro::{
    domain::{
        change::{Change, Label, Origin},
        ids::Id,
        stamp::{Stamp, Writer},
        truth::{Record, Truth},
        workspace::Workspace,
    },
    interchange::{
        backup::{self, Meta},
        carried::{Carried, CarriedHead, inner_of},
        csv_import::{self, ImportContext},
        envelope::Envelope,
        frame,
        key_file::KeyFile,
        rescue,
        sample::{self, SampleLang},
        snapshot::{self, Place},
        wire,
    },
    state::queries::today::today,
};
use chrono::{NaiveDate, NaiveDateTime};
use mutate::Mutator;
use std::{
    sync::{Arc, OnceLock},
    time::Instant,
};

const NOW: u64 = 1_795_000_000_000;
/// Inputs of each reader in the slice that always runs.
const SLICE: u32 = 1_000;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

fn sample_changes() -> Vec<Change> {
    let edits = sample::sample(now().date(), SampleLang::Nb);
    let change = |(n, edits): (usize, &[_])| Change {
        stamp: Stamp { millis: NOW - 5_000 + n as u64, counter: 0, writer: Writer(7) },
        label: Label::SampleLoaded,
        origin: Origin::User,
        edits: edits.to_vec(),
    };
    // Short ones: a byte in a thousand is hit too seldom.
    edits.chunks(12).take(60).enumerate().map(change).collect()
}

fn sample_truth() -> Truth {
    let mut truth = Truth::default();
    sample_changes().iter().for_each(|change| drop(change.apply(&mut truth)));
    truth
}

/// What is taken from a file must not stop the app, today or on any day.
fn live_with(truth: Truth) {
    let keys: Vec<_> = truth.records().map(|(key, _)| key.clone()).collect();
    let mut workspace = Workspace::from_truth(truth, Writer(9), now());
    today(&workspace);
    let deletions = keys.iter().flat_map(|key| workspace.deletion(key)).collect();
    workspace.commit(Label::CaseDeleted, deletions, NOW);
    workspace.undo(NOW);
    workspace.set_now(now() + chrono::Days::new(400));
}

fn read_backup(bytes: &[u8]) -> bool {
    let Ok(content) = backup::read(bytes, NOW) else { return false };
    let meta = Meta { app: "0", written_millis: NOW, workbook: "mine" };
    let again = backup::read(&backup::write(&content.truth, &content.history, meta), NOW).expect("our own file");
    assert_eq!(again.truth, content.truth);
    static OURS: OnceLock<Truth> = OnceLock::new();
    let ours = OURS.get_or_init(sample_truth);
    let seen = backup::preview(&content.truth, ours);
    assert!(seen.only_here.len() <= ours.len());
    let mut merged = ours.clone();
    let edits = backup::merge_edits(&content.truth, ours);
    let stamp = Stamp { millis: NOW, counter: 9, writer: Writer(9) };
    Change { stamp, label: Label::Merged, origin: Origin::File, edits }.apply(&mut merged);
    assert_eq!(backup::merge_edits(&content.truth, &merged), []);
    for (key, record) in content.truth.records() {
        backup::differences(record, ours.record(key));
    }
    live_with(content.truth);
    true
}

fn read_row(bytes: &[u8]) -> bool {
    let read = wire::decode(bytes);
    let is_sound = read.is_ok();
    if let Ok(change) = read {
        assert_eq!(wire::decode(&wire::encode(&change)).as_ref(), Ok(&change));
        let first = change.edits.first().map(|edit| edit.key.clone());
        let left = wire::without(bytes, |key| Some(key) == first.as_ref()).expect("a sound row");
        let left = left.map(|row| wire::decode(&row).expect("what is left is sound"));
        let holds =
            |change: &Change| change.edits.iter().any(|e| Some(&e.key) == first.as_ref() && e.field != "erased");
        assert!(!left.as_ref().is_some_and(holds));
        let mut workspace = Workspace::new(Writer(9), now());
        let change = Arc::new(change);
        workspace.apply(&change);
        workspace.take_back(&change, NOW);
    }
    is_sound
}

fn read_part(bytes: &[u8]) -> bool {
    let mut truth = Truth::default();
    let is_sound = snapshot::decode(bytes, &mut truth).is_ok();
    if is_sound {
        let keys: Vec<_> = truth.records().map(|(key, _)| key.clone()).collect();
        let mut again = Truth::default();
        snapshot::decode(&snapshot::encode(&truth, &keys, Place { part: 0, of: 1, covers: 0 }), &mut again).unwrap();
        assert_eq!(again, truth);
        assert!(truth.records().all(|(_, record)| !record.is_erased() || record.cells().count() == 1));
    } else {
        assert!(truth.is_empty());
    }
    is_sound
}

fn read_table(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let taken = Default::default();
    let marks = csv_import::Marks::default();
    let context =
        ImportContext { today: now().date(), country: None, taken: &taken, held: &[], marks: &marks, seed: 5 };
    let Ok(plan) = csv_import::plan(&text, &context) else { return false };
    let all: Vec<usize> = (0..plan.rows.len()).collect();
    let mut next = 0;
    let kept = csv_import::kept(&plan, &all, || {
        next += 1;
        Id::new(format!("n{next}"))
    });
    let edits = csv_import::edits(&kept);
    let mut workspace = Workspace::new(Writer(9), now());
    workspace.take_from_file(Label::Imported, edits, NOW);
    today(&workspace);
    assert_eq!(workspace.cases().len(), plan.rows.len());
    !plan.rows.is_empty()
}

/// The rescue copy is no backup and must be told so, whatever is in it; its own reader takes it.
fn read_rescue(bytes: &[u8]) -> bool {
    if let Ok(content) = backup::read(bytes, NOW) {
        assert!(content.truth.records().all(|(_, record)| record != &Record::default()));
    }
    let copy = rescue::read(bytes);
    if let Ok(copy) = &copy {
        assert!(rescue::is_rescue(bytes) && copy.pieces.iter().all(|(store, _)| !store.is_empty()));
    }
    copy.is_ok()
}

/// The data of a portable file, in its page and alone.
fn read_page(bytes: &[u8]) -> bool {
    let found = Carried::find(bytes);
    if let Ok(carried) = &found {
        // A sign that could end the block is read, and never written.
        let block = carried.write();
        assert!(block.is_some() || carried.sealed.contains(&b'<'));
        assert!(block.is_none_or(|block| Carried::read(&block).as_ref() == Ok(carried)));
        // Of a page of ours the seal is opened, of anything else the file itself.
        let inner = inner_of(bytes.to_vec());
        assert!(inner == carried.sealed || inner == bytes);
    }
    found.is_ok()
}

fn page() -> Vec<u8> {
    let head = CarriedHead { series: 7, number: 3, written: NOW };
    let block = Carried { head, sealed: envelope("sealed") }.write().expect("a sealed file");
    let page = "<!doctype html><script type=\"text/plain\" id=\"arbeidsro-data\">".to_owned() + &block;
    (page + "</script><p>").into_bytes()
}

/// Envelopes and key files: an answer or a reason, and never a demand for more work than is sensible.
fn read_sealed(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let key_file = KeyFile::read(&text);
    if let Ok(key_file) = &key_file {
        assert_eq!(KeyFile::read(&key_file.write()).as_ref(), Ok(key_file));
    }
    let envelope = Envelope::read(bytes);
    if let Ok(envelope) = &envelope {
        assert_eq!(Envelope::read(&envelope.write()).as_ref(), Ok(envelope));
    }
    key_file.is_ok() || envelope.is_ok()
}

/// A reader, what it is tried with, and whether its inputs bear a checksum.
struct Target {
    name: &'static str,
    read: fn(&[u8]) -> bool,
    seeds: Vec<Vec<u8>>,
    framed: bool,
}

fn targets() -> Vec<Target> {
    let truth = sample_truth();
    let meta = Meta { app: "0.1.0", written_millis: NOW, workbook: "mine" };
    let small: Truth = {
        let mut small = Truth::default();
        truth.records().take(12).for_each(|(key, record)| small.admit(key.clone(), record.clone()));
        small
    };
    let changes = sample_changes();
    let parts = snapshot::plan(&small).concat();
    let target = |name, read, seeds, framed| Target { name, read, seeds, framed };
    let frozen = include_bytes!("frozen/backup-v1.json").to_vec();
    vec![
        target(
            "backup",
            read_backup as fn(&[u8]) -> bool,
            vec![frozen, backup::write(&small, &changes[..2], meta)],
            false,
        ),
        target("row", read_row, changes.iter().take(8).map(wire::encode).collect(), true),
        target("part", read_part, vec![snapshot::encode(&small, &parts, Place { part: 0, of: 1, covers: 3 })], true),
        target(
            "table",
            read_table,
            vec![
                include_bytes!("../public/sample/saker-norge.csv").to_vec(),
                include_bytes!("../public/sample/sager-danmark.csv").to_vec(),
                b"Sakskode;Sakstype;Mottatt dato;Risiko\nK-1;Unders\xc3\xb8kelse;01.10.2026;2\n".to_vec(),
            ],
            false,
        ),
        target("sealed", read_sealed, vec![envelope("sealed"), envelope("lock")], false),
        target("page", read_page, vec![page()], false),
        target("rescue", read_rescue, vec![include_bytes!("fuzz/rescue.json").to_vec()], false),
    ]
}

/// The frozen samples hold the file beside what is in it.
fn envelope(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/frozen/{name}-v1.json")).expect("frozen")
}

fn run(runs: u32, loud: bool) {
    let mut all = 0;
    for target in targets() {
        let mut mutator = Mutator::new(0x5eed ^ target.name.len() as u64, target.seeds);
        let (start, mut sound) = (Instant::now(), 0);
        for _ in 0..runs {
            let mut bytes = mutator.next();
            // Behind a sound checksum the reader itself is met.
            if target.framed && mutator.chance(4) != 0 && bytes.len() > 16 {
                bytes.truncate(bytes.len() - 16);
                bytes.push(b'}');
                bytes = frame::close(bytes);
            }
            let read = target.read;
            match std::panic::catch_unwind(|| read(&bytes)) {
                Ok(is_sound) => sound += u32::from(is_sound),
                Err(stop) => {
                    eprintln!("{}: {}", target.name, String::from_utf8_lossy(&bytes));
                    std::panic::resume_unwind(stop);
                }
            }
        }
        all += runs;
        if loud {
            let seconds = start.elapsed().as_secs_f64();
            println!("{}: {runs} inputs, {sound} of them taken, in {seconds:.0} s", target.name);
        }
    }
    if loud {
        println!("{all} inputs, none stopped the app");
    }
}

#[test]
fn a_slice_of_broken_inputs() {
    run(SLICE, false);
}

#[test]
#[ignore = "minutes; see the head of this file"]
fn as_many_broken_inputs_as_asked_for() {
    let runs = std::env::var("FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok());
    run(runs.unwrap_or(250_000), true);
}
