//! The ledger with its reminders, the felt load, meetings that change the hours, the half page.

use arbeidsro::domain::{
    case::Case,
    change::Label,
    entity::{Entity, edits},
    form::{FormValues, Problem},
    ids::{Id, TaskId},
    ledger::Answer,
    meeting::{FIELDS, Meeting},
    period::Felt,
    truth::Key,
    work_item::ItemId,
};
use arbeidsro::state::{App, queries};
use chrono::NaiveDate;

mod desk;
use desk::{day, open};

fn entry(what: &str, to: &str) -> FormValues {
    FormValues::default().with("sort", "not_done").with("what", what).with("answer", "open").with("to", to)
}

fn only_entry(app: App) -> Id {
    app.workspace(|w| w.ledger().iter().next().unwrap().id.clone())
}

fn planned(app: App) -> Vec<(String, Option<NaiveDate>, bool)> {
    app.workspace(|w| w.tasks().iter().map(|t| (t.title.clone(), t.planned, t.done.is_some())).collect())
}

#[test]
fn what_is_not_done_reminds_of_itself_and_undo_takes_both_back() {
    let (_owner, app) = open();
    app.save_entry(None, &entry("Nettverkskart", "2026-12-14")).unwrap();
    assert_eq!(planned(app), [("Ta opp igjen: Nettverkskart".to_owned(), Some(day("2026-12-14")), false)]);
    let id = only_entry(app);
    app.save_entry(Some(&id), &entry("Nettverkskart", "2026-12-21")).unwrap();
    assert_eq!(planned(app)[0].1, Some(day("2026-12-21")), "the task follows the day");
    app.end_entry(&id, true);
    assert!(planned(app)[0].2, "ended with it");
    app.undo();
    assert!(!planned(app)[0].2);
    app.undo();
    app.undo();
    assert!(planned(app).is_empty() && app.workspace(|w| w.ledger().is_empty()));
    assert_eq!(app.save_entry(None, &entry("", "2026-12-14")).unwrap_err()[0].problem, Problem::Missing);
}

#[test]
fn without_a_last_day_there_is_no_reminder_and_a_request_has_none() {
    let (_owner, app) = open();
    app.save_entry(None, &entry("Nettverkskart", "2026-12-14")).unwrap();
    app.save_entry(Some(&only_entry(app)), &entry("Nettverkskart", "")).unwrap();
    assert!(planned(app).is_empty());
    app.save_entry(None, &entry("ny sak", "2026-12-14").with("sort", "not_receive")).unwrap();
    assert!(planned(app).is_empty());
}

#[test]
fn an_answer_keeps_the_rest_of_the_entry() {
    let (_owner, app) = open();
    app.save_entry(None, &entry("Nettverkskart", "2026-12-14")).unwrap();
    let answer =
        FormValues::default().with("answer", "agreed").with("role", "avdelingsleder").with("answered", "2026-11-23");
    app.answer_entry(&only_entry(app), &answer).unwrap();
    let held = app.workspace(|w| (**w.ledger().iter().next().unwrap()).clone());
    assert_eq!((held.answer, held.what.as_str(), held.to), (Answer::Agreed, "Nettverkskart", Some(day("2026-12-14"))));
    assert!(!held.waits());
}

#[test]
fn a_week_has_one_felt_load_beside_what_is_counted_then() {
    let (_owner, app) = open();
    app.note_felt(110.0);
    app.note_felt(130.0);
    let all: Vec<Felt> = app.workspace(|w| w.felt().iter().map(|felt| (**felt).clone()).collect());
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].week, all[0].felt, all[0].counted), (day("2026-11-23"), 130.0, Some(14.0)));
}

#[test]
fn meetings_take_the_place_of_the_figure_in_the_settings_and_change_the_slack() {
    let (_owner, app) = open();
    let hours = || app.workspace(|w| (w.settings().hours_on(day("2026-11-24")), w.settings().hours_per_day()));
    assert_eq!(hours(), (6.0, 6.0));
    let meeting = FormValues::default().with("title", "Teammøte").with("minutes", "120").with("repeat", "weekly");
    app.save_record::<Meeting>(Label::MeetingSaved, None, &FIELDS, &meeting).unwrap();
    assert_eq!(hours(), (7.1, 7.1));
    app.undo();
    assert_eq!(hours(), (6.0, 6.0));
    app.redo();
    let id = app.workspace(|w| w.meetings().iter().next().unwrap().id.clone());
    app.delete_record(Label::MeetingDeleted, &Key::new(Meeting::KIND, id));
    assert_eq!(hours(), (6.0, 6.0));
}

