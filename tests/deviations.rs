//! The log of breaches and near misses: its reminder, what a broken clock fills in, and the sums.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::domain::{
    case::{Case, CaseEvent, CaseType, EventKind},
    change::Label,
    deviation::{Cause, Deviation, DeviationSort, DeviationState},
    entity::edits,
    form::{FormValues, Problem},
    ids::{CaseId, EventId, Id},
    retention::{Ground, expired},
    stamp::Writer,
    workspace::Workspace,
};
use arbeidsro::state::{
    App,
    queries::{
        deviations::{deviation_rows, deviation_sums, unlogged},
        veil::Veil,
    },
};
use chrono::NaiveDate;

mod desk;
use desk::{day, now, open};

fn form(what: &str, follow_up: &str) -> FormValues {
    let values = FormValues::default().with("sort", "breach").with("on", "2026-11-20").with("what", what);
    values.with("state", "to_follow").with("follow_up", follow_up)
}

fn only(app: App) -> Deviation {
    app.workspace(|w| (**w.deviations().iter().next().unwrap()).clone())
}

fn reminders(app: App) -> Vec<(String, Option<NaiveDate>, bool)> {
    app.workspace(|w| w.tasks().iter().map(|t| (t.title.clone(), t.planned, t.done.is_some())).collect())
}

/// A report of 2 November: its week ended on the 9th, the answer to the reporter is due on the 23rd.
fn add_late_report(app: App) -> CaseId {
    let id = CaseId(Id::new("c1"));
    let case = Case { id: id.clone(), code: "K7-ulv".into(), case_type: CaseType::Report, ..Case::default() };
    let report = CaseEvent {
        id: EventId(Id::new("e1")),
        case: id.clone(),
        kind: EventKind::ReportReceived,
        on: day("2026-11-02"),
        ..CaseEvent::default()
    };
    app.commit(Label::CaseAdded, [edits(None, &case), edits(None, &report)].concat());
    id
}

#[test]
fn a_day_to_follow_up_reminds_and_everything_is_taken_back_in_one_step() {
    let (_owner, app) = open();
    app.save_deviation(None, None, &form("Tilbakemelding", "2026-12-07")).unwrap();
    assert_eq!(reminders(app), [("Følg opp avvik: Tilbakemelding".to_owned(), Some(day("2026-12-07")), false)]);
    let id = only(app).id;
    app.save_deviation(Some(&id), None, &form("Tilbakemelding", "2026-12-14")).unwrap();
    assert_eq!(reminders(app)[0].1, Some(day("2026-12-14")), "the task follows the day");
    app.settle_deviation(&id, true);
    assert!(reminders(app)[0].2 && only(app).ended == Some(day("2026-11-23")));
    app.undo();
    assert!(!reminders(app)[0].2 && only(app).state == DeviationState::ToFollow);
    app.delete_deviation(&id);
    assert!(reminders(app).is_empty() && app.workspace(|w| w.deviations().is_empty()));
    app.undo();
    assert_eq!((reminders(app).len(), only(app).what.as_str()), (1, "Tilbakemelding"));
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_written() {
    let (_owner, app) = open();
    let wrong = form("", "2026-12-07").with("on", "2026-11-24").with("reported", "true");
    let errors = app.save_deviation(None, None, &wrong).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| (error.field, error.problem.clone())).collect();
    assert_eq!(fields, [("what", Problem::Missing), ("on", Problem::InFuture), ("reported_on", Problem::Missing)]);
    assert!(app.workspace(|w| w.deviations().is_empty() && w.tasks().is_empty()));
}

#[test]
fn a_broken_clock_fills_in_what_is_known_and_is_offered_once() {
    let (_owner, app) = open();
    let case = add_late_report(app);
    let broken = app.workspace(unlogged);
    let marks: Vec<_> = broken.iter().map(|one| one.mark.to_string()).collect();
    assert_eq!(marks.len(), 1, "the answer to the reporter is due today, and not broken: {marks:?}");
    assert!(marks[0].starts_with("c1.no-mel-1."));
    let start = app.new_deviation(Some(&broken[0].mark));
    let filled = ["sort", "on", "case", "follows"].map(|field| start.get(field).to_owned());
    assert_eq!(filled, ["breach", "2026-11-09", case.as_str(), "deadline_broken"]);
    assert!(!start.get("what").is_empty());
    app.save_deviation(None, Some(&broken[0].mark), &start).unwrap();
    assert_eq!(app.deviation_of(&broken[0].mark), Some(only(app).id));
    assert!(app.workspace(unlogged).is_empty());
    app.undo();
    assert_eq!(app.workspace(unlogged), broken);
}

fn log(workspace: &mut Workspace, n: usize, on: &str, sort: DeviationSort, cause: Option<Cause>, reported: bool) {
    let one =
        Deviation { id: Id::new(format!("d{n}")), sort, on: Some(day(on)), cause, reported, ..Deviation::default() };
    workspace.commit(Label::DeviationSaved, edits(None, &one), 1_795_000_000_000);
}

/// Counted by hand: the entry of November last year is thirteen months back.
#[test]
fn sums_are_of_twelve_months_by_month_and_cause() {
    let mut workspace = Workspace::new(Writer::new(1, 1), now());
    let rows = [
        ("2025-11-30", DeviationSort::Breach, Some(Cause::Capacity), true),
        ("2025-12-01", DeviationSort::Breach, Some(Cause::Capacity), true),
        ("2026-10-05", DeviationSort::NearMiss, None, false),
        ("2026-10-06", DeviationSort::Breach, Some(Cause::Capacity), false),
    ];
    for (n, (on, sort, cause, reported)) in rows.into_iter().enumerate() {
        log(&mut workspace, n, on, sort, cause, reported);
    }
    let sums = deviation_sums(&workspace);
    assert_eq!(sums.months.len(), 12, "from December to November, empty months too");
    assert_eq!(sums.months[0].1, [1, 0, 1]);
    assert_eq!(sums.months[10].1, [1, 1, 0]);
    assert_eq!(sums.months[11].1, [0, 0, 0]);
    assert_eq!(sums.causes.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn codes_and_private_words_stay_out_of_what_others_read() {
    let (_owner, app) = open();
    add_late_report(app);
    let values = form("Svar i K7-ulv", "").with("case", "c1").with("private", "Jeg var utslitt");
    app.save_deviation(None, None, &values).unwrap();
    let shown = app.workspace(|w| format!("{:?}", deviation_rows(w, &Veil::of(w, false))));
    assert!(!shown.contains("K7-ulv") && !shown.contains("utslitt"), "{shown}");
    assert!(shown.contains("sak A"), "{shown}");
}

/// Twenty-four months from the last day, and never while it is open (domain.md section 9).
#[test]
fn kept_for_two_years_after_the_last_day() {
    let mut workspace = Workspace::new(Writer::new(1, 1), now());
    let settled = Deviation {
        id: Id::new("d1"),
        on: Some(day("2024-10-01")),
        state: DeviationState::Settled,
        ended: Some(day("2024-11-22")),
        ..Deviation::default()
    };
    let open = Deviation { id: Id::new("d2"), on: Some(day("2020-01-01")), ..Deviation::default() };
    workspace.commit(Label::DeviationSaved, [edits(None, &settled), edits(None, &open)].concat(), 1_795_000_000_000);
    let found: Vec<_> = expired(&workspace).into_iter().map(|one| (one.ground, one.until, one.key.id)).collect();
    assert_eq!(found, [(Ground::Analysis, day("2026-11-22"), Id::new("d1"))]);
}
