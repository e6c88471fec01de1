//! One window for every short form. A page says what to ask and what to do with the answer.

use super::{
    focus,
    parts::{Dialog, Draft, FieldSpec, Form},
};
use crate::ui::prelude::*;
use crate::{
    domain::form::{FieldError, FormValues},
    state::Workbooks,
    texts::{Key, text},
};
use std::sync::Arc;

type Fields = Arc<dyn Fn(Draft) -> Vec<FieldSpec> + Send + Sync>;
type Save = Arc<dyn Fn(&FormValues) -> Result<(), Vec<FieldError>> + Send + Sync>;

/// What to ask.
#[derive(Clone)]
pub struct Ask {
    /// Names the form: a half-typed one is found again by it.
    name: String,
    title: String,
    lead: String,
    submit: Key,
    start: FormValues,
    fields: Fields,
    save: Save,
}

impl Ask {
    /// A form by its name, its title, and the verb on its button.
    pub fn new(name: impl Into<String>, title: impl Into<String>, submit: Key) -> Self {
        Ask {
            name: name.into(),
            title: title.into(),
            lead: String::new(),
            submit,
            start: FormValues::default(),
            fields: Arc::new(|_| Vec::new()),
            save: Arc::new(|_| Ok(())),
        }
    }
    /// A sentence above the fields.
    pub fn lead(mut self, words: impl Into<String>) -> Self {
        self.lead = words.into();
        self
    }
    /// Filled in like this.
    pub fn start(mut self, values: FormValues) -> Self {
        self.start = values;
        self
    }
    /// The fields; they may change with what is typed.
    pub fn fields(mut self, fields: impl Fn(Draft) -> Vec<FieldSpec> + Send + Sync + 'static) -> Self {
        self.fields = Arc::new(fields);
        self
    }
    /// What to do with the answer.
    pub fn save(mut self, save: impl Fn(&FormValues) -> Result<(), Vec<FieldError>> + Send + Sync + 'static) -> Self {
        self.save = Arc::new(save);
        self
    }
}

/// Opens the window. A copied handle, taken where a component is built.
#[derive(Clone, Copy)]
pub struct FormWindow {
    open: RwSignal<bool>,
    asked: StoredValue<Option<Ask>>,
    title: RwSignal<String>,
}

impl FormWindow {
    /// Makes it, closed. Once, in the shell.
    pub fn provide() -> Self {
        let window = Self::closed();
        provide_context(window);
        window
    }
    /// That of the shell.
    pub fn get() -> Self {
        use_context().unwrap_or_else(Self::closed)
    }
    /// Asks.
    pub fn ask(self, ask: Ask) {
        self.title.set(ask.title.clone());
        self.asked.set_value(Some(ask));
        self.open.set(true);
    }
    fn closed() -> Self {
        let (open, title) = (RwSignal::new(false), RwSignal::new(String::new()));
        FormWindow { open, asked: StoredValue::new(None), title }
    }
}

/// Puts the window into the page. Once, in the shell.
#[component]
pub fn FormWindowHost() -> impl IntoView {
    let window = FormWindow::get();
    view! {
        <Dialog open=window.open title=window.title>
            {window.asked.get_value().map(|ask| asked(ask, window.open))}
        </Dialog>
    }
}

fn asked(ask: Ask, open: RwSignal<bool>) -> Markup {
    let Ask { name, lead, submit, start, fields, save, .. } = ask;
    let kept = Workbooks::get().kept_form(&name);
    let draft = Draft::new(start);
    kept.resume(move |typed| draft.resume(typed));
    let saved = move |()| {
        open.set(false);
        focus::rescue();
    };
    view! {
        {(!lead.is_empty()).then(|| view! { <p class="form-lead">{lead}</p> })}
        <Form
            fields=Signal::derive(move || fields(draft))
            draft
            submit=text(submit).to_owned()
            on_submit=Callback::new(move |values| save(&values))
            on_saved=saved
            on_leave=move || open.set(false)
            on_draft=Callback::new(move |typed| kept.keep(typed))
        />
    }
}
