//! Which work could move where, with what it costs the child and the family. Nothing is said of
//! anybody who does it.

use crate::{
    domain::{analysis::Move, forecast::CaseCost, workspace::Workspace},
    texts::{Key, dates, say, text},
};
use chrono::NaiveDate;

/// What the case is called, or that it is there no more.
pub fn code(workspace: &Workspace, held: &Move) -> String {
    let case = workspace.cases().get(held.case.clone());
    case.map_or_else(|| text(Key::MovesGone).to_owned(), |case| case.code.clone())
}

/// What it costs: who gets a new contact person, after how long; danger and a lock are said.
pub fn cost(workspace: &Workspace, held: &Move, today: NaiveDate) -> String {
    let Some(case) = workspace.cases().get(held.case.clone()) else { return String::new() };
    let cost = CaseCost::of(case, workspace, today);
    let mut words = say::moves_cost(i64::from(cost.children), &cost.months.to_string());
    for (is_so, key) in [(cost.acute, Key::MovesAcute), (case.locked, Key::MovesLocked)] {
        if is_so {
            words.push(' ');
            words.push_str(text(key));
        }
    }
    words
}

/// A row a move: case, where to, from, what it costs, how it is handed over.
pub fn rows(workspace: &Workspace, moves: &[Move], today: NaiveDate) -> Vec<Vec<String>> {
    let row = |held: &Move| {
        vec![
            code(workspace, held),
            held.to.clone(),
            held.from.map(|day| dates::short_date(day, today)).unwrap_or_default(),
            cost(workspace, held, today),
            held.note.clone(),
        ]
    };
    moves.iter().map(row).collect()
}
