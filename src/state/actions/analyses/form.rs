//! Between an analysis and what is typed into its parts.

use super::parts::*;
use crate::domain::{
    analysis::{Analysis, TriggerKey},
    form::{FieldError, FormReader, FormValues, LONG, SHORT},
};
use chrono::NaiveDate;

/// A part of an analysis that is filled in together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnalysisPart {
    Head,
    Trigger(TriggerKey),
    /// What weighs more than the sum of levels.
    Flags,
    /// By its place in the list.
    Measure(usize),
    Discussion,
    Decision,
    Implementation,
    /// By its place in the list.
    Evaluation(usize),
    Closing,
}

/// The fields of the parts, by name.
pub mod field {
    pub const UNIT: &str = "unit";
    pub const OPENED: &str = "opened";
    pub const VALUE: &str = "value";
    pub const SECOND: &str = "second";
    pub const COUNT: &str = "count";
    pub const MEAN: &str = "mean";
    pub const MONTHS: &str = "months";
    pub const YELLOW: &str = "yellow";
    pub const RED: &str = "red";
    pub const SECOND_YELLOW: &str = "second_yellow";
    pub const SECOND_RED: &str = "second_red";
    pub const TREND: &str = "trend";
    pub const LEVEL: &str = "level";
    pub const NOTE: &str = "note";
    pub const BROKEN5: &str = "broken5";
    pub const BROKEN4: &str = "broken4";
    pub const UNASSIGNED: &str = "unassigned";
    pub const WHAT: &str = "what";
    pub const OWNER: &str = "owner";
    pub const FROM: &str = "from";
    pub const TO: &str = "to";
    pub const EFFECT: &str = "effect";
    pub const CONSEQUENCE: &str = "consequence";
    pub const STATUS: &str = "status";
    pub const ON: &str = "on";
    pub const PRESENT: &str = "present";
    pub const FACTS: &str = "facts";
    pub const OPTIONS: &str = "options";
    pub const REPRESENTATIVES: &str = "representatives";
    pub const DISSENT: &str = "dissent";
    pub const DECIDER: &str = "decider";
    pub const STEP: &str = "step";
    pub const REASON: &str = "reason";
    pub const PLAN: &str = "plan";
    pub const DEVIATIONS: &str = "deviations";
    pub const DUE: &str = "due";
    pub const HELD: &str = "held";
    pub const COLOUR: &str = "colour";
    pub const BROKEN: &str = "broken";
    pub const OVERTIME: &str = "overtime";
    pub const OVERTIME_NORMAL: &str = "overtime_normal";
    pub const PULSE: &str = "pulse";
    pub const ONWARD: &str = "onward";
    pub const REBOOKED: &str = "rebooked";
    pub const LESSONS: &str = "lessons";
    /// One box for each of [`crate::domain::analysis::Audience::ALL`].
    pub const INFORMED: [&str; 6] = ["staff", "union", "safety", "director", "partners", "families"];
}

/// What the fields of a part hold.
pub fn form_of(part: AnalysisPart, analysis: &Analysis) -> FormValues {
    let values = FormValues::default();
    match part {
        AnalysisPart::Head => values.with(field::UNIT, &analysis.unit).with(field::OPENED, analysis.opened.to_string()),
        AnalysisPart::Trigger(key) => trigger_form(analysis.trigger(key)),
        AnalysisPart::Flags => values
            .with(field::BROKEN5, analysis.broken5.to_string())
            .with(field::BROKEN4, analysis.broken4.to_string())
            .with(field::UNASSIGNED, analysis.unassigned_danger.to_string()),
        AnalysisPart::Measure(at) => analysis.measures.get(at).map(measure_form).unwrap_or_default(),
        AnalysisPart::Discussion => discussion_form(&analysis.discussion),
        AnalysisPart::Decision => decision_form(&analysis.decision),
        AnalysisPart::Implementation => implementation_form(&analysis.implementation),
        AnalysisPart::Evaluation(at) => analysis.evaluations.get(at).map(evaluation_form).unwrap_or_default(),
        AnalysisPart::Closing => {
            values.with(field::REBOOKED, shown(analysis.rebooked)).with(field::LESSONS, &analysis.lessons)
        }
    }
}

/// The analysis with what can be read of a part, and what could not be read.
pub fn read_sound(
    part: AnalysisPart,
    values: &FormValues,
    before: &Analysis,
    today: NaiveDate,
) -> (Analysis, Vec<FieldError>) {
    let mut values = values.clone();
    let held = form_of(part, before);
    let mut errors: Vec<FieldError> = Vec::new();
    // Each round puts back at least one field, and only fields that were not put back before.
    while errors.len() <= held.0.len() {
        match read(part, &values, before, today) {
            Ok(after) => return (after, errors),
            Err(found) => {
                for error in found {
                    values.set(error.field, held.get(error.field));
                    errors.push(error);
                }
            }
        }
    }
    (before.clone(), errors)
}

fn read(
    part: AnalysisPart,
    values: &FormValues,
    before: &Analysis,
    today: NaiveDate,
) -> Result<Analysis, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let mut after = before.clone();
    match part {
        AnalysisPart::Head => {
            after.unit = read.text(field::UNIT, SHORT);
            read.required_date(field::OPENED);
            after.opened = read.past_date(field::OPENED, today).unwrap_or(before.opened);
        }
        AnalysisPart::Trigger(key) => *after.trigger_mut(key) = read_trigger(&mut read, key),
        AnalysisPart::Flags => {
            after.broken5 = whole(&mut read, field::BROKEN5, 999).unwrap_or(0);
            after.broken4 = whole(&mut read, field::BROKEN4, 999).unwrap_or(0);
            after.unassigned_danger = read.flag(field::UNASSIGNED);
        }
        AnalysisPart::Measure(at) => {
            if let Some(held) = after.measures.get_mut(at) {
                *held = read_measure(&mut read, held);
            }
        }
        AnalysisPart::Discussion => after.discussion = read_discussion(&mut read, today),
        AnalysisPart::Decision => after.decision = read_decision(&mut read, today),
        AnalysisPart::Implementation => {
            after.implementation = read_implementation(&mut read, &before.implementation, today);
        }
        AnalysisPart::Evaluation(at) => {
            if let Some(held) = after.evaluations.get_mut(at) {
                *held = read_evaluation(&mut read, held, today);
            }
        }
        AnalysisPart::Closing => {
            after.rebooked = read_yes_no(values.get(field::REBOOKED));
            after.lessons = read.text(field::LESSONS, LONG);
        }
    }
    read.finish(after)
}
