//! Norway: care, foster homes, residential homes, aftercare, and what holds in any case
//! (domain.md section 1). Barnevernsloven, fosterhjemsforskriften, forvaltningsloven.

use super::{
    case::EventKind::*,
    rule::{
        Certainty, Confidence, Lasts, MetBy, Offset, Owner, PerYear, Phase, Rule, RuleExtension, RuleKind, Trigger,
        Unit, day,
    },
    rules_no::{BASE, TO_A_DAY, months, weeks},
};

const CARE: Rule = Rule { phase: Phase::Care, severity: 4, lasts: Lasts::Until(&[CareLifted]), ..BASE };
const FOSTER: Rule = Rule {
    phase: Phase::Foster,
    trigger: Trigger::Event(&[FosterMovedIn]),
    lasts: Lasts::Until(&[MovedOut]),
    severity: 4,
    ..BASE
};
const INSTITUTION: Rule =
    Rule { phase: Phase::Institution, lasts: Lasts::Until(&[MovedOut]), severity: 5, shifts: false, ..BASE };
const AFTERCARE: Rule = Rule {
    phase: Phase::Aftercare,
    trigger: Trigger::Event(&[TurnsEighteen]),
    source: "bvl. § 3-6",
    confidence: Confidence::PRACTICE_INTERVAL,
    severity: 4,
    shifts: false,
    effort_hours: 3.0,
    lead_days: 20,
    ..BASE
};

const fn months_before(n: u16) -> Option<Offset> {
    Some(Offset { n, unit: Unit::MonthBefore })
}

