//! The places in the navigation: where each leads, what it is called, its sign.

use super::{CaseTool, DataTab, GrowthPage, Plan, Practice, Route};
use crate::texts::Key;

/// One of the places in the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// What to do now.
    Today,
    /// The register.
    Cases,
    /// The matrix.
    Priorities,
    /// Situation analyses.
    Situation,
    /// Feedback.
    Growth,
    /// Backup, import, settings.
    Data,
    /// Every part in every state; development builds only.
    Parts,
}

impl Place {
    /// The places in the navigation, in order. Data stands apart at the foot.
    pub const FIVE: [Place; 5] = [Place::Today, Place::Cases, Place::Priorities, Place::Situation, Place::Growth];

    /// Where the place opens.
    pub fn route(self) -> Route {
        match self {
            Place::Today => Route::Today,
            Place::Cases => Route::Cases { case: None },
            Place::Priorities => Route::matrix(),
            Place::Situation => Route::Situation,
            Place::Growth => Route::Growth { entry: None },
            Place::Data => Route::Data(DataTab::Backup),
            Place::Parts => Route::Parts,
        }
    }

    /// Its name.
    pub fn name(self) -> Key {
        match self {
            Place::Today => Key::PlaceToday,
            Place::Cases => Key::PlaceCases,
            Place::Priorities => Key::PlacePriorities,
            Place::Situation => Key::PlaceSituation,
            Place::Growth => Key::PlaceGrowth,
            Place::Data => Key::PlaceData,
            Place::Parts => Key::TitleParts,
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Place::Today => "Calendar",
            Place::Cases => "Folder",
            Place::Priorities => "SquareGrid",
            Place::Situation => "ExclamationmarkTriangle",
            Place::Growth => "Plant",
            Place::Data => "Database",
            Place::Parts => "MenuGrid",
        }
    }

    /// The pages beside the one where it opens, with the names on their tabs.
    pub fn pages(self) -> Vec<(Key, Route)> {
        match self {
            Place::Today => vec![(Key::WeeklyTitle, Route::Review { step: 1 })],
            Place::Parts => Vec::new(),
            Place::Cases => CaseTool::ALL.map(|tool| (tool.name(), Route::CaseTool(tool))).to_vec(),
            Place::Priorities => Plan::ALL.map(|plan| (plan.name(), Route::Plan(plan))).to_vec(),
            Place::Situation => vec![
                (Key::ConcernTitle, Route::Concerns { open: None }),
                (Key::TabMeetings, Route::Meetings),
                (Key::TabRisks, Route::Risks),
                (Key::TabDeviations, Route::Deviations),
                (Key::TabReports, Route::Reports),
            ],
            Place::Growth => {
                let own = GrowthPage::ALL.map(|page| (page.name(), Route::GrowthPage(page)));
                own.into_iter().chain(Practice::ALL.map(|page| (page.name(), Route::Practice(page)))).collect()
            }
            Place::Data => DataTab::ALL.map(|tab| (tab.name(), Route::Data(tab))).to_vec(),
        }
    }
}
