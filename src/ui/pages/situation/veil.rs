//! The free text of an analysis that others may read.

use crate::{domain::analysis::Analysis, state::queries::veil::names_in};

pub use crate::state::queries::veil::Veil;

/// What looks like a name in the free text of an analysis, each once.
pub fn suspects(analysis: &Analysis) -> Vec<String> {
    names_in(free_texts(analysis))
}

fn free_texts(analysis: &Analysis) -> impl Iterator<Item = &str> {
    let notes = crate::domain::analysis::TriggerKey::ALL.into_iter().map(|key| analysis.trigger(key).note.as_str());
    let measures = analysis
        .measures
        .iter()
        .flat_map(|one| [&one.what, &one.owner, &one.effect, &one.consequence].map(String::as_str));
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
        &analysis.implementation.plan,
        &analysis.implementation.deviations,
        &analysis.lessons,
    ];
    let evaluations = analysis.evaluations.iter().flat_map(|one| [one.pulse.as_str(), one.note.as_str()]);
    notes.chain(measures).chain(course.map(String::as_str)).chain(evaluations)
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
