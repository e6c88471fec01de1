//! What periods, meetings, consequences and answers are called.

use super::{Key, text};
use crate::domain::{
    deviation::{Cause, DeviationSort, DeviationState},
    ledger::{Answer, Consequence, LedgerSort},
    meeting::Fate,
    period::PeriodSort,
};

/// The word for a stored name of a choice, such as `weekly`; empty for a name of a newer version.
pub fn choice(name: &str) -> &'static str {
    Key::by_name(&format!("choice_{name}")).map_or("", text)
}

/// The word of each choice, by the name it is stored under.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $choice:ty,)*) => {
        $($(#[$doc])*
        pub fn $name($name: $choice) -> &'static str {
            choice(<$choice>::NAMES[$name as usize])
        })*
    };
}

words! {
    /// `Ferie`.
    period: PeriodSort,
    /// `Ber om å få gi fra meg`.
    ledger_sort: LedgerSort,
    /// `Barnet venter på hjelp`.
    consequence: Consequence,
    /// `Enig`.
    answer: Answer,
    /// `Korte ned`.
    fate: Fate,
    /// `Nestenhendelse`.
    deviation_sort: DeviationSort,
    /// `Mer arbeid enn timer`.
    cause: Cause,
    /// `Tiltak i gang`.
    deviation_state: DeviationState,
}
