//! Feedback in three parts: a form that teaches, and the entries below it.

mod checklist;
mod list;
mod words;
mod writer;

use crate::{
    domain::{entity::Entity, feedback::Feedback, ids::FeedbackId},
    state::app,
    texts::Key,
    ui::{
        parts::{Empty, LinkButton, PageHead, Variant},
        route::Route,
    },
};
use leptos::prelude::*;
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

/// The page.
#[component]
pub fn Growth(
    /// The address.
    route: Memo<Route>,
) -> impl IntoView {
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
        (Writing::New, _) => view! { <Writer id=None/> }.into_any(),
        (Writing::Entry(id), _) => view! { <Writer id=Some(id)/> }.into_any(),
        (Writing::Gone, _) => view! {
            <Empty title=Key::FeedbackMissingTitle text=Key::FeedbackMissingText>
                <LinkButton label=Key::FeedbackAll href=Route::Growth { entry: None }.href()/>
            </Empty>
        }
        .into_any(),
        (Writing::Nothing, true) => view! {
            <Empty title=Key::GrowthEmptyTitle text=Key::GrowthEmptyText>
                {write(Variant::Primary)}
            </Empty>
        }
        .into_any(),
        (Writing::Nothing, false) => ().into_any(),
    };
    let head = move || match writing.get() == Writing::Nothing && !is_empty.get() {
        true => view! { <PageHead title=Key::PlaceGrowth lead=Key::GrowthLead>{write(Variant::Primary)}</PageHead> }
            .into_any(),
        false => view! { <PageHead title=Key::PlaceGrowth lead=Key::GrowthLead/> }.into_any(),
    };
    view! {
        {head}
        {top}
        {move || (!is_empty.get()).then(|| view! { <FeedbackList/> })}
    }
    .into_any()
}
