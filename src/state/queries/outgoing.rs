//! What points at a person in words that are about to leave the app, or to come in with a file.

use crate::{
    domain::{
        identity::{self, IdentityKind},
        ids::Id,
        import_key::IMPORT_KEY,
        truth::Truth,
    },
    texts::{Key, text},
};
use serde_json::Value;

/// How many examples are enough to see what is meant.
pub const SHOWN: usize = 5;

/// Texts of the app with two capitalised words in a row.
const OWN_WORDS: [Key; 14] = [
    Key::HolidayChristmasDay,
    Key::HolidayEasterMonday,
    Key::HolidayEasterSunday,
    Key::HolidayGoodFriday,
    Key::HolidayGreatPrayerDay,
    Key::HolidayMaundyThursday,
    Key::HolidayNewYearsDay,
    Key::HolidaySecondChristmasDay,
    Key::HolidayWhitMonday,
    Key::HolidayWhitSunday,
    Key::BetterConcrete,
    Key::FeedbackCredit,
    Key::FeedbackExampleCorrective,
    Key::CalendarNote,
];

/// And inside texts of the app that are filled in.
const OWN_NAMES: [&str; 4] = ["Norwegian Courts Act", "Courts Act", "Caps Lock", "In Chrome"];

/// What in these words looks like an identity, each once, in order; one more than [`SHOWN`] when there is more.
/// A day is no finding: deadlines are days.
pub fn pointing_at(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(words, &mut found);
    found
}

/// The same for all live records of a file.
pub fn pointing_at_in(truth: &Truth) -> Vec<String> {
    let mut found = Vec::new();
    for (_, record) in truth.records().filter(|(_, record)| record.is_live()) {
        for (_, cell) in record.cells().filter(|(field, _)| *field != IMPORT_KEY) {
            in_value(&cell.value, &mut found);
        }
        if found.len() > SHOWN {
            break;
        }
    }
    found
}

fn in_value(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(words) if !is_id(words) => collect(words, found),
        Value::Array(all) => all.iter().for_each(|value| in_value(value, found)),
        Value::Object(all) => all.values().for_each(|value| in_value(value, found)),
        _ => (),
    }
}

/// Ids hold letters and digits by chance, and nobody has typed them.
fn is_id(words: &str) -> bool {
    words.len() >= 16 && Id::is_well_formed(words) && words.contains(|c: char| c.is_ascii_lowercase())
}

fn collect(words: &str, found: &mut Vec<String>) {
    for hit in identity::find(words).into_iter().filter(|hit| hit.kind != IdentityKind::FullDate) {
        let hit = words[hit.range].to_owned();
        let is_own = || OWN_NAMES.contains(&hit.as_str()) || OWN_WORDS.iter().any(|own| text(*own).contains(&hit));
        if found.len() <= SHOWN && !found.contains(&hit) && !is_own() {
            found.push(hit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{entity::edits, ids::TaskId, stamp::Writer, task::Task, workspace::Workspace};

    #[test]
    fn what_points_at_a_person_is_named_and_days_are_not() {
        let words = "Ringte Kari Nordmann (31123950057) innen 27.11.2026, kari@example.no, Kari Nordmann";
        assert_eq!(pointing_at(words), ["Ringte Kari Nordmann", "31123950057", "kari@example.no", "Kari Nordmann"]);
        assert_eq!(pointing_at("K7-ulv: gjennomgå melding før 27.11.2026"), [""; 0]);
        let many: String = (0..9).map(|n| format!("a{n}@example.no ")).collect();
        assert_eq!(pointing_at(&many).len(), SHOWN + 1);
    }

    #[test]
    fn a_file_is_read_in_every_field_and_ids_are_no_finding() {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut workspace = Workspace::new(Writer::default(), now);
        let task = Task { id: TaskId(Id::new("a12345678bcdefgh")), title: "Ringe".into(), ..Task::default() };
        workspace.commit(crate::domain::change::Label::TaskAdded, edits(None, &task), 1);
        assert!(pointing_at_in(workspace.truth()).is_empty());
        let noted = Task { note: "til 22 33 44 55".into(), tags: vec!["Kari Nordmann".into()], ..task.clone() };
        workspace.commit(crate::domain::change::Label::TaskEdited, edits(Some(&task), &noted), 2);
        let mut found = pointing_at_in(workspace.truth());
        found.sort();
        assert_eq!(found, ["22 33 44 55", "Kari Nordmann"]);
    }

    /// A page is looked at with everything that stands on it, so the app's own words must not be taken for names.
    #[test]
    fn the_apps_own_words_point_at_nobody() {
        let own = ["calendar_note", "better_concrete", "feedback_credit", "feedback_example_corrective"];
        let mut wrong = Vec::new();
        for file in std::fs::read_dir("locales").unwrap().flatten() {
            let texts: Value = serde_json::from_str(&std::fs::read_to_string(file.path()).unwrap()).unwrap();
            for (key, texts) in texts.as_object().unwrap() {
                for words in texts.as_object().unwrap().values().filter_map(Value::as_str) {
                    let found = pointing_at(words);
                    if !found.is_empty() && !key.starts_with("holiday_") && !own.contains(&key.as_str()) {
                        wrong.push(format!("{key}: {found:?}"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
