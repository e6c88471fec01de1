//! What is on disk, in two words in the bar.

use crate::ui::prelude::*;
use crate::{
    state::{SaveState, WhyNotSaved, app},
    texts::{Key, dates, say, text},
    ui::parts::icon,
};

/// The words in the bar. A screen reader hears when trouble ends, not of each change that is
/// saved; when it begins, the banner tells.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let app = app();
    let state = Memo::new(move |_| app.save_state());
    let trouble = Memo::new(move |_| {
        matches!(state.get(), SaveState::NotSaved { .. } | SaveState::MemoryOnly { .. } | SaveState::ReadOnly)
    });
    let ended = Memo::new(move |before: Option<&(bool, bool)>| {
        let was_trouble = before.is_some_and(|(trouble, _)| *trouble);
        (trouble.get(), was_trouble && !trouble.get())
    });
    let news = move || if ended.get().1 { text(Key::SaveAll) } else { "" };
    view! {
        <span class="save-status" class:trouble=move || trouble.get()>
            {move || icon(picture(state.get()))}
            <span class="save-words">{move || words(state.get())}</span>
        </span>
        <span class="ds-sr-only" role="status">
            {news}
        </span>
    }
}

fn words(state: SaveState) -> String {
    match state {
        SaveState::Loading => text(Key::SaveLoading).to_owned(),
        SaveState::Saved { at: None } => text(Key::SaveAll).to_owned(),
        SaveState::Saved { at: Some(at) } => say::save_at(&dates::time(at)),
        SaveState::Saving { .. } => text(Key::SaveSaving).to_owned(),
        SaveState::NotSaved { .. } => text(Key::SaveNot).to_owned(),
        SaveState::MemoryOnly { .. } => text(Key::SaveMemory).to_owned(),
        SaveState::InFile { changed: 0, at: None } => text(Key::FileSaved).to_owned(),
        SaveState::InFile { changed: 0, at: Some(at) } => say::file_saved_at(&dates::time(at)),
        SaveState::InFile { changed, .. } => say::file_unsaved(changed as i64),
        SaveState::ReadOnly => text(Key::SaveReadOnly).to_owned(),
    }
}

fn picture(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved { .. } | SaveState::InFile { changed: 0, .. } => "Checkmark",
        SaveState::InFile { .. } => "ExclamationmarkTriangle",
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
