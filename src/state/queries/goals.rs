//! Goals as they are listed and shown: the answers of the talk, the next steps, the contract.

use super::paper::{Paper, PaperLine, PaperPart};
use crate::{
    domain::{
        feedback::Feedback,
        field_record::FieldRecord,
        goal::{self, EARLIER, GOAL},
        ids::{FeedbackId, Id, TaskId},
        record_form::{Reading, RecordField},
        task::Task,
        workspace::Workspace,
    },
    texts::{Key, dates, growth_words, number, planning_words::choice, say, text},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// A line of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalRow {
    /// Which.
    pub id: Id,
    /// The goal in one sentence.
    pub wish: String,
    /// How it stands, in words.
    pub status: &'static str,
    /// Neither reached nor put away.
    pub is_open: bool,
    /// To be looked at again.
    pub is_due: bool,
    /// Commitment, next steps, the day to look at it again.
    pub facts: String,
}

/// A next step.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalStep {
    /// The task.
    pub id: TaskId,
    /// What to do.
    pub title: String,
    /// The day, or that it is done.
    pub day: String,
    /// Done.
    pub is_done: bool,
}

/// The goals: those to be looked at first, open ones, then the rest, by name.
pub fn goals(workspace: &Workspace) -> Vec<GoalRow> {
    let today = workspace.now().date();
    let mut rows: Vec<GoalRow> =
        workspace.field_records(GOAL).iter().map(|record| row(workspace, record, today)).collect();
    rows.sort_by(|a, b| (!a.is_due, !a.is_open, &a.wish, &a.id).cmp(&(!b.is_due, !b.is_open, &b.wish, &b.id)));
    rows
}

