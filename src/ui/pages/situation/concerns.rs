//! Bekymring om drift: the caseworker's own short warning, apart from the leaders' procedure.

use super::concern_sheet;
use crate::ui::prelude::*;
use crate::{
    domain::{
        concern::{ANSWERING, Concern, ConcernState, FIELDS},
        entity::Entity,
        form::FormValues,
        ids::Id,
        truth::Key as RecordKey,
    },
    state::{App, app},
    texts::{Key, dates, planning_words, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        outgoing::print_button,
        parts::{Button, Empty, Heading, IconButton, LinkButton, PageHead, Tone, Variant, hand_on_focus, tag},
        record_forms::specs,
        route::{Route, navigator},
    },
};
use std::sync::Arc;

/// What the page needs everywhere.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    window: FormWindow,
    go: Callback<Route>,
}

/// The list, or the one that the address names.
pub fn page(open: Memo<Option<Id>>) -> Markup {
    let desk = Desk { app: app(), window: FormWindow::get(), go: navigator() };
    let shown = move || match open.get() {
        None => list(desk),
        Some(id) => one(desk, id),
    };
    shown.into_markup()
}

fn list(desk: Desk) -> Markup {
    let all = Memo::new(move |_| {
        desk.app.watch(Concern::KIND);
        desk.app.concerns()
    });
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let write = move || write(desk, None);
    let empty = move || {
        view! {
            <Empty title=Key::ConcernEmptyTitle text=Key::ConcernEmptyText>
                <Button label=Key::ConcernNew on_press=write variant=Variant::Primary icon="Plus"/>
            </Empty>
        }
    };
    let rows = move || all.get().iter().map(|one| row(desk, one)).collect::<Vec<_>>();
    view! {
        <PageHead title=Key::ConcernTitle lead=Key::ConcernLead/>
        <p class="goals">{text(Key::AnalysisGoals)}</p>
        <Show when=move || !is_empty.get() fallback=empty>
            <ul class="concerns">{rows}</ul>
            <div class="actions">
                <Button label=Key::ConcernNew on_press=write icon="Plus"/>
            </div>
        </Show>
        <p class="honest">{text(Key::ConcernHonest)}</p>
    }
}

fn row(desk: Desk, concern: &Arc<Concern>) -> Markup {
    let today = desk.app.today();
    let name = name_of(concern, today);
    let (state, tone) = state_words(concern.state(today));
    let href = Route::Concerns { open: Some(concern.id.clone()) }.href();
    let id = concern.id.clone();
    let delete = move || {
        hand_on_focus();
        desk.app.delete_concern(&id);
    };
    view! {
        <li>
            <a class="ds-link" href=href>
                {name.clone()}
            </a>
            {tag(text(state), tone, "")}
            <span>{concern.unable.clone()}</span>
            <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=delete/>
        </li>
    }
}

/// `Til avdelingsleder, 22. nov.`
fn name_of(concern: &Concern, today: chrono::NaiveDate) -> String {
    let day = concern.sent.or(concern.made).map(|day| dates::short_date(day, today)).unwrap_or_default();
    say::concern_name(recipient(concern), &day)
}

/// To whom, in words.
pub fn recipient(concern: &Concern) -> &'static str {
    planning_words::choice(crate::domain::concern::Recipient::NAMES[concern.recipient as usize])
}

fn state_words(state: ConcernState) -> (Key, Tone) {
    match state {
        ConcernState::Draft => (Key::ConcernDraft, Tone::Neutral),
        ConcernState::Waiting => (Key::ConcernWaiting, Tone::Info),
        ConcernState::Overdue => (Key::ConcernOverdue, Tone::Warning),
        ConcernState::Answered => (Key::ConcernAnswered, Tone::Success),
    }
}

fn one(desk: Desk, id: Id) -> Markup {
    let app = desk.app;
    let id = StoredValue::new(id);
    let concern = Memo::new(move |_| {
        app.watch(Concern::KIND);
        id.with_value(|id| app.concern(id))
    });
    let state = Memo::new(move |_| concern.with(|one| one.as_ref().map(|one| one.state(app.today()))));
    let shown = move || match state.get() {
        None => view! {
            <Empty title=Key::AnalysisMissingTitle text=Key::AnalysisMissingText>
                <LinkButton label=Key::ConcernAll href=Route::Concerns { open: None }.href()/>
            </Empty>
        },
        Some(state) => view! {
            {stands(state)}
            <div class="actions concern-acts">{acts(desk, id, state)}</div>
            {concern_sheet::view(app, concern)}
        },
    };
    view! {
        <PageHead title=Key::ConcernTitle lead=Key::ConcernLead>
            <LinkButton label=Key::ConcernAll href=Route::Concerns { open: None }.href() variant=Variant::Tertiary/>
        </PageHead>
        <p class="goals no-print">{text(Key::AnalysisGoals)}</p>
        {shown}
    }
}

