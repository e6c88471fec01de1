//! The pages: a file or folder each. A page is built once for its place and follows the address
//! it is given; two addresses of one place do not build it anew. Pages use parts, never other
//! pages.

mod cases;
mod data;
mod first_start;
mod growth;
#[cfg(debug_assertions)]
mod parts_page;
mod priorities;
mod situation;
mod today;

pub use first_start::FirstStart;

use super::route::{Place, Route};
use leptos::prelude::*;

/// The page of a place.
pub fn page(place: Place, route: Memo<Route>) -> AnyView {
    match place {
        #[cfg(debug_assertions)]
        Place::Parts => view! { <parts_page::PartsPage/> }.into_any(),
        Place::Today => view! { <today::TodayPage route/> }.into_any(),
        Place::Cases => view! { <cases::CasesPage route/> }.into_any(),
        Place::Priorities => view! { <priorities::PrioritiesPage route/> }.into_any(),
        Place::Data => view! { <data::Data route/> }.into_any(),
        Place::Growth => view! { <growth::Growth route/> }.into_any(),
        Place::Situation => view! { <situation::Situation route/> }.into_any(),
        // Not in the navigation, and not in what people get.
        #[cfg(not(debug_assertions))]
        Place::Parts => view! { <today::TodayPage route/> }.into_any(),
    }
}
