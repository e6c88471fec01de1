//! One line for a new task, with what is understood of it under the line while it is typed.

use super::windows::Windows;
use crate::ui::prelude::*;
use crate::{
    domain::form::FormValues,
    state::{
        Workbooks,
        actions::tasks::field,
        app,
        queries::quick_line::{Understood, read_line, understood},
    },
    texts::{Key, say, text},
    ui::{
        focus,
        parts::{Button, Dialog, Draft, Facts, FieldSpec, Form, Variant, fact},
        task_dialog::opener,
    },
};
use std::time::Duration;

/// Puts the window into the page. Once, in the shell.
#[component]
pub fn QuickAddHost() -> impl IntoView {
    let windows = Windows::get();
    view! {
        <Dialog open=windows.add_task title=text(Key::TaskNew).to_owned()>
            {line(windows)}
        </Dialog>
    }
}

fn line(windows: Windows) -> Markup {
    let (app, open) = (app(), windows.add_task);
    let kept = Workbooks::get().kept_form("task-quick");
    let given = windows.typed.try_update_value(std::mem::take).unwrap_or_default();
    let draft = Draft::new(FormValues::default());
    if given.is_empty() {
        kept.resume(move |typed| draft.resume(typed));
    } else {
        draft.set(field::TITLE, given);
    }
    let close = move |()| {
        open.set(false);
        focus::rescue();
    };
    let save = move |values: FormValues| app.add_quick(&values).map(drop);
    let tasks = opener();
    let keep = kept;
    let more = move || {
        let typed = draft.values_untracked();
        let read = app.workspace(|workspace| read_line(workspace, typed.get(field::TITLE)));
        draft.restart(FormValues::default());
        keep.keep(None);
        open.set(false);
        // The browser gives the focus back from one window before the next one takes it.
        set_timeout(move || tasks.add_like(&read.task), Duration::ZERO);
    };
    // A date that was understood is no birth date: only what stays in the title is looked at.
    let look_at = move |typed: String| app.workspace(|workspace| read_line(workspace, &typed)).task.title;
    let fields = Signal::derive(|| vec![FieldSpec::text(field::TITLE, Key::TaskTitle).required().help(Key::QuickHelp)]);
    view! {
        <Form
            fields
            draft
            submit=text(Key::TaskSave).to_owned()
            on_submit=Callback::new(save)
            on_saved=close
            on_leave=move || open.set(false)
            on_draft=Callback::new(move |typed| kept.keep(typed))
            look_at=Callback::new(look_at)
        >
            {preview(draft)}
            <Button label=Key::QuickMore variant=Variant::Tertiary on_press=more/>
        </Form>
    }
}

/// What was understood, and what was not.
fn preview(draft: Draft) -> Markup {
    let app = app();
    let read = Memo::new(move |_| {
        let line = draft.get(field::TITLE);
        app.workspace(|workspace| understood(workspace, &line))
    });
    let facts =
        move || read.with(|read| read.facts.iter().map(|(name, words)| fact(*name, words.clone())).collect::<Vec<_>>());
    let is_empty = |read: &Understood| read.facts.is_empty() && read.left.is_empty();
    let left = move || read.with(|read| (!read.left.is_empty()).then(|| say::quick_left(&read.left)));
    view! {
        <section class="quick-preview" aria-label=text(Key::QuickUnderstood) aria-live="polite">
            <p class="help" hidden=move || read.with(|read| !is_empty(read))>{text(Key::QuickExample)}</p>
            {move || {
                let facts = facts();
                view! { <Facts>{facts}</Facts> }
            }}
            <p class="quick-left" hidden=move || read.with(|read| read.left.is_empty())>{left}</p>
        </section>
    }
}
