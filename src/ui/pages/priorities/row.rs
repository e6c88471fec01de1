//! One task in a quadrant, on one line.

use super::Matrix;
use crate::ui::prelude::*;
use crate::{
    domain::{
        ids::Id,
        work_item::{ItemId, WorkItem},
    },
    texts::{
        Key,
        dates::short_date,
        number,
        reasons::{due_text, item_title, reason_text},
        say, text,
    },
    ui::parts::{day, icon},
};
use leptos::ev;
use std::{sync::Arc, time::Duration};

/// The cells of an item's row. They follow the item.
pub fn row(matrix: Matrix, id: Memo<Id>) -> Markup {
    let app = matrix.app;
    let item = Memo::new(move |held: Option<&Option<Arc<WorkItem>>>| {
        app.watch_items();
        let id = id.with(ItemId::from_id);
        let found = app.workspace(|workspace| workspace.items().get(&id).cloned());
        // A row on its way out keeps its words.
        found.or_else(|| held.cloned().flatten())
    });
    (move || item.get().map(|item| cells(matrix, &item))).into_markup()
}

/// How long a completed row fades.
pub const FADE: Duration = Duration::from_millis(140);

const FADED: &str = "done";

/// Lets rows fade; without motion the style leaves them as they are. Gives those that are drawn.
pub fn fade(ids: &[ItemId]) -> Vec<web_sys::Element> {
    let row_of = |id: &ItemId| document().query_selector(&format!(".items [data-row=\"{}\"]", id.to_id()));
    let rows: Vec<_> = ids.iter().filter_map(|id| row_of(id).ok().flatten()).collect();
    for row in &rows {
        // Fails only for a name that is no class.
        let _ = row.class_list().add_1(FADED);
    }
    rows
}

/// Shows them as before: a clock may ask and be left open, and another item may take the row.
pub fn unfade(rows: &[web_sys::Element]) {
    for row in rows {
        // Fails only for a name that is no class.
        let _ = row.class_list().remove_1(FADED);
    }
}

fn cells(matrix: Matrix, item: &WorkItem) -> Markup {
    let now = matrix.app.workspace(|workspace| workspace.now());
    let (today, overdue) = (now.date(), item.is_broken(now));
    let (id, held, gripped) = (item.id.clone(), item.id.clone(), item.id.clone());
    let complete = move |_| matrix.complete(&id);
    // A press on the grip that moves nothing picks the row: the only way to several for a finger.
    let pick = move |ev: ev::MouseEvent| {
        ev.stop_propagation();
        matrix.pick(&gripped);
    };
    let picked = move || {
        matrix.picked.with(|picked| picked.contains(&held)).then(|| mark("CheckmarkCircleFill", Key::MarkPicked))
    };
    let title = item_title(item).to_owned();
    let reason = reason_text(item, now);
    // "At once" is told as such; since when is in the hint.
    let date = item.due.map(|due| {
        let relative = due_text(item, now);
        match item.at_once {
            true => view! { <span title=short_date(due, today)>{icon("Clock")}{relative}</span> },
            false => view! { <span title=relative>{day(due, today, None)}</span> },
        }
    });
    // There is room for it where one quadrant stands alone.
    let effort = matrix.only.with(Option::is_some).then(|| {
        view! { <div role="gridcell" class="effort">{say::hours(&number(f64::from(item.effort_hours)))}</div> }
    });
    let done_label = format!("{}: {title}", text(Key::ActComplete));
    view! {
        <div role="gridcell" class="grip" title=text(Key::KeyMatrixPick) on:click=pick></div>
        <div role="gridcell" class="check">
            <button type="button" class="tick" aria-label=done_label.clone() title=done_label tabindex="-1" on:click=complete></button>
        </div>
        <div role="gridcell" class="title" title=reason>
            {picked}
            <span class="words">{title}</span>
            {marks(item)}
        </div>
        {effort}
        <div role="gridcell" class="code">{item.case_code.clone()}</div>
        <div role="gridcell" class="date" class:overdue=overdue>
            {overdue.then(|| icon("ExclamationmarkTriangle"))}
            {overdue.then(|| view! { <span class="ds-sr-only">{text(Key::MarkOverdue)}" "</span> })}
            {date}
        </div>
    }
}

/// What sets an item apart: each an icon with its word for those who do not see it.
fn marks(item: &WorkItem) -> Markup {
    let all = [
        (item.acute, "FirstAid", Key::MarkAcute),
        (item.is_by_law(), "Paragraph", Key::MarkStatutory),
        (item.chosen.is_some(), "Person", Key::MarkMoved),
        (item.waiting, "PersonGroup", Key::MarkWaiting),
        (item.is_held_by_floor(), "PadlockLocked", Key::MarkHeldByLaw),
    ];
    all.into_iter()
        .filter(|(is_so, ..)| *is_so)
        .map(|(_, picture, word)| mark(picture, word))
        .collect::<Vec<_>>()
        .into_markup()
}

fn mark(picture: &'static str, word: Key) -> Markup {
    view! {
        <span class="mark" title=text(word)>
            {icon(picture)}
            <span class="ds-sr-only">{text(word)}</span>
        </span>
    }
}
