//! The work environment: proposals from the own group, ideas, own preparation, wishes for a talk.

use super::book::Book;
use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        form::FormValues,
        notebook::{IDEA, PROPOSAL, SURVEY_NOTE, TALK_WISH},
        wheel::WheelEntry,
    },
    state::{app, queries::wheel::next_information},
    texts::{Key, say, text},
    ui::{
        parts::{LinkButton, PageHead},
        route::{Practice, Route},
    },
};

/// The page.
pub fn page() -> Markup {
    let app = app();
    let next = move || {
        app.watch(WheelEntry::KIND);
        app.today();
        match app.workspace(next_information) {
            Some(day) => say::environment_next(&day),
            None => text(Key::EnvironmentNoMeeting).to_owned(),
        }
    };
    let proposal = Book::new(&PROPOSAL).start(|_| FormValues::default().with("state", "proposed"));
    view! {
        <PageHead title=Key::PracticeEnvironment lead=Key::EnvironmentLead>
            <LinkButton label=Key::PracticeWheel href=Route::Practice(Practice::Wheel).href()/>
        </PageHead>
        <p>{next}</p>
        {proposal.section()}
        {Book::new(&TALK_WISH).section()}
        {Book::new(&SURVEY_NOTE).section()}
        {Book::new(&IDEA).section()}
    }
}
