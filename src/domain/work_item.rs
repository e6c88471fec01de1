//! An item of work: what the matrix and Today list. Either a task of the user's own or a running
//! clock that is the service's own duty.

use super::{
    calendar::working_days_between,
    case::{Case, CaseEvent, ClockMark, Country},
    clock::{Clock, clocks},
    deadline::{End, plan_by},
    ids::{CaseId, Id, TaskId},
    priority::{Due, Reason, Weights, held_by_floor},
    quadrant::Quadrant,
    rule::{Owner, Phase, Rule, RuleKind},
    settings::Settings,
    task::Task,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::cmp::Reverse;

/// Effort of a task whose estimate is not set, in minutes.
pub const DEFAULT_TASK_MINUTES: u32 = 60;
/// Minutes that a task begun still takes, whatever was used.
const LEAST_LEFT: u32 = 15;
/// Severity of a task that the user marks as a duty by law: a statutory breach (domain.md, head).
pub const STATUTORY_TASK_SEVERITY: u8 = 3;

/// Which item.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ItemId {
    /// A task.
    Task(TaskId),
    /// A clock, by the id of its mark.
    Clock(Id),
}

impl ItemId {
    /// The record's id: of the task, or of the clock's mark.
    pub fn to_id(&self) -> Id {
        match self {
            ItemId::Task(task) => task.0.clone(),
            ItemId::Clock(mark) => mark.clone(),
        }
    }
    /// The item of a record's id. A mark's id is made of three parts, a task's of one.
    pub fn from_id(id: &Id) -> Self {
        if id.as_str().contains('.') { ItemId::Clock(id.clone()) } else { ItemId::Task(TaskId(id.clone())) }
    }
}

/// What it is called.
#[derive(Clone, PartialEq, Debug)]
pub enum ItemTitle {
    /// The user's own words.
    Own(String),
    /// The rule's title.
    Rule(&'static Rule),
}

/// An item of work as it stands on a day. It changes with the day, not with the hour: what hangs on
/// the hour is asked with the time (`is_overdue`).
#[derive(Clone, PartialEq, Debug)]
pub struct WorkItem {
    /// Which.
    pub id: ItemId,
    /// Its title.
    pub title: ItemTitle,
    /// The case it belongs to.
    pub case: Option<CaseId>,
    /// The code of that case.
    pub case_code: Option<String>,
    /// Whose working days count.
    pub country: Country,
    /// The last day. For "at once" the day it started.
    pub due: Option<NaiveDate>,
    /// The last moment, local time, where it has a time of day.
    pub due_at: Option<NaiveDateTime>,
    /// The day to plan for.
    pub plan_by: Option<NaiveDate>,
    /// The day the user plans to do it.
    pub planned: Option<NaiveDate>,
    /// The time of day on the planned day, or else on the last day.
    pub at: Option<NaiveTime>,
    /// In somebody else's hands until the day it is asked about.
    pub waiting: bool,
    /// Own work in hours, less what is done of it.
    pub effort_hours: f32,
    /// Working days that others need.
    pub lead_days: u8,
    /// How many more times by the same day, of a yearly count.
    pub further: u8,
    /// A duty by law.
    pub statutory: bool,
    /// The date is a figure of ours or of the office, not the law's (`Rule::is_practice`).
    pub practice: bool,
    /// A date by law that is broken or near (`Weights::is_near_by_law`).
    pub is_near_by_law: bool,
    /// 5 to 1; 0 where no rule gives one.
    pub severity: u8,
    /// A child without safe care or in acute danger; never of work that only tells somebody
    /// (`Rule::informs`).
    pub acute: bool,
    /// Its day has come: planned for today or before, or its last day is today or before and is no
    /// figure of ours.
    pub is_for_today: bool,
    /// The case's risk level while it is known, 0 to 3.
    pub risk: Option<u8>,
    /// The law says "at once".
    pub at_once: bool,
    /// Working days to spare until the day to plan for.
    pub slack: Option<f64>,
    /// The quadrant the user chose.
    pub chosen: Option<Quadrant>,
    /// The quadrant that is suggested; None: unsorted.
    pub suggested: Option<Quadrant>,
    /// The lowest quadrant the law leaves open to the user.
    pub floor: Option<Quadrant>,
    /// Why the suggestion.
    pub reason: Reason,
}

/// The order within a quadrant. Smaller comes first; no two items have the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RankKey {
    not_acute: bool,
    not_at_once: bool,
    acute_later: bool,
    not_near_by_law: bool,
    severity: Reverse<u8>,
    slack_hundredths: i32,
    effort_minutes: u32,
    due: NaiveDate,
    id: ItemId,
}

