//! One file with everything in it: writing it. Opening one stands in `restore.rs`.

use super::{
    copies::Copies, exchange::ExchangePart, folder::FolderPart, import_words, portable::Portable, restore::Restore,
};
use crate::ui::prelude::*;
use crate::{
    interchange::backup,
    state::{Phase, Workbooks, actions::backup::last_backup, app, queries::outgoing::pointing_at_in},
    texts::{Key, say, text},
    ui::{
        gate::NewSecret,
        outgoing::points_at,
        parts::{Alert, Button, Confirm, Heading, Tone, Variant, check_box},
    },
};
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
}

#[component]
fn Export() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let failed = RwSignal::new(None::<String>);
    let (asking, poor) = (RwSignal::new(false), RwSignal::new((0, 0)));
    let (sealed, passphrase) = (RwSignal::new(false), NewSecret::empty());
    let save = move || {
        let typed = if sealed.get_untracked() { passphrase.checked() } else { None };
        if sealed.get_untracked() && typed.is_none() {
            return;
        }
        spawn_local(async move {
            match app.save_backup(workbooks, typed).await {
                Ok(records) => {
                    passphrase.clear();
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
        let before = last_backup().map_or(0, |last| last.records);
        poor.set((here, before));
        if backup::is_poor(here, before) { asking.set(true) } else { save() }
    };
    let question = Signal::derive(move || {
        let (here, before) = poor.get();
        say::backup_poor(&here.to_string(), &before.to_string())
    });
    view! {
        <p>{text(Key::BackupText)}</p>
        {check_box(Key::BackupSealed, sealed)}
        <Show
            when=move || sealed.get()
            fallback=move || view! {
                <Alert tone=Tone::Info title=Key::BackupPlain/>
                {points_at(&app.workspace(|workspace| pointing_at_in(workspace.truth())), say::backup_points)}
            }
        >
            {passphrase.for_file()}
        </Show>
        <div class="actions">
            <Button label=Key::BackupSave variant=Variant::Primary icon="Download" on_press=press/>
        </div>
        <Confirm open=asking title=Key::BackupPoorTitle text=question action=Key::BackupSave on_yes=save/>
        {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
    }
}
