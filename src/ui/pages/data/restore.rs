//! Opening a copy: what it holds, what it would change field by field, and taking it in.

use super::{backup_words as words, differences, file_input::FileInput, import_words};
use crate::ui::prelude::*;
use crate::{
    interchange::{
        backup::{self, BackupContent, Preview},
        carried,
        envelope::{Envelope, EnvelopeError},
        rescue::is_rescue,
    },
    state::{
        PageFile, Workbooks,
        actions::{backup::Way, copies::CopyProblem},
        app,
        queries::outgoing::pointing_at_in,
    },
    storage::{
        files, rescue,
        sealed_file::{self, SealedFileError},
        time,
    },
    texts::{Key, say, text},
    ui::{
        gate::SecretField,
        outgoing::points_at,
        parts::{Alert, Button, Column, Confirm, Table, Tone, Variant},
        route::{Route, navigator},
    },
};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A backup that is looked at.
#[derive(Clone)]
struct Look {
    content: Arc<BackupContent>,
    preview: Arc<Preview>,
}

/// The part of the page.
#[component]
pub fn Restore() -> impl IntoView {
    let app = app();
    let look = RwSignal::new(None::<Look>);
    let problem = RwSignal::new(None::<String>);
    let sealed = RwSignal::new(None::<Arc<Vec<u8>>>);
    let compare = move |content: Arc<BackupContent>| {
        let preview = app.workspace(|workspace| backup::preview(&content.truth, workspace.truth()));
        look.set(Some(Look { content, preview: Arc::new(preview) }));
        problem.set(None);
    };
    let show = move |bytes: &[u8]| match backup::read(bytes, time::now_millis()) {
        Ok(content) => compare(Arc::new(content)),
        Err(error) => problem.set(Some(words::unreadable(&error))),
    };
    let file = PageFile::get();
    Effect::new(move || {
        if let Some(content) = file.offered() {
            compare(content);
        }
    });
    let read = move |file: web_sys::File| {
        spawn_local(async move {
            look.set(None);
            sealed.set(None);
            match files::read(&file, carried::MAX_PAGE_BYTES as u64).await.map(carried::inner_of) {
                Ok(bytes) => match Envelope::read(&bytes) {
                    Ok(_) => {
                        problem.set(None);
                        sealed.set(Some(Arc::new(bytes)));
                    }
                    Err(EnvelopeError::Malformed) if is_rescue(&bytes) => {
                        problem.set(None);
                        if rescue::needs_secret(&bytes) {
                            return sealed.set(Some(Arc::new(bytes)));
                        }
                        match rescue::open("", &bytes).await {
                            Ok(bytes) => show(&bytes),
                            Err(error) => problem.set(Some(words::unopened(error))),
                        }
                    }
                    // No envelope: a plain backup, or nothing of ours, which its reader tells.
                    Err(EnvelopeError::Malformed) => show(&bytes),
                    Err(error) => problem.set(Some(words::unopened(SealedFileError::Envelope(error)))),
                },
                Err(error) => problem.set(Some(import_words::file_problem(&error))),
            }
        });
    };
    let typed = RwSignal::new(String::new());
    let open = move || {
        let (Some(bytes), secret) = (sealed.get_untracked(), typed.get_untracked()) else { return };
        spawn_local(async move {
            let opened = if is_rescue(&bytes) {
                rescue::open(&secret, &bytes).await
            } else {
                sealed_file::open_file(&secret, &bytes).await
            };
            match opened {
                Ok(bytes) => {
                    sealed.set(None);
                    typed.set(String::new());
                    show(&bytes);
                }
                Err(error) => problem.set(Some(words::unopened(error))),
            }
        });
    };
    view! {
        <p>{text(Key::RestoreText)}</p>
        <FileInput label=Key::RestoreChoose accept=".json,.html,application/json,text/html" on_file=Callback::new(read)/>
        <Show when=move || sealed.with(Option::is_some)>
            <SecretField label=Key::PassphraseFile value=typed autocomplete="current-password"/>
            <div class="actions"><Button label=Key::PassphraseOpen on_press=open/></div>
        </Show>
        {move || problem.get().map(|words| view! { <Alert tone=Tone::Danger title=words announce=true/> })}
        {move || look.get().map(|found| view! { <Found look found problem/> })}
    }
}

