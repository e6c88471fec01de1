//! The latest changes, each with a way back.

use crate::ui::prelude::*;
use crate::{
    domain::{
        change::{Change, Label, Origin},
        truth::Key as RecordKey,
    },
    state::{app, label_text},
    storage::time,
    texts::{Key, dates, text},
    ui::{
        older_changes::older_changes,
        parts::{Empty, Heading, Tone, keyed, tag},
        record_names::names_of,
    },
};
use std::sync::Arc;

/// The tab.
#[component]
pub fn History() -> impl IntoView {
    let app = app();
    let recent = Memo::new(move |_| {
        app.watch_history();
        app.workspace(|workspace| workspace.recent().cloned().collect::<Vec<_>>())
    });
    let none = move || recent.with(Vec::is_empty);
    view! {
        <Heading text=Key::HistoryTitle/>
        <p>{text(Key::HistoryText)}</p>
        <Show when=move || !none() fallback=|| view! { <Empty title=Key::HistoryEmpty text=Key::HistoryEmptyText/> }>
            <ol class="history">
                {keyed(move || recent.get(), |change| change.stamp.to_string(), row)}
            </ol>
            {older_changes()}
        </Show>
    }
}

fn row(change: Arc<Change>) -> Markup {
    let app = app();
    let mut keys: Vec<RecordKey> = change.edits.iter().map(|edit| edit.key.clone()).collect();
    keys.dedup();
    let name = app.workspace(|workspace| names_of(workspace, &keys));
    let when = time::local_of(change.stamp.millis);
    let today = app.workspace(|workspace| workspace.now().date());
    let words = format!("{} {}", dates::short_date(when.date(), today), dates::time(when));
    let origin = match change.origin {
        Origin::User => None,
        Origin::Undo => Some(Key::OriginUndo),
        Origin::Redo => Some(Key::OriginRedo),
        Origin::File => Some(Key::OriginFile),
    };
    let what = label_text(change.label);
    let label = format!("{}: {what} {name}", text(Key::ActUndo));
    let is_final = change.label == Label::Erased;
    let take_back = move || app.take_back(&change);
    let back = (!is_final).then(|| {
        view! {
            <button type="button" class="ds-button" data-variant="tertiary" aria-label=label on:click=move |_| take_back()>
                {text(Key::ActUndo)}
            </button>
        }
    });
    view! {
        <li>
            <time class="when">{words}</time>
            <span class="what">
                {what} {origin.map(|key| tag(text(key), Tone::Neutral, ""))} " " <span class="name">{name}</span>
            </span>
            {back}
        </li>
    }
}
