//! Feedback in three parts: a form that teaches, the entries below it, the page for a talk, figures
//! over time, and entries taken out.

pub mod chart;
mod checklist;
mod export;
mod figures;
mod goals;
mod list;
mod my_talk;
mod plan;
mod talk;
mod writer;

use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        feedback::Feedback,
        ids::{FeedbackId, Id},
    },
    state::app,
    texts::Key,
    ui::{
        parts::{Empty, LinkButton, PageHead, Variant},
        route::{GrowthPage, Route},
    },
};
use list::FeedbackList;
use writer::Writer;

/// What is being written.
#[derive(Clone, PartialEq)]
enum Writing {
    Nothing,
    New,
    Entry(FeedbackId),
    /// The address names an entry that is not there.
    Gone,
}

/// Which page an address shows.
#[derive(Clone, PartialEq)]
enum Shown {
    Feedback,
    Talk(FeedbackId),
    Page(GrowthPage),
    Goal(Id),
    Contract(Id),
}

/// The place.
#[component]
pub fn Growth(
    /// The address.
    route: Memo<Route>,
) -> impl IntoView {
    let shown = Memo::new(move |_| match route.get() {
        Route::FeedbackTalk { entry } => Shown::Talk(entry),
        Route::GrowthPage(page) => Shown::Page(page),
        Route::Goal { id } => Shown::Goal(id),
        Route::Contract { id } => Shown::Contract(id),
        _ => Shown::Feedback,
    });
    move || match shown.get() {
        Shown::Talk(entry) => talk::page(entry),
        Shown::Page(GrowthPage::Figures) => figures::page(),
        Shown::Page(GrowthPage::Export) => export::page(),
        Shown::Page(GrowthPage::Goals) => goals::page(),
        Shown::Page(GrowthPage::Plan) => plan::page(),
        Shown::Page(GrowthPage::MyTalk) => my_talk::page(),
        Shown::Goal(id) => goals::goal(id),
        Shown::Contract(id) => goals::contract(id),
        Shown::Feedback => feedback(route),
    }
}

fn feedback(route: Memo<Route>) -> Markup {
    let app = app();
    let is_empty = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        app.workspace(|workspace| workspace.feedback().is_empty())
    });
    let writing = Memo::new(move |_| match route.get() {
        Route::FeedbackNew => Writing::New,
        Route::Growth { entry: Some(id) } => {
            app.watch(Feedback::KIND);
            if app.feedback(&id).is_some() { Writing::Entry(id) } else { Writing::Gone }
        }
        _ => Writing::Nothing,
    });
    let write = move |variant| view! { <LinkButton label=Key::FeedbackWrite href=Route::FeedbackNew.href() icon="Plus" variant/> };
    let top = move || match (writing.get(), is_empty.get()) {
        (Writing::New, _) => view! { <Writer id=None/> },
        (Writing::Entry(id), _) => view! { <Writer id=Some(id)/> },
        (Writing::Gone, _) => view! {
            <Empty title=Key::FeedbackMissingTitle text=Key::FeedbackMissingText>
                <LinkButton label=Key::FeedbackAll href=Route::Growth { entry: None }.href()/>
            </Empty>
        },
        (Writing::Nothing, true) => view! {
            <Empty title=Key::GrowthEmptyTitle text=Key::GrowthEmptyText>
                {write(Variant::Primary)}
            </Empty>
        },
        (Writing::Nothing, false) => ().into_markup(),
    };
    let head = move || match writing.get() == Writing::Nothing && !is_empty.get() {
        true => view! {
            <PageHead title=Key::PlaceGrowth lead=Key::GrowthLead>
                {write(Variant::Primary)}
                <LinkButton label=Key::FeedbackFigures href=Route::GrowthPage(GrowthPage::Figures).href()/>
                <LinkButton label=Key::FeedbackExport href=Route::GrowthPage(GrowthPage::Export).href()/>
            </PageHead>
        },
        false => view! { <PageHead title=Key::PlaceGrowth lead=Key::GrowthLead/> },
    };
    view! {
        {head}
        {top}
        {move || (!is_empty.get()).then(|| view! { <FeedbackList/> })}
    }
}
