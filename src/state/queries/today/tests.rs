//! What is broken and what is past a date of practice, on the pages that count them. Friday
//! 27 November 2026 at nine.

use super::super::{Urgency, WorkRow, case_view::case_view, register, weekly_review};
use super::today;
use crate::domain::{
    case::{Case, CaseEvent, CaseType, EventKind},
    change::Label,
    entity::edits,
    ids::Id,
    procedure::Overdue,
    stamp::Writer,
    task::Task,
    workspace::Workspace,
};
use chrono::NaiveDate;

/// One case with these events.
fn workspace(events: &[(EventKind, &str)]) -> Workspace {
    let now = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let mut workspace = Workspace::new(Writer::new(1, 1), now);
    let case = Case { id: Id::new("c1").into(), code: "K9-ulv".into(), case_type: CaseType::Report, ..Case::default() };
    let mut all = edits(None, &case);
    for (at, (kind, on)) in events.iter().enumerate() {
        let id = Id::new(format!("e{at}")).into();
        let event =
            CaseEvent { id, case: case.id.clone(), kind: *kind, on: on.parse().unwrap(), ..CaseEvent::default() };
        all.extend(edits(None, &event));
    }
    workspace.commit(Label::Imported, all, 1);
    workspace
}

/// An investigation opened two months ago: its plan's two weeks are our figure, the feedback's three
/// are the law's.
fn old_investigation() -> Workspace {
    workspace(&[(EventKind::ReportReceived, "2026-09-25"), (EventKind::InvestigationOpened, "2026-09-28")])
}

#[test]
fn a_date_of_practice_is_told_and_counted_apart() {
    let workspace = old_investigation();
    let page = today(&workspace);
    assert_eq!(page.headline, "1 frist er brutt. 1 veiledende frist er passert. Ingenting må gjøres i dag.");
    let told = |rows: &[WorkRow]| -> Vec<_> {
        rows.iter().map(|row| (row.title.clone(), row.left.clone().unwrap(), row.urgency, row.statutory)).collect()
    };
    assert_eq!(
        told(&page.overdue),
        [("Tilbakemelding melder".into(), "42 dager over fristen".into(), Urgency::Overdue, true)]
    );
    assert_eq!(
        told(&page.guiding),
        [("Undersøkelsesplan".into(), "46 dager over veiledende frist".into(), Urgency::Now, false)]
    );
    let reason = &page.guiding[0].reason;
    assert_eq!(reason, "Foreslått fordi den veiledende fristen gikk ut for 46 dager siden.");
    let found = Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now());
    assert_eq!(found, Overdue { severe: 1, ..Overdue::default() });
    let lists = weekly_review::lists(&workspace);
    assert_eq!((lists.overdue.len(), lists.ahead[0].title.as_str()), (1, "Undersøkelsesplan"));
}

#[test]
fn a_passed_date_of_practice_asks_for_no_deviation() {
    let view = case_view(&old_investigation(), &Id::new("c1").into()).unwrap();
    let found: Vec<_> = view.running.iter().map(|clock| (clock.law, clock.is_breach, clock.urgency)).collect();
    assert!(found.contains(&("bvl. § 2-2(3)", false, Some(Urgency::Now))), "{found:?}");
    assert!(found.contains(&("bvl. § 13-3", true, Some(Urgency::Overdue))), "{found:?}");
}

#[test]
fn the_register_shows_a_broken_clock_behind_at_once_as_broken() {
    let received = EventKind::ReportReceived;
    let table = [
        (vec![(received, "2026-11-27")], "straks", Urgency::Now),
        (vec![(received, "2026-11-19")], "straks, 1 over fristen", Urgency::Overdue),
        (vec![(received, "2026-11-02")], "straks, 2 over fristen", Urgency::Overdue),
        (
            vec![(received, "2026-11-12"), (EventKind::InvestigationOpened, "2026-11-12")],
            "1 dag over veiledende frist",
            Urgency::Now,
        ),
    ];
    for (events, left, urgency) in table {
        let next = register::rows(&workspace(&events))[&Id::new("c1")].next.clone().unwrap();
        assert_eq!((next.left.as_str(), next.urgency), (left, urgency), "{events:?}");
    }
}

#[test]
fn the_plan_of_the_day_and_the_bar_of_the_day_count_the_same() {
    let task = |id: &str, hours: u32, deadline: &str, planned: Option<&str>| Task {
        id: Id::new(id).into(),
        title: id.into(),
        deadline: Some(deadline.parse().unwrap()),
        planned: planned.map(|day| day.parse().unwrap()),
        estimate: Some(hours * 60),
        ..Task::default()
    };
    // Due today; to plan for today and due on Tuesday; late, but planned for Monday.
    let table = [
        (vec![task("a", 2, "2026-11-27", None)], "Dagens plan tar 2 av 6 timer."),
        (
            vec![task("a", 2, "2026-11-27", None), task("b", 3, "2026-12-01", None)],
            "Dagens plan tar 5 av 6 timer. Av dette er 3 timer arbeid med frister som kommer, som bør begynnes i dag.",
        ),
        (
            vec![task("a", 2, "2026-11-27", None), task("c", 4, "2026-11-26", Some("2026-11-30"))],
            "Dagens plan tar 2 av 6 timer.",
        ),
    ];
    for (tasks, words) in table {
        let mut workspace = workspace(&[]);
        let all = tasks.iter().flat_map(|task| edits(None, task)).collect();
        workspace.commit(Label::Imported, all, 2);
        let page = today(&workspace);
        assert_eq!(page.plan, words);
        assert!(page.plan.contains(&format!("tar {} av", page.week.days[0].needed)), "{words}");
    }
}
