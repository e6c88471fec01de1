//! The suggested quadrant with its reason, the legal floor and the order within a quadrant
//! (domain.md section 5). The user decides; this suggests.
//!
//! ```text
//! slack     = working days (today, plan by) − lead days − effort hours / hours per day
//! urgent    = acute || at once || overdue || slack <= 2
//! important = acute || severity >= 3 || (statutory && the service's own) || risk >= 2 || user says so
//! unsorted  = no date, no clock, and importance not set
//! ```

use super::quadrant::Quadrant;
use chrono::NaiveDate;

/// Urgent with this many working days of slack, or fewer.
pub const URGENT_SLACK_DAYS: f64 = 2.0;
/// A clock of this severity is important whoever owns it.
pub const IMPORTANT_SEVERITY: u8 = 3;
/// A measure lapses or a child is unprotected.
pub const LAPSE_SEVERITY: u8 = 5;
/// A case of this risk (of 3) makes its tasks important.
pub const IMPORTANT_RISK: u8 = 2;

/// What the suggestion is made of.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Weights {
    /// A child without safe care or in acute danger.
    pub acute: bool,
    /// When a rule says "at once": the day it started.
    pub at_once_since: Option<NaiveDate>,
    /// When it is due.
    pub due: Option<Due>,
    /// Working days that others need.
    pub lead_days: u8,
    /// Own work in hours.
    pub effort_hours: f32,
    /// 0 where no rule gives one.
    pub severity: u8,
    /// A duty by law, the service's own.
    pub duty: bool,
    /// The date is a figure of ours or of the office, not the law's (`Rule::is_practice`).
    pub practice: bool,
    /// 0 to 3; None when not known.
    pub risk: Option<u8>,
    /// The user's own answer.
    pub important: Option<bool>,
    /// It belongs to a case.
    pub on_case: bool,
    /// It comes from a rule.
    pub from_rule: bool,
}

/// How far away the end is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Due {
    /// Working days to the day to plan for, or to the end where there is none; negative when past.
    pub to_plan: i64,
    /// Working days to the end.
    pub workdays: i64,
    /// Calendar days since the end; 0 on the day itself, negative before it.
    pub days_past: i64,
    /// The end has a time of day.
    pub has_time: bool,
}

/// Why a quadrant is suggested, with the figures; the words are the screen's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Reason {
    /// No date, no clock, importance not set: it waits to be sorted.
    NotSorted,
    /// A child without safe care or in acute danger.
    Acute,
    /// The law says at once, since this day.
    AtOnce { since: NaiveDate },
    /// Past its end by calendar days; important.
    Overdue { days: i64, statutory: bool },
    /// Due soon, in working days to the end; important.
    DueIn { workdays: i64, statutory: bool },
    /// Due at a moment today or soon (`WorkItem::due_at`); important.
    DueAt { statutory: bool },
    /// The date is further off, but the work and what others need fill the time until then.
    SlackOut { workdays: i64, effort_hours: f32, lead_days: u8 },
    /// Important, no pressure of time: set time aside.
    ImportantNotUrgent,
    /// Urgent, less important: delegate or gather.
    UrgentNotImportant,
    /// Neither, but it belongs to a case, so it is never suggested for dropping.
    OnCase,
    /// Neither: can it be dropped?
    Neither,
}

/// A quadrant and why. None: unsorted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Suggestion {
    /// Where it would go.
    pub quadrant: Option<Quadrant>,
    /// Why.
    pub reason: Reason,
}

impl Weights {
    /// Working days to spare; None without a date.
    pub fn slack(&self, hours_per_day: f64) -> Option<f64> {
        let work = f64::from(self.effort_hours) / hours_per_day;
        self.due.map(|due| due.to_plan as f64 - f64::from(self.lead_days) - work)
    }
    /// Urgent by rule and date alone, whatever else is known of the case.
    pub fn is_pressing(&self, hours_per_day: f64) -> bool {
        self.at_once_since.is_some()
            || self.due.is_some_and(|due| due.days_past > 0)
            || self.slack(hours_per_day).is_some_and(|slack| slack <= URGENT_SLACK_DAYS)
    }
    /// A duty whose date is the law's and is broken or within the limit of urgency; of the highest
    /// severity also one whose time is filled by the work. It stands before what ends later
    /// (DECISIONS 86).
    pub fn is_near_by_law(&self, hours_per_day: f64) -> bool {
        let ends = self.due.is_some_and(|due| due.days_past > 0 || due.to_plan as f64 <= URGENT_SLACK_DAYS);
        let lapses = self.severity >= LAPSE_SEVERITY && self.is_pressing(hours_per_day);
        self.duty && !self.practice && (ends || lapses)
    }
    /// Urgent.
    pub fn is_urgent(&self, hours_per_day: f64) -> bool {
        self.acute || self.is_pressing(hours_per_day)
    }
    /// Important.
    pub fn is_important(&self) -> bool {
        self.acute
            || self.severity >= IMPORTANT_SEVERITY
            || self.duty
            || self.risk.is_some_and(|risk| risk >= IMPORTANT_RISK)
            || self.important == Some(true)
    }
    /// The quadrant these weights give, and why.
    pub fn suggest(&self, hours_per_day: f64) -> Suggestion {
        let (urgent, important) = (self.is_urgent(hours_per_day), self.is_important());
        if self.due.is_none() && !self.from_rule && !important && self.important.is_none() {
            return Suggestion { quadrant: None, reason: Reason::NotSorted };
        }
        let (quadrant, reason) = match Quadrant::of(urgent, important) {
            Quadrant::Now => (Quadrant::Now, self.why_now()),
            Quadrant::Plan => (Quadrant::Plan, Reason::ImportantNotUrgent),
            Quadrant::Delegate => (Quadrant::Delegate, Reason::UrgentNotImportant),
            Quadrant::Drop if self.on_case => (Quadrant::Plan, Reason::OnCase),
            Quadrant::Drop => (Quadrant::Drop, Reason::Neither),
        };
        Suggestion { quadrant: Some(quadrant), reason }
    }
    fn why_now(&self) -> Reason {
        if self.acute {
            return Reason::Acute;
        }
        if let Some(since) = self.at_once_since {
            return Reason::AtOnce { since };
        }
        let Some(due) = self.due else { return Reason::ImportantNotUrgent };
        // A date of practice is not called statutory, although the duty is.
        let statutory = self.duty && !self.practice;
        match due {
            Due { days_past: days @ 1.., .. } => Reason::Overdue { days, statutory },
            Due { has_time: true, .. } => Reason::DueAt { statutory },
            _ if due.to_plan as f64 <= URGENT_SLACK_DAYS => Reason::DueIn { workdays: due.workdays, statutory },
            _ => {
                Reason::SlackOut { workdays: due.workdays, effort_hours: self.effort_hours, lead_days: self.lead_days }
            }
        }
    }
}

/// Where an item stands when the user has chosen a quadrant: there, but not below the floor.
/// Q1 is the highest, Q4 the lowest.
pub fn held_by_floor(chosen: Quadrant, floor: Option<Quadrant>) -> Quadrant {
    floor.map_or(chosen, |floor| chosen.min(floor))
}
