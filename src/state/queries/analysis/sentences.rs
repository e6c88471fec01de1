//! Sentences made of findings: how a level was found, why a colour, when the next evaluation is.

use super::words;
use crate::{
    domain::{
        analysis::{Analysis, Estimate, Step, TriggerEntry, TriggerKey},
        evaluation::{NextEvaluation, interval},
        situation::{
            Assessment, Because, HowFound, LevelFinding, Thresholds, TriggerSpec, TriggerUnit, assess_decided,
        },
    },
    texts::{Key, dates, number, say, text},
};
use chrono::NaiveDate;

/// A figure with its unit.
pub fn amount(value: f64, unit: TriggerUnit) -> String {
    match unit {
        TriggerUnit::Weeks => format!("{} {}", number(value), text(Key::UnitWeeks)),
        TriggerUnit::Scale => number(value),
        _ => format!("{} %", number(value)),
    }
}

/// How a level was found, in one or two sentences. With `advise`, also what can be done about it.
pub fn how_found(spec: &TriggerSpec, finding: &LevelFinding, advise: bool) -> String {
    let against = |value: f64, unit, thresholds: Thresholds| {
        say::how_by_value(&amount(value, unit), &amount(thresholds.yellow, unit), &amount(thresholds.red, unit))
    };
    let mut sentence = match finding.by {
        HowFound::NotFilledIn => String::new(),
        HowFound::ByValue { value, thresholds } => against(value, spec.first.unit, thresholds),
        HowFound::BySecond { value, thresholds } => against(value, TriggerUnit::Weeks, thresholds),
        HowFound::FromNone { count } => say::how_from_none(&count.to_string()),
        HowFound::ByHand { figure } => say::how_by_hand(&figure.to_string()),
        HowFound::CountsMissing => text(Key::HowCountsMissing).to_owned(),
        HowFound::TooFewMonths { needed, .. } => say::how_too_few_months(&needed.to_string()),
        HowFound::DifferenceTooSmall { difference, needed } => {
            say::how_too_small(&number(difference), &needed.to_string())
        }
    };
    let unsure = matches!(finding.by, HowFound::TooFewMonths { .. } | HowFound::DifferenceTooSmall { .. });
    for (said, key) in [
        (finding.rising_added, Key::HowRising),
        (advise && unsure, Key::HowSetByHand),
        (advise && finding.reason_missing, Key::HowReasonMissing),
    ] {
        if said {
            sentence.push_str(if sentence.is_empty() { "" } else { " " });
            sentence.push_str(text(key));
        }
    }
    sentence
}

/// The thresholds in force for the first figure, and whether they are one's own.
pub fn thresholds(spec: &TriggerSpec, entry: &TriggerEntry) -> String {
    let (held, unit) = (spec.thresholds(entry), spec.first.unit);
    let say = if held == spec.first.thresholds { say::thresholds_placeholder } else { say::thresholds_own };
    say(&amount(held.yellow, unit), &amount(held.red, unit))
}

/// The figure of a trigger as it was written down; empty when nothing was.
pub fn figure(key: TriggerKey, entry: &TriggerEntry) -> String {
    let spec = TriggerSpec::of(key);
    if spec.history.is_some() {
        let (count, mean, _) = entry.counted();
        let count = count.map(|count| count.to_string());
        return match (count, mean) {
            (Some(count), Some(mean)) => say::figure_against(&count, &number(mean)),
            (count, _) => count.unwrap_or_default(),
        };
    }
    if key == TriggerKey::National {
        return entry.value.map(|value| words::effect(value as u8).to_owned()).unwrap_or_default();
    }
    let first = entry.value.map(|value| amount(value, spec.first.unit));
    let second = entry.second.map(|value| amount(value, TriggerUnit::Weeks));
    first.into_iter().chain(second).collect::<Vec<_>>().join(", ")
}

/// Every reason that decided the colour, in words.
pub fn because(assessment: &Assessment) -> Vec<String> {
    let sentence = |because: &Because| match *because {
        Because::Sum(sum) => say::because_sum(&sum.to_string()),
        Because::OneHighest(key) => say::because_highest(text(words::trigger(key).name)),
        Because::SeveralHighest(n) => say::because_several(&n.to_string()),
        Because::Broken5(n) => say::because_broken5(i64::from(n)),
        Because::Broken4(n) => say::because_broken4(&n.to_string()),
        Because::UnassignedDanger => text(Key::BecauseUnassigned).to_owned(),
    };
    assessment.because.iter().map(sentence).collect()
}

/// What to discuss. Leaders decide.
pub fn proposal(assessment: &Assessment) -> &'static str {
    text(match assessment.proposed_step {
        Step::None => Key::ProposeNothing,
        Step::Step1 => Key::ProposeStep1,
        Step::Step2 | Step::Step3 => Key::ProposeStep2,
    })
}

/// When the next evaluation is, and how often the step asks for one.
pub fn next_evaluation(analysis: &Analysis, next: Option<NextEvaluation>, today: NaiveDate) -> String {
    if let Some(on) = analysis.closed {
        return say::analysis_closed_on(&dates::short_date(on, today));
    }
    let Some(next) = next else { return text(Key::EvaluationNoStep).to_owned() };
    let date = dates::short_date(next.due, today);
    let mut sentence = match (next.is_late, next.agreed) {
        (true, true) => say::evaluation_late(&date),
        (false, true) => say::evaluation_agreed(&date),
        (_, false) => say::evaluation_next(&date),
    };
    if let Some(days) = interval(analysis.step()) {
        sentence.push(' ');
        sentence.push_str(&say::evaluation_interval(&days.to_string()));
    }
    sentence
}

/// The line under the page's name.
pub fn head(analysis: &Analysis, today: NaiveDate) -> String {
    let unit = if analysis.unit.is_empty() { text(Key::AnalysisUntitled) } else { &analysis.unit };
    say::analysis_head(unit, &dates::short_date(analysis.opened, today))
}

/// The colour's name; says so when nothing is filled in yet.
pub fn colour_name_or_open(assessment: &Assessment) -> &'static str {
    match assessment.says_something() {
        true => words::colour_name(assessment.colour),
        false => text(Key::ColourOpen),
    }
}

/// What the last analysis had for a trigger.
pub fn last_level(last: &Analysis, key: TriggerKey) -> String {
    let found = assess_decided(last);
    let finding = found.level(key);
    if !finding.is_filled_in() {
        return String::new();
    }
    let level = say::level_last(&finding.level.to_string());
    let figure = figure(key, decided_entry(last, key));
    if figure.is_empty() { level } else { format!("{level} ({figure})") }
}

/// The figure of a trigger that was decided on, else the one that stands.
pub fn decided_entry(analysis: &Analysis, key: TriggerKey) -> &TriggerEntry {
    let frozen = analysis.frozen.as_ref().and_then(|frozen| frozen.triggers.get(&key));
    frozen.unwrap_or_else(|| analysis.trigger(key))
}

/// What a measure gives in the user's own forecast.
pub fn estimate(estimate: &Estimate, today: NaiveDate) -> String {
    let ([before, after], [short, left], [points, fewer]) = (estimate.breaks, estimate.missing, estimate.points);
    say::measure_estimate(
        &dates::short_date(estimate.on, today),
        &before.to_string(),
        &after.to_string(),
        &number(short),
        &number(left),
        &number(points),
        &number(fewer),
    )
}
