use super::*;
use crate::{
    domain::{
        analysis::{Audience, Colour, Decision, MeasureKind, Move, Step, Trend},
        form::Problem,
        stamp::Writer,
    },
    state::{SaveState, Surroundings},
};
use reactive_graph::owner::Owner;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn random() -> u128 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}

/// An app on Saturday 21 November 2026, with an analysis started in it.
fn started() -> (Owner, App, AnalysisId) {
    let owner = Owner::new();
    owner.set();
    let now = || day(21).and_hms_opt(9, 0, 0).unwrap();
    let app = App::new(Writer::default(), Surroundings { millis: || 1, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    let id = app.add_analysis(false);
    (owner, app, id)
}

#[test]
fn every_part_reads_back_what_it_shows() {
    let entry = TriggerEntry {
        value: Some(8.25),
        second: Some(9.0),
        count: Some(7),
        mean: Some(3.125),
        months: Some(8),
        yellow: Some(7.5),
        red: Some(11.0),
        trend: Trend::Rising,
        level: Some(2),
        note: "for få".into(),
        ..TriggerEntry::default()
    };
    let analysis = Analysis {
        unit: "Mottak".into(),
        opened: day(20),
        sick: entry.clone(),
        capacity: entry,
        broken4: 2,
        unassigned_danger: true,
        measures: vec![Measure {
            kind: MeasureKind::Overtime,
            from: Some(day(1)),
            to: Some(day(9)),
            ..Measure::default()
        }],
        discussion: crate::domain::analysis::Discussion {
            on: Some(day(20)),
            dissent: "Ja".into(),
            ..Default::default()
        },
        decision: Decision { step: Step::Step2, on: Some(day(20)), ..Decision::default() },
        implementation: crate::domain::analysis::Implementation {
            informed: [(Audience::Safety, day(19))].into(),
            ..Default::default()
        },
        evaluations: vec![Evaluation {
            due: day(27),
            overtime: Some(12.75),
            overtime_normal: Some(false),
            colour: Some(Colour::Red),
            ..Evaluation::default()
        }],
        rebooked: Some(false),
        moves: vec![Move { to: "Vest".into(), from: Some(day(30)), note: "samtale".into(), ..Move::default() }],
        ..Analysis::default()
    };
    let measured = analysis.measured(day(21));
    let mut analysis = analysis;
    analysis.evaluations[0].measured = Some(measured);
    for part in parts() {
        let shown = form_of(part, &analysis);
        assert_eq!(form::read_sound(part, &shown, &analysis, day(21)), (analysis.clone(), vec![]), "{part:?}");
        assert_eq!(form_of(part, &form::read_sound(part, &shown, &analysis, day(21)).0), shown, "{part:?}");
    }
}

fn parts() -> Vec<AnalysisPart> {
    use AnalysisPart::*;
    let triggers = TriggerKey::ALL.map(Trigger);
    [Head, Flags, Measure(0), Discussion, Decision, Implementation, Evaluation(0), Closing, AgainFlags(0), Move(0)]
        .into_iter()
        .chain(triggers)
        .chain(TriggerKey::ALL.map(|key| Again(0, key)))
        .collect()
}

#[test]
fn what_can_be_read_is_written_and_the_rest_is_named() {
    let (_owner, app, id) = started();
    let part = AnalysisPart::Trigger(TriggerKey::Sick);
    let typed = |field: &str, value: &str| {
        let held = app.analysis(&id).unwrap();
        app.edit_analysis(&id, part, &form_of(part, &held).with(field, value))
    };
    assert_eq!(typed(field::VALUE, "9,5"), Ok(()));
    let both = form_of(part, &app.analysis(&id).unwrap()).with(field::VALUE, "mange").with(field::NOTE, "influensa");
    let errors = app.edit_analysis(&id, part, &both).unwrap_err();
    assert_eq!(errors, [FieldError { field: field::VALUE, problem: Problem::NotANumber }]);
    let sick = app.analysis(&id).unwrap().sick.clone();
    assert_eq!((sick.value, sick.note.as_str()), (Some(9.5), "influensa"));
    assert!(matches!(&typed(field::YELLOW, "14").unwrap_err()[..], [FieldError { field: field::YELLOW, .. }]));
    assert!(typed(field::LEVEL, "4").is_err());
    app.undo();
    assert_eq!(app.analysis(&id).unwrap().sick.note, "", "each field that is left is one change");
}

#[test]
fn whole_numbers_and_periods_are_checked() {
    let (_owner, app, id) = started();
    let flags = FormValues::default().with(field::BROKEN5, "1,5").with(field::BROKEN4, "2");
    assert_eq!(app.edit_analysis(&id, AnalysisPart::Flags, &flags).unwrap_err()[0].field, field::BROKEN5);
    assert_eq!(app.analysis(&id).unwrap().broken4, 2);
    app.add_measure(&id, Measure::default());
    let period = FormValues::default()
        .with(field::FROM, "2026-11-20")
        .with(field::TO, "2026-11-10")
        .with(field::OWNER, "fagleder");
    let errors = app.edit_analysis(&id, AnalysisPart::Measure(0), &period).unwrap_err();
    assert_eq!(errors, [FieldError { field: field::TO, problem: Problem::Before { other: day(20) } }]);
    let measure = &app.analysis(&id).unwrap().measures[0];
    assert_eq!((measure.owner.as_str(), measure.from, measure.to), ("fagleder", Some(day(20)), None));
    assert_eq!(app.edit_analysis(&id, AnalysisPart::Measure(7), &period), Ok(()), "gone in the meantime");
}

#[test]
fn the_next_analysis_keeps_unit_and_thresholds_and_no_figure() {
    let (_owner, app, first) = started();
    app.edit_analysis(
        &first,
        AnalysisPart::Head,
        &FormValues::default().with(field::UNIT, "Mottak").with(field::OPENED, "2026-11-02"),
    )
    .unwrap();
    let own = FormValues::default().with(field::VALUE, "9").with(field::YELLOW, "6").with(field::NOTE, "x");
    app.edit_analysis(&first, AnalysisPart::Trigger(TriggerKey::Sick), &own).unwrap();
    let second = app.add_analysis(false);
    let held = app.analysis(&second).unwrap();
    assert_eq!(
        (held.unit.as_str(), held.sick.yellow, held.sick.value, held.opened),
        ("Mottak", Some(6.0), None, day(21))
    );
    assert_eq!(app.analyses().iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [second, first]);
}

#[test]
fn evaluations_follow_the_step_and_take_the_colour_of_the_day() {
    let (_owner, app, id) = started();
    let decision = FormValues::default().with(field::STEP, "step2").with(field::FROM, "2026-11-20");
    app.edit_analysis(&id, AnalysisPart::Decision, &decision).unwrap();
    app.add_evaluation(&id);
    app.measure_again(&id, 0);
    for key in TriggerKey::ALL {
        let part = AnalysisPart::Again(0, key);
        let figures = [(field::VALUE, "0"), (field::COUNT, "2"), (field::MEAN, "2"), (field::MONTHS, "12")];
        let typed = figures.into_iter().fold(FormValues::default(), |typed, (field, value)| typed.with(field, value));
        app.edit_analysis(&id, part, &typed).unwrap();
    }
    app.edit_analysis(&id, AnalysisPart::AgainFlags(0), &FormValues::default().with(field::BROKEN5, "1")).unwrap();
    app.hold_evaluation(&id, 0, day(21));
    app.add_evaluation(&id);
    let evaluations = app.analysis(&id).unwrap().evaluations.clone();
    assert_eq!(
        (evaluations[0].due, evaluations[0].held, evaluations[0].colour),
        (day(27), Some(day(21)), Some(Colour::Red))
    );
    assert_eq!((evaluations[1].due, evaluations[1].held), (day(28), None));
    app.delete_evaluation(&id, 1);
    app.delete_evaluation(&id, 9);
    assert_eq!(app.analysis(&id).unwrap().evaluations.len(), 1);
}

#[test]
fn an_evaluation_that_was_held_is_kept_as_it_was() {
    let (_owner, app, id) = started();
    app.add_evaluation(&id);
    let write = |note: &str| {
        let part = AnalysisPart::Evaluation(0);
        let typed = form_of(part, &app.analysis(&id).unwrap()).with(field::NOTE, note);
        app.edit_analysis(&id, part, &typed).unwrap();
    };
    write("Det hjalp");
    app.measure_again(&id, 0);
    // A day to come is no day on which something was held.
    app.hold_evaluation(&id, 0, day(30));
    let held = app.analysis(&id).unwrap().evaluations.clone();
    assert_eq!((held[0].held, held[0].note.as_str()), (Some(day(21)), "Det hjalp"));

    write("Det hjalp ikke");
    let absence = FormValues::default().with(field::VALUE, "40");
    app.edit_analysis(&id, AnalysisPart::Again(0, TriggerKey::Sick), &absence).unwrap();
    app.edit_analysis(&id, AnalysisPart::AgainFlags(0), &FormValues::default().with(field::BROKEN5, "3")).unwrap();
    app.measure_again(&id, 0);
    app.hold_evaluation(&id, 0, day(20));
    app.delete_evaluation(&id, 0);
    assert_eq!(app.analysis(&id).unwrap().evaluations, held);

    assert!(app.correct_analysis(&id, Some(0), &FormValues::default()).is_err());
    app.correct_analysis(&id, Some(0), &FormValues::default().with(field::CORRECTION, "Det var delvis")).unwrap();
    let corrected = app.analysis(&id).unwrap().evaluations[0].clone();
    assert_eq!(
        corrected.corrections,
        [crate::domain::analysis::Correction { on: day(21), text: "Det var delvis".into() }]
    );
    assert_eq!(Evaluation { corrections: vec![], ..corrected }, held[0]);
    // Undo takes the correction back, then the holding.
    app.undo();
    app.undo();
    assert_eq!(app.analysis(&id).unwrap().evaluations[0].held, None);
}

#[test]
fn the_day_someone_was_told_stays() {
    let (_owner, app, id) = started();
    let part = AnalysisPart::Implementation;
    app.edit_analysis(&id, part, &FormValues::default().with("union", "true")).unwrap();
    let told = app.analysis(&id).unwrap().implementation.informed.clone();
    assert_eq!(told, [(Audience::Union, day(21))].into());
    let before = Analysis {
        implementation: crate::domain::analysis::Implementation {
            informed: [(Audience::Union, day(3))].into(),
            ..Default::default()
        },
        ..Analysis::default()
    };
    let (after, _) = form::read_sound(part, &form_of(part, &before).with("staff", "true"), &before, day(21));
    assert_eq!(after.implementation.informed, [(Audience::Staff, day(21)), (Audience::Union, day(3))].into());
}

#[test]
fn an_analysis_is_closed_opened_again_and_deleted_with_undo() {
    let (_owner, app, id) = started();
    app.close_analysis(&id, Some(day(21)));
    assert_eq!(app.analysis(&id).unwrap().closed, Some(day(21)));
    app.close_analysis(&id, None);
    app.delete_analysis(&id);
    assert!(app.analysis(&id).is_none());
    app.undo();
    assert_eq!(app.analysis(&id).unwrap().closed, None);
}

/// A case with so many reports in the last four weeks, and one long ago.
fn with_reports(app: App, recent: usize) {
    use crate::domain::case::{Case, CaseEvent, EventKind};
    let case = Case { id: Id::new("case").into(), code: "K1".into(), ..Case::default() };
    let mut all = edits(None, &case);
    let long_ago = NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
    for (n, on) in std::iter::once(long_ago).chain((0..recent).map(|_| day(20))).enumerate() {
        let id = Id::new(format!("event{n}")).into();
        let event =
            CaseEvent { id, case: case.id.clone(), kind: EventKind::ReportReceived, on, ..CaseEvent::default() };
        all.extend(edits(None, &event));
    }
    app.commit(Label::CaseAdded, all);
}

#[test]
fn own_figures_are_filled_in_and_another_one_counts_with_a_reason() {
    use crate::domain::situation::assess;
    let (_owner, app, _) = started();
    with_reports(app, 5);
    let id = app.add_analysis(false);
    let part = AnalysisPart::Trigger(TriggerKey::Inflow);
    let held = app.analysis(&id).unwrap();
    assert_eq!((held.inflow.count, held.inflow.mean, held.inflow.months), (Some(5), Some(0.0), Some(12)));
    assert_eq!(held.inflow.own.map(|own| own.on), Some(day(21)));
    assert_eq!((held.inflow.is_overruled(), held.inflow.trend), (false, Trend::Rising));
    assert_eq!(assess(&held).level(TriggerKey::Inflow).level, 3);
    app.edit_analysis(&id, part, &form_of(part, &held).with(field::COUNT, "10").with(field::MEAN, "10")).unwrap();
    let held = app.analysis(&id).unwrap();
    assert!(held.inflow.lacks_reason());
    assert_eq!(assess(&held).level(TriggerKey::Inflow).level, 3, "one's own figures count until it is said why not");
    app.edit_analysis(&id, part, &form_of(part, &held).with(field::OVERRULE, "hele avdelingen")).unwrap();
    assert_eq!(assess(&app.analysis(&id).unwrap()).level(TriggerKey::Inflow).level, 0);
    app.take_own_figures(&id);
    let held = app.analysis(&id).unwrap();
    assert_eq!((held.inflow.count, held.inflow.reason.as_str()), (Some(10), "hele avdelingen"), "what was said stays");
}

#[test]
fn a_recorded_decision_freezes_its_figures() {
    let (_owner, app, id) = started();
    app.decide_analysis(&id);
    assert_eq!(app.analysis(&id).unwrap().frozen, None, "nobody is named");
    let sick = AnalysisPart::Trigger(TriggerKey::Sick);
    app.edit_analysis(&id, sick, &FormValues::default().with(field::VALUE, "13")).unwrap();
    let decision = FormValues::default().with(field::ON, "2026-11-20").with(field::DECIDER, "barnevernsleder");
    app.edit_analysis(&id, AnalysisPart::Decision, &decision.clone().with(field::STEP, "step1")).unwrap();
    app.decide_analysis(&id);
    let frozen = app.analysis(&id).unwrap().frozen.clone().unwrap();
    assert_eq!((frozen.on, frozen.triggers[&TriggerKey::Sick].value), (day(21), Some(13.0)));
    assert_eq!(frozen.own.map(|own| own.on), Some(day(21)));
    app.edit_analysis(&id, sick, &FormValues::default().with(field::VALUE, "1")).unwrap();
    app.edit_analysis(&id, AnalysisPart::Decision, &decision.with(field::STEP, "step2")).unwrap();
    app.take_own_figures(&id);
    let held = app.analysis(&id).unwrap();
    assert_eq!((held.sick.value, held.decision.step), (Some(13.0), Step::Step1));
    assert!(app.correct_analysis(&id, None, &FormValues::default()).is_err());
    app.correct_analysis(&id, None, &FormValues::default().with(field::CORRECTION, "12, ikke 13")).unwrap();
    let held = app.analysis(&id).unwrap();
    assert_eq!((held.corrections[0].on, held.corrections[0].text.as_str()), (day(21), "12, ikke 13"));
    app.undo();
    app.undo();
    assert_eq!(app.analysis(&id).unwrap().frozen, None, "the last act is taken back like any other");
}

#[test]
fn a_new_analysis_starts_from_the_last_one() {
    let (_owner, app, first) = started();
    let typed = FormValues::default().with(field::VALUE, "9").with(field::YELLOW, "6").with(field::NOTE, "x");
    app.edit_analysis(&first, AnalysisPart::Trigger(TriggerKey::Sick), &typed).unwrap();
    for status in ["running", "ended"] {
        app.add_measure(&first, Measure::default());
        let at = app.analysis(&first).unwrap().measures.len() - 1;
        let values = FormValues::default().with(field::STATUS, status).with(field::WHAT, status);
        app.edit_analysis(&first, AnalysisPart::Measure(at), &values).unwrap();
    }
    let second = app.analysis(&app.add_analysis(true)).unwrap();
    assert_eq!((second.sick.value, second.sick.yellow, second.sick.note.as_str()), (Some(9.0), Some(6.0), "x"));
    assert_eq!(second.measures.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["running"]);
}

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
