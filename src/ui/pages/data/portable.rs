//! Making a portable file: the app and its data in one page.

use crate::ui::prelude::*;
use crate::{
    state::{PageFile, app},
    storage::timer,
    texts::{Key, say, text},
    ui::{
        gate::NewSecret,
        page_file_words::not_saved,
        parts::{Alert, Button, Heading, Tone},
    },
};
use leptos::html;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn Portable() -> impl IntoView {
    let (app, file) = (app(), PageFile::get());
    let passphrase = NewSecret::empty();
    let failed = RwSignal::new(None::<Key>);
    let (working, open) = (RwSignal::new(false), RwSignal::new(false));
    let section = NodeRef::<html::Section>::new();
    // The first press asks for the passphrase, the second makes the file.
    let make = move || {
        if !open.get_untracked() {
            open.set(true);
            return request_animation_frame(move || focus_first_field(section));
        }
        let Some(typed) = passphrase.checked() else { return };
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
        <section class="portable data-tab" aria-label=text(Key::PortableTitle) node_ref=section>
            <Heading text=Key::PortableTitle/>
            <p>{text(Key::PortableText)}</p>
            {move || open.get().then(|| passphrase.for_file())}
            {move || failed.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
            <div class="actions">
                <Button label=act on_press=make icon="Download" disabled=Signal::derive(move || working.get())/>
            </div>
        </section>
    }
}

fn focus_first_field(section: NodeRef<html::Section>) {
    let field =
        section.try_get_untracked().flatten().and_then(|section| section.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus.
        let _ = field.focus();
    }
}