impl WorkItem {
    /// Where it stands: where the user put it, but not below the floor, else where it is suggested.
    /// None: unsorted.
    pub fn quadrant(&self) -> Option<Quadrant> {
        self.chosen.map(|chosen| held_by_floor(chosen, self.floor)).or(self.suggested)
    }
    /// The user put it lower than the law leaves open.
    pub fn is_held_by_floor(&self) -> bool {
        self.chosen.is_some_and(|chosen| held_by_floor(chosen, self.floor) != chosen)
    }
    /// Acute first; at once; of what is acute, that which is for today; a date by law that
    /// is broken or near before what ends later; severity, the highest first; slack, the least first; effort, the
    /// least first; then the date and the id, so that the order is total. No date comes last.
    pub fn rank(&self) -> RankKey {
        RankKey {
            not_acute: !self.acute,
            not_at_once: !self.at_once,
            acute_later: self.acute && !self.is_for_today,
            not_near_by_law: !self.is_near_by_law,
            severity: Reverse(self.severity),
            slack_hundredths: self.slack.map_or(i32::MAX, |slack| (slack * 100.0).round() as i32),
            effort_minutes: (self.effort_hours * 60.0).round() as u32,
            due: self.due.unwrap_or(NaiveDate::MAX),
            id: self.id.clone(),
        }
    }
    /// Past its last day or moment. "At once" never is: it has no figure, it is first until done.
    pub fn is_overdue(&self, now: NaiveDateTime) -> bool {
        match (self.due_at, self.due) {
            _ if self.at_once => false,
            (Some(moment), _) => now > moment,
            (None, due) => due.is_some_and(|due| now.date() > due),
        }
    }
    /// Overdue by a date that is the law's or the user's own. A date of practice is passed, not broken.
    pub fn is_broken(&self, now: NaiveDateTime) -> bool {
        self.is_overdue(now) && !self.practice
    }
    /// A duty by law whose date is the law's too.
    pub fn is_by_law(&self) -> bool {
        self.statutory && !self.practice
    }
    /// The day the work is counted on: the planned day, else the day to plan for, else the last
    /// day; today where that is past, and for "at once". None without a date.
    pub fn work_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.planned.or(self.plan_by).or(self.due).map(|day| day.max(today))
    }
}

/// The item of a task; None when it is done. It must be its case that is given.
pub fn item_of_task(task: &Task, case: Option<&Case>, settings: &Settings, now: NaiveDateTime) -> Option<WorkItem> {
    if task.done.is_some() {
        return None;
    }
    let today = now.date();
    let country = case.map_or(settings.country, |case| case.country);
    let plan = task.deadline.map(|deadline| {
        let day = plan_by(&settings.office, country, deadline, settings.buffer_days);
        task.created.map_or(day, |created| day.max(created))
    });
    let weights = Weights {
        acute: task.acute || case.is_some_and(|case| case.acute),
        at_once_since: None,
        due: task.deadline.map(|end| due(country, today, false, end, plan)),
        lead_days: 0,
        effort_hours: (f64::from(minutes_left(task, settings)) / 60.0) as f32,
        severity: if task.statutory { STATUTORY_TASK_SEVERITY } else { 0 },
        duty: task.statutory,
        practice: false,
        risk: case.and_then(|case| case.known_risk(today)),
        important: task.important.or(task.serves_goal().then_some(true)),
        on_case: task.case.is_some(),
        from_rule: false,
    };
    let mut item = weighed(ItemId::Task(task.id.clone()), ItemTitle::Own(task.title.clone()), weights, settings);
    item.case = task.case.clone();
    item.country = country;
    item.case_code = case.map(|case| case.code.clone());
    item.due = task.deadline;
    item.plan_by = plan;
    item.waiting = task.is_waiting();
    // What waits for somebody is taken up on the day it is asked about.
    item.planned = task.follow_up.filter(|_| item.waiting).or(task.planned);
    item.at = task.at;
    item.statutory = task.statutory;
    item.is_for_today = has_come(item.planned, today) || has_come(item.due, today);
    item.chosen = task.quadrant;
    Some(item)
}

/// What is left of a task's estimate. Work that took longer than expected is never quite done.
fn minutes_left(task: &Task, settings: &Settings) -> u32 {
    let estimate = settings.times.minutes(task);
    if task.spent == 0 { estimate } else { estimate.saturating_sub(task.spent).max(LEAST_LEFT.min(estimate)) }
}

