//! A page to print or to save as text: a title and parts of names and words. Everything that leaves
//! the growth pages is made of it, so that one guard stands before all of it.

use super::veil::{Veil, names_in};
use crate::domain::workspace::Workspace;

/// One line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PaperLine {
    /// What it is; empty for words alone.
    pub name: String,
    /// What it says.
    pub words: String,
    /// Empty lines under it, to write on.
    pub room: usize,
}

/// A heading with lines.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PaperPart {
    /// The heading; empty for none.
    pub title: String,
    /// What stands under it.
    pub lines: Vec<PaperLine>,
}

/// The whole page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Paper {
    /// Its name.
    pub title: String,
    /// One line under it, for example a period.
    pub lead: String,
    /// What it holds.
    pub parts: Vec<PaperPart>,
    /// Words that look like names: they are pointed at, not hidden.
    pub names: Vec<String>,
    /// The letters that stand for cases.
    pub letters: Vec<String>,
    /// Meant for the leader; the foot of the print says so.
    pub for_leader: bool,
}

impl PaperLine {
    /// A name with its words.
    pub fn new(name: impl Into<String>, words: impl Into<String>) -> Self {
        PaperLine { name: name.into(), words: words.into(), room: 0 }
    }
    /// Words alone.
    pub fn words(words: impl Into<String>) -> Self {
        Self::new(String::new(), words)
    }
    /// With so many empty lines.
    pub fn room(mut self, lines: usize) -> Self {
        self.room = lines;
        self
    }
}

impl PaperPart {
    /// A heading with lines; lines without words and room are left out.
    pub fn new(title: impl Into<String>, lines: Vec<PaperLine>) -> Self {
        let lines = lines.into_iter().filter(|line| !line.words.is_empty() || line.room > 0).collect();
        PaperPart { title: title.into(), lines }
    }
}

impl Paper {
    /// A page of these parts; empty ones are left out.
    pub fn new(title: impl Into<String>, lead: impl Into<String>, parts: Vec<PaperPart>) -> Self {
        let parts = parts.into_iter().filter(|part| !part.lines.is_empty()).collect();
        Paper { title: title.into(), lead: lead.into(), parts, ..Paper::default() }
    }
    /// The page as others may read it: codes become letters, numbers and addresses are hidden, and
    /// what looks like a name is listed.
    pub fn guarded(mut self, workspace: &Workspace) -> Self {
        let veil = Veil::of(workspace, false);
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        self.names = names_in(lines.flat_map(|line| [line.name.as_str(), &line.words]));
        for part in &mut self.parts {
            part.title = veil.over(&part.title);
            for line in &mut part.lines {
                line.name = veil.over(&line.name);
                line.words = veil.over(&line.words);
            }
        }
        self.letters = veil.letters();
        self
    }
    /// The same as plain text.
    pub fn to_text(&self) -> String {
        let mut out = format!("{}\n", self.title);
        let mut push = |line: &str| {
            out.push_str(line);
            out.push('\n');
        };
        if !self.lead.is_empty() {
            push(&self.lead);
        }
        for part in &self.parts {
            push("");
            if !part.title.is_empty() {
                push(&part.title.to_uppercase());
            }
            for line in &part.lines {
                match line.name.is_empty() {
                    true => push(&line.words),
                    false => push(&format!("{}: {}", line.name, line.words)),
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        case::Case,
        change::Label,
        entity::edits,
        ids::{CaseId, Id},
        stamp::Writer,
    };

    #[test]
    fn nothing_that_points_at_somebody_passes() {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut workspace = Workspace::new(Writer::default(), now);
        let case = Case { id: CaseId(Id::new("c1")), code: "K7-ulv".into(), ..Case::default() };
        workspace.commit(Label::CaseAdded, edits(None, &case), 1);
        let part = PaperPart::new("Om K7-ulv", vec![PaperLine::new("K7-ulv", "Ring 31123950057 til Ola Nordmann")]);
        let paper = Paper::new("Ark", "", vec![part, PaperPart::default()]).guarded(&workspace);
        let text = paper.to_text();
        assert!(!text.contains("K7") && !text.contains("3112395"), "{text}");
        assert_eq!((paper.names, paper.letters), (vec!["Ola Nordmann".to_owned()], vec!["A".to_owned()]));
        assert_eq!(paper.parts.len(), 1);
    }
}
