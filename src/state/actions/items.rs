//! Acts on whatever stands in the matrix: a task of one's own, or the open clock of a case.

use crate::{
    domain::{case::ClockMark, change::Label, entity::edits, ids::Id, quadrant::Quadrant, work_item::ItemId},
    state::App,
};
use chrono::NaiveDate;

impl App {
    /// Moves an item to a quadrant against the suggestion. The legal floor of a clock still holds.
    pub fn move_item(self, id: &ItemId, to: Quadrant) {
        self.set_quadrant(id, Label::ItemMoved, Some(to));
    }
    /// Gives an item back to the suggestion.
    pub fn return_item(self, id: &ItemId) {
        self.set_quadrant(id, Label::ItemReturned, None);
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
            ItemId::Task(task) => self.plan_task(task, on),
            ItemId::Clock(mark) => self.change_mark(mark, Label::ClockPlanned, |mark| mark.planned = on),
        }
    }

    fn set_quadrant(self, id: &ItemId, label: Label, to: Option<Quadrant>) {
        match id {
            ItemId::Task(task) => self.change_task(task, label, |task| task.quadrant = to),
            ItemId::Clock(mark) => self.change_mark(mark, label, |mark| mark.quadrant = to),
        }
    }
    /// Changes what the user adds to a clock; makes the mark when there is none yet.
    pub fn change_mark(self, id: &Id, label: Label, change: impl FnOnce(&mut ClockMark)) {
        let held = self.workspace(|workspace| workspace.marks().get(id.clone()).map(|mark| (**mark).clone()));
        let Some(before) = held.clone().or_else(|| ClockMark::blank(id)) else { return };
        let mut after = before.clone();
        change(&mut after);
        self.commit_and_say(label, edits(held.as_ref(), &after));
    }
}
