//! A caseload from a case system's CSV export: choose, look, confirm. Nothing is kept before.

use super::{file_input::FileInput, import_words as words, restore::not_done};
use crate::{
    domain::{change::Label, ids::Id},
    interchange::csv_import::{self, ImportContext, Mapping, Plan},
    state::{Workbooks, app},
    storage::{files, journal::Before},
    texts::{Key, say, text},
    ui::{
        parts::{Alert, Button, Heading, Tone, Variant},
        route::{Route, navigator},
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// Larger than any caseload of one person.
const LIMIT: u64 = 5_000_000;

/// Where the import stands.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// The text of the file, while it is looked at.
    pub text: RwSignal<Option<Arc<str>>>,
    /// What it would give.
    pub plan: RwSignal<Option<Arc<Plan>>>,
    /// Rows that the user wants, by place in the plan.
    pub chosen: RwSignal<BTreeSet<usize>>,
    /// Made codes stay the same while the user changes the columns.
    pub seed: u64,
    /// What went wrong.
    pub problem: RwSignal<Option<String>>,
}

impl Work {
    fn look(self, mapping: Option<&Mapping>) {
        let Some(content) = self.text.get_untracked() else { return };
        let app = app();
        let taken = app.workspace(|workspace| workspace.cases().iter().map(|case| case.code.clone()).collect());
        let context = ImportContext { today: app.now().date(), country: None, taken: &taken, seed: self.seed };
        let plan = match mapping {
            Some(mapping) => csv_import::plan_with(&content, mapping, &context),
            None => csv_import::plan(&content, &context),
        };
        match plan {
            Ok(plan) => {
                self.chosen.set((0..plan.rows.len()).collect());
                self.plan.set(Some(Arc::new(plan)));
                self.problem.set(None);
            }
            Err(error) => {
                self.plan.set(None);
                self.problem.set(Some(words::unreadable(&error)));
            }
        }
    }
    fn forget(self) {
        self.text.set(None);
        self.plan.set(None);
        self.chosen.set(BTreeSet::new());
    }
}

/// The tab.
#[component]
pub fn Import() -> impl IntoView {
    let app = app();
    let work = Work {
        text: RwSignal::new(None),
        plan: RwSignal::new(None),
        chosen: RwSignal::new(BTreeSet::new()),
        seed: app.random() as u64,
        problem: RwSignal::new(None),
    };
    let owner = Owner::current();
    let read = move |file: web_sys::File| {
        let owner = owner.clone();
        spawn_local(async move {
            let content = files::read(&file, LIMIT).await.and_then(|bytes| files::text_of(&bytes));
            let look = move || match content {
                Ok(content) => {
                    work.text.set(Some(content.into()));
                    work.look(None);
                }
                Err(error) => {
                    work.forget();
                    work.problem.set(Some(words::file_problem(&error)));
                }
            };
            // The handle to the app is found through the page that asked.
            match owner {
                Some(owner) => owner.with(look),
                None => look(),
            }
        });
    };
    view! {
        <Heading text=Key::ImportTitle/>
        <p>{text(Key::ImportText)}</p>
        <p>{text(Key::ImportPrivacy)}</p>
        <FileInput label=Key::ImportChoose accept=".csv,.txt,text/csv" on_file=Callback::new(read)/>
        {move || work.problem.get().map(|problem| view! { <Alert tone=Tone::Danger title=problem announce=true/> })}
        {move || work.plan.get().map(|plan| view! { <Preview work plan/> })}
    }
    .into_any()
}

#[component]
fn Preview(work: Work, plan: Arc<Plan>) -> impl IntoView {
    let (app, workbooks, go) = (app(), Workbooks::get(), navigator());
    let counts = say::import_counts(
        &plan.rows.len().to_string(),
        &plan.rejected.len().to_string(),
        &plan.dropped().count().to_string(),
    );
    let held = plan.clone();
    let import = move || {
        let chosen: Vec<usize> = work.chosen.get_untracked().into_iter().collect();
        let edits = csv_import::edits(&held, &chosen, || Id::from_random(app.random()));
        let count = chosen.len() as i64;
        spawn_local(async move {
            match app.take_large(workbooks, Before::Import, Label::Imported, |_| edits).await {
                Ok(()) => {
                    app.say(say::imported_cases(count), true);
                    work.forget();
                    go.run(Route::Cases { case: None });
                }
                Err(why) => work.problem.set(Some(not_done(why).to_owned())),
            }
        });
    };
    let none = Signal::derive(move || work.chosen.with(BTreeSet::is_empty));
    let act = Signal::derive(move || say::import_act(work.chosen.with(BTreeSet::len) as i64));
    view! {
        <section class="import-preview" aria-label=text(Key::ImportPreview)>
            <p role="status"><strong>{counts}</strong></p>
            {plan.undecoded.then(|| view! { <Alert tone=Tone::Warning title=Key::ImportUndecoded/> })}
            {super::import_tables::columns(&plan, Callback::new(move |mapping: Mapping| work.look(Some(&mapping))))}
            {super::import_tables::rejected(&plan)}
            {super::import_tables::rows(&plan, work.chosen)}
            <div class="actions">
                <Button label=act variant=Variant::Primary disabled=none on_press=import/>
                <Button label=Key::ActLeave on_press=move || work.forget()/>
            </div>
        </section>
    }
    .into_any()
}
