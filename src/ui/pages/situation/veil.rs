//! Free text as others may read it: case codes become letters, numbers and addresses are hidden.

use crate::{
    domain::{
        analysis::Analysis,
        identity::{self, IdentityKind},
        masking::Masking,
    },
    texts::{Key, say, text},
};
use std::cell::RefCell;

/// Hides, and remembers which case got which letter.
pub struct Veil(RefCell<Masking>);

impl Veil {
    /// For these case codes.
    pub fn new<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        Veil(RefCell::new(Masking::new(codes)))
    }
    /// The text without codes, numbers, e-mails and addresses. Names cannot be told for certain:
    /// see [`suspects`].
    pub fn over(&self, words: &str) -> String {
        let masked = self.0.borrow_mut().hide(words, say::sheet_case);
        let mut out = String::with_capacity(masked.len());
        let mut at = 0;
        for hit in identity::find(&masked).into_iter().filter(|hit| is_hidden(hit.kind)) {
            out.push_str(&masked[at..hit.range.start]);
            out.push_str(text(Key::SheetHidden));
            at = hit.range.end;
        }
        out.push_str(&masked[at..]);
        out
    }
}

/// Days are part of any analysis, and two capitalised words may be anything.
fn is_hidden(kind: IdentityKind) -> bool {
    !matches!(kind, IdentityKind::FullDate | IdentityKind::Name)
}

/// What looks like a name in the free text of an analysis, each once.
pub fn suspects(analysis: &Analysis) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for words in free_texts(analysis) {
        for hit in identity::find(words).into_iter().filter(|hit| hit.kind == IdentityKind::Name) {
            let word = words[hit.range].to_owned();
            if !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
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
    fn the_sheet_keeps_the_text_and_loses_who_it_is() {
        let veil = Veil::new(["K7-ulv", "K12"]);
        assert_eq!(veil.over("K7-ulv og k12 venter siden 12.11.2026."), "sak A og sak B venter siden 12.11.2026.");
        assert_eq!(veil.over("k12: ring 31123950057 i dag"), "sak B: ring [skjult] i dag");
    }

    #[test]
    fn names_are_pointed_at_once() {
        let mut analysis = Analysis::default();
        analysis.sick.note = "Kari Nordmann er borte".into();
        analysis.discussion.present = "Kari Nordmann, fagleder".into();
        assert_eq!(suspects(&analysis), ["Kari Nordmann"]);
    }
}
