//! What a user does with a case, without a browser: events and their correction, gates, groups of
//! siblings, rules, and what undo brings back.

use arbeidsro::domain::{
    case::{CaseType, EventKind},
    form::{FormValues, Problem},
    ids::Id,
    work_item::ItemId,
};
use arbeidsro::state::{
    actions::{case_details, events, tasks},
    queries::case_history::case_history,
};

mod desk;
use desk::{
    cases::{add, equals_rebuilt, event, is_running, view},
    day, open,
};

#[test]
fn a_norwegian_case_from_report_to_aftercare() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-01-05");
    let course = [
        ("investigation_opened", "2026-01-08", "bvl. § 2-2(2)"),
        ("measure_decided", "2026-03-02", "bvl. § 8-1(2)"),
        ("measure_started", "2026-03-09", "bvl. § 8-1(1)"),
        ("emergency_move", "2026-05-04", "bvl. § 4-2(3–4)"),
        ("care_order", "2026-07-01", "bvl. § 5-2"),
        ("foster_moved_in", "2026-07-20", "forskrift om fosterhjem § 10"),
        ("care_lifted", "2026-10-01", "bvl. § 8-7"),
        ("turns_eighteen", "2028-06-17", "bvl. § 3-6"),
    ];
    for (kind, on, law) in course {
        app.record_event(&case, None, &event(kind, on)).unwrap();
        assert!(is_running(app, &case, law), "{kind} starts {law}");
    }
    let shown = view(app, &case);
    assert_eq!(shown.case.case_type, CaseType::Reunification, "the case follows what happens");
    assert!(shown.phases.contains(" → "), "{}", shown.phases);
    let adult = app.workspace(|w| w.events_of(&case)).into_iter().find(|e| e.kind == EventKind::TurnsEighteen).unwrap();
    assert_eq!(adult.on, day("2028-06-01"), "of the birthday only the month is kept");
    assert!(equals_rebuilt(app));
    for _ in course {
        app.undo();
    }
    assert_eq!(view(app, &case).case.case_type, CaseType::Report);
}

#[test]
fn a_danish_case_from_report_to_youth_support() {
    let (_owner, app) = open();
    let case = add(app, "S2-elg", "DK", "2026-01-05");
    let talk = || app.record_event(&case, None, &event("child_talk", "2026-03-02"));
    app.record_event(&case, None, &event("investigation_opened", "2026-01-08")).unwrap();
    assert!(is_running(app, &case, "BL § 5(3–4)"));
    let decided = event("measure_decided", "2026-03-03");
    let errors = app.record_event(&case, None, &decided).unwrap_err();
    assert_eq!((errors[0].field, &errors[0].problem), (events::field::WAIVE, &Problem::Missing), "the gate is closed");
    talk().unwrap();
    app.record_event(&case, None, &decided).unwrap();
    app.record_event(&case, None, &event("measure_started", "2026-03-04")).unwrap();
    assert!(is_running(app, &case, "BL § 95(2)"));
    app.record_event(&case, None, &event("measure_reviewed", "2026-05-30")).unwrap();
    assert!(is_running(app, &case, "BL § 95(3–4)") && !is_running(app, &case, "BL § 95(2)"));
    let forced = event("placement_forced", "2026-09-01").with(events::field::WAIVE, "Fare for barnet");
    app.record_event(&case, None, &forced).unwrap();
    let held =
        app.workspace(|w| w.events_of(&case)).into_iter().find(|e| e.kind == EventKind::PlacementForced).unwrap();
    assert_eq!(held.waived.get("DK-SAM-1").map(String::as_str), Some("Fare for barnet"));
    assert_eq!((held.law.as_str(), held.recorded), ("DK-2025-03", Some(day("2026-11-23"))));
    app.record_event(&case, None, &event("foster_moved_in", "2026-09-02")).unwrap();
    assert!(is_running(app, &case, "BL § 156(5)"));
    app.record_event(&case, None, &event("turns_eighteen", "2027-08-09")).unwrap();
    assert!(is_running(app, &case, "BL § 111"));
    assert!(equals_rebuilt(app));
}

