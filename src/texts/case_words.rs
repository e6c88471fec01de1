//! What cases, their types and events are called, in the profession's words.

use super::{Key, text};
use crate::domain::case::{CaseType, Country, EventKind};

/// `Undersøkelse`.
pub fn case_type(case_type: CaseType) -> &'static str {
    text(match case_type {
        CaseType::Report => Key::CaseTypeReport,
        CaseType::Investigation => Key::CaseTypeInvestigation,
        CaseType::Support => Key::CaseTypeSupport,
        CaseType::FosterSettled => Key::CaseTypeFosterSettled,
        CaseType::FosterNew => Key::CaseTypeFosterNew,
        CaseType::Institution => Key::CaseTypeInstitution,
        CaseType::Emergency => Key::CaseTypeEmergency,
        CaseType::Tribunal => Key::CaseTypeTribunal,
        CaseType::Reunification => Key::CaseTypeReunification,
        CaseType::Aftercare => Key::CaseTypeAftercare,
    })
}

/// `Norge`.
pub fn country(country: Country) -> &'static str {
    text(match country {
        Country::No => Key::CountryNo,
        Country::Dk => Key::CountryDk,
    })
}

/// `Melding mottatt`.
pub fn event(kind: EventKind) -> &'static str {
    text(match kind {
        EventKind::ReportReceived => Key::EventReportReceived,
        EventKind::ReportDismissed => Key::EventReportDismissed,
        EventKind::InvestigationOpened => Key::EventInvestigationOpened,
        EventKind::InvestigationClosed => Key::EventInvestigationClosed,
        EventKind::Unknown => Key::EventUnknown,
    })
}

/// `2 – høy`; the figure is that of the case system.
pub fn risk(risk: u8) -> &'static str {
    text(match risk {
        0 => Key::Risk0,
        1 => Key::Risk1,
        2 => Key::Risk2,
        _ => Key::Risk3,
    })
}
