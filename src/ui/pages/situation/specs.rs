//! The fields of each part of an analysis.

use super::words;
use crate::{
    domain::{
        analysis::{Audience, Colour, MeasureStatus, Onward, Step, Trend, TriggerKey},
        situation::TriggerSpec,
    },
    state::{App, actions::analyses::field},
    texts::{Key, say, text},
    ui::{
        parts::{Choice, FieldSpec},
        record_forms::cases,
    },
};
use serde::Serialize;

/// Choices under the names they are stored by.
fn choices<T: Serialize + Copy>(values: &[T], name: impl Fn(T) -> &'static str) -> Vec<Choice> {
    let stored = |value: T| {
        let value = serde_json::to_value(value).ok();
        value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };
    values.iter().map(|value| Choice::new(stored(*value), name(*value))).collect()
}

/// The same with "not answered" first.
fn or_none(choices: Vec<Choice>) -> Vec<Choice> {
    let mut all = vec![Choice::new("", text(Key::AnswerNone))];
    all.extend(choices);
    all
}

fn yes_no() -> Vec<Choice> {
    or_none(vec![Choice::new("true", text(Key::AnswerYes)), Choice::new("false", text(Key::AnswerNo))])
}

/// Unit and day.
pub fn head() -> Vec<FieldSpec> {
    vec![FieldSpec::text(field::UNIT, Key::AnalysisUnit).half(), FieldSpec::date(field::OPENED, Key::AnalysisOpened)]
}

/// The figures of a trigger, and where they are heading.
pub fn figures(key: TriggerKey) -> Vec<FieldSpec> {
    let percent = |label| FieldSpec::number(field::VALUE, label, Some(Key::UnitPercent));
    let mut fields = match key {
        TriggerKey::Inflow | TriggerKey::Acute => vec![
            FieldSpec::number(field::COUNT, Key::FigureCount, None),
            FieldSpec::number(field::MEAN, Key::FigureMean, None),
            FieldSpec::number(field::MONTHS, Key::FigureMonths, None),
        ],
        TriggerKey::Sick => vec![percent(Key::FigureShareDays)],
        TriggerKey::New => vec![percent(Key::FigureShareStaff)],
        TriggerKey::Capacity => vec![
            percent(Key::FigureSharePosts),
            FieldSpec::number(field::SECOND, Key::FigureWeeks, Some(Key::UnitWeeks)),
        ],
        TriggerKey::National => {
            let levels = (0..=3).map(|level: u8| Choice::new(level.to_string(), words::effect(level))).collect();
            vec![FieldSpec::select(field::VALUE, Key::FigureEffect, or_none(levels))]
        }
    };
    let trends = choices(&[Trend::Rising, Trend::Steady, Trend::Falling], words::trend);
    fields.push(FieldSpec::select(field::TREND, Key::TrendLabel, trends));
    fields
}

/// Why another figure than that of one's own data.
pub fn overrule() -> Vec<FieldSpec> {
    vec![FieldSpec::text(field::OVERRULE, Key::OwnReason).help(Key::OwnReasonHelp)]
}

/// What is seldom needed of a trigger: note, level by hand, own thresholds.
pub fn more(key: TriggerKey) -> Vec<FieldSpec> {
    let mut levels = vec![Choice::new("", text(Key::LevelFromFigures))];
    levels.extend((0..=3).map(|level| Choice::new(level.to_string(), say::level_of(&level.to_string()))));
    let mut fields = vec![
        FieldSpec::long_text(field::NOTE, Key::TriggerNote).help(words::trigger(key).ask),
        FieldSpec::select(field::LEVEL, Key::TriggerLevel, levels).help(Key::TriggerLevelHelp),
        FieldSpec::number(field::YELLOW, Key::ThresholdYellow, None).help(Key::ThresholdHelp),
        FieldSpec::number(field::RED, Key::ThresholdRed, None).help(Key::ThresholdHelp),
    ];
    let spec = TriggerSpec::of(key);
    if spec.second.is_some() {
        fields.push(FieldSpec::number(field::SECOND_YELLOW, Key::ThresholdWeeksYellow, None).help(Key::ThresholdHelp));
        fields.push(FieldSpec::number(field::SECOND_RED, Key::ThresholdWeeksRed, None).help(Key::ThresholdHelp));
    }
    fields
}

/// What weighs more than the sum.
pub fn flags() -> Vec<FieldSpec> {
    vec![
        FieldSpec::number(field::BROKEN5, Key::FlagBroken5, None).help(Key::FlagBroken5Help),
        FieldSpec::number(field::BROKEN4, Key::FlagBroken4, None).help(Key::FlagBroken4Help),
        FieldSpec::check(field::UNASSIGNED, Key::FlagUnassigned),
    ]
}

