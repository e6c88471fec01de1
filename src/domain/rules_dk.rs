//! Denmark: barnets lov (BL), in force from 1 January 2024; before that serviceloven (SL).
//! Read as LBK 282 of 17 March 2025 (domain.md section 2).

use super::{
    case::Country,
    rule::{
        Certainty, Confidence, Lasts, MetBy, Offset, Owner, Phase, Rule, RuleExtension, RuleKind, Trigger, Unit, day,
    },
};

/// What the rows have in common; each names where it differs.
/// No statute was found that moves a Danish authority's own deadline off a weekend.
const BASE: Rule = Rule {
    id: "",
    country: Country::Dk,
    phase: Phase::Report,
    owner: Owner::Service,
    kind: RuleKind::Date,
    trigger: Trigger::ReportReceived,
    offset: None,
    extension: None,
    recurrence: None,
    shifts: false,
    met_by: MetBy::Mark,
    lasts: Lasts::WhileCase,
    source: "",
    confidence: Confidence::SURE,
    severity: 3,
    statutory: true,
    effort_hours: 2.0,
    lead_days: 0,
    valid_from: day(2024, 1, 1),
    checked_on: day(2025, 3, 17),
    law_profile: "DK-2025-03",
};

const LIKELY: Confidence =
    Confidence { duty: Certainty::Likely, interval: Certainty::Likely, citation: Certainty::Likely };

/// The rows in force here.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "DK-UND-1",
        kind: RuleKind::Hours,
        offset: Some(Offset { n: 24, unit: Unit::Hour }),
        met_by: MetBy::ReviewAtLatest,
        source: "BL § 136",
        confidence: Confidence::LIKELY_CITATION,
        severity: 5,
        ..BASE
    },
    Rule {
        id: "DK-UND-2",
        offset: Some(Offset { n: 6, unit: Unit::WeekdayWithSaturday }),
        lasts: Lasts::UntilMet,
        source: "BL §§ 136–137",
        confidence: Confidence::LIKELY_CITATION,
        ..BASE
    },
    // No figure was found.
    Rule {
        id: "DK-UND-3",
        offset: Some(Offset { n: 3, unit: Unit::Week }),
        lasts: Lasts::UntilMet,
        source: "BL §§ 136–137",
        confidence: Confidence { interval: Certainty::Practice, ..LIKELY },
        severity: 2,
        ..BASE
    },
    Rule {
        id: "DK-UND-4",
        kind: RuleKind::Gate,
        trigger: Trigger::ReportDuringMeasure,
        source: "BL § 137",
        confidence: LIKELY,
        severity: 4,
        ..BASE
    },
    Rule {
        id: "DK-UND-5",
        kind: RuleKind::Gate,
        trigger: Trigger::AbuseSuspected,
        source: "SL § 155 a, BL",
        confidence: LIKELY,
        severity: 5,
        ..BASE
    },
    // Exceptionally: a written preliminary assessment, and finish as soon as possible.
    Rule {
        id: "DK-BFU-1",
        phase: Phase::Investigation,
        trigger: Trigger::Awareness,
        offset: Some(Offset { n: 4, unit: Unit::Month }),
        extension: Some(RuleExtension { total: None }),
        met_by: MetBy::InvestigationClosed,
        source: "BL § 20(3)",
        severity: 4,
        effort_hours: 30.0,
        lead_days: 15,
        ..BASE
    },
];
