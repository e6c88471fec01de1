//! Erasing everything in this browser: what goes, a backup first, a word typed, and proof of it.

use super::{backup_words as words, import_words};
use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    texts::{Key, dates, say, text},
    ui::parts::{Alert, Button, Dialog, Heading, Tone, Variant, element_id},
};
use std::collections::BTreeMap;
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn EraseAll(
    /// Set to what was erased and when, once it is.
    proof: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = app();
    let asking = RwSignal::new(false);
    let counts = Signal::derive(move || {
        app.watch_history();
        live_counts()
    });
    view! {
        <Heading text=Key::EraseAllTitle/>
        <p>{text(Key::EraseAllText)}</p>
        <div class="actions">
            <Button label=Key::EraseAllStart danger=true on_press=move || asking.set(true)/>
        </div>
        <Dialog open=asking title=Key::EraseAllTitle>
            <Ask counts=counts.get_untracked() asking proof/>
        </Dialog>
    }
}

/// Live records by kind, for the words on what goes.
pub fn live_counts() -> BTreeMap<String, u64> {
    app().workspace(|workspace| {
        let mut counts = BTreeMap::new();
        for (key, _) in workspace.truth().records().filter(|(_, record)| record.is_live()) {
            *counts.entry(key.kind.to_string()).or_default() += 1;
        }
        counts
    })
}

#[component]
fn Ask(counts: BTreeMap<String, u64>, asking: RwSignal<bool>, proof: RwSignal<Option<String>>) -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let typed = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let id = element_id("erase-all");
    let is_ready = move || typed.with(|typed| typed.trim().to_lowercase() == text(Key::EraseWord));
    let total: u64 = counts.values().sum();
    let what = if total == 0 { say::records_number(0) } else { words::counts(&counts) };
    let save = move || {
        spawn_local(async move {
            match app.save_backup(workbooks, None).await {
                Ok(records) => trouble.set(Some(say::backup_saved(records as i64))),
                Err(error) => trouble.set(Some(import_words::file_problem(&error))),
            }
        });
    };
    let said = what.clone();
    let erase = move || {
        let now = app.now();
        let at = (dates::numeric_date(now.date()), dates::time(now));
        let told = say::erase_all_proof(&at.0, &at.1, &total.to_string(), &said);
        spawn_local(async move {
            match workbooks.erase_everything().await {
                Ok(()) => {
                    // What is still in memory goes as well, before anything is shown.
                    app.load(Default::default());
                    app.dismiss_all();
                    proof.set(Some(told));
                }
                Err(_) => trouble.set(Some(text(Key::EraseAllBusy).to_owned())),
            }
        });
    };
    view! {
        <div class="erase-all">
        <p>{say::erase_all_what(&what)}</p>
        <p>{text(Key::EraseAllLost)}</p>
        <div class="actions"><Button label=Key::BackupSave icon="Download" on_press=save/></div>
        <div class="ds-field">
            <label class="ds-label" for=id.clone()>{say::erase_all_type(text(Key::EraseWord))}</label>
            <input
                class="ds-input"
                type="text"
                id=id
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |ev| typed.set(event_target_value(&ev))
            />
        </div>
        {move || trouble.get().map(|why| view! { <Alert tone=Tone::Info title=why announce=true/> })}
        <div class="actions">
            <Button label=Key::ActLeave on_press=move || asking.set(false)/>
            <Button
                label=Key::EraseAllAct
                variant=Variant::Primary
                danger=true
                disabled=Signal::derive(move || !is_ready())
                on_press=erase
            />
        </div>
        </div>
    }
}

/// Nothing is left but this: what went and when, for paper, and the way to a fresh start.
pub fn done(proof: String) -> Markup {
    let again = move || {
        // What the page has noted meanwhile, such as where one was, goes as well.
        crate::storage::prefs::forget_all();
        let location = window().location();
        let _ = location.set_hash("");
        let _ = location.reload();
    };
    let print = move || {
        let _ = window().print();
    };
    view! {
        <section class="proof" aria-label=text(Key::ProofTitle)>
            <Heading text=Key::ProofTitle/>
            <p role="status">{proof}</p>
            <p>{text(Key::ProofBlocks)}</p>
        </section>
        <div class="actions">
            <Button label=Key::ProofPrint on_press=print/>
            <Button label=Key::EraseAllAgain variant=Variant::Primary on_press=again/>
        </div>
    }
}
