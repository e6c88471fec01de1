//! A caseload read from the case system's file, and read again: events become clocks, nothing comes
//! twice, and what changed is told before anything is kept.

use arbeidsro::domain::{
    case::{CaseType, EventKind},
    change::Label,
    ids::Id,
    import_key,
    truth::Key,
};
use arbeidsro::interchange::{
    backup,
    csv_import::{Marks, Plan, UpdateLine},
};
use arbeidsro::state::App;

mod desk;
use desk::{
    cases::{equals_rebuilt, is_running, view},
    day, open,
};

const FIRST: &str = "Saksnr;Sakstype;Mottatt;Vurdert;Undersøkelse åpnet;Vedtak;Flyttet inn;Siste besøk;Avsluttet\n\
    2026/101;Melding;16.11.2026;18.11.2026;;;;;\n\
    2026/102;Undersøkelse;02.11.2026;;06.11.2026;;;;\n\
    2025/7;Fosterhjem, ny;;;;01.06.2026;20.06.2026;01.09.2026;\n\
    2024/9;Hjelpetiltak;;;;03.08.2026;10.08.2026;;\n";

/// Stands for the browser's keyed hash: what is tested is what the app does with it.
fn marks(app: App, text: &str) -> Marks {
    let lines = text.lines().skip(1).filter_map(|line| line.split(';').next());
    let number = |cell: &str| cell.replace('/', " ");
    let secrets = app.workspace(|w| import_key::secrets(w.truth()).len());
    lines.map(|cell| (number(cell), vec![format!("m{}x{secrets}", number(cell).replace(' ', "z"))])).collect()
}

fn look(app: App, text: &str) -> Plan {
    app.look_at_file(text, None, &marks(app, text), 7).unwrap()
}

fn keep(app: App, plan: &Plan) {
    let all: Vec<usize> = (0..plan.rows.len()).collect();
    app.commit(Label::Imported, app.import_edits(plan, &all, false));
}

fn lines_of(plan: &Plan, at: usize) -> Vec<UpdateLine> {
    plan.rows[at].update.as_ref().unwrap().lines.clone()
}

#[test]
fn the_days_of_a_file_start_the_clocks_of_running_cases() {
    let (_owner, app) = open();
    let plan = look(app, FIRST);
    assert_eq!((plan.rows.len(), plan.rejected.len()), (4, 0), "{:?}", plan.rejected);
    assert!(app.workspace(|w| w.cases().is_empty()), "looking keeps nothing");
    keep(app, &plan);
    let case = |at: usize| {
        let code = &plan.rows[at].case.code;
        app.workspace(|w| w.cases().iter().find(|case| case.code == *code).unwrap().id.clone())
    };
    let reviewed = view(app, &case(0));
    let gone_through = reviewed.ended.iter().find(|clock| clock.mark.as_str().contains(".no-mel-1.")).unwrap();
    assert!(gone_through.stands.contains("18. nov"), "{}", gone_through.stands);
    assert!(is_running(app, &case(1), "bvl. § 2-2(2)"));
    let foster = view(app, &case(2));
    assert_eq!(foster.case.case_type, CaseType::FosterNew);
    let visits = foster.running.iter().find(|clock| clock.law == "forskrift om fosterhjem § 10").unwrap();
    assert_eq!(visits.count.as_deref(), Some("1 av 4 dette året"));
    let moved: Vec<_> = foster.events.iter().map(|event| event.what).collect();
    assert_eq!(moved.len(), 3, "{moved:?}");
    assert!(is_running(app, &case(3), "bvl. § 8-1(1)"));
    let events = app.workspace(|w| w.events_of(&case(1)));
    assert!(events.iter().all(|event| event.recorded == Some(day("2026-11-23")) && event.law == "NO-2026-01"));
    assert!(equals_rebuilt(app));
}

#[test]
fn what_has_run_out_in_a_new_case_can_be_said_to_be_done() {
    let (_owner, app) = open();
    let plan = look(app, FIRST);
    let late = |app: App| app.workspace(|w| w.items().len());
    app.commit(Label::Imported, app.import_edits(&plan, &[3], false));
    let with = late(app);
    app.undo();
    app.commit(Label::Imported, app.import_edits(&plan, &[3], true));
    assert!(late(app) < with, "the plan that was due in August is no work any more");
    assert!(app.workspace(|w| w.marks().iter().all(|mark| mark.before_recorded)));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let (_owner, app) = open();
    keep(app, &look(app, FIRST));
    let before = app.workspace(|w| w.truth().clone());
    let again = look(app, FIRST);
    assert!(again.rows.iter().all(|row| row.update.as_ref().is_some_and(|update| !update.changes_anything())));
    assert!(again.gone.is_empty());
    keep(app, &again);
    assert_eq!(app.workspace(|w| w.truth().clone()), before);
    assert!(!format!("{before:?}").contains("2026/10"), "the number is nowhere");
}

