//! What lies on which day: ends of clocks and days that tasks are planned for, the hours that the
//! work of each day takes, and the same as a calendar file.

use super::{walk::clocks_of, wheel::theme_days};
use crate::{
    domain::{
        calendar::{add_days, monday_of},
        case::CaseType,
        clock::Clock,
        deadline::End,
        ids::CaseId,
        rule::Owner,
        work_item::{ItemId, ItemTitle},
        workspace::Workspace,
    },
    interchange::ics::{self, When},
    texts::{Key, clock_words, dates, number, say, text},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// What sort of entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EntryKind {
    /// The end of a clock of the service.
    Clock,
    /// The end of a clock of somebody else: watched.
    Watched,
    /// The last day of a task of one's own.
    Task,
    /// A day that the user has planned.
    Planned,
    /// From the annual wheel.
    Wheel,
}

/// An entry of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct DayEntry {
    /// The day.
    pub day: NaiveDate,
    /// What sort.
    pub kind: EntryKind,
    /// The time of day, where there is one.
    pub at: Option<NaiveDateTime>,
    /// The rule's short name, or the task's title.
    pub title: String,
    /// The case's code, or "".
    pub code: String,
    /// The case.
    pub case: Option<CaseId>,
    /// Past its end.
    pub is_late: bool,
    uid: String,
}

/// A day with its entries and its load.
#[derive(Clone, PartialEq, Debug)]
pub struct CalendarDay {
    /// The day.
    pub date: NaiveDate,
    /// `23`, or `1. des.` at the turn of a month.
    pub number: String,
    /// Ends and planned days.
    pub entries: Vec<DayEntry>,
    /// `6,5 av 6 timer`; empty without work.
    pub load: String,
    /// More work than hours.
    pub is_over: bool,
    /// No hours at hand.
    pub is_off: bool,
}

/// All entries from a day to another, in order.
pub fn entries(workspace: &Workspace, from: NaiveDate, to: NaiveDate) -> Vec<DayEntry> {
    let now = workspace.now();
    let mut found: Vec<DayEntry> = Vec::new();
    for case in workspace.cases().iter() {
        for clock in clocks_of(workspace, case).iter().filter(|clock| clock.is_running()) {
            let Some(day) = clock.due_on() else { continue };
            found.push(DayEntry {
                day,
                kind: if clock.rule.owner == Owner::Service { EntryKind::Clock } else { EntryKind::Watched },
                at: moment(clock),
                title: clock_words::rule_short(clock.rule).to_owned(),
                code: case.code.clone(),
                case: Some(case.id.clone()),
                is_late: clock.is_broken(now),
                uid: format!("{}-end", clock.mark_id()),
            });
        }
    }
    for item in workspace.items().iter() {
        let title = match &item.title {
            ItemTitle::Own(title) => title.clone(),
            ItemTitle::Rule(rule) => clock_words::rule_short(rule).to_owned(),
        };
        let mut push = |day: Option<NaiveDate>, kind, name: &str| {
            found.extend(day.map(|day| DayEntry {
                day,
                kind,
                at: None,
                title: title.clone(),
                code: item.case_code.clone().unwrap_or_default(),
                case: item.case.clone(),
                is_late: kind == EntryKind::Task && item.is_overdue(now),
                uid: format!("{}-{name}", item.id.to_id()),
            }));
        };
        push(item.due.filter(|_| matches!(item.id, ItemId::Task(_))), EntryKind::Task, "end");
        push(item.planned, EntryKind::Planned, "planned");
    }
    for entry in workspace.wheel().iter() {
        found.extend(entry.days(from, to, workspace.settings()).into_iter().map(|day| DayEntry {
            day,
            kind: EntryKind::Wheel,
            at: None,
            title: entry.title.clone(),
            code: String::new(),
            case: None,
            is_late: false,
            uid: format!("wheel-{}-{day}", entry.id),
        }));
    }
    found.extend(theme_days(workspace, from, to).into_iter().map(|(day, title, name)| DayEntry {
        day,
        kind: EntryKind::Wheel,
        at: None,
        title,
        code: String::new(),
        case: None,
        is_late: false,
        uid: format!("theme-{name}"),
    }));
    found.retain(|entry| (from..=to).contains(&entry.day));
    found.sort_by(|a, b| (a.day, a.kind, a.at, &a.title, &a.code).cmp(&(b.day, b.kind, b.at, &b.title, &b.code)));
    found
}

fn moment(clock: &Clock) -> Option<NaiveDateTime> {
    match clock.nominal_end {
        End::At(moment) => Some(moment),
        _ => None,
    }
}

