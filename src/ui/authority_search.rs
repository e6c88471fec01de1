//! A search in the map of who decides what, for wherever a decision is written down.

use super::{
    parts::search_field,
    route::{Practice, Route},
};
use crate::ui::prelude::*;
use crate::{
    domain::notebook::AUTHORITY,
    state::{
        app,
        queries::notebook::{BookEntry, entries},
    },
    texts::{Key, text},
};

/// Lines that are shown.
const SHOWN: usize = 5;

/// The field, what it finds, and the way to the map.
pub fn authority_search() -> Markup {
    let app = app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        app.watch(AUTHORITY.kind);
        let wanted = typed.with(|typed| typed.trim().to_lowercase());
        let mut all = app.workspace(|workspace| entries(workspace, &AUTHORITY));
        all.retain(|entry| !wanted.is_empty() && entry.says(&wanted));
        all.truncate(SHOWN);
        all
    });
    let none = move || !typed.with(|typed| typed.trim().is_empty()) && found.with(Vec::is_empty);
    view! {
        <div class="authority-search no-print">
            {search_field(Key::AuthoritySearch, typed)}
            <ul class="ds-list">{move || found.get().iter().map(line).collect::<Vec<_>>()}</ul>
            <p role="status">{move || none().then(|| text(Key::AuthorityNoMatch))}</p>
            <a class="ds-link" href=Route::Practice(Practice::Authority).href()>{text(Key::NotebookAuthority)}</a>
        </div>
    }
}

fn line(entry: &BookEntry) -> Markup {
    let facts = entry.facts.iter().map(|(name, words)| format!("{name}: {words}")).collect::<Vec<_>>().join(". ");
    view! { <li><strong>{entry.name.clone()}</strong> " " {facts}</li> }
}
