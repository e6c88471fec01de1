//! Adding, editing, completing and deleting tasks.

use crate::{
    domain::{
        change::{Edit, Label},
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, LONG, SHORT},
        ids::{AnalysisId, CaseId, Id, TaskId},
        repeat::{Repeat, RepeatUnit},
        task::{Step, Task},
        truth::Key,
    },
    state::{App, queries::quick_line},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// The fields of the task form, by name.
pub mod field {
    pub const TITLE: &str = "title";
    pub const CASE: &str = "case";
    /// For the siblings of the case too.
    pub const JOINT: &str = "joint";
    pub const DEADLINE: &str = "deadline";
    pub const PLANNED: &str = "planned";
    /// Hours, with decimals.
    pub const ESTIMATE: &str = "estimate";
    pub const IMPORTANT: &str = "important";
    pub const STATUTORY: &str = "statutory";
    pub const ACUTE: &str = "acute";
    pub const NOTE: &str = "note";
    pub const AT: &str = "at";
    /// Hours, with decimals.
    pub const SPENT: &str = "spent";
    /// The name of a unit, or "".
    pub const REPEAT: &str = "repeat";
    pub const EVERY: &str = "every";
    pub const FROM_DONE: &str = "from_done";
    pub const WAITING: &str = "waiting_for";
    pub const FOLLOW_UP: &str = "follow_up";
    /// One a line.
    pub const STEPS: &str = "steps";
    /// Parted by spaces.
    pub const TAGS: &str = "tags";
    pub const GOAL: &str = "goal";
    pub const GOAL_LINK: &str = "goal_link";
    pub const ANALYSIS: &str = "analysis";
}

/// What a form holds for a task.
pub fn form_of(task: &Task) -> FormValues {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let hours = |minutes: u32| crate::texts::number(f64::from(minutes) / 60.0);
    let repeat = task.repeat.as_ref();
    let steps: Vec<&str> = task.steps.iter().map(|step| step.text.as_str()).collect();
    FormValues::default()
        .with(field::TITLE, &task.title)
        .with(field::CASE, task.case.as_ref().map_or("", CaseId::as_str))
        .with(field::JOINT, task.joint.to_string())
        .with(field::DEADLINE, date(task.deadline))
        .with(field::PLANNED, date(task.planned))
        .with(field::AT, task.at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default())
        .with(field::ESTIMATE, task.estimate.map(hours).unwrap_or_default())
        .with(field::SPENT, Some(task.spent).filter(|spent| *spent > 0).map(hours).unwrap_or_default())
        .with(field::REPEAT, repeat.map_or("", |repeat| UNITS[repeat.unit as usize].1))
        .with(field::EVERY, repeat.map_or(1, |repeat| repeat.every).to_string())
        .with(field::FROM_DONE, repeat.is_some_and(|repeat| repeat.from_done).to_string())
        .with(field::WAITING, &task.waiting_for)
        .with(field::FOLLOW_UP, date(task.follow_up))
        .with(field::STEPS, steps.join("\n"))
        .with(field::TAGS, task.tags.join(" "))
        .with(field::GOAL, &task.goal)
        .with(field::GOAL_LINK, task.goal_link.as_ref().map_or("", Id::as_str))
        .with(field::ANALYSIS, task.analysis.as_ref().map_or("", AnalysisId::as_str))
        .with(field::IMPORTANT, task.important.map(|yes| yes.to_string()).unwrap_or_default())
        .with(field::STATUTORY, task.statutory.to_string())
        .with(field::ACUTE, task.acute.to_string())
        .with(field::NOTE, &task.note)
}

/// The units of a repeat with their names in the form.
pub const UNITS: [(RepeatUnit, &str); 4] = [
    (RepeatUnit::Day, "day"),
    (RepeatUnit::Workday, "workday"),
    (RepeatUnit::Week, "week"),
    (RepeatUnit::Month, "month"),
];

