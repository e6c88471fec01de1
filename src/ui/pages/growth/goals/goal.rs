//! One goal: the talk part by part, the next steps, how it stands.

use super::{earlier, indicator, modules, watch};
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        field_record::FieldRecord,
        form::FormValues,
        goal::{GOAL, GROW, STANDS, STATUS, USE},
        ids::{FeedbackId, Id},
        record_form::RecordField,
        task::Task,
        truth::Key as RecordKey,
        work_item::ItemId,
    },
    state::{
        App, app,
        queries::goals::{GoalStep, answers, feedback_of, steps, wish},
    },
    texts::{Key, growth_words, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Empty, Facts, Heading, LinkButton, PageHead, Variant, fact, icon},
        record_forms::specs,
        route::{GrowthPage, Route, navigator},
        task_dialog::opener,
    },
};
use std::sync::Arc;

/// The parts of the talk with what they ask.
const PARTS: [(Key, Key); 4] = [
    (Key::GrowGoal, Key::GrowGoalLead),
    (Key::GrowReality, Key::GrowRealityLead),
    (Key::GrowOptions, Key::GrowOptionsLead),
    (Key::GrowWill, Key::GrowWillLead),
];

/// The page.
pub fn page(id: Id) -> Markup {
    let app = app();
    let held = id.clone();
    let goal = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| workspace.record_of(GOAL, &held).cloned())
    });
    let gone = Memo::new(move |_| goal.with(Option::is_none));
    let at = GoalAt { app, window: FormWindow::get(), goal, id: StoredValue::new(id) };
    let go = navigator();
    view! { {move || if gone.get() { missing() } else { at.body(go) }} }
}

fn missing() -> Markup {
    view! {
        <PageHead title=Key::GoalsTitle/>
        <Empty title=Key::GoalMissing text=Key::FeedbackMissingText>
            <LinkButton label=Key::GoalAll href=Route::GrowthPage(GrowthPage::Goals).href()/>
        </Empty>
    }
}

/// The goal that is shown.
#[derive(Clone, Copy)]
struct GoalAt {
    app: App,
    window: FormWindow,
    goal: Memo<Option<Arc<FieldRecord>>>,
    id: StoredValue<Id>,
}

impl GoalAt {
    fn body(self, go: Callback<Route>) -> Markup {
        let (app, id) = (self.app, self.id.get_value());
        let title = move || self.goal.with(|goal| goal.as_ref().map(|goal| wish(goal)).unwrap_or_default());
        let status = move || {
            let status = |goal: &Arc<FieldRecord>| growth_words::goal_status(goal.text("status")).to_owned();
            self.goal.with(|goal| goal.as_ref().map(status).unwrap_or_default())
        };
        let delete = move || {
            app.delete_tree(Label::GoalDeleted, GOAL, &self.id.get_value());
            go.run(Route::GrowthPage(GrowthPage::Goals));
        };
        let parts = (0..GROW.len()).map(|at| self.part(PARTS[at], GROW[at])).collect::<Vec<_>>();
        view! {
            <PageHead title=Signal::derive(title) lead=Signal::derive(status)>
                <LinkButton label=Key::ContractOpen href=Route::Contract { id }.href()/>
                <Button label=Key::GoalNewTalk icon="Chat" on_press=move || app.begin_talk(&self.id.get_value())/>
                <Button label=Key::GoalStands on_press=move || self.ask((Key::GoalStands, Key::GoalStandsLead), &STANDS)/>
                <Button label=Key::GoalDelete icon="Trash" on_press=delete/>
            </PageHead>
            <div class="goal">
                <div class="goal-talk">
                    {parts}
                    {indicator::section(app, self.window, self.id)}
                    {earlier::section(app, self.id)}
                </div>
                <div class="goal-side">
                    {self.steps()}
                    {self.feedback()}
                    {modules::section(app, self.window, self.id)}
                    {self.part((Key::GoalUse, Key::GoalUseLead), &USE)}
                </div>
            </div>
        }
    }