fn row(workspace: &Workspace, record: &FieldRecord, today: NaiveDate) -> GoalRow {
    let steps = steps(workspace, &record.id);
    let done = steps.iter().filter(|step| step.is_done).count();
    let commitment = record.number("commitment").map(|value| say::goal_commitment(&number(value)));
    let tasks = (!steps.is_empty()).then(|| say::goal_steps_of(&done.to_string(), &steps.len().to_string()));
    let review = record.day("look_again").map(|day| say::goal_review(&dates::short_date(day, today)));
    GoalRow {
        id: record.id.clone(),
        wish: wish(record),
        status: growth_words::goal_status(record.text("status")),
        is_open: goal::is_open(record),
        is_due: goal::review_is_due(record, today),
        facts: [commitment, tasks, review].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

/// The goal in one sentence, or that it has none.
pub fn wish(record: &FieldRecord) -> String {
    match record.text("wish") {
        "" => text(Key::GoalNoWords).to_owned(),
        words => words.to_owned(),
    }
}

/// The tasks that serve a goal: open ones by their day, then the done ones.
pub fn steps(workspace: &Workspace, id: &Id) -> Vec<GoalStep> {
    let today = workspace.now().date();
    let mut tasks: Vec<_> = workspace.tasks().iter().filter(|task| task.goal_link.as_ref() == Some(id)).collect();
    tasks.sort_by(|a, b| {
        let day = |task: &Task| (task.done, task.planned.or(task.deadline), task.id.clone());
        day(a).cmp(&day(b))
    });
    let step = |task: &Arc<Task>| GoalStep {
        id: task.id.clone(),
        title: task.title.clone(),
        day: match (task.done, task.planned.or(task.deadline)) {
            (Some(done), _) => say::goal_step_done(&dates::short_date(done, today)),
            (None, Some(day)) => dates::short_date(day, today),
            (None, None) => String::new(),
        },
        is_done: task.done.is_some(),
    };
    tasks.into_iter().map(step).collect()
}

/// The feedback that belongs to a goal, the latest first: which, its day, its words.
pub fn feedback_of(workspace: &Workspace, id: &Id) -> Vec<(FeedbackId, String, String)> {
    let today = workspace.now().date();
    let mut entries: Vec<_> =
        workspace.feedback().iter().filter(|entry| entry.goal_link.as_ref() == Some(id)).collect();
    entries.sort_by(|a, b| (b.day(), &b.id).cmp(&(a.day(), &a.id)));
    let row = |entry: &Arc<Feedback>| {
        let day = entry.day().map(|day| dates::short_date(day, today)).unwrap_or_default();
        let first = [&entry.behaviour, &entry.situation, &entry.effect].into_iter().find(|words| !words.is_empty());
        let words = first.map_or_else(|| text(Key::FeedbackNoWords), |words| words.as_str()).to_owned();
        (entry.id.clone(), day, words)
    };
    entries.into_iter().map(row).collect()
}

/// A talk that is past.
#[derive(Clone, PartialEq, Debug)]
pub struct EarlierTalk {
    /// The record.
    pub id: Id,
    /// Its day.
    pub day: String,
    /// What was answered then.
    pub answers: Vec<(Key, String)>,
}

/// The earlier talks of a goal, the latest first.
pub fn earlier_talks(workspace: &Workspace, id: &Id) -> Vec<EarlierTalk> {
    let today = workspace.now().date();
    let mut found = workspace.field_records(EARLIER);
    found.retain(|talk| talk.belongs_to(GOAL, id));
    found.sort_by(|a, b| (b.day("goal_talk"), &b.id).cmp(&(a.day("goal_talk"), &a.id)));
    let talk = |record: &FieldRecord| {
        let fields: Vec<RecordField> = goal::talk_fields().filter(|field| field.name != "goal_talk").copied().collect();
        EarlierTalk {
            id: record.id.clone(),
            day: record
                .day("goal_talk")
                .map_or_else(|| text(Key::GoalTalkUndated).to_owned(), |day| dates::short_date(day, today)),
            answers: answers(record, &fields, today).into_iter().filter(|(_, words)| !words.is_empty()).collect(),
        }
    };
    found.iter().map(|record| talk(record)).collect()
}

/// The goals that a task or an entry can be linked to: open ones, and the one it is linked to.
pub fn goal_choices(workspace: &Workspace, held: &str) -> Vec<(Id, String)> {
    let goals = workspace.field_records(GOAL).into_iter();
    let goals = goals.filter(|record| goal::is_open(record) || record.id.as_str() == held);
    let mut found: Vec<(Id, String)> = goals.map(|record| (record.id.clone(), wish(&record))).collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}

/// The words of goals that tasks hold and no goal stands for yet.
pub fn loose_words(workspace: &Workspace) -> Vec<String> {
    let tasks = workspace.tasks().iter().filter(|task| task.goal_link.is_none() && task.done.is_none());
    let mut words: Vec<String> = tasks.map(|task| task.goal.clone()).filter(|words| !words.is_empty()).collect();
    words.sort();
    words.dedup();
    words
}

/// How often a talk gave a goal that meant something: yes, no, unsure. For oneself alone.
pub fn usefulness(workspace: &Workspace) -> Option<String> {
    let goals = [workspace.field_records(GOAL), workspace.field_records(EARLIER)].concat();
    let count = |answer: &str| goals.iter().filter(|goal| goal.text("useful") == answer).count();
    let [yes, no, unsure] = goal::USEFUL.map(count);
    let answers = || say::goal_usefulness(&yes.to_string(), &no.to_string(), &unsure.to_string());
    (yes + no + unsure > 0).then(answers)
}

/// The questions of a part of the talk with their answers, in order.
pub fn answers(record: &FieldRecord, fields: &[RecordField], today: NaiveDate) -> Vec<(Key, String)> {
    let answer = |field: &RecordField| match field.reading {
        Reading::Number { .. } => record.number(field.name).map(number).unwrap_or_default(),
        Reading::Date => record.day(field.name).map(|day| dates::short_date(day, today)).unwrap_or_default(),
        Reading::Choice(_) => choice(record.text(field.name)).to_owned(),
        _ => record.text(field.name).to_owned(),
    };
    let name = |field: &RecordField| Key::by_name(&format!("field_{}", field.name));
    fields.iter().filter_map(|field| Some((name(field)?, answer(field)))).collect()
}

/// The guidance contract: ambition, what I shall do, the picture, on one page.
pub fn contract(workspace: &Workspace, id: &Id) -> Paper {
    let today = workspace.now().date();
    let Some(record) = workspace.record_of(GOAL, id) else { return Paper::default() };
    let ambition =
        Some(record.text("ambition")).filter(|words| !words.is_empty()).map_or_else(|| wish(record), str::to_owned);
    let mut shall: Vec<PaperLine> = vec![PaperLine::words(record.text("will"))];
    shall.extend(steps(workspace, id).into_iter().filter(|step| !step.is_done).map(|step| {
        let day = if step.day.is_empty() { String::new() } else { format!(" ({})", step.day) };
        PaperLine::words(format!("– {}{day}", step.title))
    }));
    if shall.len() == 1 && shall[0].words.is_empty() {
        shall = vec![PaperLine::default().room(3)];
    }
    let open = |words: &str, room: usize| PaperLine::words(words).room(if words.is_empty() { room } else { 0 });
    let review = record.day("look_again").map(dates::long_date).unwrap_or_default();
    let parts = vec![
        PaperPart::new(text(Key::ContractAmbition), vec![PaperLine::words(ambition)]),
        PaperPart::new(text(Key::ContractShall), shall),
        PaperPart::new(text(Key::ContractPicture), vec![open(record.text("picture"), 3)]),
        PaperPart::new(
            text(Key::ContractFrame),
            vec![
                PaperLine::new(text(Key::ContractService), record.text("service_goal")),
                PaperLine { name: text(Key::ContractSupport).to_owned(), ..open(record.text("supporter"), 1) },
                PaperLine { name: text(Key::ContractReview).to_owned(), ..open(&review, 1) },
                PaperLine::new(text(Key::ContractSigned), "").room(2),
            ],
        ),
    ];
    Paper::new(text(Key::ContractTitle), dates::long_date(today), parts).guarded(workspace)
}
