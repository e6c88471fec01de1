//! The handle that pages hold, without a browser: acts, undo, what runs again and what does not.

mod cases;
mod tasks;
mod weekly_review;

use arbeidsro::domain::{
    change::{Change, Edit, Label},
    entity::Entity,
    form::FormValues,
    stamp::{Stamp, Writer},
    task::Task,
    truth::Key,
    workspace::Workspace,
};
use arbeidsro::state::{
    App, SaveState, Surroundings,
    actions::{self, tasks::field},
};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::{computed::Memo, owner::Owner, prelude::*};
use std::{
    cell::Cell,
    sync::atomic::{AtomicU64, Ordering},
};

static TICKS: AtomicU64 = AtomicU64::new(1_795_000_000_000);
thread_local! {
    static DAY: Cell<NaiveDate> = const { Cell::new(NaiveDate::MIN) };
}

fn ticks() -> u64 {
    TICKS.fetch_add(1, Ordering::Relaxed)
}

fn now() -> NaiveDateTime {
    DAY.get().and_hms_opt(9, 0, 0).unwrap()
}

fn random() -> u128 {
    u128::from(ticks()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An app that may write, on Monday 23 November 2026. The owner keeps its signals alive.
fn open() -> (Owner, App) {
    DAY.set(day("2026-11-23"));
    let owner = Owner::new();
    owner.set();
    let app = App::new(Writer::new(1, 1), Surroundings { millis: ticks, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}

fn titled(title: &str) -> FormValues {
    FormValues::default().with(field::TITLE, title)
}

fn rebuilt(app: App) -> bool {
    app.workspace(|held| {
        let fresh = Workspace::from_truth(held.truth().clone(), held.writer(), held.now());
        fresh.items() == held.items() && fresh.tasks() == held.tasks() && fresh.cases() == held.cases()
    })
}

#[test]
fn a_task_is_added_taken_back_and_done_again() {
    let (_owner, app) = open();
    let id = app.add_task(&titled("Ring skolen")).unwrap();
    let has = || app.workspace(|w| w.tasks().get(id.clone()).is_some());
    assert!(has());
    app.undo();
    assert!(!has());
    app.redo();
    assert!(has());
    assert_eq!(app.waiting(), 3, "each act is one change on its way to disk");
    assert!(rebuilt(app));
}

#[test]
fn nothing_is_written_before_loading_or_when_read_only() {
    let (_owner, app) = open();
    for state in [SaveState::Loading, SaveState::ReadOnly] {
        app.set_save_state(state);
        let _ = app.add_task(&titled("Ring skolen"));
        app.undo();
        assert!(app.workspace(|w| w.tasks().is_empty()), "{state:?}");
        assert_eq!(app.waiting(), 0);
    }
}

#[test]
fn a_memo_on_tasks_runs_again_for_tasks_alone() {
    let (_owner, app) = open();
    let runs = std::sync::Arc::new(AtomicU64::new(0));
    let counted = runs.clone();
    let count = Memo::new(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        app.watch(Task::KIND);
        app.workspace(|w| w.tasks().len())
    });
    assert_eq!(count.get_untracked(), 0);
    app.add_task(&titled("En")).unwrap();
    assert_eq!(count.get_untracked(), 1);
    let case = FormValues::default()
        .with(actions::cases::field::CODE, "K7-ulv")
        .with(actions::cases::field::TYPE, "report")
        .with(actions::cases::field::RECEIVED, "2026-11-20");
    app.add_case(&case).unwrap();
    assert_eq!(count.get_untracked(), 1);
    assert_eq!(runs.load(Ordering::Relaxed), 2, "a case does not run a memo on tasks");
}

#[test]
fn undo_leaves_alone_what_another_tab_has_changed_since_and_says_so() {
    let (_owner, app) = open();
    let id = app.add_task(&titled("Ring skolen")).unwrap();
    app.edit_task(&id, &titled("Ring barnehagen")).unwrap();
    let other = Change {
        stamp: Stamp { millis: ticks() + 1000, counter: 0, writer: Writer::new(2, 2) },
        label: Label::TaskEdited,
        origin: Default::default(),
        edits: vec![Edit::new(
            Key::new(Task::KIND, id.clone()),
            "title",
            "Ring barnehagen".into(),
            "Ring tannlegen".into(),
        )],
    };
    app.take_from_tab(vec![other]);
    app.undo();
    assert_eq!(app.workspace(|w| w.tasks().get(id.clone()).map(|t| t.title.clone())), Some("Ring tannlegen".into()));
    let said = app.notices().pop().unwrap();
    assert!(said.text.contains("Ett felt er endret siden"), "{}", said.text);
}

#[test]
fn the_outbox_keeps_what_the_disk_has_not_taken() {
    let (_owner, app) = open();
    for title in ["a", "b", "c"] {
        app.add_task(&titled(title)).unwrap();
    }
    let first = app.outbox(2);
    assert_eq!(first.len(), 2);
    app.saved(2);
    assert_eq!(app.waiting(), 1);
    assert_eq!(app.outbox(9)[0].edits[0].key.kind.0.as_str(), Task::KIND);
    assert_ne!(app.outbox(9)[0].stamp, first[0].stamp);
    let _ = app.workspace(|w| w.tasks().iter().next().map(|task| task.key()));
}

#[test]
fn history_that_comes_with_a_file_goes_to_the_disk_by_itself() {
    let (_owner, app) = open();
    let sent = std::rc::Rc::new(Cell::new(0));
    let heard = sent.clone();
    app.on_sent(move || heard.set(heard.get() + 1));
    let stamp = Stamp { millis: 1_794_000_000_000, counter: 0, writer: Writer::new(2, 1) };
    let edits =
        vec![Edit::new(Key::new(Task::KIND, arbeidsro::domain::ids::Id::new("t")), "title", ().into(), "x".into())];
    app.take_history(vec![Change { stamp, label: Label::TaskAdded, origin: Default::default(), edits }]);
    assert_eq!((app.waiting(), sent.get()), (1, 1));
}
