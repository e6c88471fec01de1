//! The pages: a file or folder each. A page is built once for its place and follows the address
//! it is given; two addresses of one place do not build it anew. Pages use parts, never other
//! pages.

mod cases;
mod data;
mod deviations;
mod first_start;
mod growth;
mod meetings;
#[cfg(debug_assertions)]
mod parts_page;
mod planning;
mod practice;
mod priorities;
mod reports;
mod risks;
mod situation;
mod today;

pub use first_start::FirstStart;

use super::{
    place_tabs::{PlaceTab, place_groups, place_tabs},
    route::{GrowthPage, Place, Plan, Practice, Route},
};
use crate::texts::Key;
use crate::ui::prelude::*;

/// The page of a place.
pub fn page(place: Place, route: Memo<Route>) -> Markup {
    match place {
        #[cfg(debug_assertions)]
        Place::Parts => view! { <parts_page::PartsPage/> },
        Place::Today => view! { <today::TodayPage route/> },
        Place::Cases => view! { <cases::CasesPage route/> },
        Place::Priorities => priorities(route),
        Place::Data => view! { <data::Data route/> },
        Place::Growth => growth(route),
        Place::Situation => situation(route),
        // Not in the navigation, and not in what people get.
        #[cfg(not(debug_assertions))]
        Place::Parts => view! { <today::TodayPage route/> },
    }
}

/// The matrix, and the pages of the planning beside it.
fn priorities(route: Memo<Route>) -> Markup {
    let mut tabs = vec![PlaceTab { name: Key::PlanMatrix, route: Route::matrix() }];
    tabs.extend(Plan::ALL.map(|plan| PlaceTab { name: plan.name(), route: Route::Plan(plan) }));
    let plan = Memo::new(move |_| match route.get() {
        Route::Plan(plan) => Some(plan),
        _ => None,
    });
    let chosen = Signal::derive(move || plan.get().map_or(0, |plan| plan as usize + 1));
    view! {
        {place_tabs(Key::PlanTabs, tabs, chosen)}
        {move || match plan.get() {
            Some(plan) => planning::page(plan),
            None => view! { <priorities::PrioritiesPage route/> },
        }}
    }
}

/// The analyses, the warnings upward, and what stands beside them. Within an analysis its own steps lead on.
fn situation(route: Memo<Route>) -> Markup {
    let tabs = std::iter::once((Key::TabAnalyses, Route::Situation)).chain(Place::Situation.pages());
    let tabs = tabs.map(|(name, route)| PlaceTab { name, route }).collect();
    let chosen = Memo::new(move |_| match route.get() {
        Route::Concerns { .. } => 1,
        Route::Meetings => 2,
        Route::Risks => 3,
        Route::Deviations => 4,
        Route::Reports => 5,
        _ => 0,
    });
    let within = Memo::new(move |_| matches!(route.get(), Route::Analysis { .. }));
    let tabs = place_tabs(Key::PlaceSituation, tabs, chosen.into());
    view! {
        <div class="place-tabs-of" hidden=move || within.get()>{tabs}</div>
        {move || match chosen.get() {
            1 => situation::concerns(route),
            2 => meetings::page(),
            3 => risks::page(),
            4 => deviations::page(),
            5 => reports::page(),
            _ => view! { <situation::Situation route/> },
        }}
    }
}

/// The groups of the pages of growth: one's own, what carries one, the unit. Each opens at its first page.
const GROWTH_GROUPS: [(Key, &[(Key, Route)]); 3] = [
    (
        Key::GrowthGroupOwn,
        &[
            (Key::TabFeedback, Route::Growth { entry: None }),
            (Key::GoalsTitle, Route::GrowthPage(GrowthPage::Goals)),
            (Key::PlanTitle, Route::GrowthPage(GrowthPage::Plan)),
            (Key::MyTalkTitle, Route::GrowthPage(GrowthPage::MyTalk)),
        ],
    ),
    (
        Key::GrowthGroupSupport,
        &[
            (Key::PracticeSparring, Route::Practice(Practice::Sparring)),
            (Key::PracticeCompetence, Route::Practice(Practice::Competence)),
            (Key::PracticeCare, Route::Practice(Practice::Care)),
        ],
    ),
    (
        Key::GrowthGroupUnit,
        &[
            (Key::PracticeWheel, Route::Practice(Practice::Wheel)),
            (Key::PracticeAuthority, Route::Practice(Practice::Authority)),
            (Key::PracticeEnvironment, Route::Practice(Practice::Environment)),
        ],
    ),
];

/// The group and the page in it that an address belongs to.
fn growth_at(route: &Route) -> (usize, usize) {
    match route {
        Route::Module { .. } => (1, 1),
        Route::Practice(page) => (1 + *page as usize / 3, *page as usize % 3),
        Route::GrowthPage(GrowthPage::Goals) | Route::Goal { .. } | Route::Contract { .. } => (0, 1),
        Route::GrowthPage(GrowthPage::Plan) => (0, 2),
        Route::GrowthPage(GrowthPage::MyTalk) => (0, 3),
        _ => (0, 0),
    }
}

/// Feedback, goals, the talk with the leader, and the pages of practice beside them.
fn growth(route: Memo<Route>) -> Markup {
    let page = Memo::new(move |_| match route.get() {
        Route::Practice(page) => Some(page),
        Route::Module { .. } => Some(Practice::Competence),
        _ => None,
    });
    let at = Memo::new(move |_| route.with(growth_at));
    let group = Memo::new(move |_| at.get().0);
    let tab = |(name, route): &(Key, Route)| PlaceTab { name: *name, route: route.clone() };
    let groups = GROWTH_GROUPS.iter().map(|(name, pages)| tab(&(*name, pages[0].1.clone()))).collect();
    let pages = move || {
        let (name, pages) = GROWTH_GROUPS[group.get()];
        place_tabs(name, pages.iter().map(tab).collect(), Signal::derive(move || at.get().1))
    };
    view! {
        <div class="growth-tabs">
            {place_groups(Key::PlaceGrowth, groups, group.into())}
            {pages}
        </div>
        {move || match page.get() {
            Some(page) => practice::page(page),
            None => view! { <growth::Growth route/> },
        }}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_growth_has_its_place_in_a_group() {
        for (at, (_, pages)) in GROWTH_GROUPS.iter().enumerate() {
            for (within, (_, route)) in pages.iter().enumerate() {
                assert_eq!(growth_at(route), (at, within), "{}", route.href());
            }
        }
        let grouped =
            |wanted: &Route| GROWTH_GROUPS.iter().any(|(_, pages)| pages.iter().any(|(_, page)| page == wanted));
        assert!(Practice::ALL.into_iter().all(|page| grouped(&Route::Practice(page))));
        let module = Route::Module { id: crate::domain::ids::Id::new("module-3") };
        assert_eq!(growth_at(&module), growth_at(&Route::Practice(Practice::Competence)));
    }
}
