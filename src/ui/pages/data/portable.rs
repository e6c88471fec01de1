//! Making a portable file: the app and its data in one page.

use super::passphrase::NewPassphrase;
use crate::{
    state::{PageFile, app},
    storage::timer,
    texts::{Key, say, text},
    ui::{
        page_file_words::not_saved,
        parts::{Alert, Button, Heading, Tone},
    },
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn Portable() -> impl IntoView {
    let (app, file) = (app(), PageFile::get());
    let passphrase = NewPassphrase::new();
    let failed = RwSignal::new(None::<Key>);
    let working = RwSignal::new(false);
    let make = move || {
        let typed = match passphrase.read() {
            Ok(typed) => typed,
            Err(why) => return failed.set(Some(why)),
        };
        failed.set(None);
        working.set(true);
        spawn_local(async move {
            timer::painted().await;
            let made = file.make(&typed).await;
            working.try_set(false);
            failed.try_set(made.err().map(not_saved));
            if let Ok(records) = made {
                passphrase.clear();
                app.say(say::portable_made(records as i64), false);
            }
        });
    };
    let act =
        Signal::derive(move || text(if working.get() { Key::PortableMaking } else { Key::PortableMake }).to_owned());
    view! {
        <section aria-label=text(Key::PortableTitle)>
            <Heading text=Key::PortableTitle/>
            <p>{text(Key::PortableText)}</p>
            {passphrase.draw()}
            {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
            <div class="actions">
                <Button label=act on_press=make icon="Download" disabled=Signal::derive(move || working.get())/>
            </div>
        </section>
    }
    .into_any()
}
