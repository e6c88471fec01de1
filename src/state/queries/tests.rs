//! What the pages are given, from a small caseload on Friday 27 November 2026 at nine.

use super::{Urgency, case_view::case_view, register, timeline::BarState, today::today};
use crate::domain::{
    case::{Case, CaseEvent, CaseType, ClockMark, EventKind},
    change::{Edit, Label},
    clock::occurrence_of,
    entity::{Entity, edits},
    ids::{CaseId, EventId, Id},
    register_view::{Column, Group, RegisterView, Show},
    settings::Settings,
    stamp::Writer,
    task::Task,
    work_item::ItemId,
    workspace::Workspace,
};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn case(id: &str, code: &str, case_type: CaseType) -> Case {
    Case { id: CaseId(Id::new(id)), code: code.into(), case_type, ..Case::default() }
}

fn event(id: &str, case: &str, kind: EventKind, on: &str) -> CaseEvent {
    CaseEvent { id: EventId(Id::new(id)), case: CaseId(Id::new(case)), kind, on: day(on), ..CaseEvent::default() }
}

fn task(id: &str, title: &str, deadline: Option<&str>) -> Task {
    let created = Some(day("2026-11-01"));
    Task { id: Id::new(id).into(), title: title.into(), deadline: deadline.map(day), created, ..Task::default() }
}

fn new<T: Entity>(entity: &T) -> Vec<Edit> {
    edits(None, entity)
}

fn workspace(changes: Vec<Vec<Edit>>) -> Workspace {
    let mut workspace = Workspace::new(Writer::new(1, 1), day("2026-11-27").and_hms_opt(9, 0, 0).unwrap());
    workspace.commit(Label::Imported, changes.concat(), 1);
    workspace
}

/// A report that is late (week over on Thursday), one from today, a closed case, and own tasks.
fn caseload() -> Workspace {
    let closed = Case { closed: Some(day("2026-10-01")), ..case("c3", "K2-rev", CaseType::Support) };
    let planned = Task { planned: Some(day("2026-11-30")), ..task("t3", "Skrive notat", Some("2026-12-04")) };
    let tagged = Case { tags: vec!["Tolk".into()], ..case("c2", "K10-elg", CaseType::Report) };
    workspace(vec![
        new(&case("c1", "K9-ulv", CaseType::Report)),
        new(&event("e1", "c1", EventKind::ReportReceived, "2026-11-19")),
        new(&tagged),
        new(&event("e2", "c2", EventKind::ReportReceived, "2026-11-27")),
        new(&closed),
        new(&Task { case: Some(Id::new("c1").into()), ..task("t1", "Ringe skolen", Some("2026-11-27")) }),
        new(&task("t2", "Rydde pulten", None)),
        new(&planned),
    ])
}

fn titles(rows: &[super::WorkRow]) -> Vec<&str> {
    rows.iter().map(|row| row.title.as_str()).collect()
}

#[test]
fn today_sorts_what_is_late_due_and_coming() {
    let today = today(&caseload());
    assert_eq!(titles(&today.overdue), ["Gjennomgå melding"]);
    assert_eq!(today.overdue[0].left.as_deref(), Some("1 dag over fristen"));
    assert_eq!(today.overdue[0].law, Some("bvl. § 2-1"));
    assert_eq!(today.overdue[0].code.as_deref(), Some("K9-ulv"));
    // "At once" of both reports, the older one too, before the user's own task.
    assert_eq!(titles(&today.due), ["Umiddelbar vurdering", "Umiddelbar vurdering", "Ringe skolen"]);
    assert_eq!(today.headline, "1 frist er brutt. 3 skal gjøres i dag.");
    let days: Vec<_> = today.days.iter().map(|day| (day.date.to_string(), titles(&day.rows))).collect();
    // The note stands on its planned day, not on its deadline.
    assert_eq!(
        days,
        [("2026-11-30".to_owned(), vec!["Skrive notat"]), ("2026-12-04".to_owned(), vec!["Gjennomgå melding"])]
    );
    // One a case; the note is planned for later.
    assert_eq!(titles(&today.next), ["Umiddelbar vurdering", "Umiddelbar vurdering"]);
    assert!(today.overdue[0].reason.contains("gikk ut for 1 dag siden"), "{}", today.overdue[0].reason);
    assert!(!today.is_blank);
}