#[test]
fn a_wrong_event_is_corrected_and_the_history_shows_it() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-11-02");
    app.record_event(&case, None, &event("investigation_opened", "2026-11-05")).unwrap();
    let opened = app.workspace(|w| w.events_of(&case))[1].clone();
    app.edit_event(&opened.id, &events::form_of(&opened).with(events::field::ON, "2026-11-09")).unwrap();
    assert_eq!(app.workspace(|w| w.events_of(&case))[1].on, day("2026-11-09"));
    let early = events::form_of(&opened).with(events::field::ON, "2026-11-01");
    assert!(matches!(app.edit_event(&opened.id, &early).unwrap_err()[0].problem, Problem::Before { .. }));
    app.delete_event(&opened.id);
    let lines = app.workspace(|workspace| case_history(workspace, &case));
    assert_eq!(lines.len(), 4, "added, opened, corrected, deleted");
    app.take_back(&lines[0].change);
    assert_eq!(app.workspace(|w| w.events_of(&case)).len(), 2);
    let other = add(app, "M2-elg", "NO", "2026-11-02");
    assert_eq!(app.workspace(|workspace| case_history(workspace, &other)).len(), 1);
}

#[test]
fn siblings_share_events_and_points() {
    let (_owner, app) = open();
    let [a, b, c] = ["A2-rev", "B3-elg", "D4-lom"].map(|code| add(app, code, "NO", "2026-11-02"));
    app.join_siblings(&a, &b);
    app.join_siblings(&c, &b);
    assert_eq!(app.siblings_of(&a).len(), 2);
    app.record_event(&a, None, &event("investigation_opened", "2026-11-05").with(events::field::JOINT, "true"))
        .unwrap();
    for case in [&a, &b, &c] {
        assert!(is_running(app, case, "bvl. § 2-2(2)"));
    }
    let points: u32 = [&a, &b, &c].map(|case| view(app, case).points).iter().sum();
    assert_eq!(points, 7 + 3 + 3);
    app.undo();
    assert!(!is_running(app, &c, "bvl. § 2-2(2)"), "one change, one undo");
    app.leave_siblings(&b);
    app.leave_siblings(&c);
    assert!(app.siblings_of(&a).is_empty() && view(app, &a).case.group.is_none(), "a group of one is none");
}

#[test]
fn a_joint_task_stands_on_each_sibling_and_is_done_for_all() {
    let (_owner, app) = open();
    let [a, b, c] = ["A2-rev", "B3-elg", "D4-lom"].map(|code| add(app, code, "NO", "2026-11-02"));
    app.join_siblings(&a, &b);
    let task = |title: &str, joint: &str| {
        let values = FormValues::default().with(tasks::field::TITLE, title).with(tasks::field::CASE, a.as_str());
        app.add_task(&values.with(tasks::field::JOINT, joint)).unwrap()
    };
    let joint = task("Snakke med foreldrene", "true");
    task("Ringe skolen til A", "false");
    let open_on = |case| view(app, case).tasks.into_iter().map(|row| (row.title, row.code)).collect::<Vec<_>>();
    let shared = ("Snakke med foreldrene".to_owned(), Some("A2-rev +1".to_owned()));
    assert_eq!(open_on(&b), [shared], "only what holds for all");
    assert_eq!((open_on(&a).len(), open_on(&c).len()), (2, 0));
    assert_eq!(app.workspace(|w| w.tasks().len()), 2, "one task, not one for each");
    let handed = app.workspace(arbeidsro::state::queries::walk::handover);
    let tasks = |code: &str| handed.iter().find(|case| case.code == code).unwrap().tasks.len();
    assert_eq!((tasks("A2-rev"), tasks("B3-elg"), tasks("D4-lom")), (2, 1, 0), "a colleague sees it on each");
    app.complete_item(&ItemId::Task(joint));
    assert!(open_on(&b).is_empty());
    let done = |case| view(app, case).done.iter().any(|task| task.title == "Snakke med foreldrene");
    assert!(done(&a) && done(&b) && !done(&c));
    app.undo();
    app.leave_siblings(&b);
    assert!(open_on(&b).is_empty() && open_on(&a).len() == 2);
}