/// The item of a clock; None unless it runs and is the service's own.
pub fn item_of_clock(clock: &Clock, case: &Case, settings: &Settings, now: NaiveDateTime) -> Option<WorkItem> {
    let rule = clock.rule;
    // A gate that stands before any decision at all is shown with its case: as work it would be
    // there in every case, always.
    let is_standing = rule.kind == RuleKind::Gate && rule.phase == Phase::Any;
    if !clock.is_running() || rule.owner != Owner::Service || is_standing {
        return None;
    }
    let started = clock.started.date();
    let at_once = clock.nominal_end == End::Now;
    let due_at = match clock.nominal_end {
        End::At(moment) => Some(moment),
        End::On(_) | End::Now | End::Gate => None,
    };
    let weights = Weights {
        acute: case.acute && !rule.informs,
        at_once_since: at_once.then_some(started),
        due: clock.due_on().map(|end| due(case.country, now.date(), due_at.is_some(), end, clock.plan_by)),
        lead_days: rule.lead_days,
        effort_hours: rule.effort_hours,
        severity: rule.severity,
        duty: rule.statutory,
        practice: rule.is_practice(),
        risk: case.known_risk(now.date()),
        important: None,
        on_case: true,
        from_rule: true,
    };
    let mut item = weighed(ItemId::Clock(clock.mark_id()), ItemTitle::Rule(rule), weights, settings);
    item.case = Some(case.id.clone());
    item.country = case.country;
    item.case_code = Some(case.code.clone());
    item.due = clock.due_on().or(at_once.then_some(started));
    item.due_at = due_at;
    item.plan_by = clock.plan_by;
    item.statutory = rule.statutory;
    item.further = clock.count.map_or(0, |count| count.due.saturating_sub(count.done).saturating_sub(1));
    item.planned = clock.mark.as_ref().and_then(|mark| mark.planned);
    let ends = has_come(item.due, now.date()) && !rule.is_practice();
    item.is_for_today = has_come(item.planned, now.date()) || ends;
    item.chosen = clock.mark.as_ref().and_then(|mark| mark.quadrant);
    if rule.is_legal_floor() {
        item.floor = Some(Quadrant::of(weights.is_pressing(settings.hours_per_day()), true));
    }
    Some(item)
}

/// The items of a case's clocks, in their order.
pub fn items_of_clocks(case: &Case, clocks: &[Clock], settings: &Settings, now: NaiveDateTime) -> Vec<WorkItem> {
    clocks.iter().filter_map(|clock| item_of_clock(clock, case, settings, now)).collect()
}

/// The items that a case's events give rise to. Its tasks are `item_of_task`'s.
pub fn items_of_case(
    case: &Case,
    events: &[CaseEvent],
    marks: &[ClockMark],
    settings: &Settings,
    now: NaiveDateTime,
) -> Vec<WorkItem> {
    items_of_clocks(case, &clocks(case, events, marks, settings, now.date()), settings, now)
}

fn has_come(day: Option<NaiveDate>, today: NaiveDate) -> bool {
    day.is_some_and(|day| day <= today)
}

fn due(country: Country, today: NaiveDate, has_time: bool, end: NaiveDate, plan: Option<NaiveDate>) -> Due {
    let workdays = working_days_between(country, today, end);
    let to_plan = plan.map_or(workdays, |plan| working_days_between(country, today, plan));
    Due { to_plan, workdays, days_past: today.signed_duration_since(end).num_days(), has_time }
}

/// What the weights decide; the rest is empty.
fn weighed(id: ItemId, title: ItemTitle, weights: Weights, settings: &Settings) -> WorkItem {
    let hours_per_day = settings.hours_per_day();
    let suggestion = weights.suggest(hours_per_day);
    WorkItem {
        id,
        title,
        case: None,
        case_code: None,
        country: Country::default(),
        due: None,
        due_at: None,
        plan_by: None,
        planned: None,
        at: None,
        waiting: false,
        effort_hours: weights.effort_hours,
        lead_days: weights.lead_days,
        further: 0,
        statutory: false,
        practice: weights.practice,
        is_near_by_law: weights.is_near_by_law(hours_per_day),
        severity: weights.severity,
        acute: weights.acute,
        is_for_today: false,
        risk: weights.risk,
        at_once: weights.at_once_since.is_some(),
        slack: weights.slack(hours_per_day),
        chosen: None,
        suggested: suggestion.quadrant,
        floor: None,
        reason: suggestion.reason,
    }
}
