//! Taking back and doing again.

use super::*;
use arbeidsro::domain::workspace::Workspace;
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

fn workspace() -> Workspace {
    let day = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
    Workspace::new(Writer(1), day.and_hms_opt(8, 0, 0).unwrap())
}

/// What is set, of every record.
fn values(workspace: &Workspace) -> BTreeMap<(Key, Field), Value> {
    let records = workspace.truth().records();
    let cells = records.flat_map(|(key, record)| record.cells().map(move |(field, cell)| (key, field, cell)));
    let set = cells.filter(|(_, _, cell)| !cell.value.is_null());
    set.map(|(key, field, cell)| ((key.clone(), field.clone()), cell.value.clone())).collect()
}

fn edits(workspace: &Workspace, writes: &[(Key, Field, Value)]) -> Vec<Edit> {
    let mut seen = BTreeMap::new();
    for (key, field, value) in writes {
        seen.insert((key.clone(), field.clone()), value.clone());
    }
    let before = |key: &Key, field: &Field| {
        workspace.truth().record(key).and_then(|record| record.value(field)).cloned().unwrap_or_default()
    };
    seen.into_iter().map(|((key, field), value)| Edit::new(key.clone(), &field, before(&key, &field), value)).collect()
}

fn any_writes() -> impl Strategy<Value = Vec<(Key, Field, Value)>> {
    let field = prop::sample::select(vec!["title", "note"]).prop_map(Field::from);
    vec((any_key(), field, any_value()), 1..5)
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn everything_taken_back_is_the_beginning_and_done_again_the_end(steps in vec(any_writes(), 1..10)) {
        let mut workspace = workspace();
        let mut states = vec![values(&workspace)];
        for (now, writes) in steps.iter().enumerate() {
            let edits = edits(&workspace, writes);
            workspace.commit(Label::TaskEdited, edits, now as u64);
            states.push(values(&workspace));
        }
        for state in states.iter().rev().skip(1) {
            let reversal = workspace.undo(0).unwrap();
            prop_assert_eq!(reversal.overtaken, 0);
            prop_assert_eq!(&values(&workspace), state);
        }
        prop_assert!(workspace.undo(0).is_none());
        for state in states.iter().skip(1) {
            workspace.redo(0).unwrap();
            prop_assert_eq!(&values(&workspace), state);
        }
        prop_assert!(workspace.redo(0).is_none());
    }

    #[test]
    fn undo_leaves_what_another_device_changed_since(ours in any_writes(), theirs in any_writes()) {
        let mut workspace = workspace();
        let made = workspace.commit(Label::TaskEdited, edits(&workspace, &ours), 5).unwrap();
        let stamp = Stamp { millis: 50, counter: 0, writer: Writer(2) };
        let edits = edits(&workspace, &theirs);
        workspace.apply(&Arc::new(Change { stamp, label: Label::TaskEdited, origin: Origin::User, edits: edits.clone() }));
        let before = values(&workspace);
        let reversal = workspace.undo(60).unwrap();
        // Theirs counts where it differs; the same value written twice can be taken back.
        let theirs = |edit: &Edit| edits.iter().find(|theirs| (&theirs.key, &theirs.field) == (&edit.key, &edit.field));
        let overtaken = |edit: &Edit| theirs(edit).is_some_and(|theirs| theirs.after != edit.after);
        prop_assert_eq!(reversal.overtaken, made.edits.iter().filter(|edit| overtaken(edit)).count());
        let after = values(&workspace);
        for edit in &made.edits {
            let expected = if overtaken(edit) { theirs(edit).map(|theirs| &theirs.after) } else { Some(&edit.before) };
            let held = after.get(&(edit.key.clone(), edit.field.clone()));
            prop_assert_eq!(held, expected.filter(|value| !value.is_null()));
        }
        // Nothing else moved.
        for (at, value) in &before {
            if !made.edits.iter().any(|edit| (&edit.key, &edit.field) == (&at.0, &at.1)) {
                prop_assert_eq!(after.get(at), Some(value));
            }
        }
    }
}
