//! How the deadlines by law were kept.

use super::Cases;
use crate::{
    state::queries::compliance::{Compliance, Kept, compliance},
    texts::{Key, number, say, text},
    ui::parts::{BarPair, Bars, Column, Table},
};
use leptos::prelude::*;

/// The share kept in time by month, rule and phase, what was not kept, and why.
#[component]
pub fn Figures(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let found = Memo::new(move |_| {
        app.watch_items();
        app.workspace(compliance)
    });
    let finding = Signal::derive(move || found.with(|found| sentence(found.all)));
    let months = Signal::derive(move || found.with(|found| found.months.iter().map(bar).collect::<Vec<_>>()));
    let rows = move |of: fn(&Compliance) -> Vec<Vec<String>>| Signal::derive(move || found.with(of));
    let heads = [Key::FiguresMonth, Key::FiguresShare, Key::FiguresTarget].map(|head| text(head).to_owned());
    let none = move || found.with(|found| found.all != Kept::default());
    view! {
        <p>{text(Key::FiguresLead)}</p>
        <p class="none" hidden=none>{text(Key::FiguresNone)}</p>
        <div class="figures" hidden=move || !none()>
            <Bars finding heads pairs=months/>
            <Table caption=Key::FiguresRules columns=columns(Key::FiguresRule) rows=rows(|found| found.rules.iter().map(line).collect())/>
            <Table caption=Key::FiguresPhases columns=columns(Key::ColumnPhase) rows=rows(|found| found.phases.iter().map(line).collect())/>
            <Table caption=Key::FiguresCauses columns=vec![Column::text(text(Key::FiguresCause)), Column::number(text(Key::FiguresBroken))] rows=rows(causes)/>
            <Table caption=Key::FiguresBreaches columns=breach_columns() rows=rows(breaches)/>
        </div>
    }
    .into_any()
}

fn sentence(all: Kept) -> String {
    match all.percent() {
        Some(percent) => say::figures_finding(
            &number(percent.round()),
            &all.in_time.to_string(),
            &(all.in_time + all.broken).to_string(),
        ),
        None => text(Key::FiguresNone).to_owned(),
    }
}

/// The frame of a bar is the target of 100 percent.
fn bar((name, kept): &(String, Kept)) -> BarPair {
    let percent = kept.percent().unwrap_or_default();
    let words = kept.percent().map(|percent| format!("{} %", number(percent.round()))).unwrap_or_default();
    BarPair {
        name: name.clone(),
        needed: percent,
        at_hand: 100.0,
        cells: [name.clone(), words.clone(), "100 %".to_owned()],
        words,
    }
}

fn columns(first: Key) -> Vec<Column> {
    let figures = [Key::FiguresShare, Key::FiguresInTime, Key::FiguresBroken, Key::FiguresUnknown];
    std::iter::once(Column::text(text(first))).chain(figures.map(|name| Column::number(text(name)))).collect()
}

fn line<N: AsRef<str>>((name, kept): &(N, Kept)) -> Vec<String> {
    let share = kept.percent().map(|percent| format!("{} %", number(percent.round()))).unwrap_or_default();
    vec![name.as_ref().to_owned(), share, kept.in_time.to_string(), kept.broken.to_string(), kept.unknown.to_string()]
}

fn causes(found: &Compliance) -> Vec<Vec<String>> {
    found.causes.iter().map(|(cause, count)| vec![cause.clone(), count.to_string()]).collect()
}

fn breach_columns() -> Vec<Column> {
    [Key::ColumnCode, Key::FiguresRule, Key::ClockLegalEnd, Key::HandoverStands, Key::FiguresCause]
        .map(|name| Column::text(text(name)))
        .to_vec()
}

fn breaches(found: &Compliance) -> Vec<Vec<String>> {
    let row = |breach: &crate::state::queries::compliance::Breach| {
        let cause = breach.cause.clone().unwrap_or_default();
        vec![breach.code.clone(), breach.title.to_owned(), breach.end.clone(), breach.stands.clone(), cause]
    };
    found.breaches.iter().map(row).collect()
}
