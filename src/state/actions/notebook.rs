//! Writing in the notebooks of practice.

use super::{copies::CopyProblem, records::edits_to};
use crate::{
    domain::{
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormValues},
        ids::{Id, TaskId},
        notebook::{self, COMPETENCE, Notebook, QUICK_SPARRING, SPARRING},
        task::Task,
        truth::Key,
    },
    state::{
        App, Workbooks,
        queries::{competence::beginning, quick_line::read_line},
    },
};
use serde_json::Value;

impl App {
    /// Writes an entry; a new one where no id is given. What was agreed in a new one becomes tasks in
    /// the same change, a line each, read as a line of quick-add.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn write_entry(
        self,
        book: &'static Notebook,
        id: Option<&Id>,
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let fields = book.read(values)?;
        let is_new = id.is_none();
        let key = Key::new(book.kind, id.cloned().unwrap_or_else(|| Id::from_random(self.random())));
        let mut all = self.workspace(|workspace| edits_to(workspace.truth(), &key, fields));
        let agreed = match is_new {
            true if *book == SPARRING => values.get("agreements"),
            true if *book == QUICK_SPARRING => values.get("chosen_step"),
            _ => "",
        };
        all.extend(agreed.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| self.task_of(line)));
        self.commit_and_say(Label::EntrySaved, all);
        Ok(())
    }
    fn task_of(self, line: &str) -> Vec<Edit> {
        let said = self.workspace(|workspace| read_line(workspace, line)).task;
        let id = TaskId(Id::from_random(self.random()));
        edits(None, &Task { id, created: Some(self.now().date()), ..said })
    }
    /// Notes a learning goal of a module as met, or takes that back.
    pub fn tick_aim(self, id: &Id, line: &str, met: bool) {
        let form = self.record_form(&Key::new(COMPETENCE.kind, id.clone()), COMPETENCE.fields);
        let others = form.get("aims_met").lines().filter(|other| *other != line).map(str::to_owned);
        let lines: Vec<String> = others.chain(met.then(|| line.to_owned())).collect();
        self.write_module(id, ("aims_met", lines.join("\n").into()));
    }
    /// Writes a field of a module; one of the source gets its name and learning goals with the first.
    pub fn write_module(self, id: &Id, value: (&'static str, Value)) {
        let key = Key::new(COMPETENCE.kind, id.clone());
        let is_named = !self.record_form(&key, COMPETENCE.fields).get("title").is_empty();
        let names = beginning(id).filter(|_| !is_named).into_iter().flatten();
        let mut values: Vec<(&'static str, Value)> = names.map(|(field, words)| (field, words.into())).collect();
        values.push(value);
        self.set_record(Label::EntrySaved, key, values);
    }
    /// Deletes an entry; undo brings it back.
    pub fn delete_entry(self, book: &'static Notebook, id: &Id) {
        self.delete_record(Label::EntryDeleted, &Key::new(book.kind, id.clone()));
    }
    /// Writes several entries as one change: rows of field and value.
    pub fn begin_with<const N: usize>(self, book: &'static Notebook, rows: Vec<[(&'static str, Value); N]>) {
        let row = |row: [(&'static str, Value); N]| {
            let key = Key::new(book.kind, Id::from_random(self.random()));
            row.map(|(field, value)| Edit::new(key.clone(), field, Value::Null, value))
        };
        let edits = rows.into_iter().flat_map(row).collect();
        self.commit_and_say(Label::EntrySaved, edits);
    }
    /// Erases all care for oneself for good.
    ///
    /// # Errors
    /// [`CopyProblem::NotKept`]; then nothing was erased.
    pub async fn erase_self_care(self, workbooks: Workbooks) -> Result<usize, CopyProblem> {
        let is_care = |key: &&Key| notebook::is_self_care(&key.kind.0);
        let keys: Vec<Key> =
            self.workspace(|w| w.truth().records().map(|(key, _)| key).filter(is_care).cloned().collect());
        self.erase(workbooks, &keys).await
    }
}
