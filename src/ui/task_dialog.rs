//! The window for one task: a new one, or one that is there.

use super::parts::{Choice, Dialog, Draft, FieldSpec, Form};
use crate::{
    domain::ids::{CaseId, TaskId},
    state::{App, Workbooks, actions::tasks, app},
    texts::{Key, text},
};
use leptos::prelude::*;
use tasks::field;

/// Which task the window is for.
#[derive(Clone, PartialEq, Debug)]
enum Target {
    /// A new one, on this case where there is one.
    New(Option<CaseId>),
    /// One that is there.
    Edit(TaskId),
}

/// Opens the window from any page.
#[derive(Clone, Copy)]
pub struct Opener {
    open: RwSignal<bool>,
    target: RwSignal<Target>,
}

impl Opener {
    /// For a new task, on a case or not.
    pub fn add(self, case: Option<CaseId>) {
        self.show(Target::New(case));
    }
    /// For a task that is there.
    pub fn edit(self, task: TaskId) {
        self.show(Target::Edit(task));
    }
    fn show(self, target: Target) {
        self.target.set(target);
        self.open.set(true);
    }
}

/// Makes the opener. `open` is also set by the shell, for a new task without a case. Once, in the shell.
pub fn provide(open: RwSignal<bool>) {
    let target = RwSignal::new(Target::New(None));
    // Whoever opens it next without a target wants a new task.
    Effect::watch(
        move || open.get(),
        move |is_open, _, _| {
            if !is_open {
                target.set(Target::New(None));
            }
        },
        false,
    );
    provide_context(Opener { open, target });
}

/// The opener of the shell.
pub fn opener() -> Opener {
    use_context().unwrap_or_else(|| Opener { open: RwSignal::new(false), target: RwSignal::new(Target::New(None)) })
}

/// The window. Once, in the shell.
#[component]
pub fn TaskDialog() -> impl IntoView {
    let Opener { open, target } = opener();
    let title = move || {
        let is_new = target.with(|target| matches!(target, Target::New(_)));
        text(if is_new { Key::TaskNew } else { Key::TaskEdit }).to_owned()
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            <TaskForm open target=target.get_untracked()/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn TaskForm(open: RwSignal<bool>, target: Target) -> impl IntoView {
    let app = app();
    let (name, start) = match &target {
        Target::New(case) => {
            let case = case.as_ref().map_or("", CaseId::as_str);
            (format!("task-new-{case}"), tasks::form_of(&Default::default()).with(field::CASE, case))
        }
        Target::Edit(id) => {
            let task = app.workspace(|workspace| workspace.tasks().get(id.clone()).cloned());
            (format!("task-{id}"), tasks::form_of(&task.unwrap_or_default()))
        }
    };
    let kept = Workbooks::get().kept_form(&name);
    let draft = Draft::new(start);
    kept.resume(move |typed| draft.resume(typed));
    let target = StoredValue::new(target);
    let save = Callback::new(move |values| {
        let saved = target.with_value(|target| match target {
            Target::New(_) => app.add_task(&values).map(drop),
            Target::Edit(id) => app.edit_task(id, &values),
        });
        if saved.is_ok() {
            // The form forgets its draft first; then the window goes.
            request_animation_frame(move || open.set(false));
        }
        saved
    });
    let fields = task_fields(app);
    view! {
        <Form
            fields=Signal::stored(fields)
            draft
            submit=Key::TaskSave
            on_submit=save
            on_leave=move || open.set(false)
            on_draft=Callback::new(move |typed| kept.keep(typed))
        />
    }
    .into_any()
}

fn task_fields(app: App) -> Vec<FieldSpec> {
    let important = vec![
        Choice::new("", text(Key::TaskImportantUnknown)),
        Choice::new("true", text(Key::AnswerYes)),
        Choice::new("false", text(Key::AnswerNo)),
    ];
    vec![
        FieldSpec::text(field::TITLE, Key::TaskTitle).required().help(Key::TaskTitleHelp),
        FieldSpec::select(field::CASE, Key::TaskCase, case_choices(app)),
        FieldSpec::select(field::IMPORTANT, Key::TaskImportant, important),
        FieldSpec::date(field::DEADLINE, Key::TaskDeadline),
        FieldSpec::date(field::PLANNED, Key::TaskPlanned),
        FieldSpec::number(field::ESTIMATE, Key::TaskEstimate, Some(Key::UnitHours)),
        FieldSpec::check(field::STATUTORY, Key::TaskStatutory),
        FieldSpec::check(field::ACUTE, Key::TaskAcute),
        FieldSpec::long_text(field::NOTE, Key::TaskNote),
    ]
}

fn case_choices(app: App) -> Vec<Choice> {
    let cases = app.workspace(crate::state::queries::register::open_codes);
    let choice = |(id, code): (CaseId, String)| Choice::new(id.as_str(), code);
    std::iter::once(Choice::new("", text(Key::TaskNoCase))).chain(cases.into_iter().map(choice)).collect()
}
