//! What the weekly review looks at, and its sheet for the sparring meeting.

use super::{
    WorkRow,
    walk::{WalkCase, recovery_list},
};
use crate::{
    domain::{
        calendar::{add_days, subtract_days},
        masking::Masking,
        quadrant::Quadrant,
        weekly_review::WeeklyReview,
        work_item::WorkItem,
        workspace::Workspace,
    },
    texts::{Key, dates, say, text},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Days that are looked ahead.
const AHEAD: u32 = 14;
/// Lines of a list on the sheet, so that it stays one page.
const ON_SHEET: usize = 6;

/// The lists of the steps.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReviewLists {
    /// Past their end.
    pub overdue: Vec<WorkRow>,
    /// Important, not urgent, without a day.
    pub unplanned: Vec<WorkRow>,
    /// In somebody else's hands.
    pub waiting: Vec<WorkRow>,
    /// Due or planned in the next two weeks, and what is past a date of practice.
    pub ahead: Vec<WorkRow>,
    /// Cases to be caught up.
    pub recovery: Vec<WalkCase>,
}

/// The lists as of now, each in the order of what comes first.
pub fn lists(workspace: &Workspace) -> ReviewLists {
    let now = workspace.now();
    let (today, until) = (now.date(), add_days(now.date(), AHEAD));
    let day = |item: &WorkItem| item.planned.into_iter().chain(item.due).min();
    let rows = |wanted: &dyn Fn(&WorkItem) -> bool, by_day: bool| {
        let mut items: Vec<&Arc<WorkItem>> = workspace.items().iter().filter(|item| wanted(item)).collect();
        items.sort_by_cached_key(|item| (day(item).filter(|_| by_day), item.rank()));
        items.into_iter().map(|item| WorkRow::of(item, workspace)).collect::<Vec<_>>()
    };
    let unplanned =
        |item: &WorkItem| item.quadrant() == Some(Quadrant::Plan) && item.planned.is_none() && !item.waiting;
    let ahead = |item: &WorkItem| {
        !item.is_broken(now) && day(item).is_some_and(|day| day <= until && (day >= today || item.is_overdue(now)))
    };
    ReviewLists {
        overdue: rows(&|item| item.is_broken(now), false),
        unplanned: rows(&unplanned, false),
        waiting: rows(&|item| item.waiting, true),
        ahead: rows(&ahead, true),
        recovery: recovery_list(workspace),
    }
}

/// The review of the week as it stands, and whether this and the last one were heavy.
pub fn of_week(workspace: &Workspace) -> (WeeklyReview, bool) {
    let today = workspace.now().date();
    let of = |day: NaiveDate| workspace.reviews().get(WeeklyReview::id_of(day)).map(|review| (**review).clone());
    let review = of(today).unwrap_or_else(|| WeeklyReview::blank(today));
    let before = of(subtract_days(today, 7)).is_some_and(|review| review.is_heavy());
    let is_heavy = review.is_heavy() && before;
    (review, is_heavy)
}

/// A part of the sheet: its heading and its lines.
pub type SheetPart = (Key, Vec<String>);

/// The sheet. Codes are letters unless they are asked for, and how the user is stands on it only when
/// that is asked for.
pub fn sheet(workspace: &Workspace, codes: bool, wellbeing: bool) -> Vec<SheetPart> {
    let lists = lists(workspace);
    let (review, _) = of_week(workspace);
    let known = workspace.cases().iter().map(|case| case.code.as_str());
    let mut masking = Masking::new(known.filter(|_| !codes));
    let mut said = |words: String| masking.hide(&words, say::weekly_case_letter);
    let own = |words: &str| words.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>();
    let row = |row: &WorkRow| {
        let parts = [Some(row.title.clone()), row.code.clone(), row.left.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let cut = |mut lines: Vec<String>| {
        let more = lines.len().saturating_sub(ON_SHEET);
        lines.truncate(ON_SHEET);
        lines.extend((more > 0).then(|| say::weekly_more(more as i64)));
        lines
    };
    let mut how = Vec::new();
    if wellbeing {
        how.extend(review.wellbeing.map(|level| text(level_words(level)).to_owned()));
        how.extend(own(&review.wellbeing_words));
    }
    let recovery = |case: &WalkCase| format!("{}: {}", case.code, case.recovery.clone().unwrap_or_default());
    let parts = [
        (Key::WeeklyAgendaWellbeing, how),
        (Key::WeeklyWell, own(&review.well)),
        (Key::WeeklyAgendaRed, cut(lists.overdue.iter().map(row).collect())),
        (Key::WeeklyAgendaCases, own(&review.raise)),
        (Key::WeeklyAgendaRecovery, cut(lists.recovery.iter().map(recovery).collect())),
        (Key::WeeklyUnplanned, cut(lists.unplanned.iter().map(row).collect())),
        (Key::WeeklyWaiting, cut(lists.waiting.iter().map(row).collect())),
        (Key::WeeklyAgendaGoal, own(&review.goal)),
        (Key::WeeklyAgendaAgreed, Vec::new()),
    ];
    let shown = |(key, lines): &SheetPart| *key == Key::WeeklyAgendaAgreed || !lines.is_empty();
    let parts = parts.into_iter().filter(shown);
    parts.map(|(key, lines)| (key, lines.into_iter().map(&mut said).collect())).collect()
}

/// The week in figures.
pub fn figures(lists: &ReviewLists) -> String {
    let count = |rows: &[WorkRow]| rows.len().to_string();
    let ReviewLists { overdue, unplanned, waiting, ahead, .. } = lists;
    say::weekly_sheet_figures(&count(overdue), &count(unplanned), &count(waiting), &count(ahead))
}

/// A level of wellbeing in words.
pub fn level_words(level: u8) -> Key {
    let words = [Key::WeeklyLevel0, Key::WeeklyLevel1, Key::WeeklyLevel2, Key::WeeklyLevel3, Key::WeeklyLevel4];
    words[usize::from(level.min(4))]
}

/// `Uke 47`.
pub fn week_words(workspace: &Workspace) -> String {
    dates::week(workspace.now().date()).to_string()
}
