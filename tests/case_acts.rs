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
    day, now, open,
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

fn cells(row: [&str; 9]) -> [String; 9] {
    row.map(str::to_owned)
}

#[test]
fn twenty_running_cases_are_read_reviewed_and_kept_as_one_change() {
    let (_owner, app) = open();
    let mut rows = vec![
        cells(["K7-ulv", "report", "19.11.2026", "", "", "", "", "2", ""]),
        cells(["K7-ulv", "investigation", "2.9.2026", "8.9.2026", "", "", "", "", "tolk"]),
        cells(["", "", "", "", "", "", "", "", ""]),
        cells(["", "foster_settled", "", "", "1.2.2024", "3.4., 9.9.", "6.2028", "", ""]),
        cells(["Ola Nordmann", "support", "", "", "1.6.2026", "1.9.2026", "", "", ""]),
    ];
    rows.extend((0..16).map(|_| cells(["", "support", "", "", "1.10.2026", "", "", "", ""])));
    let read = app.read_sheet(&rows);
    assert_eq!(read.len(), 20, "blank rows are left out");
    let codes: std::collections::BTreeSet<_> = read.iter().map(|row| row.case.code.to_lowercase()).collect();
    assert_eq!(codes.len(), 20, "each has a code of its own");
    assert!(app.workspace(|w| w.cases().is_empty()), "nothing is kept yet");
    let investigation = &read[1];
    assert_eq!(investigation.problems.len(), 1, "the code is taken");
    let feedback = investigation.clocks.iter().find(|clock| clock.law == "bvl. § 13-3").unwrap();
    assert!(feedback.stands.contains("over fristen"));
    let foster = &read[2];
    let visits = foster.clocks.iter().find(|clock| clock.law == "forskrift om fosterhjem § 10").unwrap();
    assert_eq!((visits.count.as_deref(), visits.is_recorded), (Some("2 av 4 dette året"), true));
    let done = [feedback.mark.clone()].into_iter().collect();
    app.keep_sheet(&read, &done);
    assert_eq!(app.workspace(|w| w.cases().len()), 20);
    let shown = view(app, &investigation.case.id);
    let ended = shown.ended.iter().find(|clock| clock.law == "bvl. § 13-3").unwrap();
    assert_eq!(ended.stands, "Gjort før saken ble ført inn");
    assert!(!ended.is_breach, "when it was done is not known, so nobody says it was late");
    app.set_clock_done(&ended.mark, None);
    assert!(is_running(app, &investigation.case.id, "bvl. § 13-3"));
    app.undo();
    app.undo();
    assert!(app.workspace(|w| w.cases().is_empty()), "one change, one undo");
    assert!(equals_rebuilt(app));
}

#[test]
fn the_walk_begins_with_the_case_not_looked_at_for_longest() {
    use arbeidsro::state::queries::walk;
    let (_owner, app) = open();
    let [a, b] = ["A2-rev", "B3-elg"].map(|code| add(app, code, "NO", "2026-11-02"));
    let codes = || app.workspace(walk::walk).into_iter().map(|case| case.code).collect::<Vec<_>>();
    assert_eq!(codes(), ["A2-rev", "B3-elg"]);
    app.review_case(&a);
    assert_eq!(codes(), ["B3-elg", "A2-rev"]);
    assert_eq!(app.workspace(walk::walk)[0].overdue, 1, "the week of the report is over");
    let by = FormValues::default().with(case_details::field::BY, "2026-11-20").with(case_details::field::WHAT, "notat");
    app.recover_case(&b, &by).unwrap();
    let list = app.workspace(walk::recovery_list);
    assert_eq!((list.len(), list[0].recovery_is_late), (1, true));
    app.note_handover(&b, &FormValues::default().with(case_details::field::HANDOVER, "møte tirsdag")).unwrap();
    let handed = app.workspace(walk::handover);
    assert_eq!(handed.iter().find(|case| case.code == "B3-elg").unwrap().note, "møte tirsdag");
    assert!(handed.iter().all(|case| case.clocks.len() == 3), "at once, the review and the feedback");
    let missed = app.workspace(|workspace| walk::due_while_away(workspace, day("2026-11-05")));
    assert_eq!(missed.len(), 4, "the week and the feedback of each");
    assert_eq!(app.workspace(walk::key_rows).len(), 2);
    app.close_case(&a, Some(day("2026-11-23")));
    assert_eq!(app.workspace(walk::key_rows).len(), 1);
}

#[test]
fn a_colleague_gets_the_open_cases_and_nothing_else() {
    use arbeidsro::domain::change::Label;
    use arbeidsro::interchange::backup::{self, Meta};
    use arbeidsro::state::queries::walk;
    let (_owner, app) = open();
    let [a, b] = ["A2-rev", "B3-elg"].map(|code| add(app, code, "NO", "2026-11-02"));
    app.record_event(&a, None, &event("investigation_opened", "2026-11-05")).unwrap();
    app.note_handover(&a, &FormValues::default().with(case_details::field::HANDOVER, "møte tirsdag")).unwrap();
    app.close_case(&b, Some(day("2026-11-20")));
    let task = |title: &str, case: &str| {
        let values = FormValues::default()
            .with(tasks::field::TITLE, title)
            .with(tasks::field::NOTE, "EGET NOTAT")
            .with(tasks::field::CASE, case);
        app.add_task(&values).unwrap()
    };
    task("Ringe skolen", a.as_str());
    task("Lese fagstoff", "");
    let done = task("Skrive referat", a.as_str());
    app.complete_item(&ItemId::Task(done));
    let (given, cases) = app.workspace(walk::handover_truth);
    assert_eq!(cases, 1);
    let bytes = backup::write(&given, &[], Meta { app: "t", written_millis: 1_795_000_000_000, workbook: "mine" });
    let text = String::from_utf8(bytes.clone()).unwrap();
    for held in ["A2-rev", "møte tirsdag", "Ringe skolen", "investigation_opened"] {
        assert!(text.contains(held), "{held} is missing");
    }
    for own in ["B3-elg", "EGET NOTAT", "Lese fagstoff", "Skrive referat", "settings"] {
        assert!(!text.contains(own), "{own} went along");
    }
    let listed = app.workspace(walk::handover);
    let (_other, colleague) = open();
    let content = backup::read(&bytes, 1_796_000_000_000).unwrap();
    let edits = colleague.workspace(|w| backup::merge_edits(&content.truth, w.truth()));
    colleague.take_from_file(Label::Merged, edits);
    assert_eq!(colleague.workspace(walk::handover), listed, "the colleague sees what was handed over");
    assert!(equals_rebuilt(colleague));
}

