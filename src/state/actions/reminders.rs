//! Tasks that remind of a record: of taking an entry of the ledger up again, of following up a
//! deviation, of looking at a risk anew.

use crate::{
    domain::{
        change::Edit,
        entity::{Entity, edits},
        ids::{CaseId, Id, TaskId},
        task::Task,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;
use serde_json::json;

/// What to remind of. The record holds the task's id in its field `reminder`.
pub struct Reminder {
    /// The task that the record has so far.
    pub held: Option<TaskId>,
    /// What the task says.
    pub title: String,
    /// In which case.
    pub case: Option<CaseId>,
    /// The day; none takes an open task away.
    pub on: Option<NaiveDate>,
}

impl App {
    /// The edits that let the task follow the record: made, moved or taken away. A task that is done
    /// stays as it is.
    pub fn reminder_edits(self, key: &Key, reminder: Reminder) -> Vec<Edit> {
        let Reminder { held, title, case, on } = reminder;
        let task = self.reminding_task(held.as_ref());
        match (task, on) {
            (Some(task), Some(on)) if task.done.is_none() => {
                edits(Some(&task), &Task { title, case, planned: Some(on), ..task.clone() })
            }
            (Some(task), None) if task.done.is_none() => self.workspace(|workspace| workspace.deletion(&task.key())),
            (None, Some(on)) => {
                let task = Task {
                    id: TaskId(Id::from_random(self.random())),
                    title,
                    case,
                    planned: Some(on),
                    important: Some(true),
                    created: Some(self.now().date()),
                    ..Task::default()
                };
                let mut all = edits(None, &task);
                all.push(Edit::new(key.clone(), "reminder", json!(held), json!(task.id)));
                all
            }
            _ => Vec::new(),
        }
    }
    /// The edits that end the task with its record, or open it again.
    pub fn end_reminder_edits(self, held: Option<&TaskId>, ended: Option<NaiveDate>) -> Vec<Edit> {
        let task = self.reminding_task(held);
        task.map(|task| edits(Some(&task), &Task { done: ended, ..task.clone() })).unwrap_or_default()
    }
    fn reminding_task(self, held: Option<&TaskId>) -> Option<Task> {
        self.workspace(|workspace| workspace.tasks().get(held?.clone()).map(|task| (**task).clone()))
    }
}