#[test]
fn what_the_file_says_anew_is_told_case_by_case_and_then_kept() {
    let (_owner, app) = open();
    keep(app, &look(app, FIRST));
    let later = "Saksnr;Sakstype;Mottatt;Vurdert;Undersøkelse åpnet;Vedtak;Flyttet inn;Siste besøk;Avsluttet\n\
        2026/101;Undersøkelse;16.11.2026;;19.11.2026;;;;\n\
        2026/102;Undersøkelse;03.11.2026;;06.11.2026;;;;\n\
        2025/7;Fosterhjem;;;;01.06.2026;20.06.2026;05.11.2026;\n\
        2026/200;Melding;20.11.2026;;;;;;\n";
    let plan = look(app, later);
    let event = |kind, was: Option<&str>, on| UpdateLine::Event { kind, was: was.map(day), on: day(on) };
    assert_eq!(
        lines_of(&plan, 0),
        [
            UpdateLine::Type { was: CaseType::Report, now: CaseType::Investigation },
            event(EventKind::InvestigationOpened, None, "2026-11-19"),
        ]
    );
    assert_eq!(lines_of(&plan, 1), [event(EventKind::ReportReceived, Some("2026-11-02"), "2026-11-03")]);
    assert_eq!(lines_of(&plan, 2), [event(EventKind::VisitMade, None, "2026-11-05")], "new or settled is not guessed");
    assert!(plan.rows[3].update.is_none(), "one is new");
    let code = look(app, FIRST).rows[3].case.code.clone();
    assert_eq!(plan.gone, [code], "and one is no longer in the file");
    let before = app.workspace(|w| w.cases().len());
    keep(app, &plan);
    assert_eq!(app.workspace(|w| w.cases().len()), before + 1);
    assert!(equals_rebuilt(app));
    app.undo();
    assert_eq!(app.workspace(|w| w.cases().len()), before, "one change, one undo");
}

#[test]
fn a_case_is_found_by_its_own_code_where_the_file_has_no_number() {
    let (_owner, app) = open();
    let file = |day: &str| format!("Kode;Type;Mottatt\nK7-ulv;Melding;{day}\n");
    keep(app, &look(app, &file("19.11.2026")));
    let plan = look(app, &file("20.11.2026"));
    let moved =
        UpdateLine::Event { kind: EventKind::ReportReceived, was: Some(day("2026-11-19")), on: day("2026-11-20") };
    assert_eq!(lines_of(&plan, 0), [moved]);
    assert!(plan.gone.is_empty(), "without numbers nobody can say");
}

#[test]
fn what_is_closed_here_stays_closed_and_what_the_file_closed_is_closed() {
    let (_owner, app) = open();
    keep(app, &look(app, FIRST));
    let all = app.workspace(|w| w.cases().iter().map(|case| case.id.clone()).collect::<Vec<_>>());
    let of = |at: usize| {
        let code = look(app, FIRST).rows[at].case.code.clone();
        all.iter().find(|id| app.workspace(|w| w.cases().get((*id).clone()).unwrap().code == code)).unwrap().clone()
    };
    let (first, second) = (of(0), of(1));
    app.close_case(&first, Some(day("2026-11-20")));
    let closed = FIRST.replace("06.11.2026;;;;\n", "06.11.2026;;;;20.11.2026\n");
    let plan = look(app, &closed);
    assert_eq!(lines_of(&plan, 0), [UpdateLine::ClosedHere]);
    assert_eq!(lines_of(&plan, 1), [UpdateLine::Closed(day("2026-11-20"))]);
    keep(app, &plan);
    assert_eq!(view(app, &first).case.closed, Some(day("2026-11-20")));
    assert_eq!(view(app, &second).case.closed, Some(day("2026-11-20")));
}

#[test]
fn an_erased_case_takes_its_hash_along_and_the_key_is_in_no_open_file() {
    let (_owner, app) = open();
    app.commit(Label::Imported, vec![import_key::kept(Id::new("k1"), "c2VjcmV0")]);
    keep(app, &look(app, FIRST));
    let (id, mark) = app.workspace(|w| {
        let case = w.cases().iter().next().unwrap().clone();
        (case.id.clone(), case.file_mark.clone())
    });
    assert!(mark.len() > 3);
    let meta = backup::Meta { app: "test", written_millis: 1, workbook: "mine" };
    let open_file = app.workspace(|w| String::from_utf8(backup::write_open(w.truth(), &[], meta)).unwrap());
    assert!(open_file.contains(&mark) && !open_file.contains("c2VjcmV0"));
    let sealed = app.workspace(|w| String::from_utf8(backup::write(w.truth(), &[], meta)).unwrap());
    assert!(sealed.contains("c2VjcmV0"));
    let erasure = app.workspace(|w| w.erasure(&Key::new("case", id)));
    app.commit(Label::Erased, erasure.into_iter().collect());
    let after = app.workspace(|w| String::from_utf8(backup::write(w.truth(), &[], meta)).unwrap());
    assert!(!after.contains(&mark), "nothing of it is left");
    assert!(look(app, FIRST).rows.iter().filter(|row| row.update.is_none()).count() == 1, "and it would be new");
}