#[test]
fn what_is_planned_for_later_is_not_suggested_now() {
    let planned = Task { planned: Some(day("2026-12-01")), ..task("t1", "Senere", Some("2026-12-01")) };
    let workspace = workspace(vec![new(&planned), new(&task("t2", "Nå", Some("2026-12-01")))]);
    assert_eq!(titles(&today(&workspace).next), ["Nå"]);
}

#[test]
fn one_starts_with_the_call_of_an_acute_case_not_with_its_receipt() {
    let country = crate::domain::case::Country::Dk;
    let acute = Case { acute: true, country, ..case("c1", "B8-lom", CaseType::Report) };
    let reviewed = ClockMark {
        done: Some(day("2026-11-25")),
        ..ClockMark::new(&Id::new("c1").into(), "DK-UND-1", occurrence_of(&Id::new("e1").into()))
    };
    let call = Task { planned: Some(day("2026-11-27")), ..task("t1", "Ring legevakt", None) };
    let workspace = workspace(vec![
        new(&acute),
        new(&event("e1", "c1", EventKind::ReportReceived, "2026-11-24")),
        new(&reviewed),
        new(&Task { case: Some(Id::new("c1").into()), ..call }),
    ]);
    assert_eq!(titles(&today(&workspace).next), ["Ring legevakt"]);
}

#[test]
fn the_week_says_whether_it_holds() {
    let finding = |hours: u32, deadline: &str| {
        let long = Task { estimate: Some(hours * 60), ..task("t1", "Utredning", Some(deadline)) };
        today(&workspace(vec![new(&long)])).week
    };
    // Plan by is two working days before the end. Six hours a day are at hand.
    assert_eq!(finding(4, "2026-12-02").finding, "Uken holder: 4 av 30 timer er bundet.");
    assert_eq!(finding(20, "2026-12-02").finding, "Uken holder samlet, men 1 dag har mer arbeid enn timer.");
    let over = finding(40, "2026-12-02");
    assert_eq!(over.finding, "Uken holder ikke: arbeidet tar 40 timer, du har 30 timer.");
    assert!(over.is_over);
    assert_eq!(over.days.len(), 7);
    assert_eq!(today(&workspace(vec![])).week.finding, "Ingen timer er bundet de neste sju dagene.");
}

#[test]
fn points_are_shown_line_by_line() {
    let acute = Case { acute: true, ..case("c2", "B", CaseType::Investigation) };
    let points = today(&workspace(vec![new(&case("c1", "A", CaseType::Report)), new(&acute)])).points;
    assert_eq!(points.words, "27 av 110 poeng, 2 saker");
    let lines: Vec<_> = points.lines.iter().map(|(what, count, sum)| (&**what, &**count, &**sum)).collect();
    assert_eq!(
        lines,
        [
            ("Møter, journal og post", "", "15"),
            ("Bekymringsmelding", "1", "2"),
            ("Undersøkelse", "1", "7"),
            ("Tillegg for akutte saker", "1", "3"),
            ("Sum", "2", "27"),
        ]
    );
}

#[test]
fn an_empty_workbook_is_blank() {
    let today = today(&workspace(vec![]));
    assert!(today.is_blank);
    assert_eq!(today.headline, "Ingen frister er brutt. Ingenting må gjøres i dag.");
    assert!(today.next.is_empty() && today.days.is_empty());
}

fn codes(workspace: &Workspace, asked: &RegisterView) -> Vec<String> {
    let rows = register::rows(workspace);
    register::select(&rows, asked).lines.iter().map(|id| rows[id].code.clone()).collect()
}

