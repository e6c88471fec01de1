//! Setting a lock: a passphrase twice, and what it means; or none, after reading what that means.

use super::{SecretField, lock_problem};
use crate::{
    state::{Workbooks, app},
    storage::timer,
    texts::{Key, text},
    ui::parts::{Alert, Button, Heading, Tone, Variant},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The shortest passphrase, in characters.
const SHORTEST: usize = 12;

/// What is wrong with a new passphrase that was typed twice: with the first, or with the second.
pub fn check_new(first: &str, second: &str) -> Result<(), (Option<Key>, Option<Key>)> {
    if first.chars().count() < SHORTEST {
        return Err((Some(Key::SetupShort), None));
    }
    if first == second { Ok(()) } else { Err((None, Some(Key::SetupDiffers))) }
}

/// The form. Done, the recovery code takes the screen by itself.
#[component]
pub fn SetUp(
    /// Leads on without a lock, once it was read what that means. No such way when not given.
    #[prop(into, optional)]
    on_decline: Option<Callback<()>>,
) -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problems = RwSignal::new((None::<Key>, None::<Key>));
    let failed = RwSignal::new(None::<&'static str>);
    let (working, declining) = (RwSignal::new(false), RwSignal::new(false));
    let has_data = app.workspace(|workspace| !workspace.truth().is_empty());
    let set = move || {
        let checked = check_new(&first.get_untracked(), &second.get_untracked());
        problems.set(checked.err().unwrap_or_default());
        if checked.is_err() || working.get_untracked() {
            return;
        }
        working.set(true);
        spawn_local(async move {
            timer::painted().await;
            let result = workbooks.set_lock(&first.get_untracked()).await;
            working.try_set(false);
            failed.try_set(result.err().map(|error| lock_problem(&error)));
        });
    };
    let of = |at: fn((Option<Key>, Option<Key>)) -> Option<Key>| {
        Signal::derive(move || at(problems.get()).map(text).unwrap_or_default().to_owned())
    };
    let act = Signal::derive(move || text(if working.get() { Key::SetupWorking } else { Key::SetupAct }).to_owned());
    view! {
        <form
            class="gate-form"
            on:submit=move |ev| {
                ev.prevent_default();
                set();
            }
        >
            <p>{text(Key::SetupLead)}</p>
            <SecretField
                label=Key::SetupPass
                value=first
                autocomplete="new-password"
                help=Some(Key::SetupPassHelp)
                problem=of(|(first, _)| first)
                focus=true
                disabled=working
            />
            <SecretField
                label=Key::SetupAgain
                value=second
                autocomplete="new-password"
                problem=of(|(_, second)| second)
                disabled=working
            />
            <p>{text(Key::SetupEnd)}</p>
            {has_data.then(|| view! { <p>{text(Key::SetupLater)}</p> })}
            {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
            <p class="actions">
                <Button label=act on_press=|| () variant=Variant::Primary submit=true disabled=working/>
                {on_decline.map(|_| view! {
                    <Button label=Key::SetupDecline variant=Variant::Tertiary on_press=move || declining.set(true)/>
                })}
            </p>
            {move || on_decline.filter(|_| declining.get()).map(|on_decline| view! { <Declining on_decline/> })}
        </form>
    }
    .into_any()
}

/// Two plain sentences, and the way past them.
#[component]
pub fn Declining(
    /// It was read.
    on_decline: Callback<()>,
) -> impl IntoView {
    let workbooks = Workbooks::get();
    let decline = move || {
        workbooks.decline_lock();
        on_decline.run(());
    };
    view! {
        <section class="declining" role="status">
            <Heading text=Key::DeclineTitle/>
            <p>{text(Key::DeclineFiles)}</p>
            <p>{text(Key::DeclinePeople)}</p>
            <p class="actions"><Button label=Key::DeclineAct on_press=decline/></p>
        </section>
    }
    .into_any()
}
