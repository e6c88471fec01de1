//! Which work could move where, with what it costs the child and the family. Nothing is said of
//! anybody who does it.

use super::{Desk, specs};
use crate::{
    domain::{analysis::Move, case::Case, entity::Entity, forecast::CaseCost, workspace::Workspace},
    state::{actions::analyses::AnalysisPart, queries::veil::Veil},
    texts::{Key, dates, say, text},
    ui::parts::{Button, Heading, IconButton, focus_last_row, hand_on_focus, keyed},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The section of the discussion.
pub fn view(desk: Desk) -> AnyView {
    let count = Memo::new(move |_| desk.analysis.with(|analysis| analysis.moves.len()));
    let none = move || (count.get() == 0).then(|| view! { <p>{text(Key::MovesNone)}</p> });
    let add = move || {
        desk.with_id(|id| desk.app.add_move(id));
        focus_last_row(".moves");
    };
    let propose = move || desk.with_id(|id| desk.app.propose_moves(id));
    view! {
        <section class="moves-part">
            <Heading text=Key::MovesTitle level=3/>
            <p class="help">{text(Key::MovesLead)}</p>
            {none}
            <ol class="entries moves">
                {keyed(move || (0..count.get()).collect(), usize::to_string, move |at| entry(desk, at))}
            </ol>
            <div class="actions">
                <Button label=Key::MovesAdd on_press=add icon="Plus"/>
                <Button label=Key::MovesPropose on_press=propose icon="TrendUp"/>
            </div>
        </section>
    }
    .into_any()
}

fn entry(desk: Desk, at: usize) -> AnyView {
    let held = Memo::new(move |_| desk.analysis.with(|analysis| analysis.moves.get(at).cloned().unwrap_or_default()));
    let said = move || {
        desk.app.watch(Case::KIND);
        let today = desk.app.today();
        desk.app.workspace(|workspace| held.with(|held| cost(workspace, held, today)))
    };
    let code =
        Signal::derive(move || desk.app.workspace(|workspace| held.with(|held| code(workspace, held, &Veil::new([])))));
    let remove = move || {
        hand_on_focus();
        desk.with_id(|id| desk.app.delete_move(id, at));
    };
    view! {
        <li class="entry">
            <header>
                <p class="advice">{said}</p>
                <IconButton label=Signal::derive(move || say::moves_remove(&code.get())) icon="Trash" on_press=remove/>
            </header>
            {desk.fields(AnalysisPart::Move(at)).draw(specs::moves(desk.app))}
        </li>
    }
    .into_any()
}

fn code(workspace: &Workspace, held: &Move, veil: &Veil) -> String {
    let case = workspace.cases().get(held.case.clone());
    case.map_or_else(|| text(Key::MovesGone).to_owned(), |case| veil.over(&case.code))
}

/// What it costs: who gets a new contact person, after how long; danger and a lock are said.
fn cost(workspace: &Workspace, held: &Move, today: NaiveDate) -> String {
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

/// A row a move, for paper: case, where to, from, what it costs, how it is handed over.
pub fn rows(workspace: &Workspace, moves: &[Move], veil: &Veil, today: NaiveDate) -> Vec<Vec<String>> {
    let row = |held: &Move| {
        vec![
            code(workspace, held, veil),
            veil.over(&held.to),
            held.from.map(|day| dates::short_date(day, today)).unwrap_or_default(),
            cost(workspace, held, today),
            veil.over(&held.note),
        ]
    };
    moves.iter().map(row).collect()
}
