//! The course of a decided situation: when to evaluate, and what must hold before it is closed
//! (domain.md section 4).

use super::analysis::{Analysis, Colour, Evaluation, Step};
use chrono::{Days, NaiveDate};

/// Days between evaluations: 7 at step 2 and above, 14 at step 1.
pub fn interval(step: Step) -> Option<u64> {
    match step {
        Step::None => None,
        Step::Step1 => Some(14),
        Step::Step2 | Step::Step3 => Some(7),
    }
}

/// The next evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NextEvaluation {
    pub due: NaiveDate,
    /// Someone set this day. Otherwise it is reckoned from the step's interval.
    pub agreed: bool,
    /// Its day has passed.
    pub is_late: bool,
}

/// The next evaluation: the earliest agreed one that is not held, else the interval after the
/// last one held, or after the decision took force. None without a step.
pub fn next_evaluation(analysis: &Analysis, today: NaiveDate) -> Option<NextEvaluation> {
    let (decision, evaluations) = (&analysis.decision, &analysis.evaluations);
    if analysis.closed.is_some() {
        return None;
    }
    let next = |due, agreed| NextEvaluation { due, agreed, is_late: due < today };
    if let Some(due) = evaluations.iter().filter(|one| one.held.is_none()).map(|one| one.due).min() {
        return Some(next(due, true));
    }
    let days = interval(analysis.step())?;
    let last = evaluations.iter().filter_map(|one| one.held).max();
    let start = last.or(decision.from).or(decision.on).unwrap_or(today);
    let reckoned = start.checked_add_days(Days::new(days))?;
    // The last evaluation belongs inside the time the decision is valid for.
    let due = match decision.to {
        Some(to) if start < to => reckoned.min(to),
        _ => reckoned,
    };
    Some(next(due, false))
}

/// What must hold before a situation is closed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Criterion {
    /// Green at the last two evaluations.
    GreenTwice,
    /// No overdue deadline of severity 3 or more.
    NothingOverdue,
    /// Overtime is back to normal.
    OvertimeNormal,
    /// Postponed guidance and meetings have new dates.
    Rebooked,
    /// Lessons are noted.
    Lessons,
}

/// Whether a criterion holds, as far as the app can know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Met {
    Yes,
    No,
    /// Nobody has said.
    Unknown,
}

impl From<bool> for Met {
    fn from(held: bool) -> Self {
        if held { Met::Yes } else { Met::No }
    }
}

/// The five criteria with their answers. `overdue` is the number of overdue deadlines of
/// severity 3 or more; the caller counts them from the clocks.
pub fn closing(analysis: &Analysis, overdue: Option<usize>) -> [(Criterion, Met); 5] {
    let mut held: Vec<&Evaluation> = analysis.evaluations.iter().filter(|one| one.held.is_some()).collect();
    held.sort_by_key(|one| one.held);
    [
        (Criterion::GreenTwice, green_twice(&held)),
        (Criterion::NothingOverdue, overdue.map_or(Met::Unknown, |count| (count == 0).into())),
        (Criterion::OvertimeNormal, held.last().map_or(Met::Unknown, |last| overtime(last))),
        (Criterion::Rebooked, rebooked(analysis)),
        (Criterion::Lessons, (!analysis.lessons.trim().is_empty()).into()),
    ]
}

fn green_twice(held: &[&Evaluation]) -> Met {
    let [.., earlier, last] = held else { return Met::No };
    match (earlier.colour, last.colour) {
        (Some(Colour::Green), Some(Colour::Green)) => Met::Yes,
        (Some(Colour::Green) | None, Some(Colour::Green) | None) => Met::Unknown,
        _ => Met::No,
    }
}

fn overtime(last: &Evaluation) -> Met {
    match (last.overtime_normal, last.overtime) {
        (Some(normal), _) => normal.into(),
        (None, Some(hours)) if hours <= 0.0 => Met::Yes,
        _ => Met::Unknown,
    }
}

/// Whether guidance or meetings were postponed only people know: what is not answered is not met, and the
/// paper says the same as the question on the screen.
fn rebooked(analysis: &Analysis) -> Met {
    analysis.rebooked.map_or(Met::Unknown, Met::from)
}

#[cfg(test)]
mod tests;