#[test]
fn the_calendar_holds_ends_and_plans_and_its_file_no_words_of_ones_own() {
    use arbeidsro::state::queries::calendar::{self, EntryKind, FileAsked};
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-11-20");
    let task = arbeidsro::state::actions::tasks::field::TITLE;
    let id = app.add_task(&FormValues::default().with(task, "Ringe Kari Nordmann")).unwrap();
    app.plan_item(&ItemId::Task(id), Some(day("2026-11-26")));
    let entries = app.workspace(|w| calendar::entries(w, day("2026-11-23"), day("2026-12-31")));
    let found: Vec<_> = entries.iter().map(|entry| (entry.day, entry.kind)).collect();
    let expected = [
        (day("2026-11-26"), EntryKind::Planned),
        (day("2026-11-27"), EntryKind::Clock),
        (day("2026-12-11"), EntryKind::Clock),
    ];
    assert_eq!(found, expected);
    let file = |asked| app.workspace(|w| calendar::file(w, asked, now()));
    let plain = file(FileAsked::default());
    assert_eq!(plain.matches("BEGIN:VEVENT").count(), 2);
    assert!(!plain.contains("K7-ulv") && !plain.contains("Nordmann"));
    let all = file(FileAsked { with_codes: true, with_tasks: true, ..FileAsked::default() });
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 3);
    assert!(all.contains("(K7-ulv)") && !all.contains("Nordmann"), "never what somebody typed");
    let uids = |file: &str| file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    app.record_event(&case, None, &event("child_talk", "2026-11-21")).unwrap();
    let of = |case_type| uids(&file(FileAsked { of_type: Some(case_type), ..FileAsked::default() }));
    assert!(of(CaseType::Aftercare).is_empty());
    assert_eq!(of(CaseType::Report), uids(&plain), "a filter leaves out other types alone");
    assert_eq!(uids(&plain), uids(&file(FileAsked::default())), "the same ids, so that an import updates");
    let month = app.workspace(|w| calendar::days(w, day("2026-11-23"), true));
    assert_eq!((month.len() % 7, month[0].date), (0, day("2026-10-26")));
    assert!(month.iter().all(|it| it.date <= day("2026-12-06")));
    assert_eq!(app.workspace(|w| calendar::agenda(w, 120)).len(), 3);
}

#[test]
fn figures_count_what_the_law_counts_and_name_the_causes() {
    use arbeidsro::state::queries::compliance::{Behind, Kept, compliance};
    let (_owner, app) = open();
    let late = add(app, "A2-rev", "NO", "2026-10-01");
    app.record_event(&late, None, &event("investigation_opened", "2026-10-20")).unwrap();
    let kept = add(app, "B3-elg", "NO", "2026-11-02");
    app.record_event(&kept, None, &event("investigation_opened", "2026-11-05")).unwrap();
    let found = app.workspace(compliance);
    // Late: the review of A2 and the feedback of A2 that nobody gave. Kept: the review of B3. The feedback of
    // B3 ends today. "At once" was met by the review, when is not known.
    assert_eq!((found.all.in_time, found.all.broken, found.all.unknown), (1, 2, 0));
    assert_eq!(found.all.percent().map(f64::round), Some(33.0));
    assert!(found.rules.iter().all(|(name, _)| *name != "Undersøkelsesplan"), "practice is no law");
    assert_eq!(found.months.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["okt.", "nov."]);
    assert_eq!(found.causes, [("Ikke ført".to_owned(), 2)]);
    let size = |figure: Behind| found.behind(&figure).len();
    let sum = |kept: &Kept| kept.in_time + kept.broken + kept.unknown;
    assert_eq!((size(Behind::Broken), size(Behind::All)), (2, 3));
    assert!(found.rules.iter().all(|(name, kept)| size(Behind::Rule((*name).to_owned())) == sum(kept)));
    assert!(found.months.iter().all(|(name, kept)| size(Behind::Month(name.clone())) == sum(kept)));
    assert!(found.phases.iter().all(|(name, kept)| size(Behind::Phase((*name).to_owned())) == sum(kept)));
    let mark = view(app, &late).ended.into_iter().find(|clock| clock.is_breach).unwrap().mark;
    app.set_clock_cause(&mark, &FormValues::default().with("cause", "sykefravær")).unwrap();
    let causes = app.workspace(compliance).causes;
    assert_eq!(causes, [("Ikke ført".to_owned(), 1), ("sykefravær".to_owned(), 1)]);
}
