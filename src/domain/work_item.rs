//! Interim: replaced by the rules slice.
use super::{case::*, ids::*, quadrant::Quadrant, settings::Settings, task::Task};
use chrono::NaiveDateTime;
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ItemId {
    Task(TaskId),
    Clock(Id),
}
#[derive(Clone, PartialEq, Debug)]
pub struct WorkItem {
    pub id: ItemId,
    pub case: Option<CaseId>,
}
impl WorkItem {
    pub fn quadrant(&self) -> Option<Quadrant> {
        None
    }
    pub fn rank(&self) -> ItemId {
        self.id.clone()
    }
}
pub fn items_of_case(_: &Case, _: &[CaseEvent], _: &[ClockMark], _: &Settings, _: NaiveDateTime) -> Vec<WorkItem> {
    Vec::new()
}
pub fn item_of_task(t: &Task, _: Option<&Case>, _: &Settings, _: NaiveDateTime) -> Option<WorkItem> {
    t.done.is_none().then(|| WorkItem { id: ItemId::Task(t.id.clone()), case: t.case.clone() })
}