#[test]
fn the_half_page_holds_letters_and_no_codes() {
    let (_owner, app) = open();
    let case = Case { id: Id::new("c1").into(), code: "K7-ulv".into(), ..Case::default() };
    app.commit(Label::CaseAdded, edits(None, &case));
    let late = |n: u32| {
        let values = FormValues::default()
            .with("title", format!("Rapport om K7-ulv {n}"))
            .with("case", "c1")
            .with("deadline", "2026-11-24")
            .with("estimate", "9");
        app.add_task(&values).unwrap();
    };
    (0..6).for_each(late);
    let not_done = entry("Ringe mor i k7-ulv", "2026-12-14").with("case", "c1").with("reply", "Spør Kari Nordmann");
    app.save_entry(None, &not_done).unwrap();
    let page = app.workspace(|w| queries::half_page::half_page(w, false));
    let all = format!("{page:?}").to_lowercase();
    assert!(!all.contains("k7-ulv"), "{all}");
    assert_eq!((page.letters.as_slice(), page.late.len(), page.ways.len()), (&["A".to_owned()][..], 3, 3));
    assert_eq!(page.late_rest, "2 frister til holder ikke, den siste ti. 24. nov.", "the first of six still fits");
    assert!(page.names.iter().any(|name| name.contains("Kari Nordmann")), "{:?}", page.names);
    let with_codes = app.workspace(|w| queries::half_page::half_page(w, true));
    assert!(format!("{with_codes:?}").contains("K7-ulv") && with_codes.letters.is_empty());
}

#[test]
fn own_times_count_when_five_of_a_kind_were_timed_and_the_user_wants_it() {
    let (_owner, app) = open();
    let add = |title: &str, estimate: &str| {
        let values =
            FormValues::default().with("title", title).with("estimate", estimate).with("deadline", "2026-11-26");
        app.add_task(&values).unwrap()
    };
    let timed = |title: &str, hours: &str| {
        let id = app.add_task(&FormValues::default().with("title", title).with("spent", hours)).unwrap();
        app.complete_task(&id);
        id
    };
    let minutes = |id: &TaskId| {
        let item = ItemId::Task(id.clone());
        app.workspace(|w| (w.items().get(&item).unwrap().effort_hours * 60.0).round())
    };
    let (call, own, other) = (add("Ring skolen", ""), add("ring mor", "2"), add("Skriv notat", ""));
    for hours in ["0.2", "0.3", "0.5", "3"] {
        timed("ring noen", hours);
    }
    app.use_own_times(true);
    assert_eq!(minutes(&call), 60.0, "four are too few");
    let fifth = timed("Ring: legen", "0.4");
    assert_eq!((minutes(&call), minutes(&own), minutes(&other)), (24.0, 120.0, 60.0));
    let task = app.workspace(|w| (**w.tasks().get(call.clone()).unwrap()).clone());
    let words = app.workspace(|w| queries::own_times::of_task(w, &task)).unwrap();
    assert!(words.contains("24 min") && words.contains('5') && words.contains("«ring»"), "{words}");
    app.delete_task(&fifth);
    assert_eq!(minutes(&call), 60.0);
    app.undo();
    app.use_own_times(false);
    assert_eq!(minutes(&call), 60.0);
    assert!(app.workspace(queries::own_times::offer).starts_with("1 oppgave"), "an estimate is never overruled");
}

#[test]
fn a_day_off_is_said_as_one() {
    let (_owner, app) = open();
    let plan = || {
        let mut saturday = app.workspace(|w| w.clone());
        saturday.set_now(day("2026-11-28").and_hms_opt(9, 0, 0).unwrap());
        queries::today::today(&saturday).plan
    };
    assert_eq!(plan(), "Ingen arbeidstid i dag. Neste arbeidsdag er ma. 30. nov., med 6 timer.");
    app.add_task(&FormValues::default().with("title", "Ringe").with("deadline", "2026-11-28")).unwrap();
    assert!(plan().contains("tar 1 time. Neste arbeidsdag er ma. 30. nov."), "{}", plan());
}
