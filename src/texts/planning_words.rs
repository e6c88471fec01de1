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

/// `Ferie`.
pub fn period(sort: PeriodSort) -> &'static str {
    choice(PeriodSort::NAMES[sort as usize])
}

/// `Ber om å få gi fra meg`.
pub fn ledger_sort(sort: LedgerSort) -> &'static str {
    choice(LedgerSort::NAMES[sort as usize])
}

/// `Barnet venter på hjelp`.
pub fn consequence(consequence: Consequence) -> &'static str {
    choice(Consequence::NAMES[consequence as usize])
}

/// `Enig`.
pub fn answer(answer: Answer) -> &'static str {
    choice(Answer::NAMES[answer as usize])
}

/// `Korte ned`.
pub fn fate(fate: Fate) -> &'static str {
    choice(Fate::NAMES[fate as usize])
}

/// `Nestenhendelse`.
pub fn deviation_sort(sort: DeviationSort) -> &'static str {
    choice(DeviationSort::NAMES[sort as usize])
}

/// `Mer arbeid enn timer`.
pub fn cause(cause: Cause) -> &'static str {
    choice(Cause::NAMES[cause as usize])
}

/// `Tiltak i gang`.
pub fn deviation_state(state: DeviationState) -> &'static str {
    choice(DeviationState::NAMES[state as usize])
}
