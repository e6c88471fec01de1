//! The window for one task: a new one, or one that is there.

use super::{
    form_window::{Ask, FormWindow},
    parts::{Choice, FieldSpec},
};
use crate::{
    domain::ids::{CaseId, TaskId},
    state::{App, actions::tasks, app, queries::register::open_codes},
    texts::{Key, text},
};
use leptos::prelude::*;
use tasks::field;

/// Opens the window. A copied handle, taken where a component is built.
#[derive(Clone, Copy)]
pub struct Opener {
    app: App,
    window: FormWindow,
}

/// The opener of the page.
pub fn opener() -> Opener {
    Opener { app: app(), window: FormWindow::get() }
}

/// Lets the shell ask for a new task by setting `asked`. Once, in the shell.
pub fn open_when(asked: RwSignal<bool>) {
    let opener = opener();
    Effect::new(move || {
        if asked.get() {
            asked.set(false);
            opener.add(None);
        }
    });
}

impl Opener {
    /// For a new task, on a case or not.
    pub fn add(self, case: Option<CaseId>) {
        let app = self.app;
        let case = case.as_ref().map_or("", CaseId::as_str);
        let start = tasks::form_of(&Default::default()).with(field::CASE, case);
        let ask = Ask::new(format!("task-new-{case}"), text(Key::TaskNew), Key::TaskSave).start(start);
        self.window.ask(ask.fields(move |_| fields(app)).save(move |values| app.add_task(values).map(drop)));
    }
    /// For a task that is there.
    pub fn edit(self, id: TaskId) {
        let app = self.app;
        let Some(task) = app.workspace(|workspace| workspace.tasks().get(id.clone()).cloned()) else { return };
        let ask = Ask::new(format!("task-{id}"), text(Key::TaskEdit), Key::TaskSave).start(tasks::form_of(&task));
        self.window.ask(ask.fields(move |_| fields(app)).save(move |values| app.edit_task(&id, values)));
    }
}

fn fields(app: App) -> Vec<FieldSpec> {
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
    let cases = app.workspace(open_codes);
    let choice = |(id, code): (CaseId, String)| Choice::new(id.as_str(), code);
    std::iter::once(Choice::new("", text(Key::TaskNoCase))).chain(cases.into_iter().map(choice)).collect()
}
