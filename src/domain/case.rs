//! A case, what happened in it, and what the user adds to its clocks.

pub use super::event_kind::EventKind;
use super::{
    entity::entity,
    ids::{CaseId, EventId, Id},
    iso_day,
    quadrant::Quadrant,
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whose law applies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    /// Norway: barnevernsloven.
    #[default]
    No,
    /// Denmark: barnets lov.
    Dk,
}

/// What the case is at now; carries the base weight in points (domain.md section 3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseType {
    /// Bekymringsmelding, underretning.
    #[default]
    Report,
    /// Undersøkelse, børnefaglig undersøgelse.
    Investigation,
    /// Hjelpetiltak, støttende indsats.
    Support,
    /// Fosterhjem, settled for more than two years.
    FosterSettled,
    /// Fosterhjem, new or unstable.
    FosterNew,
    /// Institusjon, døgninstitution.
    Institution,
    /// Akuttsak, the first six weeks.
    Emergency,
    /// Before the tribunal or court.
    Tribunal,
    /// Tilbakeføring, hjemgivelse.
    Reunification,
    /// Ettervern, ungestøtte.
    Aftercare,
}

impl CaseType {
    /// All, in the order of a case's course.
    pub const ALL: [CaseType; 10] = [
        CaseType::Report,
        CaseType::Investigation,
        CaseType::Support,
        CaseType::Emergency,
        CaseType::Tribunal,
        CaseType::FosterNew,
        CaseType::FosterSettled,
        CaseType::Institution,
        CaseType::Reunification,
        CaseType::Aftercare,
    ];
}

/// What makes a case heavier or lighter (domain.md section 3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddOn {
    /// Violence, abuse, a police track.
    Violence,
    /// An interpreter, several languages.
    Interpreter,
    /// High conflict, threats, complaints.
    Conflict,
    /// Five cooperating agencies or more.
    Agencies,
    /// More than 90 minutes one way.
    Travel,
    /// A co-worker shares the case.
    Shared,
    /// Stable, the statutory minimum only.
    Stable,
    /// From a newer version of the app; counts nothing.
    #[serde(other)]
    Unknown,
}

impl AddOn {
    /// All that can be chosen.
    pub const ALL: [AddOn; 7] = [
        AddOn::Violence,
        AddOn::Interpreter,
        AddOn::Conflict,
        AddOn::Agencies,
        AddOn::Travel,
        AddOn::Shared,
        AddOn::Stable,
    ];
}

/// The user's part in a case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers for it.
    #[default]
    Primary,
    /// Helps a colleague who answers for it.
    CoWorker,
}