/// What the file holds and what it would do, before anything is done.
#[component]
fn Found(look: RwSignal<Option<Look>>, found: Look, problem: RwSignal<Option<String>>) -> impl IntoView {
    let Look { content, preview } = found;
    let (replacing, erasing) = (RwSignal::new(false), RwSignal::new(false));
    let take = taking(look, content.clone(), preview.touched.is_empty(), problem);
    let erases = preview.erases();
    // What the file erases is asked about by itself: nothing goes for good unasked.
    let merge = move || if erases > 0 { erasing.set(true) } else { take.run((Way::Merge, false)) };
    let poor = backup::is_poor(preview.live_there, preview.live_here);
    let title = if poor { Key::ReplacePoorTitle } else { Key::ReplaceTitle };
    let counts = say::replace_counts(&preview.live_there.to_string(), &preview.live_here.to_string());
    let replace_words = format!("{counts} {}", say::replace_text(preview.only_here.len() as i64));
    view! {
        <section class="restore" aria-label=text(Key::RestorePreview)>
            <p role="status"><strong>{words::header(&content)}</strong> " " {counts}</p>
            {poor.then(|| view! { <Alert tone=Tone::Warning title=Key::ReplacePoor/> })}
            {points_at(&pointing_at_in(&content.truth), say::in_points)}
            {counted(&preview)}
            {(preview.deleted_here > 0).then(|| view! { <p>{say::restore_deleted_here(preview.deleted_here as i64)}</p> })}
            {differences::groups(&content, &preview)}
            {rejected(&content)}
            <p>{text(if app().is_in_file() { Key::RestoreKeptNot } else { Key::RestoreKept })}</p>
            <div class="actions">
                <Button label=Key::BackupMerge variant=Variant::Primary on_press=merge/>
                <Button label=Key::BackupReplace danger=true on_press=move || replacing.set(true)/>
                <Button label=Key::ActLeave variant=Variant::Tertiary on_press=move || look.set(None)/>
            </div>
            <Confirm
                open=replacing
                title
                text=replace_words
                action=Key::BackupReplace
                on_yes=move || take.run((Way::Replace, false))
            />
            <Confirm
                open=erasing
                title=Key::MergeErasesTitle
                text=say::merge_erases(erases as i64)
                action=Key::MergeErase
                on_yes=move || take.run((Way::Merge, true))
                other=Key::MergeKeep
                on_other=move || take.run((Way::Merge, false))
            />
        </section>
    }
}

/// Takes the file in and goes to the first page, or says why not.
fn taking(
    look: RwSignal<Option<Look>>,
    content: Arc<BackupContent>,
    same: bool,
    problem: RwSignal<Option<String>>,
) -> Callback<(Way, bool)> {
    let (app, workbooks, go) = (app(), Workbooks::get(), navigator());
    Callback::new(move |(way, erasing): (Way, bool)| {
        let (content, go) = (content.clone(), go);
        spawn_local(async move {
            match app.take_backup(workbooks, &content, way, erasing).await {
                Ok(()) => {
                    let done = match way {
                        Way::Merge if same => Key::BackupMergedSame,
                        Way::Merge => Key::BackupMerged,
                        Way::Replace => Key::BackupReplaced,
                    };
                    app.say(text(done).to_owned(), true);
                    look.set(None);
                    go.run(Route::Today);
                }
                Err(why) => problem.set(Some(not_done(why).to_owned())),
            }
        });
    })
}

/// Why nothing was changed.
pub fn not_done(why: CopyProblem) -> &'static str {
    text(match why {
        CopyProblem::NotKept => Key::CopyNotKept,
        CopyProblem::Unreadable => Key::CopyUnreadable,
    })
}

fn counted(preview: &Preview) -> Markup {
    let rows = Signal::stored(words::rows(preview));
    let columns = words::columns().into_iter().enumerate();
    let columns = columns.map(|(at, name)| Column { name, numeric: at > 0 }).collect::<Vec<_>>();
    view! { <Table caption=Key::RestorePreview columns rows/> }
}

fn rejected(content: &BackupContent) -> Option<Markup> {
    let lines = content.rejected.iter().take(words::REJECTED_SHOWN).map(|it| view! { <li>{words::rejected(it)}</li> });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <p>{say::backup_rejected(content.rejected.len() as i64)}</p>
            <ul class="rejected">{lines}</ul>
        }
    })
}
