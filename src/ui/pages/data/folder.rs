//! Backups that the app writes by itself into a chosen folder, and how it stands with them.

use crate::ui::prelude::*;
use crate::{
    state::{FolderCopies, FolderState, Workbooks},
    storage::{folder::FolderError, journal::Workbook},
    texts::{Key, say, text},
    ui::{
        gate::NewSecret,
        parts::{Alert, Button, Heading, Tone, Variant},
    },
};
use wasm_bindgen_futures::spawn_local;

/// The part of the page. Nothing where the browser gives no folder: the reminder stands in for it.
#[component]
pub fn FolderPart() -> impl IntoView {
    let copies = FolderCopies::get();
    if Workbooks::get().current_untracked() == Workbook::Sample {
        return view! { <p>{text(Key::FolderInSample)}</p> };
    }
    if copies.state_untracked() == FolderState::NotOffered {
        return view! { <p>{text(Key::FolderNotOffered)}</p> };
    }
    let choose = move || spawn_local(copies.choose());
    let has_folder = move || !matches!(copies.state(), FolderState::None);
    view! {
        <Heading text=Key::FolderTitle/>
        <p>{text(Key::FolderText)}</p>
        {move || standing(copies, copies.state())}
        {move || match copies.not_cleaned() {
            0 => None,
            count => Some(view! { <Alert tone=Tone::Warning title=say::folder_not_cleaned(count as i64)/> }),
        }}
        <Show
            when=has_folder
            fallback=move || view! { <div class="actions"><Button label=Key::FolderChoose icon="Folder" on_press=choose/></div> }
        >
            <Chosen copies/>
        </Show>
    }
}

fn standing(copies: FolderCopies, state: FolderState) -> Option<Markup> {
    let (tone, words) = match state {
        FolderState::NotOffered | FolderState::None => return None,
        FolderState::Ready => (Tone::Success, say::folder_ready(&copies.name())),
        FolderState::Ask => (Tone::Warning, say::folder_ask(&copies.name())),
        FolderState::Locked => (Tone::Warning, text(Key::FolderLocked).to_owned()),
        FolderState::Poor(here, before) => (Tone::Warning, say::backup_poor(&here.to_string(), &before.to_string())),
        FolderState::Trouble(error) => (Tone::Danger, trouble(error).to_owned()),
    };
    Some(view! { <Alert tone title=words announce=true/> })
}

fn trouble(error: FolderError) -> &'static str {
    text(match error {
        FolderError::Gone => Key::FolderGone,
        FolderError::Full => Key::FolderFull,
        FolderError::NotEqual => Key::FolderNotEqual,
        FolderError::NotAllowed | FolderError::Cancelled => Key::FolderNotAllowed,
        FolderError::TooLarge | FolderError::Failed => Key::FolderFailed,
    })
}

/// What can be done with a chosen folder.
#[component]
fn Chosen(copies: FolderCopies) -> impl IntoView {
    let sealing = RwSignal::new(false);
    let is_sealed = RwSignal::new(copies.is_sealed());
    let passphrase = NewSecret::empty();
    let asks = move || copies.state() == FolderState::Ask;
    let act = Signal::derive(move || text(if asks() { Key::FolderAllow } else { Key::FolderNow }).to_owned());
    let press = move || {
        let state = copies.state_untracked();
        let (ask, all_the_same) = (state == FolderState::Ask, matches!(state, FolderState::Poor(..)));
        spawn_local(async move { if ask { copies.allow().await } else { copies.write(all_the_same).await } });
    };
    let seal = move || {
        let Some(typed) = passphrase.checked() else { return };
        passphrase.clear();
        sealing.set(false);
        spawn_local(async move {
            copies.seal_with(Some(typed)).await;
            is_sealed.try_set(copies.is_sealed());
        });
    };
    let unseal = move || {
        is_sealed.set(false);
        spawn_local(copies.seal_with(None));
    };
    let how = move || text(if is_sealed.get() { Key::FolderSealed } else { Key::BackupPlain });
    view! {
        <p>{how}</p>
        <div class="actions">
            <Button label=act on_press=press/>
            <Button label=Key::FolderSeal variant=Variant::Tertiary on_press=move || sealing.update(|open| *open = !*open)/>
            <Show when=move || is_sealed.get()>
                <Button label=Key::FolderUnseal variant=Variant::Tertiary on_press=unseal/>
            </Show>
            <Button label=Key::FolderLeave variant=Variant::Tertiary on_press=move || spawn_local(copies.leave())/>
        </div>
        <Show when=move || sealing.get()>
            {passphrase.for_file()}
            <div class="actions"><Button label=Key::FolderSealAct on_press=seal/></div>
        </Show>
    }
}
