//! Norway: barnevernsloven 2021 (bvl.), in force from 1 January 2023. Report, investigation,
//! support, emergency and tribunal; the rest is in `rules_no_care`.
//! Read as consolidated with the changes in force on 23 January 2026 (domain.md section 1).

use super::{
    case::{Country, EventKind::*},
    rule::{Confidence, Lasts, MetBy, Offset, Owner, Phase, Rule, RuleExtension, RuleKind, Trigger, Unit, day},
};

/// What the rows have in common; each names where it differs.
pub(super) const BASE: Rule = Rule {
    id: "",
    country: Country::No,
    phase: Phase::Report,
    owner: Owner::Service,
    kind: RuleKind::Date,
    trigger: Trigger::ReportReceived,
    offset: None,
    extension: None,
    per_year: None,
    set_by_event: false,
    begins_with: None,
    earlier_at: None,
    youth: None,
    gates: &[],
    shifts: true,
    met_by: MetBy::Mark,
    lasts: Lasts::WhileCase,
    source: "",
    confidence: Confidence::SURE,
    severity: 3,
    statutory: true,
    informs: false,
    effort_hours: 2.0,
    lead_days: 0,
    valid_from: day(2023, 1, 1),
    is_new: false,
    checked_on: day(2026, 1, 23),
    law_profile: "NO-2026-01",
    starts_from: None,
    starts_before: None,
    is_changed: false,
    suspended: None,
    local_title: None,
};
const INVESTIGATION: Rule = Rule { phase: Phase::Investigation, trigger: Trigger::InvestigationOpened, ..BASE };
const SUPPORT: Rule = Rule { phase: Phase::Support, ..BASE };
/// Severity 5 is never moved off a day off.
const EMERGENCY: Rule = Rule {
    phase: Phase::Emergency,
    shifts: false,
    severity: 5,
    met_by: MetBy::Events(&[PetitionSent]),
    lasts: Lasts::Until(&[EmergencyEnded]),
    effort_hours: 12.0,
    lead_days: 5,
    ..BASE
};

pub(super) const fn weeks(n: u16) -> Option<Offset> {
    Some(Offset { n, unit: Unit::Week })
}
pub(super) const fn months(n: u16) -> Option<Offset> {
    Some(Offset { n, unit: Unit::Month })
}
/// An extension to a whole length from the same start.
pub(super) const fn to_months(n: u16) -> Option<RuleExtension> {
    Some(RuleExtension { total: months(n), to_a_day: false })
}
/// An extension whose end the decider sets.
pub(super) const TO_A_DAY: Option<RuleExtension> = Some(RuleExtension { total: None, to_a_day: true });

