//! The entries: what waits for a follow-up first, with what can be done to each.

use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        feedback::{Direction, Feedback, FeedbackFilter, FeedbackKind, How, Stage, Takes},
        feedback_check::{default_follow_up, given_counts},
        form::{FormReader, FormValues},
        goal::GOAL,
    },
    state::{
        App,
        actions::feedback::{field, form_of},
        app,
        queries::goals::wish,
    },
    texts::{Key, dates, growth_words as words, planning_words, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{
            Button, Choice, Draft, Field, FieldSpec, Heading, IconButton, LinkButton, Tone, Variant, hand_on_focus, tag,
        },
        route::Route,
    },
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Rows drawn at first, and added by "show more".
const PAGE: usize = 30;
/// The filter's field for how far an entry has come.
const STAGE: &str = "stage";
/// The filter's field for words.
const WORDS: &str = "words";

/// The list with its filter.
#[component]
pub fn FeedbackList() -> impl IntoView {
    let app = app();
    let filter = Draft::new(FormValues::default());
    let most = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        app.watch(GOAL);
        let filter = read_filter(&filter.values());
        app.workspace(|workspace| filter.apply(workspace.feedback().iter(), app.today()))
    });
    let window = FormWindow::get();
    let counts = move || {
        app.watch(Feedback::KIND);
        let (positive, corrective) =
            app.workspace(|workspace| given_counts(workspace.feedback().iter().map(|entry| &**entry)));
        say::feedback_counts(&positive.to_string(), &corrective.to_string())
    };
    let rows = move || {
        let today = app.today();
        shown
            .with(|shown| shown.iter().take(most.get()).map(|entry| row(app, window, entry, today)).collect::<Vec<_>>())
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
        </section>
    }
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
    let stages = Stage::ALL.map(|stage| Choice::new((stage as u8).to_string(), words::stage(stage)));
    vec![
        FieldSpec::select(field::DIRECTION, Key::FeedbackDirection, with_all(directions.into())),
        FieldSpec::select(field::KIND, Key::FeedbackKind, with_all(kinds.into())),
        FieldSpec::select(STAGE, Key::FilterStage, with_all(stages.into())),
        FieldSpec::text(WORDS, Key::FilterWords).half(),
    ]
}

fn read_filter(values: &FormValues) -> FeedbackFilter {
    let mut read = FormReader::new(values);
    let stage = values.get(STAGE).parse::<usize>().ok().and_then(|at| Stage::ALL.get(at).copied());
    let words = values.get(WORDS).to_lowercase().split_whitespace().map(str::to_owned).collect();
    FeedbackFilter { direction: read.choice(field::DIRECTION), kind: read.choice(field::KIND), stage, words }
}

fn row(app: App, window: FormWindow, entry: &Arc<Feedback>, today: NaiveDate) -> Markup {
    let id = entry.id.clone();
    let stage = entry.stage(today);
    let date = entry.day().map(|day| dates::short_date(day, today));
    let first = [&entry.behaviour, &entry.situation, &entry.effect].into_iter().find(|words| !words.is_empty());
    let title = first.cloned().unwrap_or_else(|| text(Key::FeedbackNoWords).to_owned());
    let due = entry.follow_up.filter(|_| stage == Stage::Delivered);
    let due = due.map(|due| say::feedback_due_on(&dates::short_date(due, today)));
    let goal = entry.goal_link.as_ref().and_then(|id| {
        let wish = app.workspace(|workspace| workspace.record_of(GOAL, id).map(|goal| wish(goal)))?;
        Some(view! { <a class="ds-link feedback-goal" href=Route::Goal { id: id.clone() }.href()>{wish}</a> })
    });
    let (told, delete) = (entry.clone(), id.clone());
    let next = match stage {
        Stage::Draft => Some((Key::FeedbackDeliver, true)),
        Stage::Delivered | Stage::FollowUpDue => Some((Key::FeedbackFollow, false)),
        Stage::FollowedUp => None,
    };
    let next = next.map(|(label, is_draft)| {
        let press = move || if is_draft { ask_delivered(app, window, &told) } else { ask_outcome(app, window, &told) };
        view! { <Button label on_press=press variant=Variant::Tertiary/> }
    });
    let prepare = (stage == Stage::Draft || entry.direction == Direction::Received).then(|| {
        let href = Route::FeedbackTalk { entry: id.clone() }.href();
        view! { <LinkButton label=Key::TalkPrepare href variant=Variant::Tertiary/> }
    });
    view! {
        <li>
            <div class="feedback-marks">
                <span class="feedback-date">{date}</span>
                {tag(words::direction(entry.direction), Tone::Neutral, "")}
                {tag(words::kind(entry.kind), Tone::Neutral, "")}
                {tag(words::stage(stage), tone(stage), "")}
                <span class="feedback-role">{entry.role.clone()}</span>
                <span class="feedback-due">{due}</span>
                {goal}
            </div>
            <a class="ds-link" id=format!("entry-{id}") href=Route::Growth { entry: Some(id) }.href()>
                {title}
            </a>
            <div class="actions">
                {prepare}
                {next}
                <IconButton label=Key::FeedbackDelete icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_feedback(&delete);
                }/>
            </div>
        </li>
    }
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Draft => Tone::Neutral,
        Stage::Delivered => Tone::Info,
        Stage::FollowUpDue => Tone::Warning,
        Stage::FollowedUp => Tone::Success,
    }
}

