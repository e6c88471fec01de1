//! The pages of one place, as links above the page.

use super::route::Route;
use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// One of them.
pub struct PlaceTab {
    /// Its name.
    pub name: Key,
    /// Where it is.
    pub route: Route,
}

/// The links; the chosen one is the page that is open.
pub fn place_tabs(label: Key, tabs: Vec<PlaceTab>, chosen: Signal<usize>) -> Markup {
    links(label, tabs, chosen, "page")
}

/// Links to groups of pages; the chosen one holds the page that is open.
pub fn place_groups(label: Key, groups: Vec<PlaceTab>, chosen: Signal<usize>) -> Markup {
    links(label, groups, chosen, "true")
}

fn links(label: Key, tabs: Vec<PlaceTab>, chosen: Signal<usize>, mark: &'static str) -> Markup {
    let link = |(at, tab): (usize, PlaceTab)| {
        let current = move || (chosen.get() == at).then_some(mark);
        view! { <li><a href=tab.route.href() aria-current=current>{text(tab.name)}</a></li> }
    };
    let links = tabs.into_iter().enumerate().map(link).collect::<Vec<_>>();
    view! {
        <nav class="place-tabs no-print" aria-label=text(label)>
            <ul>{links}</ul>
        </nav>
    }
}
