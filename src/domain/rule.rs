//! Deadline rules as data. A row holds no text: its titles are in `locales/rules.json`.
//!
//! Not legal advice: each row says when it was checked and how sure it is.

use super::{
    case::{Country, EventKind},
    rules_dk, rules_no, rules_no_care,
};
use chrono::NaiveDate;

/// Whose duty the rule is. Only the service's own become things to do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Owner {
    /// The caseworker's own duty.
    Service,
    /// A party's deadline, for example klagefrist. Its shifted end is the deadline.
    Party,
    /// The tribunal's deadline: watched, never a task.
    Tribunal,
    /// For information.
    Info,
}

/// What sort of end the rule has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RuleKind {
    /// A last day.
    Date,
    /// A last moment. Runs through the night; no day to plan for.
    Hours,
    /// "At once": due from the trigger, without a figure.
    Now,
    /// "Before something else is done": no date.
    Gate,
    /// A number a year.
    Count,
}

/// What starts the rule's clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Trigger {
    /// Any of these happened. Counted from that day.
    Event(&'static [EventKind]),
    /// A report of concern arrived. Counted from its day and time.
    ReportReceived,
    /// An investigation was opened. Counted from that day.
    InvestigationOpened,
    /// An investigation was opened. Counted from the end of the one-week limit of the report
    /// behind it, also when the report was reviewed earlier (bvl. § 2-2(2)).
    ReportWeekEnded,
    /// An investigation was opened. Counted from the day the municipality became aware of the
    /// possible need, which is the day of the report behind it (BL § 20(3)).
    Awareness,
    /// An investigation was ended. Counted from that day.
    InvestigationClosed,
    /// A report arrived while a measure or a placement ran.
    ReportDuringMeasure,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// Hours round the clock.
    Hour,
    /// Hours of days that are no Sundays and no holidays (domstolloven §§ 148–149).
    HourOutsideHolidays,
    /// Whole days with the start day counted.
    DayWithStart,
    /// Monday to Friday, no holidays.
    WorkingDay,
    /// Danish hverdage in the wide sense, Saturdays counted: the earlier date.
    WeekdayWithSaturday,
    /// Weeks: the same weekday.
    Week,
    /// Months: the same date number, else the month's last day.
    Month,
    /// Months back in time.
    MonthBefore,
}

impl Unit {
    /// The end has a time of day.
    pub fn is_hours(self) -> bool {
        matches!(self, Unit::Hour | Unit::HourOutsideHolidays)
    }
}

/// How long, from the trigger.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Offset {
    /// How many.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
}

/// The extension a rule allows. It needs a reason, a decider and a date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RuleExtension {
    /// The whole length from the same start. None where the law gives no figure: the end stands,
    /// unless whoever decides sets a day.
    pub total: Option<Offset>,
    /// Whoever decides may set the new last day.
    pub to_a_day: bool,
}

/// So many in each year from the start.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PerYear {
    /// How many.
    pub n: u8,
    /// From the year in which this happens, or has happened: how many then.
    pub fewer: Option<(EventKind, u8)>,
}

/// How sure something is (domain.md, head).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// Read in the statute or in two sources that agree.
    Sure,
    /// One good source, or an inference.
    Likely,
    /// From memory or an old source.
    Uncertain,
    /// Our own default where the law gives a duty and no figure.
    Practice,
}

/// A rule can be sure as a duty and not as a figure, or as both and not as a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Confidence {
    /// That there is such a duty.
    pub duty: Certainty,
    /// That it is due when the row says.
    pub interval: Certainty,
    /// That the paragraph is the right one.
    pub citation: Certainty,
}

impl Confidence {
    /// All sure.
    pub const SURE: Self = Confidence { duty: Certainty::Sure, interval: Certainty::Sure, citation: Certainty::Sure };
    /// A sure duty whose interval is our default.
    pub const PRACTICE_INTERVAL: Self = Confidence { interval: Certainty::Practice, ..Self::SURE };
    /// One good source.
    pub const LIKELY: Self =
        Confidence { duty: Certainty::Likely, interval: Certainty::Likely, citation: Certainty::Likely };
    /// Not read, or no figure found.
    pub const UNCERTAIN: Self =
        Confidence { duty: Certainty::Uncertain, interval: Certainty::Uncertain, citation: Certainty::Uncertain };
    /// Sure but for the paragraph.
    pub const LIKELY_CITATION: Self = Confidence { citation: Certainty::Likely, ..Self::SURE };
    /// The weaker of duty and interval: what the user should know of the date.
    pub fn of_date(self) -> Certainty {
        self.duty.max(self.interval)
    }
}

/// What meets the duty beside the user's own mark, which always may.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MetBy {
    /// Only the mark.
    Mark,
    /// The report was dismissed or an investigation opened: that is the review.
    Review,
    /// The same, but the duty was due before the review, at an hour that nobody recorded.
    ReviewAtLatest,
    /// The investigation was ended.
    InvestigationClosed,
    /// The first of these after the start.
    Events(&'static [EventKind]),
}

/// What makes an unmet clock stop.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lasts {
    /// Nothing: the law wants it after the case is closed too (feedback to the reporter).
    UntilMet,
    /// The closing of the case.
    WhileCase,
    /// The end of the investigation, or the closing of the case.
    WhileInvestigation,
    /// The first of these after the start, or the closing of the case.
    Until(&'static [EventKind]),
}

/// Where in a case's course the rule belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// Melding, underretning.
    Report,
    /// Undersøkelse, børnefaglig undersøgelse.
    Investigation,
    /// Hjelpetiltak, støttende indsats.
    Support,
    /// Akuttvedtak, formandsafgørelse.
    Emergency,
    /// Nemnd, udvalg.
    Tribunal,
    /// Omsorg, anbringelse.
    Care,
    /// Fosterhjem.
    Foster,
    /// Institusjon.
    Institution,
    /// Ettervern, ungestøtte.
    Aftercare,
    /// Any.
    Any,
}

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
