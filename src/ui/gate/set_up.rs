//! Setting a lock: a passphrase twice, and what it means; or none, after reading what that means.

use super::{SecretField, lock_problem};
use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    storage::timer,
    texts::{Key, text},
    ui::parts::{Alert, Button, Heading, Tone, Variant},
};
use wasm_bindgen_futures::spawn_local;

/// The shortest passphrase, in characters.
const SHORTEST: usize = 12;

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct NewSecret {
    typed: [RwSignal<String>; 2],
    problems: [RwSignal<Option<Key>>; 2],
}

impl NewSecret {
    /// Nothing typed yet.
    pub fn empty() -> Self {
        let typed = std::array::from_fn(|_| RwSignal::new(String::new()));
        NewSecret { typed, problems: std::array::from_fn(|_| RwSignal::new(None)) }
    }
    /// The passphrase, when it is long enough and twice the same; otherwise the fields say why not.
    pub fn checked(self) -> Option<String> {
        let [first, second] = self.typed.map(|typed| typed.get_untracked());
        let short = first.chars().count() < SHORTEST;
        self.problems[0].set(short.then_some(Key::SetupShort));
        self.problems[1].set((!short && first != second).then_some(Key::SetupDiffers));
        (!short && first == second).then_some(first)
    }
    /// Forgets it.
    pub fn clear(self) {
        self.typed.iter().for_each(|typed| typed.set(String::new()));
    }
    /// Its two fields for a file.
    pub fn for_file(self) -> Markup {
        view! {
            <div class="gate-form">
                <NewSecretFields secret=self label=Key::PassphraseNew disabled=false/>
                <p>{text(Key::PassphraseLost)}</p>
            </div>
        }
    }
}

/// Its two fields.
#[component]
pub fn NewSecretFields(
    /// What is typed.
    secret: NewSecret,
    /// The name of the first.
    label: Key,
    /// Takes the focus.
    #[prop(optional)]
    focus: bool,
    /// Nothing can be typed now.
    #[prop(into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let problem =
        move |at: usize| Signal::derive(move || secret.problems[at].get().map(text).unwrap_or_default().to_owned());
    let ([first, second], new) = (secret.typed, "new-password");
    view! {
        <SecretField label value=first autocomplete=new help=Some(Key::SetupPassHelp) problem=problem(0) focus disabled/>
        <SecretField label=Key::SetupAgain value=second autocomplete=new problem=problem(1) disabled/>
    }
}

/// The form. Done, the recovery code takes the screen by itself.
#[component]
pub fn SetUp(
    /// Leads on without a lock, once it was read what that means. No such way when not given.
    #[prop(into, optional)]
    on_decline: Option<Callback<()>>,
) -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let secret = NewSecret::empty();
    let failed = RwSignal::new(None::<&'static str>);
    let (working, declining) = (RwSignal::new(false), RwSignal::new(false));
    let has_data = app.workspace(|workspace| !workspace.truth().is_empty());
    let set = move || {
        let Some(passphrase) = secret.checked() else { return };
        if working.get_untracked() {
            return;
        }
        working.set(true);
        spawn_local(async move {
            timer::painted().await;
            let result = workbooks.set_lock(&passphrase).await;
            working.try_set(false);
            failed.try_set(result.err().map(|error| lock_problem(&error)));
        });
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
            <NewSecretFields secret label=Key::SetupPass focus=true disabled=working/>
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
}
