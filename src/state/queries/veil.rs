//! Free text as others may read it: case codes become letters, numbers and addresses are hidden.

use crate::{
    domain::{
        identity::{self, IdentityKind},
        masking::Masking,
        workspace::Workspace,
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
    /// For the codes of a workspace; for none where the codes may be read.
    pub fn of(workspace: &Workspace, shows_codes: bool) -> Self {
        let cases = workspace.cases().iter().filter(|_| !shows_codes);
        Self::new(cases.map(|case| case.code.as_str()))
    }
    /// The text without codes, numbers, e-mails and addresses. Names cannot be told for certain:
    /// see [`names_in`].
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
    /// The letters given so far, for an empty key.
    pub fn letters(&self) -> Vec<String> {
        self.0.borrow().letters()
    }
}

/// Days are part of any text, and two capitalised words may be anything.
fn is_hidden(kind: IdentityKind) -> bool {
    !matches!(kind, IdentityKind::FullDate | IdentityKind::Name)
}

/// What looks like a name in these texts, each once.
pub fn names_in<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for words in texts {
        for hit in identity::find(words).into_iter().filter(|hit| hit.kind == IdentityKind::Name) {
            let word = words[hit.range].to_owned();
            if !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
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
}
