//! The register: a row a case, with its next clock.

use super::work_row::{Urgency, urgency};
use crate::{
    domain::{
        case::{Case, CaseType},
        ids::{CaseId, Id},
        load,
        work_item::{ItemId, ItemTitle, WorkItem},
        workspace::Workspace,
    },
    texts::{Key, case_words, clock_words, dates, reasons},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{cmp::Ordering, collections::HashMap, sync::Arc};

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

/// A column of the register.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Column {
    /// By code.
    Code,
    /// By the course of a case.
    Phase,
    /// By what ends first.
    Clock,
    /// By risk.
    Risk,
    /// By weight.
    Points,
    /// By open tasks.
    Tasks,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Column; 6] =
        [Column::Code, Column::Phase, Column::Clock, Column::Risk, Column::Points, Column::Tasks];
    /// Its head.
    pub fn name(self) -> Key {
        match self {
            Column::Code => Key::ColumnCode,
            Column::Phase => Key::ColumnPhase,
            Column::Clock => Key::ColumnClock,
            Column::Risk => Key::ColumnRisk,
            Column::Points => Key::ColumnPoints,
            Column::Tasks => Key::ColumnTasks,
        }
    }
    /// Figures stand to the right.
    pub fn is_numeric(self) -> bool {
        matches!(self, Column::Points | Column::Tasks)
    }
    /// Figures are wanted from the largest, words and dates from the first.
    fn starts_ascending(self) -> bool {
        matches!(self, Column::Code | Column::Phase | Column::Clock)
    }
}

/// Which cases are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Show {
    /// Those that are not closed.
    #[default]
    Open,
    /// Those that are.
    Closed,
    /// All.
    All,
}

/// What the user asks of the register.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// Every word must be found in code, phase, tags or clock.
    pub text: String,
    /// Open ones, closed ones.
    pub show: Show,
    /// Sorted by.
    pub by: Column,
    /// From the first to the last.
    pub ascending: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Asked { text: String::new(), show: Show::Open, by: Column::Clock, ascending: true }
    }
}

impl Asked {
    /// Sorts by a column; by the same one again turns the order round.
    pub fn sort_by(&mut self, column: Column) {
        self.ascending = if self.by == column { !self.ascending } else { column.starts_ascending() };
        self.by = column;
    }
}

/// All rows, in no particular order.
pub fn rows(workspace: &Workspace) -> HashMap<Id, Arc<RegisterRow>> {
    let mut of_case: HashMap<&CaseId, OfCase> = HashMap::new();
    for item in workspace.items().iter() {
        if let Some(case) = &item.case {
            of_case.entry(case).or_default().take(item);
        }
    }
    let none = OfCase::default();
    let today = workspace.now().date();
    let lines = load::lines(workspace.cases().iter().map(|case| &**case), today);
    let points: HashMap<&CaseId, u32> = lines.iter().map(|line| (&line.case, line.points())).collect();
    let row = |case: &Arc<Case>| {
        let of = of_case.get(&case.id).unwrap_or(&none);
        (case.id.0.clone(), Arc::new(row(case, of, points.get(&case.id).copied().unwrap_or_default(), workspace.now())))
    };
    workspace.cases().iter().map(row).collect()
}

/// The rows that are asked for, in the order that is asked for.
pub fn select(rows: &HashMap<Id, Arc<RegisterRow>>, asked: &Asked) -> Arc<[Id]> {
    let words: Vec<String> = asked.text.split_whitespace().map(str::to_lowercase).collect();
    let is_shown = |row: &RegisterRow| match asked.show {
        Show::All => true,
        Show::Open => row.is_open,
        Show::Closed => !row.is_open,
    };
    let is_found = |row: &RegisterRow| words.iter().all(|word| row.found_by.contains(word));
    let mut found: Vec<&Arc<RegisterRow>> = rows.values().filter(|row| is_shown(row) && is_found(row)).collect();
    found.sort_by(|a, b| {
        let order = compare(a, b, asked.by);
        let order = if asked.ascending { order } else { order.reverse() };
        order.then_with(|| compare(a, b, Column::Clock)).then_with(|| compare(a, b, Column::Code)).then(a.id.cmp(&b.id))
    });
    found.into_iter().map(|row| row.id.0.clone()).collect()
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
    tasks: usize,
}

impl<'a> OfCase<'a> {
    fn take(&mut self, item: &'a Arc<WorkItem>) {
        match item.id {
            ItemId::Task(_) => self.tasks += 1,
            ItemId::Clock(_) => {
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
        Some(on) => format!("{phase}, {}", crate::texts::say::case_closed_on(&dates::short_date(on, today))),
    };
    let next = of.next.and_then(|item| next_clock(item, now));
    let risk = case.known_risk(today);
    let mut found_by = format!("{} {phase} {}", case.code, case.tags.join(" "));
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
    }
}

fn next_clock(item: &WorkItem, now: NaiveDateTime) -> Option<NextClock> {
    let ItemTitle::Rule(rule) = item.title else { return None };
    Some(NextClock {
        title: clock_words::rule_short(rule),
        law: rule.source,
        left: reasons::due_text(item, now)?,
        end: reasons::end_text(item, now.date()),
        urgency: urgency(item, now),
        ends: ends(item),
    })
}

fn compare(a: &RegisterRow, b: &RegisterRow, by: Column) -> Ordering {
    match by {
        Column::Code => natural(&a.code, &b.code),
        Column::Phase => place(a.case_type).cmp(&place(b.case_type)),
        // A case without a clock comes after those that have one.
        Column::Clock => {
            let key = |row: &RegisterRow| (row.next.is_none(), row.next.as_ref().map(|next| next.ends));
            key(a).cmp(&key(b))
        }
        Column::Risk => (a.acute, a.risk).cmp(&(b.acute, b.risk)),
        Column::Points => a.points.cmp(&b.points),
        Column::Tasks => a.tasks.cmp(&b.tasks),
    }
}

fn place(case_type: CaseType) -> usize {
    CaseType::ALL.iter().position(|it| *it == case_type).unwrap_or_default()
}

/// `K9` before `K10`: runs of digits count as numbers.
fn natural(a: &str, b: &str) -> Ordering {
    let parts = |text: &str| {
        let mut parts: Vec<(bool, String)> = Vec::new();
        for c in text.to_lowercase().chars() {
            match parts.last_mut() {
                Some((digits, part)) if *digits == c.is_ascii_digit() => part.push(c),
                _ => parts.push((c.is_ascii_digit(), c.to_string())),
            }
        }
        // Longer numbers are larger once leading zeros are gone.
        parts.into_iter().map(|(digits, part)| match digits {
            true => (part.trim_start_matches('0').len(), part.trim_start_matches('0').to_owned()),
            false => (usize::MAX, part),
        })
    };
    parts(a).cmp(parts(b))
}
