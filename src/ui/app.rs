//! The root: what is shared by all pages, and the frame around them.

use super::{
    focus::Held,
    form_window::{FormWindow, FormWindowHost},
    gate::{OpenedFile, Recovery, Unlock},
    keys::{self, Command, Meaning},
    page_file_words, pages,
    parts::{self, LiveRegion, Toast, Toasts},
    route::{self, Place, Plan, Route},
    shell::{
        Banners, KeySheet, PaletteHost, Places, Preferences, PrintFoot, QuickAddHost, TopBar, Windows, remember_page,
        return_to_last_page,
    },
};
use crate::ui::prelude::*;
use crate::{
    state::{self, PageFile, Phase, Workbooks},
    texts::{Key, lang, text},
};
use leptos::{ev, html};

/// The whole app. A change of language builds everything below it anew.
#[component]
pub fn App() -> impl IntoView {
    return_to_last_page(state::app().now().date());
    route::provide_router();
    parts::provide_announcer();
    keys::provide_page_keys();
    let preferences = Preferences::provide();
    let (app, workbooks) = (state::app(), Workbooks::get());
    let gate = Memo::new(move |_| match app.phase() {
        Phase::Locked => Some(Gate::Locked),
        Phase::Carried => Some(Gate::File),
        _ => workbooks.new_code().map(|_| Gate::NewCode),
    });
    move || {
        preferences.language.track();
        match gate.get() {
            Some(Gate::Locked) => view! { <Unlock/> },
            Some(Gate::File) => view! { <OpenedFile/> },
            Some(Gate::NewCode) => view! { <Recovery/> },
            None => view! { <Shell/> },
        }
    }
}

/// What stands before the data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    Locked,
    File,
    NewCode,
}

#[component]
fn Shell() -> impl IntoView {
    let windows = Windows::provide();
    FormWindow::provide();
    let main = NodeRef::<html::Main>::new();
    let current = route::current();
    let route = Memo::new(move |_| current.get());
    follow_route(route, main);
    listen_to_keys(windows);
    let app = state::app();
    state::FolderCopies::get().follow();
    remember_page(route, Signal::derive(move || app.today()));
    let skip = move |ev: ev::MouseEvent| {
        // The address behind the `#` is the route, so the link may not follow itself.
        ev.prevent_default();
        focus_main(main);
    };
    view! {
        <a class="ds-skip-link" href="#main" on:click=skip>
            {text(Key::NavSkip)}
        </a>
        <div class="shell">
            <Places/>
            <TopBar/>
            <Banners/>
            <main id="main" tabindex="-1" node_ref=main>
                {content(route)}
            </main>
            <PrintFoot/>
        </div>
        <Messages/>
        <LiveRegion/>
        <KeySheet/>
        <PaletteHost/>
        <QuickAddHost/>
        <FormWindowHost/>
    }
}

/// What fills the page: nothing before the data is read, the three doors where there is none,
/// else the page of the place. Data can be reached from the doors, to open a copy.
fn content(route: Memo<Route>) -> Markup {
    let app = state::app();
    let shown = Memo::new(move |_| (app.phase(), route.with(Route::place)));
    let page = move || match shown.get() {
        (Phase::Loading | Phase::Locked | Phase::Carried, _) => {
            view! { <p role="status">{text(Key::LoadingData)}</p> }
        }
        (Phase::FirstStart, place) if place != Place::Data => view! { <pages::FirstStart/> },
        (Phase::FirstStart | Phase::Ready, place) => pages::page(place, route),
    };
    page.into_markup()
}

/// The messages after an act.
#[component]
fn Messages() -> impl IntoView {
    let app = state::app();
    let toasts = Signal::derive(move || {
        let toast = |notice: state::Notice| Toast { id: notice.id, text: notice.text, undo: notice.undo };
        app.notices().into_iter().map(toast).collect::<Vec<_>>()
    });
    let undo = move |id: u32| {
        app.dismiss(id);
        app.undo();
    };
    view! { <Toasts toasts on_undo=undo on_dismiss=move |id: u32| app.dismiss(id)/> }
}

/// A new page takes the focus and gives the document its title. Moving within a page does not.
fn follow_route(route: Memo<Route>, main: NodeRef<html::Main>) {
    let title = Memo::new(move |_| route.with(Route::title));
    Effect::new(move |before: Option<Key>| {
        let title = title.get();
        document().set_title(&format!("{} – {}", text(title), text(Key::AppName)));
        if before.is_some_and(|before| before != title) {
            let before = Held::now();
            // A form on the new page, or a window, may have taken the focus by then.
            request_animation_frame(move || {
                if !before.is_left_behind() {
                    focus_main(main);
                }
            });
        }
        title
    });
    // Hyphenation and the screen reader's voice follow the language.
    if let Some(root) = document().document_element() {
        // Fails only for a name that is not an attribute's.
        let _ = root.set_attribute("lang", lang().code());
    }
}

fn focus_main(main: NodeRef<html::Main>) {
    if let Some(main) = main.try_get_untracked().flatten() {
        // Fails only for an element that cannot take the focus.
        let _ = main.focus();
        // A wide screen scrolls what stands between the bars, a very low one the window.
        main.set_scroll_top(0);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn listen_to_keys(windows: Windows) {
    let (app, go, preferences) = (state::app(), route::navigator(), Preferences::get());
    let file = PageFile::get();
    let workbooks = Workbooks::get();
    let handle = window_event_listener(ev::keydown, move |ev| {
        // A window over the page has its own keys.
        let covered = document().query_selector("dialog[open]").ok().flatten().is_some();
        if ev.default_prevented() || ev.alt_key() || ev.is_composing() {
            return;
        }
        let stroke = keys::stroke(&ev);
        let at_once = keys::meaning(None, &stroke, true, false);
        if covered && !matches!(at_once, Meaning::Do(Command::Lock | Command::Veil)) {
            return;
        }
        let before = keys::take_begun(&ev);
        let single_keys = preferences.single_keys.get_untracked();
        match keys::meaning(before.as_deref(), &stroke, keys::is_in_field(&ev), single_keys) {
            Meaning::Nothing => (),
            Meaning::Begun => keys::begin_pair(stroke, &ev),
            Meaning::Do(command) => {
                ev.prevent_default();
                run(command, (app, workbooks, file), windows, go);
            }
        }
    });
    on_cleanup(move || handle.remove());
}

fn run(
    command: Command,
    (app, workbooks, file): (state::App, Workbooks, PageFile),
    windows: Windows,
    go: Callback<Route>,
) {
    match command {
        Command::Save => page_file_words::save(app, file),
        Command::Palette => windows.palette.set(true),
        Command::KeySheet => windows.keys.set(true),
        Command::AddTask => windows.add_task.set(true),
        Command::Lock => workbooks.lock_now(),
        Command::Veil => windows.veil.update(|veiled| *veiled = !*veiled),
        Command::Undo => app.undo(),
        Command::Redo => app.redo(),
        Command::HalfPage => go.run(Route::Plan(Plan::HalfPage)),
        Command::Go(place) => go.run(Place::route(place)),
    }
}
