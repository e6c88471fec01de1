//! The page of a locked workbook: one field, and what to do without the passphrase.

use super::{Asking, AskingForm};
use crate::ui::prelude::*;
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
use wasm_bindgen_futures::spawn_local;

/// See the module.
#[component]
pub fn Unlock() -> impl IntoView {
    let workbooks = Workbooks::get();
    let asking = Asking::empty();
    // The pause may still stand from before a reload.
    spawn_local(async move {
        if let Ok(left) = door::wait_left(Workbook::Mine).await {
            asking.pause(left);
        }
    });
    let open = move |()| {
        let Some(typed) = asking.begin() else { return };
        spawn_local(async move {
            // The words must be on the screen before the stretching holds everything up.
            timer::painted().await;
            // Opened, this page is gone.
            if let Err(error) = workbooks.unlock(&typed).await {
                asking.failed(told(&error, asking));
            }
        });
    };
    let unsaved = move || {
        let count = workbooks.unsaved_behind_lock();
        (count > 0).then(|| view! { <Alert tone=Tone::Warning title=say::lock_unsaved(count as i64)/> })
    };
    view! {
        <main class="gate" id="main" tabindex="-1">
            <div class="gate-mark">{icon("PadlockLocked")}</div>
            <h1 class="ds-heading" data-size="md">{text(Key::LockTitle)}</h1>
            {unsaved}
            <AskingForm asking act=Key::LockOpen on_open=open/>
            <Forgotten/>
        </main>
    }
}

fn told(error: &DoorError, asking: Asking) -> Option<Key> {
    match error {
        DoorError::Wrong { wait } => {
            asking.pause(*wait);
            Some(Key::LockWrong)
        }
        DoorError::TooEarly { wait } => {
            asking.pause(*wait);
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
}
