//! The Eisenhower matrix: four quadrants, the tray of unsorted tasks, detail beside them.

mod detail;
mod drag;
mod filters;
mod meaning;
mod quadrant;
mod row;
mod task_lists;

use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        ids::Id,
        item_index::Place,
        quadrant::Quadrant,
        task::Task,
        work_item::{ItemId, WorkItem},
    },
    state::{
        App, app,
        queries::matrix::{self, MatrixFilter, shown},
    },
    texts::{Key, reasons::item_title, say, text},
    ui::{
        case_acts::CaseActs,
        keys::{PageKey, show_page_keys},
        parts::{Announcer, Empty, PageHead, SidePanel, Split, announcer, keyed},
        route::{Route, navigator},
    },
};
use detail::Detail;
use drag::{Drag, DragGhost, DropBar};
use leptos::ev;
use quadrant::QuadrantList;
use std::sync::Arc;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Matrix {
    app: App,
    /// What is searched for, in lower case. Never part of an address.
    words: RwSignal<String>,
    /// What is shown.
    filter: Memo<MatrixFilter>,
    /// The choices of what is shown are open.
    choosing: RwSignal<bool>,
    /// What the next act is meant for together.
    picked: RwSignal<Vec<ItemId>>,
    /// One quadrant alone.
    only: Memo<Option<Quadrant>>,
    /// The item open beside the matrix.
    open: Memo<Option<ItemId>>,
    go: Callback<Route>,
    drag: Drag,
    acts: CaseActs,
    announcer: Announcer,
}

/// What is shown of a quadrant.
#[derive(Clone, PartialEq)]
struct Shown {
    /// In order.
    ids: Arc<[Id]>,
    /// Of work.
    hours: f64,
}

impl Matrix {
    /// What is shown of a quadrant.
    fn shown(self, place: Place) -> Memo<Shown> {
        let Matrix { app, words, filter, .. } = self;
        Memo::new(move |_| {
            app.watch_items();
            app.watch(Task::KIND);
            let wanted = words.get();
            let items = app.workspace(|workspace| filter.with(|filter| shown(workspace, place, filter, &wanted)));
            Shown {
                hours: items.iter().map(|item| f64::from(item.effort_hours)).sum(),
                ids: items.iter().map(|item| item.id.to_id()).collect(),
            }
        })
    }
    /// The address of the matrix with another quadrant alone, or none.
    fn alone(self, quadrant: Option<Quadrant>) -> Route {
        Route::Priorities { quadrant, item: None, filter: self.filter.get() }
    }
    /// Shows something else of it.
    fn filter_by(self, change: impl FnOnce(&mut MatrixFilter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        self.go.run(Route::Priorities { quadrant: self.only.get_untracked(), item: None, filter });
    }
    /// Opens an item beside the matrix, or closes the panel.
    fn show(self, item: Option<ItemId>) {
        let (quadrant, filter) = (self.only.get_untracked(), self.filter.get_untracked());
        self.go.run(Route::Priorities { quadrant, item, filter });
    }
    /// What an act on this item is meant for: it alone, or all that are picked when it is one of them.
    fn meant(self, id: &ItemId) -> Vec<ItemId> {
        let picked = self.picked.get_untracked();
        if picked.contains(id) { picked } else { vec![id.clone()] }
    }
    /// What is moved with this item, where it is more than it alone.
    fn moved_words(self, id: &ItemId) -> Option<String> {
        let count = self.meant(id).len();
        (count > 1).then(|| say::items_picked(count as i64))
    }
    /// Picks an item, so that the next act is meant for it too, or puts it back.
    fn pick(self, id: &ItemId) {
        self.picked.update(|picked| match picked.iter().position(|held| held == id) {
            Some(at) => drop(picked.remove(at)),
            None => picked.push(id.clone()),
        });
        let count = self.picked.with_untracked(Vec::len);
        self.announcer.say(say::items_picked(count as i64));
    }
    /// Moves an item, with all that are picked beside it. Where the move means something, it asks.
    fn move_to(self, id: &ItemId, to: Quadrant) {
        let is_there = |item: &WorkItem| item.chosen.is_none() && item.suggested == Some(to);
        let ids: Vec<ItemId> = self.app.workspace(|workspace| {
            let items = workspace.items();
            self.meant(id).into_iter().filter(|id| items.get(id).is_some_and(|item| !is_there(item))).collect()
        });
        if !ids.is_empty() {
            meaning::ask(self, ids, to);
        }
    }
    /// Says where the items stand now; a clock may be held by the legal floor.
    fn tell_moved(self, ids: &[ItemId], to: Quadrant) {
        let (held, now) = self.app.workspace(|workspace| {
            let items: Vec<_> = ids.iter().filter_map(|id| workspace.items().get(id)).collect();
            (
                items.iter().filter(|item| item.is_held_by_floor()).count(),
                items.first().and_then(|item| item.quadrant()),
            )
        });
        let quadrant = text(quadrant::name(Some(to)));
        let words = match (ids, self.title(&ids[0])) {
            ([_], Some(title)) if held > 0 => say::item_held_by_law(&title, text(quadrant::name(now))),
            ([_], Some(title)) => say::item_moved_to(&title, quadrant),
            ([_], None) => text(Key::ItemLetBe).to_owned(),
            _ if held > 0 => say::items_moved_but(ids.len() as i64, quadrant, &held.to_string()),
            _ => say::items_moved(ids.len() as i64, quadrant),
        };
        self.picked.set(Vec::new());
        self.app.say(words, true);
    }
    /// Gives an item back to the suggestion and says where that is.
    fn give_back(self, id: &ItemId) {
        let ids = self.meant(id);
        let Some(title) = self.title(id) else { return };
        self.app.return_items(&ids);
        self.picked.set(Vec::new());
        let now = self.app.workspace(|workspace| workspace.items().get(id).and_then(|item| item.quadrant()));
        self.app.say(say::item_returned_to(&title, text(quadrant::name(now))), true);
    }
    /// All that was moved against the suggestion follows it again.
    fn give_all_back(self) {
        let ids = self.app.workspace(matrix::moved);
        self.app.return_items(&ids);
        self.app.say(say::items_returned(ids.len() as i64), true);
        self.filter_by(|filter| filter.moved = false);
    }
    /// Completes an item. Its row fades first.
    fn complete(self, id: &ItemId) {
        let ids = self.meant(id);
        self.picked.set(Vec::new());
        let faded = row::fade(&ids);
        let done = move || {
            ids.iter().for_each(|id| self.acts.complete(id));
            row::unfade(&faded);
        };
        set_timeout(done, row::FADE);
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
            " " => self.pick(id),
            "x" | "X" => self.complete(id),
            "a" | "A" => return self.log_deviation(id),
            "p" | "P" => self.app.plan_item(id, Some(self.app.now().date())),
            "Escape" if self.picked.with_untracked(|picked| !picked.is_empty()) => {
                self.picked.set(Vec::new());
                self.announcer.say(say::items_picked(0));
            }
            "Delete" => match id {
                ItemId::Task(task) => self.app.delete_task(task),
                // A clock can be met, extended or explained; it cannot be deleted.
                ItemId::Clock(_) => self.show(Some(id.clone())),
            },
            _ => return false,
        }
        true
    }
    /// A broken clock offers to log it.
    fn log_deviation(self, id: &ItemId) -> bool {
        self.acts.log_broken(id)
    }
}

