//! What the situation pages ask to be remembered on Today.

use crate::{
    domain::{
        calendar::add_days,
        concern::{ConcernState, Recipient},
        evaluation::next_evaluation,
        ids::{AnalysisId, Id},
        procedure::Stage,
        workspace::Workspace,
    },
    texts::{dates, planning_words, say},
};

/// How many days ahead an evaluation is told of.
const AHEAD: u32 = 7;

/// A line of Today.
#[derive(Clone, PartialEq, Debug)]
pub struct SituationNote {
    /// What it says.
    pub words: String,
    /// Its day has passed.
    pub is_late: bool,
    /// Where it leads.
    pub leads: NoteTarget,
}

/// Where a line leads.
#[derive(Clone, PartialEq, Debug)]
pub enum NoteTarget {
    /// To an analysis at the step of this number.
    Analysis(AnalysisId, u8),
    /// To a warning upward.
    Concern(Id),
}

/// Evaluations of the coming days and those that are late, of decided analyses that are not closed;
/// and warnings that nobody has answered in time. The earliest first.
pub fn situation_notes(workspace: &Workspace) -> Vec<SituationNote> {
    let today = workspace.now().date();
    let mut found = Vec::new();
    for analysis in workspace.analyses().iter().filter(|analysis| analysis.decision.on.is_some()) {
        let next = next_evaluation(analysis, today);
        let Some(next) = next.filter(|next| next.due <= add_days(today, AHEAD)) else { continue };
        let (opened, due) = (dates::short_date(analysis.opened, today), dates::short_date(next.due, today));
        let say = if next.is_late { say::today_evaluation_late } else { say::today_evaluation };
        let leads = NoteTarget::Analysis(analysis.id.clone(), Stage::Evaluation.number());
        found.push((next.due, SituationNote { words: say(&opened, &due), is_late: next.is_late, leads }));
    }
    for concern in workspace.concerns().iter().filter(|one| one.state(today) == ConcernState::Overdue) {
        let Some((sent, remind)) = concern.sent.zip(concern.remind) else { continue };
        let who = planning_words::choice(Recipient::NAMES[concern.recipient as usize]).to_lowercase();
        let words = say::today_concern(&dates::short_date(sent, today), &who);
        found.push((remind, SituationNote { words, is_late: true, leads: NoteTarget::Concern(concern.id.clone()) }));
    }
    found.sort_by(|a, b| (a.0, &a.1.words).cmp(&(b.0, &b.1.words)));
    found.into_iter().map(|(_, note)| note).collect()
}
