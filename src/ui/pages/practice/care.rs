//! Care for oneself: for this device and encrypted files alone. Items of our own, no sum.

use super::book::Book;
use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        notebook::{DEBRIEF, SELF_CARE},
        settings::Settings,
    },
    state::{
        Workbooks, app,
        queries::notebook::{debriefs, low_two_weeks},
    },
    texts::{Key, say, text},
    ui::parts::{Alert, Button, Confirm, PageHead, Tone},
};
use wasm_bindgen_futures::spawn_local;

/// The page.
pub fn page() -> Markup {
    let (app, workbooks) = (app(), Workbooks::get());
    let (asked, said) = (RwSignal::new(false), RwSignal::new(""));
    let low = Memo::new(move |_| {
        app.watch(SELF_CARE.kind);
        app.today();
        app.workspace(low_two_weeks)
    });
    let next = Memo::new(move |_| {
        app.watch(DEBRIEF.kind);
        app.today();
        app.workspace(debriefs)
    });
    let nothing = Memo::new(move |_| {
        [&SELF_CARE, &DEBRIEF].into_iter().all(|book| {
            app.watch(book.kind);
            app.workspace(|workspace| workspace.records_of(book.kind).is_empty())
        })
    });
    let kept = Memo::new(move |_| {
        app.watch(Settings::KIND);
        app.workspace(|workspace| i64::from(workspace.settings().keep_care_weeks))
    });
    let erase = move || {
        spawn_local(async move {
            let erased = app.erase_self_care(workbooks).await.is_ok();
            said.set(text(if erased { Key::CareErased } else { Key::CareEraseFailed }));
        });
    };
    let open =
        move || (!workbooks.has_lock()).then(|| view! { <Alert tone=Tone::Warning title=Key::CareUnencrypted/> });
    view! {
        <PageHead title=Key::PracticeCare lead=Key::CareLead/>
        {open}
        <p>{text(Key::CareColleague)}</p>
        <p class="review-talk" role="status">{move || low.get().then(|| text(Key::CareLow))}</p>
        {Book::new(&SELF_CARE).section()}
        {Book::new(&DEBRIEF).section()}
        <ul class="ds-list">{move || next.get().into_iter().map(|talk| view! { <li>{talk.words}</li> }).collect::<Vec<_>>()}</ul>
        <section class="notebook">
            <p>{move || say::care_kept(kept.get())}</p>
            <div class="actions" hidden=move || nothing.get()>
                <Button label=Key::CareErase danger=true on_press=move || asked.set(true)/>
            </div>
            <p role="status">{move || said.get()}</p>
        </section>
        <Confirm
            open=asked
            title=text(Key::CareEraseTitle)
            text=text(Key::CareEraseText)
            action=text(Key::CareErase)
            on_yes=erase
        />
    }
}