    /// A part of the talk: what was answered, and the way to answer.
    fn part(self, (title, lead): (Key, Key), fields: &'static [RecordField]) -> Markup {
        let shown = move || {
            let Some(goal) = self.goal.get() else { return ().into_markup() };
            let answers = answers(&goal, fields, self.app.today());
            let given = answers.into_iter().filter(|(_, words)| !words.is_empty());
            let given = given.map(|(name, words)| fact(name, words)).collect::<Vec<_>>();
            match given.is_empty() {
                true => view! { <p class="none">{text(lead)}</p> },
                false => view! { <Facts>{given}</Facts> },
            }
        };
        view! {
            <section>
                <div class="goal-part">
                    <Heading text=title/>
                    <Button
                        label=say::goal_answer(text(title))
                        variant=Variant::Tertiary
                        icon="Pencil"
                        on_press=move || self.ask((title, lead), fields)
                    />
                </div>
                {shown}
            </section>
        }
    }

    fn ask(self, (title, lead): (Key, Key), fields: &'static [RecordField]) {
        let (app, id) = (self.app, self.id.get_value());
        let mut start = app.record_form(&RecordKey::new(GOAL, id.clone()), fields);
        let ends = fields.first().is_some_and(|field| field.name == "status");
        if ends && start.get("status").is_empty() {
            start.set("status", STATUS[0]);
        }
        let first = fields.first().map_or("", |field| field.name);
        let ask = Ask::new(format!("goal-{id}-{first}"), text(title), Key::RecordSave).lead(text(lead)).start(start);
        let save = move |values: &FormValues| match ends {
            true => app.end_goal(&id, values),
            false => app.save_fields((Label::GoalSaved, GOAL), Some(&id), fields, values, Vec::new()).map(drop),
        };
        self.window.ask(ask.fields(move |_| specs(app, fields)).save(save));
    }

    /// The tasks that serve it.
    fn steps(self) -> Markup {
        let (app, tasks) = (self.app, opener());
        let all = Memo::new(move |_| {
            watch(app);
            app.workspace(|workspace| steps(workspace, &self.id.get_value()))
        });
        let add = move || tasks.add_like(&Task { goal_link: Some(self.id.get_value()), ..Task::default() });
        view! {
            <section>
                <Heading text=Key::GoalSteps/>
                <p class="none" hidden=move || all.with(|all| !all.is_empty())>{text(Key::GoalStepsNone)}</p>
                <ul class="goal-steps">{move || all.with(|all| all.iter().map(step).collect::<Vec<_>>())}</ul>
                <div class="actions">
                    <Button label=Key::GoalStepAdd icon="Plus" on_press=add/>
                </div>
            </section>
        }
    }
}

impl GoalAt {
    /// The feedback that belongs to it.
    fn feedback(self) -> Markup {
        let app = self.app;
        let all = Memo::new(move |_| {
            watch(app);
            app.workspace(|workspace| feedback_of(workspace, &self.id.get_value()))
        });
        let row = |(id, day, words): &(FeedbackId, String, String)| {
            let href = Route::Growth { entry: Some(id.clone()) }.href();
            view! { <li>{icon("Chat")} <a class="ds-link" href=href>{words.clone()}</a> <span class="goal-day">{day.clone()}</span></li> }
        };
        view! {
            <section>
                <Heading text=Key::FeedbackPaper/>
                <p class="none" hidden=move || all.with(|all| !all.is_empty())>{text(Key::GoalFeedbackNone)}</p>
                <ul class="goal-steps">{move || all.with(|all| all.iter().map(row).collect::<Vec<_>>())}</ul>
            </section>
        }
    }
}

fn step(step: &GoalStep) -> Markup {
    let mark = if step.is_done { "CheckmarkCircle" } else { "Circle" };
    let title = match step.is_done {
        true => view! { <span>{step.title.clone()}</span> },
        false => {
            let href = Route::item(ItemId::Task(step.id.clone())).href();
            view! { <a class="ds-link" href=href>{step.title.clone()}</a> }
        }
    };
    view! { <li>{icon(mark)} {title} <span class="goal-day">{step.day.clone()}</span></li> }
}
