//! Goals of one's own growth: writing, ending, deleting with all that hangs on them.

use super::records::edits_to;
use crate::{
    domain::{
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormValues},
        goal::{self, GOAL},
        ids::Id,
        record_form::{self, RecordField},
        retention::goes_with,
        task::Task,
        truth::Key,
    },
    state::App,
};
use serde_json::{Value, json};

impl App {
    /// Writes fields of a record that is read field by field; a new one where no id is given. `fixed`
    /// is what no form asks, such as what the record hangs on.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_fields(
        self,
        (label, kind): (Label, &'static str),
        id: Option<&Id>,
        fields: &[RecordField],
        values: &FormValues,
        fixed: Vec<(&'static str, Value)>,
    ) -> Result<Id, Vec<FieldError>> {
        let mut read = record_form::read(fields, values)?;
        read.extend(fixed);
        let id = id.cloned().unwrap_or_else(|| Id::from_random(self.random()));
        self.set_record(label, Key::new(kind, id.clone()), read);
        Ok(id)
    }
    /// Writes how a goal stands; one that is reached or put away gets a day.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn end_goal(self, id: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut values = values.clone();
        let is_open = values.get("status") == goal::STATUS[0];
        if is_open {
            values.set("closed", "");
        } else if values.get("closed").is_empty() {
            values.set("closed", self.now().date().to_string());
        }
        self.save_fields((Label::GoalSaved, GOAL), Some(id), &goal::STANDS, &values, Vec::new()).map(drop)
    }
    /// Begins a new talk about a goal: what was answered is kept with the day of that talk, and the
    /// questions are open again.
    pub fn begin_talk(self, id: &Id) {
        let (key, kept) = (Key::new(GOAL, id.clone()), Key::new(goal::EARLIER, Id::from_random(self.random())));
        let today = self.now().date();
        let edits = self.workspace(|workspace| {
            let Some(record) = workspace.truth().record(&key) else { return Vec::new() };
            let set = |field: &str| record.value(field).filter(|value| !value.is_null()).cloned();
            let mut all = Vec::new();
            if goal::ASKED_ANEW.iter().any(|field| set(field).is_some()) {
                let names = goal::talk_fields().map(|field| field.name);
                let mut held: Vec<(&'static str, Value)> = names.filter_map(|name| Some((name, set(name)?))).collect();
                held.push((GOAL, json!(id)));
                all = edits_to(workspace.truth(), &kept, held);
            }
            let mut open: Vec<(&'static str, Value)> = goal::ASKED_ANEW.map(|name| (name, Value::Null)).into();
            open.push(("goal_talk", json!(today)));
            all.extend(edits_to(workspace.truth(), &key, open));
            all
        });
        self.commit_and_say(Label::TalkBegun, edits);
    }
    /// Deletes a record with all that hangs on it, as one change.
    pub fn delete_tree(self, label: Label, kind: &str, id: &Id) {
        let edits = self.workspace(|workspace| {
            let keys = goes_with(workspace.truth(), &Key::new(kind, id.clone()));
            keys.iter().flat_map(|key| workspace.deletion(key)).collect::<Vec<Edit>>()
        });
        self.commit_and_say(label, edits);
    }
    /// Makes a goal of the words that tasks hold, and links those tasks to it.
    pub fn goal_of_words(self, words: &str) {
        let key = Key::new(GOAL, Id::from_random(self.random()));
        let today = self.now().date();
        let edits = self.workspace(|workspace| {
            let values = vec![("wish", json!(words)), ("status", json!(goal::STATUS[0])), ("goal_talk", json!(today))];
            let mut all = edits_to(workspace.truth(), &key, values);
            for task in workspace.tasks().iter().filter(|task| task.goal == words && task.goal_link.is_none()) {
                all.extend(edits(Some(&**task), &Task { goal_link: Some(key.id.clone()), ..(**task).clone() }));
            }
            all
        });
        self.commit_and_say(Label::GoalSaved, edits);
    }
}
