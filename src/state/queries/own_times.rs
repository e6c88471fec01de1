//! What the user's own times would say of tasks without an estimate.

use crate::{
    domain::{
        own_times::{ENOUGH, OwnTimes, kind_of},
        task::Task,
        workspace::Workspace,
    },
    texts::{say, task_words},
};

fn all(workspace: &Workspace) -> OwnTimes {
    OwnTimes::of(workspace.tasks().iter().map(|task| &**task))
}

/// How many open tasks they would count for, in a sentence; empty where it is none.
pub fn offer(workspace: &Workspace) -> String {
    let times = all(workspace);
    let open = workspace.tasks().iter().filter(|task| task.done.is_none() && task.estimate.is_none());
    match open.filter(|task| times.for_title(&task.title).is_some()).count() {
        0 => String::new(),
        count => say::own_times(count as i64, &ENOUGH.to_string()),
    }
}

/// What they say of one task: `25 min: midten av dine 7 som begynner med «ring»`.
pub fn of_task(workspace: &Workspace, task: &Task) -> Option<String> {
    let own = all(workspace).for_title(&task.title).filter(|_| task.estimate.is_none())?;
    Some(say::own_time(&task_words::minutes(own.minutes), &own.count.to_string(), &kind_of(&task.title)))
}
