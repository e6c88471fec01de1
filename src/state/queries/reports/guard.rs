//! The one guard before everything that goes to a leader: codes become letters with an empty key, what
//! looks like a number of a person, an address or a name is hidden.

use crate::{
    domain::{
        identity::{self, IdentityKind},
        workspace::Workspace,
    },
    interchange::report::{Block, Grid, Report},
    state::queries::veil::{Veil, names_in},
    texts::{Key, dates, say, text},
};

/// For whom, and what goes with it. Chosen each time, never kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// For a leader; else for oneself.
    pub leader: bool,
    /// To the leader with case codes.
    pub codes: bool,
    /// To the leader with the felt load and how the user is.
    pub felt: bool,
    /// To the leader with the words that look like names.
    pub names: bool,
}

impl Wish {
    /// For oneself: everything.
    pub fn is_own(self) -> bool {
        !self.leader
    }
    /// The felt load goes with it.
    pub fn shows_felt(self) -> bool {
        self.is_own() || self.felt
    }
}

/// The report as it goes out, and the words in it that look like names.
pub fn finished(report: Report, workspace: &Workspace, wish: Wish) -> (Report, Vec<String>) {
    let today = dates::long_date(workspace.now().date());
    let mut report = report;
    if wish.is_own() {
        report.foot = say::report_foot_own(&today);
        return (report, Vec::new());
    }
    let veil = Veil::of(workspace, wish.codes);
    // Codes first: a code must not be taken for a part of a name.
    let mut report = report.map(|words| veil.over(words));
    let names = names_in(report.texts_mut().into_iter().map(|words| words.as_str()));
    if !wish.names {
        report = report.map(without_names);
    }
    let letters = veil.letters();
    if !letters.is_empty() {
        let row = |letter: &String| vec![say::sheet_case(letter), String::new()];
        let head = [text(Key::FieldCase), text(Key::ReportKey)];
        let table = Grid::new("", &head, letters.iter().map(row).collect());
        report.part(
            text(Key::ReportKeyTitle),
            vec![Block::Words(text(Key::ReportKeyText).to_owned()), Block::Table(table)],
        );
    }
    report.foot = say::report_foot_leader(&today);
    (report, names)
}

fn without_names(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut at = 0;
    for hit in identity::find(words).into_iter().filter(|hit| hit.kind == IdentityKind::Name) {
        out.push_str(&words[at..hit.range.start]);
        out.push_str(text(Key::SheetHidden));
        at = hit.range.end;
    }
    out.push_str(&words[at..]);
    out
}
