use super::*;
use crate::domain::analysis::{Decision, Measure, MeasureKind};

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn decided(step: Step) -> Decision {
    Decision { step, on: Some(day(2)), from: Some(day(4)), ..Decision::default() }
}

fn held(d: u32) -> Evaluation {
    Evaluation { due: day(d), held: Some(day(d)), ..Evaluation::default() }
}

fn planned(d: u32) -> Evaluation {
    Evaluation { due: day(d), ..Evaluation::default() }
}

#[test]
fn the_next_evaluation() {
    let until = |step, d| Decision { to: Some(day(d)), ..decided(step) };
    let undated = |step| Decision { step, ..Decision::default() };
    // (decision, evaluations, due, agreed, late on the 10th)
    let rows = [
        (decided(Step::None), vec![], None),
        (decided(Step::Step1), vec![], Some((18, false, false))),
        (decided(Step::Step2), vec![], Some((11, false, false))),
        (decided(Step::Step3), vec![], Some((11, false, false))),
        (Decision { from: None, ..decided(Step::Step2) }, vec![], Some((9, false, true))),
        (undated(Step::Step2), vec![], Some((17, false, false))),
        (decided(Step::Step2), vec![held(9)], Some((16, false, false))),
        (decided(Step::Step1), vec![held(12), held(5)], Some((26, false, false))),
        (decided(Step::Step2), vec![held(5), planned(20), planned(8)], Some((8, true, true))),
        (decided(Step::None), vec![planned(20)], Some((20, true, false))),
        (until(Step::Step1, 12), vec![], Some((12, false, false))),
        (until(Step::Step1, 12), vec![held(12)], Some((26, false, false))),
        (until(Step::Step2, 30), vec![held(9)], Some((16, false, false))),
        (decided(Step::Step2), vec![planned(10)], Some((10, true, false))),
    ];
    for (decision, evaluations, wanted) in rows {
        let wanted = wanted.map(|(due, agreed, is_late)| NextEvaluation { due: day(due), agreed, is_late });
        let analysis = Analysis { decision, evaluations, ..Analysis::default() };
        assert_eq!(next_evaluation(&analysis, day(10)), wanted, "{analysis:?}");
        let closed = Analysis { closed: Some(day(10)), ..analysis };
        assert_eq!(next_evaluation(&closed, day(10)), None);
    }
    let end_of_time = Decision { from: Some(NaiveDate::MAX), ..decided(Step::Step1) };
    let endless = Analysis { decision: end_of_time, ..Analysis::default() };
    assert_eq!(next_evaluation(&endless, day(10)), None);
}

#[test]
fn a_step_that_was_changed_sets_the_interval() {
    let changed = Evaluation { step: Some(Step::Step1), ..held(9) };
    let later = Evaluation { step: Some(Step::Step2), ..planned(30) };
    let analysis = Analysis { decision: decided(Step::Step2), evaluations: vec![changed], ..Analysis::default() };
    assert_eq!(next_evaluation(&analysis, day(10)).map(|next| next.due), Some(day(23)));
    let mut planned_too = analysis.clone();
    planned_too.evaluations.push(later);
    assert_eq!(planned_too.step(), Step::Step1, "a change counts when the evaluation is held");
    let ended = Analysis { evaluations: vec![Evaluation { step: Some(Step::None), ..held(9) }], ..analysis };
    assert_eq!(next_evaluation(&ended, day(10)), None);
}

fn met(analysis: &Analysis, criterion: Criterion) -> Met {
    closing(analysis, None).into_iter().find(|(one, _)| *one == criterion).unwrap().1
}

#[test]
fn green_counts_at_the_last_two_evaluations_by_day() {
    use Colour::*;
    let rows = [
        (&[][..], Met::No),
        (&[(1, Some(Green))], Met::No),
        (&[(1, Some(Green)), (8, Some(Green))], Met::Yes),
        (&[(8, Some(Green)), (1, Some(Red)), (15, Some(Green))], Met::Yes),
        (&[(1, Some(Green)), (8, Some(Yellow))], Met::No),
        (&[(1, Some(Yellow)), (8, Some(Green))], Met::No),
        (&[(1, None), (8, Some(Green))], Met::Unknown),
        (&[(1, None), (8, Some(Red))], Met::No),
    ];
    for (evaluations, wanted) in rows {
        let evaluations = evaluations.iter().map(|(d, colour)| Evaluation { colour: *colour, ..held(*d) }).collect();
        assert_eq!(met(&Analysis { evaluations, ..Analysis::default() }, Criterion::GreenTwice), wanted);
    }
}

#[test]
fn the_other_criteria_say_unknown_rather_than_guess() {
    let empty = Analysis::default();
    assert_eq!(closing(&empty, None)[1], (Criterion::NothingOverdue, Met::Unknown));
    assert_eq!(closing(&empty, Some(0))[1].1, Met::Yes);
    assert_eq!(closing(&empty, Some(1))[1].1, Met::No);

    for (normal, hours, wanted) in [
        (None, None, Met::Unknown),
        (None, Some(0.0), Met::Yes),
        (None, Some(4.0), Met::Unknown),
        (Some(true), Some(4.0), Met::Yes),
        (Some(false), Some(0.0), Met::No),
    ] {
        let one = Evaluation { overtime: hours, overtime_normal: normal, ..held(3) };
        let analysis = Analysis { evaluations: vec![one, planned(9)], ..Analysis::default() };
        assert_eq!(met(&analysis, Criterion::OvertimeNormal), wanted, "{normal:?} {hours:?}");
    }
    assert_eq!(met(&empty, Criterion::OvertimeNormal), Met::Unknown);

    for (kind, rebooked, wanted) in [
        (None, None, Met::Unknown),
        (Some(MeasureKind::Overtime), None, Met::Unknown),
        (Some(MeasureKind::Distribute), None, Met::Unknown),
        (None, Some(true), Met::Yes),
        (Some(MeasureKind::FewerMeetings), None, Met::Unknown),
        (Some(MeasureKind::Own), None, Met::Unknown),
        (Some(MeasureKind::Reprioritise), Some(true), Met::Yes),
        (None, Some(false), Met::No),
    ] {
        let measures = kind.map(|kind| Measure { kind, ..Measure::default() }).into_iter().collect();
        let analysis = Analysis { measures, rebooked, ..Analysis::default() };
        assert_eq!(met(&analysis, Criterion::Rebooked), wanted, "{kind:?} {rebooked:?}");
    }

    assert_eq!(met(&empty, Criterion::Lessons), Met::No);
    assert_eq!(met(&Analysis { lessons: "Møter kan vike i fire uker.".into(), ..empty }, Criterion::Lessons), Met::Yes);
}