/// Asks when and how the talk was held; today, and two weeks to the follow-up, unless changed.
pub(super) fn ask_delivered(app: App, window: FormWindow, entry: &Feedback) {
    let (id, today) = (entry.id.clone(), app.now().date());
    let held = entry.follow_up.filter(|due| *due > today);
    let start = form_of(entry)
        .with(field::DELIVERED, today.to_string())
        .with(field::FOLLOW_UP, held.unwrap_or_else(|| default_follow_up(today)).to_string());
    let received = entry.direction == Direction::Received;
    let fields = move |_| {
        let mut fields = vec![
            FieldSpec::date(field::DELIVERED, Key::FeedbackDelivered).required(),
            FieldSpec::select(field::HOW, Key::FeedbackHow, choices(&How::NAMES)),
        ];
        fields.extend(after_talk(received));
        fields.push(FieldSpec::date(field::FOLLOW_UP, Key::FeedbackFollowUp).help(Key::FeedbackFollowUpHelp));
        fields
    };
    let ask = Ask::new(format!("delivered-{id}"), text(Key::FeedbackDeliver), Key::FeedbackSave).start(start);
    window.ask(ask.fields(fields).save(move |values| app.edit_feedback(&id, values)));
}

/// What is asked of a talk that was held.
pub(super) fn after_talk(received: bool) -> Vec<FieldSpec> {
    match received {
        false => vec![
            FieldSpec::check(field::IN_PRIVATE, Key::FeedbackInPrivate).half(),
            FieldSpec::check(field::ASKED_INTENT, Key::FeedbackAskedIntent).half(),
            FieldSpec::text(field::AGREED, Key::FeedbackAgreed).help(Key::FeedbackAgreedHelp),
        ],
        true => vec![
            FieldSpec::check(field::ASKED_INTENT, Key::ReceiveAsked).half(),
            FieldSpec::check(field::THANKED, Key::ReceiveThanked).half(),
            FieldSpec::select(field::TAKES, Key::FeedbackTakes, choices(&Takes::NAMES)),
            FieldSpec::text(field::AGREED, Key::ReceiveAgreed),
        ],
    }
}

/// The stored names with their words, none first.
pub(super) fn choices(names: &[&str]) -> Vec<Choice> {
    let named = names.iter().map(|name| Choice::new(*name, planning_words::choice(name)));
    std::iter::once(Choice::new("", text(Key::FieldOpenChoice))).chain(named).collect()
}

/// Asks what came of it.
fn ask_outcome(app: App, window: FormWindow, entry: &Feedback) {
    let id = entry.id.clone();
    let ask = Ask::new(format!("outcome-{id}"), text(Key::FeedbackFollow), Key::FeedbackFollowSave)
        .start(FormValues::default().with(field::OUTCOME, &entry.outcome))
        .fields(|_| vec![FieldSpec::long_text(field::OUTCOME, Key::FeedbackOutcome)]);
    window.ask(ask.save(move |values| {
        app.follow_up_feedback(&id, values.get(field::OUTCOME));
        Ok(())
    }));
}
