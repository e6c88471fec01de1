//! What of one's own growth is due: it is reminded of on Today, and nowhere counted as work.

use super::{goals::wish, notebook::debriefs};
use crate::{
    domain::{
        feedback::Stage,
        goal::{self, GOAL},
        ids::Id,
        indicator::{THEME, ThemeStage, check_day, theme_stage},
        workspace::Workspace,
    },
    texts::{Key, growth_words, say, text},
};
use chrono::NaiveDate;

/// What a line leads to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DueKind {
    /// A feedback entry.
    Feedback,
    /// A talk after a grave event.
    Debrief,
    /// A goal.
    Goal,
    /// A theme.
    Theme,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GrowthDue {
    /// Since this day.
    pub on: NaiveDate,
    /// What it leads to.
    pub kind: DueKind,
    /// Which.
    pub id: Id,
    /// What there is to do, and about what. Never a role: others may see the screen.
    pub words: String,
}

/// What is due today or before, the oldest first.
pub fn growth_due(workspace: &Workspace) -> Vec<GrowthDue> {
    let today = workspace.now().date();
    let mut due: Vec<GrowthDue> = Vec::new();
    for entry in workspace.feedback().iter().filter(|entry| entry.stage(today) == Stage::FollowUpDue) {
        let first = [&entry.agreed, &entry.behaviour, &entry.situation].into_iter().find(|words| !words.is_empty());
        let what = first.map_or_else(|| text(Key::FeedbackNoWords), |words| words.as_str());
        let words = say::due_feedback(&growth_words::direction(entry.direction).to_lowercase(), what);
        let Some(on) = entry.follow_up else { continue };
        due.push(GrowthDue { on, kind: DueKind::Feedback, id: entry.id.clone().into(), words });
    }
    let talks = debriefs(workspace).into_iter().filter(|talk| talk.due <= today);
    due.extend(talks.map(|talk| {
        let words = text(Key::CareDue).to_owned();
        GrowthDue { on: talk.due, kind: DueKind::Debrief, id: talk.id, words }
    }));
    for goal in workspace.field_records(GOAL).iter().filter(|goal| goal::review_is_due(goal, today)) {
        let Some(on) = goal.day("look_again") else { continue };
        due.push(GrowthDue { on, kind: DueKind::Goal, id: goal.id.clone(), words: say::due_goal(&wish(goal)) });
    }
    for theme in workspace.field_records(THEME) {
        let (Some(from), Some(ThemeStage::Check)) = (theme.day("from"), theme_stage(&theme, today)) else { continue };
        let words = say::due_theme(theme.text("title"));
        due.push(GrowthDue { on: check_day(from), kind: DueKind::Theme, id: theme.id.clone(), words });
    }
    due.sort_by(|a, b| (a.on, a.kind, &a.id).cmp(&(b.on, b.kind, &b.id)));
    due
}
