//! The notebooks of practice through the actions and files that the pages use.

use arbeidsro::{
    domain::{
        change::{Change, Edit, Label},
        ids::Id,
        notebook, record_form,
        stamp::Writer,
        truth::{Key, Truth},
        workspace::Workspace,
    },
    interchange::backup::{self, Meta},
};
use serde_json::{Value, json};

fn workspace(rows: &[(&str, &str, &str, Value)]) -> Workspace {
    let mut workspace = Workspace::new(Writer::default(), "2026-11-25T09:00:00".parse().unwrap());
    let edit = |(kind, id, field, value): &(&str, &str, &str, Value)| {
        Edit::new(Key::new(kind, Id::new(id)), field, Value::Null, value.clone())
    };
    workspace.commit(Label::EntrySaved, rows.iter().map(edit).collect(), 1_000);
    workspace
}

fn diary() -> Workspace {
    workspace(&[
        ("self_care", "a", "on", json!("2026-11-24")),
        ("self_care", "a", "note", json!("Sov dårlig etter saken")),
        ("debrief", "b", "incident", json!("threat")),
        ("debrief", "b", "on", json!("2026-11-20")),
        ("idea", "c", "idea", json!("Stille rom")),
        ("review", "2026-w48", "wellbeing", json!(1)),
        ("review", "2026-w48", "wellbeing_words", json!("Helt utslitt")),
        ("review", "2026-w48", "well", json!("Fikk ro rundt K7")),
    ])
}

const META: Meta = Meta { app: "test", written_millis: 1_000, workbook: "mine" };

fn history(workspace: &Workspace) -> Vec<Change> {
    workspace.recent().map(|change| (**change).clone()).collect()
}

#[test]
fn an_open_file_never_carries_care_for_oneself() {
    let diary = diary();
    let open = String::from_utf8(backup::write_open(diary.truth(), &history(&diary), META)).unwrap();
    assert!(open.contains("Stille rom") && open.contains("Fikk ro rundt K7"));
    for private in ["self_care", "debrief", "Sov", "threat", "wellbeing", "utslitt"] {
        assert!(!open.contains(private), "{private} is in the open file");
    }
    let sealed = String::from_utf8(backup::write(diary.truth(), &history(&diary), META)).unwrap();
    assert!(sealed.contains("Sov dårlig") && sealed.contains("debrief") && sealed.contains("Helt utslitt"));
}

#[test]
fn replacing_with_an_open_file_leaves_care_for_oneself() {
    let mut diary = diary();
    let read = backup::read(&backup::write_open(diary.truth(), &[], META), 2_000).unwrap();
    let edits = backup::replace_edits(&read.truth, diary.truth());
    assert!(edits.is_empty(), "{edits:?}");
    // What the file leaves out otherwise goes.
    let edits = backup::replace_edits(&Truth::default(), diary.truth());
    diary.take_from_file(Label::Restored, edits, 3_000);
    assert!(diary.records_of("idea").is_empty());
    assert_eq!(diary.records_of("self_care").len() + diary.records_of("debrief").len(), 2);
}

#[test]
fn what_is_past_its_period_is_proposed_for_erasure() {
    let workspace = workspace(&[
        // Twelve weeks before is 2 September.
        ("self_care", "old", "on", json!("2026-09-01")),
        ("self_care", "new", "on", json!("2026-09-02")),
        ("talk_wish", "old", "on", json!("2024-11-24")),
        ("talk_wish", "new", "on", json!("2024-11-25")),
        ("authority", "kept", "matter", json!("Overtid")),
    ]);
    let expired = arbeidsro::domain::retention::expired(&workspace);
    let names: Vec<_> = expired.iter().map(|item| format!("{} {}", item.key.kind.0, item.key.id)).collect();
    assert_eq!(names, ["self_care old", "talk_wish old"]);
}

#[test]
fn every_notebook_reads_its_own_form() {
    for book in notebook::ALL {
        let mut values = arbeidsro::domain::form::FormValues::default();
        let errors = record_form::read(book.fields, &values).unwrap_err();
        let required = book.fields.iter().filter(|field| field.required).map(|field| field.name);
        assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), required.collect::<Vec<_>>());
        for field in book.fields {
            let typed = match field.reading {
                record_form::Reading::Date => "2026-11-25",
                record_form::Reading::Number { .. } => "30",
                record_form::Reading::Flag => "true",
                record_form::Reading::Choice(names) => names[0],
                _ => "noe",
            };
            values.set(field.name, typed);
        }
        assert_eq!(record_form::read(book.fields, &values).unwrap().len(), book.fields.len(), "{}", book.kind);
    }
}

#[test]
fn the_year_takes_hours_of_its_own_weeks() {
    let workspace = workspace(&[
        ("wheel", "a", "title", json!("Nettverksdag")),
        ("wheel", "a", "from", json!("2026-11-26")),
        ("wheel", "a", "rhythm", json!("quarterly")),
        ("wheel", "a", "lasts", json!(360.0)),
    ]);
    let hours = |day: &str| workspace.settings().meeting_hours_on(day.parse().unwrap());
    assert_eq!(hours("2026-11-25") - hours("2026-12-02"), 6.0);
    assert_eq!(hours("2027-02-24") - hours("2026-12-02"), 6.0);
}

#[test]
fn a_theme_of_the_plan_is_in_the_year_until_it_is_closed() {
    use arbeidsro::state::queries::{calendar, wheel};
    let theme = |closed: Option<&str>| {
        workspace(&[
            ("theme", "t", "title", json!("Barnets stemme")),
            ("theme", "t", "from", json!("2026-11-30")),
            ("theme", "t", "closed", json!(closed)),
        ])
    };
    let (open, closed) = (theme(None), theme(Some("2026-12-01")));
    let days = |workspace: &Workspace| {
        wheel::theme_days(workspace, "2026-11-01".parse().unwrap(), "2027-02-28".parse().unwrap())
            .into_iter()
            .map(|(day, ..)| day.to_string())
            .collect::<Vec<_>>()
    };
    // Six weeks of focus: the check is on the Monday after them.
    assert_eq!((days(&open), days(&closed)), (vec!["2026-11-30".to_owned(), "2027-01-11".to_owned()], vec![]));
    let asked = calendar::FileAsked { with_wheel: true, ..calendar::FileAsked::default() };
    let file = calendar::file(&open, asked, "2026-11-25T09:00:00".parse().unwrap());
    assert!(file.contains("Barnets stemme") && file.matches("UID:theme-t-").count() == 2, "{file}");
    assert!(wheel::months(&open)[0].lines.iter().any(|(_, words)| words.contains("Barnets stemme")));
}
