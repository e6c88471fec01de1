//! The address bar: what it asks for now, and going elsewhere.

use super::Route;
use crate::ui::prelude::*;
use leptos::ev;

#[derive(Clone, Copy)]
struct Router {
    route: RwSignal<Route>,
    go: Callback<Route>,
}

/// Starts listening to the address bar. Called once, at the root.
pub fn provide_router() {
    let route = RwSignal::new(Route::parse(&hash()));
    let go = Callback::new(move |wanted: Route| {
        // An address of ours is always a valid fragment, so this cannot fail.
        let _ = window().location().set_hash(&wanted.href());
        arrive(route, wanted);
    });
    provide_context(Router { route, go });
    let handle = window_event_listener(ev::hashchange, move |_| arrive(route, Route::parse(&hash())));
    on_cleanup(move || handle.remove());
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn arrive(route: RwSignal<Route>, wanted: Route) {
    if route.with_untracked(|held| *held != wanted) {
        route.set(wanted);
    }
}

/// Where the user is.
pub fn current() -> Signal<Route> {
    use_context::<Router>().map_or_else(|| Signal::stored(Route::Today), |router| router.route.into())
}

/// Goes somewhere; the back button leads back. Take it once with `let go = route::navigator();`
/// where the component is built. It outlives the component: what was begun on a page may end, and
/// lead on, after the page is gone.
pub fn navigator() -> Callback<Route> {
    use_context::<Router>().map_or_else(|| Callback::new(|_| ()), |router| router.go)
}
