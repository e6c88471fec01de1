//! What a typed line says, for the preview and for the action.

use super::register::open_codes;
use crate::{
    domain::workspace::Workspace,
    interchange::quick_add::{Ground, Reading, Tongue, parse},
    texts::{Key, Lang, lang, task_words},
};

/// The words that are read in the language of the screen.
pub fn tongue() -> Tongue {
    match lang() {
        Lang::Nb | Lang::Nn => Tongue::Norwegian,
        Lang::Da => Tongue::Danish,
        Lang::En => Tongue::English,
    }
}

/// Reads a line against the open cases and today.
pub fn read_line(workspace: &Workspace, line: &str) -> Reading {
    let cases = open_codes(workspace);
    let country = workspace.settings().country;
    parse(line, Ground { tongue: tongue(), today: workspace.now().date(), country, cases: &cases })
}

/// What was understood besides the title, and the words that were not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Understood {
    /// Named facts.
    pub facts: Vec<(Key, String)>,
    /// Words that stayed in the title although they look as if they were meant for a field.
    pub left: String,
}

/// The preview of a line.
pub fn understood(workspace: &Workspace, line: &str) -> Understood {
    let Reading { task, left } = read_line(workspace, line);
    let case = task.case.as_ref().and_then(|case| workspace.cases().get(case.clone()));
    let code = case.map(|case| case.code.as_str());
    Understood { facts: task_words::facts(&task, code, workspace.now().date()), left: left.join(", ") }
}
