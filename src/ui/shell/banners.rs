//! What must be known on every page and cannot be put away.

use super::{save_status::why_text, windows::Windows};
use crate::ui::prelude::*;
use crate::{
    state::{App, PageFile, SaveState, WhyNotSaved, Workbooks, app},
    storage::{journal::Workbook, page_file::can_write_back},
    texts::{Key, say, text},
    ui::{
        page_file_words,
        parts::{Alert, Button, LinkButton, Tone, Variant, icon},
        route::{DataTab, Route},
    },
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    /// The loader's: opens the page in its new version.
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = activateUpdate)]
    fn activate_update();
}

/// Trouble with the disk, a new version, and that this is only a sample.
#[component]
pub fn Banners() -> impl IntoView {
    view! { <div class="banners">{of_veil()} {of_storage()} {of_update()} {of_sample()} {of_file()}</div> }
}

/// Nothing is kept, or nothing more: why, and what can be done.
fn of_storage() -> Markup {
    let app = app();
    let workbooks = Workbooks::get();
    // Only the kind of trouble builds the banner anew, not each pending change.
    let trouble = Memo::new(move |_| match app.save_state() {
        SaveState::NotSaved { why, .. } => Some((Key::BannerNotSaved, why, true)),
        SaveState::MemoryOnly { why } => Some((Key::BannerMemory, why, false)),
        // A newer app has written between the last change and its saving.
        SaveState::ReadOnly if app.waiting() > 0 => Some((Key::BannerNotSaved, WhyNotSaved::NewerApp, false)),
        SaveState::ReadOnly => Some((Key::BannerReadOnly, WhyNotSaved::NewerApp, false)),
        _ => None,
    });
    let retry = move || {
        if let Some(session) = workbooks.session() {
            session.retry();
        }
    };
    let banner = move || {
        trouble.get().map(|(title, why, may_retry)| {
            let href = Route::Data(DataTab::Backup).href();
            view! {
                <Alert tone=Tone::Danger title announce=true>
                    <p>{why_text(why)}</p>
                    <div class="actions">
                        {may_retry.then(|| view! { <Button label=Key::ActRetry on_press=retry/> })}
                        <LinkButton label=Key::ActExport href icon="Download"/>
                    </div>
                </Alert>
            }
        })
    };
    banner.into_markup()
}

/// A static host has a newer version. It comes when the user says so.
fn of_update() -> Markup {
    let ready = RwSignal::new(false);
    let heard = Closure::<dyn Fn()>::new(move || {
        ready.try_set(true);
    });
    // Fails only for a name that is no event.
    let _ = document().add_event_listener_with_callback("arbeidsro:update-ready", heard.as_ref().unchecked_ref());
    heard.forget();
    line(ready.into(), Key::BannerUpdate, Key::ActUpdate, Callback::new(|()| activate_update()))
}

/// Codes and texts are hidden, also while the window stands open on a shared screen.
fn of_veil() -> Markup {
    let veil = Windows::get().veil;
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            // Fails only for a name that is not an attribute's.
            let _ = root.toggle_attribute_with_force("data-veiled", veil.get());
        }
    });
    line(veil.into(), Key::VeilOn, Key::VeilOff, Callback::new(move |()| veil.set(false)))
}

/// Nobody may take the sample for real.
fn of_sample() -> Markup {
    let app = app();
    let workbooks = Workbooks::get();
    let is_sample = Signal::derive(move || workbooks.current() == Workbook::Sample);
    let remove = Callback::new(move |()| {
        spawn_local(async move {
            if workbooks.remove_sample().await.is_err() {
                app.say(text(Key::SampleBusy).to_owned(), false);
            }
        });
    });
    line(is_sample, Key::BannerSample, Key::ActRemoveSample, remove)
}

/// A portable file is worked in: where it is saved, and saving it.
fn of_file() -> Markup {
    let (app, file) = (app(), PageFile::get());
    let is_in_file = Memo::new(move |_| app.is_in_file());
    let trouble =
        move || file.trouble().map(|why| text(page_file_words::not_saved(why)).to_owned()).unwrap_or_default();
    let words = move || match file.target() {
        Some(_) if file.trouble().is_some() => trouble(),
        Some(name) => format!("{} {}", text(Key::FileLine), say::file_into(&name)),
        None => text(Key::FileLine).to_owned(),
    };
    let choose = move || {
        // A new file is the way out when the chosen one cannot be written.
        let is_stuck = file.target().is_some() && file.trouble().is_some();
        let (label, press): (Key, fn(App, PageFile)) = match file.target() {
            Some(_) => (Key::ActExport, page_file_words::save_apart),
            None => (Key::ActChooseTarget, page_file_words::choose_target),
        };
        (is_stuck || file.target().is_none() && can_write_back()).then(|| {
            view! { <Button label=label on_press=move || press(app, file) variant=Variant::Tertiary/> }
        })
    };
    let save = move || page_file_words::save(app, file);
    let banner = move || {
        is_in_file.get().then(|| {
            view! {
                <div class="line-banner" role="status">
                    {icon("InformationSquare")}
                    <span>{words}</span>
                    <Button label=Key::ActSaveFile on_press=save variant=Variant::Tertiary/>
                    {choose}
                </div>
            }
        })
    };
    banner.into_markup()
}

fn line(shown: Signal<bool>, words: Key, act: Key, on_press: Callback<()>) -> Markup {
    let banner = move || {
        shown.get().then(|| {
            view! {
                <div class="line-banner" role="status">
                    {icon("InformationSquare")}
                    <span>{text(words)}</span>
                    <Button label=act on_press variant=Variant::Tertiary/>
                </div>
            }
        })
    };
    banner.into_markup()
}
