//! A list of tasks that belongs to a phase, for example an investigation's plan: a template.
//!
//! Its lines are typed as in the line for a new task, so that days can be given from the day the list
//! is used (`om 5 arbeidsdager`). Those that come with the app are texts; a record with the same id
//! takes the place of one.

use super::{entity::entity, ids::Id};
use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskList {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// One task a line.
    pub lines: String,
}
entity!(TaskList, Id, "task_list");

impl TaskList {
    /// Its lines, without the empty ones.
    pub fn tasks(&self) -> impl Iterator<Item = &str> {
        self.lines.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}
