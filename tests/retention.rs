//! What is past its period, what goes with what, and that nothing of it is left anywhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        analysis::Analysis,
        case::{Case, CaseEvent, CaseType, EventKind},
        change::{Change, Label},
        concern::Concern,
        deviation::Deviation,
        entity::{Entity, edits},
        feedback::Feedback,
        ids::{AnalysisId, CaseId, EventId, FeedbackId, Id, TaskId},
        ledger::LedgerEntry,
        period::{Felt, Period},
        retention::{Ground, expired, goes_with, moves_on},
        risk::Risk,
        scenario::Scenario,
        stamp::Writer,
        task::Task,
        truth::Key,
        weekly_review::WeeklyReview,
        workspace::Workspace,
    },
    interchange::{
        backup::{self, Meta},
        snapshot::{self, Place},
        wire,
    },
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Milliseconds of 2026-01-01.
const START: u64 = 1_767_225_600_000;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(today: &str) -> Workspace {
    Workspace::new(Writer(1), day(today).and_hms_opt(9, 0, 0).unwrap())
}

fn add<T: Entity>(workspace: &mut Workspace, entity: &T) {
    workspace.commit(Label::Imported, edits(None, entity), START);
}

fn case(closed: Option<&str>) -> Case {
    let id = CaseId(Id::new("c1"));
    Case { id, code: "K7-ulv".into(), case_type: CaseType::Report, closed: closed.map(day), ..Case::default() }
}

fn event(id: &str, kind: EventKind, at: &str) -> CaseEvent {
    CaseEvent { id: EventId(Id::new(id)), case: CaseId(Id::new("c1")), kind, on: day(at), ..CaseEvent::default() }
}

/// The days by hand from the periods of domain.md section 9.
#[test]
fn each_kind_has_its_period_and_is_kept_to_its_last_day() {
    type Fill = fn(&mut Workspace);
    let table: [(&str, Fill, Ground, &str); 19] = [
        ("a closed case, 90 days", |w| add(w, &case(Some("2026-03-01"))), Ground::Case, "2026-05-30"),
        (
            "a done task without a case, 90 days",
            |w| add(w, &Task { id: TaskId(Id::new("t")), done: Some(day("2026-03-01")), ..Task::default() }),
            Ground::Task,
            "2026-05-30",
        ),
        (
            "feedback, 12 months",
            |w| {
                let id = FeedbackId(Id::new("f"));
                add(w, &Feedback { id, role: "x".into(), occurred: Some(day("2026-02-28")), ..Feedback::default() });
            },
            Ground::Feedback,
            "2027-02-28",
        ),
        (
            "feedback with a later talk about it",
            |w| {
                let (occurred, followed_up) = (Some(day("2026-02-28")), Some(day("2026-04-30")));
                add(w, &Feedback { id: FeedbackId(Id::new("f")), occurred, followed_up, ..Feedback::default() });
            },
            Ground::Feedback,
            "2027-04-30",
        ),
        (
            "feedback without any day, from when it was written",
            |w| add(w, &Feedback { id: FeedbackId(Id::new("f")), role: "x".into(), ..Feedback::default() }),
            Ground::Feedback,
            "2027-01-01",
        ),
        (
            "an analysis, 24 months after its closing",
            |w| {
                let (opened, closed) = (day("2026-01-10"), Some(day("2026-08-31")));
                add(w, &Analysis { id: AnalysisId(Id::new("a")), opened, closed, ..Analysis::default() });
            },
            Ground::Analysis,
            "2028-08-31",
        ),
        (
            "a risk that was ended, 24 months",
            |w| add(w, &Risk { id: Id::new("x"), ended: Some(day("2026-03-31")), ..Risk::default() }),
            Ground::Analysis,
            "2028-03-31",
        ),
        (
            "a risk that nobody has written to since",
            |w| add(w, &Risk { id: Id::new("x"), title: "x".into(), ..Risk::default() }),
            Ground::Analysis,
            "2028-01-01",
        ),
        (
            "an open deviation that nobody has written to since",
            |w| add(w, &Deviation { id: Id::new("x"), what: "x".into(), ..Deviation::default() }),
            Ground::Analysis,
            "2028-01-01",
        ),
        (
            "an absence that is over",
            |w| add(w, &Period { id: Id::new("x"), to: Some(day("2026-02-27")), ..Period::default() }),
            Ground::Planning,
            "2028-02-27",
        ),
        (
            "a period without an end",
            |w| add(w, &Period { id: Id::new("x"), ..Period::default() }),
            Ground::Planning,
            "2028-01-01",
        ),
        (
            "a felt load, from its week",
            |w| add(w, &Felt { id: Id::new("x"), week: day("2026-06-01"), ..Felt::default() }),
            Ground::Planning,
            "2028-06-01",
        ),
        (
            "an entry of the ledger that was ended",
            |w| add(w, &LedgerEntry { id: Id::new("x"), ended: Some(day("2026-05-05")), ..LedgerEntry::default() }),
            Ground::Planning,
            "2028-05-05",
        ),
        (
            "an entry of the ledger that is open",
            |w| add(w, &LedgerEntry { id: Id::new("x"), what: "x".into(), ..LedgerEntry::default() }),
            Ground::Planning,
            "2028-01-01",
        ),
        (
            "a kept what-if",
            |w| add(w, &Scenario { id: Id::new("x"), made: day("2026-04-04"), ..Scenario::default() }),
            Ground::Planning,
            "2028-04-04",
        ),
        (
            "a warning upward, from its answer",
            |w| {
                add(
                    w,
                    &Concern {
                        id: Id::new("x"),
                        sent: Some(day("2026-04-01")),
                        answered: Some(day("2026-04-20")),
                        ..Concern::default()
                    },
                )
            },
            Ground::Planning,
            "2028-04-20",
        ),
        (
            "a weekly review, twelve weeks from its Monday",
            |w| add(w, &WeeklyReview { id: Id::new("2026-w10"), monday: day("2026-03-02"), ..WeeklyReview::default() }),
            Ground::Review,
            "2026-05-25",
        ),
        (
            "a deleted record, 90 days",
            |w| {
                add(w, &Task { id: TaskId(Id::new("t")), title: "x".into(), ..Task::default() });
                let deletion = w.deletion(&Key::new(Task::KIND, Id::new("t")));
                w.commit(Label::TaskDeleted, deletion, START);
            },
            Ground::Deleted,
            "2026-04-01",
        ),
        (
            "a dismissed report, whose reporter is told within 21 days",
            |w| {
                add(w, &case(Some("2026-03-05")));
                add(w, &event("e1", EventKind::ReportReceived, "2026-03-01"));
                add(w, &event("e2", EventKind::ReportDismissed, "2026-03-04"));
            },
            Ground::Case,
            // 2026-03-01 and 21 days is 2026-03-22; 90 days on.
            "2026-06-20",
        ),
    ];
    for (name, fill, ground, until) in table {
        let until = day(until);
        for (today, is_past) in [(until, false), (until.succ_opt().unwrap(), true)] {
            let mut workspace = on(&today.to_string());
            fill(&mut workspace);
            let found: Vec<_> = expired(&workspace).iter().map(|item| (item.ground, item.until)).collect();
            let expected = if is_past { vec![(ground, until)] } else { vec![] };
            assert_eq!(found, expected, "{name}, on {today}");
        }
    }
}

