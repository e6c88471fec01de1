//! Denmark: barnets lov (BL), in force from 1 January 2024; before that serviceloven (SL).
//! Read as LBK 282 of 17 March 2025 (domain.md section 2).

use super::{
    case::{Country, EventKind::*},
    rule::{
        Certainty, Confidence, Lasts, MetBy, Offset, Owner, PerYear, Phase, Rule, RuleExtension, RuleKind, Trigger,
        Unit, day,
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
    per_year: None,
    set_by_event: false,
    begins_with: None,
    earlier_at: None,
    youth: None,
    gates: &[],
    shifts: false,
    met_by: MetBy::Mark,
    lasts: Lasts::WhileCase,
    source: "",
    confidence: Confidence::SURE,
    severity: 3,
    statutory: true,
    informs: false,
    effort_hours: 2.0,
    lead_days: 0,
    valid_from: day(2024, 1, 1),
    is_new: false,
    checked_on: day(2025, 3, 17),
    law_profile: "DK-2025-03",
    starts_from: None,
    starts_before: None,
    is_changed: false,
    suspended: None,
    local_title: None,
};
const GATE: Rule = Rule { kind: RuleKind::Gate, severity: 4, ..BASE };
const PLAN: Rule = Rule {
    phase: Phase::Support,
    met_by: MetBy::Events(&[PlanMade]),
    severity: 4,
    effort_hours: 6.0,
    lead_days: 5,
    ..BASE
};
const EMERGENCY: Rule = Rule {
    phase: Phase::Emergency,
    trigger: Trigger::Event(&[EmergencyImplemented]),
    lasts: Lasts::Until(&[EmergencyEnded]),
    ..BASE
};
const REMINDER: Rule = Rule { phase: Phase::Aftercare, trigger: Trigger::Event(&[TurnsEighteen]), ..BASE };

const fn of(n: u16, unit: Unit) -> Option<Offset> {
    Some(Offset { n, unit })
}

/// The rows in force here.
#[rustfmt::skip]
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "DK-UND-1", kind: RuleKind::Hours, offset: of(24, Unit::Hour), met_by: MetBy::ReviewAtLatest, source: "BL § 136",
        confidence: Confidence::LIKELY_CITATION, severity: 5, ..BASE
    },
    Rule {
        id: "DK-UND-2", offset: of(6, Unit::WeekdayWithSaturday), lasts: Lasts::UntilMet, source: "BL §§ 136–137",
        confidence: Confidence::LIKELY_CITATION, informs: true, ..BASE
    },
    // No figure was found.
    Rule {
        id: "DK-UND-3", offset: of(3, Unit::Week), lasts: Lasts::UntilMet, source: "BL §§ 136–137",
        confidence: Confidence { interval: Certainty::Practice, ..Confidence::LIKELY }, severity: 2, informs: true, ..BASE
    },
    // With the assessment of the new report.
    Rule {
        id: "DK-UND-4", trigger: Trigger::ReportDuringMeasure, gates: &[ReportDismissed, InvestigationOpened], source: "BL § 137",
        confidence: Confidence::LIKELY, ..GATE
    },
    // Before the assessment ends.
    Rule {
        id: "DK-UND-5", trigger: Trigger::Event(&[AbuseSuspected]), gates: &[ReportDismissed, InvestigationOpened, InvestigationClosed],
        met_by: MetBy::Events(&[ChildTalk]), source: "SL § 155 a, BL", confidence: Confidence::LIKELY, severity: 5, ..GATE
    },
    // Exceptionally: a written preliminary assessment, and finish as soon as possible.
    Rule {
        id: "DK-BFU-1", phase: Phase::Investigation, trigger: Trigger::Awareness, offset: of(4, Unit::Month),
        extension: Some(RuleExtension { total: None, to_a_day: false }), met_by: MetBy::InvestigationClosed, source: "BL § 20(3)",
        severity: 4, effort_hours: 30.0, lead_days: 15, ..BASE
    },
    // No figure was found; a day may be set with the decision.
    Rule {
        id: "DK-BFU-2", phase: Phase::Investigation, trigger: Trigger::Event(&[ScreeningDecided]), set_by_event: true, source: "BL § 19",
        confidence: Confidence::UNCERTAIN, severity: 3, ..GATE
    },
    Rule {
        id: "DK-PLA-1", trigger: Trigger::Event(&[MeasureDecided, PlacementDecided]), offset: of(3, Unit::Month), youth: Some(false),
        source: "BL § 91", ..PLAN
    },
    // Placement without consent: before the decision.
    Rule {
        id: "DK-PLA-1B", phase: Phase::Support, trigger: Trigger::Event(&[CommitteePrepared]), gates: &[PlacementForced],
        met_by: MetBy::Events(&[PlanMade]), source: "BL §§ 91, 108", effort_hours: 6.0, lead_days: 5, ..GATE
    },
    Rule {
        id: "DK-PLA-2", trigger: Trigger::Event(&[MeasureDecided, PlacementDecided]), offset: of(3, Unit::Month), youth: Some(true),
        source: "BL § 108", ..PLAN
    },
    // Three months after the 16th birthday, which is 21 months before the 18th.
    Rule { id: "DK-PLA-2B", trigger: Trigger::Event(&[TurnsEighteen]), offset: of(21, Unit::MonthBefore), source: "BL § 108", ..PLAN },
    // The earlier of three months and the end of an investigation that ran beside it.
    Rule {
        id: "DK-OPF-1", phase: Phase::Support, trigger: Trigger::Event(&[MeasureStarted, FosterMovedIn, InstitutionMovedIn]),
        offset: of(3, Unit::Month), earlier_at: Some(InvestigationClosed), met_by: MetBy::Events(&[MeasureReviewed]),
        lasts: Lasts::Until(&[MeasureEnded, MovedOut]), source: "BL § 95(2)", severity: 4, effort_hours: 4.0, ..BASE
    },
    // Decided for each child, with reasons. Six months is our default.
    Rule {
        id: "DK-OPF-2", phase: Phase::Support, trigger: Trigger::Event(&[MeasureReviewed]), offset: of(6, Unit::Month), set_by_event: true,
        met_by: MetBy::Events(&[MeasureReviewed]), lasts: Lasts::Until(&[MeasureEnded, MovedOut]), source: "BL § 95(3–4)",
        confidence: Confidence::PRACTICE_INTERVAL, effort_hours: 4.0, ..BASE
    },
    Rule {
        id: "DK-TIL-1", phase: Phase::Care, kind: RuleKind::Count, trigger: Trigger::Event(&[FosterMovedIn, InstitutionMovedIn]),
        per_year: Some(PerYear { n: 2, fewer: None }), offset: of(12, Unit::Month), met_by: MetBy::Events(&[VisitMade]),
        lasts: Lasts::Until(&[MovedOut]), source: "BL § 156(5)", severity: 4, effort_hours: 5.0, ..BASE
    },
    // Before each decision: after one, the next waits for a talk of its own.
    Rule {
        id: "DK-SAM-1", phase: Phase::Any,
        trigger: Trigger::Event(&[InvestigationOpened, MeasureDecided, PlacementDecided, PlacementForced]),
        gates: &[MeasureDecided, PlacementDecided, PlacementForced], met_by: MetBy::Events(&[ChildTalk]), source: "BL § 5(3–4)", ..GATE
    },
    Rule {
        id: "DK-AKU-1", kind: RuleKind::Hours, offset: of(24, Unit::Hour), source: "BL § 143", severity: 4,
        confidence: Confidence::LIKELY_CITATION, ..EMERGENCY
    },
    // The committee's own clock. Sundays and holidays count.
    Rule {
        id: "DK-AKU-2", owner: Owner::Tribunal, offset: of(7, Unit::DayWithStart), met_by: MetBy::Events(&[EmergencyApproved]),
        source: "BL §§ 142, 143(4)", severity: 5, ..EMERGENCY
    },
    // Where the month starts is not certain: the carrying out is the earlier day.
    Rule {
        id: "DK-AKU-3", offset: of(1, Unit::Month), met_by: MetBy::Events(&[PlacementForced, PlacementDecided]), source: "BL § 143",
        confidence: Confidence { interval: Certainty::Likely, ..Confidence::SURE }, severity: 5, ..EMERGENCY
    },
    // 15½ and 17 years: a local reminder.
    Rule {
        id: "DK-EFT-1", offset: of(30, Unit::MonthBefore), source: "lokal", severity: 2, statutory: false,
        confidence: Confidence::PRACTICE_INTERVAL, ..REMINDER
    },
    Rule {
        id: "DK-EFT-1B", offset: of(12, Unit::MonthBefore), source: "lokal", severity: 2, statutory: false,
        confidence: Confidence::PRACTICE_INTERVAL, ..REMINDER
    },
    // At 17½; the plan is revised first.
    Rule { id: "DK-EFT-2", offset: of(6, Unit::MonthBefore), source: "BL § 111", severity: 4, ..REMINDER },
    // The authority sets the day; ten working days is our default.
    Rule {
        id: "DK-PAR-1", phase: Phase::Any, owner: Owner::Party, trigger: Trigger::Event(&[HearingSent]), offset: of(10, Unit::WorkingDay),
        set_by_event: true, met_by: MetBy::Events(&[HearingAnswered]), source: "forvaltningsloven § 19",
        confidence: Confidence { interval: Certainty::Practice, ..Confidence::LIKELY }, ..BASE
    },
    Rule {
        id: "DK-KLA-1", phase: Phase::Any, owner: Owner::Party, trigger: Trigger::Event(&[DecisionNotified]), offset: of(4, Unit::Week),
        source: "BL kap. 17", confidence: Confidence::LIKELY, severity: 2, ..BASE
    },
    // No figure was verified; the decision may set the day.
    Rule {
        id: "DK-ANB-1", phase: Phase::Care, trigger: Trigger::Event(&[PlacementForced]), set_by_event: true, source: "BL § 47 ff.",
        confidence: Confidence::UNCERTAIN, severity: 5, lasts: Lasts::Until(&[MovedOut]), ..GATE
    },
];
