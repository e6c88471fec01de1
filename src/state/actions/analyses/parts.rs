//! One pair of functions for each part of an analysis: what its fields hold, and what they say.

use super::form::field;
use crate::{
    domain::{
        analysis::{
            Audience, Decision, Discussion, Evaluation, Implementation, Measure, Move, TriggerEntry, TriggerKey,
        },
        form::{FormReader, FormValues, LONG, Problem, SHORT},
        ids::{CaseId, Id},
        situation::TriggerSpec,
    },
    texts::{Lang, lang},
};
use chrono::NaiveDate;
use serde::Serialize;

pub fn trigger_form(entry: &TriggerEntry) -> FormValues {
    FormValues::default()
        .with(field::VALUE, exact(entry.value))
        .with(field::SECOND, exact(entry.second))
        .with(field::COUNT, shown(entry.count))
        .with(field::MEAN, exact(entry.mean))
        .with(field::MONTHS, shown(entry.months))
        .with(field::YELLOW, exact(entry.yellow))
        .with(field::RED, exact(entry.red))
        .with(field::SECOND_YELLOW, exact(entry.second_yellow))
        .with(field::SECOND_RED, exact(entry.second_red))
        .with(field::TREND, stored(entry.trend))
        .with(field::LEVEL, shown(entry.level))
        .with(field::NOTE, &entry.note)
        .with(field::OVERRULE, &entry.reason)
}

pub fn flags_form(broken5: u32, broken4: u32, unassigned: bool) -> FormValues {
    FormValues::default()
        .with(field::BROKEN5, broken5.to_string())
        .with(field::BROKEN4, broken4.to_string())
        .with(field::UNASSIGNED, unassigned.to_string())
}

pub fn read_flags(read: &mut FormReader) -> (u32, u32, bool) {
    let mut count = |field| whole(read, field, 999).unwrap_or(0);
    let counts = (count(field::BROKEN5), count(field::BROKEN4));
    (counts.0, counts.1, read.flag(field::UNASSIGNED))
}

pub fn move_form(held: &Move) -> FormValues {
    FormValues::default()
        .with(field::CASE, held.case.as_str())
        .with(field::TO, &held.to)
        .with(field::FROM, shown(held.from))
        .with(field::NOTE, &held.note)
}

pub fn read_move(read: &mut FormReader) -> Move {
    let case = read.text(field::CASE, 80);
    Move {
        case: CaseId(Id::new(case)),
        to: read.text(field::TO, SHORT),
        from: read.date(field::FROM),
        note: read.text(field::NOTE, LONG),
    }
}

pub fn read_trigger(read: &mut FormReader, key: TriggerKey) -> TriggerEntry {
    let spec = TriggerSpec::of(key);
    let highest = if key == TriggerKey::National { 3.0 } else { 100.0 };
    let entry = TriggerEntry {
        value: read.number(field::VALUE, 0.0, highest),
        second: read.number(field::SECOND, 0.0, 520.0),
        count: whole(read, field::COUNT, 9_999),
        mean: read.number(field::MEAN, 0.0, 9_999.0),
        months: whole(read, field::MONTHS, 240),
        yellow: read.number(field::YELLOW, 0.0, 1_000.0),
        red: read.number(field::RED, 0.0, 1_000.0),
        second_yellow: read.number(field::SECOND_YELLOW, 0.0, 1_000.0),
        second_red: read.number(field::SECOND_RED, 0.0, 1_000.0),
        trend: read.choice(field::TREND).unwrap_or_default(),
        level: whole(read, field::LEVEL, 3).map(|level| level as u8),
        note: read.text(field::NOTE, LONG),
        reason: read.text(field::OVERRULE, LONG),
        own: None,
    };
    let pairs = [
        (Some(spec.thresholds(&entry)), entry.yellow, field::YELLOW, field::RED),
        (spec.second_thresholds(&entry), entry.second_yellow, field::SECOND_YELLOW, field::SECOND_RED),
    ];
    for (thresholds, own_yellow, yellow, red) in pairs {
        let Some(thresholds) = thresholds.filter(|found| !found.is_ordered()) else { continue };
        // Whichever the user has typed is told what the other one allows.
        let (field, problem) = match own_yellow {
            Some(_) => (yellow, Problem::OutOfRange { min: 0.0, max: thresholds.red }),
            None => (red, Problem::OutOfRange { min: thresholds.yellow, max: 1_000.0 }),
        };
        read.fail(field, problem);
    }
    entry
}

pub fn measure_form(measure: &Measure) -> FormValues {
    FormValues::default()
        .with(field::WHAT, &measure.what)
        .with(field::OWNER, &measure.owner)
        .with(field::FROM, shown(measure.from))
        .with(field::TO, shown(measure.to))
        .with(field::EFFECT, &measure.effect)
        .with(field::CONSEQUENCE, &measure.consequence)
        .with(field::STATUS, stored(measure.status))
        .with(field::GUARD, &measure.guard)
        .with(field::HOURS, exact(measure.hours))
}

pub fn read_measure(read: &mut FormReader, before: &Measure) -> Measure {
    let (from, to) = period(read);
    Measure {
        kind: before.kind,
        what: read.text(field::WHAT, SHORT),
        owner: read.text(field::OWNER, SHORT),
        from,
        to,
        effect: read.text(field::EFFECT, LONG),
        consequence: read.text(field::CONSEQUENCE, LONG),
        status: read.choice(field::STATUS).unwrap_or_default(),
        guard: read.text(field::GUARD, LONG),
        hours: read.number(field::HOURS, 0.0, 40.0),
        estimate: before.estimate,
    }
}

