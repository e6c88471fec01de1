//! Short messages after an act, with undo where undo makes sense.

use crate::{
    domain::change::Label,
    texts::{Key, text},
};

/// One message.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Names it while it is shown.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// Whether it offers undo.
    pub undo: bool,
}

/// What a change did, in the user's language.
pub fn label_text(label: Label) -> &'static str {
    text(match label {
        Label::CaseAdded => Key::ChangeCaseAdded,
        Label::CasesEntered => Key::ChangeCasesEntered,
        Label::CasesEdited => Key::ChangeCasesEdited,
        Label::CaseEdited => Key::ChangeCaseEdited,
        Label::CaseClosed => Key::ChangeCaseClosed,
        Label::CaseReopened => Key::ChangeCaseReopened,
        Label::CaseReviewed => Key::ChangeCaseReviewed,
        Label::SiblingsJoined => Key::ChangeSiblingsJoined,
        Label::CaseDeleted => Key::ChangeCaseDeleted,
        Label::EventAdded => Key::ChangeEventAdded,
        Label::EventEdited => Key::ChangeEventEdited,
        Label::EventDeleted => Key::ChangeEventDeleted,
        Label::ClockDone => Key::ChangeClockDone,
        Label::ClockReopened => Key::ChangeClockReopened,
        Label::ClockPlanned => Key::ChangeClockPlanned,
        Label::ClockExtended => Key::ChangeClockExtended,
        Label::ClockNotApplicable => Key::ChangeClockNotApplicable,
        Label::ClockCause => Key::ChangeClockCause,
        Label::TaskAdded => Key::ChangeTaskAdded,
        Label::TaskEdited => Key::ChangeTaskEdited,
        Label::TaskCompleted => Key::ChangeTaskCompleted,
        Label::TaskReopened => Key::ChangeTaskReopened,
        Label::TaskDeleted => Key::ChangeTaskDeleted,
        Label::OccurrenceSkipped => Key::ChangeOccurrenceSkipped,
        Label::TimerSwitched => Key::ChangeTimer,
        Label::StepTicked => Key::ChangeStepTicked,
        Label::ItemMoved => Key::ChangeItemMoved,
        Label::ItemReturned => Key::ChangeItemReturned,
        Label::ItemsPlanned => Key::ChangeItemsPlanned,
        Label::ReviewEdited => Key::ChangeReviewEdited,
        Label::TemplateEdited => Key::ChangeTemplateEdited,
        Label::TemplateUsed => Key::ChangeTemplateUsed,
        Label::AnalysisAdded => Key::ChangeAnalysisAdded,
        Label::AnalysisEdited => Key::ChangeAnalysisEdited,
        Label::AnalysisClosed => Key::ChangeAnalysisClosed,
        Label::AnalysisDeleted => Key::ChangeAnalysisDeleted,
        Label::FeedbackAdded => Key::ChangeFeedbackAdded,
        Label::FeedbackEdited => Key::ChangeFeedbackEdited,
        Label::FeedbackDeleted => Key::ChangeFeedbackDeleted,
        Label::PeriodSaved => Key::ChangePeriodSaved,
        Label::PeriodDeleted => Key::ChangePeriodDeleted,
        Label::FeltNoted => Key::ChangeFeltNoted,
        Label::MeetingSaved => Key::ChangeMeetingSaved,
        Label::MeetingDeleted => Key::ChangeMeetingDeleted,
        Label::LedgerSaved => Key::ChangeLedgerSaved,
        Label::LedgerAnswered => Key::ChangeLedgerAnswered,
        Label::LedgerEnded => Key::ChangeLedgerEnded,
        Label::LedgerDeleted => Key::ChangeLedgerDeleted,
        Label::ScenarioSaved => Key::ChangeScenarioSaved,
        Label::ScenarioDeleted => Key::ChangeScenarioDeleted,
        Label::DeviationSaved => Key::ChangeDeviationSaved,
        Label::DeviationSettled => Key::ChangeDeviationSettled,
        Label::DeviationDeleted => Key::ChangeDeviationDeleted,
        Label::EntrySaved => Key::ChangeEntrySaved,
        Label::EntryDeleted => Key::ChangeEntryDeleted,
        Label::RiskSaved => Key::ChangeRiskSaved,
        Label::RiskEnded => Key::ChangeRiskEnded,
        Label::RiskDeleted => Key::ChangeRiskDeleted,
        Label::RiskDeclined => Key::ChangeRiskDeclined,
        Label::RiskColoured => Key::ChangeRiskColoured,
        Label::SettingsEdited => Key::ChangeSettingsEdited,
        Label::RegisterArranged => Key::ChangeRegisterArranged,
        Label::RuleChanged => Key::ChangeRuleChanged,
        Label::Imported => Key::ChangeImported,
        Label::Restored => Key::ChangeRestored,
        Label::Merged => Key::ChangeMerged,
        Label::SampleLoaded => Key::ChangeSampleLoaded,
        Label::Erased => Key::ChangeErased,
        Label::Other => Key::ChangeOther,
    })
}