/// Care for oneself and the weekly review: twelve weeks, or as many as the user has set.
#[test]
fn care_for_oneself_is_kept_as_long_as_the_user_wants() {
    use arbeidsro::domain::{change::Edit, notebook::SELF_CARE, settings::Settings};
    use serde_json::{Value, json};
    for (weeks, until) in [(None, "2026-05-25"), (Some(4), "2026-03-30"), (Some(52), "2027-03-01")] {
        let until = day(until);
        for (today, is_past) in [(until, false), (until.succ_opt().unwrap(), true)] {
            let mut workspace = on(&today.to_string());
            let key = Key::new(SELF_CARE.kind, Id::new("s"));
            let entry = Edit::new(key, SELF_CARE.day, Value::Null, json!("2026-03-02"));
            workspace.commit(Label::Imported, vec![entry], START);
            let review = WeeklyReview { id: Id::new("w"), monday: day("2026-03-02"), ..WeeklyReview::default() };
            add(&mut workspace, &review);
            if let Some(keep_care_weeks) = weeks {
                add(&mut workspace, &Settings { keep_care_weeks, ..Settings::default() });
            }
            let found: Vec<_> = expired(&workspace).iter().map(|item| (item.ground, item.until)).collect();
            let expected = [(Ground::Review, until), (Ground::Notebook, until)];
            assert_eq!(found, if is_past { &expected[..] } else { &[] }, "{weeks:?} weeks, on {today}");
        }
    }
}

#[test]
fn what_is_open_is_never_past() {
    let mut workspace = on("2099-01-01");
    add(&mut workspace, &case(None));
    let task = Task { id: TaskId(Id::new("t")), title: "åpen".into(), ..Task::default() };
    add(&mut workspace, &task);
    // A done task of a case goes with the case, not before it.
    let case = Some(CaseId(Id::new("c1")));
    add(&mut workspace, &Task { id: TaskId(Id::new("t2")), case, done: Some(day("2026-01-01")), ..task });
    assert_eq!(expired(&workspace), []);
}

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
