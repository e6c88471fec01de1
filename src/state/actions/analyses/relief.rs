//! What measures give in the user's own forecast, and which work could move.

use crate::{
    domain::{
        analysis::{Analysis, Estimate, Measure, MeasureKind, Move},
        calendar::subtract_days,
        change::Label,
        forecast::{
            Forecast,
            what_if::{figures, figures_with},
        },
        ids::AnalysisId,
        meeting::{Fate, Meeting},
        scenario::{Change, WhatIf},
        workspace::Workspace,
    },
    state::App,
    texts::planning_words,
};
use chrono::NaiveDate;

impl App {
    /// Reckons a measure through the forecast as of today: handing over the cases that are to move,
    /// or the hours a week that it gives. Nothing happens where neither is said.
    pub fn estimate_measure(self, id: &AnalysisId, at: usize) {
        let today = self.now().date();
        let Some(analysis) = self.analysis(id) else { return };
        let Some(changes) = analysis.measures.get(at).map(|measure| changes_of(measure, &analysis, today)) else {
            return;
        };
        if changes.is_empty() {
            return;
        }
        let (before, after) = self.workspace(|workspace| (figures(workspace), figures_with(workspace, &changes)));
        let estimate = Estimate {
            on: today,
            breaks: [before.breaks as u32, after.breaks as u32],
            missing: [before.missing.ceil(), after.missing.ceil()],
            points: [before.points, after.points],
        };
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if let Some(measure) = analysis.measures.get_mut(at) {
                measure.estimate = Some(estimate);
            }
        });
    }
    /// Takes hours and words of a measure from the list of meetings: what was chosen for each, else
    /// what is proposed.
    pub fn take_meetings(self, id: &AnalysisId, at: usize) {
        let (hours, words) = self.workspace(meeting_reduction);
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if let Some(measure) = analysis.measures.get_mut(at) {
                measure.hours = Some((hours * 10.0).round() / 10.0);
                measure.what = words;
            }
        });
    }
    /// Adds work that could move, to be filled in.
    pub fn add_move(self, id: &AnalysisId) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| analysis.moves.push(Move::default()));
    }
    /// Adds the cases that the forecast names as the fewest so that every date holds. Those that are
    /// locked for the child's sake are never among them.
    pub fn propose_moves(self, id: &AnalysisId) {
        let found = self.workspace(|workspace| Forecast::of(workspace).cases.go);
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            for (case, _) in found {
                if analysis.moves.iter().all(|held| held.case != case) {
                    analysis.moves.push(Move { case, ..Move::default() });
                }
            }
        });
    }
    /// Takes one away; undo brings it back.
    pub fn delete_move(self, id: &AnalysisId, at: usize) {
        self.change_analysis(id, Label::AnalysisEdited, |analysis| {
            if at < analysis.moves.len() {
                analysis.moves.remove(at);
            }
        });
    }
}

/// What changes when a measure is carried out, as far as the user's own work goes.
pub fn changes_of(measure: &Measure, analysis: &Analysis, today: NaiveDate) -> Vec<WhatIf> {
    let from = measure.from.unwrap_or(today).max(today);
    let hours = measure.hours.filter(|hours| *hours > 0.0);
    let change = |change, n| WhatIf { change, from, n, ..WhatIf::default() };
    match measure.kind {
        MeasureKind::Distribute => {
            let cases = analysis.moves.iter().filter(|held| !held.case.as_str().is_empty());
            cases.map(|held| WhatIf { case: Some(held.case.clone()), ..change(Change::HandOver, 0.0) }).collect()
        }
        MeasureKind::FewerMeetings => hours.map(|n| change(Change::FewerMeetings, n)).into_iter().collect(),
        _ => hours.map(|n| change(Change::MoreHours, n)).into_iter().collect(),
    }
}

/// Hours a week that the meetings give back, and which ones.
fn meeting_reduction(workspace: &Workspace) -> (f64, String) {
    let today = workspace.now().date();
    let mut meetings: Vec<&Meeting> = workspace.meetings().iter().map(|meeting| &**meeting).collect();
    meetings.sort_by(|a, b| a.id.cmp(&b.id));
    let fate = |meeting: &Meeting| meeting.fate.unwrap_or(meeting.proposal());
    // What was changed already gives nothing more.
    let is_new = |meeting: &&&Meeting| {
        meeting.fate.is_none() || meeting.changed.is_some_and(|from| from > subtract_days(today, 1))
    };
    let given = meetings.iter().filter(is_new).filter(|meeting| fate(meeting) != Fate::Keep);
    let mut hours = 0.0;
    let mut words = Vec::new();
    for meeting in given {
        hours += meeting.freed_by(fate(meeting), today);
        words.push(format!("{}: {}", meeting.title, planning_words::fate(fate(meeting)).to_lowercase()));
    }
    (hours, words.join("; "))
}

#[cfg(test)]
mod tests;
