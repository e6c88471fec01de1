//! A plain table of texts and numbers.

use crate::ui::prelude::*;

/// A column.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Numbers stand to the right, digit under digit.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn text(name: impl Into<String>) -> Self {
        Column { name: name.into(), numeric: false }
    }
    /// A column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        Column { name: name.into(), numeric: true }
    }
}

/// A table. The first cell of a row names the row.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    caption: Signal<String>,
    /// The head.
    columns: Vec<Column>,
    /// Rows of cells, as many as there are columns.
    #[prop(into)]
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let numeric: Vec<bool> = columns.iter().map(|column| column.numeric).collect();
    let head =
        columns.into_iter().map(|column| view! { <th scope="col" class:number=column.numeric>{column.name}</th> });
    let head = head.collect::<Vec<_>>();
    let cell = |(at, (text, numeric)): (usize, (String, bool))| match at {
        0 => view! { <th scope="row" class:number=numeric>{text}</th> },
        _ => view! { <td class:number=numeric>{text}</td> },
    };
    let body = move || {
        let row = |cells: Vec<String>| {
            let cells = cells.into_iter().zip(numeric.iter().copied()).enumerate().map(cell);
            view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
        };
        rows.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=move || caption.get()>
            <table class="ds-table" data-color="neutral">
                <caption>{move || caption.get()}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
