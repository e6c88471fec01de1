//! The days of a line, and what they mean for a case of its type.

use super::{
    RejectReason, RowWarning,
    row::{Reader, Rejection},
};
use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, Country, EventKind},
        rule::rules_of,
    },
    interchange::{csv_columns::Target, csv_dates::DayAndTime, intake},
};
use chrono::NaiveDate;

/// What a decision is in a case of this type.
fn decided(case_type: CaseType, country: Country) -> Option<EventKind> {
    use CaseType::*;
    Some(match (case_type, country) {
        (Support | Aftercare, _) | (Reunification, Country::Dk) => EventKind::MeasureDecided,
        (FosterNew | FosterSettled | Institution, Country::No) => EventKind::CareOrder,
        (FosterNew | FosterSettled | Institution, Country::Dk) => EventKind::PlacementDecided,
        (Emergency, Country::No) => EventKind::EmergencyMove,
        _ => return None,
    })
}

/// What was evaluated in a case of this type.
fn reviewed(case_type: CaseType, country: Country) -> EventKind {
    use CaseType::*;
    match (case_type, country) {
        (FosterNew | FosterSettled | Institution, Country::No) => EventKind::CareReviewed,
        _ => EventKind::MeasureReviewed,
    }
}

/// The event that a column means for a case; None where it says nothing for its type.
fn meaning(target: Target, case: &Case, has_decision: bool) -> Option<EventKind> {
    let (case_type, country) = (case.case_type, case.country);
    let starts_clocks = matches!(case_type, CaseType::Report | CaseType::Investigation | CaseType::Emergency);
    match target {
        Target::Received => starts_clocks.then_some(EventKind::ReportReceived),
        Target::Dismissed => starts_clocks.then_some(EventKind::ReportDismissed),
        Target::InvestigationOpened => starts_clocks.then_some(EventKind::InvestigationOpened),
        Target::InvestigationClosed => starts_clocks.then_some(EventKind::InvestigationClosed),
        Target::Decision => decided(case_type, country),
        Target::PlanMade => Some(EventKind::PlanMade),
        // The day of a petition is no day on which anything began.
        Target::Begun if case_type == CaseType::Tribunal => None,
        // Beside its decision it is the day on which the decision was carried out.
        Target::Begun if has_decision && (case_type, country) == (CaseType::Emergency, Country::No) => {
            Some(EventKind::EmergencyCarriedOut)
        }
        Target::Begun => intake::begins(case_type, country),
        Target::LastReview => (!starts_clocks).then(|| reviewed(case_type, country)),
        Target::LastVisit => Some(EventKind::VisitMade),
        Target::LastTalk => Some(EventKind::ChildTalk),
        _ => None,
    }
}

/// The columns that hold days of events, in the order of a case's course.
const COLUMNS: [Target; 10] = [
    Target::Received,
    Target::Dismissed,
    Target::InvestigationOpened,
    Target::InvestigationClosed,
    Target::Decision,
    Target::Begun,
    Target::PlanMade,
    Target::LastReview,
    Target::LastVisit,
    Target::LastTalk,
];

/// The days of a line.
pub(super) struct Days {
    found: Vec<(Target, DayAndTime)>,
    pub opened: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    reviewed: Option<NaiveDate>,
}

impl Days {
    /// Reads them all; the first that is none, or that cannot be, rejects the line.
    pub fn read(reader: &Reader) -> Result<Self, Rejection> {
        let mut found = Vec::new();
        for target in COLUMNS {
            found.extend(reader.date(target)?.map(|day| (target, day)));
        }
        let on = |wanted| found.iter().find(|(target, _)| *target == wanted).map(|(_, day)| day.on);
        let opened = on(Target::InvestigationOpened);
        if let (Some(received), Some(opened)) = (on(Target::Received), opened)
            && opened < received
        {
            return Err((Target::InvestigationOpened, RejectReason::OpenedBeforeReceived));
        }
        let reviewed = reader.date(Target::Reviewed)?.map(|day| day.on);
        let closed = reader.date(Target::Closed)?.map(|day| day.on);
        Ok(Days { found, opened, closed, reviewed })
    }

    /// The events of a case of this type, and the day its report was reviewed where no event says so.
    pub fn events(
        &self,
        case: &Case,
        today: NaiveDate,
        warnings: &mut Vec<RowWarning>,
    ) -> (Vec<CaseEvent>, Option<NaiveDate>) {
        let law = rules_of(case.country).next().map_or("", |rule| rule.law_profile);
        let mut events: Vec<CaseEvent> = Vec::new();
        let has_decision = self.found.iter().any(|(target, _)| *target == Target::Decision);
        for (target, day) in &self.found {
            let kind = meaning(*target, case, has_decision).filter(|kind| EventKind::of(case.country).contains(kind));
            match kind {
                Some(kind) if !events.iter().any(|event| (event.kind, event.on) == (kind, day.on)) => {
                    let (recorded, law) = (Some(today), law.to_owned());
                    events.push(CaseEvent { kind, on: day.on, at: day.at, recorded, law, ..CaseEvent::default() });
                }
                Some(_) => {}
                None if matches!(target, Target::Received | Target::InvestigationOpened) => {
                    if !warnings.contains(&RowWarning::DatesNotUsed) {
                        warnings.push(RowWarning::DatesNotUsed);
                    }
                }
                None => warnings.push(RowWarning::DayLeftOut(*target)),
            }
        }
        let has = |kind| events.iter().any(|event| event.kind == kind);
        let early = matches!(case.case_type, CaseType::Report | CaseType::Investigation | CaseType::Emergency);
        if early && !has(EventKind::ReportReceived) {
            warnings.push(RowWarning::NoReceived);
        }
        let is_settled = has(EventKind::ReportDismissed) || has(EventKind::InvestigationOpened);
        let reviewed = self.reviewed.filter(|_| has(EventKind::ReportReceived) && !is_settled);
        (events, reviewed)
    }
}
