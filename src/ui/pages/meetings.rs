//! The price of meetings: what each takes, what is proposed, and what that gives back.

use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        entity::Entity,
        form::FormValues,
        ids::Id,
        meeting::{CHOICE, FIELDS, Fate, Meeting},
        truth::Key as RecordKey,
    },
    state::{App, app},
    texts::{Key, clock_words::hours, dates, number, planning_words, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Empty, IconButton, PageHead, Variant, hand_on_focus},
        record_forms::specs,
    },
};
use std::sync::Arc;

/// The page.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let all = Memo::new(move |_| {
        app.watch(Meeting::KIND);
        let day = app.today();
        let mut all: Vec<Arc<Meeting>> = app.workspace(|workspace| workspace.meetings().iter().cloned().collect());
        all.sort_by(|a, b| (b.hours_on(day).total_cmp(&a.hours_on(day))).then_with(|| a.id.cmp(&b.id)));
        all
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let add = move || ask(app, window, None);
    let empty = move || {
        let hours = app.workspace(|workspace| number(workspace.settings().meeting_hours));
        view! {
            <Empty title=Key::MeetingsTitle text=say::meetings_none(&hours)>
                <Button label=Key::MeetingAdd icon="Plus" variant=Variant::Primary on_press=add/>
            </Empty>
        }
    };
    view! {
        <PageHead title=Key::MeetingsTitle lead=Key::MeetingsLead/>
        <Show when=move || !none.get() fallback=empty>
            <p class="meetings-total">{move || all.with(|all| total(all, app))}</p>
            {table(app, window, all)}
            <div class="actions">
                <Button label=Key::MeetingAdd icon="Plus" on_press=add/>
            </div>
        </Show>
    }
}

fn total(all: &[Arc<Meeting>], app: App) -> String {
    let day = app.today();
    let taken: f64 = all.iter().map(|meeting| meeting.hours_on(day)).sum();
    let proposed = |meeting: &Meeting| {
        let left = meeting.freed_by(Fate::Cancel, day) - meeting.freed_by(meeting.proposal(), day);
        (meeting.hours_on(day) - left).max(0.0)
    };
    let freed: f64 = all.iter().map(|meeting| proposed(meeting)).sum();
    say::meetings_total(&number(taken), &hours(freed))
}

fn table(app: App, window: FormWindow, all: Memo<Vec<Arc<Meeting>>>) -> Markup {
    let heads = [
        (Key::FieldTitle, false),
        (Key::FieldRepeat, false),
        (Key::MeetingHours, true),
        (Key::MeetingScore, true),
        (Key::MeetingProposal, false),
        (Key::MeetingFreed, true),
        (Key::MeetingChosen, false),
        (Key::MeetingActs, false),
    ];
    let heads = heads.map(|(name, is_number)| view! { <th scope="col" class:number=is_number>{text(name)}</th> });
    let rows = move || all.get().iter().map(|meeting| row(app, window, meeting)).collect::<Vec<_>>();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=text(Key::MeetingsTitle)>
            <table class="ds-table meetings" data-color="neutral">
                <thead><tr>{heads.into_iter().collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(app: App, window: FormWindow, meeting: &Arc<Meeting>) -> Markup {
    let day = app.now().date();
    let proposal = meeting.proposal();
    let score = match meeting.protected {
        Some(_) => text(Key::MeetingFixed).to_owned(),
        None => number(meeting.score()),
    };
    let (edit, choose, delete) = (meeting.id.clone(), meeting.clone(), meeting.id.clone());
    let name = &meeting.title;
    let repeat = meeting_repeat(meeting);
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td>{repeat}</td>
            <td class="number">{number(meeting.hours_on(day))}</td>
            <td class="number">{score}</td>
            <td>{planning_words::fate(proposal)}</td>
            <td class="number">{number(meeting.freed_by(proposal, day))}</td>
            <td>{chosen(meeting, app)}</td>
            <td class="actions">
                <IconButton label=say::meeting_choose_of(name) icon="Checkmark" on_press=move || ask_choice(app, window, &choose)/>
                <IconButton label=say::record_edit_of(name) icon="Pencil" on_press=move || ask(app, window, Some(edit.clone()))/>
                <IconButton label=say::record_delete_of(name) icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_record(Label::MeetingDeleted, &key(&delete));
                }/>
            </td>
        </tr>
    }
}

fn meeting_repeat(meeting: &Meeting) -> &'static str {
    planning_words::choice(crate::domain::meeting::REPEATS[meeting.repeat as usize])
}

/// What was chosen, what takes its place, and until when.
fn chosen(meeting: &Meeting, app: App) -> String {
    let Some(fate) = meeting.fate else { return "–".to_owned() };
    let until = meeting.restore.map(|day| say::ledger_until(&dates::short_date(day, app.now().date())));
    let channel = Some(meeting.channel.clone()).filter(|words| !words.is_empty());
    let parts = [Some(planning_words::fate(fate).to_owned()), channel, until];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn key(id: &Id) -> RecordKey {
    RecordKey::new(Meeting::KIND, id.clone())
}

fn ask(app: App, window: FormWindow, id: Option<Id>) {
    let (title, start) = match &id {
        Some(id) => (Key::MeetingEdit, app.record_form(&key(id), &FIELDS)),
        None => (Key::MeetingAdd, FormValues::default().with("repeat", "weekly").with("minutes", "60")),
    };
    let name = id.as_ref().map_or_else(|| "meeting-new".to_owned(), |id| format!("meeting-{id}"));
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::MeetingFormLead)).start(start);
    let save = move |values: &FormValues| app.save_record::<Meeting>(Label::MeetingSaved, id.as_ref(), &FIELDS, values);
    window.ask(ask.fields(move |_| specs(app, &FIELDS)).save(save));
}

/// The choice starts from the proposal, from today.
fn ask_choice(app: App, window: FormWindow, meeting: &Meeting) {
    let id = meeting.id.clone();
    let mut start = app.record_form(&key(&id), &CHOICE);
    if meeting.fate.is_none() {
        start.set("fate", Fate::NAMES[meeting.proposal() as usize]);
        start.set("changed", app.now().date().to_string());
    }
    let ask = Ask::new(format!("meeting-fate-{id}"), text(Key::MeetingChoose), Key::RecordSave);
    let ask = ask.lead(text(Key::MeetingChooseLead)).start(start).fields(move |_| specs(app, &CHOICE));
    let save = move |values: &FormValues| app.save_record::<Meeting>(Label::MeetingSaved, Some(&id), &CHOICE, values);
    window.ask(ask.save(save));
}