/// The task that a form describes, on the ground of the one that was there.
///
/// # Errors
/// Every field that cannot be read, with the cause.
pub fn read_form(values: &FormValues, before: &Task, today: NaiveDate) -> Result<Task, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let id = |text: String| Some(text).filter(|id| Id::is_well_formed(id)).map(Id::new);
    let minutes = |hours: f64| (hours * 60.0).round() as u32;
    let mut task = Task {
        title: read.required(field::TITLE, SHORT),
        case: id(read.text(field::CASE, 80)).map(CaseId),
        joint: read.flag(field::JOINT) && !values.get(field::CASE).is_empty(),
        deadline: read.date(field::DEADLINE),
        planned: read.date(field::PLANNED),
        at: read.time(field::AT),
        estimate: read.number(field::ESTIMATE, 0.0, 400.0).map(minutes),
        waiting_for: read.text(field::WAITING, SHORT),
        follow_up: read.date(field::FOLLOW_UP),
        steps: read_steps(&read.text(field::STEPS, LONG), &before.steps),
        tags: read_tags(&read.text(field::TAGS, SHORT)),
        goal: read.text(field::GOAL, SHORT),
        goal_link: id(read.text(field::GOAL_LINK, 80)),
        analysis: id(read.text(field::ANALYSIS, 80)).map(AnalysisId),
        important: match values.get(field::IMPORTANT) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        statutory: read.flag(field::STATUTORY),
        acute: read.flag(field::ACUTE),
        note: read.text(field::NOTE, LONG),
        ..before.clone()
    };
    let shown = form_of(before);
    // Shown with one decimal: an untouched figure keeps its minutes.
    if values.get(field::ESTIMATE) == shown.get(field::ESTIMATE) {
        task.estimate = before.estimate;
    }
    let spent = read.number(field::SPENT, 0.0, 1000.0).map_or(0, minutes);
    if values.get(field::SPENT) != shown.get(field::SPENT) {
        task.spent = spent;
    }
    let every = read.number(field::EVERY, 1.0, 99.0).map_or(1, |every| every.round() as u16);
    let unit = UNITS.iter().find(|(_, name)| *name == values.get(field::REPEAT)).map(|(unit, _)| *unit);
    set_repeat(&mut task, unit.map(|unit| (unit, every, read.flag(field::FROM_DONE))), today);
    read.finish(task)
}

/// One step a line; a line that was there keeps its tick.
fn read_steps(text: &str, before: &[Step]) -> Vec<Step> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let done = |line: &str| before.iter().any(|step| step.done && step.text == line);
    lines.map(|line| Step { text: line.to_owned(), done: done(line) }).collect()
}

fn read_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([' ', ',']).map(|tag| tag.trim_start_matches('#')).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|held| held == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// The same rule goes on as it was; another one begins with this occurrence.
fn set_repeat(task: &mut Task, rule: Option<(RepeatUnit, u16, bool)>, today: NaiveDate) {
    let held = task.repeat.as_ref().map(|repeat| (repeat.unit, repeat.every, repeat.from_done));
    if held == rule {
        return;
    }
    let series = task.repeat.take().map(|repeat| repeat.series).unwrap_or_default();
    let Some((unit, every, from_done)) = rule else { return };
    let start = *task.planned.get_or_insert(task.deadline.unwrap_or(today));
    task.repeat = Some(Repeat { series, ..Repeat::new(unit, every, from_done, start) });
}

