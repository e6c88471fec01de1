//! Every written form that once was must open for ever. New ones are added here, none is changed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        stamp::Writer,
        truth::{Kind, Truth},
        workspace::Workspace,
    },
    interchange::{backup, snapshot, wire},
};
use chrono::NaiveDate;

/// 2027-01-01, after all stamps of the frozen files.
const NOW: u64 = 1_798_761_600_000;

/// Written on 2026-11-22 from the sample: some records of every kind.
const BACKUP: &[u8] = include_bytes!("frozen/backup-v1-sample.json");
const ROW: &[u8] = include_bytes!("frozen/row-v1.json");
const PART: &[u8] = include_bytes!("frozen/part-v1.json");

#[test]
fn the_backup_of_the_first_sample_opens_whole() {
    let content = backup::read(BACKUP, NOW).unwrap();
    assert_eq!(content.rejected, []);
    let counts: Vec<(&str, u64)> = content.header.counts.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
    assert_eq!(counts, [("analysis", 1), ("case", 4), ("clock", 3), ("event", 6), ("feedback", 2), ("task", 5)]);
    let now = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let workspace = Workspace::from_truth(content.truth, Writer(1), now);
    assert_eq!((workspace.cases().len(), workspace.events().len(), workspace.marks().len()), (4, 6, 3));
    assert_eq!((workspace.tasks().len(), workspace.feedback().len(), workspace.analyses().len()), (5, 2, 1));
    // No value was of a shape that is not understood any more.
    assert!(workspace.cases().iter().all(|case| !case.code.is_empty()));
    assert!(workspace.events().iter().all(|event| event.on > NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()));
    assert!(workspace.tasks().iter().all(|task| !task.title.is_empty()));
    assert!(workspace.analyses().iter().all(|analysis| !analysis.unit.is_empty() || !analysis.measures.is_empty()));
}

#[test]
fn a_row_and_a_snapshot_of_the_first_version_open() {
    let change = wire::decode(ROW).unwrap();
    assert_eq!(change.edits.len(), 9);
    let mut from_row = Truth::default();
    change.apply(&mut from_row);
    let mut from_part = Truth::default();
    let place = snapshot::decode(PART, &mut from_part).unwrap();
    assert_eq!((place.part, place.of, place.covers), (0, 1, 42));
    assert_eq!(from_part.len(), 5);
    assert!(from_part.records().all(|(key, _)| key.kind == Kind::new("task")));
    assert!(from_row.records().all(|(key, record)| from_part.record(key).is_some_and(|held| held == record)));
}
