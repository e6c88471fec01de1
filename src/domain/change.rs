//! A change: the unit of what actions make, the journal stores, undo inverts and devices exchange.

use super::{
    stamp::Stamp,
    truth::{ERASED, Field, Key, Truth},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the user did, for the undo list and the history. The text is made from it in their language.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    CaseAdded,
    CasesEntered,
    CasesEdited,
    CaseEdited,
    CaseClosed,
    CaseReopened,
    CaseReviewed,
    SiblingsJoined,
    CaseDeleted,
    EventAdded,
    EventEdited,
    EventDeleted,
    ClockDone,
    ClockReopened,
    ClockPlanned,
    ClockExtended,
    ClockNotApplicable,
    ClockCause,
    TaskAdded,
    TaskEdited,
    TaskCompleted,
    TaskReopened,
    TaskDeleted,
    OccurrenceSkipped,
    TimerSwitched,
    StepTicked,
    ItemMoved,
    ItemReturned,
    ItemsPlanned,
    ReviewEdited,
    TemplateEdited,
    TemplateUsed,
    AnalysisAdded,
    AnalysisEdited,
    AnalysisClosed,
    AnalysisDecided,
    AnalysisCorrected,
    AnalysisDeleted,
    FeedbackAdded,
    FeedbackEdited,
    FeedbackDeleted,
    PeriodSaved,
    PeriodDeleted,
    FeltNoted,
    MeetingSaved,
    MeetingDeleted,
    LedgerSaved,
    LedgerAnswered,
    LedgerEnded,
    LedgerDeleted,
    ScenarioSaved,
    ScenarioDeleted,
    DeviationSaved,
    DeviationSettled,
    DeviationDeleted,
    EntrySaved,
    EntryDeleted,
    RiskSaved,
    RiskEnded,
    RiskDeleted,
    RiskDeclined,
    RiskColoured,
    ConcernSaved,
    ConcernSent,
    ConcernAnswered,
    ConcernDeleted,
    GoalSaved,
    GoalDeleted,
    TalkBegun,
    PlanSaved,
    PlanDeleted,
    SettingsEdited,
    RegisterArranged,
    RuleChanged,
    Imported,
    Restored,
    Merged,
    SampleLoaded,
    Erased,
    /// Written by a newer version of the app.
    #[serde(other)]
    Other,
}

/// How a change came about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The user did it.
    #[default]
    User,
    /// Takes back an earlier change.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Came from a file.
    File,
}

/// One field of one record, before and after.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    /// Which record.
    pub key: Key,
    /// Which field.
    pub field: Field,
    /// What the writer saw before; null when the field was not set.
    pub before: Value,
    /// What it is now; null takes the value away.
    pub after: Value,
    /// The field's own stamp where it is not the change's: values from another device keep theirs.
    pub stamp: Option<Stamp>,
}

impl Edit {
    /// An edit under the change's own stamp.
    pub fn new(key: Key, field: &str, before: Value, after: Value) -> Self {
        Edit { key, field: field.into(), before, after, stamp: None }
    }
}

/// Edits that belong together: they are stored, undone and told as one.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// When, by whom; also the change's name.
    pub stamp: Stamp,
    /// What the user did.
    pub label: Label,
    /// How it came about.
    pub origin: Origin,
    /// What it did.
    pub edits: Vec<Edit>,
}

impl Change {
    /// The stamp under which an edit of this change is written.
    pub fn stamp_of(&self, edit: &Edit) -> Stamp {
        edit.stamp.unwrap_or(self.stamp)
    }
    /// Writes all edits. Returns the records that are different now, each once.
    pub fn apply(&self, truth: &mut Truth) -> Vec<Key> {
        let mut touched: Vec<Key> = Vec::new();
        for edit in &self.edits {
            if truth.write(&edit.key, &edit.field, &edit.after, self.stamp_of(edit))
                && touched.last() != Some(&edit.key)
            {
                touched.push(edit.key.clone());
            }
        }
        touched.sort();
        touched.dedup();
        touched
    }
    /// The edits that take this change back, for the fields that still hold what it wrote: the
    /// value, not the stamp, because a later change of ours that was taken back has restored it
    /// under a stamp of its own. An erasure has no way back.
    pub fn inverse(&self, truth: &Truth) -> Inverse {
        let mut inverse = Inverse::default();
        for edit in &self.edits {
            let held = truth.record(&edit.key).and_then(|record| record.get(&edit.field));
            match held {
                Some(cell) if cell.value == edit.after && edit.field != ERASED => {
                    inverse.edits.push(Edit::new(
                        edit.key.clone(),
                        &edit.field,
                        edit.after.clone(),
                        edit.before.clone(),
                    ));
                }
                _ => inverse.overtaken += 1,
            }
        }
        inverse
    }
    /// The same change without a trace of an erased record; None when nothing is left.
    pub fn without(&self, erased: impl Fn(&Key) -> bool) -> Option<Change> {
        let keep = |edit: &&Edit| edit.field == ERASED || !erased(&edit.key);
        let edits: Vec<Edit> = self.edits.iter().filter(keep).cloned().collect();
        (!edits.is_empty()).then_some(Change { edits, ..*self })
    }
}

/// What taking back would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inverse {
    /// The edits to write.
    pub edits: Vec<Edit>,
    /// Fields that something else has changed since; they stay as they are.
    pub overtaken: usize,
}
