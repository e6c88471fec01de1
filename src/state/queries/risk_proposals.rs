//! Risks proposed from one's own figures. Each says why; the user accepts or declines, and what was
//! declined comes back only when its figure has grown.

use super::{forecast::forecast, today::points, walk::clocks_of};
use crate::{
    domain::{
        calendar::subtract_days,
        case::Case,
        deviation::Deviation,
        load::{Band, Load},
        procedure::Overdue,
        risk::{Area, Risk},
        rule::Owner,
        workspace::Workspace,
    },
    state::actions::risks::Source,
    texts::{Key, planning_words, say, text},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Days in which the same cause of deviations counts as coming back.
const SAME_CAUSE_DAYS: u32 = 90;
/// How often it has to.
const SAME_CAUSE: usize = 2;

/// A proposal.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// Its name and figure.
    pub source: Source,
    /// What may happen.
    pub title: String,
    /// Why it is proposed: the figures.
    pub why: String,
    /// What it touches.
    pub area: Area,
    /// 1 to 5, ours.
    pub probability: u8,
    /// 1 to 5, ours.
    pub impact: u8,
}

/// All that the figures give and that was neither taken nor declined.
pub fn proposals(workspace: &Workspace) -> Vec<Proposal> {
    let all = [overdue(workspace), breaks(workspace), overload(workspace), unowned(workspace), same_cause(workspace)];
    all.into_iter().flatten().filter(|one| is_new(one, workspace)).collect()
}

/// No open risk came of it, and it was not declined with as large a figure.
fn is_new(one: &Proposal, workspace: &Workspace) -> bool {
    let settles = |risk: &Risk| match risk.declined {
        Some(_) => risk.figure.is_some_and(|figure| figure >= one.source.figure),
        None => risk.is_open(),
    };
    !workspace.risks().iter().any(|risk| risk.source == one.source.key && settles(risk))
}

/// Deadlines that guard the child's safety, past their end now.
fn overdue(workspace: &Workspace) -> Option<Proposal> {
    let found = Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now());
    let count = found.clocks5 + found.clocks4;
    (count > 0).then(|| Proposal {
        source: Source { key: "overdue", figure: count.into() },
        title: text(Key::RiskOverdueTitle).to_owned(),
        why: say::risk_overdue_why(&count.to_string()),
        area: Area::ChildArea,
        probability: 5,
        impact: if found.clocks5 > 0 { 5 } else { 4 },
    })
}

/// Duties by law that will not hold with the hours at hand.
fn breaks(workspace: &Workspace) -> Option<Proposal> {
    let view = forecast(workspace);
    let mut late = view.late.iter().filter(|row| row.statutory && !row.overdue);
    let first = late.next()?.due.clone();
    let count = late.count() + 1;
    Some(Proposal {
        source: Source { key: "breaks", figure: count as f64 },
        title: text(Key::RiskBreaksTitle).to_owned(),
        why: say::risk_breaks_why(&count.to_string(), &first),
        area: Area::LegalArea,
        probability: 4,
        impact: 4,
    })
}

/// More points than capacity.
fn overload(workspace: &Workspace) -> Option<Proposal> {
    let load = Load::of(workspace.cases().iter().map(|case| &**case), workspace.settings(), workspace.now().date());
    let band = load.band().filter(|band| matches!(band, Band::Orange | Band::Red))?;
    Some(Proposal {
        source: Source { key: "overload", figure: (load.index().unwrap_or_default() * 100.0).round() },
        title: text(Key::RiskOverloadTitle).to_owned(),
        why: say::risk_overload_why(&points(workspace).words),
        area: Area::StaffArea,
        probability: if band == Band::Red { 5 } else { 4 },
        impact: 3,
    })
}

/// Deadlines that nobody holds: due while the user is away, or running on in a closed case.
fn unowned(workspace: &Workspace) -> Option<Proposal> {
    let today = workspace.now().date();
    let away = |due: NaiveDate| {
        due >= today && workspace.periods().iter().any(|period| period.share() >= 1.0 && period.covers(due))
    };
    let of = |case: &Case| {
        let counts = |clock: &crate::domain::clock::Clock| {
            clock.is_running()
                && clock.rule.owner == Owner::Service
                && (case.closed.is_some() || clock.due_on().is_some_and(away))
        };
        clocks_of(workspace, case).iter().filter(|clock| counts(clock)).count()
    };
    let count: usize = workspace.cases().iter().map(|case| of(case)).sum();
    (count > 0).then(|| Proposal {
        source: Source { key: "unowned", figure: count as f64 },
        title: text(Key::RiskUnownedTitle).to_owned(),
        why: say::risk_unowned_why(&count.to_string()),
        area: Area::LegalArea,
        probability: 3,
        impact: 4,
    })
}

/// The same cause again in the log of deviations.
fn same_cause(workspace: &Workspace) -> Option<Proposal> {
    let today = workspace.now().date();
    let since = subtract_days(today, SAME_CAUSE_DAYS);
    let mut causes = BTreeMap::new();
    let counted = |one: &&std::sync::Arc<Deviation>| one.on.is_some_and(|on| on >= since && on <= today);
    for cause in workspace.deviations().iter().filter(counted).filter_map(|one| one.cause) {
        *causes.entry(cause).or_insert(0) += 1;
    }
    let (cause, count) =
        causes.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count >= SAME_CAUSE)?;
    Some(Proposal {
        source: Source { key: "same_cause", figure: count as f64 },
        title: text(Key::RiskSameCauseTitle).to_owned(),
        why: say::risk_same_cause_why(planning_words::cause(cause), &count.to_string()),
        area: Area::OperationArea,
        probability: 4,
        impact: 3,
    })
}
