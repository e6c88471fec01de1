//! Comparing a file with what is here, and files that are not what they seem.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        change::Edit,
        ids::Id,
        stamp::{Stamp, Writer},
        truth::{DELETED, Key, Truth},
        workspace::Workspace,
    },
    interchange::{
        backup::{self, BackupError, Refusal, Standing},
        sample::{self, SampleLang},
    },
    texts::field_words::{field_name, field_value},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

const FROZEN: &[u8] = include_bytes!("frozen/backup-v1.json");
const NOW: u64 = 0x019a_c400_0000 + 60_000;

fn key(id: &str) -> Key {
    Key::new("task", Id::new(id))
}

fn stamp(millis: u64) -> Stamp {
    Stamp { millis, counter: 0, writer: Writer(1) }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

fn write(truth: &mut Truth, id: &str, field: &str, value: Value, millis: u64) {
    truth.write(&key(id), &field.into(), &value, stamp(millis));
}

fn delete(truth: &mut Truth, id: &str, millis: u64) {
    let seen = truth.record(&key(id)).unwrap().seen();
    write(truth, id, DELETED, seen, millis);
}

/// One record on both sides: what is done to it here and in the file, and how it stands then.
#[test]
fn deletions_and_edits_stand_as_merging_ends() {
    type Act = fn(&mut Truth);
    let nothing: Act = |_| ();
    let edit: Act = |truth| write(truth, "a", "title", json!("ny"), 5);
    let edit_late: Act = |truth| write(truth, "a", "title", json!("nyere"), 9);
    let deletion: Act = |truth| delete(truth, "a", 7);
    let erasure: Act = |truth| write(truth, "a", "erased", json!(true), 3);
    let both: Act = |truth| {
        write(truth, "a", "title", json!("ny"), 5);
        delete(truth, "a", 7);
    };
    let table: [(&str, Act, Act, Standing); 11] = [
        ("equal", nothing, nothing, Standing::Same),
        ("edited there", nothing, edit, Standing::Changed),
        ("edited here", edit, nothing, Standing::Older),
        ("deleted there", nothing, deletion, Standing::Removed),
        ("deleted here", deletion, nothing, Standing::Older),
        ("deleted there, edited here later", edit_late, deletion, Standing::Revived),
        ("deleted here, edited there later", deletion, edit_late, Standing::Revived),
        ("edited and deleted there", nothing, both, Standing::Removed),
        ("deleted on both sides", deletion, deletion, Standing::Same),
        ("erased there", edit_late, erasure, Standing::Erases),
        ("erased here", erasure, edit_late, Standing::Older),
    ];
    for (name, here, there, expected) in table {
        let mut ours = Truth::default();
        write(&mut ours, "a", "title", json!("gammel"), 1);
        let mut theirs = ours.clone();
        here(&mut ours);
        there(&mut theirs);
        let seen = backup::preview(&theirs, &ours);
        let standing = seen.touched.first().map(|(standing, _)| *standing);
        let quiet = matches!(expected, Standing::Same | Standing::Older);
        assert_eq!(standing, (!quiet).then_some(expected), "{name}");
        let merged = merged(&ours, &theirs);
        let lives = merged.record(&key("a")).unwrap().is_live();
        let expected_to_live = match expected {
            Standing::Revived | Standing::Changed => true,
            Standing::Removed | Standing::Erases => false,
            _ => ours.record(&key("a")).unwrap().is_live(),
        };
        assert_eq!(lives, expected_to_live, "{name}");
        // Taken in once, the file has nothing more to say.
        assert_eq!(backup::preview(&theirs, &merged).touched, [], "{name}");
    }
}

/// Merging is what an older backup does, replacing what a restore and the return to a safety copy do.
#[test]
fn what_was_erased_here_no_older_backup_and_no_safety_copy_brings_back() {
    use arbeidsro::domain::{change::Label, stamp::Writer, workspace::Workspace};
    type Way = fn(&Truth, &Truth) -> Vec<arbeidsro::domain::change::Edit>;
    let ways: [(&str, Way); 2] = [("merged", backup::merge_edits), ("replaced", backup::replace_edits)];
    for (name, way) in ways {
        // The file's words are older than the erasure, or written later by somebody who did not know of it.
        for at in [1, 9] {
            let mut theirs = Truth::default();
            write(&mut theirs, "a", "title", json!("hemmelig"), at);
            write(&mut theirs, "b", "title", json!("blir"), at);
            let mut ours = theirs.clone();
            write(&mut ours, "a", "erased", json!(true), 5);
            let mut workspace = Workspace::from_truth(ours, Writer(1), now());
            for _ in 0..2 {
                let edits = way(&theirs, workspace.truth());
                workspace.take_from_file(Label::Restored, edits, 20);
                let held = workspace.truth().record(&key("a")).unwrap();
                assert!(held.is_erased() && held.value("title").is_none(), "{name} at {at}");
                assert!(workspace.truth().record(&key("b")).unwrap().is_live(), "{name} at {at}");
            }
        }
    }
}

fn merged(ours: &Truth, theirs: &Truth) -> Truth {
    let mut merged = ours.clone();
    merged.merge(theirs);
    merged
}

#[test]
fn differences_say_both_values_and_which_is_newer() {
    let (mut ours, mut theirs) = (Truth::default(), Truth::default());
    for (truth, title, note, at) in [(&mut ours, "vår", "samme", 9), (&mut theirs, "deres", "samme", 5)] {
        write(truth, "a", "title", json!(title), at);
        write(truth, "a", "note", json!(note), at);
    }
    write(&mut theirs, "a", "planned", json!("2026-12-01"), 5);
    let found = backup::differences(theirs.record(&key("a")).unwrap(), ours.record(&key("a")));
    let told: Vec<_> = found.iter().map(|d| (d.field.as_str(), &d.here, &d.there, d.file_is_newer)).collect();
    let (day, none, our, their) = (json!("2026-12-01"), Value::Null, json!("vår"), json!("deres"));
    assert_eq!(told, [("planned", &none, &day, true), ("title", &our, &their, false)]);
    assert_eq!(field_value("planned", &day), "01.12.2026");
    assert_eq!(field_value("planned", &none), "–");
    // A record that is only in the file differs in all it has.
    assert_eq!(backup::differences(theirs.record(&key("a")).unwrap(), None).len(), 3);
}

#[test]
fn a_nearly_empty_copy_is_told_from_a_smaller_one() {
    for (records, instead_of, poor) in
        [(0, 0, false), (0, 7, false), (0, 8, true), (1, 8, true), (2, 8, false), (49, 200, true), (50, 200, false)]
    {
        assert_eq!(backup::is_poor(records, instead_of), poor, "{records} instead of {instead_of}");
    }
    assert!(!backup::is_poor(500, 200));
}

#[test]
fn every_field_of_the_sample_has_a_name() {
    let mut workspace = Workspace::new(Writer(1), now());
    let edits: Vec<Edit> = sample::sample(now().date(), SampleLang::Nb);
    let mut nameless: Vec<String> = edits
        .iter()
        .filter(|edit| field_name(&edit.field).is_none())
        .map(|edit| format!("{}.{}", edit.key.kind, edit.field))
        .collect();
    nameless.sort();
    nameless.dedup();
    assert_eq!(nameless, Vec::<String>::new());
    workspace.commit(arbeidsro::domain::change::Label::SampleLoaded, edits, NOW);
    assert!(workspace.cases().len() > 20);
}

/// A file of these records, all sound but for what is put into them.
fn file(records: &str) -> Vec<u8> {
    format!(r#"{{"format":"arbeidsro-backup","version":1,"records":[{records}]}}"#).into_bytes()
}

#[test]
fn files_that_are_something_else_are_refused_whole() {
    let utf16: Vec<u8> = String::from_utf8_lossy(FROZEN).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin1: Vec<u8> = b"{\"format\":\"arbeidsro-backup\",\"version\":1,\"app\":\"K\xf8\",\"records\":[]}".to_vec();
    let not_json = |error: &BackupError| matches!(error, BackupError::NotJson { .. });
    let not_ours = |error: &BackupError| *error == BackupError::NotOurs;
    let cut = |error: &BackupError| *error == BackupError::CutOff;
    type Is = fn(&BackupError) -> bool;
    let table: [(&str, Vec<u8>, Is); 13] = [
        ("an error page", b"<!DOCTYPE html><html><body>404</body></html>".to_vec(), not_json),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), not_json),
        ("a packed file", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), not_json),
        ("UTF-16", utf16, not_json),
        ("UTF-16 with its mark", b"\xff\xfe{\0".to_vec(), not_json),
        ("Windows-1252", latin1, not_json),
        ("zero bytes", vec![0; 4096], not_json),
        ("a table", b"Sakskode;Sakstype\nK-1;Unders\xc3\xb8kelse\n".to_vec(), not_json),
        ("another program's JSON", br#"{"version":1,"records":[],"type":"excalidraw"}"#.to_vec(), not_ours),
        ("the rescue copy", br#"{"format":"arbeidsro-rescue","version":1,"databases":[]}"#.to_vec(), not_ours),
        ("records that are no list", br#"{"format":"arbeidsro-backup","version":1,"records":7}"#.to_vec(), not_ours),
        ("a version that is no number", br#"{"format":"arbeidsro-backup","version":"1"}"#.to_vec(), not_ours),
        ("an open end", b"{\"format\":\"arbeidsro-backup\",".to_vec(), cut),
    ];
    for (name, bytes, expected) in table {
        let error = backup::read(&bytes, NOW).unwrap_err();
        assert!(expected(&error), "{name}: {error:?}");
    }
    // Nested without end, as the whole and inside.
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(backup::read(deep.as_bytes(), NOW).is_err());
    let inside = format!(r#"{{"format":"arbeidsro-backup","version":1,"counts":{deep},"records":[]}}"#);
    assert!(backup::read(inside.as_bytes(), NOW).is_err());
}

#[test]
fn a_cut_anywhere_is_refused_or_costs_nothing() {
    let whole = backup::read(FROZEN, NOW).unwrap();
    for cut in 0..FROZEN.len() {
        match backup::read(&FROZEN[..cut], NOW) {
            Ok(content) => assert_eq!(content, whole, "cut at {cut}"),
            Err(error) => assert_eq!(error, BackupError::CutOff, "cut at {cut}"),
        }
    }
}

#[test]
fn days_beyond_the_calendar_are_refused() {
    let at = stamp(5).to_string();
    let record = |id: &str, day: &str| {
        format!(r#"{{"kind":"task","id":"{id}","stamp":"{at}","fields":{{"deadline":"{day}"}}}}"#)
    };
    let days =
        ["2026-12-01", "99999-01-01", "+99999-01-01", "-0001-01-01", "+262142-12-31", "1899-12-31", "2200-01-01"];
    let records: Vec<String> = days.iter().enumerate().map(|(n, day)| record(&format!("t{n}"), day)).collect();
    let content = backup::read(&file(&records.join(",")), NOW).unwrap();
    // The second is no day to anyone and stays as a text that no field takes.
    assert_eq!((content.truth.len(), content.rejected.len()), (2, 5));
    assert!(content.rejected.iter().all(|rejected| matches!(rejected.reason, Refusal::BadValue(_))));
    let workspace = Workspace::from_truth(content.truth, Writer(1), now());
    assert_eq!(workspace.items().len(), 2);
}

#[test]
fn two_records_of_one_name_become_one_by_their_stamps() {
    let record = |title: &str, millis: u64| {
        let at = stamp(millis);
        format!(r#"{{"kind":"task","id":"t","stamp":"{at}","fields":{{"title":"{title}"}}}}"#)
    };
    let (old, new) = (record("gammel", 1), record("ny", 2));
    for records in [format!("{old},{new}"), format!("{new},{old}")] {
        let content = backup::read(&file(&records), NOW).unwrap();
        assert_eq!(content.truth.len(), 1);
        assert_eq!(content.truth.record(&key("t")).unwrap().value("title"), Some(&json!("ny")));
    }
    // A name twice in one object: the last counts, nothing breaks.
    let at = stamp(1);
    let twice = format!(r#"{{"kind":"task","id":"t","stamp":"{at}","fields":{{"title":"a","title":"b"}}}}"#);
    assert_eq!(backup::read(&file(&twice), NOW).unwrap().truth.len(), 1);
}

#[test]
fn script_in_a_text_stays_a_text() {
    let text = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";
    let mut truth = Truth::default();
    write(&mut truth, "a", "title", json!(text), 1);
    let meta = backup::Meta { app: "0.1.0", written_millis: 1, workbook: "mine" };
    let content = backup::read(&backup::write(&truth, &[], meta), NOW).unwrap();
    assert_eq!(content.truth, truth);
    assert_eq!(field_value("title", &json!(text)), text);
}