pub fn discussion_form(discussion: &Discussion) -> FormValues {
    FormValues::default()
        .with(field::ON, shown(discussion.on))
        .with(field::PRESENT, &discussion.present)
        .with(field::FACTS, &discussion.facts)
        .with(field::OPTIONS, &discussion.options)
        .with(field::REPRESENTATIVES, &discussion.representatives)
        .with(field::DISSENT, &discussion.dissent)
}

pub fn read_discussion(read: &mut FormReader, today: NaiveDate) -> Discussion {
    Discussion {
        on: read.past_date(field::ON, today),
        present: read.text(field::PRESENT, LONG),
        facts: read.text(field::FACTS, LONG),
        options: read.text(field::OPTIONS, LONG),
        representatives: read.text(field::REPRESENTATIVES, LONG),
        dissent: read.text(field::DISSENT, LONG),
    }
}

pub fn decision_form(decision: &Decision) -> FormValues {
    FormValues::default()
        .with(field::ON, shown(decision.on))
        .with(field::DECIDER, &decision.decider)
        .with(field::STEP, stored(decision.step))
        .with(field::REASON, &decision.reason)
        .with(field::FROM, shown(decision.from))
        .with(field::TO, shown(decision.to))
        .with(field::SEEN, &decision.seen)
        .with(field::DISSENT, &decision.dissent)
}

pub fn read_decision(read: &mut FormReader, today: NaiveDate) -> Decision {
    let (from, to) = period(read);
    Decision {
        on: read.past_date(field::ON, today),
        decider: read.text(field::DECIDER, SHORT),
        step: read.choice(field::STEP).unwrap_or_default(),
        reason: read.text(field::REASON, LONG),
        from,
        to,
        seen: read.text(field::SEEN, LONG),
        dissent: read.text(field::DISSENT, LONG),
    }
}

pub fn implementation_form(implementation: &Implementation) -> FormValues {
    let values = FormValues::default()
        .with(field::PLAN, &implementation.plan)
        .with(field::DEVIATIONS, &implementation.deviations);
    Audience::ALL.into_iter().zip(field::INFORMED).fold(values, |values, (audience, field)| {
        values.with(field, implementation.informed.contains_key(&audience).to_string())
    })
}

pub fn read_implementation(read: &mut FormReader, before: &Implementation, today: NaiveDate) -> Implementation {
    let told = |audience| before.informed.get(&audience).copied().unwrap_or(today);
    let ticked = Audience::ALL.into_iter().zip(field::INFORMED).filter(|(_, field)| read.flag(field));
    Implementation {
        informed: ticked.map(|(audience, _)| (audience, told(audience))).collect(),
        plan: read.text(field::PLAN, LONG),
        deviations: read.text(field::DEVIATIONS, LONG),
    }
}

pub fn evaluation_form(evaluation: &Evaluation) -> FormValues {
    FormValues::default()
        .with(field::DUE, evaluation.due.to_string())
        .with(field::COLOUR, evaluation.colour.map(stored).unwrap_or_default())
        .with(field::BROKEN, shown(evaluation.broken))
        .with(field::OVERTIME, exact(evaluation.overtime))
        .with(field::OVERTIME_NORMAL, shown(evaluation.overtime_normal))
        .with(field::PULSE, &evaluation.pulse)
        .with(field::NOTE, &evaluation.note)
        .with(field::ONWARD, evaluation.onward.map(stored).unwrap_or_default())
        .with(field::NEW_STEP, evaluation.step.map(stored).unwrap_or_default())
        .with(field::DECIDER, &evaluation.decider)
}

pub fn read_evaluation(read: &mut FormReader, before: &Evaluation) -> Evaluation {
    Evaluation {
        due: read.required_date(field::DUE).unwrap_or(before.due),
        held: before.held,
        colour: read.choice(field::COLOUR),
        broken: whole(read, field::BROKEN, 9_999),
        overtime: read.number(field::OVERTIME, 0.0, 99_999.0),
        overtime_normal: read_yes_no(&read.text(field::OVERTIME_NORMAL, 5)),
        pulse: read.text(field::PULSE, LONG),
        note: read.text(field::NOTE, LONG),
        onward: read.choice(field::ONWARD),
        measured: before.measured.clone(),
        step: read.choice(field::NEW_STEP),
        decider: read.text(field::DECIDER, SHORT),
        corrections: before.corrections.clone(),
    }
}

/// Two dates of which the second must not be the earlier one.
fn period(read: &mut FormReader) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (from, to) = (read.date(field::FROM), read.date(field::TO));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        read.fail(field::TO, Problem::Before { other: from });
    }
    (from, to)
}

/// A number that counts something.
pub fn whole(read: &mut FormReader, field: &'static str, most: u32) -> Option<u32> {
    let number = read.number(field, 0.0, f64::from(most))?;
    if number.fract() != 0.0 {
        read.fail(field, Problem::NotANumber);
    }
    Some(number as u32)
}

/// Every decimal that is stored: reading back what is shown must change nothing.
fn exact(value: Option<f64>) -> String {
    let text = shown(value);
    if lang() == Lang::En { text } else { text.replace('.', ",") }
}

pub fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The name a choice is stored under.
fn stored(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

pub fn read_yes_no(text: &str) -> Option<bool> {
    text.parse().ok()
}
