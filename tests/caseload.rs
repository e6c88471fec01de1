//! What a user does with all cases at once, without a browser: taking them in from a sheet, walking
//! through them, handing them over, the calendar, and the figures.

use arbeidsro::domain::{case::CaseType, form::FormValues, work_item::ItemId};
use arbeidsro::state::actions::{case_details, tasks};

mod desk;
use desk::{
    cases::{add, equals_rebuilt, event, is_running, view},
    day, now, open,
};

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
