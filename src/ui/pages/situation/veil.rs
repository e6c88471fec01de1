//! The free text of an analysis that others may read.

use crate::{domain::analysis::Analysis, state::queries::veil::names_in};

pub use crate::state::queries::veil::Veil;

/// What looks like a name in the free text of an analysis, each once.
pub fn suspects(analysis: &Analysis) -> Vec<String> {
    names_in(free_texts(analysis))
}

fn free_texts(analysis: &Analysis) -> impl Iterator<Item = &str> {
    let entries = crate::domain::analysis::TriggerKey::ALL.into_iter().map(|key| analysis.trigger(key));
    let notes = entries.flat_map(|entry| [entry.note.as_str(), entry.reason.as_str()]);
    let corrections = analysis.corrections.iter().map(|one| one.text.as_str());
    let moves = analysis.moves.iter().flat_map(|one| [one.to.as_str(), one.note.as_str()]);
    let measures = analysis
        .measures
        .iter()
        .flat_map(|one| [&one.what, &one.owner, &one.effect, &one.consequence, &one.guard].map(String::as_str));
    let talk = &analysis.discussion;
    let course = [
        &analysis.unit,
        &talk.present,
        &talk.facts,
        &talk.options,
        &talk.representatives,
        &talk.dissent,
        &analysis.decision.decider,
        &analysis.decision.reason,
        &analysis.decision.seen,
        &analysis.decision.dissent,
        &analysis.implementation.plan,
        &analysis.implementation.deviations,
        &analysis.lessons,
    ];
    let evaluations =
        analysis.evaluations.iter().flat_map(|one| [one.pulse.as_str(), one.note.as_str(), one.decider.as_str()]);
    notes.chain(measures).chain(course.map(String::as_str)).chain(evaluations).chain(corrections).chain(moves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_pointed_at_once() {
        let mut analysis = Analysis::default();
        analysis.sick.note = "Kari Nordmann er borte".into();
        analysis.discussion.present = "Kari Nordmann, fagleder".into();
        assert_eq!(suspects(&analysis), ["Kari Nordmann"]);
    }
}
