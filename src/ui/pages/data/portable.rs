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
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn Portable() -> impl IntoView {
    let (app, file) = (app(), PageFile::get());
    let passphrase = NewPassphrase::new();
    let failed = RwSignal::new(None::<Key>);
    let (working, open) = (RwSignal::new(false), RwSignal::new(false));
    let section = NodeRef::<html::Section>::new();
    // The first press asks for the passphrase, the second makes the file.
    let make = move || {
        if !open.get_untracked() {
            open.set(true);
            return request_animation_frame(move || focus_first_field(section));
        }
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
                open.try_set(false);
                app.say(say::portable_made(records as i64), false);
            }
        });
    };
    let act =
        Signal::derive(move || text(if working.get() { Key::PortableMaking } else { Key::PortableMake }).to_owned());
    view! {
        <section aria-label=text(Key::PortableTitle) node_ref=section>
            <Heading text=Key::PortableTitle/>
            <p>{text(Key::PortableText)}</p>
            {move || open.get().then(|| passphrase.draw())}
            {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
            <div class="actions">
                <Button label=act on_press=make icon="Download" disabled=Signal::derive(move || working.get())/>
            </div>
        </section>
    }
    .into_any()
}

fn focus_first_field(section: NodeRef<html::Section>) {
    let field = section.get_untracked().and_then(|section| section.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus.
        let _ = field.focus();
    }
}
