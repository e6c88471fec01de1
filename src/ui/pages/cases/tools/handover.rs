//! The handover before leave, sickness or a change of job, and the return.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, ids::CaseId},
    state::{
        actions::case_details::field,
        app,
        queries::walk::{HandoverCase, due_while_away, handover},
    },
    storage::timer,
    texts::{Key, say, text},
    ui::{
        form_window::Ask,
        gate::NewSecret,
        parts::{Alert, Button, Column, FieldSpec, Heading, Table, Tone, Variant},
    },
};
use chrono::NaiveDate;
use wasm_bindgen_futures::spawn_local;

/// What a colleague needs for each case; and, coming back, what fell due.
#[component]
pub fn Handover(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let list = Memo::new(move |_| {
        app.watch_items();
        app.workspace(handover)
    });
    let from = RwSignal::new(None::<NaiveDate>);
    let back = Signal::derive(move || {
        app.watch_items();
        let rows = from.get().map(|from| app.workspace(|workspace| due_while_away(workspace, from)));
        rows.unwrap_or_default().into_iter().map(Vec::from).collect::<Vec<Vec<String>>>()
    });
    let columns = || {
        [Key::ColumnCode, Key::FiguresRule, Key::ClockLegalEnd, Key::HandoverStands]
            .map(|name| Column::text(text(name)))
            .to_vec()
    };
    view! {
        <p>{text(Key::HandoverLead)}</p>
        <AsFile/>
        <ul class="walk handover">
            {move || list.get().into_iter().map(|case| line(cases, case)).collect::<Vec<_>>()}
        </ul>
        <div class="no-print">
            <Heading text=Key::HandoverBack/>
            <label class="ds-field away">
                <span class="ds-label">{text(Key::HandoverAway)}</span>
                <input
                    type="date"
                    class="ds-input"
                    on:change=move |ev| from.set(event_target_value(&ev).parse().ok())
                />
            </label>
            <Show when=move || from.get().is_some()>
                <p class="none" hidden=move || back.with(|rows| !rows.is_empty())>{text(Key::HandoverNothing)}</p>
                <div hidden=move || back.with(Vec::is_empty)>
                    <Table caption=Key::HandoverBack columns=columns() rows=back/>
                </div>
            </Show>
        </div>
    }
}

/// The same and the dates behind it, encrypted, for whoever takes over and uses the app too.
#[component]
fn AsFile() -> impl IntoView {
    let app = app();
    let (secret, failed) = (NewSecret::empty(), RwSignal::new(false));
    let save = move || {
        let Some(typed) = secret.checked() else { return };
        spawn_local(async move {
            // The press must be seen before the stretching holds everything up.
            timer::painted().await;
            let saved = app.save_handover(&typed).await;
            failed.set(saved.is_err());
            if let Ok(cases) = saved {
                secret.clear();
                app.say(say::handover_file_saved(cases as i64), false);
            }
        });
    };
    view! {
        <details class="fold no-print">
            <summary>{text(Key::HandoverFile)}</summary>
            <p>{text(Key::HandoverFileText)}</p>
            {secret.for_file()}
            <div class="actions"><Button label=Key::HandoverFileSave icon="Download" on_press=save/></div>
            {move || failed.get().then(|| view! { <Alert tone=Tone::Danger title=Key::FileNotSaved announce=true/> })}
        </details>
    }
}

fn line(cases: Cases, case: HandoverCase) -> Markup {
    let clocks = case
        .clocks
        .iter()
        .map(|(title, end, left)| view! { <li>{*title} ": " {end.clone()} " (" {left.clone()} ")"</li> });
    let clocks = clocks.collect::<Vec<_>>();
    let tasks = case.tasks.iter().map(|(title, day)| view! { <li>{title.clone()} " " {day.clone()}</li> });
    let tasks = tasks.collect::<Vec<_>>();
    let acute = case.acute.then(|| view! { <strong>{text(Key::MarkAcute)}</strong> });
    let note = (!case.note.is_empty()).then(|| view! { <p>{case.note.clone()}</p> });
    let (id, held) = (case.id.clone(), case.note.clone());
    let edit = move || cases.note_handover(&id, &held);
    view! {
        <li>
            <h2 class="ds-heading" data-size="2xs">{case.code.clone()} " " {case.phase} " " {acute}</h2>
            {note}
            <ul class="plain">{clocks}{tasks}</ul>
            <div class="actions">
                <Button label=Key::HandoverNote variant=Variant::Tertiary icon="Pencil" on_press=edit/>
            </div>
        </li>
    }
}

impl Cases {
    /// Asks what a colleague needs to know.
    fn note_handover(self, case: &CaseId, held: &str) {
        let (app, id) = (self.app, case.clone());
        let ask = Ask::new(format!("handover-{id}"), text(Key::HandoverNote), Key::HandoverSave)
            .lead(text(Key::HandoverNoteLead))
            .start(FormValues::default().with(field::HANDOVER, held))
            .fields(|_| vec![FieldSpec::long_text(field::HANDOVER, Key::HandoverText)]);
        self.acts.window().ask(ask.save(move |values| app.note_handover(&id, values)));
    }
}
