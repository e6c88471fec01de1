//! The pages: a file or folder each. A page is built once for its place and reads
//! `route::current()` for what is open in it. Pages use parts, never other pages.

mod cases;
mod data;
mod growth;
#[cfg(debug_assertions)]
mod parts_page;
mod priorities;
mod situation;
mod today;

use super::route::Place;
use leptos::prelude::*;

/// The page of a place.
pub fn page(place: Place) -> AnyView {
    match place {
        Place::Today => view! { <today::Today/> }.into_any(),
        Place::Cases => view! { <cases::Cases/> }.into_any(),
        Place::Priorities => view! { <priorities::Priorities/> }.into_any(),
        Place::Situation => view! { <situation::Situation/> }.into_any(),
        Place::Growth => view! { <growth::Growth/> }.into_any(),
        Place::Data => view! { <data::Data/> }.into_any(),
        #[cfg(debug_assertions)]
        Place::Parts => view! { <parts_page::PartsPage/> }.into_any(),
        #[cfg(not(debug_assertions))]
        Place::Parts => view! { <today::Today/> }.into_any(),
    }
}
