//! The register: a row a case, with its next clock.

mod selection;

use super::work_row::{Urgency, urgency};
use crate::{
    domain::{
        case::{Case, CaseType},
        ids::{CaseId, Id},
        load,
        register_view::Column,
        work_item::{ItemId, ItemTitle, WorkItem},
        workspace::Workspace,
    },
    texts::{Key, case_words, clock_words, dates, reasons, say},
};
use chrono::{NaiveDate, NaiveDateTime};
use rustc_hash::FxHashMap;
use selection::natural;
pub use selection::{Selected, is_head, select, table};
use std::sync::Arc;

/// A case as one line.
#[derive(Clone, PartialEq, Debug)]
pub struct RegisterRow {
    /// Which.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// What it is at.
    pub case_type: CaseType,
    /// The same in words; with the day of closing for a closed one.
    pub phase: String,
    /// The clock that ends first.
    pub next: Option<NextClock>,
    /// The risk level while it is known.
    pub risk: Option<u8>,
    /// A risk level is recorded, but it is too old to count.
    pub risk_is_old: bool,
    /// A child without safe care or in acute danger.
    pub acute: bool,
    /// Its weight; 0 for a closed one.
    pub points: u32,
    /// Open tasks of the user's own.
    pub tasks: usize,
    /// Not closed.
    pub is_open: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// The day the user got it.
    pub since: Option<NaiveDate>,
    found_by: String,
}

/// The running clock of a case that ends first.
#[derive(Clone, PartialEq, Debug)]
pub struct NextClock {
    /// The rule's short name.
    pub title: &'static str,
    /// The paragraph.
    pub law: &'static str,
    /// `om 2 arbeidsdager`.
    pub left: String,
    /// `fr. 27. nov.`; None for "at once".
    pub end: Option<String>,
    /// How near.
    pub urgency: Urgency,
    /// For the order: "at once" has ended when it started.
    ends: NaiveDateTime,
}

/// The head of a column.
pub fn column_name(column: Column) -> Key {
    match column {
        Column::Code | Column::Unknown => Key::ColumnCode,
        Column::Phase => Key::ColumnPhase,
        Column::Clock => Key::ColumnClock,
        Column::Risk => Key::ColumnRisk,
        Column::Points => Key::ColumnPoints,
        Column::Tasks => Key::ColumnTasks,
        Column::Tags => Key::ColumnTags,
        Column::Since => Key::ColumnSince,
    }
}

/// All rows, in no particular order.
pub fn rows(workspace: &Workspace) -> FxHashMap<Id, Arc<RegisterRow>> {
    let mut of_case: FxHashMap<&CaseId, OfCase> = FxHashMap::default();
    for item in workspace.items().iter() {
        if let Some(case) = &item.case {
            of_case.entry(case).or_default().take(item, workspace.now());
        }
    }
    let none = OfCase::default();
    let today = workspace.now().date();
    let lines = load::lines(workspace.cases().iter().map(|case| &**case), today);
    let points: FxHashMap<&CaseId, u32> = lines.iter().map(|line| (&line.case, line.points())).collect();
    let row = |case: &Arc<Case>| {
        let of = of_case.get(&case.id).unwrap_or(&none);
        (case.id.0.clone(), Arc::new(row(case, of, points.get(&case.id).copied().unwrap_or_default(), workspace.now())))
    };
    workspace.cases().iter().map(row).collect()
}

/// The open cases by code, for a list to choose from.
pub fn open_codes(workspace: &Workspace) -> Vec<(CaseId, String)> {
    let open = workspace.cases().iter().filter(|case| case.closed.is_none());
    let mut codes: Vec<_> = open.map(|case| (case.id.clone(), case.code.clone())).collect();
    codes.sort_by(|a, b| natural(&a.1, &b.1).then_with(|| a.0.cmp(&b.0)));
    codes
}

/// What hangs on one case.
#[derive(Default)]
struct OfCase<'a> {
    next: Option<&'a WorkItem>,
    broken: usize,
    tasks: usize,
}

impl<'a> OfCase<'a> {
    fn take(&mut self, item: &'a Arc<WorkItem>, now: NaiveDateTime) {
        match item.id {
            ItemId::Task(_) => self.tasks += 1,
            ItemId::Clock(_) => {
                self.broken += usize::from(item.is_broken(now));
                if self.next.is_none_or(|held| ends(item) < ends(held)) {
                    self.next = Some(item);
                }
            }
        }
    }
}

fn ends(item: &WorkItem) -> NaiveDateTime {
    let end_of_day = |day: NaiveDate| day.and_hms_opt(23, 59, 59).unwrap_or_default();
    item.due_at.or(item.due.map(end_of_day)).unwrap_or(NaiveDateTime::MAX)
}

fn row(case: &Case, of: &OfCase, points: u32, now: NaiveDateTime) -> RegisterRow {
    let (today, is_open) = (now.date(), case.closed.is_none());
    let phase = case_words::case_type(case.case_type);
    let phase = match case.closed {
        None => phase.to_owned(),
        Some(on) => format!("{phase}, {}", say::case_closed_on(&dates::short_date(on, today))),
    };
    let next = of.next.and_then(|item| next_clock(item, of.broken, now));
    let risk = case.known_risk(today);
    let mut found_by = format!("{} {phase} {} {} {}", case.code, case.tags.join(" "), case.note, case.handover);
    if let Some(next) = &next {
        found_by.push_str(&format!(" {} {}", next.title, next.law));
    }
    RegisterRow {
        id: case.id.clone(),
        code: case.code.clone(),
        case_type: case.case_type,
        found_by: found_by.to_lowercase(),
        phase,
        next,
        risk,
        risk_is_old: case.risk.is_some() && risk.is_none(),
        acute: case.acute,
        points,
        tasks: of.tasks,
        is_open,
        tags: case.tags.clone(),
        since: case.mine_since,
    }
}

/// What is broken shows as broken, also where "at once" or a date of practice stands first.
fn next_clock(item: &WorkItem, broken: usize, now: NaiveDateTime) -> Option<NextClock> {
    let ItemTitle::Rule(rule) = item.title else { return None };
    let mut left = reasons::due_text(item, now)?;
    if broken > 0 && !item.is_broken(now) {
        left = format!("{left}, {}", say::clock_broken_too(broken as i64));
    }
    Some(NextClock {
        title: clock_words::rule_short(rule),
        law: rule.source,
        left,
        end: reasons::end_text(item, now.date()),
        urgency: if broken > 0 { Urgency::Overdue } else { urgency(item, now) },
        ends: ends(item),
    })
}
