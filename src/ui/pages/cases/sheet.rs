//! Many running cases at once: a sheet to type or paste into, and the clocks that result, before
//! anything is kept.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{case::CaseType, form::FormValues, ids::Id},
    interchange::{
        csv_values::CodeProblem,
        intake::{CellProblem, Cells, SheetColumn, is_blank, rows_of},
    },
    state::{
        Workbooks,
        actions::{intake::IntakeRow, rules::stored},
        queries::{Urgency, case_view::ClockView},
    },
    texts::{Key, case_words, say, text},
    ui::{
        focus,
        lock_notice::LockNotice,
        parts::{Alert, Button, Heading, PageHead, Tone, Variant, element_id, identity_guard},
        route::Route,
    },
};
use leptos::{ev, html};
use std::{collections::BTreeSet, sync::Arc};
use wasm_bindgen::JsCast;

const COLUMNS: usize = SheetColumn::ALL.len();
/// Rows of an empty sheet, and how many are added at a time.
const ROWS: usize = 5;

/// What is typed, row by row. The table is drawn anew only when rows come or go.
#[derive(Clone, Copy)]
struct Sheet {
    rows: RwSignal<Vec<Cells>>,
    /// How many rows are drawn.
    count: RwSignal<usize>,
    /// Counts pastes: a cell takes its text anew.
    pasted: RwSignal<u32>,
}

impl Sheet {
    fn new() -> Self {
        let rows = vec![Cells::default(); ROWS];
        Sheet { count: RwSignal::new(rows.len()), rows: RwSignal::new(rows), pasted: RwSignal::new(0) }
    }
    fn cell(self, row: usize, column: usize) -> String {
        self.rows.with_untracked(|rows| rows.get(row).map(|cells| cells[column].clone()).unwrap_or_default())
    }
    fn set(self, row: usize, column: usize, value: String) {
        self.rows.update(|rows| {
            if let Some(cells) = rows.get_mut(row) {
                cells[column] = value;
            }
        });
    }
    fn grow_to(self, count: usize) {
        self.rows.update(|rows| rows.resize_with(count.max(rows.len()), Cells::default));
        self.count.set(self.rows.with_untracked(Vec::len));
    }
    /// Puts pasted rows down from a cell.
    fn paste(self, row: usize, column: usize, text: &str) {
        let pasted = rows_of(text);
        self.grow_to(row + pasted.len());
        self.rows.update(|rows| {
            for (down, cells) in pasted.into_iter().enumerate() {
                for (right, cell) in cells.into_iter().enumerate().take(COLUMNS - column) {
                    let place = column + right;
                    rows[row + down][place] = if place == SheetColumn::Type.place() { type_of(&cell) } else { cell };
                }
            }
        });
        self.pasted.update(|pasted| *pasted += 1);
    }
    fn to_values(self) -> FormValues {
        let mut values = FormValues::default();
        self.rows.with_untracked(|rows| {
            for (row, cells) in rows.iter().enumerate().filter(|(_, cells)| !is_blank(cells)) {
                for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                    values.set(&format!("{row}.{column}"), cell.clone());
                }
            }
        });
        values
    }
    fn resume(self, values: &FormValues) {
        for (name, value) in &values.0 {
            let Some((row, column)) = name.split_once('.') else { continue };
            if let (Ok(row), Ok(column)) = (row.parse::<usize>(), column.parse::<usize>())
                && row < 500
                && column < COLUMNS
            {
                self.grow_to(row + 1);
                self.set(row, column, value.clone());
            }
        }
        self.pasted.update(|pasted| *pasted += 1);
    }
}

/// The stored name of a type that was pasted in words; the words themselves where none is meant.
fn type_of(words: &str) -> String {
    crate::interchange::csv_values::case_type(words).map_or_else(|| words.to_owned(), |found| stored(&found))
}

/// See the module.
#[component]
pub fn SheetPage(cases: Cases) -> impl IntoView {
    let sheet = Sheet::new();
    let kept = Workbooks::get().kept_form("case-sheet");
    kept.resume(move |typed| sheet.resume(&typed));
    Effect::new(move |before: Option<()>| {
        sheet.rows.track();
        if before.is_some() {
            kept.keep(Some(sheet.to_values()).filter(|values| !values.is_blank()));
        }
    });
    let review = RwSignal::new(None::<Arc<Vec<IntakeRow>>>);
    let is_review = Memo::new(move |_| review.with(Option::is_some));
    let keep = move |done: BTreeSet<Id>| {
        if let Some(rows) = review.get_untracked() {
            cases.app.keep_sheet(&rows, &done);
            kept.keep(None);
            cases.show(None);
        }
    };
    view! {
        <PageHead title=Key::SheetTitle/>
        <LockNotice/>
        <Show when=move || is_review.get() fallback=move || view! { <Table cases sheet review/> }>
            <Review review on_keep=Callback::new(keep)/>
        </Show>
    }
}