/// The keys of a row, for the `?` sheet.
const KEYS: [(&str, Key); 7] = [
    ("1–4", Key::KeyMatrixMove),
    ("0", Key::ActFollowSuggestion),
    ("space", Key::KeyMatrixPick),
    ("x", Key::WorkComplete),
    ("p", Key::WorkPlanToday),
    ("a", Key::DeviationAdd),
    ("delete", Key::WorkDelete),
];

/// The page.
#[component]
pub fn PrioritiesPage(
    /// The address: one quadrant alone, an item open.
    route: Memo<Route>,
) -> impl IntoView {
    let app = app();
    let part = move |route: &Route| match route {
        Route::Priorities { quadrant, item, filter } => (*quadrant, item.clone(), filter.clone()),
        _ => Default::default(),
    };
    let matrix = Matrix {
        app,
        words: RwSignal::new(String::new()),
        filter: Memo::new(move |_| part(&route.get()).2),
        choosing: RwSignal::new(false),
        picked: RwSignal::new(Vec::new()),
        only: Memo::new(move |_| part(&route.get()).0),
        open: Memo::new(move |_| part(&route.get()).1),
        go: navigator(),
        drag: Drag::new(),
        acts: CaseActs::get(),
        announcer: announcer(),
    };
    let is_empty = Memo::new(move |_| {
        app.watch_items();
        app.workspace(|workspace| workspace.items().is_empty())
    });
    show_page_keys(KEYS.map(|(keys, words)| PageKey { keys, words: text(words).to_owned() }).to_vec());
    view! {
        <PageHead title=Key::PlacePriorities lead=filters::moved_words(app)>
            <filters::FilterButton matrix/>
            <task_lists::TaskLists matrix/>
            <SearchBox matrix/>
        </PageHead>
        <filters::Filters matrix/>
        <Show when=move || !is_empty.get() fallback=empty>
            <Split>
                <Board matrix/>
                <Panel matrix/>
            </Split>
        </Show>
    }
}

fn empty() -> Markup {
    view! {
        <Empty title=Key::MatrixEmptyTitle text=Key::MatrixEmptyText>
            <p>{text(Key::MatrixEmptyStep)}</p>
        </Empty>
    }
}

#[component]
fn SearchBox(matrix: Matrix) -> impl IntoView {
    view! {
        <input
            type="search"
            class="ds-input matrix-search"
            aria-label=text(Key::MatrixSearch)
            placeholder=text(Key::MatrixSearch)
            prop:value=move || matrix.words.get()
            on:input=move |ev| matrix.words.set(event_target_value(&ev).trim().to_lowercase())
        />
    }
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
            on:pointerdown=move |ev| drag.begin(&ev, matrix)
            on:pointermove=move |ev| drag.follow(&ev)
            on:pointerup=drop
            on:pointercancel=move |_| drag.cancel()
        >
            <Show when=move || matrix.only.get().is_none()>
                <QuadrantList matrix place=None/>
            </Show>
            <div class="matrix" class:alone=move || matrix.only.get().is_some()>
                {keyed(places, |quadrant| format!("{quadrant:?}"), move |quadrant| {
                    view! { <QuadrantList matrix place=Some(quadrant)/> }
                })}
            </div>
            <DropBar drag/>
            <DragGhost drag/>
        </div>
    }
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
}
