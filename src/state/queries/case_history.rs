//! What was changed in one case and when: the latest changes that touch it, the last first.

use crate::{
    domain::{
        change::{Change, Edit, Origin},
        ids::CaseId,
        stamp::Stamp,
        workspace::Workspace,
    },
    state::label_text,
};
use serde_json::Value;
use std::sync::Arc;

/// A change as one line.
#[derive(Clone, PartialEq, Debug)]
pub struct HistoryLine {
    /// Names the change.
    pub stamp: Stamp,
    /// When, in milliseconds since 1970 UTC.
    pub millis: u64,
    /// What, in words.
    pub what: &'static str,
    /// How it came about.
    pub origin: Origin,
    /// The change itself, to take it back.
    pub change: Arc<Change>,
}

/// The latest changes of a case, its events, clocks and tasks.
pub fn case_history(workspace: &Workspace, case: &CaseId) -> Vec<HistoryLine> {
    let id = case.as_str();
    let mut lines: Vec<HistoryLine> = Vec::new();
    for change in workspace.recent().filter(|change| change.edits.iter().any(|edit| touches(workspace, edit, id))) {
        lines.push(HistoryLine {
            stamp: change.stamp,
            millis: change.stamp.millis,
            what: label_text(change.label),
            origin: change.origin,
            change: change.clone(),
        });
    }
    lines
}

fn touches(workspace: &Workspace, edit: &Edit, case: &str) -> bool {
    let names = |value: &Value| value.as_str() == Some(case);
    if edit.key.id.as_str() == case || (edit.field == "case" && (names(&edit.before) || names(&edit.after))) {
        return true;
    }
    // A mark's id begins with its case; an event's or a task's case stands in the truth, deleted or not.
    let of_mark = edit.key.id.as_str().split_once('.').is_some_and(|(first, _)| first == case);
    of_mark || workspace.truth().record(&edit.key).and_then(|record| record.value("case")).is_some_and(names)
}
