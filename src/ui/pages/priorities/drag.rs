//! Moving an item with mouse, pen or finger. Pointer events serve all three; a finger starts on
//! the grip, so that the list can still be scrolled. The keys 1 to 4 do the same without a pointer.

use super::{Matrix, quadrant};
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, quadrant::Quadrant, work_item::ItemId},
    texts::text,
};
use leptos::ev;
use wasm_bindgen::JsCast;

/// Pixels before a press becomes a drag.
const THRESHOLD: f64 = 6.0;

#[derive(Clone, PartialEq)]
struct Held {
    item: ItemId,
    words: String,
    from: (f64, f64),
    at: (f64, f64),
    over: Option<Quadrant>,
    moving: bool,
}

/// What is being moved, if anything.
#[derive(Clone, Copy)]
pub struct Drag(RwSignal<Option<Held>>);

impl Drag {
    /// Nothing is moved.
    pub fn new() -> Self {
        Drag(RwSignal::new(None))
    }
    /// Something is on its way. Tracked.
    pub fn is_on(self) -> bool {
        self.0.with(|held| held.as_ref().is_some_and(|held| held.moving))
    }
    /// A press on a row may become a drag.
    pub fn begin(self, ev: &ev::PointerEvent, matrix: Matrix) {
        let Some(target) = element(ev) else { return };
        let on = |selector: &str| target.closest(selector).ok().flatten();
        let Some(row) = on("[data-row]").filter(|_| on("button, a, input").is_none()) else { return };
        if ev.button() != 0 || (ev.pointer_type() != "mouse" && on(".grip").is_none()) {
            return;
        }
        let Some(id) = row.get_attribute("data-row") else { return };
        let words = row.query_selector(".words").ok().flatten().and_then(|words| words.text_content());
        let at = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        let item = ItemId::from_id(&Id::new(id));
        let words = matrix.moved_words(&item).or(words);
        self.0.set(Some(Held { item, words: words.unwrap_or_default(), from: at, at, over: None, moving: false }));
    }
    /// The pointer moves.
    pub fn follow(self, ev: &ev::PointerEvent) {
        if self.0.with_untracked(Option::is_none) {
            return;
        }
        let at = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        let far = |held: &Held| (at.0 - held.from.0).hypot(at.1 - held.from.1) > THRESHOLD;
        if !self.0.with_untracked(|held| held.as_ref().is_some_and(|held| held.moving || far(held))) {
            return;
        }
        ev.prevent_default();
        self.0.update(|held| {
            if let Some(held) = held {
                if !held.moving
                    && let Some(board) = board(ev)
                {
                    // The moves come here also when the pointer leaves the board, and no click
                    // follows on the row. Fails only when the pointer is gone already.
                    let _ = board.set_pointer_capture(ev.pointer_id());
                }
                held.moving = true;
                held.at = at;
                held.over = quadrant_at(at);
            }
        });
    }
    /// The pointer lets go: what goes where.
    pub fn end(self, ev: &ev::PointerEvent) -> Option<(ItemId, Quadrant)> {
        let held = self.0.get_untracked()?;
        self.0.set(None);
        let over = quadrant_at((f64::from(ev.client_x()), f64::from(ev.client_y())));
        over.filter(|_| held.moving).map(|over| (held.item, over))
    }
    /// Escape, or the browser took the pointer away.
    pub fn cancel(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }
}

fn element(ev: &ev::PointerEvent) -> Option<web_sys::Element> {
    ev.target()?.dyn_into().ok()
}

fn board(ev: &ev::PointerEvent) -> Option<web_sys::Element> {
    ev.current_target()?.dyn_into().ok()
}

fn quadrant_at((x, y): (f64, f64)) -> Option<Quadrant> {
    let under = document().element_from_point(x as f32, y as f32)?;
    let mark = under.closest("[data-quadrant]").ok().flatten()?.get_attribute("data-quadrant")?;
    Quadrant::ALL.into_iter().find(|quadrant| quadrant::mark(Some(*quadrant)) == mark)
}

/// What is moved, under the pointer.
#[component]
pub fn DragGhost(drag: Drag) -> impl IntoView {
    let escape = window_event_listener(ev::keydown, move |ev| {
        if ev.key() == "Escape" {
            drag.cancel();
        }
    });
    on_cleanup(move || escape.remove());
    let place = move || drag.0.with(|held| held.as_ref().map_or((0.0, 0.0), |held| held.at));
    let words = move || drag.0.with(|held| held.as_ref().map(|held| held.words.clone()).unwrap_or_default());
    view! {
        <Show when=move || drag.is_on()>
            <div
                class="drag-ghost"
                aria-hidden="true"
                style:left=move || format!("{}px", place().0)
                style:top=move || format!("{}px", place().1)
            >
                {words}
            </div>
        </Show>
    }
}

/// Where to drop when the quadrants do not fit side by side.
#[component]
pub fn DropBar(drag: Drag) -> impl IntoView {
    let target = move |place: Quadrant| {
        let over = move || drag.0.with(|held| held.as_ref().is_some_and(|held| held.over == Some(place)));
        view! {
            <div class="drop-target" class:over=over data-quadrant=quadrant::mark(Some(place))>
                {text(quadrant::name(Some(place)))}
            </div>
        }
    };
    view! {
        <Show when=move || drag.is_on()>
            <div class="drop-bar" aria-hidden="true">{Quadrant::ALL.map(target).into_iter().collect::<Vec<_>>()}</div>
        </Show>
    }
}
