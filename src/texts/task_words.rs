//! What a task says of itself, as facts with their names.

use super::{Key, clock_words, dates, say, text};
use crate::domain::{
    repeat::{Repeat, RepeatUnit},
    task::Task,
};
use chrono::{NaiveDate, NaiveTime};

/// `hver 2. uke`.
pub fn repeat(repeat: &Repeat) -> String {
    let n = i64::from(repeat.every);
    let every = match repeat.unit {
        RepeatUnit::Day => say::repeat_day(n),
        RepeatUnit::Workday => say::repeat_workday(n),
        RepeatUnit::Week => say::repeat_week(n),
        RepeatUnit::Month => say::repeat_month(n),
    };
    if repeat.from_done { say::repeat_from_done(&every) } else { every }
}

/// `45 min`, `1,5 timer`.
pub fn minutes(minutes: u32) -> String {
    if minutes < 60 { say::fact_minutes(&minutes.to_string()) } else { clock_words::hours(f64::from(minutes) / 60.0) }
}

/// `kl. 10.00`.
pub fn time(at: NaiveTime) -> String {
    say::clock_time(&dates::time(NaiveDate::default().and_time(at)))
}

/// What a task holds besides its title, in a fixed order. `code` is that of its case.
pub fn facts(task: &Task, code: Option<&str>, today: NaiveDate) -> Vec<(Key, String)> {
    let day = |day: NaiveDate, with_time: bool| {
        let date = dates::short_date(day, today);
        task.at.filter(|_| with_time).map_or(date.clone(), |at| format!("{date} {}", time(at)))
    };
    let flags = [
        (task.important == Some(true), Key::MarkImportant),
        (task.important == Some(false), Key::MarkUnimportant),
        (task.acute, Key::MarkAcute),
        (task.statutory, Key::MarkStatutory),
    ];
    let flags: Vec<&str> = flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| text(word)).collect();
    let words = |list: String| Some(list).filter(|list| !list.is_empty());
    let facts = [
        (Key::FactCase, code.map(str::to_owned)),
        (Key::FactPlanned, task.planned.map(|on| day(on, true))),
        (Key::FactDue, task.deadline.map(|on| day(on, task.planned.is_none()))),
        (Key::FactRepeat, task.repeat.as_ref().map(repeat)),
        (Key::FactEffort, task.estimate.map(minutes)),
        (Key::FactUsed, Some(task.spent).filter(|spent| *spent > 0).map(minutes)),
        (Key::FactWaiting, words(task.waiting_for.clone())),
        (Key::FactFollowUp, task.follow_up.map(|on| day(on, false))),
        (Key::FactFlags, words(flags.join(", "))),
        (Key::FactTags, words(task.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "))),
        (Key::FactGoal, words(task.goal.clone())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
