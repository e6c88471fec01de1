//! A notebook on a page: its entries under their headings, and the form behind each.

use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, ids::Id, notebook::Notebook, truth::Key as RecordKey},
    state::{
        App, app,
        queries::notebook::{BookEntry, entries},
    },
    texts::{Key, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Heading, IconButton, hand_on_focus},
        record_forms::specs,
    },
};

/// A notebook with what its page knows of it. A copied handle.
#[derive(Clone, Copy)]
pub struct Book {
    pub app: App,
    window: FormWindow,
    notebook: &'static Notebook,
    /// What a new entry starts with besides.
    start: fn(App) -> FormValues,
    /// The level of the headings within it.
    level: u8,
}

impl Book {
    /// For a page.
    pub fn new(notebook: &'static Notebook) -> Self {
        Book { app: app(), window: FormWindow::get(), notebook, start: |_| FormValues::default(), level: 3 }
    }
    /// A new entry starts with these values.
    pub fn start(self, start: fn(App) -> FormValues) -> Self {
        Book { start, ..self }
    }
    /// It stands alone on its page: its groups come next under the page's name.
    pub fn alone(self) -> Self {
        Book { level: 2, ..self }
    }
    /// The entries, anew when one of the kind changes.
    pub fn entries(self) -> Memo<Vec<BookEntry>> {
        let Book { app, notebook, .. } = self;
        Memo::new(move |_| {
            app.watch(notebook.kind);
            app.today();
            app.workspace(|workspace| entries(workspace, notebook))
        })
    }
    /// Asks for a new entry.
    pub fn add(self) {
        let mut start = (self.start)(self.app);
        if !self.notebook.day.is_empty() && start.get(self.notebook.day).is_empty() {
            start.set(self.notebook.day, self.app.now().date().to_string());
        }
        self.ask(None, words(self.notebook, "_add"), start);
    }
    /// Asks for changes to an entry.
    pub fn edit(self, id: Id, name: &str) {
        let key = RecordKey::new(self.notebook.kind, id.clone());
        let start = self.app.record_form(&key, self.notebook.fields);
        self.ask(Some(id), &say::record_edit_of(name), start);
    }
    /// Asks for an entry under an id of its own, which need not be there yet.
    pub fn ask(self, id: Option<Id>, title: &str, start: FormValues) {
        let Book { app, notebook, .. } = self;
        let name = format!("{}-{}", notebook.kind, id.as_ref().map_or("new", Id::as_str));
        let ask = Ask::new(name, title, Key::RecordSave).lead(words(notebook, "_lead")).start(start);
        let ask = ask.fields(move |_| specs(app, notebook.fields));
        self.window.ask(ask.save(move |values| app.write_entry(notebook, id.as_ref(), values)));
    }
    /// The notebook with its heading, its entries and the way to a new one.
    pub fn section(self) -> Markup {
        let entries = self.entries();
        view! {
            <section class="notebook">
                <Heading text=words(self.notebook, "")/>
                <p class="no-print">{words(self.notebook, "_lead")}</p>
                {self.list(entries.into())}
                <div class="actions">
                    <Button label=words(self.notebook, "_add") icon="Plus" on_press=move || self.add()/>
                </div>
            </section>
        }
    }
    /// Entries in their order, with a heading where the group changes.
    pub fn list(self, entries: Signal<Vec<BookEntry>>) -> Markup {
        let lists = move || {
            entries.with(|entries| {
                let groups = entries.chunk_by(|a, b| a.group.0 == b.group.0);
                groups.map(|group| self.group(group)).collect::<Vec<_>>()
            })
        };
        view! {
            <p class="none" hidden=move || entries.with(|entries| !entries.is_empty())>{text(Key::NotebookNone)}</p>
            {lists}
        }
    }
    fn group(self, entries: &[BookEntry]) -> Markup {
        let heading = entries.first().map_or("", |entry| entry.group.1);
        let heading = (!heading.is_empty()).then(|| view! { <Heading text=heading level=self.level/> });
        let rows = entries.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>();
        view! {
            {heading}
            <ul class="notebook-entries">{rows}</ul>
        }
    }
    fn entry(self, entry: &BookEntry) -> Markup {
        let (name, edited, deleted) = (entry.name.clone(), entry.id.clone(), entry.id.clone());
        let fact = |(name, words): &(&'static str, String)| {
            view! { <div><dt>{*name}</dt><dd>{words.clone()}</dd></div> }
        };
        let facts = entry.facts.iter().map(fact).collect::<Vec<_>>();
        let named = name.clone();
        view! {
            <li>
                <div class="notebook-head">
                    <strong>{name.clone()}</strong>
                    <IconButton label=say::record_edit_of(&name) icon="Pencil" on_press=move || self.edit(edited.clone(), &named)/>
                    <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=move || {
                        hand_on_focus();
                        self.app.delete_entry(self.notebook, &deleted);
                    }/>
                </div>
                <dl class="facts">{facts}</dl>
            </li>
        }
    }
}

/// A text of the notebook, by the kind's name.
fn words(notebook: &Notebook, part: &str) -> &'static str {
    Key::by_name(&format!("notebook_{}{part}", notebook.kind)).map_or("", text)
}
