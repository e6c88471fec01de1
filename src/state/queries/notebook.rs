//! The entries of a notebook as they are shown.

use crate::{
    domain::{
        calendar::{add_days, monday_of, subtract_days},
        ids::Id,
        notebook::{DEBRIEF, LEVELS, Notebook, SELF_CARE},
        record_form::{Reading, RecordField},
        truth::{Key, Record},
        workspace::Workspace,
    },
    texts::{dates, field_words, planning_words, say},
};
use chrono::NaiveDate;
use serde_json::Value;
use std::cmp::Reverse;

/// One entry.
#[derive(Clone, PartialEq, Debug)]
pub struct BookEntry {
    /// The record.
    pub id: Id,
    /// What names it.
    pub name: String,
    /// The heading it stands under, and its place among the headings; "" without headings.
    pub group: (usize, &'static str),
    /// The filled in fields, with their names.
    pub facts: Vec<(&'static str, String)>,
    day: Option<String>,
}

impl BookEntry {
    /// Whether its words hold these letters, given in small ones.
    pub fn says(&self, wanted: &str) -> bool {
        let words = self.facts.iter().map(|(_, words)| words.as_str()).chain([self.name.as_str(), self.group.1]);
        words.collect::<Vec<_>>().join(" ").to_lowercase().contains(wanted)
    }
}

/// What a field holds, in words.
pub fn shown(record: &Record, name: &str, reading: Reading) -> Option<String> {
    let value = record.value(name).filter(|value| !value.is_null() && **value != Value::Bool(false))?;
    let words = match reading {
        Reading::Choice(_) => planning_words::choice(value.as_str().unwrap_or_default()).to_owned(),
        // Whole: these are the user's own words, and this is their page.
        Reading::LongText | Reading::Text => value.as_str().unwrap_or_default().to_owned(),
        _ => field_words::field_value(name, value),
    };
    (!words.is_empty()).then_some(words)
}

/// What names a record of a notebook; empty for a record that is none.
pub fn name_of(workspace: &Workspace, key: &Key) -> String {
    let named = |book: &'static Notebook| {
        let field = book.fields.first()?;
        shown(workspace.truth().record(key).filter(|record| record.is_live())?, field.name, field.reading)
    };
    Notebook::of(&key.kind.0).and_then(named).unwrap_or_default()
}

/// The entries in the order of the page: by heading, then the latest first or by name.
pub fn entries(workspace: &Workspace, book: &'static Notebook) -> Vec<BookEntry> {
    let groups = book.groups();
    let entry = |(key, record): (&Key, &Record)| {
        let text = |name: &str| record.value(name).and_then(Value::as_str).unwrap_or_default();
        let place = groups.iter().position(|name| *name == text(book.group)).unwrap_or(groups.len());
        let heading = groups.get(place).map_or("", |name| planning_words::choice(name));
        // A link is led along, not read.
        let is_said = |field: &&RecordField| field.name != book.group && field.reading != Reading::Link;
        let facts = book.fields.iter().skip(1).filter(is_said);
        let fact = |field: &RecordField| {
            Some((field_words::field_name(field.name)?, shown(record, field.name, field.reading)?))
        };
        BookEntry {
            id: key.id.clone(),
            name: name_of(workspace, key),
            group: (place, heading),
            facts: facts.filter_map(fact).collect(),
            day: Some(text(book.day).to_owned()).filter(|_| !book.day.is_empty()),
        }
    };
    let mut found: Vec<BookEntry> = workspace.records_of(book.kind).into_iter().map(entry).collect();
    found.sort_by(|a, b| {
        (a.group.0, Reverse(&a.day), &a.name, &a.id).cmp(&(b.group.0, Reverse(&b.day), &b.name, &b.id))
    });
    found
}

/// Whether one of the own items was low this week and the week before. No sum is made of them
/// (domain.md section 8).
pub fn low_two_weeks(workspace: &Workspace) -> bool {
    let today = workspace.now().date();
    let weeks = [monday_of(today), subtract_days(monday_of(today), 7), subtract_days(monday_of(today), 14)];
    let all = workspace.records_of(SELF_CARE.kind);
    let is_low = |item: &str, week: NaiveDate| {
        all.iter().any(|(_, record)| {
            let text = |name: &str| record.value(name).and_then(Value::as_str);
            let level = text(item).and_then(|level| LEVELS.iter().position(|name| *name == level));
            let of_week = text("on").and_then(|day| day.parse().ok()).is_some_and(|day| monday_of(day) == week);
            // Of these two much is hard, of the others little.
            let is_heavy = matches!(item, "images" | "withdrawal");
            of_week && level.is_some_and(|level| if is_heavy { level >= 3 } else { level <= 1 })
        })
    };
    let items = ["energy", "sleep", "images", "withdrawal", "support", "meaning"];
    items.iter().any(|item| is_low(item, weeks[1]) && (is_low(item, weeks[0]) || is_low(item, weeks[2])))
}

/// The steps after a grave event: the field that notes each, and the day by which it is due, counted
/// from the event (practice; domain.md section 8).
const DEBRIEFS: [(&str, u32); 4] = [("same_day", 0), ("third_day", 3), ("fortnight", 14), ("month_after", 30)];

/// The next talk after a grave event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Debrief {
    /// The event.
    pub id: Id,
    /// By this day.
    pub due: NaiveDate,
    /// Event, talk and day in one line.
    pub words: String,
}

