//! Deadline rules as data. A row holds no text: its titles are in `locales/rules.json`.
//!
//! Not legal advice: each row says when it was checked and how sure it is.

pub use super::rule_terms::*;
use super::{
    case::{Country, EventKind},
    rules_dk, rules_no, rules_no_care,
};
use chrono::NaiveDate;

/// One rule.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// For example `NO-MEL-1`. Never reused for another rule.
    pub id: &'static str,
    /// Whose law.
    pub country: Country,
    /// Where it belongs.
    pub phase: Phase,
    /// Whose duty.
    pub owner: Owner,
    /// What sort of end.
    pub kind: RuleKind,
    /// What starts it.
    pub trigger: Trigger,
    /// How long; None for "at once" and gates.
    pub offset: Option<Offset>,
    /// The extension it allows.
    pub extension: Option<RuleExtension>,
    /// So many a year; only for counts.
    pub per_year: Option<PerYear>,
    /// The day set with the event goes before the offset.
    pub set_by_event: bool,
    /// Counted from this event instead, once it has followed the one that starts the clock; but for
    /// those started by one of these.
    pub begins_with: Option<(EventKind, &'static [EventKind])>,
    /// The end comes earlier when this happens before it.
    pub earlier_at: Option<EventKind>,
    /// Holds only from (true) or only before (false) the month of the 16th birthday.
    pub youth: Option<bool>,
    /// What cannot be recorded while it is undone, unless a reason is given.
    pub gates: &'static [EventKind],
    /// An end on a day off is also shown as moved to the next working day (domstolloven § 149).
    pub shifts: bool,
    /// What meets it.
    pub met_by: MetBy,
    /// What stops it.
    pub lasts: Lasts,
    /// The paragraph in short form.
    pub source: &'static str,
    /// How sure.
    pub confidence: Confidence,
    /// 5: a measure lapses or a child is unprotected … 1: information.
    pub severity: u8,
    /// A duty by law.
    pub statutory: bool,
    /// Only tells somebody: a receipt, feedback to a reporter. A case that is acute is not safer for
    /// its being done first, so it is ranked by its own date (DECISIONS 85).
    pub informs: bool,
    /// Own work in hours; a placeholder of ours.
    pub effort_hours: f32,
    /// Working days that others need.
    pub lead_days: u8,
    /// The first day the rule holds. Older laws had most duties too, so only a new duty waits for it.
    pub valid_from: NaiveDate,
    /// The duty did not exist before: what happened earlier starts nothing.
    pub is_new: bool,
    /// The state of the law that was read.
    pub checked_on: NaiveDate,
    /// The version of the set of rules.
    pub law_profile: &'static str,
    /// Only for clocks that start on this day or later: an interval that the user has changed.
    pub starts_from: Option<NaiveDate>,
    /// Only for clocks that start before this day.
    pub starts_before: Option<NaiveDate>,
    /// The interval is the user's.
    pub is_changed: bool,
    /// Out of force for a period.
    pub suspended: Option<Suspended>,
    /// The title of a rule of the user's own.
    pub local_title: Option<&'static str>,
}

/// A period in which a rule does not bind, for example by a regulation after bvl. § 2-7.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suspended {
    /// From this day.
    pub from: NaiveDate,
    /// Up to and including this day.
    pub to: NaiveDate,
    /// Why.
    pub reason: &'static str,
}

impl Suspended {
    /// The day lies in the period.
    pub fn covers(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

impl Rule {
    /// The key of its title in `locales/rules.json`; with `_short` added, of its short name.
    pub fn text_key(&self) -> String {
        format!("rule_{}", self.id.to_ascii_lowercase().replace('-', "_"))
    }
    /// Part of the legal floor: the service's own duty by law, of which both the duty and the date
    /// are sure. The user may raise it, and lower it only down to what the rule gives
    /// (domain.md section 5).
    pub fn is_legal_floor(&self) -> bool {
        self.owner == Owner::Service && self.statutory && self.confidence.of_date() == Certainty::Sure
    }
    /// The date is our default, not law.
    pub fn is_practice(&self) -> bool {
        self.confidence.interval == Certainty::Practice
    }
    /// The event that meets it and must be recorded, because a mark would not do: what is counted,
    /// and what returns.
    pub fn recorded_as(&self) -> Option<EventKind> {
        match (self.kind, self.met_by) {
            (RuleKind::Count, MetBy::Events(meets)) => meets.first().copied(),
            _ => self.returns_with(),
        }
    }
    /// This row of the rule is the one for a clock that an event of this day starts.
    pub fn is_version_of(&self, day: NaiveDate) -> bool {
        self.starts_from.is_none_or(|from| day >= from) && self.starts_before.is_none_or(|before| day < before)
    }
    /// Returns: what meets it also starts it anew. It is met by recording that event alone, because
    /// a mark would end the row of clocks.
    pub fn returns_with(&self) -> Option<EventKind> {
        match (self.trigger, self.met_by) {
            (Trigger::Event(starts), MetBy::Events(meets)) => meets.iter().copied().find(|kind| starts.contains(kind)),
            _ => None,
        }
    }
}

/// The rules of a country, in the order of a case's course.
pub fn rules_of(country: Country) -> impl Iterator<Item = &'static Rule> {
    let (first, second): (&[Rule], &[Rule]) = match country {
        Country::No => (rules_no::RULES, rules_no_care::RULES),
        Country::Dk => (rules_dk::RULES, &[]),
    };
    first.iter().chain(second)
}

/// The rules of both countries.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    rules_of(Country::No).chain(rules_of(Country::Dk))
}

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| rule.id == id)
}

/// A date known when the program is built. A date that does not exist becomes the calendar's
/// first day, which a test refuses.
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}
