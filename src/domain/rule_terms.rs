//! The terms in which a rule is written: whose, what starts it, how long, how sure, what ends it.

use super::case::EventKind;

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