#[test]
fn the_register_filters_searches_and_sorts() {
    let workspace = caseload();
    let asked = RegisterView::default();
    assert_eq!(codes(&workspace, &asked), ["K9-ulv", "K10-elg"], "the nearest clock first");
    assert_eq!(codes(&workspace, &RegisterView { show: Show::Closed, ..asked.clone() }), ["K2-rev"]);
    let mut by_code = RegisterView { show: Show::All, ..asked.clone() };
    by_code.sort_by(Column::Code);
    assert_eq!(codes(&workspace, &by_code), ["K2-rev", "K9-ulv", "K10-elg"], "figures count as numbers");
    by_code.sort_by(Column::Code);
    assert_eq!(codes(&workspace, &by_code), ["K10-elg", "K9-ulv", "K2-rev"]);
    let found = |text: &str| codes(&workspace, &RegisterView { text: text.into(), show: Show::All, ..asked.clone() });
    assert_eq!(found("tolk"), ["K10-elg"]);
    assert_eq!(found("hjelpe REV"), ["K2-rev"]);
    assert_eq!(found("§ 2-1 ulv"), ["K9-ulv"]);
    assert!(found("finnes ikke").is_empty());
}

#[test]
fn the_register_groups_under_headings_and_counts_cases_alone() {
    let workspace = caseload();
    let rows = register::rows(&workspace);
    let lines = |asked: &RegisterView| -> Vec<String> {
        let found = register::select(&rows, asked);
        let line = |id: &Id| match found.heads.get(id) {
            Some((name, count)) => format!("{name} {count}"),
            None => rows[id].code.clone(),
        };
        assert_eq!(found.cases, found.lines.iter().filter(|id| !register::is_head(id)).count());
        found.lines.iter().map(line).collect()
    };
    let all = RegisterView { show: Show::All, ..RegisterView::default() };
    let grouped = |group| lines(&RegisterView { group, ..all.clone() });
    assert_eq!(grouped(Group::Phase), ["Bekymringsmelding 2", "K9-ulv", "K10-elg", "Hjelpetiltak 1", "K2-rev"]);
    assert_eq!(grouped(Group::Tag), ["Tolk 1", "K10-elg", "Uten stikkord 2", "K9-ulv", "K2-rev"]);
    assert_eq!(
        grouped(Group::Clock),
        ["Brutt 1", "K9-ulv", "Straks eller i dag 1", "K10-elg", "Ingen frist løper 1", "K2-rev"]
    );
    let support = RegisterView { phase: Some(CaseType::Support), ..all.clone() };
    assert_eq!(lines(&support), ["K2-rev"]);
}

#[test]
fn a_register_file_has_the_columns_that_are_shown() {
    let workspace = caseload();
    let rows = register::rows(&workspace);
    let asked = RegisterView { columns: vec![Column::Tags, Column::Tasks], ..RegisterView::default() };
    let file = register::table(&rows, &asked);
    assert_eq!(file, [["Kode", "Oppgaver", "Stikkord"], ["K9-ulv", "1", ""], ["K10-elg", "0", "Tolk"]]);
}

#[test]
fn a_register_row_shows_the_clock_that_ends_first() {
    let workspace = caseload();
    let rows = register::rows(&workspace);
    let row = &rows[&Id::new("c1")];
    let next = row.next.as_ref().unwrap();
    assert_eq!(
        (next.title, next.left.as_str(), next.urgency),
        ("Umiddelbar vurdering", "straks, 1 over fristen", Urgency::Overdue)
    );
    assert_eq!((row.points, row.tasks, row.risk), (2, 1, None));
    let closed = &rows[&Id::new("c3")];
    assert_eq!(closed.phase, "Hjelpetiltak, avsluttet to. 1. okt.");
    assert_eq!(closed.points, 0);
}

