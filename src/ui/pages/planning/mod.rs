//! The planning beside the matrix: whether it holds, what gives way, what if, and how much.

mod capacity;
mod chart;
mod felt_chart;
mod forecast;
mod half_page;
mod half_sheet;
mod ledger;
mod what_if;

use crate::ui::prelude::*;
use crate::ui::route::Plan;

/// One of the pages.
pub fn page(plan: Plan) -> Markup {
    match plan {
        Plan::Forecast => forecast::page(),
        Plan::HalfPage => half_page::page(),
        Plan::WhatIf => what_if::page(),
        Plan::Capacity => capacity::page(),
    }
}

/// What the pages hang on: open work, meetings, periods, the felt load, the ledger and the day.
fn watch(app: crate::state::App) {
    use crate::domain::{entity::Entity, ledger::LedgerEntry};
    app.watch_items();
    // Kinds without a signal of their own share one.
    app.watch(LedgerEntry::KIND);
    app.today();
}
