//! The pages: a file or folder each. A page is built once for its place and follows the address
//! it is given; two addresses of one place do not build it anew. Pages use parts, never other
//! pages.

mod data;
mod first_start;
mod growth;
#[cfg(debug_assertions)]
mod parts_page;
mod priorities;
mod situation;

pub use first_start::FirstStart;

use super::{
    parts::PageHead,
    route::{Place, Route},
};
use leptos::prelude::*;

/// The page of a place.
pub fn page(place: Place, route: Memo<Route>) -> AnyView {
    match place {
        #[cfg(debug_assertions)]
        Place::Parts => view! { <parts_page::PartsPage/> }.into_any(),
        Place::Priorities => view! { <priorities::PrioritiesPage route/> }.into_any(),
        Place::Data => view! { <data::Data route/> }.into_any(),
        Place::Growth => view! { <growth::Growth route/> }.into_any(),
        Place::Situation => view! { <situation::Situation route/> }.into_any(),
        other => view! { <PageHead title=other.name()/> }.into_any(),
    }
}
