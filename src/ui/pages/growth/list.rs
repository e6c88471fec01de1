//! The entries: what waits for a follow-up first, with what can be done to each.

use super::words;
use crate::{
    domain::{
        entity::Entity,
        feedback::{Direction, Feedback, FeedbackFilter, FeedbackKind, Stage},
        feedback_check::given_counts,
        form::{FormReader, FormValues},
        ids::FeedbackId,
    },
    state::{App, actions::feedback::field, app},
    texts::{Key, dates, say, text},
    ui::{
        parts::{
            Button, Choice, Dialog, Draft, Field, FieldSpec, Form, Heading, IconButton, Tone, Variant, hand_on_focus,
            tag,
        },
        route::Route,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows drawn at first, and added by "show more".
const PAGE: usize = 30;
/// The filter's field for how far an entry has come.
const STAGE: &str = "stage";

/// The list with its filter.
#[component]
pub fn FeedbackList() -> impl IntoView {
    let app = app();
    let filter = Draft::new(FormValues::default());
    let most = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        let filter = read_filter(&filter.values());
        app.workspace(|workspace| filter.apply(workspace.feedback().iter(), app.today()))
    });
    let follow = FollowingUp { entry: RwSignal::new(None), open: RwSignal::new(false) };
    let counts = move || {
        app.watch(Feedback::KIND);
        let (positive, corrective) =
            app.workspace(|workspace| given_counts(workspace.feedback().iter().map(|entry| &**entry)));
        say::feedback_counts(&positive.to_string(), &corrective.to_string())
    };
    let rows = move || {
        let today = app.today();
        shown
            .with(|shown| shown.iter().take(most.get()).map(|entry| row(app, entry, today, follow)).collect::<Vec<_>>())
    };
    let none = move || shown.with(Vec::is_empty).then(|| view! { <p>{text(Key::FilterNone)}</p> });
    let more = move || {
        let hidden = shown.with(Vec::len) > most.get();
        hidden.then(|| view! { <Button label=Key::FilterMore on_press=move || most.update(|most| *most += PAGE)/> })
    };
    let fields = filters().into_iter().map(|spec| view! { <Field spec draft=filter form="feedback-filter"/> });
    view! {
        <section class="feedback-list">
            <header>
                <Heading text=Key::FeedbackEntries/>
                <p class="counts">{counts}</p>
            </header>
            <div class="fields filter">{fields.collect::<Vec<_>>()}</div>
            <ul>{rows}</ul>
            {none}
            {more}
            <FollowUp follow/>
        </section>
    }
    .into_any()
}

fn filters() -> Vec<FieldSpec> {
    let with_all = |choices: Vec<Choice>| {
        let mut all = vec![Choice::new("", text(Key::FilterAll))];
        all.extend(choices);
        all
    };
    let directions = [("given", Direction::Given), ("received", Direction::Received)]
        .map(|(value, d)| Choice::new(value, words::direction(d)));
    let kinds = [("positive", FeedbackKind::Positive), ("corrective", FeedbackKind::Corrective)]
        .map(|(value, kind)| Choice::new(value, words::kind(kind)));
    let stages = Stage::ALL.map(|stage| Choice::new((stage as u8).to_string(), words::stage(stage).0));
    vec![
        FieldSpec::select(field::DIRECTION, Key::FeedbackDirection, with_all(directions.into())).required(),
        FieldSpec::select(field::KIND, Key::FeedbackKind, with_all(kinds.into())).required(),
        FieldSpec::select(STAGE, Key::FilterStage, with_all(stages.into())).required(),
    ]
}

fn read_filter(values: &FormValues) -> FeedbackFilter {
    let mut read = FormReader::new(values);
    let stage = values.get(STAGE).parse::<usize>().ok().and_then(|at| Stage::ALL.get(at).copied());
    FeedbackFilter { direction: read.choice(field::DIRECTION), kind: read.choice(field::KIND), stage }
}

fn row(app: App, entry: &Arc<Feedback>, today: NaiveDate, follow: FollowingUp) -> AnyView {
    let id = entry.id.clone();
    let stage = entry.stage(today);
    let (stage_name, tone) = words::stage(stage);
    let date = entry.day().map(|day| dates::short_date(day, today));
    let first = [&entry.behaviour, &entry.situation, &entry.effect].into_iter().find(|words| !words.is_empty());
    let title = first.cloned().unwrap_or_else(|| text(Key::FeedbackNoWords).to_owned());
    let due = entry.follow_up.filter(|_| stage == Stage::Delivered);
    let due = due.map(|due| say::feedback_due_on(&dates::short_date(due, today)));
    let (deliver, follow_id, delete) = (id.clone(), id.clone(), id.clone());
    let next = match stage {
        Stage::Draft => {
            view! { <Button label=Key::FeedbackDeliver on_press=move || app.deliver_feedback(&deliver) variant=Variant::Tertiary/> }
                .into_any()
        }
        Stage::Delivered | Stage::FollowUpDue => {
            view! { <Button label=Key::FeedbackFollow on_press=move || follow.ask(follow_id.clone()) variant=Variant::Tertiary/> }
                .into_any()
        }
        Stage::FollowedUp => ().into_any(),
    };
    view! {
        <li>
            <div class="feedback-marks">
                <span class="feedback-date">{date}</span>
                {tag(words::direction(entry.direction), Tone::Neutral, "")}
                {tag(words::kind(entry.kind), Tone::Neutral, "")}
                {tag(stage_name, tone, "")}
                <span class="feedback-role">{entry.role.clone()}</span>
                <span class="feedback-due">{due}</span>
            </div>
            <a class="ds-link" id=format!("entry-{id}") href=Route::Growth { entry: Some(id) }.href()>
                {title}
            </a>
            <div class="actions">
                {next}
                <IconButton label=Key::FeedbackDelete icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_feedback(&delete);
                }/>
            </div>
        </li>
    }
    .into_any()
}

/// Which entry is followed up, and whether it is asked about now.
#[derive(Clone, Copy)]
struct FollowingUp {
    entry: RwSignal<Option<FeedbackId>>,
    open: RwSignal<bool>,
}

impl FollowingUp {
    fn ask(self, entry: FeedbackId) {
        self.entry.set(Some(entry));
        self.open.set(true);
    }
}

/// Asks what came of it.
#[component]
fn FollowUp(follow: FollowingUp) -> impl IntoView {
    let app = app();
    let FollowingUp { entry, open } = follow;
    let form = move || {
        let draft = Draft::new(FormValues::default());
        let save = move |values: FormValues| {
            if let Some(id) = entry.get_untracked() {
                app.follow_up_feedback(&id, values.get(field::OUTCOME));
            }
            open.set(false);
            Ok(())
        };
        view! {
            <Form
                fields=vec![FieldSpec::long_text(field::OUTCOME, Key::FeedbackOutcome)]
                draft
                submit=Key::FeedbackFollowSave
                on_submit=save
                on_leave=move || open.set(false)
            />
        }
    };
    view! {
        <Dialog open title=Key::FeedbackFollow>
            {form}
        </Dialog>
    }
    .into_any()
}
