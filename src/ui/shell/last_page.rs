//! The page last seen: where a working day goes on after the tab was closed. A new day begins
//! with Today.

use crate::ui::prelude::*;
use crate::{
    storage::prefs::{self, Pref},
    ui::route::Route,
};
use chrono::NaiveDate;

/// Keeps the place, never what was open in it: other local pages may read preferences.
pub fn remember_page(route: Memo<Route>, today: Signal<NaiveDate>) {
    Effect::new(move || {
        let place = route.with(Route::place);
        prefs::set(Pref::LastPage, format!("{} {}", today.get(), place.route().href()));
    });
}

/// Goes there when the file is opened without an address. Before the router starts.
pub fn return_to_last_page(today: NaiveDate) {
    let location = window().location();
    if location.hash().is_ok_and(|hash| !hash.is_empty()) {
        return;
    }
    let kept = prefs::get::<String>(Pref::LastPage);
    if let Some(href) = kept.as_deref().and_then(|kept| kept.strip_prefix(&format!("{today} "))) {
        // Read and made again, so that only an address of ours is followed; cannot fail then.
        let _ = location.replace(&Route::parse(href).href());
    }
}
