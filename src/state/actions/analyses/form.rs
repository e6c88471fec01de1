//! Between an analysis and what is typed into its parts.

use super::parts::*;
use crate::domain::{
    analysis::{Analysis, Measured, TriggerEntry, TriggerKey},
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
    /// A trigger measured again at an evaluation.
    Again(usize, TriggerKey),
    /// What weighs more than the sum, measured again.
    AgainFlags(usize),
    /// By its place in the list.
    Move(usize),
    Closing,
}

impl AnalysisPart {
    /// It was decided on, or held, and is not edited any more.
    pub fn is_frozen(self, analysis: &Analysis) -> bool {
        use AnalysisPart::*;
        match self {
            Head | Trigger(_) | Flags | Decision => analysis.frozen.is_some(),
            Evaluation(at) | Again(at, _) | AgainFlags(at) => analysis.is_held(at),
            _ => false,
        }
    }
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
    pub const OVERRULE: &str = "reason";
    pub const GUARD: &str = "guard";
    pub const HOURS: &str = "hours";
    pub const CASE: &str = "case";
    pub const SEEN: &str = "seen";
    pub const NEW_STEP: &str = "new_step";
    pub const CORRECTION: &str = "correction";
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
        AnalysisPart::Flags => flags_form(analysis.broken5, analysis.broken4, analysis.unassigned_danger),
        AnalysisPart::Again(at, key) => {
            let found = measured_at(analysis, at).and_then(|measured| measured.triggers.get(&key));
            trigger_form(found.unwrap_or(&TriggerEntry::default()))
        }
        AnalysisPart::AgainFlags(at) => measured_at(analysis, at)
            .map(|held| flags_form(held.broken5, held.broken4, held.unassigned_danger))
            .unwrap_or_default(),
        AnalysisPart::Move(at) => analysis.moves.get(at).map(move_form).unwrap_or_default(),
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

fn measured_at(analysis: &Analysis, at: usize) -> Option<&Measured> {
    analysis.evaluations.get(at)?.measured.as_ref()
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
        AnalysisPart::Trigger(key) => {
            let own = before.trigger(key).own;
            *after.trigger_mut(key) = TriggerEntry { own, ..read_trigger(&mut read, key) };
        }
        AnalysisPart::Flags => {
            (after.broken5, after.broken4, after.unassigned_danger) = read_flags(&mut read);
        }
        AnalysisPart::Again(at, key) => {
            if let Some(held) = after.evaluations.get_mut(at).and_then(|one| one.measured.as_mut()) {
                let entry = held.triggers.entry(key).or_default();
                *entry = TriggerEntry { own: entry.own, ..read_trigger(&mut read, key) };
            }
        }
        AnalysisPart::AgainFlags(at) => {
            if let Some(held) = after.evaluations.get_mut(at).and_then(|one| one.measured.as_mut()) {
                (held.broken5, held.broken4, held.unassigned_danger) = read_flags(&mut read);
            }
        }
        AnalysisPart::Move(at) => {
            if let Some(held) = after.moves.get_mut(at) {
                *held = read_move(&mut read);
            }
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
                *held = read_evaluation(&mut read, held);
            }
        }
        AnalysisPart::Closing => {
            after.rebooked = read_yes_no(values.get(field::REBOOKED));
            after.lessons = read.text(field::LESSONS, LONG);
        }
    }
    read.finish(after)
}

#[cfg(test)]
mod tests;
