//! Points and hours, and how heavy the week feels.

use super::{felt_chart::felt_chart, watch};
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        entity::Entity,
        form::FormValues,
        ids::Id,
        period::{FIELDS, Period},
        truth::Key as RecordKey,
    },
    state::{
        App, app,
        queries::capacity::{Capacity, capacity, period_row},
    },
    texts::{Key, number, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{
            Button, Column, Heading, IconButton, LinkButton, Meter, PageHead, Table, Tone, Variant, hand_on_focus,
        },
        record_forms::specs,
        route::Route,
    },
};
use std::sync::Arc;

/// The page.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let view = Memo::new(move |_| {
        watch(app);
        app.workspace(capacity)
    });
    view! {
        <PageHead title=Key::CapacityTitle lead=Key::CapacityPrivate/>
        <div class="capacity">
            <section>
                <Heading text=Key::CapacityPoints/>
                {points(view)}
            </section>
            <section>
                <Heading text=Key::CapacityHours/>
                {hours(view)}
                <Heading text=Key::PeriodTitle/>
                {periods(app, window, view)}
            </section>
            <section>
                <Heading text=Key::FeltTitle/>
                {felt(app, view)}
                {felt_chart(view)}
            </section>
        </div>
    }
}

fn points(view: Memo<Capacity>) -> Markup {
    let tone = move || if view.with(|view| view.points.is_over) { Tone::Warning } else { Tone::Neutral };
    let heads = || {
        vec![
            Column::text(text(Key::LoadPart)),
            Column::number(text(Key::LoadCount)),
            Column::number(text(Key::LoadPointsHead)),
        ]
    };
    let cases = vec![
        Column::text(text(Key::ColumnCode)),
        Column::text(text(Key::CapacityWhy)),
        Column::number(text(Key::LoadPointsHead)),
    ];
    let sum = Signal::derive(move || {
        let line = |(what, count, sum): (String, String, String)| vec![what, count, sum];
        view.with(|view| view.points.lines.iter().cloned().map(line).collect::<Vec<_>>())
    });
    view! {
        <Meter
            label=Key::LoadLabel
            value=Signal::derive(move || view.with(|view| view.points.points))
            max=Signal::derive(move || view.with(|view| view.points.capacity))
            text=Signal::derive(move || view.with(|view| view.points.words.clone()))
            tone=Signal::derive(tone)
        />
        <p>{move || view.with(|view| view.points.band_words)}</p>
        <p class="forecast-quiet">{move || view.with(|view| view.room.clone())}</p>
        <Table caption=Key::LoadHow columns=heads() rows=sum/>
        <details class="fold">
            <summary>{text(Key::CapacityPoints)}</summary>
            <div>
                <Table
                    caption=Key::CapacityPoints
                    columns=cases
                    rows=Signal::derive(move || view.with(|view| view.cases.clone()))
                />
            </div>
        </details>
    }
}

fn hours(view: Memo<Capacity>) -> Markup {
    let columns = vec![Column::text(text(Key::HoursPart)), Column::number(text(Key::HalfHours))];
    view! {
        <Table
            caption=Key::CapacityHours
            columns
            rows=Signal::derive(move || view.with(|view| view.hours.clone()))
        />
        <LinkButton label=Key::HoursMeetingsLink href=Route::Meetings.href() variant=Variant::Tertiary/>
    }
}

/// A slider for the week, written when the button is pressed.
fn felt(app: App, view: Memo<Capacity>) -> Markup {
    let value = RwSignal::new(None::<f64>);
    let shown = move || value.get().or_else(|| view.with(|view| view.felt)).unwrap_or(100.0);
    let typed = move |ev| value.set(event_target_value(&ev).parse().ok());
    view! {
        <div class="felt">
            <label>
                <span class="ds-label">{text(Key::FeltAsk)}</span>
                <input
                    type="range"
                    min="0"
                    max="150"
                    step="5"
                    prop:value=move || shown().to_string()
                    aria-valuetext=move || say::felt_percent(&number(shown()))
                    on:input=typed
                />
            </label>
            <output>{move || say::felt_percent(&number(shown()))}</output>
            <Button label=Key::FeltSave on_press=move || app.note_felt(shown())/>
        </div>
    }
}

fn periods(app: App, window: FormWindow, view: Memo<Capacity>) -> Markup {
    let rows = move || {
        view.with(|view| view.periods.iter().map(|period| period_line(app, window, period)).collect::<Vec<_>>())
    };
    view! {
        <p class="none" hidden=move || view.with(|view| !view.periods.is_empty())>{text(Key::PeriodNone)}</p>
        <ul class="periods">{rows}</ul>
        <div class="actions">
            <Button label=Key::PeriodAdd icon="Plus" on_press=move || ask(app, window, None)/>
        </div>
    }
}

fn period_line(app: App, window: FormWindow, period: &Arc<Period>) -> Markup {
    let [what, days, takes] = period_row(period, app.now().date());
    let name = format!("{what} {days}");
    let (edit, delete) = (period.id.clone(), period.id.clone());
    view! {
        <li>
            <span>{what}</span>
            <span>{days}</span>
            <span>{takes}</span>
            <IconButton label=say::record_edit_of(&name) icon="Pencil" on_press=move || ask(app, window, Some(edit.clone()))/>
            <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=move || {
                hand_on_focus();
                app.delete_record(Label::PeriodDeleted, &RecordKey::new(Period::KIND, delete.clone()));
            }/>
        </li>
    }
}

fn ask(app: App, window: FormWindow, id: Option<Id>) {
    let (title, start) = match &id {
        Some(id) => (Key::PeriodEdit, app.record_form(&RecordKey::new(Period::KIND, id.clone()), &FIELDS)),
        None => (Key::PeriodAdd, FormValues::default().with("sort", "holiday").with("percent", "100")),
    };
    let name = id.as_ref().map_or_else(|| "period-new".to_owned(), |id| format!("period-{id}"));
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::PeriodLead)).start(start);
    let save = move |values: &FormValues| app.save_record::<Period>(Label::PeriodSaved, id.as_ref(), &FIELDS, values);
    window.ask(ask.fields(move |_| specs(app, &FIELDS)).save(save));
}