#[component]
fn Table(cases: Cases, sheet: Sheet, review: RwSignal<Option<Arc<Vec<IntakeRow>>>>) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let nothing = RwSignal::new(false);
    let next = move || {
        let rows = cases.app.read_sheet(&sheet.rows.get_untracked());
        nothing.set(rows.is_empty());
        if !rows.is_empty() {
            review.set(Some(Arc::new(rows)));
            focus::rescue();
        }
    };
    let head = SheetColumn::ALL.map(|column| view! { <th scope="col">{text(name(column))}</th> });
    let head = head.into_iter().collect::<Vec<_>>();
    let on_key = move |ev: ev::KeyboardEvent| down(&ev, sheet, node);
    view! {
        <p>{text(Key::SheetLead)} " " {text(Key::SheetKeys)}</p>
        <div class="table-scroll case-sheet" on:keydown=on_key>
            <table class="ds-table" node_ref=node>
                <caption class="ds-sr-only">{text(Key::SheetTitle)}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || 0..sheet.count.get()
                        key=|row| *row
                        children=move |row| view! { <tr>{(0..COLUMNS).map(|column| cell(sheet, row, column)).collect::<Vec<_>>()}</tr> }
                    />
                </tbody>
            </table>
        </div>
        <p class="ds-validation-message" role="alert" hidden=move || !nothing.get()>{text(Key::SheetNone)}</p>
        <div class="actions">
            <Button label=Key::SheetNext variant=Variant::Primary on_press=next/>
            <Button label=Key::SheetAdd icon="Plus" on_press=move || sheet.grow_to(sheet.count.get_untracked() + ROWS)/>
            <Button label=Key::ActLeave on_press=move || cases.go.run(Route::Cases { case: None })/>
        </div>
    }
}

fn name(column: SheetColumn) -> Key {
    match column {
        SheetColumn::Code => Key::SheetCode,
        SheetColumn::Type => Key::SheetType,
        SheetColumn::Received => Key::SheetReceived,
        SheetColumn::Opened => Key::SheetOpened,
        SheetColumn::Started => Key::SheetStarted,
        SheetColumn::Done => Key::SheetDone,
        SheetColumn::Adult => Key::SheetAdult,
        SheetColumn::Risk => Key::SheetRisk,
        SheetColumn::Tags => Key::SheetTags,
    }
}

fn cell(sheet: Sheet, row: usize, column: usize) -> Markup {
    let label = say::sheet_row(text(name(SheetColumn::ALL[column])), &(row + 1).to_string());
    let value = Memo::new(move |_| {
        sheet.pasted.track();
        sheet.cell(row, column)
    });
    if column == SheetColumn::Type.place() {
        let option = |case_type: &CaseType| {
            let (stored, words) = (stored(case_type), case_words::case_type(*case_type));
            view! { <option value=stored>{words}</option> }
        };
        let options = CaseType::ALL.iter().map(option).collect::<Vec<_>>();
        return view! {
            <td>
                <select
                    class="ds-input"
                    aria-label=label
                    prop:value=move || value.get()
                    on:change=move |ev| sheet.set(row, column, event_target_value(&ev))
                >
                    <option value=""></option>
                    {options}
                </select>
            </td>
        };
    }
    // What was pasted into many cells is looked at in each.
    let looked_at = RwSignal::new(value.get_untracked());
    Effect::watch(move || value.get(), move |pasted, _, _| looked_at.set(pasted.clone()), false);
    let typed = move |ev| {
        let words = event_target_value(&ev);
        looked_at.set(words.clone());
        sheet.set(row, column, words);
    };
    let id = element_id("cell");
    let messages = format!("{id}-guard");
    let guard = identity_guard(looked_at.into(), (2..=6).contains(&column), id.clone());
    let paste = move |ev: web_sys::Event| {
        if let Some(words) = pasted_text(&ev).filter(|words| words.contains(['\t', '\n'])) {
            ev.prevent_default();
            sheet.paste(row, column, &words);
        }
    };
    view! {
        <td>
            <input
                class="ds-input"
                autocomplete="off"
                aria-label=label
                id=id
                aria-describedby=messages.clone()
                prop:value=move || value.get()
                on:input=typed
                on:paste=move |ev| paste(ev.unchecked_into())
            />
            <div id=messages class="messages">{guard}</div>
        </td>
    }
}

/// The text on the clipboard as the browser hands it over.
fn pasted_text(ev: &web_sys::Event) -> Option<String> {
    let board = js_sys::Reflect::get(ev, &"clipboardData".into()).ok()?;
    let read = js_sys::Reflect::get(&board, &"getData".into()).ok()?;
    read.dyn_ref::<js_sys::Function>()?.call1(&board, &"text/plain".into()).ok()?.as_string()
}

