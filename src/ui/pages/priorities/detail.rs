//! An item beside the matrix: why it stands where it stands, and what can be done with it.

use super::{Matrix, quadrant};
use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        goal::GOAL,
        ids::TaskId,
        quadrant::Quadrant,
        task::{Step, Task},
        work_item::{ItemId, ItemTitle, WorkItem},
    },
    state::{
        App,
        queries::{goals::wish, own_times},
    },
    texts::{
        Key, number,
        reasons::{due_text, reason_text},
        say, task_words, text,
    },
    ui::{
        parts::{Button, Facts, LinkButton, Variant, day, fact},
        route::Route,
    },
};
use std::sync::Arc;

/// See the module.
#[component]
pub fn Detail(matrix: Matrix, item: Memo<Option<Arc<WorkItem>>>) -> impl IntoView {
    move || item.get().map(|item| detail(matrix, &item))
}

fn detail(matrix: Matrix, item: &WorkItem) -> Markup {
    let now = matrix.app.workspace(|workspace| workspace.now());
    let facts = facts(matrix, item);
    view! {
        <p class="reason">{reason_text(item, now)}</p>
        {override_line(matrix, item)}
        <Facts>{facts}</Facts>
        {of_task(matrix, item)}
        {movers(matrix, item)}
        {plan(matrix, item)}
        {acts(matrix, item)}
        <p class="hint">{text(Key::MatrixKeys)}</p>
    }
}

/// "You moved this": with the way back.
fn override_line(matrix: Matrix, item: &WorkItem) -> Option<Markup> {
    item.chosen?;
    let suggested = text(quadrant::name(item.suggested));
    let words = if item.is_held_by_floor() { say::held_by_law(suggested) } else { say::moved_by_you(suggested) };
    let id = item.id.clone();
    Some(view! {
        <p class="moved">
            {words}" "
            <Button label=text(Key::ActFollowSuggestion).to_owned() on_press=move || matrix.give_back(&id)/>
        </p>
    })
}

fn facts(matrix: Matrix, item: &WorkItem) -> Vec<Markup> {
    let now = matrix.app.workspace(|workspace| workspace.now());
    let today = now.date();
    let mut facts = Vec::new();
    if let (Some(code), Some(case)) = (&item.case_code, &item.case) {
        let href = Route::Cases { case: Some(case.clone()) }.href();
        facts.push(fact(Key::FactCase, view! { <a class="ds-link" href=href>{code.clone()}</a> }));
    }
    if let Some(due) = item.due {
        let relative = due_text(item, now);
        facts.push(fact(Key::FactDue, day(due, today, relative)));
    }
    if let Some(plan_by) = item.plan_by {
        facts.push(fact(Key::FactPlanBy, day(plan_by, today, None)));
    }
    if let ItemTitle::Rule(rule) = &item.title {
        facts.extend(item.planned.map(|planned| fact(Key::FactPlanned, day(planned, today, None))));
        facts.push(fact(Key::FactEffort, say::hours(&number(f64::from(item.effort_hours)))));
        facts.push(fact(Key::FactSource, rule.source));
    }
    facts
}

/// What a task holds besides: its facts, checklist, timer and repeat. It changes without the item.
fn of_task(matrix: Matrix, item: &WorkItem) -> Option<Markup> {
    let ItemId::Task(id) = item.id.clone() else { return None };
    let app = matrix.app;
    Some(
        (move || {
            app.watch(Task::KIND);
            let task = app.workspace(|workspace| workspace.tasks().get(id.clone()).cloned())?;
            Some(task_parts(matrix, &task))
        })
        .into_markup(),
    )
}

