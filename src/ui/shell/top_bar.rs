//! What is at hand on every page.

use super::{save_status::SaveStatus, windows::Windows};
use crate::ui::prelude::*;
use crate::{
    domain::{change::Label, entity::Entity, task::Task},
    state::{Workbooks, app, label_text},
    texts::{Key, say, text},
    ui::{
        parts::{IconButton, icon},
        route::Place,
    },
};

/// The bar: a new task, search, undo and redo, and whether all is saved.
#[component]
pub fn TopBar() -> impl IntoView {
    let (app, windows) = (app(), Windows::get());
    let next_undo = Memo::new(move |_| app.next_undo());
    let next_redo = Memo::new(move |_| app.next_redo());
    let naming = |verb: Key, next: Memo<Option<Label>>| {
        Signal::derive(move || match next.get() {
            Some(label) => format!("{}: {}", text(verb), label_text(label)),
            None => text(verb).to_owned(),
        })
    };
    let workbooks = Workbooks::get();
    let lock = move || {
        let press = move || workbooks.lock_now();
        workbooks.has_lock().then(|| {
            view! { <IconButton label=Key::ActLockNow icon="PadlockLocked" keys="Ctrl Shift L" on_press=press/> }
        })
    };
    let timer = move || {
        app.watch(Task::KIND);
        let running = app.workspace(|w| w.tasks().iter().find(|task| task.timer.is_some()).cloned())?;
        // A button's words show as a hint where the pointer rests, which no veil covers.
        let label =
            if windows.veil.get() { text(Key::TimerVeiled).to_owned() } else { say::timer_running(&running.title) };
        let id = running.id.clone();
        Some(view! { <IconButton label icon="Clock" on_press=move || app.switch_timer(&id)/> })
    };
    view! {
        <header class="top-bar">
            <span class="app-name">{text(Key::AppName)}</span>
            <div class="tools" role="group" aria-label=text(Key::BarTools)>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="primary"
                    title=format!("{} (Q)", text(Key::BarAddTask))
                    on:click=move |_| windows.add_task.set(true)
                >
                    {icon("Plus")}
                    <span class="words">{text(Key::BarAddTask)}</span>
                </button>
                <IconButton
                    label=Key::BarSearch
                    icon="MagnifyingGlass"
                    keys="Ctrl K"
                    on_press=move || windows.palette.set(true)
                />
                <IconButton
                    label=naming(Key::BarUndo, next_undo)
                    icon="ArrowUndo"
                    keys="Ctrl Z"
                    disabled=Signal::derive(move || next_undo.get().is_none())
                    on_press=move || app.undo()
                />
                <IconButton
                    label=naming(Key::BarRedo, next_redo)
                    icon="ArrowRedo"
                    keys="Ctrl Y"
                    disabled=Signal::derive(move || next_redo.get().is_none())
                    on_press=move || app.redo()
                />
                {timer}
                {lock}
                <IconButton
                    label=Key::BarKeys
                    icon="QuestionmarkDiamond"
                    keys="?"
                    on_press=move || windows.keys.set(true)
                />
                <a class="ds-button data-link" data-variant="tertiary" data-icon="true" href=Place::Data.route().href() aria-label=text(Key::PlaceData)>
                    {icon(Place::Data.icon())}
                </a>
            </div>
            <SaveStatus/>
        </header>
    }
}