impl App {
    /// Adds the task of a form.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn add_task(self, values: &FormValues) -> Result<TaskId, Vec<FieldError>> {
        let task = read_form(values, &self.blank_task(), self.now().date())?;
        self.commit_and_say(Label::TaskAdded, edits(None, &task));
        Ok(task.id)
    }
    /// Adds the task of one typed line, in the field for the title.
    ///
    /// # Errors
    /// When nothing was typed, or too much for one line.
    pub fn add_quick(self, values: &FormValues) -> Result<TaskId, Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let line = read.required(field::TITLE, SHORT);
        let line = read.finish(line)?;
        let said = self.workspace(|workspace| quick_line::read_line(workspace, &line)).task;
        let Task { id, created, .. } = self.blank_task();
        let task = Task { id, created, ..said };
        self.commit_and_say(Label::TaskAdded, edits(None, &task));
        Ok(task.id)
    }
    fn blank_task(self) -> Task {
        let id = TaskId(Id::from_random(self.random()));
        Task { id, created: Some(self.now().date()), ..Task::default() }
    }
    /// Writes the form of a task back.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_task(self, id: &TaskId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let Some(before) = self.task(id) else { return Ok(()) };
        let after = read_form(values, &before, self.now().date())?;
        self.commit_and_say(Label::TaskEdited, edits(Some(&before), &after));
        Ok(())
    }
    /// Marks a task as done today. One that comes back makes its next occurrence.
    pub fn complete_task(self, id: &TaskId) {
        self.end_task(id, Label::TaskCompleted, |_| ());
    }
    /// Ends a task today, done or let be, in one change with its next occurrence.
    fn end_task(self, id: &TaskId, label: Label, change: impl FnOnce(&mut Task)) {
        let (now, Some(before)) = (self.now(), self.task(id)) else { return };
        let mut after = before.clone();
        after.stop_timer(now);
        after.done = Some(now.date());
        change(&mut after);
        let mut edits = edits(Some(&before), &after);
        edits.extend(self.next_of(&before));
        self.commit_and_say(label, edits);
    }
    /// The next occurrence, unless it is there already or was deleted: then the series is over.
    fn next_of(self, task: &Task) -> Vec<Edit> {
        let next = self.workspace(|workspace| {
            let country = task.case.as_ref().and_then(|case| workspace.cases().get(case.clone()));
            let country = country.map_or(workspace.settings().country, |case| case.country);
            let next = task.next_occurrence(country, workspace.now().date())?;
            let held = workspace.truth().record(&next.key());
            held.is_none_or(|held| !held.is_live() && !held.is_deleted() && !held.is_erased()).then_some(next)
        });
        next.map(|next| edits(None, &next)).unwrap_or_default()
    }
    /// Leaves out one occurrence of a task that comes back.
    pub fn skip_occurrence(self, id: &TaskId) {
        let country = self.workspace(|workspace| workspace.settings().country);
        self.change_task(id, Label::OccurrenceSkipped, |task| task.skip_occurrence(country));
    }
    /// Opens a task that was done.
    pub fn reopen_task(self, id: &TaskId) {
        self.change_task(id, Label::TaskReopened, |task| (task.done, task.dropped) = (None, false));
    }
    /// Starts the timer of a task and stops every other, or stops it. One runs at a time.
    pub fn switch_timer(self, id: &TaskId) {
        let now = self.now();
        let running: Vec<Task> = self.workspace(|workspace| {
            let of = |task: &&Arc<Task>| task.timer.is_some() || task.id == *id;
            workspace.tasks().iter().filter(of).map(|task| (**task).clone()).collect()
        });
        let mut made = Vec::new();
        for before in running {
            let mut after = before.clone();
            match before.timer {
                Some(_) => after.stop_timer(now),
                None => after.timer = Some(now),
            }
            made.extend(edits(Some(&before), &after));
        }
        self.commit(Label::TimerSwitched, made);
    }
    /// Ticks a line of a task's checklist, or takes the tick away.
    pub fn tick_step(self, id: &TaskId, at: usize) {
        let Some(before) = self.task(id) else { return };
        let mut after = before.clone();
        if let Some(step) = after.steps.get_mut(at) {
            step.done = !step.done;
        }
        self.commit(Label::StepTicked, edits(Some(&before), &after));
    }
    /// Takes a task back that was handed to somebody or waited for an answer.
    pub fn take_back_up(self, id: &TaskId) {
        self.change_task(id, Label::TaskEdited, |task| {
            task.waiting_for.clear();
            task.follow_up = None;
        });
    }
    /// Deletes a task; undo brings it back.
    pub fn delete_task(self, id: &TaskId) {
        let edits = self.workspace(|workspace| workspace.deletion(&Key::new(Task::KIND, id.clone())));
        self.commit_and_say(Label::TaskDeleted, edits);
    }

    pub(super) fn change_task(self, id: &TaskId, label: Label, change: impl FnOnce(&mut Task)) {
        let Some(before) = self.task(id) else { return };
        let mut after = before.clone();
        change(&mut after);
        self.commit_and_say(label, edits(Some(&before), &after));
    }
    pub(super) fn task(self, id: &TaskId) -> Option<Task> {
        self.workspace(|workspace| workspace.tasks().get(id.clone()).map(|task| (**task).clone()))
    }
}
