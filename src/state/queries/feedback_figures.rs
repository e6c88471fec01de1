//! Feedback over time: how many were given and received, month by month. No norm is attached.

use crate::{
    domain::{
        feedback::{Direction, Feedback, FeedbackKind, Stage},
        workspace::Workspace,
    },
    texts::{dates, say},
};
use chrono::{Datelike, Months, NaiveDate};

/// Months that are shown.
const MONTHS: u32 = 12;

/// Counts of a month.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeedbackMonth {
    /// `nov. 26`.
    pub name: String,
    /// Given: positive, corrective.
    pub given: [usize; 2],
    /// Received: positive, corrective.
    pub received: [usize; 2],
    /// Of these, not followed up yet though a day is set.
    pub open: usize,
}

/// The last twelve months, the oldest first, and what they say.
#[derive(Clone, PartialEq, Debug)]
pub struct FeedbackFigures {
    /// One sentence.
    pub finding: String,
    /// Month by month.
    pub months: Vec<FeedbackMonth>,
}

/// The figures as of the workspace's now. Drafts count nowhere: nothing was said yet.
pub fn feedback_figures(workspace: &Workspace) -> FeedbackFigures {
    let today = workspace.now().date();
    let first = today.with_day(1).unwrap_or(today);
    let start = first.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(first);
    let month = |n| start.checked_add_months(Months::new(n)).unwrap_or(start);
    let mut months: Vec<FeedbackMonth> =
        (0..MONTHS).map(|n| FeedbackMonth { name: dates::month_mark(month(n)), ..FeedbackMonth::default() }).collect();
    for entry in workspace.feedback().iter() {
        let place = entry.delivered.and_then(|day| place(start, day));
        if let Some(held) = place.and_then(|place| months.get_mut(place)) {
            count(held, entry, today);
        }
    }
    let sum = |of: fn(&FeedbackMonth) -> usize| months.iter().map(of).sum::<usize>().to_string();
    let finding = say::feedback_figures_finding(
        &sum(|m| m.given[0]),
        &sum(|m| m.given[1]),
        &sum(|m| m.received[0]),
        &sum(|m| m.received[1]),
        &sum(|m| m.open),
    );
    FeedbackFigures { finding, months }
}

fn place(start: NaiveDate, day: NaiveDate) -> Option<usize> {
    let months = (day.year() - start.year()) * 12 + day.month() as i32 - start.month() as i32;
    usize::try_from(months).ok()
}

fn count(month: &mut FeedbackMonth, entry: &Feedback, today: NaiveDate) {
    let side = match entry.direction {
        Direction::Given => &mut month.given,
        Direction::Received => &mut month.received,
    };
    side[usize::from(entry.kind == FeedbackKind::Corrective)] += 1;
    let is_open = entry.stage(today) != Stage::FollowedUp && entry.follow_up.is_some();
    month.open += usize::from(is_open);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{change::Label, entity::edits, ids::Id, stamp::Writer};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_entry_counts_in_the_month_of_its_talk_and_drafts_nowhere() {
        let mut workspace = Workspace::new(Writer::default(), day("2026-11-20").and_hms_opt(9, 0, 0).unwrap());
        let rows = [
            ("a", Direction::Given, FeedbackKind::Positive, Some("2026-11-02"), None),
            ("b", Direction::Given, FeedbackKind::Corrective, Some("2026-10-31"), Some("2026-11-12")),
            ("c", Direction::Received, FeedbackKind::Positive, Some("2025-12-01"), None),
            ("d", Direction::Received, FeedbackKind::Corrective, Some("2025-11-30"), None),
            ("e", Direction::Given, FeedbackKind::Positive, None, None),
        ];
        for (id, direction, kind, delivered, done) in rows {
            let (delivered, followed_up) = (delivered.map(day), done.map(day));
            let follow_up = delivered;
            let id = Id::new(id).into();
            let entry = Feedback { id, direction, kind, delivered, followed_up, follow_up, ..Feedback::default() };
            workspace.commit(Label::FeedbackAdded, edits(None, &entry), 1);
        }
        let months = feedback_figures(&workspace).months;
        assert_eq!(months.len(), 12);
        let last = &months[11];
        assert_eq!((last.given, last.received, last.open), ([1, 0], [0, 0], 1));
        assert_eq!((months[10].given, months[10].open), ([0, 1], 0));
        assert_eq!((months[0].received, months[0].open), ([1, 0], 1));
        assert!(months[1..10].iter().all(|month| month.given == [0, 0] && month.received == [0, 0]));
    }
}
