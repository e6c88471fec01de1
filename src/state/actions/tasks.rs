//! Adding, editing, completing and deleting tasks.

use crate::{
    domain::{
        change::Label,
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, LONG, SHORT},
        ids::{CaseId, Id, TaskId},
        task::Task,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;

/// The fields of the task form, by name.
pub mod field {
    pub const TITLE: &str = "title";
    pub const CASE: &str = "case";
    pub const DEADLINE: &str = "deadline";
    pub const PLANNED: &str = "planned";
    /// Hours, with decimals.
    pub const ESTIMATE: &str = "estimate";
    pub const IMPORTANT: &str = "important";
    pub const STATUTORY: &str = "statutory";
    pub const ACUTE: &str = "acute";
    pub const NOTE: &str = "note";
}

/// What a form holds for a task.
pub fn form_of(task: &Task) -> FormValues {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    FormValues::default()
        .with(field::TITLE, &task.title)
        .with(field::CASE, task.case.as_ref().map_or("", CaseId::as_str))
        .with(field::DEADLINE, date(task.deadline))
        .with(field::PLANNED, date(task.planned))
        .with(field::ESTIMATE, task.estimate.map(|m| crate::texts::number(f64::from(m) / 60.0)).unwrap_or_default())
        .with(field::IMPORTANT, task.important.map(|yes| yes.to_string()).unwrap_or_default())
        .with(field::STATUTORY, task.statutory.to_string())
        .with(field::ACUTE, task.acute.to_string())
        .with(field::NOTE, &task.note)
}

/// The task that a form describes, on the ground of the one that was there.
///
/// # Errors
/// Every field that cannot be read, with the cause.
pub fn read_form(values: &FormValues, before: &Task) -> Result<Task, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let task = Task {
        title: read.required(field::TITLE, SHORT),
        case: Some(read.text(field::CASE, 80)).filter(|id| Id::is_well_formed(id)).map(|id| CaseId(Id::new(id))),
        deadline: read.date(field::DEADLINE),
        planned: read.date(field::PLANNED),
        estimate: read.number(field::ESTIMATE, 0.0, 400.0).map(|hours| (hours * 60.0).round() as u32),
        important: match values.get(field::IMPORTANT) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        statutory: read.flag(field::STATUTORY),
        acute: read.flag(field::ACUTE),
        note: read.text(field::NOTE, LONG),
        ..before.clone()
    };
    read.finish(task)
}

impl App {
    /// Adds the task of a form.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn add_task(self, values: &FormValues) -> Result<TaskId, Vec<FieldError>> {
        let id = TaskId(Id::from_random(self.random()));
        let blank = Task { id: id.clone(), created: Some(self.now().date()), ..Task::default() };
        let task = read_form(values, &blank)?;
        self.commit_and_say(Label::TaskAdded, edits(None, &task));
        Ok(id)
    }
    /// Writes the form of a task back.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_task(self, id: &TaskId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let Some(before) = self.task(id) else { return Ok(()) };
        let after = read_form(values, &before)?;
        self.commit_and_say(Label::TaskEdited, edits(Some(&before), &after));
        Ok(())
    }
    /// Marks a task as done today.
    pub fn complete_task(self, id: &TaskId) {
        let today = self.now().date();
        self.change_task(id, Label::TaskCompleted, |task| task.done = Some(today));
    }
    /// Opens a task that was done.
    pub fn reopen_task(self, id: &TaskId) {
        self.change_task(id, Label::TaskReopened, |task| task.done = None);
    }
    /// Sets or clears the day a task is planned for.
    pub fn plan_task(self, id: &TaskId, on: Option<NaiveDate>) {
        self.change_task(id, Label::TaskEdited, |task| task.planned = on);
    }
    /// Deletes a task; undo brings it back.
    pub fn delete_task(self, id: &TaskId) {
        let edits = self.workspace(|workspace| workspace.deletion(&Key::new(Task::KIND, id.clone())));
        self.commit_and_say(Label::TaskDeleted, edits);
    }

    pub(super) fn change_task(self, id: &TaskId, label: Label, change: impl FnOnce(&mut Task)) {
        let Some(before) = self.task(id) else { return };
        let mut after = before.clone();
        change(&mut after);
        self.commit_and_say(label, edits(Some(&before), &after));
    }
    fn task(self, id: &TaskId) -> Option<Task> {
        self.workspace(|workspace| workspace.tasks().get(id.clone()).map(|task| (**task).clone()))
    }
}
