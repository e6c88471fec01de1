//! A sheet on which the key from codes to cases is written by hand. It belongs in the case system,
//! never here.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    state::queries::walk::key_rows,
    texts::{Key, text},
};

/// The sheet: a row a case, with an empty place.
#[component]
pub fn KeySheet(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let rows = Memo::new(move |_| {
        app.watch_items();
        app.workspace(key_rows)
    });
    let row = |(code, phase): (String, &'static str)| {
        view! { <tr><th scope="row">{code}</th><td>{phase}</td><td class="by-hand"></td></tr> }
    };
    view! {
        <p>{text(Key::KeySheetLead)}</p>
        <table class="ds-table key-sheet">
            <caption>{text(Key::KeySheetTitle)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text(Key::ColumnCode)}</th>
                    <th scope="col">{text(Key::ColumnPhase)}</th>
                    <th scope="col">{text(Key::KeySheetByHand)}</th>
                </tr>
            </thead>
            <tbody>{move || rows.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
