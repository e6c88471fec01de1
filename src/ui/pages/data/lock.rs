//! The lock among the settings: setting it, changing its secrets, when it locks by itself.

use crate::ui::prelude::*;
use crate::{
    state::{LockError, Workbooks, app, lock_after, lock_hidden, set_lock_after, set_lock_hidden},
    storage::{journal::Workbook, timer},
    texts::{Key, say, text},
    ui::{
        gate::{Asking, NewSecret, NewSecretFields, SetUp, lock_problem},
        parts::{Alert, Button, Dialog, Tone, Variant, element_id},
    },
};
use wasm_bindgen_futures::spawn_local;

/// Minutes that can be chosen; 0 is never.
const AFTER: [u32; 6] = [2, 5, 10, 30, 60, 0];
const HIDDEN: [u32; 5] = [1, 5, 15, 60, 0];

/// What asks for the passphrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Change,
    Code,
    Off,
}

/// The section.
#[component]
pub fn LockSettings() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let setting = RwSignal::new(false);
    move || match app.is_in_file() {
        true => file_lock(workbooks),
        false => book_lock(workbooks, setting),
    }
}

/// A portable file has its own passphrase; the browser's workbook is not open.
fn file_lock(workbooks: Workbooks) -> Markup {
    view! {
        <p>{text(Key::LockOfFile)}</p>
        {times()}
        <div class="actions">
            <Button label=Key::ActLockNow icon="PadlockLocked" on_press=move || workbooks.lock_now()/>
        </div>
    }
}

fn book_lock(workbooks: Workbooks, setting: RwSignal<bool>) -> Markup {
    match (workbooks.current(), workbooks.has_lock()) {
        (Workbook::Sample, _) => view! { <p>{text(Key::LockInSample)}</p> },
        (_, true) => view! { <Locked/> },
        _ => view! {
            <p>{text(Key::LockIsOff)}</p>
            <div class="actions">
                <Button label=Key::ActLockSet icon="PadlockLocked" on_press=move || setting.set(true)/>
            </div>
            <Dialog open=setting title=Key::SetupTitle><SetUp/></Dialog>
        },
    }
}

/// When it locks by itself.
fn times() -> Markup {
    view! {
        <div class="look">
            {minutes(Key::LockAfter, &AFTER, lock_after(), set_lock_after)}
            {minutes(Key::LockHidden, &HIDDEN, lock_hidden(), set_lock_hidden)}
        </div>
    }
}

#[component]
fn Locked() -> impl IntoView {
    let workbooks = Workbooks::get();
    let act = RwSignal::new(None::<Act>);
    let open = RwSignal::new(false);
    let ask = move |asked: Act| {
        act.set(Some(asked));
        open.set(true);
    };
    let title = Signal::derive(move || text(act.get().map_or(Key::LockHeading, name)).to_owned());
    view! {
        <p>{text(Key::LockIsOn)}</p>
        {times()}
        <div class="actions">
            <Button label=Key::ActLockNow icon="PadlockLocked" on_press=move || workbooks.lock_now()/>
            <Button label=Key::ActLockChange on_press=move || ask(Act::Change)/>
            <Button label=Key::ActLockCode on_press=move || ask(Act::Code)/>
            <Button label=Key::ActLockOff variant=Variant::Tertiary on_press=move || ask(Act::Off)/>
        </div>
        <Dialog open title>{move || act.get().map(|act| view! { <Ask act open/> })}</Dialog>
    }
}

fn name(act: Act) -> Key {
    match act {
        Act::Change => Key::ActLockChange,
        Act::Code => Key::ActLockCode,
        Act::Off => Key::ActLockOff,
    }
}

/// A choice of minutes.
fn minutes(label: Key, offered: &[u32], chosen: u32, choose: fn(u32)) -> Markup {
    let id = element_id("minutes");
    let option = |minutes: &u32| {
        let words =
            if *minutes == 0 { text(Key::LockNever).to_owned() } else { say::lock_minutes(i64::from(*minutes)) };
        view! { <option value=minutes.to_string() prop:selected=*minutes == chosen>{words}</option> }
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id.clone()>{text(label)}</label>
            <select
                class="ds-input"
                id=id
                on:change=move |ev| choose(event_target_value(&ev).parse().unwrap_or_default())
            >
                {offered.iter().map(option).collect::<Vec<_>>()}
            </select>
        </div>
    }
}

/// The passphrase, a new one where it is about that, and the deed.
#[component]
fn Ask(act: Act, open: RwSignal<bool>) -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let (asking, new) = (Asking::empty(), NewSecret::empty());
    let failed = RwSignal::new(None::<LockError>);
    let working = Signal::derive(move || asking.is_working());
    let done = move || {
        let changed = if act == Act::Change { new.checked() } else { Some(String::new()) };
        let Some((changed, old)) = changed.and_then(|changed| Some((changed, asking.begin()?))) else { return };
        failed.set(None);
        spawn_local(async move {
            timer::painted().await;
            let result = match act {
                Act::Change => workbooks.change_passphrase(&old, &changed).await,
                Act::Code => workbooks.change_code(&old).await,
                Act::Off => workbooks.take_lock_off(&old).await,
            };
            let Err(error) = result else {
                match act {
                    Act::Change => {
                        open.try_set(false);
                        app.say(text(Key::LockChanged).to_owned(), false);
                    }
                    Act::Off => app.say(text(Key::LockTakenOff).to_owned(), false),
                    Act::Code => {}
                }
                return;
            };
            if let LockError::Wrong { wait } | LockError::TooEarly { wait } = error {
                asking.pause(wait);
            }
            match error {
                LockError::Wrong { .. } => asking.failed(Some(Key::LockWrong)),
                LockError::TooEarly { .. } => asking.failed(None),
                error => {
                    asking.failed(None);
                    failed.try_set(Some(error));
                }
            }
        });
    };
    let trouble = move || {
        let error = failed.get()?;
        Some(view! { <Alert tone=Tone::Danger title=lock_problem(&error) announce=true/> })
    };
    let held = Signal::derive(move || asking.is_held());
    let meaning = match act {
        Act::Change => None,
        Act::Code => Some(view! { <p>{text(Key::LockCodeText)}</p> }),
        Act::Off => Some(view! { <p>{text(Key::DeclineFiles)}</p><p>{text(Key::DeclinePeople)}</p> }),
    };
    let new = (act == Act::Change).then(|| view! { <NewSecretFields secret=new label=Key::LockNew disabled=working/> });
    view! {
        <form
            class="gate-form"
            on:submit=move |ev| {
                ev.prevent_default();
                done();
            }
        >
            {meaning}
            {asking.field(Key::LockOld)}
            {new}
            {trouble}
            <div class="actions">
                <Button label=name(act) on_press=|| () variant=Variant::Primary danger=act == Act::Off submit=true disabled=held/>
            </div>
        </form>
    }
}
