//! The ledger: what is not being done, and what the leader was asked.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        entity::Entity,
        form::FormValues,
        ids::Id,
        ledger::{FIELDS, LedgerEntry, LedgerSort},
        truth::Key as RecordKey,
    },
    state::{
        App,
        queries::{half_page::ledger_row, veil::Veil},
    },
    texts::{Key, dates, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Heading, IconButton, Tone, hand_on_focus, tag},
        record_forms::specs,
    },
};
use std::sync::Arc;

/// The list with what can be done to each entry.
pub fn section(app: App, window: FormWindow) -> Markup {
    let entries = Memo::new(move |_| {
        watch(app);
        sorted(app)
    });
    let rows = move || entries.get().iter().map(|entry| row(app, window, entry)).collect::<Vec<_>>();
    view! {
        <section class="ledger">
            <Heading text=Key::LedgerTitle/>
            <p class="none" hidden=move || entries.with(|all| !all.is_empty())>{text(Key::LedgerNone)}</p>
            <ul>{rows}</ul>
            <div class="actions">
                <Button label=Key::LedgerAdd icon="Plus" on_press=move || add(app, window, LedgerSort::NotDone)/>
                <Button label=Key::LedgerAsk icon="Chat" on_press=move || add(app, window, LedgerSort::HandOver)/>
            </div>
        </section>
    }
}

/// To be taken up again first, then what waits for an answer, then the latest; ended ones last.
fn sorted(app: App) -> Vec<Arc<LedgerEntry>> {
    let today = app.today();
    let mut all: Vec<Arc<LedgerEntry>> = app.workspace(|workspace| workspace.ledger().iter().cloned().collect());
    let place = |entry: &LedgerEntry| (!entry.is_open(), !entry.is_due(today), !entry.waits());
    all.sort_by(|a, b| (place(a), b.from, &a.id).cmp(&(place(b), a.from, &b.id)));
    all
}

fn row(app: App, window: FormWindow, entry: &Arc<LedgerEntry>) -> Markup {
    let [what, follows, days, answer] =
        app.workspace(|workspace| ledger_row(entry, workspace, &Veil::of(workspace, true)));
    let mark = if entry.is_due(app.today()) {
        tag(text(Key::LedgerDue), Tone::Warning, "")
    } else if let Some(ended) = entry.ended {
        let words = format!("{} {}", text(Key::LedgerEnded), dates::short_date(ended, app.today()));
        tag(words, Tone::Neutral, "")
    } else {
        ().into_markup()
    };
    let (id, open) = (entry.id.clone(), entry.is_open());
    let name = entry.what.clone();
    let (reply_id, end_id, edit_id, delete_id) = (id.clone(), id.clone(), id.clone(), id);
    let (end_words, end_icon) =
        if open { (say::ledger_end_of(&name), "Checkmark") } else { (say::ledger_open_of(&name), "ArrowUndo") };
    view! {
        <li class:ended=!open>
            <div>
                <strong>{what}</strong>
                " " {mark}
                <p>{follows}</p>
                <p class="forecast-quiet">{days} " " {answer}</p>
            </div>
            <div class="actions">
                <IconButton label=say::ledger_reply_of(&name) icon="Chat" on_press=move || reply(app, window, &reply_id)/>
                <IconButton label=end_words icon=end_icon on_press=move || app.end_entry(&end_id, open)/>
                <IconButton label=say::record_edit_of(&name) icon="Pencil" on_press=move || edit(app, window, &edit_id)/>
                <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_record(Label::LedgerDeleted, &key(&delete_id));
                }/>
            </div>
        </li>
    }
}

fn key(id: &Id) -> RecordKey {
    RecordKey::new(LedgerEntry::KIND, id.clone())
}

fn add(app: App, window: FormWindow, sort: LedgerSort) {
    let start = FormValues::default()
        .with("sort", LedgerSort::NAMES[sort as usize])
        .with("answer", "open")
        .with("from", app.now().date().to_string());
    let title = if sort == LedgerSort::NotDone { Key::LedgerAdd } else { Key::LedgerAsk };
    let ask = Ask::new(format!("ledger-new-{}", sort as u8), text(title), Key::RecordSave);
    let ask = ask.lead(text(Key::LedgerLead)).start(start).fields(move |_| specs(app, &FIELDS));
    window.ask(ask.save(move |values| app.save_entry(None, values)));
}

fn edit(app: App, window: FormWindow, id: &Id) {
    let id = id.clone();
    let ask = Ask::new(format!("ledger-{id}"), text(Key::LedgerEdit), Key::RecordSave);
    let ask = ask.lead(text(Key::LedgerLead)).start(app.record_form(&key(&id), &FIELDS));
    window.ask(ask.fields(move |_| specs(app, &FIELDS)).save(move |values| app.save_entry(Some(&id), values)));
}

fn reply(app: App, window: FormWindow, id: &Id) {
    let id = id.clone();
    let mut start = app.record_form(&key(&id), &FIELDS);
    if start.get("answered").is_empty() {
        start.set("answered", app.now().date().to_string());
    }
    let ask = Ask::new(format!("reply-{id}"), text(Key::LedgerReplyTitle), Key::RecordSave).start(start);
    let fields = move |_| specs(app, &FIELDS[7..]);
    window.ask(ask.fields(fields).save(move |values| app.answer_entry(&id, values)));
}
