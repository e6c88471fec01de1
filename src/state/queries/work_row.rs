//! An item of work as one line.

use crate::{
    domain::{
        ids::CaseId,
        work_item::{ItemId, ItemTitle, WorkItem},
        workspace::Workspace,
    },
    texts::{clock_words, reasons},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// How near the end is, for shape and colour beside the words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// Past its end; not for a date of practice.
    Overdue,
    /// Due today, at once, or past a date of practice.
    Now,
    /// Later, or without a date.
    Later,
}

/// See the module.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkRow {
    /// Which.
    pub id: ItemId,
    /// The user's words, or the rule's short name.
    pub title: String,
    /// The case it belongs to.
    pub case: Option<CaseId>,
    /// Its code.
    pub code: Option<String>,
    /// The paragraph, for a clock.
    pub law: Option<&'static str>,
    /// How sure the date is, where it is less than sure.
    pub certainty: Option<&'static str>,
    /// How far away the end is: `om 2 arbeidsdager`. None without an end.
    pub left: Option<String>,
    /// The end itself: `fr. 27. nov.`
    pub end: Option<String>,
    /// How near.
    pub urgency: Urgency,
    /// The day the user plans to do it.
    pub planned: Option<NaiveDate>,
    /// The time of day on that day.
    pub at: Option<NaiveTime>,
    /// In somebody else's hands.
    pub waiting: bool,
    /// A duty by law with a date of the law's.
    pub statutory: bool,
    /// A child without safe care or in acute danger.
    pub acute: bool,
    /// Why it stands where it stands.
    pub reason: String,
}

impl WorkRow {
    /// The line of an item.
    pub fn of(item: &WorkItem, workspace: &Workspace) -> Self {
        let now = workspace.now();
        let today = now.date();
        let rule = match &item.title {
            ItemTitle::Rule(rule) => Some(*rule),
            ItemTitle::Own(_) => None,
        };
        WorkRow {
            id: item.id.clone(),
            title: reasons::item_title(item).to_owned(),
            case: item.case.clone(),
            code: code_of(item, workspace),
            law: rule.map(|rule| rule.source),
            certainty: rule.and_then(clock_words::certainty),
            left: reasons::due_text(item, now),
            end: reasons::end_text(item, today),
            urgency: urgency(item, now),
            planned: item.planned,
            at: item.at,
            waiting: item.waiting,
            statutory: item.is_by_law(),
            acute: item.acute,
            reason: reasons::why_here(item, now),
        }
    }
}

/// `K7-ulv`, or `K7-ulv +2` where the task holds for two siblings too.
fn code_of(item: &WorkItem, workspace: &Workspace) -> Option<String> {
    let (Some(code), ItemId::Task(id)) = (item.case_code.clone(), &item.id) else { return item.case_code.clone() };
    let is_joint = workspace.tasks().get(id.clone()).is_some_and(|task| task.joint);
    let others = item.case.as_ref().filter(|_| is_joint).map_or(0, |case| workspace.group_of(case).len() - 1);
    Some(if others > 0 { format!("{code} +{others}") } else { code })
}

/// How near the end of an item is.
pub(super) fn urgency(item: &WorkItem, now: NaiveDateTime) -> Urgency {
    if item.is_broken(now) {
        Urgency::Overdue
    } else if item.at_once || item.due.is_some_and(|due| due <= now.date()) {
        Urgency::Now
    } else {
        Urgency::Later
    }
}
