//! Logging a deviation from any page.

use super::{
    form_window::{Ask, FormWindow},
    parts::{Choice, FieldKind, FieldSpec},
    record_forms::specs,
};
use crate::{
    domain::{
        deviation::{Deviation, FIELDS},
        entity::Entity,
        ids::{CaseId, Id},
        truth::Key as RecordKey,
    },
    state::App,
    texts::{Key, text},
};

/// Asks for a new entry.
pub fn log(app: App, window: FormWindow) {
    ask(app, window, None, None);
}

/// Opens the entry of a broken clock, or asks for one with all that is known filled in.
pub fn log_clock(app: App, window: FormWindow, clock: &Id) {
    match app.deviation_of(clock) {
        Some(id) => edit(app, window, &id),
        None => ask(app, window, None, Some(clock.clone())),
    }
}

/// Asks how an entry should be.
pub fn edit(app: App, window: FormWindow, id: &Id) {
    ask(app, window, Some(id.clone()), None);
}

fn ask(app: App, window: FormWindow, id: Option<Id>, clock: Option<Id>) {
    let (title, start) = match &id {
        Some(id) => (Key::DeviationEdit, app.record_form(&RecordKey::new(Deviation::KIND, id.clone()), &FIELDS)),
        None => (Key::DeviationAdd, app.new_deviation(clock.as_ref())),
    };
    let name = match (&id, &clock) {
        (Some(id), _) => format!("deviation-{id}"),
        (None, Some(clock)) => format!("deviation-of-{clock}"),
        (None, None) => "deviation-new".to_owned(),
    };
    let case = start.get("case").to_owned();
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::DeviationFormLead)).start(start);
    let ask = ask.fields(move |_| fields(app, &case));
    window.ask(ask.save(move |values| app.save_deviation(id.as_ref(), clock.as_ref(), values)));
}

/// The list's fields; the case of the entry can be chosen although it is closed.
fn fields(app: App, case: &str) -> Vec<FieldSpec> {
    let mut all = specs(app, &FIELDS);
    let held = app.workspace(|w| w.cases().get(CaseId(Id::new(case))).map(|case| case.code.clone()));
    for spec in all.iter_mut().filter(|spec| spec.name == "case") {
        if let (FieldKind::Select(choices), Some(code)) = (&mut spec.kind, &held)
            && choices.iter().all(|choice| choice.value != case)
        {
            choices.push(Choice::new(case, code.clone()));
        }
    }
    all
}
