//! Today's figures beside another state of things, in words.

use crate::{
    domain::{
        scenario::{Change, Figures, WhatIf},
        workspace::Workspace,
    },
    texts::{Key, case_words, dates, number, say, text},
};
use chrono::NaiveDate;

/// A row a figure: what, today, then, the difference.
pub fn rows(before: &Figures, after: &Figures, today: NaiveDate) -> Vec<Vec<String>> {
    let percent = |figures: &Figures| match figures.capacity {
        0.0 => 0.0,
        capacity => (figures.points / capacity * 100.0).round(),
    };
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| dates::short_date(day, today));
    let row = |name: Key, a: f64, b: f64| {
        let more = b - a;
        let sign = if more > 0.05 { "+" } else { "" };
        vec![text(name).to_owned(), number(a), number(b), format!("{sign}{}", number(more))]
    };
    vec![
        row(Key::FigureCases, before.cases, after.cases),
        row(Key::FigurePoints, before.points, after.points),
        row(Key::FigureIndex, percent(before), percent(after)),
        row(Key::FigureAtHand, before.at_hand.round(), after.at_hand.round()),
        row(Key::FigureNeeded, before.needed.round(), after.needed.round()),
        row(Key::FigureBreaks, before.breaks, after.breaks),
        vec![text(Key::FigureFirst).to_owned(), day(before.first), day(after.first), String::new()],
        row(Key::FigureMissing, before.missing.ceil(), after.missing.ceil()),
        row(Key::FigureTasks, before.tasks, after.tasks),
    ]
}

/// A change in a sentence; the case by its code.
pub fn change_words(change: &WhatIf, workspace: &Workspace, today: NaiveDate) -> String {
    let from = dates::short_date(change.from, today);
    match change.change {
        Change::NewCase => say::change_new_case(case_words::case_type(change.case_type), &from),
        Change::Away => say::change_away(&number(change.n), &from),
        Change::FewerMeetings => say::change_fewer_meetings(&number(change.n), &from),
        Change::MoreHours => say::change_more_hours(&number(change.n), &from),
        Change::HandOver => {
            let case = change.case.as_ref().and_then(|id| workspace.cases().get(id.clone()));
            match case {
                Some(case) => say::change_hand_over(&case.code),
                None => text(Key::ChangeHandOverGone).to_owned(),
            }
        }
    }
}
