//! The modules of the competence plan that serve a goal: each leads to its page, and from there back.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        form::{FieldError, FormValues, Problem},
        ids::Id,
        notebook::COMPETENCE,
        record_form::{Reading, RecordField},
    },
    state::{
        App,
        queries::competence::{ModuleRow, modules_of},
    },
    texts::{Key, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Heading, icon},
        record_forms::specs,
        route::Route,
    },
};

const FIELDS: [RecordField; 1] = [RecordField::required("learnt_in", Reading::Link)];

/// The section on a goal's page.
pub fn section(app: App, window: FormWindow, goal: StoredValue<Id>) -> Markup {
    let all = Memo::new(move |_| {
        watch(app);
        app.watch(COMPETENCE.kind);
        app.workspace(|workspace| modules_of(workspace, &goal.get_value()))
    });
    let row = |row: &ModuleRow| {
        let href = Route::Module { id: row.id.clone() }.href();
        let state = row.state.clone();
        view! { <li>{icon("Plant")} <a class="ds-link" href=href>{row.title.clone()}</a> <span class="goal-day">{state}</span></li> }
    };
    view! {
        <section>
            <Heading text=Key::PracticeCompetence/>
            <p class="none" hidden=move || all.with(|all| !all.is_empty())>{text(Key::GoalModulesNone)}</p>
            <ul class="goal-steps">{move || all.with(|all| all.iter().map(row).collect::<Vec<_>>())}</ul>
            <div class="actions">
                <Button label=Key::GoalModuleAdd icon="Plus" on_press=move || ask(app, window, goal.get_value())/>
            </div>
        </section>
    }
}

fn ask(app: App, window: FormWindow, goal: Id) {
    let ask = Ask::new(format!("goal-module-{goal}"), text(Key::GoalModuleAdd), Key::RecordSave);
    let save = move |values: &FormValues| match values.get(FIELDS[0].name) {
        "" => Err(vec![FieldError { field: FIELDS[0].name, problem: Problem::Missing }]),
        module => {
            app.write_module(&Id::new(module), ("toward", goal.as_str().into()));
            Ok(())
        }
    };
    window.ask(ask.lead(text(Key::GoalModuleLead)).fields(move |_| specs(app, &FIELDS)).save(save));
}
