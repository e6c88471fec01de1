//! The Eisenhower matrix: four quadrants, the tray of unsorted tasks, detail beside them.

mod detail;
mod drag;
mod quadrant;
mod row;

use crate::{
    domain::{
        ids::Id,
        item_index::Place,
        quadrant::Quadrant,
        work_item::{ItemId, WorkItem},
    },
    state::{App, app},
    texts::{Key, reasons::item_title, say, text},
    ui::{
        case_acts::CaseActs,
        parts::{Empty, PageHead, SidePanel, Split, keyed},
        route::{Route, navigator},
    },
};
use detail::Detail;
use drag::{Drag, DragGhost, DropBar};
use leptos::{ev, prelude::*};
use quadrant::QuadrantList;
use std::sync::Arc;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Matrix {
    app: App,
    /// What is searched for, in lower case. Never part of an address.
    filter: RwSignal<String>,
    /// One quadrant alone.
    only: Memo<Option<Quadrant>>,
    /// The item open beside the matrix.
    open: Memo<Option<ItemId>>,
    go: Callback<Route>,
    drag: Drag,
    acts: CaseActs,
}

impl Matrix {
    /// The ids in a quadrant that match the search, in rank.
    fn ids(self, place: Place) -> Signal<Arc<[Id]>> {
        let Matrix { app, filter, .. } = self;
        Memo::new(move |_| {
            app.watch_items();
            let wanted = filter.get();
            app.workspace(|workspace| {
                let items = workspace.items().in_quadrant(place);
                items.iter().filter(|item| matches(item, &wanted)).map(|item| item.id.to_id()).collect()
            })
        })
        .into()
    }
    /// Hours of work in a quadrant.
    fn hours(self, place: Place) -> f64 {
        self.app.workspace(|workspace| {
            workspace.items().in_quadrant(place).iter().map(|item| f64::from(item.effort_hours)).sum()
        })
    }
    /// Opens an item beside the matrix, or closes the panel.
    fn show(self, item: Option<ItemId>) {
        self.go.run(Route::Priorities { quadrant: self.only.get_untracked(), item });
    }
    /// Moves an item and says where it stands now; a clock may be held by the legal floor.
    fn move_to(self, id: &ItemId, to: Quadrant) {
        let Some(title) = self.title(id) else { return };
        if self
            .app
            .workspace(|w| w.items().get(id).is_some_and(|item| item.chosen.is_none() && item.suggested == Some(to)))
        {
            return;
        }
        self.app.move_item(id, to);
        let (now, held) = self.app.workspace(|workspace| {
            let item = workspace.items().get(id);
            (item.and_then(|item| item.quadrant()), item.is_some_and(|item| item.is_held_by_floor()))
        });
        let quadrant = text(quadrant::name(now));
        let words = if held { say::item_held_by_law(&title, quadrant) } else { say::item_moved_to(&title, quadrant) };
        self.app.say(words, true);
    }
    /// Gives an item back to the suggestion and says where that is.
    fn give_back(self, id: &ItemId) {
        let Some(title) = self.title(id) else { return };
        self.app.return_item(id);
        let now = self.app.workspace(|workspace| workspace.items().get(id).and_then(|item| item.quadrant()));
        self.app.say(say::item_returned_to(&title, text(quadrant::name(now))), true);
    }
    fn title(self, id: &ItemId) -> Option<String> {
        self.app.workspace(|workspace| workspace.items().get(id).map(|item| item_title(item).to_owned()))
    }
    /// A single key on a row.
    fn key(self, id: &ItemId, key: &str) -> bool {
        match key {
            "1" | "2" | "3" | "4" => {
                let at = key.bytes().next().map_or(0, |digit| usize::from(digit - b'1'));
                self.move_to(id, Quadrant::ALL[at]);
            }
            "0" => self.give_back(id),
            "x" | "X" => self.acts.complete(id),
            "p" | "P" => self.app.plan_item(id, Some(self.app.now().date())),
            "Delete" => match id {
                ItemId::Task(task) => self.app.delete_task(task),
                // A clock can be met, extended or explained; it cannot be deleted.
                ItemId::Clock(_) => self.show(Some(id.clone())),
            },
            _ => return false,
        }
        true
    }
}

