//! What happened in a case, and its tasks.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    state::queries::case_view::{CaseView, DoneTask, EventView},
    texts::{Key, say, text},
    ui::{
        focus,
        parts::{Button, Heading, IconButton, Variant},
        work_list::{Shown, WorkList},
    },
};

/// The events, the last first.
#[component]
pub fn Events(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let events =
        Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.events.clone()).unwrap_or_default()));
    let add = move || {
        if let Some(case) = cases.open.get_untracked() {
            cases.acts.add_event(&case);
        }
    };
    view! {
        <section class="events">
            <Heading text=Key::EventsTitle level=3/>
            <p class="none" hidden=move || events.with(|events| !events.is_empty())>{text(Key::EventsNone)}</p>
            <ul>{move || events.get().into_iter().map(|event| line(cases, event)).collect::<Vec<_>>()}</ul>
            <Button label=Key::EventAdd variant=Variant::Tertiary icon="Plus" on_press=add/>
        </section>
    }
}

fn line(cases: Cases, event: EventView) -> Markup {
    let EventView { id, what, when, note } = event;
    let corrected = id.clone();
    let correct = move || cases.acts.correct_event(&corrected);
    let delete = move || {
        cases.app.delete_event(&id);
        focus::rescue();
    };
    view! {
        <li>
            <span class="when">{when.clone()}</span>
            <span class="what">{what}</span>
            <IconButton label=say::event_correct(&format!("{what} {when}")) icon="Pencil" on_press=correct/>
            <IconButton label=say::event_delete(&format!("{what} {when}")) icon="Trash" on_press=delete/>
            {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
        </li>
    }
}

/// The tasks of the case.
#[component]
pub fn Tasks(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let rows = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.tasks.clone()).unwrap_or_default()));
    let done = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.done.clone()).unwrap_or_default()));
    let done_words = move || say::list_count(text(Key::TasksDone), &done.with(Vec::len).to_string());
    view! {
        <section class="tasks">
            <Heading text=Key::TasksTitle level=3/>
            <p class="none" hidden=move || rows.with(|rows| !rows.is_empty())>{text(Key::TasksNone)}</p>
            <WorkList label=Key::TasksTitle rows shown=Shown { reason: false, code: false }/>
            <Button
                label=Key::CaseAddTask
                variant=Variant::Tertiary
                icon="Plus"
                on_press=move || cases.tasks.add(cases.open.get_untracked())
            />
            <details class="fold" hidden=move || done.with(Vec::is_empty)>
                <summary>{done_words}</summary>
                <div>
                    <ul>{move || done.get().into_iter().map(|task| done_line(cases, task)).collect::<Vec<_>>()}</ul>
                </div>
            </details>
        </section>
    }
}

fn done_line(cases: Cases, task: DoneTask) -> Markup {
    let DoneTask { id, title, on } = task;
    let reopen = move || {
        cases.app.reopen_task(&id);
        focus::rescue();
    };
    view! {
        <li>
            <span class="when">{on}</span>
            <span class="what">{title.clone()}</span>
            <IconButton label=say::task_reopen(&title) icon="ArrowUndo" on_press=reopen/>
        </li>
    }
}
