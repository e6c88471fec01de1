//! What goes with what, and that nothing of what was erased is left anywhere.

use crate::{START, add, case, event, on};
use arbeidsro::{
    domain::{
        case::{Case, CaseEvent, EventKind},
        change::{Change, Label},
        entity::{Entity, edits},
        ids::{CaseId, Id, TaskId},
        retention::{Ground, expired, goes_with, moves_on},
        task::Task,
        truth::Key,
    },
    interchange::{
        backup::{self, Meta},
        snapshot::{self, Place},
        wire,
    },
};
use std::sync::Arc;

#[test]
fn a_case_takes_all_that_names_it_along_also_what_was_deleted_or_is_unknown() {
    let mut workspace = on("2026-06-01");
    add(&mut workspace, &case(None));
    add(&mut workspace, &event("e1", EventKind::ReportReceived, "2026-03-01"));
    add(&mut workspace, &Task { id: TaskId(Id::new("t1")), case: Some(CaseId(Id::new("c1"))), ..Task::default() });
    add(&mut workspace, &Task { id: TaskId(Id::new("t2")), title: "annen".into(), ..Task::default() });
    let novel = |field: &str, value: &str| {
        arbeidsro::domain::change::Edit::new(Key::new("novel", Id::new("n")), field, ().into(), value.into())
    };
    workspace.commit(Label::Other, vec![novel("case", "c1"), novel("text", "fra en nyere utgave")], START);
    let deletion = workspace.deletion(&Key::new(CaseEvent::KIND, Id::new("e1")));
    workspace.commit(Label::EventDeleted, deletion, START);
    let keys = goes_with(workspace.truth(), &Key::new(Case::KIND, Id::new("c1")));
    let names: Vec<String> = keys.iter().map(|key| format!("{} {}", key.kind, key.id)).collect();
    assert_eq!(names, ["case c1", "event e1", "novel n", "task t1"]);
    assert_eq!(goes_with(workspace.truth(), &Key::new(Task::KIND, Id::new("t2"))).len(), 1);
}

#[test]
fn a_joint_task_goes_with_the_last_of_the_siblings() {
    let mut workspace = on("2026-06-01");
    for (id, group) in [("c1", Some("g")), ("c2", Some("g")), ("c3", None)] {
        let group = group.map(Id::new);
        add(&mut workspace, &Case { id: CaseId(Id::new(id)), group, ..case(None) });
    }
    for (id, joint) in [("t1", true), ("t2", false)] {
        let case = Some(CaseId(Id::new("c1")));
        add(&mut workspace, &Task { id: TaskId(Id::new(id)), case, joint, ..Task::default() });
    }
    let key = |id: &str| Key::new(Case::KIND, Id::new(id));
    let moved = |going: &[Key]| moves_on(workspace.truth(), going);
    let one = moved(&[key("c1")]);
    assert_eq!(one.len(), 1);
    assert_eq!((one[0].key.id.as_str(), one[0].after.as_str()), ("t1", Some("c2")));
    assert!(moved(&[key("c1"), key("c2")]).is_empty(), "nobody is left to have it");
    assert!(moved(&[key("c2")]).is_empty() && moved(&[key("c3")]).is_empty(), "it is not theirs");
}

/// Every text of the case, then its erasure: no byte that is written afterwards holds one.
#[test]
fn an_erased_text_is_in_nothing_written_afterwards() {
    const SECRET: &str = "hemmelig";
    let mut workspace = on("2026-06-01");
    let mut rows: Vec<Arc<Change>> = Vec::new();
    let mut keep = |made: Option<Arc<Change>>| rows.extend(made);
    let secret = Case { note: format!("{SECRET} notat"), code: format!("{SECRET}-7"), ..case(None) };
    keep(workspace.commit(Label::CaseAdded, edits(None, &secret), START));
    let noted = CaseEvent { note: format!("{SECRET} grunn"), ..event("e1", EventKind::ReportReceived, "2026-03-01") };
    keep(workspace.commit(Label::EventAdded, edits(None, &noted), START));
    let changed = Case { note: format!("{SECRET} igjen"), ..secret.clone() };
    keep(workspace.commit(Label::CaseEdited, edits(Some(&secret), &changed), START));
    keep(workspace.undo(START).and_then(|reversal| reversal.made));
    let keys = goes_with(workspace.truth(), &secret.key());
    let before = workspace.truth().clone();
    let erasure = keys.iter().flat_map(|key| workspace.erasure(key)).collect();
    keep(workspace.commit(Label::Erased, erasure, START));

    let left = before.without(&keys.iter().cloned().collect());
    let written = |truth, keys: &[Key]| snapshot::encode(truth, keys, Place { part: 0, of: 1, covers: 0 });
    let is_erased = |key: &Key| keys.contains(key);
    let mut bytes = written(workspace.truth(), &keys);
    bytes.extend(written(&left, &snapshot::plan(&left).concat()));
    let history: Vec<Change> = rows.iter().map(|change| (**change).clone()).collect();
    let meta = Meta { app: "0", written_millis: START, workbook: "mine" };
    bytes.extend(backup::write(workspace.truth(), &history, meta));
    for row in &rows {
        bytes.extend(wire::without(&wire::encode(row), is_erased).unwrap().unwrap_or_default());
    }
    let kept = workspace.undo_list().done().chain(workspace.undo_list().undone()).chain(workspace.recent());
    kept.for_each(|change| bytes.extend(wire::encode(change)));
    assert!(!String::from_utf8(bytes).unwrap().contains(SECRET));
    // Nor does anything bring it back.
    workspace.undo(START);
    workspace.redo(START);
    assert!(workspace.cases().is_empty() && workspace.events().is_empty());
    assert_eq!(workspace.undo_list().done().count(), 0);
}

/// What was erased of a goal leaves nothing that hung on it, and records that name each other in a circle end.
#[test]
fn a_goal_takes_its_indicators_and_their_figures_along() {
    use arbeidsro::domain::change::Edit;
    use serde_json::{Value, json};
    let mut workspace = on("2026-11-20");
    type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);
    let records: [Row; 6] = [
        ("goal", "g1", &[("wish", "Et mål"), ("status", "reached"), ("closed", "2024-01-01")]),
        ("goal", "g2", &[("wish", "Et annet")]),
        ("indicator", "i1", &[("goal", "g1"), ("indicator", "p1")]),
        ("goal_point", "p1", &[("indicator", "i1"), ("goal_point", "i1")]),
        ("indicator", "i2", &[("goal", "g2")]),
        ("theme", "t1", &[("toward", "g1"), ("closed", "2024-01-02")]),
    ];
    for (kind, id, fields) in records {
        let key = Key::new(kind, Id::new(id));
        let edits = fields.iter().map(|(field, value)| Edit::new(key.clone(), field, Value::Null, json!(value)));
        workspace.commit(Label::Imported, edits.collect(), START);
    }
    let goal = Key::new("goal", Id::new("g1"));
    let past: Vec<_> = expired(&workspace).into_iter().map(|one| (one.ground, one.key)).collect();
    assert_eq!(past, [(Ground::Goal, goal.clone()), (Ground::Goal, Key::new("theme", Id::new("t1")))]);
    let with: Vec<String> = goes_with(workspace.truth(), &goal).iter().map(|key| key.id.to_string()).collect();
    assert_eq!(with, ["g1", "p1", "i1"]);
}
