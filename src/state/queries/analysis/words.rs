//! What the values of an analysis are called.

use crate::{
    domain::{
        analysis::{Audience, Colour, MeasureKind, MeasureStatus, Onward, Step, Trend, TriggerKey},
        evaluation::{Criterion, Met},
        measure::{CatalogueEntry, Cost, Gain, Guard, MeasureGap},
        procedure::Stage,
    },
    texts::{Key, text},
};

/// A step of the procedure.
pub fn stage(stage: Stage) -> &'static str {
    text(match stage {
        Stage::Figures => Key::StepFigures,
        Stage::Measures => Key::StepMeasures,
        Stage::Discussion => Key::StepDiscussion,
        Stage::Decision => Key::StepDecision,
        Stage::CarryingOut => Key::StepCarryingOut,
        Stage::Evaluation => Key::StepEvaluation,
        Stage::Closing => Key::StepClosing,
    })
}

/// A trigger: its name, its unit, its guiding questions.
pub struct TriggerWords {
    pub name: Key,
    pub unit: Key,
    pub ask: Key,
}

/// A trigger's words.
pub fn trigger(key: TriggerKey) -> TriggerWords {
    let (name, unit, ask) = match key {
        TriggerKey::Inflow => (Key::TriggerInflow, Key::TriggerInflowUnit, Key::TriggerInflowAsk),
        TriggerKey::Acute => (Key::TriggerAcute, Key::TriggerAcuteUnit, Key::TriggerAcuteAsk),
        TriggerKey::Sick => (Key::TriggerSick, Key::TriggerSickUnit, Key::TriggerSickAsk),
        TriggerKey::New => (Key::TriggerNew, Key::TriggerNewUnit, Key::TriggerNewAsk),
        TriggerKey::Capacity => (Key::TriggerCapacity, Key::TriggerCapacityUnit, Key::TriggerCapacityAsk),
        TriggerKey::National => (Key::TriggerNational, Key::TriggerNationalUnit, Key::TriggerNationalAsk),
    };
    TriggerWords { name, unit, ask }
}

/// Where a figure is heading.
pub fn trend(trend: Trend) -> &'static str {
    text(match trend {
        Trend::Rising => Key::TrendRising,
        Trend::Steady => Key::TrendSteady,
        Trend::Falling => Key::TrendFalling,
    })
}

/// The effect of a national state of exception, 0 to 3.
pub fn effect(level: u8) -> &'static str {
    text(match level {
        0 => Key::Effect0,
        1 => Key::Effect1,
        2 => Key::Effect2,
        _ => Key::Effect3,
    })
}

/// A colour's name.
pub fn colour_name(colour: Colour) -> &'static str {
    text(match colour {
        Colour::Green => Key::ColourGreen,
        Colour::Yellow => Key::ColourYellow,
        Colour::Red => Key::ColourRed,
    })
}

/// A step that leaders decide.
pub fn level(step: Step) -> &'static str {
    text(match step {
        Step::None => Key::LevelNone,
        Step::Step1 => Key::LevelStep1,
        Step::Step2 => Key::LevelStep2,
        Step::Step3 => Key::LevelStep3,
    })
}

/// A kind of measure.
pub fn measure(kind: MeasureKind) -> &'static str {
    text(match kind {
        MeasureKind::Distribute => Key::MeasureDistribute,
        MeasureKind::Reprioritise => Key::MeasureReprioritise,
        MeasureKind::FewerMeetings => Key::MeasureFewerMeetings,
        MeasureKind::Overtime => Key::MeasureOvertime,
        MeasureKind::Own => Key::MeasureOwn,
    })
}

/// What a measure gains.
pub fn gain(gain: Gain) -> &'static str {
    text(match gain {
        Gain::DeadlinesKept => Key::GainDeadlines,
        Gain::HandsToCoreWork => Key::GainHands,
        Gain::TimeForCoreTasks => Key::GainTime,
        Gain::StatutoryTasksDone => Key::GainStatutory,
    })
}

/// What it costs.
pub fn cost(cost: Cost) -> &'static str {
    text(match cost {
        Cost::ContinuitySuffers => Key::CostContinuity,
        Cost::LessGuidanceAndTraining => Key::CostGuidance,
        Cost::PartnersMaySuffer => Key::CostPartners,
        Cost::WearOnStaff => Key::CostWear,
    })
}

/// What keeps the cost in bounds, as one list.
pub fn guards(entry: &CatalogueEntry) -> String {
    let guard = |guard: &Guard| {
        text(match guard {
            Guard::TellChildAndFamily => Key::GuardTellFamily,
            Guard::HandoverTalk => Key::GuardHandover,
            Guard::MinimumGuidanceForNewStaff => Key::GuardGuidance,
            Guard::InformPartners => Key::GuardPartners,
            Guard::EndDate => Key::GuardEnd,
            Guard::HoursCap => Key::GuardCap,
            Guard::Rest => Key::GuardRest,
            Guard::Voluntary => Key::GuardVoluntary,
            Guard::WorkingTimeLimits => Key::GuardLimits,
        })
    };
    entry.guards.iter().map(guard).collect::<Vec<_>>().join(", ")
}

/// What a measure still lacks. An end before its start is said at its field.
pub fn gap(gap: MeasureGap) -> Option<&'static str> {
    let key = match gap {
        MeasureGap::What => Key::GapWhat,
        MeasureGap::Owner => Key::GapOwner,
        MeasureGap::Start => Key::GapStart,
        MeasureGap::End => Key::GapEnd,
        MeasureGap::EndBeforeStart => return None,
        MeasureGap::Effect => Key::GapEffect,
        MeasureGap::Consequence => Key::GapConsequence,
    };
    Some(text(key))
}

/// How far a measure has come.
pub fn status(status: MeasureStatus) -> &'static str {
    text(match status {
        MeasureStatus::Proposed => Key::StatusProposed,
        MeasureStatus::Running => Key::StatusRunning,
        MeasureStatus::Ended => Key::StatusEnded,
    })
}

/// Who is told.
pub fn audience(audience: Audience) -> Key {
    match audience {
        Audience::Staff => Key::AudienceStaff,
        Audience::Union => Key::AudienceUnion,
        Audience::Safety => Key::AudienceSafety,
        Audience::Director => Key::AudienceDirector,
        Audience::Partners => Key::AudiencePartners,
        Audience::Families => Key::AudienceFamilies,
    }
}

/// What an evaluation leads to.
pub fn onward(onward: Onward) -> &'static str {
    text(match onward {
        Onward::Continue => Key::OnwardContinue,
        Onward::Adjust => Key::OnwardAdjust,
        Onward::StepUp => Key::OnwardUp,
        Onward::StepDown => Key::OnwardDown,
    })
}

/// A criterion of closing.
pub fn criterion(criterion: Criterion) -> &'static str {
    text(match criterion {
        Criterion::GreenTwice => Key::ClosingGreen,
        Criterion::NothingOverdue => Key::ClosingOverdue,
        Criterion::OvertimeNormal => Key::ClosingOvertime,
        Criterion::Rebooked => Key::ClosingRebooked,
        Criterion::Lessons => Key::ClosingLessons,
    })
}

/// Whether it holds.
pub fn met_name(met: Met) -> &'static str {
    text(match met {
        Met::Yes => Key::MetYes,
        Met::No => Key::MetNo,
        Met::Unknown => Key::MetUnknown,
    })
}
