//! What measures and moves are said to give, with a small caseload.

use super::*;
use crate::{
    domain::{entity::edits, form::FormValues, ids::Id},
    state::actions::analyses::{
        AnalysisPart, field,
        tests::{day, started, with_reports},
    },
};

#[test]
fn a_measure_is_reckoned_through_the_forecast() {
    use crate::domain::task::Task;
    let (_owner, app, id) = started();
    let task = |n: usize| Task {
        id: Id::new(format!("task{n}")).into(),
        title: "Skrive".into(),
        deadline: Some(day(27)),
        estimate: Some(600),
        ..Task::default()
    };
    let all = (0..4).flat_map(|n| edits(None, &task(n))).collect();
    app.commit(Label::TaskAdded, all);
    app.add_measure(&id, Measure { kind: MeasureKind::Overtime, ..Measure::default() });
    app.estimate_measure(&id, 0);
    assert_eq!(app.analysis(&id).unwrap().measures[0].estimate, None, "nothing is said that could be reckoned");
    app.edit_analysis(&id, AnalysisPart::Measure(0), &FormValues::default().with(field::HOURS, "20")).unwrap();
    app.estimate_measure(&id, 0);
    let found = app.analysis(&id).unwrap().measures[0].estimate.unwrap();
    assert_eq!(found.on, day(21));
    assert!(found.breaks[0] > 0 && found.breaks[1] < found.breaks[0], "{found:?}");
    assert!(found.missing[1] < found.missing[0], "{found:?}");
    assert_eq!(found.points[0], found.points[1], "hours carry no points");
}

#[test]
fn meetings_give_what_is_proposed_for_them_and_nothing_twice() {
    use crate::domain::meeting::{Fate, Meeting, Protected};
    let (_owner, app, id) = started();
    let meeting = |n: usize| Meeting {
        id: Id::new(format!("meeting{n}")),
        title: format!("Møte {n}"),
        minutes: 60.0,
        ..Meeting::default()
    };
    let kept = Meeting { protected: Some(Protected::Guidance), ..meeting(2) };
    let gone = Meeting { fate: Some(Fate::Cancel), changed: Some(day(1)), ..meeting(3) };
    let all = [meeting(1), kept, gone].iter().flat_map(|one| edits(None, one)).collect();
    app.commit(Label::MeetingSaved, all);
    app.add_measure(&id, Measure { kind: MeasureKind::FewerMeetings, ..Measure::default() });
    app.take_meetings(&id, 0);
    let held = app.analysis(&id).unwrap();
    assert_eq!(held.measures[0].hours, Some(1.0));
    assert!(held.measures[0].what.starts_with("Møte 1: ") && !held.measures[0].what.contains("Møte 2"));
}

#[test]
fn what_could_move_is_what_the_forecast_names_and_never_a_locked_case() {
    use crate::domain::case::Case;
    let (_owner, app, id) = started();
    with_reports(app, 1);
    app.add_move(&id);
    let part = AnalysisPart::Move(0);
    app.edit_analysis(&id, part, &FormValues::default().with(field::CASE, "case").with(field::TO, "Vest")).unwrap();
    app.propose_moves(&id);
    app.propose_moves(&id);
    let held = app.analysis(&id).unwrap();
    assert_eq!(held.moves.iter().filter(|one| one.case.as_str() == "case").count(), 1, "none twice");
    app.delete_move(&id, 0);
    app.delete_move(&id, 9);
    let case = app.workspace(|workspace| (**workspace.cases().get(Id::new("case")).unwrap()).clone());
    app.commit(Label::CaseEdited, edits(Some(&case), &Case { locked: true, ..case.clone() }));
    app.propose_moves(&id);
    assert!(app.analysis(&id).unwrap().moves.is_empty());
}
