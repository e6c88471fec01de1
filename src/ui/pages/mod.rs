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
    place_tabs::{PlaceTab, place_tabs},
    route::{GrowthPage, Place, Plan, Practice, Route},
};
use crate::texts::Key;
use leptos::prelude::*;

/// The page of a place.
pub fn page(place: Place, route: Memo<Route>) -> AnyView {
    match place {
        #[cfg(debug_assertions)]
        Place::Parts => view! { <parts_page::PartsPage/> }.into_any(),
        Place::Today => view! { <today::TodayPage route/> }.into_any(),
        Place::Cases => view! { <cases::CasesPage route/> }.into_any(),
        Place::Priorities => priorities(route),
        Place::Data => view! { <data::Data route/> }.into_any(),
        Place::Growth => growth(route),
        Place::Situation => situation(route),
        // Not in the navigation, and not in what people get.
        #[cfg(not(debug_assertions))]
        Place::Parts => view! { <today::TodayPage route/> }.into_any(),
    }
}

/// The matrix, and the pages of the planning beside it.
fn priorities(route: Memo<Route>) -> AnyView {
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
            None => view! { <priorities::PrioritiesPage route/> }.into_any(),
        }}
    }
    .into_any()
}

/// The analyses, the warnings upward, and what stands beside them. Within an analysis its own steps lead on.
fn situation(route: Memo<Route>) -> AnyView {
    let tabs = [
        (Key::TabAnalyses, Route::Situation),
        (Key::ConcernTitle, Route::Concerns { open: None }),
        (Key::TabMeetings, Route::Meetings),
        (Key::TabRisks, Route::Risks),
        (Key::TabDeviations, Route::Deviations),
        (Key::TabReports, Route::Reports),
    ];
    let tabs = tabs.into_iter().map(|(name, route)| PlaceTab { name, route }).collect();
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
            5 => reports::page(situation::report_of),
            _ => view! { <situation::Situation route/> }.into_any(),
        }}
    }
    .into_any()
}

/// Feedback, goals, the talk with the leader, and the pages of practice beside them.
fn growth(route: Memo<Route>) -> AnyView {
    let own = [
        (Key::TabFeedback, Route::Growth { entry: None }),
        (Key::GoalsTitle, Route::GrowthPage(GrowthPage::Goals)),
        (Key::PlanTitle, Route::GrowthPage(GrowthPage::Plan)),
        (Key::MyTalkTitle, Route::GrowthPage(GrowthPage::MyTalk)),
    ];
    let mut tabs: Vec<PlaceTab> = own.into_iter().map(|(name, route)| PlaceTab { name, route }).collect();
    tabs.extend(Practice::ALL.map(|page| PlaceTab { name: page.name(), route: Route::Practice(page) }));
    let page = Memo::new(move |_| match route.get() {
        Route::Practice(page) => Some(page),
        _ => None,
    });
    let chosen = Signal::derive(move || match route.get() {
        Route::Practice(page) => page as usize + 4,
        Route::GrowthPage(GrowthPage::Goals) | Route::Goal { .. } | Route::Contract { .. } => 1,
        Route::GrowthPage(GrowthPage::Plan) => 2,
        Route::GrowthPage(GrowthPage::MyTalk) => 3,
        _ => 0,
    });
    view! {
        {place_tabs(Key::PlaceGrowth, tabs, chosen)}
        {move || match page.get() {
            Some(page) => practice::page(page),
            None => view! { <growth::Growth route/> }.into_any(),
        }}
    }
    .into_any()
}
