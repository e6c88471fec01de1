//! The screens: the shell, the parts it is built of, and the pages.

mod app;
pub mod authority_search;
pub mod case_acts;
mod deviation_form;
pub mod focus;
pub mod form_window;
pub mod gate;
pub mod keys;
mod last_backup_words;
mod lock_notice;
pub mod markup;
mod older_changes;
pub mod outgoing;
mod page_file_words;
pub mod pages;
mod paper;
pub mod parts;
mod place_tabs;
pub mod prelude;
mod record_forms;
mod record_names;
mod report_sheet;
pub mod route;
pub mod shell;
pub mod task_dialog;
pub mod work_list;

use crate::ui::prelude::*;
use crate::{
    domain::stamp::Writer,
    state::{App, Exchange, FolderCopies, Idle, PageFile, Surroundings, Workbooks},
    storage::{
        prefs::{self, Pref},
        random::random_bits,
        time,
    },
    texts::{Lang, set_lang},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = dress, catch)]
    fn dress() -> Result<(), JsValue>;
}

/// How often the time of day is looked at, in milliseconds.
const TICK: std::time::Duration = std::time::Duration::from_secs(20);

/// How long the data may keep the first screen waiting.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(150);

/// How often the other devices' files are looked at.
const EXCHANGE: std::time::Duration = std::time::Duration::from_secs(30);
/// How often it is looked whether nobody works.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// Opens the data and mounts the app.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| tell_loader(&panic.to_string())));
    let code = prefs::get::<String>(Pref::Language);
    let browser = window().navigator().language();
    let lang = code.as_deref().and_then(Lang::from_code).or_else(|| browser.as_deref().and_then(Lang::from_code));
    set_lang(lang.unwrap_or_default());

    // What the data hangs on outlives every screen: a change of language builds only those anew.
    let owner = Owner::new();
    let (app, workbooks, copies, exchange, page_file) = owner.with(|| {
        let surroundings = Surroundings { millis: time::now_millis, now: time::local_now, random: random_bits };
        let app = App::new(Writer::new(prefs::device(), random_bits() as u32), surroundings);
        let workbooks = Workbooks::new(app);
        let copies = FolderCopies::new(app, workbooks);
        (app, workbooks, copies, Exchange::new(app, workbooks, copies), PageFile::new(app, workbooks))
    });
    std::mem::forget(owner);
    let mounted = Cell::new(false);
    let mount = Rc::new(move || {
        if mounted.replace(true) {
            return;
        }
        // Trunk's development server has dressed the page already.
        let _ = dress();
        leptos::mount::mount_to_body(move || {
            provide_context(app);
            provide_context(workbooks);
            provide_context(copies);
            provide_context(exchange);
            provide_context(page_file);
            app::App()
        });
    });
    if page_file.look() {
        mount();
    } else {
        // The screen is drawn once, with the data on it, unless they keep it waiting.
        let opened = mount.clone();
        spawn_local(async move {
            workbooks.open_last().await;
            opened();
        });
        set_timeout(move || mount(), PATIENCE);
    }
    // While the browser looks for the data.
    spawn_local(async move {
        watch_use(workbooks);
        set_interval(move || app.tick(), TICK);
        // A machine that was asleep since yesterday shows today at once.
        listen("visibilitychange", move |_| app.tick());
        set_interval(move || spawn_local(exchange.tick()), EXCHANGE);
        warn_before_leaving(app);
    });
}

/// Locks when nobody works.
fn watch_use(workbooks: Workbooks) {
    let idle = Idle::new(workbooks);
    for event in ["pointerdown", "keydown", "wheel"] {
        let idle = idle.clone();
        listen(event, move |_| idle.used());
    }
    let (moved, held) = (idle.clone(), Cell::new(None));
    listen("pointermove", move |ev| {
        // Browsers also tell of a move when the page changes under a pointer that lies still.
        let at = ev.dyn_ref::<web_sys::MouseEvent>().map(|ev| (ev.screen_x(), ev.screen_y()));
        if held.replace(at).is_some_and(|held| Some(held) != at) {
            moved.used();
        }
    });
    let shown = idle.clone();
    listen("visibilitychange", move |_| shown.hidden(document().hidden()));
    set_interval(move || idle.look(), LOOK);
}

fn listen(event: &str, act: impl Fn(web_sys::Event) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(act);
    // Fails only for a name that is no event.
    let _ = document().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// After a panic the program must not be entered again: the loader takes over.
fn tell_loader(message: &str) {
    let loader = js_sys::Reflect::get(&window(), &"__arbeidsro".into()).unwrap_or(JsValue::UNDEFINED);
    if let Ok(panicked) = js_sys::Reflect::get(&loader, &"panicked".into())
        && let Some(panicked) = panicked.dyn_ref::<js_sys::Function>()
    {
        // There is nobody left to tell if this fails too.
        let _ = panicked.call1(&loader, &message.into());
    }
}

/// The browser asks before the tab closes while something is not on disk.
fn warn_before_leaving(app: App) {
    let listener = Closure::<dyn Fn(web_sys::BeforeUnloadEvent)>::new(move |ev: web_sys::BeforeUnloadEvent| {
        if app.has_unsaved() {
            ev.prevent_default();
            // Older engines ask only when this is set.
            ev.set_return_value("1");
        }
    });
    let window = window();
    let target: &web_sys::EventTarget = window.unchecked_ref();
    // Fails only for a name that is no event.
    let _ = target.add_event_listener_with_callback("beforeunload", listener.as_ref().unchecked_ref());
    listener.forget();
}