/// Written, sent, answered: where one stands.
fn stands(state: ConcernState) -> Markup {
    let done = match state {
        ConcernState::Draft => 0,
        ConcernState::Waiting | ConcernState::Overdue => 1,
        ConcernState::Answered => 2,
    };
    let step = |(n, name): (usize, Key)| {
        let mark = if n <= done { "●" } else { "○" };
        let word = (n <= done).then(|| view! { <span class="ds-sr-only">{text(Key::StepDone)}</span> });
        view! { <li class:done=n <= done><span aria-hidden="true">{mark}</span> {text(name)} {word}</li> }
    };
    let steps = [Key::ConcernStepWritten, Key::ConcernStepSent, Key::ConcernStepAnswered].into_iter().enumerate();
    let (words, tone) = state_words(state);
    view! {
        <div class="concern-stands no-print">
            <ol>{steps.map(step).collect::<Vec<_>>()}</ol>
            {tag(text(words), tone, "")}
        </div>
    }
}

fn acts(desk: Desk, id: StoredValue<Id>, state: ConcernState) -> Vec<Markup> {
    let mut acts = Vec::new();
    if state == ConcernState::Draft {
        let edit = move || write(desk, Some(id.get_value()));
        let send = move || send(desk, id.get_value());
        acts.push(view! { <Button label=Key::ConcernEdit on_press=edit icon="Pencil"/> });
        acts.push(view! { <Button label=Key::ConcernSend on_press=send icon="Paperplane"/> });
    } else {
        let answer = move || answer(desk, id.get_value());
        acts.push(view! { <Button label=Key::ConcernAnswer on_press=answer icon="Chat"/> });
    }
    acts.push(print_button(Key::AnalysisPrint, Variant::Secondary));
    acts
}

fn write(desk: Desk, id: Option<Id>) {
    let app = desk.app;
    let start = match &id {
        Some(id) => app.record_form(&key(id), &FIELDS),
        None => FormValues::default().with("recipient", "unit_manager"),
    };
    let name = id.as_ref().map_or_else(|| "concern-new".to_owned(), |id| format!("concern-{id}"));
    let title = if id.is_some() { Key::ConcernEdit } else { Key::ConcernNew };
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::ConcernFormLead)).start(start);
    let save = move |values: &FormValues| {
        let saved = app.save_concern(id.as_ref(), values)?;
        desk.go.run(Route::Concerns { open: Some(saved) });
        Ok(())
    };
    desk.window.ask(ask.fields(move |_| specs(app, &FIELDS)).save(save));
}

fn send(desk: Desk, id: Id) {
    let app = desk.app;
    let ask = Ask::new(format!("concern-send-{id}"), text(Key::ConcernSend), Key::ConcernSendSave)
        .lead(text(Key::ConcernSendLead))
        .start(app.concern_sending())
        .fields(move |_| specs(app, &crate::domain::concern::SENDING));
    desk.window.ask(ask.save(move |values| app.send_concern(&id, values)));
}

fn answer(desk: Desk, id: Id) {
    let app = desk.app;
    let mut start = app.record_form(&key(&id), &ANSWERING);
    if start.get("answered").is_empty() {
        start.set("answered", app.now().date().to_string());
    }
    let ask = Ask::new(format!("concern-answer-{id}"), text(Key::ConcernAnswer), Key::RecordSave)
        .lead(text(Key::ConcernAnswerLead))
        .start(start)
        .fields(move |_| specs(app, &ANSWERING));
    desk.window.ask(ask.save(move |values| app.answer_concern(&id, values)));
}

fn key(id: &Id) -> RecordKey {
    RecordKey::new(Concern::KIND, id.clone())
}

/// The heading of the other mode, for the list of analyses.
pub fn door() -> Markup {
    view! {
        <section class="concern-door">
            <Heading text=Key::ConcernTitle/>
            <p>{text(Key::ConcernDoor)}</p>
            <LinkButton label=Key::ConcernOpen href=Route::Concerns { open: None }.href()/>
        </section>
    }
}