/// The next talk after each grave event.
pub fn debriefs(workspace: &Workspace) -> Vec<Debrief> {
    let today = workspace.now().date();
    let talk = |(key, record): (&Key, &Record)| {
        let event = record.value("on").and_then(Value::as_str)?.parse::<NaiveDate>().ok()?;
        let (step, days) = DEBRIEFS.into_iter().find(|(name, _)| record.value(name).is_none_or(Value::is_null))?;
        let due = add_days(event, days);
        let name = format!("{} {}", name_of(workspace, key), dates::short_date(event, today));
        let words = say::care_debrief_next(&name, field_words::field_name(step)?, &dates::short_date(due, today));
        Some(Debrief { id: key.id.clone(), due, words })
    };
    workspace.records_of(DEBRIEF.kind).into_iter().filter_map(talk).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        change::{Edit, Label},
        notebook::{PROPOSAL, SELF_CARE},
        stamp::Writer,
    };
    use serde_json::json;

    type Fields<'a> = &'a [(&'a str, &'a str)];
    type Levels<'a> = &'a [(&'a str, &'a str, &'a str)];

    fn with(rows: &[(&str, &str, Fields)]) -> Workspace {
        let now = "2026-11-25T09:00:00".parse().unwrap();
        let mut workspace = Workspace::new(Writer::default(), now);
        let mut edits = Vec::new();
        for (kind, id, fields) in rows {
            for (field, value) in *fields {
                edits.push(Edit::new(Key::new(kind, Id::new(id)), field, Value::Null, json!(value)));
            }
        }
        workspace.commit(Label::Other, edits, 1);
        workspace
    }

    #[test]
    fn entries_stand_under_their_headings_the_latest_first() {
        let workspace = with(&[
            ("proposal", "a", &[("proposal", "Faste rom"), ("state", "raised"), ("on", "2026-10-01")]),
            ("proposal", "b", &[("proposal", "Stille time"), ("state", "proposed"), ("on", "2026-09-01")]),
            (
                "proposal",
                "c",
                &[("proposal", "Felles lunsj"), ("state", "raised"), ("on", "2026-11-01"), ("theme", "Fellesskap")],
            ),
            ("idea", "d", &[("idea", "Noe annet")]),
        ]);
        let found = entries(&workspace, &PROPOSAL);
        assert_eq!(
            found.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(),
            ["Stille time", "Felles lunsj", "Faste rom"]
        );
        assert_eq!(found[0].group.0, 0);
        assert!(found[1].facts.iter().any(|(_, words)| words == "Fellesskap"));
        assert_eq!(name_of(&workspace, &Key::new("idea", Id::new("d"))), "Noe annet");
    }

    #[test]
    fn the_next_talk_after_a_grave_event() {
        let rows: [(Fields, Option<&str>); 4] = [
            (&[], Some("2026-11-22")),
            (&[("same_day", "2026-11-22")], Some("2026-11-25")),
            (&[("same_day", "2026-11-22"), ("third_day", "2026-11-25")], Some("2026-12-06")),
            (
                &[
                    ("same_day", "2026-11-22"),
                    ("third_day", "2026-11-25"),
                    ("fortnight", "2026-12-06"),
                    ("month_after", "2026-12-22"),
                ],
                None,
            ),
        ];
        for (done, due) in rows {
            let fields = [&[("incident", "violence"), ("on", "2026-11-22")], done].concat();
            let found = debriefs(&with(&[(DEBRIEF.kind, "a", &fields)]));
            assert_eq!(found.first().map(|talk| talk.due.to_string()).as_deref(), due, "{done:?}");
        }
    }

    #[test]
    fn two_low_weeks_of_one_item() {
        let rows: [(Levels, bool); 7] = [
            (&[], false),
            (&[("2026-11-24", "sleep", "level_1")], false),
            (&[("2026-11-24", "sleep", "level_1"), ("2026-11-17", "sleep", "level_0")], true),
            (&[("2026-11-24", "sleep", "level_1"), ("2026-11-17", "energy", "level_0")], false),
            (&[("2026-11-24", "images", "level_1"), ("2026-11-17", "images", "level_0")], false),
            (&[("2026-11-24", "images", "level_3"), ("2026-11-17", "images", "level_4")], true),
            // This week is not filled in yet.
            (&[("2026-11-18", "support", "level_1"), ("2026-11-11", "support", "level_1")], true),
        ];
        for (weeks, expected) in rows {
            let fields: Vec<Vec<(&str, &str)>> =
                weeks.iter().map(|(on, item, level)| vec![("on", *on), (*item, *level)]).collect();
            let ids = ["a", "b"];
            let rows: Vec<_> =
                fields.iter().enumerate().map(|(n, fields)| (SELF_CARE.kind, ids[n], fields.as_slice())).collect();
            assert_eq!(low_two_weeks(&with(&rows)), expected, "{weeks:?}");
        }
    }
}
