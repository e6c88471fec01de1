//! The pages of a place: tabs of Data, tools for all cases, planning, growth, practice. Each has a name in the address.

use crate::texts::Key;

/// A tab of the data page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DataTab {
    /// Export and restore.
    Backup,
    /// A caseload from a file.
    Import,
    /// Language, colours, hours.
    Settings,
    /// The rules, and days on which the office is closed.
    Rules,
    /// What was done, and undo.
    History,
    /// Where data lies and how much room there is.
    Space,
    /// What is past its period, erasing, leaving.
    Tidy,
}

impl DataTab {
    /// In the order of the tabs.
    pub const ALL: [DataTab; 7] = [
        DataTab::Backup,
        DataTab::Import,
        DataTab::Settings,
        DataTab::Rules,
        DataTab::History,
        DataTab::Space,
        DataTab::Tidy,
    ];

    pub(super) fn slug(self) -> &'static str {
        ["backup", "import", "settings", "rules", "history", "space", "tidy"][self as usize]
    }
    /// The name on it.
    pub fn name(self) -> Key {
        match self {
            DataTab::Backup => Key::DataBackup,
            DataTab::Import => Key::DataImport,
            DataTab::Settings => Key::SettingsTitle,
            DataTab::Rules => Key::RulesTitle,
            DataTab::History => Key::DataHistory,
            DataTab::Space => Key::DataSpace,
            DataTab::Tidy => Key::DataTidy,
        }
    }
}

/// A way to look at all cases together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseTool {
    /// The walk through them.
    Review,
    /// Those to be caught up.
    Recovery,
    /// What a colleague needs.
    Handover,
    /// The sheet of keys.
    Keys,
    /// Month, week and agenda.
    Calendar,
    /// How deadlines were kept.
    Figures,
}

impl CaseTool {
    /// In the order of the tabs.
    pub const ALL: [CaseTool; 6] = [
        CaseTool::Calendar,
        CaseTool::Figures,
        CaseTool::Review,
        CaseTool::Recovery,
        CaseTool::Handover,
        CaseTool::Keys,
    ];

    pub(super) fn slug(self) -> &'static str {
        ["review", "recovery", "handover", "keys", "calendar", "figures"][self as usize]
    }
    /// The name on its tab.
    pub fn name(self) -> Key {
        match self {
            CaseTool::Review => Key::ToolReview,
            CaseTool::Recovery => Key::ToolRecovery,
            CaseTool::Handover => Key::ToolHandover,
            CaseTool::Calendar => Key::ToolCalendar,
            CaseTool::Figures => Key::ToolFigures,
            CaseTool::Keys => Key::ToolKeys,
        }
    }
}

/// A page of the planning beside the matrix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Plan {
    /// Whether it holds.
    Forecast,
    /// The half page for the leader, and the ledger behind it.
    HalfPage,
    /// Another state of things.
    WhatIf,
    /// Points and hours.
    Capacity,
}

impl Plan {
    /// In the order of the tabs.
    pub const ALL: [Plan; 4] = [Plan::Forecast, Plan::HalfPage, Plan::WhatIf, Plan::Capacity];

    pub(super) fn slug(self) -> &'static str {
        ["forecast", "half-page", "what-if", "capacity"][self as usize]
    }
    /// The name on its tab.
    pub fn name(self) -> Key {
        [Key::PlanForecast, Key::PlanHalfPage, Key::PlanWhatIf, Key::PlanCapacity][self as usize]
    }
}

/// A page of one's own growth beside the feedback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GrowthPage {
    /// Feedback month by month.
    Figures,
    /// Entries chosen to be taken out.
    Export,
    /// The goals.
    Goals,
    /// The development plan, and themes.
    Plan,
    /// What to bring to a talk with the leader.
    MyTalk,
}

impl GrowthPage {
    /// All.
    pub const ALL: [GrowthPage; 5] =
        [GrowthPage::Figures, GrowthPage::Export, GrowthPage::Goals, GrowthPage::Plan, GrowthPage::MyTalk];

    pub(super) fn slug(self) -> &'static str {
        ["figures", "export", "goals", "plan", "my-talk"][self as usize]
    }
    /// Its title.
    pub fn name(self) -> Key {
        [Key::FeedbackFigures, Key::FeedbackExport, Key::GoalsTitle, Key::PlanTitle, Key::MyTalkTitle][self as usize]
    }
}

/// A page of practice beside the feedback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Practice {
    /// The weekly talk, and quick sparring.
    Sparring,
    /// The competence plan.
    Competence,
    /// For oneself alone.
    Care,
    /// What comes back in the year.
    Wheel,
    /// Who decides what.
    Authority,
    /// Proposals, ideas, own preparation.
    Environment,
}

impl Practice {
    /// In the order of the tabs.
    pub const ALL: [Practice; 6] = [
        Practice::Sparring,
        Practice::Competence,
        Practice::Care,
        Practice::Wheel,
        Practice::Authority,
        Practice::Environment,
    ];

    pub(super) fn slug(self) -> &'static str {
        ["sparring", "competence", "self-care", "wheel", "authority", "work-environment"][self as usize]
    }
    /// The name on its tab.
    pub fn name(self) -> Key {
        [
            Key::PracticeSparring,
            Key::PracticeCompetence,
            Key::PracticeCare,
            Key::PracticeWheel,
            Key::PracticeAuthority,
            Key::PracticeEnvironment,
        ][self as usize]
    }
}
