//! Starting, filling in, closing and deleting situation analyses.
//!
//! An analysis is filled in where it stands: every field is written as soon as it is left, as one
//! change. What cannot be read is named and stays on the screen; the record keeps the old value.

mod form;
mod parts;
mod relief;

use crate::{
    domain::{
        analysis::{
            Analysis, Correction, Evaluation, Measure, MeasureStatus, Measured, OwnCount, TriggerEntry, TriggerKey,
        },
        change::Label,
        entity::{Entity, edits},
        evaluation::next_evaluation,
        form::{FieldError, FormReader, FormValues, LONG},
        ids::{AnalysisId, Id},
        own_figures::OwnFigures,
        procedure::Stage,
        situation::assess_measured,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;
pub use form::{AnalysisPart, field, form_of};
pub use relief::changes_of;
use std::sync::Arc;

impl App {
    /// Starts an analysis today. The unit and the own thresholds of the last one are kept; what the
    /// user's own data say is filled in. With `from_last`, also the last one's typed figures, notes
    /// and measures that have not ended, to be gone through again.
    pub fn add_analysis(self, from_last: bool) -> AnalysisId {
        let id = AnalysisId(Id::from_random(self.random()));
        let last = self.analyses().into_iter().next();
        let mut analysis = Analysis { id: id.clone(), opened: self.now().date(), ..Analysis::default() };
        if let Some(last) = last {
            analysis.unit = last.unit.clone();
            for key in TriggerKey::ALL {
                let held = last.trigger(key);
                *analysis.trigger_mut(key) = if from_last { typed_of(held) } else { thresholds_of(held) };
            }
            if from_last {
                let goes_on = |measure: &&Measure| measure.status != MeasureStatus::Ended;
                analysis.measures = last.measures.iter().filter(goes_on).cloned().collect();
            }
        }
        take_own(&mut analysis, self.workspace(OwnFigures::of));
        self.commit_and_say(Label::AnalysisAdded, edits(None, &analysis));
        id
    }
    /// Fills in what the user's own data say now. Figures that were overruled with a reason stay.
    pub fn take_own_figures(self, id: &AnalysisId) {
        let own = self.workspace(OwnFigures::of);
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if analysis.frozen.is_none() {
                take_own(analysis, own);
            }
        });
    }
    /// Records the decision: the figures of today are frozen. Nothing happens before it is said who
    /// decided, and when.
    pub fn decide_analysis(self, id: &AnalysisId) {
        let (today, own) = (self.now().date(), self.workspace(OwnFigures::of));
        self.change_analysis(id, Label::AnalysisDecided, |analysis| {
            if analysis.frozen.is_none() && Stage::Decision.is_said(analysis) {
                analysis.frozen = Some(Measured { own: Some(own), ..analysis.measured(today) });
            }
        });
    }
    /// Adds a correction, dated today, to the frozen figures, or to the held evaluation at this place.
    ///
    /// # Errors
    /// The correction has no words.
    pub fn correct_analysis(
        self,
        id: &AnalysisId,
        at: Option<usize>,
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let text = read.required(field::CORRECTION, LONG);
        let text = read.finish(text)?;
        let on = self.now().date();
        self.change_analysis(id, Label::AnalysisCorrected, |analysis| {
            let corrections = match at {
                None => Some(&mut analysis.corrections),
                Some(at) => analysis.evaluations.get_mut(at).map(|one| &mut one.corrections),
            };
            if let Some(corrections) = corrections {
                corrections.push(Correction { on, text });
            }
        });
        Ok(())
    }
    /// Measures the triggers again for an evaluation: one's own figures are filled in, the rest is
    /// asked anew. Nothing happens to one that was held.
    pub fn measure_again(self, id: &AnalysisId, at: usize) {
        let (today, own) = (self.now().date(), self.workspace(OwnFigures::of));
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            let mut blank = Analysis::default();
            for key in TriggerKey::ALL {
                *blank.trigger_mut(key) = thresholds_of(analysis.trigger(key));
            }
            take_own(&mut blank, own);
            if let Some(evaluation) = analysis.evaluations.get_mut(at).filter(|one| one.held.is_none()) {
                evaluation.measured = Some(blank.measured(today));
            }
        });
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
        let Some(before) = self.analysis(id).filter(|analysis| !part.is_frozen(analysis)) else { return Ok(()) };
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
            let due = {
                let without = Analysis { evaluations: held, ..analysis.clone() };
                next_evaluation(&without, today).map_or(today, |next| next.due)
            };
            analysis.evaluations.push(Evaluation { due, ..Evaluation::default() });
        });
    }
    /// Notes that an evaluation was held on a day, today at the latest, with the colour of what was
    /// measured again. Where not all six were, the colour is for people to say. From then on it is kept
    /// as it was: no action writes to it but [`App::correct_analysis`].
    pub fn hold_evaluation(self, id: &AnalysisId, at: usize, on: NaiveDate) {
        let today = self.now().date();
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if let Some(evaluation) = analysis.evaluations.get_mut(at).filter(|one| one.held.is_none()) {
                evaluation.held = Some(on.min(today));
                let found = evaluation.measured.as_ref().map(assess_measured).filter(|found| found.filled_in() == 6);
                evaluation.colour = evaluation.colour.or(found.map(|found| found.colour));
            }
        });
    }
    /// Takes away an evaluation that was not held; undo brings it back.
    pub fn delete_evaluation(self, id: &AnalysisId, at: usize) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if at < analysis.evaluations.len() && !analysis.is_held(at) {
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

/// Own figures into the fields that they answer.
fn take_own(analysis: &mut Analysis, own: OwnFigures) {
    for (key, counted) in [(TriggerKey::Inflow, &own.inflow), (TriggerKey::Acute, &own.acute)] {
        let entry = analysis.trigger_mut(key);
        let stays = entry.is_overruled() && !entry.lacks_reason() || (entry.own.is_none() && entry.count.is_some());
        if counted.stretches.is_empty() {
            continue;
        }
        let count = OwnCount { on: own.on, count: counted.count(), mean: counted.mean(), months: counted.months };
        entry.own = Some(count);
        if !stays {
            (entry.count, entry.mean, entry.months) = (Some(count.count), count.mean, Some(count.months));
            entry.trend = counted.trend();
        }
    }
    // Whether those of severity 4 broke for lack of capacity only people can say.
    analysis.broken5 = own.overdue5;
    analysis.own = Some(own);
}

/// What was typed, without what comes from data.
fn typed_of(entry: &TriggerEntry) -> TriggerEntry {
    match entry.own {
        Some(_) => TriggerEntry { note: entry.note.clone(), ..thresholds_of(entry) },
        None => entry.clone(),
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
