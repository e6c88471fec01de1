//! The matrix as a picture of numbers and words. Arrows go from cell to cell, Enter opens the risk in
//! it or, while colours are changed, gives it the next colour.

use super::forms;
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, risk::Level},
    state::{
        App,
        queries::risks::{Cell, Grid, colour_word, impact_word, probability_word},
    },
    texts::{Key, say, text},
    ui::{
        form_window::FormWindow,
        parts::{Button, Variant},
    },
};
use leptos::ev;
use wasm_bindgen::JsCast;

/// One of the two pictures.
pub fn picture(app: App, window: FormWindow, name: Key, grid: Signal<Grid>, colouring: RwSignal<bool>) -> Markup {
    let columns = (1..=5).map(|step| view! { <th scope="col">{step} " " {impact_word(step)}</th> });
    let rows = move || {
        let is_colouring = colouring.get();
        let row = |cells: &Vec<Cell>| {
            let step = cells.first().map_or(1, |cell| cell.level.probability);
            let cells = cells.iter().map(|cell| drawn(app, window, cell, is_colouring)).collect::<Vec<_>>();
            view! { <tr><th scope="row">{step} " " {probability_word(step)}</th>{cells}</tr> }
        };
        grid.with(|grid| grid.0.iter().map(row).collect::<Vec<_>>())
    };
    view! {
        <div class="risk-scroll">
            <table class="risk-matrix" role="grid" aria-label=text(name) on:keydown=key_down>
                <caption>{text(name)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Key::FieldProbability)} " ↓ " {text(Key::FieldImpact)} " →"</th>
                        {columns.collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn drawn(app: App, window: FormWindow, cell: &Cell, is_colouring: bool) -> Markup {
    let class = format!("risk-cell risk-{}", ["green", "yellow", "red"][cell.colour as usize]);
    let chip = |(number, id, title): &(usize, Id, String)| {
        let (id, label) = (id.clone(), say::risk_open_number(&number.to_string(), title));
        view! {
            <button
                type="button"
                class="risk-chip"
                aria-label=label.clone()
                title=label
                on:click=move |_| forms::edit(app, window, &id)
            >
                {*number}
            </button>
        }
    };
    let chips = cell.risks.iter().map(chip).collect::<Vec<_>>();
    let words = format!("{} {}", cell.level.product(), colour_word(cell.colour));
    let figure = match is_colouring {
        true => colour_button(app, cell, words),
        false => view! { <span class="risk-figure">{words}</span> },
    };
    let is_first = cell.level == Level::new(5, 1);
    view! { <td class=class tabindex=if is_first { "0" } else { "-1" }>{figure} {chips}</td> }
}

fn colour_button(app: App, cell: &Cell, words: String) -> Markup {
    let (level, next) = (cell.level, cell.colour.next());
    let name = say::risk_cell(
        probability_word(level.probability),
        impact_word(level.impact),
        &level.product().to_string(),
        colour_word(cell.colour),
    );
    let press = move |_| {
        app.colour_cell(level, next);
        hold_focus(level);
    };
    let id = element_id(level);
    view! {
        <button
            type="button"
            class="risk-figure"
            data-cell=id
            aria-label=say::risk_cell_change(colour_word(next), &name)
            on:click=press
        >
            {words}
        </button>
    }
}

fn element_id(level: Level) -> String {
    format!("{}-{}", level.probability, level.impact)
}

/// The picture is drawn anew with the new colour; the focus stays on the cell, in the picture it was in.
fn hold_focus(level: Level) {
    let held = document().active_element().and_then(|held| held.closest("table").ok().flatten());
    request_animation_frame(move || {
        let cell = held.and_then(|table| table.query_selector(&format!("[data-cell='{}']", element_id(level))).ok());
        give_focus(cell.flatten());
    });
}

fn give_focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus.
        let _ = element.focus();
    }
}

fn key_down(ev: ev::KeyboardEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target else { return };
    let Some(cell) = target.closest("td").ok().flatten() else { return };
    let wanted = match ev.key().as_str() {
        "ArrowLeft" => beside(&cell, 0, -1),
        "ArrowRight" => beside(&cell, 0, 1),
        "ArrowUp" => beside(&cell, -1, 0),
        "ArrowDown" => beside(&cell, 1, 0),
        // What stands in the cell: the risk, or the button that colours it.
        "Enter" if target == cell => cell.query_selector("button").ok().flatten().inspect(|button| {
            if let Some(button) = button.dyn_ref::<web_sys::HtmlElement>() {
                button.click();
            }
        }),
        _ => return,
    };
    ev.prevent_default();
    if ev.key() != "Enter" {
        give_focus(wanted);
    }
}

/// The cell so many rows and columns further; none past the edge.
fn beside(cell: &web_sys::Element, rows: i32, columns: i32) -> Option<web_sys::Element> {
    let row = cell.parent_element()?;
    let place = |list: &web_sys::HtmlCollection, wanted: &web_sys::Element| {
        (0..list.length()).find(|at| list.item(*at).as_ref() == Some(wanted))
    };
    let column = place(&row.children(), cell)?.checked_add_signed(columns)?;
    let body = row.parent_element()?.children();
    let row = body.item(place(&body, &row)?.checked_add_signed(rows)?)?;
    row.children().item(column).filter(|cell| cell.tag_name() == "TD")
}

/// Switches the changing of colours on and off, and gives ours back.
pub fn colours(app: App, colouring: RwSignal<bool>) -> Markup {
    let label = Signal::derive(move || {
        text(if colouring.get() { Key::RiskColoursDone } else { Key::RiskColoursEdit }).to_owned()
    });
    view! {
        <div class="actions">
            <Button label variant=Variant::Tertiary icon="Pencil" on_press=move || colouring.update(|on| *on = !*on)/>
            <Show when=move || colouring.get()>
                <Button label=Key::RiskColoursUsual variant=Variant::Tertiary icon="ArrowUndo" on_press=move || app.usual_colours()/>
            </Show>
        </div>
    }
}