/// A measure.
pub fn measure() -> Vec<FieldSpec> {
    let states = choices(&[MeasureStatus::Proposed, MeasureStatus::Running, MeasureStatus::Ended], words::status);
    vec![
        FieldSpec::text(field::WHAT, Key::MeasureWhat),
        FieldSpec::text(field::OWNER, Key::MeasureOwner).half(),
        FieldSpec::select(field::STATUS, Key::MeasureStatus, states),
        FieldSpec::date(field::FROM, Key::MeasureFrom),
        FieldSpec::date(field::TO, Key::MeasureTo),
        FieldSpec::long_text(field::EFFECT, Key::MeasureEffect),
        FieldSpec::long_text(field::CONSEQUENCE, Key::MeasureConsequence),
        FieldSpec::long_text(field::GUARD, Key::MeasureGuard),
        FieldSpec::number(field::HOURS, Key::MeasureHours, Some(Key::UnitHoursWeek)),
    ]
}

/// Work that could move.
pub fn moves(app: App) -> Vec<FieldSpec> {
    vec![
        FieldSpec::select(field::CASE, Key::MovesCase, cases(app)),
        FieldSpec::text(field::TO, Key::MovesTo).half(),
        FieldSpec::date(field::FROM, Key::MeasureFrom),
        FieldSpec::long_text(field::NOTE, Key::MovesNote),
    ]
}

/// The leader discussion.
pub fn discussion() -> Vec<FieldSpec> {
    vec![
        FieldSpec::date(field::ON, Key::DiscussionOn),
        FieldSpec::text(field::PRESENT, Key::DiscussionPresent).half(),
        FieldSpec::long_text(field::FACTS, Key::DiscussionFacts).half(),
        FieldSpec::long_text(field::OPTIONS, Key::DiscussionOptions).half(),
        FieldSpec::long_text(field::REPRESENTATIVES, Key::DiscussionRepresentatives).half(),
        FieldSpec::long_text(field::DISSENT, Key::DiscussionDissent).half(),
    ]
}

fn steps() -> Vec<Choice> {
    choices(&[Step::None, Step::Step1, Step::Step2, Step::Step3], words::level)
}

/// The decision.
pub fn decision() -> Vec<FieldSpec> {
    vec![
        FieldSpec::date(field::ON, Key::DecisionOn),
        FieldSpec::text(field::DECIDER, Key::DecisionDecider).half(),
        FieldSpec::radio(field::STEP, Key::DecisionStep, steps()),
        FieldSpec::date(field::FROM, Key::DecisionFrom),
        FieldSpec::date(field::TO, Key::DecisionTo),
        FieldSpec::long_text(field::SEEN, Key::DecisionSeen).half(),
        FieldSpec::long_text(field::DISSENT, Key::DecisionDissent).half(),
        FieldSpec::long_text(field::REASON, Key::DecisionReason),
    ]
}

/// Carrying out: who does what.
pub fn carrying_out() -> Vec<FieldSpec> {
    vec![
        FieldSpec::long_text(field::PLAN, Key::CarryingOutPlan),
        FieldSpec::long_text(field::DEVIATIONS, Key::CarryingOutDeviations),
    ]
}

/// Carrying out: who was told.
pub fn informed() -> Vec<FieldSpec> {
    let boxes = Audience::ALL.into_iter().zip(field::INFORMED);
    boxes.map(|(audience, name)| FieldSpec::check(name, words::audience(audience))).collect()
}

/// An evaluation.
pub fn evaluation() -> Vec<FieldSpec> {
    let colours = choices(&[Colour::Green, Colour::Yellow, Colour::Red], |colour| words::colour(colour).0);
    let onward = choices(&[Onward::Continue, Onward::Adjust, Onward::StepUp, Onward::StepDown], words::onward);
    vec![
        FieldSpec::date(field::DUE, Key::EvaluationDue),
        FieldSpec::select(field::COLOUR, Key::EvaluationColour, or_none(colours)),
        FieldSpec::number(field::BROKEN, Key::EvaluationBroken, None),
        FieldSpec::number(field::OVERTIME, Key::EvaluationOvertime, Some(Key::UnitHours)),
        FieldSpec::select(field::OVERTIME_NORMAL, Key::EvaluationOvertimeNormal, yes_no()),
        FieldSpec::select(field::ONWARD, Key::EvaluationOnward, or_none(onward)),
        FieldSpec::select(field::NEW_STEP, Key::EvaluationNewStep, or_none(steps())).help(Key::EvaluationNewStepHelp),
        FieldSpec::text(field::DECIDER, Key::DecisionDecider).half(),
        FieldSpec::long_text(field::PULSE, Key::EvaluationPulse),
        FieldSpec::long_text(field::NOTE, Key::EvaluationNote),
    ]
}

/// Closing.
pub fn closing() -> Vec<FieldSpec> {
    vec![
        FieldSpec::select(field::REBOOKED, Key::ClosingAskRebooked, yes_no()),
        FieldSpec::long_text(field::LESSONS, Key::ClosingWriteLessons),
    ]
}
