//! Cases in few words, for the tests of what a user does with them.

use arbeidsro::domain::{form::FormValues, ids::CaseId, workspace::Workspace};
use arbeidsro::state::{
    App,
    actions::{cases, events},
    queries::case_view::{CaseView, case_view},
};

/// A Norwegian or Danish case with a report received on this day.
pub fn add(app: App, code: &str, country: &str, received: &str) -> CaseId {
    let values = FormValues::default()
        .with(cases::field::CODE, code)
        .with(cases::field::COUNTRY, country)
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, received);
    app.add_case(&values).unwrap()
}

/// The form of an event.
pub fn event(kind: &str, on: &str) -> FormValues {
    FormValues::default().with(events::field::KIND, kind).with(events::field::ON, on)
}

/// The case as its panel shows it.
pub fn view(app: App, case: &CaseId) -> CaseView {
    app.workspace(|workspace| case_view(workspace, case)).unwrap()
}

/// A clock of this paragraph runs.
pub fn is_running(app: App, case: &CaseId, law: &str) -> bool {
    view(app, case).running.iter().any(|clock| clock.law == law)
}

/// What is held in memory equals what is made anew from the truth.
pub fn equals_rebuilt(app: App) -> bool {
    app.workspace(|held| {
        let fresh = Workspace::from_truth(held.truth().clone(), held.writer(), held.now());
        fresh.items() == held.items() && fresh.settings() == held.settings()
    })
}
