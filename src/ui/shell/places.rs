//! The navigation: a rail at the side, a bar at the foot on a phone.

use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::{
        parts::icon,
        route::{self, Place, Route},
    },
};

/// The five places, and Data apart from them.
#[component]
pub fn Places() -> impl IntoView {
    let here = Memo::new({
        let route = route::current();
        move |_| route.with(Route::place)
    });
    let link = move |place: Place| {
        view! {
            <li class:apart=place == Place::Data>
                <a href=place.route().href() aria-current=move || (here.get() == place).then_some("page")>
                    {icon(place.icon())}
                    <span>{text(place.name())}</span>
                </a>
            </li>
        }
    };
    let links = Place::FIVE.into_iter().chain([Place::Data]).map(link).collect::<Vec<_>>();
    view! {
        <nav class="places" aria-label=text(Key::NavPlaces)>
            <ul>{links}</ul>
        </nav>
    }
}
