//! Which work could move where, with what it costs the child and the family. Nothing is said of
//! anybody who does it.

use super::{Desk, specs};
use crate::ui::prelude::*;
use crate::{
    domain::{case::Case, entity::Entity},
    state::{
        actions::analyses::AnalysisPart,
        queries::analysis::moves::{code, cost},
    },
    texts::{Key, say, text},
    ui::parts::{Button, Heading, IconButton, focus_last_row, hand_on_focus, keyed},
};

/// The section of the discussion.
pub fn view(desk: Desk) -> Markup {
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
}

fn entry(desk: Desk, at: usize) -> Markup {
    let held = Memo::new(move |_| desk.analysis.with(|analysis| analysis.moves.get(at).cloned().unwrap_or_default()));
    let said = move || {
        desk.app.watch(Case::KIND);
        let today = desk.app.today();
        desk.app.workspace(|workspace| held.with(|held| cost(workspace, held, today)))
    };
    let code = Signal::derive(move || desk.app.workspace(|workspace| held.with(|held| code(workspace, held))));
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
}
