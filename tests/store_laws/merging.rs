//! The order and number of arrivals never matter.

use super::*;
use arbeidsro::{domain::truth::Record, interchange::backup};

fn merged(one: &Truth, other: &Truth) -> Truth {
    let mut both = one.clone();
    both.merge(other);
    both
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in any_cells(), b in any_cells(), c in any_cells()) {
        let (a, b, c) = (truth_of(&a), truth_of(&b), truth_of(&c));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn cells_in_any_order_any_number_of_times_are_one_truth(
        (cells, shuffled, again) in any_cells().prop_flat_map(|cells| {
            let again = vec(0..cells.len().max(1), 0..12);
            (Just(cells.clone()), Just(cells).prop_shuffle(), again)
        })
    ) {
        let truth = truth_of(&cells);
        prop_assert_eq!(&truth_of(&shuffled), &truth);
        let doubled = shuffled.iter().chain(again.iter().filter_map(|at| cells.get(*at)));
        prop_assert_eq!(&truth_of(doubled), &truth);
    }

    #[test]
    fn whole_records_do_what_their_fields_would(held in any_cells(), coming in any_cells()) {
        let mut whole = truth_of(&held);
        let mut single = whole.clone();
        for (key, record) in truth_of(&coming).records() {
            whole.admit(key.clone(), record.clone());
            for (field, cell) in record.cells() {
                single.write(key, field, &cell.value, cell.stamp);
            }
            let rebuilt: Record = record.cells().map(|(field, cell)| (field.clone(), cell.clone())).collect();
            prop_assert_eq!(&rebuilt, record);
        }
        prop_assert_eq!(whole, single);
    }

    #[test]
    fn merge_edits_do_what_merging_does(ours in any_cells(), theirs in any_cells(), stamp in any_stamp()) {
        let (ours, theirs) = (truth_of(&ours), truth_of(&theirs));
        let edits = backup::merge_edits(&theirs, &ours);
        let mut after = ours.clone();
        Change { stamp, label: Label::Merged, origin: Origin::File, edits }.apply(&mut after);
        prop_assert_eq!(&after, &merged(&ours, &theirs));
        prop_assert_eq!(backup::merge_edits(&theirs, &after), vec![]);
    }

    #[test]
    fn replacing_makes_the_visible_records_those_of_the_file(ours in any_cells(), theirs in any_cells()) {
        let (ours, theirs) = (truth_of(&ours), truth_of(&theirs));
        let edits = backup::replace_edits(&theirs, &ours);
        let stamp = Stamp { millis: 1_000, counter: 0, writer: Writer(9) };
        let mut after = ours.clone();
        Change { stamp, label: Label::Restored, origin: Origin::File, edits }.apply(&mut after);
        for (key, record) in after.records().filter(|(key, _)| !ours.record(key).is_some_and(Record::is_erased)) {
            let wanted = theirs.record(key);
            prop_assert_eq!(record.is_live(), wanted.is_some_and(Record::is_live), "{}", key.id);
            let shown = |record: &Record| -> Vec<(Field, Value)> {
                let set = record.cells().filter(|(field, cell)| field.as_str() != DELETED && !cell.value.is_null());
                set.map(|(field, cell)| (field.clone(), cell.value.clone())).collect()
            };
            if record.is_live() {
                prop_assert_eq!(shown(record), wanted.map(shown).unwrap_or_default());
            }
        }
        prop_assert_eq!(backup::replace_edits(&theirs, &after), vec![]);
    }
}
