//! Norway: barnevernsloven 2021 (bvl.), in force from 1 January 2023.
//! Read as consolidated with the changes in force on 23 January 2026 (domain.md section 1).

use super::{
    case::Country,
    rule::{Confidence, Lasts, MetBy, Offset, Owner, Phase, Rule, RuleExtension, RuleKind, Trigger, Unit, day},
};

/// What the rows have in common; each names where it differs.
const BASE: Rule = Rule {
    id: "",
    country: Country::No,
    phase: Phase::Report,
    owner: Owner::Service,
    kind: RuleKind::Date,
    trigger: Trigger::ReportReceived,
    offset: None,
    extension: None,
    recurrence: None,
    shifts: true,
    met_by: MetBy::Mark,
    lasts: Lasts::WhileCase,
    source: "",
    confidence: Confidence::SURE,
    severity: 3,
    statutory: true,
    effort_hours: 2.0,
    lead_days: 0,
    valid_from: day(2023, 1, 1),
    checked_on: day(2026, 1, 23),
    law_profile: "NO-2026-01",
};

const fn weeks(n: u16) -> Option<Offset> {
    Some(Offset { n, unit: Unit::Week })
}

const fn months(n: u16) -> Option<Offset> {
    Some(Offset { n, unit: Unit::Month })
}

/// The rows in force here.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "NO-MEL-0",
        kind: RuleKind::Now,
        shifts: false,
        met_by: MetBy::ReviewAtLatest,
        source: "bvl. § 2-1",
        severity: 5,
        ..BASE
    },
    Rule {
        id: "NO-MEL-1",
        offset: weeks(1),
        met_by: MetBy::Review,
        source: "bvl. § 2-1",
        severity: 4,
        effort_hours: 3.0,
        ..BASE
    },
    Rule {
        id: "NO-MEL-2", offset: weeks(3), lasts: Lasts::UntilMet, source: "bvl. § 13-3", effort_hours: 1.0, ..BASE
    },
    // The law wants a plan and gives no figure.
    Rule {
        id: "NO-UND-1",
        phase: Phase::Investigation,
        trigger: Trigger::InvestigationOpened,
        offset: weeks(2),
        shifts: false,
        lasts: Lasts::WhileInvestigation,
        source: "bvl. § 2-2(3)",
        confidence: Confidence::PRACTICE_INTERVAL,
        ..BASE
    },
    // In special cases six months in all, from the same start.
    Rule {
        id: "NO-UND-2",
        phase: Phase::Investigation,
        trigger: Trigger::ReportWeekEnded,
        offset: months(3),
        extension: Some(RuleExtension { total: months(6) }),
        met_by: MetBy::InvestigationClosed,
        source: "bvl. § 2-2(2)",
        severity: 4,
        effort_hours: 30.0,
        lead_days: 15,
        ..BASE
    },
    Rule {
        id: "NO-UND-3",
        phase: Phase::Investigation,
        trigger: Trigger::InvestigationClosed,
        offset: weeks(3),
        lasts: Lasts::UntilMet,
        source: "bvl. § 13-3(2)",
        effort_hours: 1.0,
        ..BASE
    },
];
