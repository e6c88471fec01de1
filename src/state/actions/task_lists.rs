//! Lists of tasks for a phase: used on a case, and changed.

use super::tasks::field as task_field;
use crate::{
    domain::{
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormReader, FormValues, LONG, SHORT},
        ids::{CaseId, Id},
        task::Task,
        task_list::TaskList,
        workspace::Workspace,
    },
    state::{App, queries::quick_line::read_line},
    texts::{Key, text},
};

/// The fields of the window, by name.
pub mod field {
    pub const TITLE: &str = super::task_field::TITLE;
    pub const CASE: &str = super::task_field::CASE;
    /// One task a line.
    pub const LINES: &str = "lines";
    /// Whether the list itself is changed too.
    pub const KEEP: &str = "keep";
}

/// Those that come with the app, by id.
const OWN: [(&str, Key, Key); 3] = [
    ("investigation-plan", Key::ListPlan, Key::ListPlanLines),
    ("hearing", Key::ListHearing, Key::ListHearingLines),
    ("handover", Key::ListHandover, Key::ListHandoverLines),
];

/// All lists: those of the app, as the user has changed them, then the user's own by name.
pub fn lists(workspace: &Workspace) -> Vec<TaskList> {
    let held = |id: &str| workspace.task_lists().get(Id::new(id)).map(|list| (**list).clone());
    let own = OWN.iter().map(|(id, title, lines)| {
        let list = || TaskList { id: Id::new(id), title: text(*title).to_owned(), lines: text(*lines).to_owned() };
        held(id).unwrap_or_else(list)
    });
    let is_own = |list: &TaskList| OWN.iter().any(|(id, ..)| *id == list.id.as_str());
    let mut more: Vec<TaskList> =
        workspace.task_lists().iter().map(|list| (**list).clone()).filter(|list| !is_own(list)).collect();
    more.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    own.chain(more).collect()
}

impl App {
    /// Adds a task for each line, on the case, and keeps what was changed of the list where that is
    /// ticked: one change.
    ///
    /// # Errors
    /// A list without a name or without lines; a line that is too long.
    pub fn use_task_list(self, id: Option<&Id>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let title = read.required(field::TITLE, SHORT);
        let case = Some(read.text(field::CASE, 80)).filter(|id| Id::is_well_formed(id)).map(|id| CaseId(Id::new(id)));
        let lines = read.required(field::LINES, LONG);
        if lines.lines().any(|line| line.chars().count() > SHORT) {
            read.fail(field::LINES, crate::domain::form::Problem::TooLong { max: SHORT });
        }
        let keep = read.flag(field::KEEP);
        read.finish(())?;
        let id = id.cloned().unwrap_or_else(|| Id::from_random(self.random()));
        let list = TaskList { id, title, lines };
        let today = self.now().date();
        let mut made: Vec<Edit> = Vec::new();
        for line in list.tasks() {
            let said = self.workspace(|workspace| read_line(workspace, line)).task;
            let id = Id::from_random(self.random()).into();
            let case = said.case.clone().or_else(|| case.clone());
            made.extend(edits(None, &Task { id, case, created: Some(today), ..said }));
        }
        if keep {
            let held =
                self.workspace(|workspace| workspace.task_lists().get(list.id.clone()).map(|list| (**list).clone()));
            made.extend(edits(held.as_ref(), &list));
        }
        self.commit_and_say(Label::TemplateUsed, made);
        Ok(())
    }
}
