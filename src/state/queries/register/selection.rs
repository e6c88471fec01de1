//! Which rows of the register are shown, in which order, under which headings, and as a file.

use super::{RegisterRow, Urgency, column_name};
use crate::{
    domain::{
        case::CaseType,
        ids::Id,
        register_view::{Column, Group, RegisterView, Show},
    },
    texts::{Key, case_words, text},
};
use rustc_hash::FxHashMap;
use std::{cmp::Ordering, sync::Arc};

/// The rows that are shown, and the headings among them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Selected {
    /// Cases and headings in order. The id of a heading begins with `#`, which no record's does.
    pub lines: Arc<[Id]>,
    /// How many of them are cases.
    pub cases: usize,
    /// What each heading says, with how many cases stand under it.
    pub heads: FxHashMap<Id, (String, usize)>,
}

/// Whether a line of [`Selected`] is a heading.
pub fn is_head(id: &Id) -> bool {
    id.as_str().starts_with('#')
}

/// The rows that are asked for, in the order that is asked for.
pub fn select(rows: &FxHashMap<Id, Arc<RegisterRow>>, asked: &RegisterView) -> Selected {
    let words: Vec<String> = asked.text.split_whitespace().map(str::to_lowercase).collect();
    let is_shown = |row: &RegisterRow| match asked.show {
        Show::All => true,
        Show::Open => row.is_open,
        Show::Closed => !row.is_open,
    };
    let is_of = |row: &RegisterRow| asked.phase.is_none_or(|phase| row.case_type == phase);
    let is_found = |row: &RegisterRow| words.iter().all(|word| row.found_by.contains(word));
    let mut found: Vec<&RegisterRow> =
        rows.values().map(|row| &**row).filter(|row| is_shown(row) && is_of(row) && is_found(row)).collect();
    found.sort_by(|a, b| {
        let order = compare(a, b, asked.by);
        let order = if asked.ascending { order } else { order.reverse() };
        place_in(a, asked.group)
            .cmp(&place_in(b, asked.group))
            .then(order)
            .then_with(|| compare(a, b, Column::Clock))
            .then_with(|| compare(a, b, Column::Code))
            .then(a.id.cmp(&b.id))
    });
    under_heads(&found, asked.group)
}

fn under_heads(found: &[&RegisterRow], group: Group) -> Selected {
    let (mut lines, mut heads) = (Vec::with_capacity(found.len()), FxHashMap::default());
    for row in found {
        if group != Group::None {
            let (at, name) = place_in(row, group);
            let head = Id::new(format!("#{at}.{name}"));
            let words = || group_name(row, group);
            let (_, count) = heads.entry(head.clone()).or_insert_with(|| {
                lines.push(head);
                (words(), 0)
            });
            *count += 1;
        }
        lines.push(row.id.0.clone());
    }
    Selected { lines: lines.into(), cases: found.len(), heads }
}

/// Where a row's group stands among the others, and what tells it from one at the same place.
fn place_in(row: &RegisterRow, group: Group) -> (usize, &str) {
    match group {
        Group::None => (0, ""),
        Group::Phase => (place(row.case_type), ""),
        Group::Clock => (row.next.as_ref().map_or(Urgency::Later as usize + 1, |next| next.urgency as usize), ""),
        Group::Tag => row.tags.first().map_or((1, ""), |tag| (0, tag)),
    }
}

fn group_name(row: &RegisterRow, group: Group) -> String {
    match (group, &row.next) {
        (Group::None, _) => String::new(),
        (Group::Phase, _) => case_words::case_type(row.case_type).to_owned(),
        (Group::Tag, _) => row.tags.first().map_or_else(|| text(Key::GroupNoTag).to_owned(), Clone::clone),
        (Group::Clock, None) => text(Key::GroupNoClock).to_owned(),
        (Group::Clock, Some(next)) => text(match next.urgency {
            Urgency::Overdue => Key::GroupOverdue,
            Urgency::Now => Key::GroupNow,
            Urgency::Later => Key::GroupLater,
        })
        .to_owned(),
    }
}

/// The rows as a table file, with the columns that are shown, heads first.
pub fn table(rows: &FxHashMap<Id, Arc<RegisterRow>>, asked: &RegisterView) -> Vec<Vec<String>> {
    let columns = asked.shown();
    let heads = columns.iter().map(|column| text(column_name(*column)).to_owned()).collect();
    let line = |id: &Id| {
        let row = rows.get(id)?;
        Some(columns.iter().map(|column| cell(row, *column)).collect())
    };
    let lines = select(rows, asked).lines;
    std::iter::once(heads).chain(lines.iter().filter_map(line)).collect()
}

fn cell(row: &RegisterRow, column: Column) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    match column {
        Column::Code | Column::Unknown => row.code.clone(),
        Column::Phase => row.phase.clone(),
        Column::Clock => {
            row.next.as_ref().map(|next| format!("{} {}", next.ends.date(), next.title)).unwrap_or_default()
        }
        Column::Risk => row.risk.map(|risk| case_words::risk(risk).to_owned()).unwrap_or_default(),
        Column::Points => row.points.to_string(),
        Column::Tasks => row.tasks.to_string(),
        Column::Tags => row.tags.join(", "),
        Column::Since => day(row.since),
    }
}

fn compare(a: &RegisterRow, b: &RegisterRow, by: Column) -> Ordering {
    match by {
        Column::Code | Column::Unknown => natural(&a.code, &b.code),
        Column::Phase => place(a.case_type).cmp(&place(b.case_type)),
        // A case without a clock comes after those that have one.
        Column::Clock => {
            let key = |row: &RegisterRow| (row.next.is_none(), row.next.as_ref().map(|next| next.ends));
            key(a).cmp(&key(b))
        }
        Column::Risk => (a.acute, a.risk).cmp(&(b.acute, b.risk)),
        Column::Points => a.points.cmp(&b.points),
        Column::Tasks => a.tasks.cmp(&b.tasks),
        // What has none comes last.
        Column::Tags => (a.tags.is_empty(), &a.tags).cmp(&(b.tags.is_empty(), &b.tags)),
        Column::Since => (a.since.is_none(), a.since).cmp(&(b.since.is_none(), b.since)),
    }
}

fn place(case_type: CaseType) -> usize {
    CaseType::ALL.iter().position(|it| *it == case_type).unwrap_or_default()
}

/// `K9` before `K10`: runs of digits count as numbers.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
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