/// The days of whole weeks around a month, or of one week.
pub fn days(workspace: &Workspace, around: NaiveDate, whole_month: bool) -> Vec<CalendarDay> {
    let first = match whole_month {
        true => monday_of(around.with_day(1).unwrap_or(around)),
        false => monday_of(around),
    };
    let weeks = if whole_month { 6 } else { 1 };
    let mut dates: Vec<NaiveDate> = (0..weeks * 7).map(|n| add_days(first, n)).collect();
    if whole_month {
        // Weeks that lie in the next month alone are left out.
        let is_in =
            |week: &[NaiveDate]| week.iter().any(|day| (day.year(), day.month()) == (around.year(), around.month()));
        dates = dates.chunks(7).filter(|week| is_in(week)).flatten().copied().collect();
    }
    with_entries(workspace, &dates)
}

/// The days that hold something, from today on, and all that is late before.
pub fn agenda(workspace: &Workspace, length: u32) -> Vec<CalendarDay> {
    let today = workspace.now().date();
    let from = add_days(today, 0) - chrono::Days::new(400);
    let found = entries(workspace, from, add_days(today, length));
    let mut dates: Vec<NaiveDate> =
        found.iter().filter(|entry| entry.day >= today || entry.is_late).map(|entry| entry.day).collect();
    dates.dedup();
    with_entries(workspace, &dates)
}

fn with_entries(workspace: &Workspace, dates: &[NaiveDate]) -> Vec<CalendarDay> {
    let (Some(from), Some(to)) = (dates.iter().min(), dates.iter().max()) else { return Vec::new() };
    let (today, settings) = (workspace.now().date(), workspace.settings());
    let all = entries(workspace, *from, *to);
    let needed = |date: NaiveDate| {
        let of_day = workspace.items().iter().filter(|item| item.work_day(today) == Some(date));
        of_day.map(|item| f64::from(item.effort_hours)).sum::<f64>()
    };
    let day = |date: &NaiveDate| {
        let at_hand = settings.hours_on(*date);
        let hours = if *date < today { 0.0 } else { needed(*date) };
        CalendarDay {
            date: *date,
            number: if date.day() == 1 { dates::day_month(*date) } else { date.day().to_string() },
            entries: all.iter().filter(|entry| entry.day == *date).cloned().collect(),
            load: if hours > 0.0 { say::calendar_load(&number(hours), &number(at_hand)) } else { String::new() },
            is_over: hours > at_hand,
            is_off: at_hand == 0.0,
        }
    };
    dates.iter().map(day).collect()
}

/// What a calendar file is to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FileAsked {
    /// The codes of the cases in the titles; never unless chosen that time.
    pub with_codes: bool,
    /// Also what the user has planned and tasks of their own, without their words.
    pub with_tasks: bool,
    /// The annual wheel for a year ahead, with the titles of its entries.
    pub with_wheel: bool,
    /// Only what belongs to cases of this type.
    pub of_type: Option<CaseType>,
}

/// The calendar file. Titles hold the rule's name, and the words that somebody has typed
/// for the annual wheel alone.
pub fn file(workspace: &Workspace, asked: FileAsked, stamp: NaiveDateTime) -> String {
    let today = workspace.now().date();
    let all = entries(workspace, today - chrono::Days::new(366), add_days(today, 3_700));
    let is_of_type = |entry: &DayEntry| {
        let case = entry.case.clone().and_then(|case| workspace.cases().get(case));
        asked.of_type.is_none_or(|wanted| case.is_some_and(|case| case.case_type == wanted))
    };
    let is_asked = |entry: &&DayEntry| match entry.kind {
        EntryKind::Clock | EntryKind::Watched => is_of_type(entry),
        EntryKind::Task | EntryKind::Planned => asked.with_tasks && is_of_type(entry),
        EntryKind::Wheel => asked.with_wheel && entry.day >= today && entry.day <= add_days(today, 366),
    };
    let entry = |entry: &DayEntry| {
        let name = match entry.kind {
            EntryKind::Clock | EntryKind::Watched | EntryKind::Wheel => entry.title.clone(),
            EntryKind::Task => text(Key::CalendarTask).to_owned(),
            EntryKind::Planned => text(Key::CalendarPlanned).to_owned(),
        };
        let title = match entry.code.as_str() {
            code if asked.with_codes && !code.is_empty() => format!("{name} ({code})"),
            _ => name,
        };
        ics::Entry {
            uid: format!("{}@arbeidsro", entry.uid),
            title,
            when: entry.at.map_or(When::Day(entry.day), When::Moment),
            note: text(Key::CalendarNote).to_owned(),
        }
    };
    let entries: Vec<ics::Entry> = all.iter().filter(is_asked).map(entry).collect();
    ics::calendar(text(Key::AppName), &entries, stamp)
}
