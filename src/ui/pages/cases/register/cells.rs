//! The cells of a row, and the heading of a group.

use super::List;
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, register_view::Column},
    state::queries::{
        Urgency,
        register::{RegisterRow, is_head},
    },
    texts::{Key, case_words, dates, say, text},
    ui::parts::icon,
};
use std::sync::Arc;

/// The cells follow the case.
pub fn row(list: List, shown: Memo<Vec<Column>>, id: Memo<Id>) -> Markup {
    let is_head = Memo::new(move |_| id.with(is_head));
    (move || if is_head.get() { head(list, id) } else { case(list, shown, id) }).into_markup()
}

fn case(list: List, shown: Memo<Vec<Column>>, id: Memo<Id>) -> Markup {
    let row = Memo::new(move |held: Option<&Option<Arc<RegisterRow>>>| {
        let found = id.with(|id| list.all.with(|all| all.get(id).cloned()));
        // A row on its way out keeps its words.
        found.or_else(|| held.cloned().flatten())
    });
    let today = list.cases.app.now().date();
    let drawn = move || {
        let cells =
            |row: Arc<RegisterRow>| shown.get().iter().map(|column| cell(&row, *column, today)).collect::<Vec<_>>();
        row.get().map(cells)
    };
    let pick = move || {
        let code = row.with(|row| row.as_ref().map(|row| row.code.clone())).unwrap_or_default();
        say::register_pick_row(&code)
    };
    view! {
        <div role="gridcell" class="pick">
            <input
                type="checkbox"
                class="ds-input"
                tabindex="-1"
                aria-label=pick
                prop:checked=move || id.with(|id| list.picked.with(|held| held.contains(id)))
                on:change=move |_| list.pick(id.get_untracked())
            />
        </div>
        {drawn}
    }
}

fn head(list: List, id: Memo<Id>) -> Markup {
    let words = move || {
        let found = id.with(|id| list.selected.with(|found| found.heads.get(id).cloned()));
        found.map(|(name, count)| say::register_group_line(&name, &count.to_string())).unwrap_or_default()
    };
    view! { <div role="gridcell" class="group-head">{words}</div> }
}

fn cell(row: &RegisterRow, column: Column, today: chrono::NaiveDate) -> Markup {
    let words = match column {
        Column::Clock => return next_cell(row),
        Column::Code | Column::Unknown => return code_cell(row),
        Column::Phase => row.phase.clone(),
        Column::Risk => match (row.risk, row.risk_is_old) {
            (Some(risk), _) => case_words::risk(risk).to_owned(),
            (None, true) => text(Key::RiskUnknown).to_owned(),
            (None, false) => String::new(),
        },
        Column::Points => row.points.to_string(),
        Column::Tasks if row.tasks == 0 => String::new(),
        Column::Tasks => row.tasks.to_string(),
        Column::Tags => row.tags.join(", "),
        Column::Since => row.since.map(|day| dates::short_date(day, today)).unwrap_or_default(),
    };
    let title = (column == Column::Phase).then(|| row.tags.join(", "));
    view! { <div role="gridcell" class=column.name() class:number=column.is_numeric() title=title>{words}</div> }
}

fn code_cell(row: &RegisterRow) -> Markup {
    let acute = row.acute.then(|| {
        view! { <span class="mark" title=text(Key::MarkAcute)>{icon("FirstAid")}<span class="ds-sr-only">{text(Key::MarkAcute)}</span></span> }
    });
    view! { <div role="gridcell" class="code">{row.code.clone()}{acute}</div> }
}

fn next_cell(row: &RegisterRow) -> Markup {
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
    view! { <div role="gridcell" class="clock">{next}</div> }
}
