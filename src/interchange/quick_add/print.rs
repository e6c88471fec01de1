//! A task as the line that describes it: read again it gives the same task.

use super::{
    Ground, parse,
    words::{Tongue, Word},
};
use crate::domain::{repeat::RepeatUnit, task::Task};
use chrono::{Datelike, NaiveDate, Timelike};

/// The line. A title that would be read as something else stands in quotation marks.
pub fn print(task: &Task, ground: Ground) -> String {
    let facts = facts(task, ground).join(" ");
    let code = task.case.as_ref().and_then(|case| ground.cases.iter().find(|(id, _)| id == case));
    let line = |title: &str| {
        let parts = [code.map_or("", |(_, code)| code), title, &facts];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let plain = line(&task.title);
    let quoted = line(&format!("\"{}\"", task.title.replace('"', "\"\"")));
    if parse(&plain, ground).task == parse(&quoted, ground).task { plain } else { quoted }
}

fn facts(task: &Task, ground: Ground) -> Vec<String> {
    let tongue = ground.tongue;
    let led = |lead: Word, day: NaiveDate| format!("{} {}", tongue.say(lead), date(day, tongue));
    let mut parts: Vec<String> = Vec::new();
    parts.extend(task.planned.map(|day| date(day, tongue)));
    parts.extend(task.at.map(|at| {
        let separator = if tongue == Tongue::English { ':' } else { '.' };
        format!("{} {:02}{separator}{:02}", tongue.say(Word::At), at.hour(), at.minute())
    }));
    parts.extend(task.deadline.map(|day| led(Word::By, day)));
    if let Some(repeat) = &task.repeat {
        let unit = tongue.say(Word::Unit(repeat.unit));
        let every = tongue.say(Word::Every);
        parts.push(match (repeat.every, repeat.unit) {
            (1, RepeatUnit::Workday) => tongue.say(Word::Repeated(RepeatUnit::Workday)).to_owned(),
            (n, _) if tongue == Tongue::English => format!("{every} {n} {unit}"),
            (n, _) => format!("{every} {n}. {unit}"),
        });
        if repeat.from_done {
            parts.push(tongue.say(Word::FromDone).to_owned());
        }
    }
    parts.extend(task.estimate.map(|minutes| format!("{minutes} {}", tongue.say(Word::Minutes))));
    let flags = [
        (task.important == Some(true), Word::Important),
        (task.important == Some(false), Word::Unimportant),
        (task.acute, Word::Acute),
        (task.statutory, Word::Statutory),
    ];
    parts.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| format!("!{}", tongue.say(word))));
    parts.extend(task.tags.iter().map(|tag| format!("#{tag}")));
    if task.is_waiting() {
        parts.push(format!("@{}", task.waiting_for.replace(' ', "_")));
    }
    parts.extend(task.follow_up.map(|day| led(Word::FollowUp, day)));
    parts
}

/// `27.11.2026`; in English `2026-11-27`, since 11.12. is read two ways there.
fn date(day: NaiveDate, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => day.to_string(),
        Tongue::Norwegian | Tongue::Danish => format!("{}.{}.{}", day.day(), day.month(), day.year()),
    }
}
