//! The window for one task: a new one, or one that is there.

use super::{
    form_window::{Ask, FormWindow},
    parts::{Choice, Draft, FieldSpec},
};
use crate::{
    domain::{
        ids::{AnalysisId, CaseId, Id, TaskId},
        task::Task,
    },
    state::{
        App,
        actions::tasks,
        app,
        queries::{goals::goal_choices, register::open_codes},
    },
    texts::{Key, dates, text},
};
use tasks::field;

/// Opens the window. A copied handle, taken where a component is built.
#[derive(Clone, Copy)]
pub struct Opener {
    app: App,
    window: FormWindow,
}

/// The opener of the page.
pub fn opener() -> Opener {
    Opener { app: app(), window: FormWindow::get() }
}

impl Opener {
    /// For a new task, on a case or not.
    pub fn add(self, case: Option<CaseId>) {
        self.add_like(&Task { case, ..Task::default() });
    }
    /// For a new task of which something is known already.
    pub fn add_like(self, task: &Task) {
        let app = self.app;
        let case = task.case.as_ref().map_or("", CaseId::as_str);
        let start = tasks::form_of(task);
        let ask = Ask::new(format!("task-new-{case}"), text(Key::TaskNew), Key::TaskSave).start(start);
        self.window.ask(ask.fields(move |draft| fields(app, draft)).save(move |values| app.add_task(values).map(drop)));
    }
    /// For a task that is there.
    pub fn edit(self, id: TaskId) {
        let app = self.app;
        let Some(task) = app.workspace(|workspace| workspace.tasks().get(id.clone()).cloned()) else { return };
        let ask = Ask::new(format!("task-{id}"), text(Key::TaskEdit), Key::TaskSave).start(tasks::form_of(&task));
        self.window.ask(ask.fields(move |draft| fields(app, draft)).save(move |values| app.edit_task(&id, values)));
    }
}

/// What asks further, for example how often, stands there only when it is wanted.
fn fields(app: App, draft: Draft) -> Vec<FieldSpec> {
    let repeats = !draft.get(field::REPEAT).is_empty();
    let waits = !draft.get(field::WAITING).trim().is_empty();
    let used = !draft.get(field::SPENT).is_empty();
    let important = vec![
        Choice::new("", text(Key::TaskImportantUnknown)),
        Choice::new("true", text(Key::AnswerYes)),
        Choice::new("false", text(Key::AnswerNo)),
    ];
    let units = [Key::TaskRepeatDay, Key::TaskRepeatWorkday, Key::TaskRepeatWeek, Key::TaskRepeatMonth];
    let units = tasks::UNITS.iter().zip(units).map(|((_, name), words)| Choice::new(*name, text(words)));
    let units = std::iter::once(Choice::new("", text(Key::TaskRepeatNone))).chain(units).collect();
    let analyses = analysis_choices(app);
    let goals = goals(app, &draft.get(field::GOAL_LINK));
    // Older tasks hold a goal in words; so does one that serves a goal nobody wrote down yet.
    let has_words = goals.len() == 1 || !draft.get(field::GOAL).is_empty();
    let hours = Some(Key::UnitHours);
    let chosen = Some(draft.get(field::CASE)).filter(|id| Id::is_well_formed(id)).map(|id| CaseId(Id::new(id)));
    let has_siblings = chosen.is_some_and(|case| app.workspace(|workspace| workspace.group_of(&case).len() > 1));
    let all = [
        Some(FieldSpec::text(field::TITLE, Key::TaskTitle).required().help(Key::TaskTitleHelp)),
        Some(FieldSpec::select(field::CASE, Key::TaskCase, case_choices(app))),
        has_siblings.then(|| FieldSpec::check(field::JOINT, Key::TaskJoint).help(Key::TaskJointHelp)),
        Some(FieldSpec::select(field::IMPORTANT, Key::TaskImportant, important)),
        Some(FieldSpec::date(field::DEADLINE, Key::TaskDeadline)),
        Some(FieldSpec::date(field::PLANNED, Key::TaskPlanned)),
        Some(FieldSpec::time(field::AT, Key::TaskAt)),
        Some(FieldSpec::number(field::ESTIMATE, Key::TaskEstimate, hours)),
        used.then(|| FieldSpec::number(field::SPENT, Key::TaskSpent, hours)),
        Some(FieldSpec::text(field::WAITING, Key::TaskWaiting).help(Key::TaskWaitingHelp)),
        waits.then(|| FieldSpec::date(field::FOLLOW_UP, Key::TaskFollowUp)),
        Some(FieldSpec::select(field::REPEAT, Key::TaskRepeat, units)),
        repeats.then(|| FieldSpec::number(field::EVERY, Key::TaskEvery, None).help(Key::TaskEveryHelp)),
        repeats.then(|| FieldSpec::check(field::FROM_DONE, Key::TaskFromDone)),
        Some(FieldSpec::long_text(field::STEPS, Key::TaskSteps).help(Key::TaskStepsHelp)),
        Some(FieldSpec::text(field::TAGS, Key::TaskTags).help(Key::TaskTagsHelp)),
        (goals.len() > 1).then(|| FieldSpec::select(field::GOAL_LINK, Key::TaskGoalLink, goals)),
        has_words.then(|| FieldSpec::text(field::GOAL, Key::TaskGoal).help(Key::TaskGoalHelp)),
        (analyses.len() > 1).then(|| FieldSpec::select(field::ANALYSIS, Key::TaskAnalysis, analyses)),
        Some(FieldSpec::check(field::STATUTORY, Key::TaskStatutory)),
        Some(FieldSpec::check(field::ACUTE, Key::TaskAcute)),
        Some(FieldSpec::long_text(field::NOTE, Key::TaskNote)),
    ];
    all.into_iter().flatten().collect()
}

/// The goals, none first.
pub fn goals(app: App, held: &str) -> Vec<Choice> {
    let found = app.workspace(|workspace| goal_choices(workspace, held));
    let choice = |(id, wish): (Id, String)| Choice::new(id.as_str(), wish);
    std::iter::once(Choice::new("", text(Key::GoalNone))).chain(found.into_iter().map(choice)).collect()
}

fn analysis_choices(app: App) -> Vec<Choice> {
    let mut opened: Vec<_> =
        app.workspace(|w| w.analyses().iter().map(|analysis| (analysis.opened, analysis.id.clone())).collect());
    opened.sort();
    let choice = |(opened, id): (_, AnalysisId)| Choice::new(id.as_str(), dates::numeric_date(opened));
    std::iter::once(Choice::new("", text(Key::TaskAnalysisNone))).chain(opened.into_iter().map(choice)).collect()
}

fn case_choices(app: App) -> Vec<Choice> {
    let cases = app.workspace(open_codes);
    let choice = |(id, code): (CaseId, String)| Choice::new(id.as_str(), code);
    std::iter::once(Choice::new("", text(Key::TaskNoCase))).chain(cases.into_iter().map(choice)).collect()
}
