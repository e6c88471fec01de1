//! Cases and tasks by a few letters, for the palette.

use crate::domain::{
    ids::{CaseId, TaskId},
    workspace::Workspace,
};

/// Something found.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// A case with its code.
    Case { id: CaseId, code: String, closed: bool },
    /// An open task with its title and the code of its case.
    Task { id: TaskId, title: String, code: Option<String> },
}

/// At most so many: open cases, then tasks, then closed cases. Case codes are found from their
/// start or any part of them, tasks by any part of their title.
pub fn find(workspace: &Workspace, typed: &str, most: usize) -> Vec<Found> {
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut cases: Vec<_> = workspace.cases().iter().filter(|case| contains(&case.code, &wanted)).collect();
    let starts = |code: &str| code.to_lowercase().starts_with(&wanted);
    cases.sort_by_key(|case| (case.closed.is_some(), !starts(&case.code), case.code.clone()));
    let open = cases.iter().take_while(|case| case.closed.is_none()).count();
    let (open, closed) = cases.split_at(open);
    let of_case = |case: &&std::sync::Arc<crate::domain::case::Case>| Found::Case {
        id: case.id.clone(),
        code: case.code.clone(),
        closed: case.closed.is_some(),
    };
    let tasks = workspace.tasks().iter().filter(|task| task.done.is_none() && contains(&task.title, &wanted));
    let tasks = tasks.map(|task| Found::Task {
        id: task.id.clone(),
        title: task.title.clone(),
        code: task.case.clone().and_then(|id| workspace.cases().get(id)).map(|case| case.code.clone()),
    });
    open.iter().map(of_case).chain(tasks).chain(closed.iter().map(of_case)).take(most).collect()
}

/// Without regard to case. Most titles are ASCII apart from a letter or two, so this is tried
/// first without making a new string: there may be tens of thousands.
fn contains(text: &str, wanted: &str) -> bool {
    if text.is_ascii() && wanted.is_ascii() {
        let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
        return text.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted));
    }
    text.to_lowercase().contains(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{case::Case, change::Label, entity::edits, ids::Id, stamp::Writer, task::Task};
    use chrono::NaiveDate;

    fn workspace() -> Workspace {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let mut workspace = Workspace::new(Writer::new(1, 1), day.and_hms_opt(9, 0, 0).unwrap());
        for (id, code, closed) in [("c1", "B-104", false), ("c2", "104-A", true), ("c3", "104-B", false)] {
            let closed = closed.then_some(day);
            let case = Case { id: CaseId(Id::new(id)), code: code.into(), closed, ..Case::default() };
            workspace.commit(Label::CaseAdded, edits(None, &case), 1);
        }
        for (id, title, done) in [("t1", "Ring Ærfugl skole", false), ("t2", "Ring legen", true)] {
            let task = Task {
                id: TaskId(Id::new(id)),
                title: title.into(),
                case: Some(CaseId(Id::new("c1"))),
                done: done.then_some(day),
                ..Task::default()
            };
            workspace.commit(Label::TaskAdded, edits(None, &task), 1);
        }
        workspace
    }

    fn names(typed: &str) -> Vec<String> {
        let name = |found| match found {
            Found::Case { code, .. } => code,
            Found::Task { title, .. } => title,
        };
        find(&workspace(), typed, 8).into_iter().map(name).collect()
    }

    #[test]
    fn open_cases_come_first_and_those_that_begin_so_before_the_rest() {
        assert_eq!(names("104"), ["104-B", "B-104", "104-A"]);
        assert_eq!(names("b-1"), ["B-104"]);
    }

    #[test]
    fn open_tasks_are_found_in_any_case_of_letters() {
        assert_eq!(names("ring"), ["Ring Ærfugl skole"]);
        assert_eq!(names("ÆRFUGL"), ["Ring Ærfugl skole"]);
        assert_eq!(names(" "), Vec::<String>::new());
        assert_eq!(find(&workspace(), "1", 1).len(), 1);
    }
}
