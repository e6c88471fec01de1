//! The places in the navigation: where each leads, what it is called, its sign.

use super::{DataTab, Route};
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
}