fn task_parts(matrix: Matrix, task: &Task) -> Markup {
    let app = matrix.app;
    let now = app.now();
    // Said above already, with what follows from it.
    let known = |name: &Key| matches!(*name, Key::FactCase | Key::FactDue);
    let facts = task_words::facts(task, None, now.date()).into_iter().filter(|(name, _)| !known(name));
    let note = (!task.note.is_empty()).then(|| (Key::FactNote, task.note.clone()));
    let own = app.workspace(|workspace| own_times::of_task(workspace, task)).map(|words| (Key::FactEffort, words));
    let goal = task.goal_link.as_ref().and_then(|id| {
        let wish = app.workspace(|workspace| workspace.record_of(GOAL, id).map(|goal| wish(goal)))?;
        let href = Route::Goal { id: id.clone() }.href();
        Some(fact(Key::FactGoal, view! { <a class="ds-link" href=href>{wish}</a> }))
    });
    let facts = facts.chain(own).chain(note).map(|(name, words)| fact(name, words)).chain(goal).collect::<Vec<_>>();
    let id = task.id.clone();
    let act = |label: String, icon: &'static str, act: fn(App, &TaskId)| {
        let id = id.clone();
        view! { <Button label icon variant=Variant::Tertiary on_press=move || act(app, &id)/> }
    };
    let timer = match task.timer {
        Some(_) => say::timer_stop(&task_words::minutes(task.minutes_used(now))),
        None => text(Key::TimerStart).to_owned(),
    };
    let skip = || act(text(Key::OccurrenceSkip).to_owned(), "ChevronRight", App::skip_occurrence);
    let back = || act(text(Key::TookBackUp).to_owned(), "Person", App::take_back_up);
    view! {
        <Facts>{facts}</Facts>
        {steps(app, task)}
        <div class="actions">
            {act(timer, "Clock", App::switch_timer)}
            {task.repeat.is_some().then(skip)}
            {task.is_waiting().then(back)}
        </div>
    }
}

/// The checklist, ticked in place.
fn steps(app: App, task: &Task) -> Option<Markup> {
    let line = |(at, step): (usize, &Step)| {
        let id = task.id.clone();
        view! {
            <label class="task-step">
                <input type="checkbox" class="ds-input" prop:checked=step.done on:change=move |_| app.tick_step(&id, at)/>
                <span>{step.text.clone()}</span>
            </label>
        }
    };
    let lines = task.steps.iter().enumerate().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! { <fieldset class="task-steps"><legend>{text(Key::FactSteps)}</legend>{lines}</fieldset> }
    })
}

/// The four quadrants as a group of buttons; the one it stands in is pressed.
fn movers(matrix: Matrix, item: &WorkItem) -> Markup {
    let here = item.quadrant();
    let button = |to: Quadrant| {
        let id = item.id.clone();
        let is_here = here == Some(to);
        view! {
            <button
                type="button"
                class="ds-button"
                data-variant=if is_here { "primary" } else { "secondary" }
                aria-pressed=if is_here { "true" } else { "false" }
                on:click=move |_| matrix.move_to(&id, to)
            >
                {text(quadrant::name(Some(to)))}
            </button>
        }
    };
    view! {
        <fieldset class="movers">
            <legend>{text(Key::MoveTo)}</legend>
            {Quadrant::ALL.map(button).into_iter().collect::<Vec<_>>()}
        </fieldset>
    }
}

fn plan(matrix: Matrix, item: &WorkItem) -> Markup {
    let id = item.id.clone();
    let value = item.planned.map(|day| day.to_string()).unwrap_or_default();
    let set = move |ev| {
        let typed = event_target_value(&ev);
        // The browser's date field gives a whole date or nothing.
        if typed.is_empty() || typed.parse::<chrono::NaiveDate>().is_ok() {
            matrix.app.plan_item(&id, typed.parse().ok());
        }
    };
    view! {
        <label class="ds-field plan-day">
            <span class="ds-label">{text(Key::PlanFor)}</span>
            <input type="date" class="ds-input" prop:value=value on:change=set/>
        </label>
    }
}

fn acts(matrix: Matrix, item: &WorkItem) -> Markup {
    let app = matrix.app;
    let id = item.id.clone();
    let complete = move || matrix.complete(&id);
    let own = match &item.id {
        ItemId::Task(task) => {
            let (edited, deleted) = (task.clone(), task.clone());
            let open = crate::ui::task_dialog::opener();
            view! {
                <Button label=text(Key::ActEdit).to_owned() icon="Pencil" on_press=move || open.edit(edited.clone())/>
                <Button
                    label=text(Key::ActDelete).to_owned()
                    danger=true
                    icon="Trash"
                    variant=Variant::Tertiary
                    on_press=move || app.delete_task(&deleted)
                />
            }
        }
        ItemId::Clock(_) => {
            let href = Route::Cases { case: item.case.clone() }.href();
            let mark = item.id.clone();
            let log = item.is_broken(app.workspace(|workspace| workspace.now())).then(|| {
                let press = move || {
                    matrix.log_deviation(&mark);
                };
                view! { <Button label=Key::DeviationAdd icon="ExclamationmarkTriangle" on_press=press/> }
            });
            view! { <LinkButton label=text(Key::ActShowClock).to_owned() href/> {log} }
        }
    };
    view! {
        <div class="actions">
            <Button label=text(Key::ActComplete).to_owned() variant=Variant::Primary icon="Checkmark" on_press=complete/>
            {own}
        </div>
    }
}