impl Role {
    fn is_primary(&self) -> bool {
        *self == Role::Primary
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_zero(n: &u8) -> bool {
    *n == 0
}

/// A case that is behind (genopretningssag).
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recovery {
    /// To be caught up by this day.
    pub by: NaiveDate,
    /// What is missing.
    pub what: String,
}

/// One case, known by a code.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The record.
    #[serde(skip)]
    pub id: CaseId,
    /// The user's own code; never a name or a number from a case system.
    pub code: String,
    /// Whose law.
    pub country: Country,
    /// What it is at now.
    #[serde(rename = "type")]
    pub case_type: CaseType,
    /// 0 (low) to 3, copied from the case system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<u8>,
    /// When the risk was copied; unknown again after 14 days.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub risk_on: Option<NaiveDate>,
    /// A child without safe care or in acute danger.
    pub acute: bool,
    /// Free words to filter by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day it was closed.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
    /// What makes it heavier or lighter than its type.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add_ons: Vec<AddOn>,
    /// Further siblings in the same case.
    #[serde(skip_serializing_if = "is_zero")]
    pub siblings: u8,
    /// The day the user got it.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub mine_since: Option<NaiveDate>,
    /// The user's part in it.
    #[serde(skip_serializing_if = "Role::is_primary")]
    pub role: Role,
    /// Cases with the same word here are siblings under one process.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// Checklist items and the day each was ticked.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub checks: BTreeMap<String, NaiveDate>,
    /// The day it was last walked through.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<NaiveDate>,
    /// Behind, and to be caught up by a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
    /// What a colleague needs to know: the next step, appointments.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub handover: String,
    /// The child and the family keep this caseworker: never proposed for handing over.
    #[serde(skip_serializing_if = "is_false")]
    pub locked: bool,
    /// The keyed hash of its number in the case system, by which a file read again finds it. The
    /// number itself is nowhere.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file_mark: String,
}
entity!(Case, CaseId, "case");

impl Case {
    /// Days for which a copied risk level is taken as true.
    pub const RISK_HOLDS_DAYS: i64 = 14;
    /// The risk level (0 to 3) while it is at most 14 days old; unknown without a date. The app
    /// asks, it does not guess.
    pub fn known_risk(&self, today: NaiveDate) -> Option<u8> {
        let copied = self.risk_on?;
        self.risk.filter(|_| today.signed_duration_since(copied).num_days() <= Self::RISK_HOLDS_DAYS)
    }
}

/// An event on a case's line of time.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseEvent {
    /// The record.
    #[serde(skip)]
    pub id: EventId,
    /// Whose.
    pub case: CaseId,
    /// What.
    pub kind: EventKind,
    /// The day.
    pub on: NaiveDate,
    /// The time of day, needed for clocks of hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// Why, where the law asks for grounds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The last day that was set together with it: of a hearing, an order, the next follow-up.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The report that it answers. Without it the course of events decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<EventId>,
    /// The day it was recorded in this app.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub recorded: Option<NaiveDate>,
    /// The set of rules in force when it was recorded (`Rule::law_profile`).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub law: String,
    /// Gates that were passed undone: the rule's id and the reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub waived: BTreeMap<String, String>,
}
entity!(CaseEvent, EventId, "event");

/// An extension with its grounds (for example bvl. § 2-2(2): special cases).
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Extension {
    /// Why.
    pub reason: String,
    /// Who decided, as a role.
    pub decider: String,
    /// When.
    pub on: NaiveDate,
    /// The new last day, where the law leaves it to the decider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// What the user adds to a clock. The clock itself is computed and never stored.
/// Its id is made from case, rule and occurrence, so that two devices meet in one record.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClockMark {
    /// `case.rule.occurrence`, lower case.
    #[serde(skip)]
    pub id: Id,
    /// The case.
    pub case: CaseId,
    /// The rule's id, for example `NO-MEL-1`.
    pub rule: String,
    /// Which clock of the rule: made from the event that started it (`clock::occurrence_of`).
    pub occurrence: u32,
    /// The day it was met.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
    /// It was met before the case was recorded here; on which day is not known, `done` is the day of
    /// recording.
    #[serde(skip_serializing_if = "is_false")]
    pub before_recorded: bool,
    /// The time it was met, for clocks of hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_at: Option<NaiveTime>,
    /// The day the user plans to do it.
    #[serde(with = "iso_day", skip_serializing_if = "Option::is_none")]
    pub planned: Option<NaiveDate>,
    /// The quadrant the user chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quadrant: Option<Quadrant>,
    /// The extension, where the rule allows one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// Why it does not apply to this case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// Why it was not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

impl ClockMark {
    /// The id of the mark of a clock.
    pub fn id_of(case: &CaseId, rule: &str, occurrence: u32) -> Id {
        Id::new(format!("{case}.{}.{occurrence}", rule.to_ascii_lowercase()))
    }
    /// The empty mark that an id of the shape `case.rule.occurrence` names.
    pub fn blank(id: &Id) -> Option<Self> {
        let mut parts = id.as_str().rsplitn(3, '.');
        let occurrence = parts.next()?.parse().ok()?;
        let rule = parts.next()?.to_ascii_uppercase();
        let case = CaseId(Id::new(parts.next()?));
        Some(ClockMark::new(&case, &rule, occurrence))
    }
    /// An empty mark.
    pub fn new(case: &CaseId, rule: &str, occurrence: u32) -> Self {
        ClockMark {
            id: Self::id_of(case, rule, occurrence),
            case: case.clone(),
            rule: rule.to_owned(),
            occurrence,
            ..Self::default()
        }
    }
}
entity!(ClockMark, Id, "clock");