/// The rows in force here.
#[rustfmt::skip]
pub(super) static RULES: &[Rule] = &[
    Rule { id: "NO-MEL-0", kind: RuleKind::Now, shifts: false, met_by: MetBy::ReviewAtLatest, source: "bvl. § 2-1", severity: 5, ..BASE },
    Rule { id: "NO-MEL-1", offset: weeks(1), met_by: MetBy::Review, source: "bvl. § 2-1", severity: 4, effort_hours: 3.0, ..BASE },
    Rule { id: "NO-MEL-2", offset: weeks(3), lasts: Lasts::UntilMet, source: "bvl. § 13-3", informs: true, effort_hours: 1.0, ..BASE },
    // The law wants a plan and gives no figure.
    Rule {
        id: "NO-UND-1", offset: weeks(2), shifts: false, lasts: Lasts::WhileInvestigation, source: "bvl. § 2-2(3)",
        confidence: Confidence::PRACTICE_INTERVAL, ..INVESTIGATION
    },
    // In special cases six months in all, from the same start.
    Rule {
        id: "NO-UND-2", trigger: Trigger::ReportWeekEnded, offset: months(3), extension: to_months(6),
        met_by: MetBy::InvestigationClosed, source: "bvl. § 2-2(2)", severity: 4, effort_hours: 30.0, lead_days: 15, ..INVESTIGATION
    },
    Rule {
        id: "NO-UND-3", trigger: Trigger::InvestigationClosed, offset: weeks(3), lasts: Lasts::UntilMet,
        source: "bvl. § 13-3(2)", informs: true, effort_hours: 1.0, ..INVESTIGATION
    },
    // A window: a new investigation may be opened within it.
    Rule {
        id: "NO-UND-4", trigger: Trigger::Event(&[InvestigationReserved]), offset: months(6), lasts: Lasts::UntilMet,
        met_by: MetBy::Events(&[InvestigationOpened]), source: "bvl. § 2-5(3)", severity: 4, ..INVESTIGATION
    },
    // With the decision; two weeks is our figure.
    Rule {
        id: "NO-HJE-1", trigger: Trigger::Event(&[MeasureDecided]), offset: weeks(2), shifts: false,
        met_by: MetBy::Events(&[PlanMade]), source: "bvl. § 8-1(2)", confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 4.0, ..SUPPORT
    },
    // The law says systematic and regular.
    Rule {
        id: "NO-HJE-2", trigger: Trigger::Event(&[MeasureStarted, MeasureReviewed]), offset: months(3), shifts: false,
        met_by: MetBy::Events(&[MeasureReviewed]), lasts: Lasts::Until(&[MeasureEnded]), source: "bvl. § 8-1(1)",
        confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 3.0, ..SUPPORT
    },
    // At most a year; a centre for parents and children three months.
    Rule {
        id: "NO-HJE-3", trigger: Trigger::Event(&[SupportOrdered]), offset: months(12), set_by_event: true,
        lasts: Lasts::Until(&[MeasureEnded]), source: "bvl. § 3-4", severity: 4, ..SUPPORT
    },
    Rule {
        id: "NO-HJE-4", trigger: Trigger::Event(&[ParentSupportOrdered]), offset: months(6), set_by_event: true,
        lasts: Lasts::Until(&[MeasureEnded]), source: "bvl. § 3-5", severity: 4, ..SUPPORT
    },
    // Sent at once when carried out; until that day is recorded, and for an exit ban, from the decision.
    Rule {
        id: "NO-AKU-1", kind: RuleKind::Now, begins_with: Some((EmergencyCarriedOut, &[TravelBan])),
        trigger: Trigger::Event(&[EmergencyMove, EmergencyInstitution, MoveBan, TravelBan, ContactStopped]),
        met_by: MetBy::Events(&[TribunalReceived]), source: "bvl. § 14-22", effort_hours: 2.0, lead_days: 0, ..EMERGENCY
    },
    Rule {
        id: "NO-AKU-2", owner: Owner::Tribunal, kind: RuleKind::Hours, trigger: Trigger::Event(&[TribunalReceived]),
        offset: Some(Offset { n: 48, unit: Unit::HourOutsideHolidays }), met_by: MetBy::Mark, source: "bvl. § 14-22",
        severity: 4, effort_hours: 2.0, lead_days: 0, ..EMERGENCY
    },
    // Six months where the child lives abroad and the steps the law names are taken.
    Rule {
        id: "NO-AKU-3", trigger: Trigger::Event(&[EmergencyMove]), offset: weeks(6), extension: to_months(6),
        source: "bvl. § 4-2(3–4)", effort_hours: 20.0, lead_days: 10, ..EMERGENCY
    },
    Rule {
        id: "NO-AKU-4", trigger: Trigger::Event(&[EmergencyInstitution]), offset: weeks(2), extension: to_months(6),
        source: "bvl. §§ 4-4, 4-5", effort_hours: 16.0, ..EMERGENCY
    },
    Rule { id: "NO-AKU-5", trigger: Trigger::Event(&[MoveBan]), offset: weeks(6), source: "bvl. § 4-3", ..EMERGENCY },
    // Stands until decided when the petition is sent.
    Rule { id: "NO-AKU-5B", trigger: Trigger::Event(&[MoveBan]), offset: months(3), source: "bvl. § 4-3", effort_hours: 2.0, lead_days: 0, ..EMERGENCY },
    Rule {
        id: "NO-AKU-6", trigger: Trigger::Event(&[TravelBan]), offset: weeks(6), source: "bvl. § 4-6",
        valid_from: day(2026, 1, 23), is_new: true, checked_on: day(2026, 7, 1), ..EMERGENCY
    },
    // The tribunal's own ban: at most six months, and six more after a new decision.
    Rule {
        id: "NO-AKU-6B", phase: Phase::Tribunal, trigger: Trigger::Event(&[TravelBanOrdered]), offset: months(6), extension: to_months(12),
        set_by_event: true, met_by: MetBy::Mark, lasts: Lasts::WhileCase, source: "bvl. § 5-13",
        valid_from: day(2026, 1, 23), is_new: true, checked_on: day(2026, 7, 1), ..EMERGENCY
    },
    Rule {
        id: "NO-AKU-7", trigger: Trigger::Event(&[ContactStopped]), offset: weeks(3), source: "bvl. § 7-7",
        valid_from: day(2026, 1, 1), is_new: true, ..EMERGENCY
    },
    // "Shortly": five working days is our figure.
    Rule {
        id: "NO-AKU-8", trigger: Trigger::Event(&[EmergencyMove, EmergencyInstitution]), met_by: MetBy::Events(&[PlanMade]),
        offset: Some(Offset { n: 5, unit: Unit::WorkingDay }), source: "bvl. § 8-2", severity: 4,
        confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 4.0, lead_days: 0, ..EMERGENCY
    },
    // Two weeks before the tribunal in its ordinary composition.
    Rule {
        id: "NO-AKU-9", owner: Owner::Tribunal, trigger: Trigger::Event(&[AppealReceived]), offset: weeks(1), met_by: MetBy::Mark,
        extension: Some(RuleExtension { total: weeks(2), to_a_day: false }), source: "bvl. § 14-23", shifts: true, severity: 3, effort_hours: 2.0, lead_days: 0, ..EMERGENCY
    },
    Rule {
        id: "NO-NEM-1", phase: Phase::Tribunal, trigger: Trigger::Event(&[ClaimReceived]), offset: months(3), extension: to_months(6),
        met_by: MetBy::Events(&[PetitionSent]), source: "bvl. § 14-8", severity: 4, effort_hours: 16.0, lead_days: 10, ..BASE
    },
    Rule {
        id: "NO-NEM-2", phase: Phase::Tribunal, owner: Owner::Party, trigger: Trigger::Event(&[TribunalNotified]), offset: months(1),
        source: "bvl. § 14-25", severity: 4, ..BASE
    },
];
