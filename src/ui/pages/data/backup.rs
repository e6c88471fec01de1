//! One file with everything in it: writing it, looking into one, taking it in.

use super::{backup_words as words, file_input::FileInput, import_words};
use crate::{
    interchange::backup::{self, BackupContent, MAX_BYTES, Preview},
    state::{
        Workbooks,
        actions::backup::{LastBackup, last_backup},
        app,
    },
    storage::{files, time},
    texts::{Key, dates, say, text},
    ui::{
        parts::{Alert, Button, Column, Confirm, Heading, Table, Tone, Variant},
        route::{Route, navigator},
    },
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A backup that is looked at.
#[derive(Clone)]
struct Look {
    content: Arc<BackupContent>,
    preview: Arc<Preview>,
}

/// The tab.
#[component]
pub fn Backup() -> impl IntoView {
    view! {
        <Heading text=Key::BackupTitle/>
        <Export/>
        <Heading text=Key::RestoreTitle/>
        <Restore/>
    }
    .into_any()
}

#[component]
fn Export() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let last = RwSignal::new(last_backup());
    let failed = RwSignal::new(None::<String>);
    let save = move || {
        spawn_local(async move {
            match app.save_backup(workbooks).await {
                Ok(records) => {
                    last.set(last_backup());
                    failed.set(None);
                    app.say(say::backup_saved(records as i64), false);
                }
                Err(error) => failed.set(Some(import_words::file_problem(&error))),
            }
        });
    };
    let when = move || match last.get() {
        Some(LastBackup { millis, records }) => {
            let at = time::local_of(millis);
            let day = dates::short_date(at.date(), app.today());
            say::backup_last(&day, &dates::time(at), &records.to_string())
        }
        None => text(Key::BackupNever).to_owned(),
    };
    view! {
        <p>{text(Key::BackupText)}</p>
        <p>{when}</p>
        <Alert tone=Tone::Info title=Key::BackupPlain/>
        <div class="actions">
            <Button label=Key::BackupSave variant=Variant::Primary icon="Download" on_press=save/>
        </div>
        {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
    }
    .into_any()
}

#[component]
fn Restore() -> impl IntoView {
    let app = app();
    let look = RwSignal::new(None::<Look>);
    let problem = RwSignal::new(None::<String>);
    let read = move |file: web_sys::File| {
        spawn_local(async move {
            look.set(None);
            let content = match files::read(&file, MAX_BYTES as u64).await {
                Ok(bytes) => backup::read(&bytes, time::now_millis()).map_err(|error| words::unreadable(&error)),
                Err(error) => Err(import_words::file_problem(&error)),
            };
            match content {
                Ok(content) => {
                    let preview = app.workspace(|workspace| backup::preview(&content.truth, workspace.truth()));
                    look.set(Some(Look { content: Arc::new(content), preview: Arc::new(preview) }));
                    problem.set(None);
                }
                Err(words) => problem.set(Some(words)),
            }
        });
    };
    view! {
        <p>{text(Key::RestoreText)}</p>
        <FileInput label=Key::RestoreChoose accept=".json,application/json" on_file=Callback::new(read)/>
        {move || problem.get().map(|words| view! { <Alert tone=Tone::Danger title=words announce=true/> })}
        {move || look.get().map(|found| view! { <Found look found/> })}
    }
    .into_any()
}

/// What the file holds and what it would do, before anything is done.
#[component]
fn Found(look: RwSignal<Option<Look>>, found: Look) -> impl IntoView {
    let (app, go) = (app(), navigator());
    let Look { content, preview } = found;
    let asking = RwSignal::new(false);
    let (merged, replaced) = (content.clone(), content.clone());
    let done = move || {
        look.set(None);
        go.run(Route::Today);
    };
    let merge = move || {
        app.merge_backup(&merged);
        app.say(text(Key::BackupMerged).to_owned(), true);
        done();
    };
    let replace = move || {
        app.replace_by_backup(&replaced);
        app.say(text(Key::BackupReplaced).to_owned(), true);
        done();
    };
    let gone = preview.only_here.len();
    let rejected =
        content.rejected.iter().take(words::REJECTED_SHOWN).map(|it| view! { <li>{words::rejected(it)}</li> });
    let rejected = rejected.collect::<Vec<_>>();
    let rows = Signal::stored(words::rows(&preview));
    let columns = words::columns().into_iter().enumerate();
    let columns = columns.map(|(at, name)| Column { name, numeric: at > 0 }).collect::<Vec<_>>();
    view! {
        <section aria-label=text(Key::RestorePreview)>
            <p role="status"><strong>{words::header(&content)}</strong></p>
            <Table caption=Key::RestorePreview columns rows/>
            {(!preview.conflicts.is_empty()).then(|| view! { <p>{say::backup_conflicts(preview.conflicts.len() as i64)}</p> })}
            {(!rejected.is_empty()).then(|| view! {
                <p>{say::backup_rejected(content.rejected.len() as i64)}</p>
                <ul class="rejected">{rejected}</ul>
            })}
            <div class="actions">
                <Button label=Key::BackupMerge variant=Variant::Primary on_press=merge/>
                <Button label=Key::BackupReplace danger=true on_press=move || asking.set(true)/>
                <Button label=Key::ActLeave variant=Variant::Tertiary on_press=move || look.set(None)/>
            </div>
            <Confirm
                open=asking
                title=Key::ReplaceTitle
                text=say::replace_text(gone as i64)
                action=Key::BackupReplace
                on_yes=replace
            />
        </section>
    }
    .into_any()
}
