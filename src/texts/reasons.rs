//! What is said of an item of work: its name, how far away its end is, and in one sentence with
//! its figures why it stands where it stands.

use super::{
    Key,
    clock_words::{self, hours},
    dates, say, text,
};
use crate::domain::{
    priority::Reason,
    work_item::{ItemTitle, WorkItem},
};
use chrono::{NaiveDate, NaiveDateTime};

/// The user's words, or the rule's short name.
pub fn item_title(item: &WorkItem) -> &str {
    match &item.title {
        ItemTitle::Own(title) => title,
        ItemTitle::Rule(rule) => clock_words::rule_short(rule),
    }
}

/// `om 2 arbeidsdager`, `straks`, `3 dager over fristen`; None without an end.
pub fn due_text(item: &WorkItem, now: NaiveDateTime) -> Option<String> {
    if item.at_once {
        return Some(text(Key::ClockAtOnce).to_owned());
    }
    if item.practice {
        return item.due.map(|due| clock_words::time_left_by_practice(item.country, now, due));
    }
    item.due.map(|due| clock_words::time_left(item.country, now, due, item.due_at))
}

/// The end itself, `fr. 27. nov.`; None without one, and for "at once".
pub fn end_text(item: &WorkItem, today: NaiveDate) -> Option<String> {
    match (item.at_once, item.due_at, item.due) {
        (false, Some(at), _) => Some(clock_words::moment_of(at, today)),
        (false, None, Some(due)) => Some(dates::short_date(due, today)),
        _ => None,
    }
}

/// The sentence for where an item stands: the user's own choice first, then the suggestion's reason.
pub fn why_here(item: &WorkItem, now: NaiveDateTime) -> String {
    let reason = reason_text(item, now);
    if item.chosen.is_some() && item.quadrant() != item.suggested {
        return format!("{} {reason}", text(Key::ReasonChosen));
    }
    reason
}

/// Why the suggested quadrant is suggested.
pub fn reason_text(item: &WorkItem, now: NaiveDateTime) -> String {
    let today = now.date();
    match item.reason {
        Reason::NotSorted => text(Key::ReasonNotSorted).to_owned(),
        Reason::Acute => text(Key::ReasonAcute).to_owned(),
        Reason::AtOnce { since } => say::reason_at_once(&dates::short_date(since, today)),
        Reason::Overdue { days, .. } if item.practice => say::reason_overdue_guiding(&say::reason_days_ago(days)),
        Reason::DueIn { workdays, .. } if item.practice => say::reason_due_guiding(&in_workdays(workdays)),
        Reason::Overdue { days, statutory } => overdue(&say::reason_days_ago(days), statutory),
        Reason::DueIn { workdays, statutory } => due(&in_workdays(workdays), statutory),
        Reason::DueAt { statutory } => {
            let when = item.due_at.map(|at| clock_words::due_moment(at, today)).unwrap_or_default();
            // Later on its own day a moment is over, and by days it is not yet.
            if item.due_at.is_some_and(|at| at < now) { overdue(&when, statutory) } else { due(&when, statutory) }
        }
        Reason::SlackOut { workdays, effort_hours, lead_days } => {
            let (hours, when) = (hours(f64::from(effort_hours)), in_workdays(workdays));
            match lead_days {
                0 => say::reason_slack_out(&hours, &when),
                lead => say::reason_slack_out_lead(&hours, &say::length_workdays(i64::from(lead)), &when),
            }
        }
        Reason::ImportantNotUrgent => text(Key::ReasonImportant).to_owned(),
        Reason::UrgentNotImportant => text(Key::ReasonUrgent).to_owned(),
        Reason::OnCase => text(Key::ReasonOnCase).to_owned(),
        Reason::Neither => text(Key::ReasonNeither).to_owned(),
    }
}

fn overdue(when: &str, statutory: bool) -> String {
    if statutory { say::reason_overdue_statutory(when) } else { say::reason_overdue(when) }
}

fn due(when: &str, statutory: bool) -> String {
    if statutory { say::reason_due_statutory(when) } else { say::reason_due(when) }
}

/// No working day lies before the end: it is today, or on the days off that follow.
fn in_workdays(workdays: i64) -> String {
    if workdays <= 0 { text(Key::ReasonBeforeWorkday).to_owned() } else { say::clock_in_days(workdays) }
}

#[cfg(test)]
mod tests;
