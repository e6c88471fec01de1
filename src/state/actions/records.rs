//! Writing records by the list of their fields: one way for periods, meetings and the ledger.

use crate::{
    domain::{
        change::{Edit, Label},
        entity::Entity,
        form::{FieldError, FormValues},
        ids::Id,
        record_form::{self, Reading, RecordField},
        truth::{Key, Truth},
    },
    state::App,
    texts::number,
};
use serde_json::Value;

/// What a form holds for a record.
pub fn form_of(truth: &Truth, key: &Key, fields: &[RecordField]) -> FormValues {
    let mut values = FormValues::default();
    for field in fields {
        values.set(field.name, shown(field.reading, held(truth, key, field.name)));
    }
    values
}

fn shown(reading: Reading, value: Option<&Value>) -> String {
    match (reading, value) {
        (Reading::Flag, value) => (value == Some(&Value::Bool(true))).to_string(),
        (_, Some(Value::Number(n))) => n.as_f64().map(number).unwrap_or_default(),
        (_, Some(Value::String(words))) => words.clone(),
        _ => String::new(),
    }
}

fn held<'a>(truth: &'a Truth, key: &Key, field: &str) -> Option<&'a Value> {
    truth.record(key).and_then(|record| record.value(field))
}

/// The edits that give a record these values.
pub fn edits_to(truth: &Truth, key: &Key, values: Vec<(&'static str, Value)>) -> Vec<Edit> {
    let edit = |(field, after): (&'static str, Value)| {
        let before = held(truth, key, field).cloned().unwrap_or(Value::Null);
        (before != after).then(|| Edit::new(key.clone(), field, before, after))
    };
    values.into_iter().filter_map(edit).collect()
}

impl App {
    /// Writes the form of a record; a new one where no id is given.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_record<T: Entity>(
        self,
        label: Label,
        id: Option<&Id>,
        fields: &[RecordField],
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let id = id.cloned().unwrap_or_else(|| Id::from_random(self.random()));
        let values = record_form::read(fields, values)?;
        self.set_record(label, Key::new(T::KIND, id), values);
        Ok(())
    }
    /// Sets fields of a record as one change.
    pub fn set_record(self, label: Label, key: Key, values: Vec<(&'static str, Value)>) {
        let edits = self.workspace(|workspace| edits_to(workspace.truth(), &key, values));
        self.commit_and_say(label, edits);
    }
    /// Deletes a record; undo brings it back.
    pub fn delete_record(self, label: Label, key: &Key) {
        let edits = self.workspace(|workspace| workspace.deletion(key));
        self.commit_and_say(label, edits);
    }
    /// What a form holds for a record as it is now.
    pub fn record_form(self, key: &Key, fields: &[RecordField]) -> FormValues {
        self.workspace(|workspace| form_of(workspace.truth(), key, fields))
    }
}
