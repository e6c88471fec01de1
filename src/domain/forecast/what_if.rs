//! Today's figures beside those of another state of things.

use super::{Effort, Forecast, WEEKS};
use crate::domain::{
    calendar::add_days,
    case::{Case, CaseEvent, CaseType, Country, EventKind},
    ids::{CaseId, Id},
    load::Load,
    period::{Period, PeriodSort},
    scenario::{Change, Figures, WhatIf},
    settings::Settings,
    work_item::{WorkItem, items_of_case},
    workspace::Workspace,
};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The figures as they are.
pub fn figures(workspace: &Workspace) -> Figures {
    figures_with(workspace, &[])
}

/// The figures with these changes.
pub fn figures_with(workspace: &Workspace, changes: &[WhatIf]) -> Figures {
    let today = workspace.now().date();
    let mut settings = (**workspace.settings()).clone();
    let mut cases: FxHashMap<CaseId, Arc<Case>> =
        workspace.cases().iter().map(|case| (case.id.clone(), case.clone())).collect();
    let mut items: Vec<Arc<WorkItem>> = workspace.items().iter().cloned().collect();
    for (nth, change) in changes.iter().enumerate() {
        match change.change {
            Change::NewCase => {
                let (mut case, events) = imagined(nth, change.case_type, settings.country, change.from);
                // Its points are those of the day it is there, and then it is new.
                case.mine_since = Some(today);
                items.extend(items_of_case(&case, &events, &[], &settings, workspace.now()).into_iter().map(Arc::new));
                cases.insert(case.id.clone(), Arc::new(case));
            }
            Change::HandOver => {
                if let Some(gone) = &change.case {
                    cases.remove(gone);
                    items.retain(|item| item.case.as_ref() != Some(gone));
                }
            }
            Change::Away => settings.timetable.periods.push(Arc::new(away(change))),
            Change::FewerMeetings => settings.timetable.fewer.push((change.from, change.n)),
            Change::MoreHours => settings.timetable.more.push((change.from, change.n)),
        }
    }
    gathered(workspace, &settings, &cases, &items, today)
}

fn gathered(
    workspace: &Workspace,
    settings: &Settings,
    cases: &FxHashMap<CaseId, Arc<Case>>,
    items: &[Arc<WorkItem>],
    today: NaiveDate,
) -> Figures {
    let load = Load::of(cases.values().map(|case| &**case), settings, today);
    let forecast = Forecast::from_parts(workspace, settings, cases, items);
    let usual = forecast.outcome(Effort::Usual);
    let (needed, at_hand) = forecast.sums(Effort::Usual);
    Figures {
        cases: load.lines.len() as f64,
        points: load.points,
        capacity: load.capacity,
        at_hand,
        needed,
        breaks: usual.late.len() as f64,
        first: usual.late.first().map(|late| forecast.hand.date(forecast.jobs[late.job].day)),
        missing: usual.missing(),
        tasks: forecast.tasks.go.len() as f64,
    }
}

fn away(change: &WhatIf) -> Period {
    let days = (change.n.round() as u32).clamp(1, 7 * WEEKS as u32);
    Period { sort: PeriodSort::Sick, from: change.from, to: Some(add_days(change.from, days - 1)), ..Period::default() }
}

/// A case that is not there, with the events that start the clocks of its type.
fn imagined(nth: usize, case_type: CaseType, country: Country, on: NaiveDate) -> (Case, Vec<CaseEvent>) {
    let id = CaseId(Id::new(format!("imagined-{nth}")));
    let kinds = beginnings(case_type, country);
    let event = |(at, kind): (usize, &EventKind)| CaseEvent {
        id: Id::new(format!("imagined-{nth}-{at}")).into(),
        case: id.clone(),
        kind: *kind,
        on,
        ..CaseEvent::default()
    };
    let events = kinds.iter().enumerate().map(event).collect();
    (Case { id: id.clone(), country, case_type, ..Case::default() }, events)
}

/// What a new case of a type begins with.
fn beginnings(case_type: CaseType, country: Country) -> &'static [EventKind] {
    use EventKind::*;
    match (case_type, country) {
        (CaseType::Report, _) => &[ReportReceived],
        (CaseType::Investigation, _) => &[ReportReceived, InvestigationOpened],
        (CaseType::Emergency, Country::No) => &[EmergencyMove],
        (CaseType::Emergency, Country::Dk) => &[EmergencyImplemented],
        (CaseType::Tribunal, Country::No) => &[ClaimReceived],
        (CaseType::Tribunal, Country::Dk) => &[CommitteePrepared],
        (CaseType::FosterNew | CaseType::FosterSettled, Country::No) => &[CareOrder, FosterMovedIn],
        (CaseType::FosterNew | CaseType::FosterSettled, Country::Dk) => &[PlacementDecided, FosterMovedIn],
        (CaseType::Institution, Country::No) => &[CareOrder, InstitutionMovedIn],
        (CaseType::Institution, Country::Dk) => &[PlacementDecided, InstitutionMovedIn],
        (CaseType::Reunification, Country::No) => &[CareLifted],
        (CaseType::Support | CaseType::Reunification | CaseType::Aftercare, _) => &[MeasureDecided, MeasureStarted],
    }
}
