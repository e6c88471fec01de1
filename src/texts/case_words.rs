//! What cases, their types and events are called, in the profession's words.

use super::{Key, text};
use crate::domain::{
    case::{AddOn, CaseType, Country, EventKind},
    load::PointKind,
};

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
        EventKind::InvestigationReserved => Key::EventInvestigationReserved,
        EventKind::AbuseSuspected => Key::EventAbuseSuspected,
        EventKind::ScreeningDecided => Key::EventScreeningDecided,
        EventKind::MeasureDecided => Key::EventMeasureDecided,
        EventKind::MeasureStarted => Key::EventMeasureStarted,
        EventKind::MeasureReviewed => Key::EventMeasureReviewed,
        EventKind::MeasureEnded => Key::EventMeasureEnded,
        EventKind::PlanMade => Key::EventPlanMade,
        EventKind::SupportOrdered => Key::EventSupportOrdered,
        EventKind::ParentSupportOrdered => Key::EventParentSupportOrdered,
        EventKind::EmergencyMove => Key::EventEmergencyMove,
        EventKind::EmergencyInstitution => Key::EventEmergencyInstitution,
        EventKind::MoveBan => Key::EventMoveBan,
        EventKind::TravelBan => Key::EventTravelBan,
        EventKind::TravelBanOrdered => Key::EventTravelBanOrdered,
        EventKind::ContactStopped => Key::EventContactStopped,
        EventKind::EmergencyImplemented => Key::EventEmergencyImplemented,
        EventKind::EmergencyCarriedOut => Key::EventEmergencyCarriedOut,
        EventKind::EmergencyApproved => Key::EventEmergencyApproved,
        EventKind::PetitionSent => Key::EventPetitionSent,
        EventKind::TribunalReceived => Key::EventTribunalReceived,
        EventKind::AppealReceived => Key::EventAppealReceived,
        EventKind::EmergencyEnded => Key::EventEmergencyEnded,
        EventKind::ClaimReceived => Key::EventClaimReceived,
        EventKind::TribunalNotified => Key::EventTribunalNotified,
        EventKind::CareOrder => Key::EventCareOrder,
        EventKind::ContactDecided => Key::EventContactDecided,
        EventKind::CareReviewed => Key::EventCareReviewed,
        EventKind::CareFullyReviewed => Key::EventCareFullyReviewed,
        EventKind::CareFinal => Key::EventCareFinal,
        EventKind::ContactFinal => Key::EventContactFinal,
        EventKind::CareLifted => Key::EventCareLifted,
        EventKind::CommitteePrepared => Key::EventCommitteePrepared,
        EventKind::PlacementDecided => Key::EventPlacementDecided,
        EventKind::PlacementForced => Key::EventPlacementForced,
        EventKind::FosterMovedIn => Key::EventFosterMovedIn,
        EventKind::AgreementSigned => Key::EventAgreementSigned,
        EventKind::AgreementReviewed => Key::EventAgreementReviewed,
        EventKind::InstitutionDecided => Key::EventInstitutionDecided,
        EventKind::InstitutionMovedIn => Key::EventInstitutionMovedIn,
        EventKind::BehaviourMovedIn => Key::EventBehaviourMovedIn,
        EventKind::TraffickingMovedIn => Key::EventTraffickingMovedIn,
        EventKind::ObservationMovedIn => Key::EventObservationMovedIn,
        EventKind::VisitMade => Key::EventVisitMade,
        EventKind::SupervisionMade => Key::EventSupervisionMade,
        EventKind::FewerVisits => Key::EventFewerVisits,
        EventKind::FewerSupervisions => Key::EventFewerSupervisions,
        EventKind::MovedOut => Key::EventMovedOut,
        EventKind::ChildTalk => Key::EventChildTalk,
        EventKind::TurnsEighteen => Key::EventTurnsEighteen,
        EventKind::EnquiryReceived => Key::EventEnquiryReceived,
        EventKind::DecisionNotified => Key::EventDecisionNotified,
        EventKind::HearingSent => Key::EventHearingSent,
        EventKind::HearingAnswered => Key::EventHearingAnswered,
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

/// `Vold, overgrep, politispor`.
pub fn add_on(add_on: AddOn) -> Key {
    match add_on {
        AddOn::Violence => Key::AddOnViolence,
        AddOn::Interpreter => Key::AddOnInterpreter,
        AddOn::Conflict => Key::AddOnConflict,
        AddOn::Agencies => Key::AddOnAgencies,
        AddOn::Travel => Key::AddOnTravel,
        AddOn::Shared => Key::AddOnShared,
        AddOn::Stable => Key::AddOnStable,
        AddOn::Unknown => Key::EventUnknown,
    }
}

/// Why there are points.
pub fn points(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Base(of) => case_type(of),
        PointKind::FurtherSibling => text(Key::PointsFurtherSibling),
        PointKind::CoWorker => text(Key::PointsCoWorker),
        PointKind::Acute => text(Key::LoadAcute),
        PointKind::Siblings(_) => text(Key::PointsSiblings),
        PointKind::NewToMe => text(Key::PointsNew),
        PointKind::AddOn(of) => text(add_on(of)),
        PointKind::Cap => text(Key::PointsCap),
    }
}
