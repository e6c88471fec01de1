//! The page of a locked workbook: one field, and what to do without the passphrase.

use super::SecretField;
use crate::{
    state::Workbooks,
    storage::{
        journal::{
            Workbook,
            door::{self, DoorError},
        },
        timer,
    },
    texts::{Key, say, text},
    ui::parts::{Alert, Button, Confirm, Tone, Variant, icon},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// See the module.
#[component]
pub fn Unlock() -> impl IntoView {
    let workbooks = Workbooks::get();
    let typed = RwSignal::new(String::new());
    let (working, wait) = (RwSignal::new(false), RwSignal::new(0u64));
    let problem = RwSignal::new(None::<Key>);
    count_down(wait);
    let open = move || {
        if working.get_untracked() || wait.get_untracked() > 0 || typed.with_untracked(String::is_empty) {
            return;
        }
        working.set(true);
        problem.set(None);
        spawn_local(async move {
            // The words must be on the screen before the stretching holds everything up.
            timer::painted().await;
            let result = workbooks.unlock(&typed.get_untracked()).await;
            // Opened, this page is gone.
            let Some(words) = result.err().map(|error| told(&error, wait)) else { return };
            working.try_set(false);
            typed.try_set(String::new());
            problem.try_set(words);
        });
    };
    let words = Signal::derive(move || {
        let wrong = problem.get().map(text).unwrap_or_default();
        match wait.get() {
            0 => wrong.to_owned(),
            left => format!("{wrong} {}", say::lock_wait(left as i64)).trim().to_owned(),
        }
    });
    let act = Signal::derive(move || text(if working.get() { Key::LockOpening } else { Key::LockOpen }).to_owned());
    let unsaved = move || {
        let count = workbooks.unsaved_behind_lock();
        (count > 0).then(|| view! { <Alert tone=Tone::Warning title=say::lock_unsaved(count as i64)/> })
    };
    view! {
        <main class="gate" id="main" tabindex="-1">
            <div class="gate-mark">{icon("PadlockLocked")}</div>
            <h1 class="ds-heading" data-size="md">{text(Key::LockTitle)}</h1>
            {unsaved}
            <form
                class="gate-form"
                on:submit=move |ev| {
                    ev.prevent_default();
                    open();
                }
            >
                <SecretField
                    label=Key::LockField
                    value=typed
                    autocomplete="current-password"
                    problem=words
                    focus=true
                    disabled=working
                />
                <Button
                    label=act
                    on_press=|| ()
                    variant=Variant::Primary
                    submit=true
                    disabled=Signal::derive(move || working.get() || wait.get() > 0)
                />
            </form>
            <Forgotten/>
        </main>
    }
    .into_any()
}

/// The pause that may still stand from before a reload, and its end.
fn count_down(wait: RwSignal<u64>) {
    spawn_local(async move {
        if let Ok(left) = door::wait_left(Workbook::Mine).await {
            wait.try_set(left.div_ceil(1_000));
        }
    });
    let tick = move || {
        wait.try_update(|left| *left = left.saturating_sub(1));
    };
    if let Ok(timer) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
}

fn told(error: &DoorError, wait: RwSignal<u64>) -> Option<Key> {
    let pause = |millis: u64| {
        wait.try_set(millis.div_ceil(1_000));
    };
    match error {
        DoorError::Wrong { wait } => {
            pause(*wait);
            Some(Key::LockWrong)
        }
        DoorError::TooEarly { wait } => {
            pause(*wait);
            None
        }
        DoorError::NoCrypto => Some(Key::LockNoCrypto),
        DoorError::NotLocked | DoorError::Open(_) => Some(Key::LockNotOpen),
    }
}

/// Without the passphrase there is the code, and without the code there is nothing.
#[component]
fn Forgotten() -> impl IntoView {
    let workbooks = Workbooks::get();
    let (asking, failed) = (RwSignal::new(false), RwSignal::new(false));
    let sample = move || spawn_local(workbooks.open_sample());
    let start_over = move || {
        spawn_local(async move {
            failed.try_set(workbooks.delete_locked().await.is_err());
        });
    };
    view! {
        <details class="forgotten">
            <summary>{text(Key::LockForgot)}</summary>
            <p>{text(Key::LockForgotCode)}</p>
            <p>{text(Key::LockForgotEnd)}</p>
            <p class="actions">
                <Button label=Key::LockStartOver danger=true on_press=move || asking.set(true)/>
                <Button label=Key::DoorSampleAct variant=Variant::Tertiary on_press=sample/>
            </p>
            {move || failed.get().then(|| view! { <Alert tone=Tone::Danger title=Key::LockNotOpen announce=true/> })}
        </details>
        <Confirm
            open=asking
            title=Key::LockStartOverTitle
            text=Key::LockStartOverText
            action=Key::LockStartOver
            on_yes=start_over
        />
    }
    .into_any()
}
