//! Acts on whatever stands in the matrix: a task of one's own, or the open clock of a case.

use crate::{
    domain::{
        case::ClockMark,
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormReader, FormValues, SHORT},
        ids::Id,
        quadrant::Quadrant,
        task::Task,
        work_item::ItemId,
    },
    state::App,
};
use chrono::NaiveDate;

/// The fields of what a move means, by name.
pub mod field {
    pub use crate::state::actions::tasks::field::{FOLLOW_UP, PLANNED, WAITING};
    /// Why it may be left undone.
    pub const REASON: &str = "drop_reason";
    /// It is over with: away from the lists.
    pub const ENDS: &str = "ends";
}

/// What waits for somebody is planned by the day it is asked about.
fn plan_task(task: &mut Task, on: Option<NaiveDate>) {
    if task.is_waiting() && task.follow_up.is_some() {
        task.follow_up = on;
    } else {
        task.planned = on;
    }
}

impl App {
    /// Moves items to a quadrant, all in one change, with what the move means: a day, a person, a
    /// reason (fields of [`field`]). The legal floor of a clock still holds.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn move_items(self, ids: &[ItemId], to: Quadrant, means: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(means);
        let (planned, follow_up) = (read.date(field::PLANNED), read.date(field::FOLLOW_UP));
        let (role, reason) = (read.text(field::WAITING, SHORT), read.text(field::REASON, SHORT));
        let ends = read.flag(field::ENDS);
        read.finish(())?;
        let (now, mut made) = (self.now(), Vec::new());
        for id in ids {
            made.extend(self.item_edits(
                id,
                |task| {
                    task.quadrant = Some(to);
                    task.planned = planned.or(task.planned);
                    task.follow_up = follow_up.or(task.follow_up);
                    if !role.is_empty() {
                        task.waiting_for.clone_from(&role);
                    }
                    if !reason.is_empty() {
                        task.drop_reason.clone_from(&reason);
                    }
                    if ends {
                        task.stop_timer(now);
                        (task.done, task.dropped) = (Some(now.date()), true);
                    }
                },
                |mark| {
                    mark.quadrant = Some(to);
                    mark.planned = planned.or(mark.planned);
                },
            ));
        }
        self.commit(Label::ItemMoved, made);
        Ok(())
    }
    /// Gives items back to the suggestion, all in one change.
    pub fn return_items(self, ids: &[ItemId]) {
        let edits = |id| self.item_edits(id, |task| task.quadrant = None, |mark| mark.quadrant = None);
        self.commit(Label::ItemReturned, ids.iter().flat_map(edits).collect());
    }
    /// Marks a task or a clock as done now.
    pub fn complete_item(self, id: &ItemId) {
        match id {
            ItemId::Task(task) => self.complete_task(task),
            ItemId::Clock(mark) => {
                let now = self.now();
                if let Some((case, kind)) = super::clocks::recorded_as(mark) {
                    return self.add_event(&case, kind, now.date());
                }
                self.change_mark(mark, Label::ClockDone, |mark| {
                    mark.done = Some(now.date());
                    mark.done_at = Some(now.time());
                    mark.before_recorded = false;
                });
            }
        }
    }
    /// Sets or clears the day an item is planned for.
    pub fn plan_item(self, id: &ItemId, on: Option<NaiveDate>) {
        match id {
            ItemId::Task(task) => self.change_task(task, Label::TaskEdited, |task| plan_task(task, on)),
            ItemId::Clock(mark) => self.change_mark(mark, Label::ClockPlanned, |mark| mark.planned = on),
        }
    }

    /// Plans several items for one day, or takes their day away, in one change.
    pub fn plan_items(self, ids: &[ItemId], on: Option<NaiveDate>) {
        let plan = |id| self.item_edits(id, |task| plan_task(task, on), |mark| mark.planned = on);
        self.commit_and_say(Label::ItemsPlanned, ids.iter().flat_map(plan).collect());
    }

    fn item_edits(self, id: &ItemId, task: impl FnOnce(&mut Task), mark: impl FnOnce(&mut ClockMark)) -> Vec<Edit> {
        match id {
            ItemId::Task(id) => {
                let Some(before) = self.task(id) else { return Vec::new() };
                let mut after = before.clone();
                task(&mut after);
                edits(Some(&before), &after)
            }
            ItemId::Clock(id) => self.mark_edits(id, mark),
        }
    }
    fn mark_edits(self, id: &Id, change: impl FnOnce(&mut ClockMark)) -> Vec<Edit> {
        let held = self.workspace(|workspace| workspace.marks().get(id.clone()).map(|mark| (**mark).clone()));
        let Some(before) = held.clone().or_else(|| ClockMark::blank(id)) else { return Vec::new() };
        let mut after = before.clone();
        change(&mut after);
        edits(held.as_ref(), &after)
    }
    /// Changes what the user adds to a clock; makes the mark when there is none yet.
    pub fn change_mark(self, id: &Id, label: Label, change: impl FnOnce(&mut ClockMark)) {
        let edits = self.mark_edits(id, change);
        self.commit_and_say(label, edits);
    }
}
