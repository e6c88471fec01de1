//! Every part of an analysis reads back what it shows, and says what it cannot read.

use super::*;
use crate::{
    domain::{
        analysis::{Audience, Colour, Decision, Evaluation, Measure, MeasureKind, Move, Step, Trend},
        form::Problem,
    },
    state::actions::analyses::tests::{day, started},
};

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
        assert_eq!(read_sound(part, &shown, &analysis, day(21)), (analysis.clone(), vec![]), "{part:?}");
        assert_eq!(form_of(part, &read_sound(part, &shown, &analysis, day(21)).0), shown, "{part:?}");
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
    let share = typed(field::VALUE, "150").unwrap_err();
    assert_eq!(share, [FieldError { field: field::VALUE, problem: Problem::OutOfRange { min: 0.0, max: 100.0 } }]);
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
    let (after, _) = read_sound(part, &form_of(part, &before).with("staff", "true"), &before, day(21));
    assert_eq!(after.implementation.informed, [(Audience::Staff, day(21)), (Audience::Union, day(3))].into());
}
