//! Goals of one's own growth: the list, one goal with its talk and next steps, and the contract.

mod contract;
mod earlier;
mod goal;
mod indicator;
mod modules;

pub use contract::page as contract;
pub use goal::page as goal;

use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        entity::Entity,
        form::FormValues,
        goal::{GOAL, NEW},
        task::Task,
    },
    state::{
        App, app,
        queries::goals::{GoalRow, goals, loose_words, usefulness},
    },
    texts::{Key, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Empty, Heading, PageHead, Tone, Variant, tag},
        record_forms::specs,
        route::{Route, navigator},
    },
};

/// What the pages of goals hang on.
pub fn watch(app: App) {
    app.watch(Task::KIND);
    // Kinds without a signal of their own share one.
    app.watch(GOAL);
    app.watch(crate::domain::feedback::Feedback::KIND);
    app.today();
}

/// The list.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let all = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| (goals(workspace), loose_words(workspace), usefulness(workspace)))
    });
    let go = navigator();
    let add = move || ask_new(app, window, go);
    let none = Memo::new(move |_| all.with(|(goals, ..)| goals.is_empty()));
    let rows = move || all.with(|(goals, ..)| goals.iter().map(row).collect::<Vec<_>>());
    let words = move || all.with(|(_, words, _)| words.iter().map(|words| loose(app, words)).collect::<Vec<_>>());
    view! {
        <PageHead title=Key::GoalsTitle lead=Key::GoalsLead>
            <Button label=Key::GoalAdd icon="Plus" variant=Variant::Primary on_press=add/>
        </PageHead>
        <div hidden=move || !none.get()>
            <Empty title=Key::GoalsEmptyTitle text=Key::GoalsEmptyText/>
        </div>
        <ul class="goals">{rows}</ul>
        <p class="help">{move || all.with(|(.., useful)| useful.clone())}</p>
        <section class="goal-words" hidden=move || all.with(|(_, words, _)| words.is_empty())>
            <Heading text=Key::GoalWordsTitle/>
            <p class="help">{text(Key::GoalWordsLead)}</p>
            <ul class="goals">{words}</ul>
        </section>
    }
}

fn row(goal: &GoalRow) -> Markup {
    let tone = match (goal.is_due, goal.is_open) {
        (true, _) => Tone::Warning,
        (false, true) => Tone::Info,
        (false, false) => Tone::Neutral,
    };
    let status = if goal.is_due { text(Key::GoalDue) } else { goal.status };
    view! {
        <li>
            <a class="ds-link" href=Route::Goal { id: goal.id.clone() }.href()>{goal.wish.clone()}</a>
            {tag(status, tone, "")}
            <p>{goal.facts.clone()}</p>
        </li>
    }
}

/// Words of tasks that can become a goal.
fn loose(app: App, words: &str) -> Markup {
    let (said, label) = (words.to_owned(), say::goal_of_words(words));
    view! {
        <li>
            <span>{words.to_owned()}</span>
            <Button label variant=Variant::Tertiary on_press=move || app.goal_of_words(&said)/>
        </li>
    }
}

fn ask_new(app: App, window: FormWindow, go: Callback<Route>) {
    let start = FormValues::default().with("goal_talk", app.now().date().to_string());
    let ask = Ask::new("goal-new", text(Key::GoalAdd), Key::RecordSave).lead(text(Key::GoalFormLead)).start(start);
    window.ask(ask.fields(move |_| specs(app, &NEW)).save(move |values| {
        let id = app.save_fields((Label::GoalSaved, GOAL), None, &NEW, values, Vec::new())?;
        go.run(Route::Goal { id });
        Ok(())
    }));
}
