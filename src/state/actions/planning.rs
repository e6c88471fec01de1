//! The felt load, the protected minimum, the ledger with its reminders, and the kept "what ifs".

use super::{records::edits_to, reminders::Reminder};
use crate::{
    domain::{
        calendar::monday_of,
        change::Label,
        entity::{Entity, edits},
        forecast::what_if::{figures, figures_with},
        form::{FieldError, FormReader, FormValues, LONG, SHORT},
        ids::{AnalysisId, Id},
        ledger::{self, LedgerEntry, LedgerSort},
        load::Load,
        period::Felt,
        record_form,
        scenario::{Scenario, WhatIf},
        settings::Settings,
        truth::Key,
    },
    state::App,
    texts::say,
};
use serde_json::{Value, json};

/// The fields of the small forms, by name.
pub mod field {
    pub const MINIMUM: &str = "minimum";
    pub const NAME: &str = "name";
    pub const ANALYSIS: &str = "analysis";
}

impl App {
    /// Notes how heavy this week feels, beside what is counted now.
    pub fn note_felt(self, percent: f64) {
        let today = self.now().date();
        let week = monday_of(today);
        let load = self.workspace(|w| Load::of(w.cases().iter().map(|case| &**case), w.settings(), today));
        let counted = load.index().map_or(Value::Null, |index| json!((index * 100.0).round()));
        let felt = percent.clamp(0.0, Felt::MOST).round();
        let values = vec![("week", json!(week)), ("felt", json!(felt)), ("counted", counted)];
        self.set_record(Label::FeltNoted, Key::new(Felt::KIND, Felt::id_of(week)), values);
    }
    /// Writes the protected minimum, a line each.
    ///
    /// # Errors
    /// A text that is too long.
    pub fn set_minimum(self, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let text = read.text(field::MINIMUM, LONG);
        let text = read.finish(text)?;
        let minimum = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        self.change_settings(Label::SettingsEdited, |settings| settings.minimum = minimum);
        Ok(())
    }
    /// Says whether tasks without an estimate are counted with the user's own times.
    pub fn use_own_times(self, uses: bool) {
        self.change_settings(Label::SettingsEdited, |settings| settings.own_times = uses);
    }
    pub(super) fn change_settings(self, label: Label, change: impl FnOnce(&mut Settings)) {
        let before = self.workspace(|workspace| (**workspace.settings()).clone());
        let mut after = before.clone();
        change(&mut after);
        let is_stored = self.workspace(|w| w.truth().record(&before.key()).is_some());
        self.commit_and_say(label, edits(is_stored.then_some(&before), &after));
    }

    /// Writes an entry of the ledger. One that is not done for a while gets a task that reminds of
    /// taking it up again; the task follows the entry's last day.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_entry(self, id: Option<&Id>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let fields = record_form::read(&ledger::FIELDS, values)?;
        let key = Key::new(LedgerEntry::KIND, id.cloned().unwrap_or_else(|| Id::from_random(self.random())));
        let mut all = self.workspace(|workspace| edits_to(workspace.truth(), &key, fields));
        let mut entry = LedgerEntry { id: key.id.clone(), ..self.entry(&key.id).unwrap_or_default() };
        let day = |name| values.get(name).parse().ok();
        (entry.what, entry.to) = (values.get("what").trim().to_owned(), day("to"));
        let is_not_done = values.get("sort") == LedgerSort::NAMES[0];
        let reminder = Reminder {
            held: entry.reminder,
            title: say::ledger_resume_task(&entry.what),
            case: None,
            on: entry.to.filter(|_| is_not_done),
        };
        all.extend(self.reminder_edits(&key, reminder));
        self.commit_and_say(Label::LedgerSaved, all);
        Ok(())
    }
    /// Notes that an entry was taken up again or settled today; its reminder is done then. Or opens it
    /// again.
    pub fn end_entry(self, id: &Id, ended: bool) {
        let Some(entry) = self.entry(id) else { return };
        let today = self.now().date();
        let after = LedgerEntry { ended: ended.then_some(today), ..entry.clone() };
        let mut all = edits(Some(&entry), &after);
        all.extend(self.end_reminder_edits(entry.reminder.as_ref(), ended.then_some(today)));
        self.commit_and_say(Label::LedgerEnded, all);
    }
    /// Writes the leader's answer to an entry.
    pub fn answer_entry(self, id: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let names = ["answer", "role", "answered", "reply"];
        let fields: Vec<_> = ledger::FIELDS.into_iter().filter(|field| names.contains(&field.name)).collect();
        self.save_record::<LedgerEntry>(Label::LedgerAnswered, Some(id), &fields, values)
    }
    fn entry(self, id: &Id) -> Option<LedgerEntry> {
        self.workspace(|workspace| workspace.ledger().get(id.clone()).map(|entry| (**entry).clone()))
    }

    /// Keeps a "what if" under a name, with the figures of today on both sides.
    ///
    /// # Errors
    /// Without a name.
    pub fn keep_scenario(self, changes: Vec<WhatIf>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let name = read.required(field::NAME, SHORT);
        let analysis = read.text(field::ANALYSIS, 80);
        let (name, analysis) = read.finish((name, analysis))?;
        let (before, after) = self.workspace(|w| (figures(w), figures_with(w, &changes)));
        let id = Id::from_random(self.random());
        let analysis = Some(analysis).filter(|id| Id::is_well_formed(id)).map(|id| AnalysisId(Id::new(id)));
        let scenario = Scenario { id, name, made: self.now().date(), changes, before, after, analysis };
        self.commit_and_say(Label::ScenarioSaved, edits(None, &scenario));
        Ok(())
    }
    /// Attaches a kept one to an analysis, or to none.
    pub fn attach_scenario(self, id: &Id, analysis: &str) {
        let value = if analysis.is_empty() { Value::Null } else { json!(analysis) };
        self.set_record(Label::ScenarioSaved, Key::new(Scenario::KIND, id.clone()), vec![("analysis", value)]);
    }
}
