//! Lists whose rows stay mounted while their key stays.

use crate::ui::prelude::*;
use std::sync::Arc;

struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> Markup + Send>,
}

/// Draws each item once and moves it when the order changes. The keys differ from each other.
/// One piece of code for all lists: the framework's own costs some kilobytes for every kind of item.
pub fn keyed<T: Send + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    draw: impl Fn(T) -> Markup + Send + Sync + 'static,
) -> Markup {
    let draw = Arc::new(draw);
    let row = move |item: T| {
        let draw = draw.clone();
        Row { key: key(&item), draw: Box::new(move || draw(item)) }
    };
    list(Arc::new(move || items().into_iter().map(&row).collect()))
}

fn list(rows: Arc<dyn Fn() -> Vec<Row> + Send + Sync>) -> Markup {
    view! { <For each=move || rows() key=|row| row.key.clone() children=|row| (row.draw)()/> }
}
