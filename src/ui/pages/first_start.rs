//! What every empty start asks. An empty store is never taken for a new user: the browser may have
//! deleted it, and in Firefox the file may only have moved.

use crate::ui::prelude::*;
use crate::{
    state::{Phase, Workbooks, app},
    storage::crypto,
    texts::{Key, text},
    ui::{
        gate::SetUp,
        parts::{Button, Heading, PageHead, Variant},
        route::{DataTab, Route, navigator},
    },
};
use wasm_bindgen_futures::spawn_local;

/// The three doors.
#[component]
pub fn FirstStart() -> impl IntoView {
    let app = app();
    let workbooks = Workbooks::get();
    let go = navigator();
    let start = move || {
        app.set_phase(Phase::Ready);
        go.run(Route::Today);
    };
    let try_sample = move || {
        spawn_local(async move {
            workbooks.open_sample().await;
            go.run(Route::Today);
        });
    };
    // A book of one's own begins with its lock.
    let locking = RwSignal::new(false);
    let begin = move || {
        if workbooks.has_lock_untracked() || !crypto::is_there() {
            return start();
        }
        locking.set(true);
    };
    let restore = move || {
        app.set_phase(Phase::Ready);
        go.run(Route::Data(DataTab::Backup));
    };
    let doors = move || {
        view! {
            <div class="first-start">
                <PageHead title=Key::FirstStartTitle/>
                <p class="lead">{text(Key::FirstStartLead)}</p>
                <div class="doors">
                    {door(Key::DoorSampleTitle, Key::DoorSampleText, Key::DoorSampleAct, Variant::Primary, Callback::new(move |()| try_sample()))}
                    {door(Key::DoorOwnTitle, Key::DoorOwnText, Key::DoorOwnAct, Variant::Secondary, Callback::new(move |()| begin()))}
                    {door(Key::DoorBeforeTitle, Key::DoorBeforeText, Key::DoorBeforeAct, Variant::Secondary, Callback::new(move |()| restore()))}
                </div>
                {crate::storage::space::is_tied_to_path().then(|| view! { <p class="note">{text(Key::FirstStartPath)}</p> })}
                <p class="note">{text(Key::FirstStartPrivacy)}</p>
            </div>
        }
    };
    let lock = move || {
        view! {
            <div class="first-start set-up">
                <PageHead title=Key::SetupTitle/>
                <SetUp on_decline=Callback::new(move |()| start())/>
            </div>
        }
    };
    move || if locking.get() { lock() } else { doors() }
}

fn door(title: Key, words: Key, act: Key, variant: Variant, on_press: Callback<()>) -> Markup {
    view! {
        <section class="door">
            <Heading text=title/>
            <p>{text(words)}</p>
            <Button label=act variant on_press/>
        </section>
    }
}
