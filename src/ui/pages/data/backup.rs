//! One file with everything in it: writing it. Opening one stands in `restore.rs`.

use super::{
    copies::Copies, exchange::ExchangePart, folder::FolderPart, import_words, passphrase::NewPassphrase,
    portable::Portable, restore::Restore,
};
use crate::{
    interchange::backup,
    state::{
        FolderCopies, Phase, Workbooks,
        actions::backup::{LastBackup, Place, last_backup},
        app,
    },
    storage::time,
    texts::{Key, dates, say, text},
    ui::parts::{Alert, Button, Confirm, Heading, Tone, Variant},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The tab. Nothing is written or taken in before all was read: a copy of half is worse than none.
#[component]
pub fn Backup() -> impl IntoView {
    let app = app();
    let is_read = Memo::new(move |_| app.phase() != Phase::Loading);
    view! {
        <Show when=move || is_read.get()>
            <Heading text=Key::BackupTitle/>
            <Export/>
            <FolderPart/>
            <Portable/>
            <ExchangePart/>
            <Heading text=Key::RestoreTitle/>
            <Restore/>
            <Copies/>
        </Show>
    }
    .into_any()
}

#[component]
fn Export() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let last = RwSignal::new(last_backup());
    let failed = RwSignal::new(None::<String>);
    let (asking, poor) = (RwSignal::new(false), RwSignal::new((0, 0)));
    let (sealed, passphrase) = (RwSignal::new(false), NewPassphrase::new());
    let save = move || {
        let typed = match sealed.get_untracked().then(|| passphrase.read()).transpose() {
            Ok(typed) => typed,
            Err(why) => return failed.set(Some(text(why).to_owned())),
        };
        spawn_local(async move {
            match app.save_backup(workbooks, typed).await {
                Ok(records) => {
                    passphrase.clear();
                    last.set(last_backup());
                    failed.set(None);
                    app.say(say::backup_saved(records as i64), false);
                }
                Err(error) => failed.set(Some(import_words::file_problem(&error))),
            }
        });
    };
    // A nearly empty file must not push the rich one before it out of mind unasked.
    let press = move || {
        let here = app.live_records();
        let before = last.get_untracked().map_or(0, |last| last.records);
        poor.set((here, before));
        if backup::is_poor(here, before) { asking.set(true) } else { save() }
    };
    let question = Signal::derive(move || {
        let (here, before) = poor.get();
        say::backup_poor(&here.to_string(), &before.to_string())
    });
    // A copy into the folder is noted elsewhere; it always changes how it stands there.
    let folder = FolderCopies::get();
    Effect::new(move || {
        app.watch_history();
        folder.state();
        last.set(last_backup());
    });
    let when = move || match last.get() {
        Some(LastBackup { millis, records, place }) => {
            let at = time::local_of(millis);
            let day = dates::short_date(at.date(), app.today());
            let place = text(if place == Place::Folder { Key::PlaceFolder } else { Key::PlaceDownload });
            let changes = say::changes_since(app.changes_since_backup() as i64);
            format!("{} {changes}", say::backup_last(&day, &dates::time(at), &records.to_string(), place))
        }
        None => text(Key::BackupNever).to_owned(),
    };
    view! {
        <p>{text(Key::BackupText)}</p>
        <p>{when}</p>
        <label class="ds-field">
            <input
                type="checkbox"
                class="ds-input"
                prop:checked=move || sealed.get()
                on:change=move |ev| sealed.set(event_target_checked(&ev))
            />
            <span class="ds-label">{text(Key::BackupSealed)}</span>
        </label>
        <Show
            when=move || sealed.get()
            fallback=|| view! { <Alert tone=Tone::Info title=Key::BackupPlain/> }
        >
            {passphrase.draw()}
        </Show>
        <div class="actions">
            <Button label=Key::BackupSave variant=Variant::Primary icon="Download" on_press=press/>
        </div>
        <Confirm open=asking title=Key::BackupPoorTitle text=question action=Key::BackupSave on_yes=save/>
        {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
    }
    .into_any()
}
