//! An analysis from its start over decision and evaluations to its closing.

use super::*;
use crate::{
    domain::{
        analysis::{Colour, Step, Trend},
        stamp::Writer,
    },
    state::{SaveState, Surroundings},
};
use reactive_graph::owner::Owner;

pub(super) fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn random() -> u128 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}

/// An app on Saturday 21 November 2026, with an analysis started in it.
pub(super) fn started() -> (Owner, App, AnalysisId) {
    let owner = Owner::new();
    owner.set();
    let now = || day(21).and_hms_opt(9, 0, 0).unwrap();
    let app = App::new(Writer::default(), Surroundings { millis: || 1, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    let id = app.add_analysis(false);
    (owner, app, id)
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
pub(super) fn with_reports(app: App, recent: usize) {
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
