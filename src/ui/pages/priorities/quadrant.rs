//! One quadrant: its name, what to do with what is in it, and the list.

use super::{Matrix, Shown, row};
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, item_index::Place, quadrant::Quadrant, work_item::ItemId},
    state::queries::matrix::MatrixFilter,
    texts::{Key, number, say, text},
    ui::parts::{VirtualList, icon},
};

/// The name of a quadrant; of the tray when there is none.
pub fn name(place: Place) -> Key {
    match place {
        Some(Quadrant::Now) => Key::QuadrantNow,
        Some(Quadrant::Plan) => Key::QuadrantPlan,
        Some(Quadrant::Delegate) => Key::QuadrantDelegate,
        Some(Quadrant::Drop) => Key::QuadrantDrop,
        None => Key::QuadrantUnsorted,
    }
}

fn axes(place: Place) -> Key {
    match place {
        Some(Quadrant::Now) => Key::AxesNow,
        Some(Quadrant::Plan) => Key::AxesPlan,
        Some(Quadrant::Delegate) => Key::AxesDelegate,
        Some(Quadrant::Drop) => Key::AxesDrop,
        None => Key::AxesUnsorted,
    }
}

fn advice(place: Place) -> Key {
    match place {
        Some(Quadrant::Now) => Key::AdviceNow,
        Some(Quadrant::Plan) => Key::AdvicePlan,
        Some(Quadrant::Delegate) => Key::AdviceDelegate,
        Some(Quadrant::Drop) => Key::AdviceDrop,
        None => Key::AdviceUnsorted,
    }
}

/// The mark of a quadrant in the page, where things are dropped.
pub fn mark(place: Place) -> &'static str {
    place.map_or("", |quadrant| ["q1", "q2", "q3", "q4"][quadrant.index()])
}

/// See the module. The tray of unsorted tasks is there only while something lies in it.
#[component]
pub fn QuadrantList(matrix: Matrix, place: Place) -> impl IntoView {
    let shown = matrix.shown(place);
    let ids = Memo::new(move |_| shown.with(|shown| shown.ids.clone()));
    let class = if place.is_some() { "quadrant" } else { "quadrant tray" };
    let hidden = move || place.is_none() && ids.with(|ids| ids.is_empty());
    let selected = Memo::new(move |_| matrix.open.get().map(|item| item.to_id()));
    let none = move || {
        (place.is_some() && ids.with(|ids| ids.is_empty())).then(|| {
            let key = if matrix.words.with(String::is_empty) && !matrix.filter.with(MatrixFilter::is_on) {
                Key::QuadrantEmpty
            } else {
                Key::QuadrantNoMatch
            };
            view! { <p class="quadrant-empty">{text(key)}</p> }
        })
    };
    view! {
        <section class=class data-quadrant=mark(place) aria-label=text(name(place)) hidden=hidden>
            <Head matrix place shown/>
            {advice_line(matrix, place)}
            {none}
            <VirtualList
                label=text(name(place)).to_owned()
                ids
                class="items"
                row=Callback::new(move |id| row::row(matrix, id))
                selected
                on_open=move |id: Id| matrix.show(Some(ItemId::from_id(&id)))
                on_key=move |(id, key): (Id, String)| matrix.key(&ItemId::from_id(&id), &key)
            />
        </section>
    }
}

/// What to do with what is here. More in Q1 than one person can handle asks for a talk, not for haste.
fn advice_line(matrix: Matrix, place: Place) -> Markup {
    let over = Memo::new(move |_| {
        matrix.app.watch_items();
        matrix.app.workspace(|workspace| {
            let count = workspace.items().in_quadrant(place).len();
            let limit = workspace.settings().q1_limit as usize;
            (place == Some(Quadrant::Now) && count > limit).then_some(limit)
        })
    });
    // A finger has no keys.
    let without_keys =
        place.is_none() && window().match_media("(hover: none)").ok().flatten().is_some_and(|it| it.matches());
    let words = move || match over.get() {
        Some(limit) => say::q1_over_limit(&limit.to_string()),
        None if without_keys => text(Key::AdviceUnsortedTouch).to_owned(),
        None => text(advice(place)).to_owned(),
    };
    let picture = move || over.get().map(|_| icon("ExclamationmarkTriangle"));
    view! {
        <p class="advice" class:over=move || over.get().is_some() title=words>
            {picture}
            {words}
        </p>
    }
}

#[component]
fn Head(matrix: Matrix, place: Place, shown: Memo<Shown>) -> impl IntoView {
    let sum = move || {
        let (count, hours) = shown.with(|shown| (shown.ids.len(), shown.hours));
        say::count_and_hours(count as i64, &number((hours * 2.0).round() / 2.0))
    };
    let link = move |quadrant: Quadrant| {
        let is_alone = move || matrix.only.get() == Some(quadrant);
        let href = move || matrix.alone((!is_alone()).then_some(quadrant)).href();
        let label = move || if is_alone() { Key::ActShowAll } else { Key::ActShowAlone };
        let picture = move || icon(if is_alone() { "Shrink" } else { "Expand" });
        let words = move || format!("{}: {}", text(label()), text(name(place)));
        view! {
            <a class="ds-button" data-variant="tertiary" data-icon="true" href=href title=words aria-label=words>
                {picture}
            </a>
        }
    };
    view! {
        <header>
            <h2 class="ds-heading" data-size="2xs">{text(name(place))}</h2>
            <span class="axes">{text(axes(place))}</span>
            <span class="sum">{sum}</span>
            {place.map(link)}
        </header>
    }
}
