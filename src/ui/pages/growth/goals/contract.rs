//! The guidance contract on one page.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        form::FormValues,
        goal::{CONTRACT, GOAL},
        ids::Id,
        truth::Key as RecordKey,
    },
    state::{App, app, queries::goals::contract},
    texts::{Key, text},
    ui::{
        form_window::{Ask, FormWindow},
        paper::paper_desk,
        parts::{Button, LinkButton, PageHead},
        record_forms::specs,
        route::Route,
    },
};

/// The page.
pub fn page(id: Id) -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let back = Route::Goal { id: id.clone() }.href();
    let held = id.clone();
    let paper = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| contract(workspace, &held))
    });
    view! {
        <div class="no-print">
            <PageHead title=Key::ContractTitle lead=Key::ContractLead>
                <Button label=Key::ContractEdit icon="Pencil" on_press=move || ask(app, window, &id)/>
                <LinkButton label=Key::ContractBack href=back/>
            </PageHead>
        </div>
        {paper_desk(app, paper, "kontrakt")}
    }
}

fn ask(app: App, window: FormWindow, id: &Id) {
    let id = id.clone();
    let start = app.record_form(&RecordKey::new(GOAL, id.clone()), &CONTRACT);
    let ask = Ask::new(format!("contract-{id}"), text(Key::ContractEdit), Key::RecordSave).start(start);
    let save = move |values: &FormValues| {
        app.save_fields((Label::GoalSaved, GOAL), Some(&id), &CONTRACT, values, Vec::new()).map(drop)
    };
    window.ask(ask.fields(move |_| specs(app, &CONTRACT)).save(save));
}
