//! The caseworker's own warning: written, sent with the figures of that day, answered or asked again.

use arbeidsro::{
    domain::{
        concern::{Concern, ConcernState},
        form::{FieldError, FormValues, Problem},
        ids::Id,
        ledger::Answer,
        stamp::Writer,
    },
    state::{App, SaveState, Surroundings, queries::situation_notes::situation_notes},
};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::owner::Owner;
use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

thread_local! {
    static NOW: Cell<NaiveDateTime> = Cell::new(day(2).and_hms_opt(9, 0, 0).unwrap());
}

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn random() -> u128 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}

fn started() -> (Owner, App) {
    let owner = Owner::new();
    owner.set();
    let app = App::new(Writer::default(), Surroundings { millis: || 1, now: || NOW.get(), random });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}

fn written(app: App) -> Id {
    let values = FormValues::default().with("recipient", "safety_rep").with("unable", "To undersøkelser");
    app.save_concern(None, &values).unwrap()
}

fn held(app: App, id: &Id) -> Arc<Concern> {
    app.concern(id).unwrap()
}

#[test]
fn what_was_sent_keeps_its_words_and_figures() {
    let (_owner, app) = started();
    assert_eq!(app.save_concern(None, &FormValues::default()).unwrap_err().len(), 2, "to whom, and what");
    let id = written(app);
    assert_eq!((held(app, &id).made, held(app, &id).sent), (Some(day(2)), None));
    let ahead = app.concern_sending().with("sent", "2026-11-03");
    assert_eq!(app.send_concern(&id, &ahead).unwrap_err(), [FieldError { field: "sent", problem: Problem::InFuture }]);
    let early = app.concern_sending().with("remind", "2026-11-01");
    assert_eq!(app.send_concern(&id, &early).unwrap_err()[0].field, "remind");
    app.send_concern(&id, &app.concern_sending()).unwrap();
    let sent = held(app, &id);
    assert_eq!((sent.sent, sent.remind), (Some(day(2)), Some(day(9))));
    assert_eq!(sent.own.as_ref().map(|own| own.on), Some(day(2)));
    let other = FormValues::default().with("recipient", "union_rep").with("unable", "noe annet");
    app.save_concern(Some(&id), &other).unwrap();
    assert_eq!(held(app, &id).unable, "To undersøkelser");
    app.undo();
    assert_eq!(held(app, &id).sent, None, "sending is taken back like anything else");
}

#[test]
fn today_reminds_until_there_is_an_answer() {
    let (_owner, app) = started();
    let id = written(app);
    app.send_concern(&id, &app.concern_sending()).unwrap();
    let notes = |on: NaiveDate| {
        NOW.set(on.and_hms_opt(9, 0, 0).unwrap());
        app.tick();
        app.workspace(situation_notes).len()
    };
    assert_eq!((notes(day(8)), notes(day(9))), (0, 1));
    let none = FormValues::default().with("answer", "no_answer").with("remind", "2026-11-16");
    app.answer_concern(&id, &none).unwrap();
    assert_eq!((notes(day(15)), notes(day(16))), (0, 1));
    app.answer_concern(&id, &none.with("answer", "agreed").with("role", "verneombud")).unwrap();
    assert_eq!(notes(day(16)), 0);
    assert_eq!((held(app, &id).state(day(16)), held(app, &id).answer), (ConcernState::Answered, Answer::Agreed));
}
