//! The box for a new task, from any page.

use super::windows::Windows;
use crate::{
    domain::{case::Case, entity::Entity, form::FormValues},
    state::{actions::tasks::field, app},
    texts::{Key, text},
    ui::parts::{Choice, Dialog, Draft, FieldSpec, Form},
};
use leptos::prelude::*;

/// The box. One line is enough; the rest has sensible defaults.
#[component]
pub fn AddTask() -> impl IntoView {
    let open = Windows::get().add_task;
    view! {
        <Dialog open title=Key::BarAddTask>
            <TaskForm open/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn TaskForm(open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let draft = Draft::new(FormValues::default());
    let save = move |values: FormValues| {
        app.add_task(&values)?;
        open.set(false);
        Ok(())
    };
    view! {
        <Form
            fields=task_fields(cases())
            draft
            submit=Key::TaskSave
            on_submit=save
            on_leave=move || open.set(false)
        />
    }
    .into_any()
}

/// The cases that are open, by code.
fn cases() -> Vec<Choice> {
    let mut choices: Vec<Choice> = app().workspace(|workspace| {
        let open = workspace.cases().iter().filter(|case: &&std::sync::Arc<Case>| case.closed.is_none());
        open.map(|case| Choice::new(case.id().as_str(), &case.code)).collect()
    });
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices.insert(0, Choice::new("", text(Key::TaskNoCase)));
    choices
}

/// The fields of a task.
pub fn task_fields(cases: Vec<Choice>) -> Vec<FieldSpec> {
    let important = vec![
        Choice::new("", text(Key::TaskImportantUnknown)),
        Choice::new("true", text(Key::AnswerYes)),
        Choice::new("false", text(Key::AnswerNo)),
    ];
    vec![
        FieldSpec::text(field::TITLE, Key::TaskTitle).required().help(Key::TaskTitleHelp),
        FieldSpec::select(field::CASE, Key::TaskCase, cases),
        FieldSpec::select(field::IMPORTANT, Key::TaskImportant, important),
        FieldSpec::date(field::DEADLINE, Key::TaskDeadline),
        FieldSpec::date(field::PLANNED, Key::TaskPlanned),
        FieldSpec::number(field::ESTIMATE, Key::TaskEstimate, Some(Key::UnitHours)),
        FieldSpec::check(field::STATUTORY, Key::TaskStatutory),
        FieldSpec::check(field::ACUTE, Key::TaskAcute),
        FieldSpec::long_text(field::NOTE, Key::TaskNote),
    ]
}
