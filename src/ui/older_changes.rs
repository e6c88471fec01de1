//! The foot of a list of changes: whether there are older ones, and a way to them.

use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    texts::{Key, text},
    ui::parts::{Button, Variant},
};
use wasm_bindgen_futures::spawn_local;

/// See the module. Says when the end of what is kept has been reached.
pub fn older_changes() -> Markup {
    let (app, workbooks) = (app(), Workbooks::get());
    let more = Memo::new(move |_| {
        app.watch_history();
        app.workspace(|workspace| workspace.has_older_changes())
    });
    let look = move || spawn_local(app.look_further_back(workbooks));
    let button = move || {
        let label = Key::HistoryOlder;
        match more.get() {
            true => view! { <Button label variant=Variant::Tertiary on_press=look/> },
            false => view! { <p class="none">{text(Key::HistoryWhole)}</p> },
        }
    };
    view! { <div class="older" aria-live="polite">{button}</div> }
}
