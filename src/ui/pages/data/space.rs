//! Where the data lies, how much room there is, and what could not be read.

use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    storage::{
        files::{self, FileName},
        journal::{SetAside, Workbook},
        space::{self, Persistence, Space},
    },
    texts::{Key, number, say, text},
    ui::{
        parts::{Alert, Button, Facts, Heading, Tone, Variant, fact},
        route::{Route, navigator},
    },
};
use wasm_bindgen_futures::spawn_local;

/// The tab.
#[component]
pub fn SpaceTab() -> impl IntoView {
    view! {
        <Heading text=Key::SpaceTitle/>
        <p>{text(Key::SpaceWhere)}</p>
        <Room/>
        <Aside/>
        <Heading text=Key::SampleTitle/>
        <SampleBook/>
    }
}

#[component]
fn Room() -> impl IntoView {
    let app = app();
    let room = RwSignal::new(None::<Space>);
    let kept = RwSignal::new(None::<Persistence>);
    space::look_up_space(move |space| {
        let _ = room.try_set(space);
    });
    space::look_up_persistence(move |answer| {
        let _ = kept.try_set(Some(answer));
    });
    let records = move || {
        app.watch_history();
        let count = |record: &crate::domain::truth::Record| record.is_live();
        app.workspace(|workspace| workspace.truth().records().filter(|(_, record)| count(record)).count())
    };
    let megabytes = |bytes: u64| number((bytes as f64 / 1e6 * 10.0).ceil() / 10.0);
    let used = move || match room.get() {
        Some(Space { used, quota }) => say::space_used(&megabytes(used), &megabytes(quota)),
        None => text(Key::SpaceUnknown).to_owned(),
    };
    let promise = move || match kept.get() {
        Some(Persistence::Granted) => text(Key::KeptGranted),
        Some(Persistence::Refused) => text(Key::KeptRefused),
        Some(Persistence::NotOffered) | None => text(Key::KeptUnknown),
    };
    view! {
        <Facts>
            {fact(Key::SpaceRecords, move || records().to_string())} {fact(Key::SpaceUse, used)}
            {fact(Key::SpaceKept, promise)}
        </Facts>
    }
}

/// Rows that could not be read: told, and given out, because nothing is thrown away unasked.
#[component]
fn Aside() -> impl IntoView {
    let rows = Workbooks::get().session().map(|session| session.set_aside()).unwrap_or_default();
    if rows.is_empty() {
        return ().into_markup();
    }
    let count = say::set_aside_rows(rows.len() as i64);
    let failed = RwSignal::new(false);
    let export = move || {
        failed.set(
            files::save(&FileName::fixed("arbeidsro-uleselig.json"), "application/json", &exported(&rows)).is_err(),
        )
    };
    view! {
        <Alert tone=Tone::Warning title=count>
            <p>{text(Key::SetAsideText)}</p>
            <Button label=Key::SetAsideExport icon="Download" on_press=export/>
            {move || failed.get().then(|| view! { <p role="alert">{text(Key::FileNotSaved)}</p> })}
        </Alert>
    }
}

/// The rows as JSON: number and bytes. Bytes as numbers, so that no decoder is needed to look.
fn exported(rows: &[SetAside]) -> Vec<u8> {
    let rows: Vec<_> = rows.iter().map(|row| serde_json::json!({"row": row.seq, "bytes": row.bytes})).collect();
    serde_json::to_vec(&rows).unwrap_or_default()
}

/// The workbook with fictional cases: opened and removed with one press each.
#[component]
fn SampleBook() -> impl IntoView {
    let (workbooks, go) = (Workbooks::get(), navigator());
    let busy = RwSignal::new(false);
    let open = move || {
        spawn_local(async move {
            workbooks.open_sample().await;
            go.run(Route::Today);
        });
    };
    let remove = move || {
        spawn_local(async move {
            match workbooks.remove_sample().await {
                Ok(()) => go.run(Route::Today),
                Err(_) => busy.set(true),
            }
        });
    };
    let is_sample = move || workbooks.current() == Workbook::Sample;
    view! {
        <p>{text(Key::SampleText)}</p>
        <Show
            when=is_sample
            fallback=move || view! { <Button label=Key::DoorSampleAct on_press=open/> }
        >
            <Button label=Key::SampleRemove variant=Variant::Primary danger=true on_press=remove/>
        </Show>
        {move || busy.get().then(|| view! { <p role="alert">{text(Key::SampleBusy)}</p> })}
    }
}