/// Title and case code, without regard to case.
fn matches(item: &WorkItem, wanted: &str) -> bool {
    wanted.is_empty()
        || item_title(item).to_lowercase().contains(wanted)
        || item.case_code.as_ref().is_some_and(|code| code.to_lowercase().contains(wanted))
}

/// The page.
#[component]
pub fn PrioritiesPage(
    /// The address: one quadrant alone, an item open.
    route: Memo<Route>,
) -> impl IntoView {
    let app = app();
    let part = move |route: &Route| match route {
        Route::Priorities { quadrant, item } => (*quadrant, item.clone()),
        _ => (None, None),
    };
    let matrix = Matrix {
        app,
        filter: RwSignal::new(String::new()),
        only: Memo::new(move |_| part(&route.get()).0),
        open: Memo::new(move |_| part(&route.get()).1),
        go: navigator(),
        drag: Drag::new(),
        acts: CaseActs::get(),
    };
    let is_empty = Memo::new(move |_| {
        app.watch_items();
        app.workspace(|workspace| workspace.items().is_empty())
    });
    view! {
        <PageHead title=Key::PlacePriorities>
            <SearchBox matrix/>
        </PageHead>
        <Show when=move || !is_empty.get() fallback=empty>
            <Split>
                <Board matrix/>
                <Panel matrix/>
            </Split>
        </Show>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <Empty title=Key::MatrixEmptyTitle text=Key::MatrixEmptyText>
            <p>{text(Key::MatrixEmptyStep)}</p>
        </Empty>
    }
    .into_any()
}

#[component]
fn SearchBox(matrix: Matrix) -> impl IntoView {
    view! {
        <input
            type="search"
            class="ds-input matrix-search"
            aria-label=text(Key::MatrixSearch)
            placeholder=text(Key::MatrixSearch)
            prop:value=move || matrix.filter.get()
            on:input=move |ev| matrix.filter.set(event_target_value(&ev).trim().to_lowercase())
        />
    }
    .into_any()
}

#[component]
fn Board(matrix: Matrix) -> impl IntoView {
    let drag = matrix.drag;
    let drop = move |ev: ev::PointerEvent| {
        if let Some((item, to)) = drag.end(&ev) {
            matrix.move_to(&item, to);
        }
    };
    let places =
        move || -> Vec<Quadrant> { matrix.only.get().map_or_else(|| Quadrant::ALL.to_vec(), |only| vec![only]) };
    view! {
        <div
            class="board"
            class:dragging=move || drag.is_on()
            on:pointerdown=move |ev| drag.begin(&ev)
            on:pointermove=move |ev| drag.follow(&ev)
            on:pointerup=drop
            on:pointercancel=move |_| drag.cancel()
        >
            <Show when=move || matrix.only.get().is_none()>
                <QuadrantList matrix place=None/>
            </Show>
            <div class="matrix" class:alone=move || matrix.only.get().is_some()>
                {keyed(places, |quadrant| format!("{quadrant:?}"), move |quadrant| {
                    view! { <QuadrantList matrix place=Some(quadrant)/> }.into_any()
                })}
            </div>
            <DropBar drag/>
            <DragGhost drag/>
        </div>
    }
    .into_any()
}

#[component]
fn Panel(matrix: Matrix) -> impl IntoView {
    let item = Memo::new(move |_| {
        matrix.app.watch_items();
        let id = matrix.open.get()?;
        matrix.app.workspace(|workspace| workspace.items().get(&id).cloned())
    });
    let is_open = Memo::new(move |_| item.with(Option::is_some));
    let title = move || item.with(|item| item.as_ref().map(|item| item_title(item).to_owned()).unwrap_or_default());
    view! {
        <Show when=move || is_open.get()>
            <SidePanel title=Signal::derive(title) on_close=move || matrix.show(None)>
                <Detail matrix item/>
            </SidePanel>
        </Show>
    }
    .into_any()
}
