//! How the deadlines by law were kept.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    state::queries::compliance::{Behind, Compliance, Counted, Kept, compliance},
    texts::{Key, number, say, text},
    ui::parts::{BarPair, Bars, Column, Table},
};

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
            <Listed found/>
        </div>
    }
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

fn list_columns() -> Vec<Column> {
    [Key::ColumnCode, Key::FiguresRule, Key::ClockLegalEnd, Key::HandoverStands, Key::FiguresCause]
        .map(|name| Column::text(text(name)))
        .to_vec()
}

/// The list behind one of the figures, which the user chooses.
#[component]
fn Listed(found: Memo<Compliance>) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let lists = Memo::new(move |_| found.with(figures));
    let change = move |ev| chosen.set(event_target_value(&ev).parse().unwrap_or_default());
    let options = move || {
        let option = |(at, (name, _)): (usize, (String, Behind))| {
            view! { <option value=at.to_string() selected=at == chosen.get_untracked()>{name}</option> }
        };
        lists.get().into_iter().enumerate().map(option).collect::<Vec<_>>()
    };
    let rows = Signal::derive(move || {
        let behind = lists.with(|lists| lists.get(chosen.get()).map(|(_, behind)| behind.clone()).unwrap_or_default());
        found.with(|found| found.behind(&behind).into_iter().map(row).collect::<Vec<_>>())
    });
    view! {
        <label class="ds-field">
            <span class="ds-label">{text(Key::FiguresBehind)}</span>
            <select class="ds-input" on:change=change>
                {options}
            </select>
        </label>
        <Table caption=Key::FiguresListed columns=list_columns() rows/>
    }
}

/// Every figure that has a list, with its name and count.
fn figures(found: &Compliance) -> Vec<(String, Behind)> {
    let months = found.months.iter().map(|(name, _)| (Key::FiguresMonth, name.clone(), Behind::Month(name.clone())));
    let rules =
        found.rules.iter().map(|(name, _)| (Key::FiguresRule, (*name).to_owned(), Behind::Rule((*name).to_owned())));
    let phases =
        found.phases.iter().map(|(name, _)| (Key::ColumnPhase, (*name).to_owned(), Behind::Phase((*name).to_owned())));
    let one = |(sort, name, behind): (Key, String, Behind)| (format!("{}: {name}", text(sort)), behind);
    let first = [(Key::FiguresBreaches, Behind::Broken), (Key::FiguresAll, Behind::All)];
    let first = first.map(|(name, behind)| (text(name).to_owned(), behind));
    let all = first.into_iter().chain(months.chain(rules).chain(phases).map(one));
    all.map(|(name, behind)| (say::list_count(&name, &found.behind(&behind).len().to_string()), behind)).collect()
}

fn row(one: &Counted) -> Vec<String> {
    let cause = one.cause.clone().unwrap_or_default();
    vec![one.code.clone(), one.title.to_owned(), one.end.clone(), one.stands.clone(), cause]
}
