//! The safety copies of the last 30 days, each with a way back.

use super::{backup_words as words, restore::not_done};
use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    storage::{
        journal::{Before, SafetyCopy},
        time,
    },
    texts::{Key, dates, say, text},
    ui::parts::{Alert, Confirm, Heading, Tone},
};
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn Copies() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let copies = RwSignal::new(Vec::<SafetyCopy>::new());
    let (asked, asking) = (RwSignal::new(None::<SafetyCopy>), RwSignal::new(false));
    let problem = RwSignal::new(None::<&'static str>);
    let look = move || {
        spawn_local(async move {
            let found = app.safety_copies(workbooks).await;
            copies.try_set(found);
        });
    };
    // A copy is made together with a change.
    Effect::new(move || {
        app.watch_history();
        look();
    });
    let back = move || {
        let Some(copy) = asked.get_untracked() else { return };
        spawn_local(async move {
            match app.go_back_to(workbooks, &copy).await {
                Ok(()) => app.say(text(Key::CopyReturned).to_owned(), true),
                Err(why) => problem.set(Some(not_done(why))),
            }
        });
    };
    let ask = Callback::new(move |copy: SafetyCopy| {
        asked.set(Some(copy));
        asking.set(true);
    });
    let question = Signal::derive(move || asked.with(|copy| copy.as_ref().map(told).unwrap_or_default()));
    view! {
        <Heading text=Key::CopiesTitle/>
        <p>{text(Key::CopiesText)}</p>
        <p class="none" hidden=move || copies.with(|copies| !copies.is_empty())>{text(Key::CopiesNone)}</p>
        <ul class="copies">
            {move || copies.get().into_iter().map(|copy| row(copy, ask)).collect::<Vec<_>>()}
        </ul>
        {move || problem.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
        <Confirm open=asking title=Key::CopyReturnTitle text=question action=Key::CopyReturn on_yes=back/>
    }
}

fn row(copy: SafetyCopy, ask: Callback<SafetyCopy>) -> Markup {
    let counts = words::counts(&copy.counts);
    let head = told(&copy);
    let label = format!("{}: {head}", text(Key::CopyReturn));
    view! {
        <li>
            <span><strong>{head}</strong> <span class="name">{counts}</span></span>
            <button type="button" class="ds-button" data-variant="tertiary" aria-label=label on:click=move |_| ask.run(copy.clone())>
                {text(Key::CopyReturn)}
            </button>
        </li>
    }
}

/// When it was made, before what, and how much is in it.
fn told(copy: &SafetyCopy) -> String {
    let at = time::local_of(copy.millis);
    let before = text(match copy.before {
        Before::Replace => Key::BeforeReplace,
        Before::Merge => Key::BeforeMerge,
        Before::Import => Key::BeforeImport,
        Before::Erase => Key::BeforeErase,
        Before::Return => Key::BeforeReturn,
        Before::Exchange => Key::BeforeExchange,
        Before::Other => Key::BeforeOther,
    });
    say::copy_told(&dates::numeric_date(at.date()), &dates::time(at), before, &copy.records().to_string())
}
