//! What is written down reads back equal; what is damaged costs itself alone.

use super::*;
use arbeidsro::interchange::{
    backup::{self, Meta},
    snapshot::{self, Place},
    wire::{self, WireError},
};
use proptest::sample::Index;

const META: Meta = Meta { app: "0.1.0", written_millis: 10, workbook: "mine" };

/// Parts of so many records each.
fn parts(truth: &Truth, size: usize) -> Vec<Vec<u8>> {
    let keys = snapshot::plan(truth).concat();
    let chunks: Vec<&[Key]> = keys.chunks(size).collect();
    let of = chunks.len() as u32;
    (0..).zip(chunks).map(|(part, keys)| snapshot::encode(truth, keys, Place { part, of, covers: 1 })).collect()
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn a_change_survives_its_row(change in any_change()) {
        prop_assert_eq!(wire::decode(&wire::encode(&change)), Ok(change));
    }

    #[test]
    fn a_garbled_row_is_never_a_change(change in any_change(), at in any::<Index>(), flip in 1..=255u8, cut in any::<Index>()) {
        let row = wire::encode(&change);
        let mut garbled = row.clone();
        garbled[at.index(row.len())] ^= flip;
        prop_assert_eq!(wire::decode(&garbled), Err(WireError::Garbled));
        prop_assert_eq!(wire::decode(&row[..cut.index(row.len())]), Err(WireError::Garbled));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in vec(any::<u8>(), 0..200), text in ".{0,80}") {
        let mut truth = Truth::default();
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            prop_assert!(wire::decode(bytes).is_err());
            prop_assert!(snapshot::decode(bytes, &mut truth).is_err());
            prop_assert!(backup::read(bytes, 0).is_err());
        }
        prop_assert!(truth.is_empty());
    }

    #[test]
    fn a_row_without_erased_records_is_the_change_without_them(change in any_change(), erased in any_key()) {
        let expected = change.without(|key| *key == erased);
        let left = wire::without(&wire::encode(&change), |key| *key == erased).unwrap();
        prop_assert_eq!(left.map(|row| wire::decode(&row).unwrap()), expected);
    }

    #[test]
    fn a_truth_survives_its_snapshot_part_by_part(cells in any_cells(), size in 1..5usize, seed in any::<Index>()) {
        let truth = truth_of(&cells);
        let mut parts = parts(&truth, size);
        if !parts.is_empty() {
            let turn = seed.index(parts.len());
            parts.rotate_left(turn);
        }
        let mut read = Truth::default();
        for part in parts.iter().chain(&parts) {
            snapshot::decode(part, &mut read).unwrap();
        }
        prop_assert_eq!(read, truth);
    }

    #[test]
    fn parts_written_at_different_moments_and_the_rows_are_the_truth(changes in vec(any_change(), 1..12), at in any::<Index>(), later in any::<Index>()) {
        let covered = at.index(changes.len());
        let meanwhile = covered + later.index(changes.len() - covered);
        // The first part is written now, the others after more changes have come.
        let now = applied(&changes[..covered]);
        let then = applied(&changes[..meanwhile]);
        let plan = snapshot::plan(&now).concat();
        let mut read = Truth::default();
        for (part, key) in plan.iter().enumerate() {
            let source = if part == 0 { &now } else { &then };
            let place = Place { part: part as u32, of: plan.len() as u32, covers: covered as u64 };
            snapshot::decode(&snapshot::encode(source, std::slice::from_ref(key), place), &mut read).unwrap();
        }
        for change in &changes[covered..] {
            change.apply(&mut read);
        }
        prop_assert_eq!(read, applied(&changes));
    }

    #[test]
    fn a_lost_row_costs_itself_alone(changes in vec(any_change(), 1..10), lost in any::<Index>()) {
        let lost = lost.index(changes.len());
        let mut rows: Vec<Vec<u8>> = changes.iter().map(wire::encode).collect();
        rows[lost].truncate(9);
        let read: Vec<Change> = rows.iter().filter_map(|row| wire::decode(row).ok()).collect();
        let others: Vec<Change> = changes.iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, c)| c.clone()).collect();
        prop_assert_eq!(&read, &others);
        // Fields that the lost row did not write are what they were.
        let (all, left) = (applied(&changes), applied(&read));
        for (key, record) in all.records() {
            let erases = |edit: &&Edit| edit.key == *key && edit.field == ERASED;
            if changes[lost].edits.iter().any(|edit| erases(&edit)) {
                continue;
            }
            for (field, cell) in record.cells() {
                if !changes[lost].edits.iter().any(|edit| edit.key == *key && edit.field == *field) {
                    prop_assert_eq!(left.record(key).and_then(|record| record.get(field)), Some(cell));
                }
            }
        }
    }

    #[test]
    fn a_backup_reads_back_equal_whatever_the_order_of_arrival(
        (cells, shuffled) in any_cells().prop_flat_map(|cells| (Just(cells.clone()), Just(cells).prop_shuffle())),
        history in vec(any_change(), 0..6),
    ) {
        let truth = truth_of(&cells);
        let bytes = backup::write(&truth, &history, META);
        prop_assert_eq!(&bytes, &backup::write(&truth_of(&shuffled), &history, META));
        let content = backup::read(&bytes, 100).unwrap();
        prop_assert_eq!(&content.rejected, &vec![]);
        prop_assert_eq!(&content.truth, &truth);
        prop_assert_eq!(backup::write(&content.truth, &content.history, META), bytes);
    }
}
