//! The register: a row a case.

use super::Cases;
use crate::{
    domain::ids::{CaseId, Id},
    state::queries::{
        Urgency,
        register::{Asked, Column, RegisterRow, Show as Shown, rows, select},
    },
    texts::{Key, case_words, say, text},
    ui::parts::{Choice, ListColumn, Toggle, VirtualList, icon},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// The keys of a row.
pub const KEYS: [(&str, Key); 4] =
    [("e", Key::CaseEdit), ("n", Key::CaseAddTask), ("h", Key::EventAdd), ("delete", Key::CaseDelete)];

type Rows = Memo<HashMap<Id, Arc<RegisterRow>>>;

/// See the module.
#[component]
pub fn Register(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let all: Rows = Memo::new(move |_| {
        app.watch_items();
        app.workspace(rows)
    });
    let asked = RwSignal::new(Asked::default());
    let ids = Memo::new(move |_| all.with(|all| asked.with(|asked| select(all, asked))));
    let columns = move || asked.with(|asked| Column::ALL.map(|column| head(column, asked)).to_vec());
    let selected = move || cases.open.get().map(|case| case.0);
    let on_sort = Callback::new(move |at: usize| asked.update(|asked| asked.sort_by(Column::ALL[at])));
    let count =
        move || say::register_count(&ids.with(|ids| ids.len()).to_string(), &all.with(HashMap::len).to_string());
    view! {
        <div class="register-side">
            <Filter asked/>
            <p class="count" role="status">{count}</p>
            <p class="none" hidden=move || ids.with(|ids| !ids.is_empty())>{text(Key::RegisterNoMatch)}</p>
            <VirtualList
                label=Key::PlaceCases
                ids
                row=Callback::new(move |id: Id| row(all, id))
                class="register"
                columns=Signal::derive(columns)
                on_sort
                selected=Signal::derive(selected)
                on_open=Callback::new(move |id: Id| cases.show(Some(CaseId(id))))
                on_key=Callback::new(move |(id, key): (Id, String)| cases.key(&CaseId(id), &key))
            />
        </div>
    }
    .into_any()
}

fn head(column: Column, asked: &Asked) -> ListColumn {
    ListColumn {
        name: text(column.name()).to_owned(),
        numeric: column.is_numeric(),
        sorted: (asked.by == column).then_some(asked.ascending),
    }
}

/// Which cases are shown.
#[component]
fn Filter(asked: RwSignal<Asked>) -> impl IntoView {
    const SHOWN: [(&str, Shown, Key); 3] = [
        ("open", Shown::Open, Key::RegisterOpen),
        ("closed", Shown::Closed, Key::RegisterClosed),
        ("all", Shown::All, Key::RegisterAll),
    ];
    let choices = SHOWN.iter().map(|(value, _, words)| Choice::new(*value, text(*words))).collect();
    let chosen = move || {
        let show = asked.with(|asked| asked.show);
        SHOWN.iter().find(|(_, shown, _)| *shown == show).map(|(value, ..)| (*value).to_owned()).unwrap_or_default()
    };
    let choose = move |value: String| {
        if let Some((_, show, _)) = SHOWN.iter().find(|(known, ..)| *known == value) {
            asked.update(|asked| asked.show = *show);
        }
    };
    view! {
        <div class="filter" role="search">
            <input
                type="search"
                class="ds-input"
                aria-label=text(Key::RegisterSearch)
                placeholder=text(Key::RegisterSearch)
                prop:value=move || asked.with(|asked| asked.text.clone())
                on:input=move |ev| asked.update(|asked| asked.text = event_target_value(&ev))
            />
            <Toggle label=Key::RegisterShow choices chosen=Signal::derive(chosen) on_choose=Callback::new(choose)/>
        </div>
    }
    .into_any()
}

/// The cells of a case. They follow the case; the row itself stays.
fn row(all: Rows, id: Id) -> AnyView {
    let row = Memo::new(move |held: Option<&Option<Arc<RegisterRow>>>| {
        let found = all.with(|all| all.get(&id).cloned());
        // A row on its way out keeps its words.
        found.or_else(|| held.cloned().flatten())
    });
    (move || row.get().map(|row| cells(&row))).into_any()
}

fn cells(row: &RegisterRow) -> AnyView {
    let acute = row.acute.then(|| {
        view! { <span class="mark" title=text(Key::MarkAcute)>{icon("Bell")}<span class="ds-sr-only">{text(Key::MarkAcute)}</span></span> }
    });
    let risk = match (row.risk, row.risk_is_old) {
        (Some(risk), _) => case_words::risk(risk),
        (None, true) => text(Key::RiskUnknown),
        (None, false) => "",
    };
    let tasks = if row.tasks == 0 { String::new() } else { row.tasks.to_string() };
    view! {
        <div role="gridcell" class="code">{row.code.clone()}{acute}</div>
        <div role="gridcell" class="phase" title=row.tags.join(", ")>{row.phase.clone()}</div>
        {next_cell(row)}
        <div role="gridcell" class="risk">{risk}</div>
        <div role="gridcell" class="number points">{row.points}</div>
        <div role="gridcell" class="number tasks">{tasks}</div>
    }
    .into_any()
}

fn next_cell(row: &RegisterRow) -> AnyView {
    let next = row.next.as_ref().map(|next| {
        let (class, picture) = match next.urgency {
            Urgency::Overdue => ("left overdue", Some("ExclamationmarkTriangle")),
            Urgency::Now => ("left now", Some("Clock")),
            Urgency::Later => ("left", None),
        };
        view! {
            <span class=class title=next.end.clone()>{picture.map(icon)}{next.left.clone()}</span>
            <span class="title" title=next.law>{next.title}</span>
        }
    });
    view! { <div role="gridcell" class="clock">{next}</div> }.into_any()
}

impl Cases {
    /// A single key on a row.
    fn key(self, case: &CaseId, key: &str) -> bool {
        match key {
            "e" | "E" => self.edit(case),
            "n" | "N" => self.tasks.add(Some(case.clone())),
            "h" | "H" => self.acts.add_event(case),
            "Delete" => self.delete(case),
            _ => return false,
        }
        true
    }
    /// Deletes a case and leaves its panel; undo brings it back.
    pub(super) fn delete(self, case: &CaseId) {
        self.app.delete_case(case);
        if self.open.get_untracked().as_ref() == Some(case) {
            self.show(None);
        }
    }
}
