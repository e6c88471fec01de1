//! Noting risks, what is done about them, and the colours of the matrix.

use super::{records::edits_to, reminders::Reminder};
use crate::{
    domain::{
        change::Label,
        entity::{Entity, edits},
        form::{FieldError, FormValues},
        ids::Id,
        record_form,
        risk::{FIELDS, Level, MITIGATION, MeasureState, Mitigation, Risk, check},
        risk_matrix::{Colour, RiskMatrix},
        truth::Key,
    },
    state::App,
    texts::say,
};
use serde_json::{Value, json};

/// Where a new risk comes from: the proposal's name and its figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// The name.
    pub key: &'static str,
    /// The figure.
    pub figure: f64,
}

impl App {
    /// Writes a risk; a new one where no id is given, from a proposal where one is. A day to look at it
    /// anew makes a task that reminds of it.
    ///
    /// # Errors
    /// Every field that cannot be read; a red risk without an owner or a day.
    pub fn save_risk(
        self,
        id: Option<&Id>,
        source: Option<&Source>,
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let mut fields = record_form::read(&FIELDS, values)?;
        let wrong = check(values, &self.risk_matrix());
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let key = Key::new(Risk::KIND, id.cloned().unwrap_or_else(|| Id::from_random(self.random())));
        let held = self.risk(&key.id).unwrap_or_default();
        if held.made.is_none() {
            fields.push(("made", json!(self.now().date())));
        }
        if let Some(source) = source {
            fields.extend([("source", json!(source.key)), ("figure", json!(source.figure))]);
        }
        let mut all = self.workspace(|workspace| edits_to(workspace.truth(), &key, fields));
        if held.ended.is_none() {
            let on = values.get("review").trim().parse().ok();
            let title = say::risk_task(values.get("title").trim());
            all.extend(self.reminder_edits(&key, Reminder { held: held.reminder, title, case: None, on }));
        }
        self.commit_and_say(Label::RiskSaved, all);
        Ok(())
    }
    /// Notes that a risk is over today, or opens it again; its reminder follows.
    pub fn end_risk(self, id: &Id, ended: bool) {
        let Some(held) = self.risk(id) else { return };
        let ended = ended.then(|| self.now().date());
        let mut all = edits(Some(&held), &Risk { ended, ..held.clone() });
        all.extend(self.end_reminder_edits(held.reminder.as_ref(), ended));
        self.commit_and_say(Label::RiskEnded, all);
    }
    /// Deletes a risk and its open reminder as one change.
    pub fn delete_risk(self, id: &Id) {
        let Some(held) = self.risk(id) else { return };
        let mut all = self.workspace(|workspace| workspace.deletion(&held.key()));
        let gone = Reminder { held: held.reminder.clone(), title: String::new(), case: None, on: None };
        all.extend(self.reminder_edits(&held.key(), gone));
        self.commit_and_say(Label::RiskDeleted, all);
    }
    /// Remembers that a proposal was declined today. It comes back when its figure has grown.
    pub fn decline_risk(self, source: &Source, title: &str) {
        let declined = Risk {
            id: Id::from_random(self.random()),
            title: title.to_owned(),
            source: source.key.to_owned(),
            figure: Some(source.figure),
            declined: Some(self.now().date()),
            ..Risk::default()
        };
        self.commit_and_say(Label::RiskDeclined, edits(None, &declined));
    }
    /// Writes a measure of a risk; a new one where no id is given.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_mitigation(self, risk: &Id, measure: Option<&Id>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let fields = record_form::read(&MITIGATION, values)?;
        let Some(held) = self.risk(risk) else { return Ok(()) };
        let mut made: serde_json::Map<String, Value> = fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let id = measure.cloned().unwrap_or_else(|| Id::from_random(self.random()));
        made.insert("id".into(), json!(id));
        // The fields were read by the list that the struct is made for, so this cannot fail.
        let Ok(made) = serde_json::from_value::<Mitigation>(Value::Object(made)) else { return Ok(()) };
        let mut mitigations = held.mitigations.clone();
        match mitigations.iter_mut().find(|one| one.id == id) {
            Some(one) => *one = made,
            None => mitigations.push(made),
        }
        self.commit_and_say(Label::RiskSaved, edits(Some(&held), &Risk { mitigations, ..held.clone() }));
        Ok(())
    }
    /// Takes a measure away.
    pub fn delete_mitigation(self, risk: &Id, measure: &Id) {
        let Some(held) = self.risk(risk) else { return };
        let mitigations = held.mitigations.iter().filter(|one| one.id != *measure).cloned().collect();
        self.commit_and_say(Label::RiskSaved, edits(Some(&held), &Risk { mitigations, ..held.clone() }));
    }
    /// What the form of a measure starts from.
    pub fn mitigation_form(self, risk: &Id, measure: Option<&Id>) -> FormValues {
        let start = FormValues::default().with("state", MeasureState::NAMES[0]);
        let held = self.risk(risk);
        let found = held.iter().flat_map(|risk| &risk.mitigations).find(|one| Some(&one.id) == measure);
        let Some(Value::Object(fields)) = found.and_then(|one| serde_json::to_value(one).ok()) else { return start };
        fields.iter().fold(start, |form, (name, value)| form.with(name, value.as_str().unwrap_or_default()))
    }
    /// The colours in force.
    pub fn risk_matrix(self) -> RiskMatrix {
        self.workspace(|workspace| RiskMatrix::read(&workspace.settings().risk_cells))
    }
    /// Gives a cell another colour.
    pub fn colour_cell(self, level: Level, colour: Colour) {
        let letters = self.risk_matrix().with(level, colour).write();
        self.change_settings(Label::RiskColoured, |settings| settings.risk_cells = letters);
    }
    /// Gives all cells their usual colours.
    pub fn usual_colours(self) {
        self.change_settings(Label::RiskColoured, |settings| settings.risk_cells.clear());
    }
    fn risk(self, id: &Id) -> Option<Risk> {
        self.workspace(|workspace| workspace.risks().get(id.clone()).map(|risk| (**risk).clone()))
    }
}
