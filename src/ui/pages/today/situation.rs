//! What the situation pages ask to be remembered.

use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Analysis, concern::Concern, entity::Entity},
    state::{
        app,
        queries::situation_notes::{NoteTarget, SituationNote, situation_notes},
    },
    texts::{Key, text},
    ui::{
        parts::{Heading, Tone, tag},
        route::Route,
    },
};

/// The lines; nothing without any.
pub fn situation() -> Markup {
    let app = app();
    let notes = Memo::new(move |_| {
        app.watch(Analysis::KIND);
        app.watch(Concern::KIND);
        app.today();
        app.workspace(situation_notes)
    });
    let line = |note: SituationNote| {
        let route = match note.leads {
            NoteTarget::Analysis(id, step) => Route::Analysis { id, step },
            NoteTarget::Concern(id) => Route::Concerns { open: Some(id) },
        };
        let href = route.href();
        let mark = note.is_late.then(|| tag(text(Key::NoteLate), Tone::Warning, ""));
        view! { <li><a class="ds-link" href=href>{note.words}</a> " " {mark}</li> }
    };
    view! {
        <section class="today-situation" hidden=move || notes.with(Vec::is_empty)>
            <Heading text=Key::TodaySituation/>
            <ul>{move || notes.get().into_iter().map(line).collect::<Vec<_>>()}</ul>
        </section>
    }
}
