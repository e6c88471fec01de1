//! The root: what is shared by all pages, and the frame around them.

use super::{
    keys::{self, Command, Meaning},
    pages,
    parts::{self, LiveRegion},
    route::{self, Place},
    shell::{KeySheet, PaletteHost, Places, Preferences, TopBar, Windows},
};
use crate::{
    state::{self, Phase},
    texts::{Key, lang, text},
};
use leptos::{ev, html, prelude::*};

/// The whole app. A change of language builds everything below it anew.
#[component]
pub fn App() -> impl IntoView {
    route::provide_router();
    parts::provide_announcer();
    keys::provide_page_keys();
    let preferences = Preferences::provide();
    move || {
        preferences.language.track();
        view! { <Shell/> }.into_any()
    }
}

#[component]
fn Shell() -> impl IntoView {
    let windows = Windows::provide();
    let main = NodeRef::<html::Main>::new();
    follow_route(main);
    listen_to_keys(windows);
    let skip = move |ev: ev::MouseEvent| {
        // The address behind the `#` is the route, so the link may not follow itself.
        ev.prevent_default();
        focus_main(main);
    };
    let current = route::current();
    let route = Memo::new(move |_| current.get());
    let place = Memo::new(move |_| route.with(route::Route::place));
    let app = state::app();
    view! {
        <a class="ds-skip-link" href="#main" on:click=skip>
            {text(Key::NavSkip)}
        </a>
        <div class="shell">
            <Places/>
            <TopBar/>
            <main id="main" tabindex="-1" node_ref=main>
                {move || content(app.phase(), place.get(), route)}
            </main>
        </div>
        <LiveRegion/>
        <KeySheet/>
        <PaletteHost/>
    }
    .into_any()
}

/// The page, once the data is there. An empty start asks first, but lets the user at the backups.
fn content(phase: Phase, place: Place, route: Memo<route::Route>) -> AnyView {
    match phase {
        Phase::Loading => view! { <p role="status">{text(Key::LoadingData)}</p> }.into_any(),
        Phase::FirstStart if place != Place::Data => view! { <pages::FirstStart/> }.into_any(),
        Phase::FirstStart | Phase::Ready => pages::page(place, route),
    }
}

/// A new page takes the focus and gives the document its title. Moving within a page does not.
fn follow_route(main: NodeRef<html::Main>) {
    let route = route::current();
    let title = Memo::new(move |_| route.with(route::Route::title));
    Effect::new(move |before: Option<Key>| {
        let title = title.get();
        document().set_title(&format!("{} – {}", text(title), text(Key::AppName)));
        if before.is_some_and(|before| before != title) {
            request_animation_frame(move || {
                // A form on the new page may have taken it already.
                let held = document().active_element();
                let taken = held.is_some_and(|held| {
                    held.closest("main input, main select, main textarea, dialog").ok().flatten().is_some()
                });
                if !taken {
                    focus_main(main);
                }
            });
        }
        title
    });
    // Hyphenation and the screen reader's voice follow the language.
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang().code());
    }
}

fn focus_main(main: NodeRef<html::Main>) {
    if let Some(main) = main.get_untracked() {
        let _ = main.focus();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// How long the first of two keys waits for the second.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(1500);

fn listen_to_keys(windows: Windows) {
    let begun = StoredValue::new(None::<String>);
    let go = route::navigator();
    let preferences = Preferences::get();
    let handle = window_event_listener(ev::keydown, move |ev| {
        // A window over the page has its own keys.
        let covered = document().query_selector("dialog[open]").ok().flatten().is_some();
        if ev.default_prevented() || ev.alt_key() || ev.is_composing() || covered {
            return;
        }
        let stroke = keys::stroke(&ev);
        let before = begun.try_update_value(Option::take).flatten();
        match keys::meaning(before.as_deref(), &stroke, keys::is_in_field(&ev), preferences.single_keys.get_untracked())
        {
            Meaning::Nothing => (),
            Meaning::Begun => {
                begun.set_value(Some(stroke));
                set_timeout(move || drop(begun.try_update_value(Option::take)), PATIENCE);
            }
            Meaning::Do(command) => {
                ev.prevent_default();
                run(command, windows, go);
            }
        }
    });
    on_cleanup(move || handle.remove());
}

fn run(command: Command, windows: Windows, go: Callback<route::Route>) {
    match command {
        Command::Palette => windows.palette.set(true),
        Command::KeySheet => windows.keys.set(true),
        Command::AddTask => windows.add_task.set(true),
        Command::Go(place) => go.run(Place::route(place)),
        Command::Undo | Command::Redo => (),
    }
}
