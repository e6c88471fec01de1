//! Every written form that once was must open for ever. New ones are added here, none is changed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        stamp::Writer,
        truth::{Kind, Truth},
        workspace::Workspace,
    },
    interchange::{
        backup,
        carried::{self, Carried, CarriedHead},
        envelope::Envelope,
        rescue, snapshot, wire,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

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

/// Written on 2026-11-22: one record of every kind there was, with as many fields as the sample gives it.
const ALL_KINDS: &[u8] = include_bytes!("frozen/backup-v1-all-kinds.json");
/// Made by another program (Python, `cryptography`) as `docs/backup-format.md` and `docs/rescue-format.md` say.
const CARRIED: &str = include_str!("frozen/carried-v1.json");
const SEALED: &[u8] = include_bytes!("frozen/sealed-v1.json");
const RESCUE: &[u8] = include_bytes!("frozen/rescue-v1.json");
const RESCUE_LOCKED: &[u8] = include_bytes!("frozen/rescue-v1-locked.json");

#[test]
fn a_backup_with_every_kind_of_record_opens_whole() {
    // Kind, and how many fields its record has.
    const KINDS: &str = "analysis 20, authority 3, case 8, clock 4, competence 4, competence_check 5, concern 11, debrief 7, deviation 11, earlier_talk 7, event 4, feedback 17, felt 3, goal 15, goal_point 6, idea 4, import_key 1, indicator 9, ledger 9, meeting 10, period 5, proposal 3, quick_sparring 5, review 6, risk 13, rule 3, scenario 6, self_care 9, settings 15, sparring 4, survey_note 4, talk_wish 5, task 11, task_list 2, theme 5, wheel 4";
    let content = backup::read(ALL_KINDS, NOW).unwrap();
    assert_eq!(content.rejected, []);
    let fields: Vec<String> = {
        let sorted: BTreeMap<String, usize> =
            content.truth.records().map(|(key, record)| (key.kind.to_string(), record.cells().count())).collect();
        sorted.iter().map(|(kind, count)| format!("{kind} {count}")).collect()
    };
    assert_eq!(fields.join(", "), KINDS);
    let now = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let w = Workspace::from_truth(content.truth, Writer(1), now);
    // Each is understood: what a page shows first of it is there.
    let texts = [
        w.cases().iter().next().map(|case| case.code.clone()),
        w.tasks().iter().next().map(|task| task.title.clone()),
        w.feedback().iter().next().map(|entry| entry.role.clone()),
        w.deviations().iter().next().map(|deviation| deviation.what.clone()),
        w.ledger().iter().next().map(|entry| entry.what.clone()),
        w.scenarios().iter().next().map(|scenario| scenario.name.clone()),
    ];
    assert!(texts.iter().all(|text| text.as_ref().is_some_and(|text| !text.is_empty())), "{texts:?}");
    let lengths = [
        w.events().len(),
        w.marks().len(),
        w.analyses().len(),
        w.concerns().len(),
        w.reviews().len(),
        w.periods().len(),
        w.felt().len(),
        w.risks().len(),
    ];
    assert_eq!(lengths, [1; 8]);
    assert!(w.risks().iter().all(|risk| risk.mitigations.len() == 2));
    assert_eq!(w.settings().minimum, ["Barnet blir hørt"]);
    // What is only fields is there as such.
    for kind in ["goal", "indicator", "goal_point", "theme", "earlier_talk", "self_care", "sparring", "wheel"] {
        assert_eq!(w.records_of(kind).len(), 1, "{kind}");
    }
}

#[test]
fn the_data_block_of_a_portable_page_is_read() {
    let head = CarriedHead { series: 0x0123_4567_89ab_cdef, number: 12, written: 1_795_336_260_000 };
    let read = Carried::read(CARRIED).unwrap();
    assert_eq!(read.head, head);
    assert!(Envelope::read(&read.sealed) == Envelope::read(SEALED));
    assert!(Envelope::read(SEALED).is_ok());
    let page = format!(
        "<!doctype html><html><script type=\"application/json\" id=\"arbeidsro-data\">{CARRIED}</script></html>"
    );
    assert!(Envelope::read(&carried::inner_of(page.into_bytes())) == Envelope::read(SEALED));
}

/// What is under the lock is opened in `browser_storage`.
#[test]
fn a_rescue_copy_is_read() {
    for (copy, is_locked) in [(RESCUE, false), (RESCUE_LOCKED, true)] {
        assert!(rescue::is_rescue(copy));
        let read = rescue::read(copy).unwrap();
        assert_eq!(read.lock.is_some(), is_locked);
        let stores: Vec<&str> = read.pieces.iter().map(|(store, _)| *store).collect();
        assert_eq!(stores, ["snapshots", "journal"]);
        assert!(read.pieces.iter().all(|(_, blob)| blob[0] == u8::from(is_locked)));
    }
    let open = rescue::read(RESCUE).unwrap();
    assert_eq!((&open.pieces[0].1[1..], &open.pieces[1].1[1..]), (PART, ROW));
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
