//! Tasks by the thousand: a backup for the app, and the same rows for the floor.
use arbeidsro::domain::change::Label;
use arbeidsro::domain::quadrant::Quadrant;
use arbeidsro::domain::stamp::Writer;
use arbeidsro::domain::work_item::WorkItem;
use arbeidsro::domain::workspace::Workspace;
use arbeidsro::interchange::{backup, sample};
use arbeidsro::texts::{Key, Lang, dates, reasons::item_title, set_lang, text};
use chrono::{DateTime, NaiveDateTime};
use journeys::failure::{Failure, Outcome};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The files of one size.
pub struct Data {
    /// How many open tasks.
    pub tasks: usize,
    /// What the app opens.
    pub backup: PathBuf,
    /// What the floor opens.
    pub rows: PathBuf,
}

/// Makes the files.
pub fn write(tasks: usize, folder: &Path) -> Outcome<Data> {
    let (now, millis) = now()?;
    let workspace = workspace(tasks, now, millis);
    let meta = backup::Meta { app: "0.1.0", written_millis: millis, workbook: "mine" };
    // Without history: how much of it a workbook has says nothing about how many tasks are open.
    let bytes = backup::write(workspace.truth(), &[], meta);
    let data = Data {
        tasks,
        backup: folder.join(format!("backup-{tasks}.json")),
        rows: folder.join(format!("rows-{tasks}.json")),
    };
    fs::write(&data.backup, bytes)?;
    fs::write(&data.rows, Value::from(rows(&workspace, now)).to_string())?;
    Ok(data)
}

/// The day in UTC is near enough to the browser's.
fn now() -> Outcome<(NaiveDateTime, u64)> {
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|e| Failure::new(e.to_string()))?.as_millis();
    let now = DateTime::from_timestamp_millis(millis as i64).unwrap_or_default().naive_utc();
    Ok((now, millis as u64))
}

/// Each record in a change of its own and of its own moment, as a user makes them.
fn workspace(tasks: usize, now: NaiveDateTime, millis: u64) -> Workspace {
    let mut workspace = Workspace::new(Writer::new(7, 7), now);
    let mut records: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for edit in sample::bulk(now.date(), tasks) {
        records.entry(edit.key.clone()).or_default().push(edit);
    }
    let begin = millis - 60_000 * records.len() as u64;
    for (minute, edits) in (0..).zip(records.into_values()) {
        workspace.commit(Label::TaskAdded, edits, begin + 60_000 * minute);
    }
    workspace
}

fn rows(workspace: &Workspace, now: NaiveDateTime) -> Vec<Value> {
    set_lang(Lang::Nb);
    let mut items: Vec<&WorkItem> = workspace.items().iter().map(AsRef::as_ref).collect();
    items.sort_by_cached_key(|item| item.rank());
    items.iter().enumerate().map(|(rank, item)| row(item, rank, now)).collect()
}

fn row(item: &WorkItem, rank: usize, now: NaiveDateTime) -> Value {
    let marks = [
        (item.acute, "!", Key::MarkAcute),
        (item.statutory, "§", Key::MarkStatutory),
        (item.chosen.is_some(), "☺", Key::MarkMoved),
        (item.is_held_by_floor(), "⚿", Key::MarkHeldByLaw),
    ];
    let marks: Vec<_> = marks.iter().filter(|(is, ..)| *is).map(|(_, sign, key)| json!([sign, text(*key)])).collect();
    json!({
        "id": item.id.to_id().as_str(),
        "title": item_title(item),
        "code": item.case_code.as_deref().unwrap_or_default(),
        "date": item.due.map(|due| dates::short_date(due, now.date())).unwrap_or_default(),
        "overdue": item.is_overdue(now),
        "place": item.quadrant().map_or("", mark),
        "rank": rank,
        "marks": marks,
    })
}

fn mark(quadrant: Quadrant) -> &'static str {
    ["q1", "q2", "q3", "q4"][quadrant.index()]
}