/// Enter goes to the same column of the next row; at the foot a row is added.
fn down(ev: &ev::KeyboardEvent, sheet: Sheet, node: NodeRef<html::Table>) {
    let is_list = ev.target().is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>());
    if ev.key() != "Enter" || is_list {
        return;
    }
    ev.prevent_default();
    let Some(table) = node.get_untracked() else { return };
    let Ok(all) = table.query_selector_all("td > .ds-input") else { return };
    let held = document().active_element();
    let at = (0..all.length()).find(|at| all.item(*at).as_ref() == held.as_ref().map(|held| held.as_ref()));
    let Some(next) = at.map(|at| at as usize + COLUMNS) else { return };
    if next / COLUMNS >= sheet.count.get_untracked() {
        sheet.grow_to(next / COLUMNS + 1);
    }
    request_animation_frame(move || {
        let found = table.query_selector_all("td > .ds-input").ok().and_then(|all| all.item(next as u32));
        if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for an element that cannot take the focus.
            let _ = found.focus();
        }
    });
}

/// The clocks of each row, to be ticked where they are done.
#[component]
fn Review(review: RwSignal<Option<Arc<Vec<IntakeRow>>>>, on_keep: Callback<BTreeSet<Id>>) -> impl IntoView {
    let done = RwSignal::new(BTreeSet::<Id>::new());
    let rows = review.get_untracked().unwrap_or_default();
    let label = say::sheet_keep(rows.len() as i64);
    let rows = rows.iter().map(|row| review_row(row, done)).collect::<Vec<_>>();
    view! {
        <Heading text=Key::SheetReview/>
        <p>{text(Key::SheetReviewLead)}</p>
        <div class="intake">{rows}</div>
        <div class="actions">
            <Button label variant=Variant::Primary on_press=move || on_keep.run(done.get_untracked())/>
            <Button label=Key::SheetBack on_press=move || review.set(None)/>
        </div>
    }
}

fn review_row(row: &IntakeRow, done: RwSignal<BTreeSet<Id>>) -> Markup {
    let title = format!("{}: {}", row.case.code, case_words::case_type(row.case.case_type));
    let problem = |(column, problem): &(SheetColumn, CellProblem)| {
        let words = format!("{} {}.", text(name(*column)), text(problem_words(*problem)));
        view! { <p>{words}</p> }
    };
    let problems = row.problems.iter().map(problem).collect::<Vec<_>>();
    let problems = (!problems.is_empty()).then(|| view! { <Alert tone=Tone::Warning>{problems}</Alert> });
    let none = row.clocks.is_empty().then(|| view! { <p class="none">{text(Key::SheetNoClock)}</p> });
    let clocks = row.clocks.iter().map(|clock| review_clock(clock, done)).collect::<Vec<_>>();
    view! {
        <section>
            <h3 class="ds-heading" data-size="2xs">{title}</h3>
            {problems}
            {none}
            <ul>{clocks}</ul>
        </section>
    }
}

fn review_clock(clock: &ClockView, done: RwSignal<BTreeSet<Id>>) -> Markup {
    let mark = clock.mark.clone();
    let tick = move |ev| {
        let is_ticked = event_target_checked(&ev);
        done.update(|done| {
            if is_ticked {
                done.insert(mark.clone());
            } else {
                done.remove(&mark);
            }
        });
    };
    let class = if clock.urgency == Some(Urgency::Overdue) { "left overdue" } else { "left" };
    let count = clock.count.clone().map(|count| format!(" ({count})"));
    // What only an event meets cannot be ticked: its days belong in the table.
    let name = match clock.is_recorded {
        true => view! { <span>{clock.title}{count}</span> },
        false => view! {
            <label class="ds-field">
                <input type="checkbox" class="ds-input" on:change=tick/>
                <span class="ds-label">{clock.title}</span>
            </label>
        },
    };
    view! {
        <li>
            {name}
            <span class="end">{clock.end.clone()}</span>
            <span class=class>{clock.stands.clone()}</span>
        </li>
    }
}

fn problem_words(problem: CellProblem) -> Key {
    match problem {
        CellProblem::NotADate => Key::CellNotADate,
        CellProblem::NotAMonth => Key::CellNotAMonth,
        CellProblem::BeforeReport => Key::CellBeforeReport,
        CellProblem::NotAType => Key::CellNotAType,
        CellProblem::NotARisk => Key::CellNotARisk,
        CellProblem::NotACode(CodeProblem::LooksLikeIdentity) => Key::CellIdentity,
        CellProblem::NotACode(CodeProblem::LooksLikeCaseNumber) => Key::CellCaseNumber,
        CellProblem::NotACode(CodeProblem::TooLong) => Key::CellTooLong,
        CellProblem::Taken => Key::CellTaken,
        CellProblem::TagLeftOut => Key::CellTag,
        CellProblem::NoDate => Key::CellNoDate,
    }
}
