//! What is on disk, in two words in the bar; why not, and what to do, in a banner.

use crate::{
    state::{SaveState, WhyNotSaved, Workbooks, app},
    storage::journal::Workbook,
    texts::{Key, dates, say, text},
    ui::{
        parts::{Alert, Button, LinkButton, Tone, icon},
        route::{DataTab, Route},
    },
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The words in the bar, read aloud when they change to or from trouble.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let app = app();
    let state = Memo::new(move |_| app.save_state());
    let (name, picture) = (move || words(state.get()), move || icon(picture(state.get())));
    let trouble =
        move || matches!(state.get(), SaveState::NotSaved { .. } | SaveState::MemoryOnly { .. } | SaveState::ReadOnly);
    view! {
        <span class="save-status" class:trouble=trouble role="status">
            {picture}
            <span>{name}</span>
        </span>
    }
    .into_any()
}

fn words(state: SaveState) -> String {
    match state {
        SaveState::Loading => text(Key::SaveLoading).to_owned(),
        SaveState::Saved { at: None } => text(Key::SaveAll).to_owned(),
        SaveState::Saved { at: Some(at) } => say::save_at(&dates::time(at)),
        SaveState::Saving { .. } => text(Key::SaveSaving).to_owned(),
        SaveState::NotSaved { .. } => text(Key::SaveNot).to_owned(),
        SaveState::MemoryOnly { .. } => text(Key::SaveMemory).to_owned(),
        SaveState::ReadOnly => text(Key::SaveReadOnly).to_owned(),
    }
}

fn picture(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved { .. } => "Checkmark",
        SaveState::Loading | SaveState::Saving { .. } => "Hourglass",
        SaveState::NotSaved { .. } | SaveState::MemoryOnly { .. } => "ExclamationmarkTriangle",
        SaveState::ReadOnly => "PadlockLocked",
    }
}

/// Why something is not on disk, in a sentence that says what can be done about it.
pub fn why_text(why: WhyNotSaved) -> &'static str {
    text(match why {
        WhyNotSaved::Missing => Key::WhyMissing,
        WhyNotSaved::Denied => Key::WhyDenied,
        WhyNotSaved::Full => Key::WhyFull,
        WhyNotSaved::Gone => Key::WhyGone,
        WhyNotSaved::NewerApp => Key::WhyNewerApp,
        WhyNotSaved::Busy => Key::WhyBusy,
        WhyNotSaved::Failed => Key::WhyFailed,
    })
}

/// What must be known on every page and cannot be put away.
#[component]
pub fn Banners() -> impl IntoView {
    let app = app();
    let workbooks = Workbooks::get();
    // Only the kind of trouble builds the banner anew, not each pending change.
    let trouble = Memo::new(move |_| match app.save_state() {
        SaveState::NotSaved { why, .. } => Some((Key::BannerNotSaved, Some(why), true)),
        SaveState::MemoryOnly { why } => Some((Key::BannerMemory, Some(why), false)),
        SaveState::ReadOnly => Some((Key::BannerReadOnly, None, false)),
        _ => None,
    });
    let retry = move || {
        if let Some(session) = workbooks.session() {
            session.retry();
        }
    };
    let of_storage = move || {
        trouble.get().map(|(title, why, may_retry)| {
            let href = Route::Data(DataTab::Backup).href();
            view! {
                <Alert tone=Tone::Danger title announce=true>
                    <p>{why_text(why.unwrap_or(WhyNotSaved::NewerApp))}</p>
                    <div class="actions">
                        {may_retry.then(|| view! { <Button label=Key::ActRetry on_press=retry/> })}
                        <LinkButton label=Key::ActExport href icon="Download"/>
                    </div>
                </Alert>
            }
        })
    };
    let remove = move || {
        spawn_local(async move {
            if workbooks.remove_sample().await.is_err() {
                app.say(text(Key::SampleBusy).to_owned(), false);
            }
        });
    };
    let of_sample = move || {
        (workbooks.current() == Workbook::Sample).then(|| {
            view! {
                <div class="sample-banner">
                    {icon("InformationSquare")}
                    <span>{text(Key::BannerSample)}</span>
                    <Button label=Key::ActRemoveSample on_press=remove/>
                </div>
            }
        })
    };
    view! {
        <div class="banners">
            {of_storage}
            {of_sample}
        </div>
    }
    .into_any()
}
