//! The steps of the procedure behind a situation analysis (domain.md section 4), and where one
//! stands in it. Every step can be opened at any time; none is locked.

use super::{
    analysis::Analysis,
    situation::assess_decided,
    work_item::{ItemId, WorkItem},
};
use chrono::NaiveDateTime;

/// A step of the procedure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stage {
    Figures,
    Measures,
    Discussion,
    Decision,
    /// Not in the source: our proposal.
    CarryingOut,
    Evaluation,
    Closing,
}

impl Stage {
    /// In order.
    pub const ALL: [Stage; 7] = [
        Stage::Figures,
        Stage::Measures,
        Stage::Discussion,
        Stage::Decision,
        Stage::CarryingOut,
        Stage::Evaluation,
        Stage::Closing,
    ];
    /// By its number, from 1; what is no number of a step is the first.
    pub fn numbered(number: u8) -> Stage {
        let place = usize::from(number).saturating_sub(1);
        Self::ALL.get(place).copied().unwrap_or(Stage::Figures)
    }
    /// Its number, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
    /// The step after it.
    pub fn next(self) -> Option<Stage> {
        Self::ALL.get(self as usize + 1).copied()
    }
    /// Whether its main question is answered.
    pub fn is_done(self, analysis: &Analysis) -> bool {
        match self {
            Stage::Figures => assess_decided(analysis).filled_in() == 6,
            Stage::Measures => !analysis.measures.is_empty(),
            Stage::Discussion => analysis.discussion.on.is_some(),
            Stage::Decision => self.is_said(analysis) && analysis.frozen.is_some(),
            Stage::CarryingOut => !analysis.implementation.informed.is_empty(),
            Stage::Evaluation => analysis.evaluations.iter().any(|one| one.held.is_some()),
            Stage::Closing => analysis.closed.is_some(),
        }
    }
    /// What it asks for is filled in: of a decision who and when, although it may not be recorded yet.
    pub fn is_said(self, analysis: &Analysis) -> bool {
        let decision = &analysis.decision;
        match self {
            Stage::Decision => decision.on.is_some() && !decision.decider.trim().is_empty(),
            _ => self.is_done(analysis),
        }
    }
    /// The first step that is not done; the last one when all are.
    pub fn current(analysis: &Analysis) -> Stage {
        Self::ALL.into_iter().find(|stage| !stage.is_done(analysis)).unwrap_or(Stage::Closing)
    }
}

/// One's own overdue work by severity, for the flags of an analysis and the criteria of closing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Overdue {
    /// Clocks of severity 5.
    pub clocks5: u32,
    /// Clocks of severity 4.
    pub clocks4: u32,
    /// All work of severity 3 or more, tasks included.
    pub severe: usize,
}

impl Overdue {
    /// Counts what is overdue now; a passed date of practice is no breach (severity 3 is a statutory one,
    /// domain.md, head). "At once" has no last day of its own: here it is late when it
    /// waits since an earlier day.
    pub fn count<'a>(items: impl Iterator<Item = &'a WorkItem>, now: NaiveDateTime) -> Overdue {
        let mut found = Overdue::default();
        let waits = |item: &WorkItem| item.at_once && item.due.is_some_and(|since| since < now.date());
        for item in items.filter(|item| item.severity >= 3 && (item.is_broken(now) || waits(item))) {
            found.severe += 1;
            match (&item.id, item.severity) {
                (ItemId::Clock(_), 5) => found.clocks5 += 1,
                (ItemId::Clock(_), 4) => found.clocks4 += 1,
                _ => (),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        analysis::{Audience, Evaluation, Measure},
        case::{Case, CaseEvent, EventKind},
        ids::{CaseId, EventId, Id},
        settings::Settings,
        task::Task,
        work_item::{item_of_task, items_of_case},
    };
    use chrono::NaiveDate;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn one_stands_at_the_first_step_that_is_not_done() {
        let mut analysis = Analysis::default();
        assert_eq!(Stage::current(&analysis), Stage::Figures);
        for key in crate::domain::analysis::TriggerKey::ALL {
            let entry = analysis.trigger_mut(key);
            (entry.value, entry.count, entry.mean, entry.months) = (Some(0.0), Some(1), Some(1.0), Some(12));
        }
        assert_eq!(Stage::current(&analysis), Stage::Measures);
        analysis.measures.push(Measure::default());
        analysis.discussion.on = Some(day(1));
        analysis.decision.on = Some(day(1));
        assert_eq!(Stage::current(&analysis), Stage::Decision, "nobody is named as the one who decided");
        analysis.decision.decider = "barnevernsleder".into();
        assert_eq!(Stage::current(&analysis), Stage::Decision, "the figures of the day are not frozen");
        analysis.frozen = Some(analysis.measured(day(1)));
        analysis.implementation.informed.insert(Audience::Staff, day(2));
        analysis.evaluations.push(Evaluation::default());
        assert_eq!(Stage::current(&analysis), Stage::Evaluation);
        analysis.evaluations[0].held = Some(day(9));
        assert_eq!(Stage::current(&analysis), Stage::Closing);
        analysis.closed = Some(day(9));
        assert_eq!(Stage::current(&analysis), Stage::Closing);
    }

    #[test]
    fn numbers_lead_there_and_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::numbered(stage.number()), stage);
        }
        assert_eq!((Stage::numbered(0), Stage::numbered(99)), (Stage::Figures, Stage::Figures));
        assert_eq!((Stage::Figures.next(), Stage::Closing.next()), (Some(Stage::Measures), None));
    }

    #[test]
    fn overdue_clocks_are_counted_by_severity() {
        let case = Case { id: CaseId(Id::new("c")), ..Case::default() };
        let report = CaseEvent {
            id: EventId(Id::new("e")),
            case: case.id.clone(),
            kind: EventKind::ReportReceived,
            on: day(2),
            ..CaseEvent::default()
        };
        let (settings, now) = (Settings::default(), day(11).and_hms_opt(9, 0, 0).unwrap());
        let mut items = items_of_case(&case, &[report], &[], &settings, now);
        let task = |title: &str, statutory| Task {
            id: Id::new(title).into(),
            title: title.into(),
            deadline: Some(day(1)),
            statutory,
            ..Task::default()
        };
        items.extend(item_of_task(&task("own", false), None, &settings, now));
        items.extend(item_of_task(&task("law", true), None, &settings, now));
        // The first assessment "at once" waits since the 2nd (severity 5), the week for the review of
        // the report is over (severity 4), and the feedback to the reporter is not due yet.
        assert_eq!(Overdue::count(items.iter(), now), Overdue { clocks5: 1, clocks4: 1, severe: 3 });
        let same_day = day(2).and_hms_opt(15, 0, 0).unwrap();
        assert_eq!(Overdue::count(items.iter(), same_day), Overdue { severe: 1, ..Overdue::default() });
    }
}