#[test]
fn a_case_shows_its_clocks_with_their_dates() {
    let mut workspace = caseload();
    let view = case_view(&workspace, &Id::new("c1").into()).unwrap();
    let running: Vec<_> = view.running.iter().map(|clock| (clock.law, clock.stands.as_str())).collect();
    assert_eq!(
        running,
        [("bvl. § 2-1", "straks"), ("bvl. § 2-1", "1 dag over fristen"), ("bvl. § 13-3", "om 9 arbeidsdager")]
    );
    assert_eq!(view.running[1].urgency, Some(Urgency::Overdue));
    assert_eq!(view.running[1].end, "to. 26. nov.");
    assert_eq!(titles(&view.tasks), ["Ringe skolen"]);
    let timeline = view.timeline.unwrap();
    assert_eq!(timeline.bars.len(), 3);
    assert!(timeline.bars.iter().any(|bar| bar.state == BarState::Overdue));
    assert!(timeline.bars.iter().all(|bar| 0.0 <= bar.from && bar.from <= bar.to && bar.to <= 1.0));
    assert!(timeline.events.iter().all(|point| (0.0..=1.0).contains(&point.at)));

    let mark = ClockMark {
        done: Some(day("2026-11-25")),
        ..ClockMark::new(&Id::new("c1").into(), "NO-MEL-1", occurrence_of(&Id::new("e1").into()))
    };
    workspace.commit(Label::ClockDone, new(&mark), 2);
    let view = case_view(&workspace, &Id::new("c1").into()).unwrap();
    assert_eq!(view.running.len(), 1, "the mark of the review shows that the immediate assessment was made too");
    assert!(view.ended.iter().any(|clock| clock.stands == "Gjort on. 25. nov., i tide" && clock.is_marked_done));
}

#[test]
fn a_case_without_events_has_no_timeline_and_a_deleted_one_no_view() {
    let mut workspace = workspace(vec![new(&case("c1", "A", CaseType::Support))]);
    assert_eq!(case_view(&workspace, &Id::new("c1").into()).unwrap().timeline, None);
    let deletion = workspace.deletion(&case("c1", "", CaseType::Support).key());
    workspace.commit(Label::CaseDeleted, deletion, 2);
    assert!(case_view(&workspace, &Id::new("c1").into()).is_none());
}

#[test]
fn what_a_form_would_start_stands_by_date() {
    let workspace = workspace(vec![]);
    let events = [
        event("e1", "c1", EventKind::ReportReceived, "2026-11-20"),
        event("e2", "c1", EventKind::InvestigationOpened, "2026-11-23"),
    ];
    let clocks = super::case_view::started(&workspace, &case("c1", "A", CaseType::Investigation), &events);
    let ends: Vec<_> = clocks.iter().map(|clock| clock.end.as_str()).collect();
    assert_eq!(ends, ["ma. 7. des.", "fr. 11. des.", "lø. 27. feb. 2027"]);
    let report = super::case_view::started(&workspace, &case("c1", "A", CaseType::Report), &events[..1]);
    let ends: Vec<_> = report.iter().map(|clock| clock.end.as_str()).collect();
    assert_eq!(ends, ["straks", "fr. 27. nov.", "fr. 11. des."]);
}

#[test]
fn an_ended_bar_is_told_in_whole_sentences() {
    let events = vec![
        new(&case("c1", "A", CaseType::Report)),
        new(&event("e1", "c1", EventKind::ReportReceived, "2026-09-01")),
        new(&event("e2", "c1", EventKind::ReportDismissed, "2026-09-03")),
    ];
    let view = case_view(&workspace(events), &Id::new("c1").into()).unwrap();
    let bars = view.timeline.unwrap().bars;
    assert!(bars.iter().any(|bar| bar.words.contains("8. sep. Gjort")), "{bars:?}");
    assert!(bars.iter().all(|bar| !bar.words.contains("..")), "{bars:?}");
}

#[test]
fn a_risk_that_is_too_old_says_so() {
    let old = Case { risk: Some(2), risk_on: Some(day("2026-11-01")), ..case("c1", "A", CaseType::Support) };
    let workspace = workspace(vec![new(&old), new(&Settings::default())]);
    let view = case_view(&workspace, &Id::new("c1").into()).unwrap();
    assert_eq!(view.risk.as_deref(), Some("2 – høy, kopiert sø. 1. nov. Regnes som ukjent."));
    assert!(register::rows(&workspace)[&Id::new("c1")].risk_is_old);
}

#[test]
fn the_settings_of_the_workbook_change_the_points() {
    let half = Settings { week_hours: 18.75, ..Settings::default() };
    let today = today(&workspace(vec![new(&half), new(&case("c1", "A", CaseType::Tribunal))]));
    assert_eq!(today.points.words, "17,5 av 55 poeng, 1 sak");
    assert_eq!(ItemId::from_id(&Id::new("t1")), ItemId::Task(Id::new("t1").into()));
}