/// The rows in force here.
#[rustfmt::skip]
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "NO-OMS-1", trigger: Trigger::Event(&[CareOrder]), offset: weeks(6), extension: TO_A_DAY, shifts: false,
        met_by: MetBy::Events(&[FosterMovedIn, InstitutionMovedIn, BehaviourMovedIn, ObservationMovedIn]), source: "bvl. § 5-2", severity: 5, ..CARE
    },
    // "As soon as possible": four weeks is our figure.
    Rule {
        id: "NO-OMS-2", trigger: Trigger::Event(&[CareOrder]), offset: weeks(4), shifts: false, met_by: MetBy::Events(&[PlanMade]),
        source: "bvl. § 8-3(4)", confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 8.0, ..CARE
    },
    Rule {
        id: "NO-OMS-3", trigger: Trigger::Event(&[ContactDecided]), offset: weeks(4), shifts: false, source: "bvl. § 7-6",
        confidence: Confidence::PRACTICE_INTERVAL, severity: 3, effort_hours: 4.0, ..CARE
    },
    Rule {
        id: "NO-OMS-4", trigger: Trigger::Event(&[CareOrder, CareReviewed, CareFullyReviewed]), offset: months(6), shifts: false,
        met_by: MetBy::Events(&[CareReviewed, CareFullyReviewed]), source: "bvl. §§ 8-3(3), 7-6(2)",
        confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 6.0, ..CARE
    },
    // No rule of the law says "yearly": the review in full is ours.
    Rule {
        id: "NO-OMS-4B", trigger: Trigger::Event(&[CareOrder, CareFullyReviewed]), offset: months(12), shifts: false,
        met_by: MetBy::Events(&[CareFullyReviewed]), source: "bvl. §§ 8-3(3), 7-6(2)", confidence: Confidence::PRACTICE_INTERVAL,
        statutory: false, effort_hours: 6.0, ..CARE
    },
    Rule {
        id: "NO-OMS-5", trigger: Trigger::Event(&[CareLifted]), offset: months(6), lasts: Lasts::WhileCase, source: "bvl. § 8-7",
        valid_from: day(2026, 1, 1), is_new: true, ..CARE
    },
    Rule {
        id: "NO-OMS-6", owner: Owner::Info, trigger: Trigger::Event(&[CareFinal]), offset: months(12), source: "bvl. § 5-7",
        severity: 1, ..CARE
    },
    Rule {
        id: "NO-OMS-6B", owner: Owner::Info, trigger: Trigger::Event(&[ContactFinal]), offset: months(18), source: "bvl. § 7-4",
        severity: 1, ..CARE
    },
    Rule {
        id: "NO-FOS-1", kind: RuleKind::Count, per_year: Some(PerYear { n: 4, fewer: Some((FewerVisits, 2)) }), offset: months(12),
        met_by: MetBy::Events(&[VisitMade]), source: "forskrift om fosterhjem § 10", effort_hours: 4.0, ..FOSTER
    },
    Rule {
        id: "NO-FOS-2", kind: RuleKind::Count, per_year: Some(PerYear { n: 4, fewer: Some((FewerSupervisions, 2)) }), offset: months(12),
        met_by: MetBy::Events(&[SupervisionMade]), lasts: Lasts::Until(&[MovedOut, TurnsEighteen]), source: "forskrift om fosterhjem § 18, bvl. § 9-10", effort_hours: 4.0, ..FOSTER
    },
    Rule {
        id: "NO-FOS-3", trigger: Trigger::Event(&[AgreementSigned, AgreementReviewed]), offset: months(12),
        met_by: MetBy::Events(&[AgreementReviewed]), source: "forskrift om fosterhjem § 7", severity: 2, ..FOSTER
    },
    Rule {
        id: "NO-INS-1", trigger: Trigger::Event(&[BehaviourMovedIn]), offset: months(6), source: "bvl. § 6-2", ..INSTITUTION
    },
    // At most twelve months, and twelve more after a new decision.
    Rule {
        id: "NO-INS-1B", trigger: Trigger::Event(&[BehaviourMovedIn]), offset: months(12),
        extension: Some(RuleExtension { total: months(24), to_a_day: false }), source: "bvl. § 6-2", ..INSTITUTION
    },
    // For observation four weeks, and four more after a new decision.
    Rule {
        id: "NO-INS-1C", trigger: Trigger::Event(&[ObservationMovedIn]), offset: weeks(4),
        extension: Some(RuleExtension { total: weeks(8), to_a_day: false }), lasts: Lasts::Until(&[MovedOut, BehaviourMovedIn]),
        source: "bvl. § 6-2", ..INSTITUTION
    },
    Rule {
        id: "NO-INS-2", trigger: Trigger::Event(&[InstitutionDecided]), offset: weeks(6),
        met_by: MetBy::Events(&[BehaviourMovedIn, InstitutionMovedIn, ObservationMovedIn, TraffickingMovedIn]),
        source: "bvl. §§ 6-2, 6-6", ..INSTITUTION
    },
    // Each decision holds for six weeks; a new one sets the next day, within six months in all. That
    // both count from the moving in is our reading.
    Rule {
        id: "NO-INS-2B", trigger: Trigger::Event(&[TraffickingMovedIn]), offset: weeks(6), extension: TO_A_DAY, source: "bvl. § 6-6",
        confidence: Confidence { interval: Certainty::Likely, ..Confidence::SURE }, ..INSTITUTION
    },
    Rule {
        id: "NO-INS-2C", trigger: Trigger::Event(&[TraffickingMovedIn]), offset: months(6), source: "bvl. § 6-6",
        confidence: Confidence { interval: Certainty::Likely, ..Confidence::SURE }, ..INSTITUTION
    },
    Rule {
        id: "NO-INS-3", kind: RuleKind::Count, trigger: Trigger::Event(&[InstitutionMovedIn, BehaviourMovedIn, ObservationMovedIn, TraffickingMovedIn]),
        per_year: Some(PerYear { n: 4, fewer: None }), offset: months(12), met_by: MetBy::Events(&[VisitMade]),
        source: "oppfølgingsforskriften", confidence: Confidence::UNCERTAIN, severity: 4, effort_hours: 4.0, ..INSTITUTION
    },
    // "In good time": twelve, six and three months ahead are our figures.
    Rule { id: "NO-ETT-1", offset: months_before(12), ..AFTERCARE },
    // The first stands for the duty; the others remind of it.
    Rule { id: "NO-ETT-1B", offset: months_before(6), statutory: false, ..AFTERCARE },
    Rule { id: "NO-ETT-1C", offset: months_before(3), statutory: false, ..AFTERCARE },
    Rule {
        id: "NO-FVL-1", phase: Phase::Any, trigger: Trigger::Event(&[EnquiryReceived]), offset: months(1), source: "fvl. § 11 a",
        informs: true, severity: 2, ..BASE
    },
    Rule {
        id: "NO-FVL-2", phase: Phase::Any, owner: Owner::Party, trigger: Trigger::Event(&[DecisionNotified]), offset: weeks(3),
        extension: TO_A_DAY, source: "fvl. § 29", severity: 2, ..BASE
    },
];
