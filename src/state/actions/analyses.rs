//! Starting, filling in, closing and deleting situation analyses.
//!
//! An analysis is filled in where it stands: every field is written as soon as it is left, as one
//! change. What cannot be read is named and stays on the screen; the record keeps the old value.

mod form;
mod parts;

use crate::{
    domain::{
        analysis::{Analysis, Evaluation, Measure, TriggerEntry, TriggerKey},
        change::Label,
        entity::{Entity, edits},
        evaluation::next_evaluation,
        form::{FieldError, FormValues},
        ids::{AnalysisId, Id},
        situation::assess,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;
pub use form::{AnalysisPart, field, form_of};
use std::sync::Arc;

impl App {
    /// Starts an analysis today. The unit and the own thresholds of the last one are kept.
    pub fn add_analysis(self) -> AnalysisId {
        let id = AnalysisId(Id::from_random(self.random()));
        let last = self.analyses().into_iter().next();
        let mut analysis = Analysis { id: id.clone(), opened: self.now().date(), ..Analysis::default() };
        if let Some(last) = last {
            analysis.unit = last.unit.clone();
            for key in TriggerKey::ALL {
                *analysis.trigger_mut(key) = thresholds_of(last.trigger(key));
            }
        }
        self.commit_and_say(Label::AnalysisAdded, edits(None, &analysis));
        id
    }
    /// Writes what can be read of a part.
    ///
    /// # Errors
    /// Every field that cannot be read. The others are written all the same.
    pub fn edit_analysis(
        self,
        id: &AnalysisId,
        part: AnalysisPart,
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let Some(before) = self.analysis(id) else { return Ok(()) };
        let (after, errors) = form::read_sound(part, values, &before, self.now().date());
        self.commit(Label::AnalysisEdited, edits(Some(&*before), &after));
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
    /// Adds a measure at the end.
    pub fn add_measure(self, id: &AnalysisId, measure: Measure) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| analysis.measures.push(measure));
    }
    /// Takes a measure away; undo brings it back.
    pub fn delete_measure(self, id: &AnalysisId, at: usize) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if at < analysis.measures.len() {
                analysis.measures.remove(at);
            }
        });
    }
    /// Adds the next evaluation on the day that the step asks for, today where it asks for none.
    pub fn add_evaluation(self, id: &AnalysisId) {
        let today = self.now().date();
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            let held: Vec<Evaluation> = analysis.evaluations.iter().filter(|one| one.held.is_some()).cloned().collect();
            let due = next_evaluation(&analysis.decision, &held, today).map_or(today, |next| next.due);
            analysis.evaluations.push(Evaluation { due, ..Evaluation::default() });
        });
    }
    /// Notes that an evaluation was held today, with the colour that the figures give today.
    pub fn hold_evaluation(self, id: &AnalysisId, at: usize) {
        let today = self.now().date();
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            let colour = assess(analysis).colour;
            if let Some(evaluation) = analysis.evaluations.get_mut(at) {
                evaluation.held = Some(today);
                evaluation.colour = evaluation.colour.or(Some(colour));
            }
        });
    }
    /// Takes an evaluation away; undo brings it back.
    pub fn delete_evaluation(self, id: &AnalysisId, at: usize) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if at < analysis.evaluations.len() {
                analysis.evaluations.remove(at);
            }
        });
    }
    /// Closes an analysis on a day, or opens it again.
    pub fn close_analysis(self, id: &AnalysisId, on: Option<NaiveDate>) {
        let label = if on.is_some() { Label::AnalysisClosed } else { Label::AnalysisEdited };
        self.change_analysis(id, label, |analysis| analysis.closed = on);
    }
    /// Deletes an analysis; undo brings it back.
    pub fn delete_analysis(self, id: &AnalysisId) {
        let edits = self.workspace(|workspace| workspace.deletion(&Key::new(Analysis::KIND, id.clone())));
        self.commit_and_say(Label::AnalysisDeleted, edits);
    }
    /// An analysis as it is now, without tracking.
    pub fn analysis(self, id: &AnalysisId) -> Option<Arc<Analysis>> {
        self.workspace(|workspace| workspace.analyses().get(id.clone()).cloned())
    }
    /// All analyses, the latest first, without tracking.
    pub fn analyses(self) -> Vec<Arc<Analysis>> {
        let mut all: Vec<_> = self.workspace(|workspace| workspace.analyses().iter().cloned().collect());
        all.sort_by(|a, b| (b.opened, &b.id).cmp(&(a.opened, &a.id)));
        all
    }

    fn change_analysis(self, id: &AnalysisId, label: Label, change: impl FnOnce(&mut Analysis)) {
        let Some(before) = self.analysis(id) else { return };
        let mut after = (*before).clone();
        change(&mut after);
        self.commit_and_say(label, edits(Some(&*before), &after));
    }
}

fn thresholds_of(entry: &TriggerEntry) -> TriggerEntry {
    TriggerEntry {
        yellow: entry.yellow,
        red: entry.red,
        second_yellow: entry.second_yellow,
        second_red: entry.second_red,
        ..TriggerEntry::default()
    }
}

#[cfg(test)]
mod tests;
