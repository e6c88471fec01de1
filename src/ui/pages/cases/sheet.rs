//! Many running cases at once: a sheet to type or paste into, and the clocks that result, before
//! anything is kept.

mod review;
mod table;

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, ids::Id},
    interchange::intake::{Cells, SheetColumn, is_blank, rows_of},
    state::{
        Workbooks,
        actions::{intake::IntakeRow, rules::stored},
    },
    texts::Key,
    ui::{lock_notice::LockNotice, parts::PageHead},
};
use review::Review;
use std::{collections::BTreeSet, sync::Arc};
use table::Table;

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

/// The head of a column.
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