#[test]
fn a_joint_task_outlives_the_case_it_was_written_on() {
    let (_owner, app) = open();
    let [a, b, c] = ["A2-rev", "B3-elg", "D4-lom"].map(|code| add(app, code, "NO", "2026-11-02"));
    app.join_siblings(&a, &b);
    app.join_siblings(&c, &b);
    app.close_case(&b, Some(day("2026-11-04")));
    for (title, joint) in [("Snakke med foreldrene", "true"), ("Ringe skolen til A", "false")] {
        let values = FormValues::default().with(tasks::field::TITLE, title).with(tasks::field::CASE, a.as_str());
        app.add_task(&values.with(tasks::field::JOINT, joint)).unwrap();
    }
    let tasks_on = |case| view(app, case).tasks.into_iter().map(|row| (row.title, row.code)).collect::<Vec<_>>();
    app.delete_case(&a);
    let shared = ("Snakke med foreldrene".to_owned(), Some("D4-lom +1".to_owned()));
    assert_eq!(tasks_on(&c), [shared], "with the sibling that is open, and what was for A alone is gone");
    assert_eq!(app.workspace(|w| w.tasks().len()), 1);
    assert!(equals_rebuilt(app));
    app.undo();
    assert_eq!((tasks_on(&a).len(), app.workspace(|w| w.tasks().len())), (2, 2), "one undo brings back both");
    for case in [&b, &c, &a] {
        app.delete_case(case);
    }
    assert_eq!(app.workspace(|w| w.tasks().len()), 0, "with the last of them it goes");
}

#[test]
fn a_visit_is_recorded_by_completing_its_clock() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-11-02");
    app.record_event(&case, None, &event("foster_moved_in", "2026-11-03")).unwrap();
    let clock =
        |app| view(app, &case).running.into_iter().find(|clock| clock.law == "forskrift om fosterhjem § 10").unwrap();
    let mark = clock(app).mark;
    app.complete_item(&ItemId::Clock(mark.clone()));
    assert_eq!(clock(app).mark, mark, "the year runs on");
    assert!(app.workspace(|w| w.events_of(&case)).iter().any(|event| event.kind == EventKind::VisitMade));
    assert!(app.workspace(|w| w.marks().is_empty()));
}

#[test]
fn a_case_is_weighed_ticked_and_put_on_the_recovery_list() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-11-02");
    let weight = FormValues::default().with("violence", "true").with(case_details::field::SIBLINGS, "1");
    app.weigh_case(&case, &weight).unwrap();
    assert_eq!(view(app, &case).points, 2 + 2 + 1);
    app.tick_item(&case, "no_heard", Some(day("2026-11-20")));
    assert!(view(app, &case).checks[0].ticked.is_some());
    let late =
        FormValues::default().with(case_details::field::BY, "2026-12-11").with(case_details::field::WHAT, "plan");
    app.recover_case(&case, &late).unwrap();
    assert_eq!(view(app, &case).case.recovery.as_ref().map(|it| it.by), Some(day("2026-12-11")));
    app.end_recovery(&case);
    app.review_case(&case);
    assert_eq!(view(app, &case).case.reviewed, Some(day("2026-11-23")));
}

#[test]
fn a_year_with_too_few_visits_is_told_with_its_cause() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2024-11-02");
    app.record_event(&case, None, &event("foster_moved_in", "2025-11-22")).unwrap();
    let year = |app| view(app, &case).running.into_iter().filter(|clock| clock.is_breach).collect::<Vec<_>>();
    let late = year(app).into_iter().find(|clock| clock.law == "forskrift om fosterhjem § 10");
    assert!(late.is_none(), "the year had ended before it was recorded here");
    let mark = Id::new(format!("{case}.no-mel-1.0"));
    app.set_clock_cause(&mark, &FormValues::default().with("cause", "ubesatt stilling")).unwrap();
    let held = app.workspace(|w| w.marks().get(mark).map(|mark| mark.cause.clone()));
    assert_eq!(held, Some(Some("ubesatt stilling".into())));
}
