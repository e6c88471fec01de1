//! A caseload from a case system's CSV export: choose, look, confirm. Nothing is kept before.

use super::{file_input::FileInput, import_words as words, restore::not_done};
use crate::ui::prelude::*;
use crate::{
    domain::change::{Edit, Label},
    interchange::csv_import::{Mapping, Marks, Plan, PlannedRow, RowWarning},
    state::{Workbooks, app},
    storage::{files, journal::Before},
    texts::{Key, say, text},
    ui::{
        lock_notice::LockNotice,
        parts::{Alert, Button, Heading, Tone, Variant, check_box},
        route::{Route, navigator},
    },
};
use std::{collections::BTreeSet, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// Larger than any caseload of one person.
const LIMIT: u64 = 5_000_000;

/// Where the import stands.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// The text of the file, while it is looked at.
    pub text: RwSignal<Option<Arc<str>>>,
    /// The keyed hashes of its case numbers, and what keeps their key.
    pub marks: StoredValue<(Marks, Option<Edit>)>,
    /// What it would give.
    pub plan: RwSignal<Option<Arc<Plan>>>,
    /// Rows that the user wants, by place in the plan.
    pub chosen: RwSignal<BTreeSet<usize>>,
    /// What has run out in new cases was done before.
    pub past_done: RwSignal<bool>,
    /// Made codes stay the same while the user changes the columns.
    pub seed: u64,
    /// What went wrong.
    pub problem: RwSignal<Option<String>>,
}

impl Work {
    fn look(self, mapping: Option<&Mapping>) {
        let Some(content) = self.text.get_untracked() else { return };
        let marks = self.marks.get_value().0;
        let plan = app().look_at_file(&content, mapping, &marks, self.seed);
        match plan {
            Ok(plan) => {
                self.chosen.set((0..plan.rows.len()).filter(|at| is_proposed(&plan.rows[*at])).collect());
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
        self.marks.set_value(Default::default());
        self.plan.set(None);
        self.chosen.set(BTreeSet::new());
    }
}

/// What changes something. A second line of the same case would come twice, so it waits for a yes.
fn is_proposed(row: &PlannedRow) -> bool {
    let is_double = row.warnings.iter().any(|warning| matches!(warning, RowWarning::SameCaseAs { .. }));
    !is_double && row.update.as_ref().is_none_or(|update| update.changes_anything())
}

/// The tab.
#[component]
pub fn Import() -> impl IntoView {
    let app = app();
    let work = Work {
        text: RwSignal::new(None),
        marks: StoredValue::default(),
        past_done: RwSignal::new(false),
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
            // Without cryptography cases are found by their codes alone.
            let marks = match &content {
                Ok(content) => app.marks_of_file(content).await.unwrap_or_default(),
                Err(_) => Default::default(),
            };
            let look = move || match content {
                Ok(content) => {
                    work.marks.set_value(marks);
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
        <LockNotice/>
        <FileInput label=Key::ImportChoose accept=".csv,.txt,text/csv" on_file=Callback::new(read)/>
        {move || work.problem.get().map(|problem| view! { <Alert tone=Tone::Danger title=problem announce=true/> })}
        {move || work.plan.get().map(|plan| view! { <Preview work plan/> })}
    }
}

#[component]
fn Preview(work: Work, plan: Arc<Plan>) -> impl IntoView {
    let (app, workbooks, go) = (app(), Workbooks::get(), navigator());
    let of = |wanted: fn(&PlannedRow) -> bool| plan.rows.iter().filter(|row| wanted(row)).count().to_string();
    let counts = say::import_counts(
        &of(|row| row.update.is_none()),
        &of(|row| row.update.as_ref().is_some_and(|update| update.changes_anything())),
        &of(|row| row.update.as_ref().is_some_and(|update| !update.changes_anything())),
        &plan.rejected.len().to_string(),
        &plan.dropped().count().to_string(),
    );
    let held = plan.clone();
    let import = move || {
        let chosen: Vec<usize> = work.chosen.get_untracked().into_iter().collect();
        let mut edits = app.import_edits(&held, &chosen, work.past_done.get_untracked());
        edits.extend(work.marks.with_value(|(_, key)| key.clone()));
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
            {super::import_updates::updates(&plan, work.chosen)}
            {super::import_updates::gone(&plan)}
            {super::import_tables::rows(&plan, work.chosen)}
            {check_box(Key::ImportPastDone, work.past_done)}
            <div class="actions">
                <Button label=act variant=Variant::Primary disabled=none on_press=import/>
                <Button label=Key::ActLeave on_press=move || work.forget()/>
            </div>
        </section>
    }
}
