//! The backup file: what is written can be read by anyone, what is read is never trusted.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        change::{Change, Edit, Label, Origin},
        ids::Id,
        stamp::{Stamp, Writer},
        truth::{Key, Truth},
    },
    interchange::backup::{
        BackupError, FieldPlace, Meta, Place, Refusal, Standing, Tally, merge_edits, preview, read, replace_edits,
        write,
    },
};
use serde_json::{Value, json};

const FROZEN: &[u8] = include_bytes!("frozen/backup-v1.json");
/// 2026-11-27, after all stamps of the frozen file.
const NOW: u64 = 0x019a_c400_0000 + 60_000;
const META: Meta = Meta { app: "0.1.0", written_millis: 1_795_767_300_000, workbook: "mine" };

fn key(kind: &str, id: &str) -> Key {
    Key::new(kind, Id::new(id))
}

fn stamp(millis: u64, writer: u64) -> Stamp {
    Stamp { millis, counter: 0, writer: Writer(writer) }
}

fn truth(cells: &[(&str, &str, Value, u64)]) -> Truth {
    let mut truth = Truth::default();
    for (id, field, value, millis) in cells {
        truth.write(&key("task", id), &(*field).into(), value, stamp(*millis, 1));
    }
    truth
}

fn apply(truth: &Truth, edits: Vec<Edit>, millis: u64) -> Truth {
    let mut truth = truth.clone();
    let change = Change { stamp: stamp(millis, 9), label: Label::Restored, origin: Origin::File, edits };
    change.apply(&mut truth);
    truth
}

fn file(records: Value) -> Vec<u8> {
    let file = json!({"format": "arbeidsro-backup", "version": 1, "records": records, "unknown": [1]});
    serde_json::to_vec(&file).unwrap()
}

#[test]
fn the_frozen_file_loads_and_is_written_again_byte_for_byte() {
    let content = read(FROZEN, NOW).expect("reads");
    assert_eq!(content.rejected, []);
    assert_eq!((content.truth.len(), content.history.len()), (11, 3));
    assert_eq!(content.header.written_millis, Some(META.written_millis));
    assert_eq!(content.header.counts["case"], 2);
    let record = |kind, id| content.truth.record(&key(kind, id)).unwrap();
    assert!(record("case", "gone").is_erased());
    assert!(record("task", "deleted1").is_deleted());
    assert!(record("task", "revived1").is_revived());
    assert_eq!(record("novel", "n-1").value("later"), Some(&json!({"list": [1, 2.5, {"deep": null}]})));
    let again = write(&content.truth, &content.history, META);
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(FROZEN.to_vec()).unwrap());
}

#[test]
fn what_is_written_fits_the_schema() {
    let schema: Value = serde_json::from_slice(include_bytes!("../docs/backup-format.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = |bytes: &[u8]| -> Vec<String> {
        let file: Value = serde_json::from_slice(bytes).unwrap();
        validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect()
    };
    assert_eq!(errors(FROZEN), Vec::<String>::new());
    assert_eq!(errors(&write(&Truth::default(), &[], META)), Vec::<String>::new());
    // And the schema does say no.
    let wrong = String::from_utf8(FROZEN.to_vec()).unwrap();
    for (sound, broken) in [
        ("\"version\":1", "\"version\":2"),
        ("019ac4000002000000000007000000a1", "019AC4"),
        ("\"id\":\"ev1\"", "\"id\":\"Ev 1\""),
        ("{\"erased\":true}", "{\"erased\":true,\"code\":\"K-9\"}"),
        ("\"origin\":\"user\"", "\"origin\":\"\""),
    ] {
        assert!(!errors(wrong.replacen(sound, broken, 1).as_bytes()).is_empty(), "{broken}");
    }
}

#[test]
fn the_example_in_the_document_is_a_backup() {
    let document = include_str!("../docs/backup-format.md");
    let example = document.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let example = example.replace('…', &"0".repeat(26));
    let content = read(example.as_bytes(), NOW).unwrap();
    assert_eq!((content.truth.len(), content.history.len(), content.rejected.len()), (2, 1, 0));
    assert_eq!(String::from_utf8(write(&content.truth, &content.history, META)).unwrap(), example);
}

#[test]
fn a_file_as_a_whole_is_refused_with_its_reason() {
    assert_eq!(read(b"", NOW).unwrap_err(), BackupError::CutOff);
    assert_eq!(read(&FROZEN[..FROZEN.len() / 2], NOW).unwrap_err(), BackupError::CutOff);
    assert_eq!(read(b"{\n  oops", NOW).unwrap_err(), BackupError::NotJson { line: 2, column: 3 });
    assert_eq!(read(b"PK\x03\x04", NOW).unwrap_err(), BackupError::NotJson { line: 1, column: 1 });
    for other in ["[]", "{}", "1", r#"{"format":"other","version":1}"#, r#"{"format":"arbeidsro-backup"}"#] {
        assert_eq!(read(other.as_bytes(), NOW).unwrap_err(), BackupError::NotOurs, "{other}");
    }
    let newer = br#"{"format":"arbeidsro-backup","version":7,"app":"9.0","records":"in another shape"}"#;
    assert_eq!(read(newer, NOW).unwrap_err(), BackupError::Newer { version: 7, app: "9.0".into() });
    let huge = vec![b' '; 128 * 1024 * 1024 + 1];
    assert_eq!(read(&huge, NOW).unwrap_err(), BackupError::TooLarge { bytes: huge.len() });
    let with_mark = [b"\xef\xbb\xbf", FROZEN].concat();
    assert_eq!(read(&with_mark, NOW).unwrap().truth.len(), 11);
}

#[test]
fn a_bad_record_costs_itself_alone() {
    let sound = stamp(NOW, 1).to_string();
    let ahead = stamp(NOW + 86_400_001, 1).to_string();
    let whole = || FieldPlace::Whole;
    let field = |name: &str| FieldPlace::Field(name.to_owned());
    let deep = (0..20).fold(json!(1), |inner, _| json!([inner]));
    let wide: Value = (0..201).map(|n| (format!("f{n}"), json!(1))).collect::<serde_json::Map<_, _>>().into();
    let cases = [
        (json!("text"), Refusal::BadKind),
        (json!({"kind": "__proto__", "id": "a", "stamp": sound, "fields": {"a": 1}}), Refusal::BadKind),
        (json!({"kind": "task", "id": "A b", "stamp": sound, "fields": {"a": 1}}), Refusal::BadId),
        (json!({"kind": "task", "id": "x".repeat(81), "stamp": sound, "fields": {"a": 1}}), Refusal::BadId),
        (json!({"kind": "task", "id": "a", "fields": {"a": 1}}), Refusal::BadStamp(whole())),
        (json!({"kind": "task", "id": "a", "stamp": "now", "fields": {"a": 1}}), Refusal::BadStamp(whole())),
        (json!({"kind": "task", "id": "a", "stamp": ahead, "fields": {"a": 1}}), Refusal::StampAhead(whole())),
        (json!({"kind": "task", "id": "a", "stamp": sound}), Refusal::WrongShape),
        (json!({"kind": "task", "id": "a", "stamp": sound, "fields": {}}), Refusal::WrongShape),
        (json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": 1}, "stamps": []}), Refusal::WrongShape),
        (
            json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": 1}, "stamps": {"b": sound}}),
            Refusal::WrongShape,
        ),
        (
            json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": 1}, "stamps": {"a": ahead}}),
            Refusal::StampAhead(field("a")),
        ),
        (
            json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"__proto__": 1}}),
            Refusal::BadField("__proto__".into()),
        ),
        (
            json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": [{"__proto__": {}}]}}),
            Refusal::BadValue(field("a")),
        ),
        (json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": deep}}), Refusal::BadValue(field("a"))),
        (json!({"kind": "task", "id": "a", "stamp": sound, "fields": wide}), Refusal::TooLarge),
        (json!({"kind": "task", "id": "a", "stamp": sound, "fields": {"a": "x".repeat(1 << 20)}}), Refusal::TooLarge),
    ];
    let good = |id: &str| json!({"kind": "task", "id": id, "stamp": sound, "fields": {"title": "god"}});
    let mut records = vec![good("first")];
    records.extend(cases.iter().map(|(record, _)| record.clone()));
    records.push(good("last"));
    let content = read(&file(records.into()), NOW).unwrap();
    assert_eq!(content.truth.len(), 2);
    let reasons: Vec<(Place, Refusal)> = content.rejected.into_iter().map(|r| (r.place, r.reason)).collect();
    let expected = cases.into_iter().enumerate().map(|(at, (_, reason))| (Place::Record(at + 1), reason));
    assert_eq!(reasons, expected.collect::<Vec<_>>());
}

#[test]
fn nesting_beyond_any_parser_and_impossible_numbers_cost_themselves_alone() {
    let sound = stamp(5, 1);
    let record =
        |id: &str, value: &str| format!(r#"{{"kind":"task","id":"{id}","stamp":"{sound}","fields":{{"a":{value}}}}}"#);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let records = [record("a", &deep), record("b", "1e999"), record("c", "1")].join(",");
    let text = format!(r#"{{"format":"arbeidsro-backup","version":1,"records":[{records}]}}"#);
    let content = read(text.as_bytes(), NOW).unwrap();
    assert_eq!((content.truth.len(), content.rejected.len()), (1, 2));
}

#[test]
fn history_of_erased_records_is_neither_written_nor_read() {
    let mut data = truth(&[("a", "title", json!("hemmelig"), 1), ("b", "title", json!("blir"), 1)]);
    let made = Change {
        stamp: stamp(1, 1),
        label: Label::TaskAdded,
        origin: Origin::User,
        edits: merge_edits(&data, &Truth::default()),
    };
    data.write(&key("task", "a"), &"erased".into(), &json!(true), stamp(2, 1));
    let bytes = write(&data, std::slice::from_ref(&made), META);
    assert!(!String::from_utf8(bytes.clone()).unwrap().contains("hemmelig"));
    let content = read(&bytes, NOW).unwrap();
    assert_eq!(content.truth, data);
    assert_eq!(content.history[0].edits.len(), 1);
    // A file by another hand that holds both the marker and the text.
    let text = String::from_utf8(bytes).unwrap().replace("\"id\":\"b\",\"field\"", "\"id\":\"a\",\"field\"");
    assert_eq!(read(text.as_bytes(), NOW).unwrap().history, []);
}

#[test]
fn the_preview_counts_what_merging_does() {
    let ours = truth(&[
        ("same", "title", json!("likt"), 1),
        ("changed", "title", json!("gammel"), 1),
        ("older", "title", json!("nyere her"), 9),
        ("both", "title", json!("vår"), 9),
        ("both", "note", json!("gammel"), 1),
        ("restamped", "title", json!("likt"), 1),
        ("mine", "title", json!("bare her"), 1),
        ("going", "title", json!("skal slettes"), 1),
        ("gone", "erased", json!(true), 1),
    ]);
    let theirs = truth(&[
        ("new", "title", json!("ny"), 5),
        ("same", "title", json!("likt"), 1),
        ("changed", "title", json!("ny"), 5),
        ("older", "title", json!("gammel"), 5),
        ("both", "title", json!("deres"), 5),
        ("both", "note", json!("deres"), 5),
        ("restamped", "title", json!("likt"), 5),
        ("going", "erased", json!(true), 5),
        ("gone", "title", json!("kommer ikke tilbake"), 5),
    ]);
    let seen = preview(&theirs, &ours);
    let tally = Tally { new: 1, changed: 1, same: 2, older: 2, conflicting: 1, erases: 1, ..Tally::default() };
    assert_eq!(seen.kinds["task"], tally);
    assert_eq!(seen.deleted_here, 1, "gone for good here, and alive in the file");
    let standing = |wanted| seen.standing(wanted).cloned().collect::<Vec<_>>();
    assert_eq!(standing(Standing::Conflicting), [key("task", "both")]);
    assert_eq!(standing(Standing::Erases), [key("task", "going")]);
    assert_eq!((seen.live_there, seen.live_here, seen.erases()), (7, 7, 1));
    assert_eq!(seen.only_here, [key("task", "mine")]);

    let mut both = ours.clone();
    both.merge(&theirs);
    let merged = apply(&ours, merge_edits(&theirs, &ours), 20);
    assert_eq!(merged, both);
    assert_eq!(merge_edits(&theirs, &merged), []);
    let after = preview(&theirs, &merged).kinds["task"];
    assert_eq!((after.new, after.changed, after.conflicting, after.erases), (0, 0, 0, 0));
}

#[test]
fn what_was_deleted_here_after_the_copy_is_counted() {
    // The deleter had seen the title of stamp 1.
    let seen = |stamp_millis: u64| json!({ "title": stamp(stamp_millis, 1).to_string() });
    let title = ("t", "title", json!("sak"), 1);
    let table = [
        (vec![title.clone()], vec![title.clone()], 0, Some(1)),
        (vec![title.clone(), ("t", "deleted", seen(1), 5)], vec![title.clone()], 1, Some(0)),
        (vec![title.clone(), ("t", "erased", json!(true), 5)], vec![title.clone()], 1, Some(0)),
        // Gone on both sides: nothing that anyone would see.
        (vec![title.clone(), ("t", "deleted", seen(1), 5)], vec![title.clone(), ("t", "deleted", seen(1), 5)], 0, None),
        // Edited in the file without knowing of the deletion: the edit revives it.
        (vec![title.clone(), ("t", "deleted", seen(1), 5)], vec![("t", "title", json!("ny"), 9)], 0, Some(0)),
    ];
    for (here, there, deleted, same) in table {
        let found = preview(&truth(&there), &truth(&here));
        assert_eq!(found.deleted_here, deleted, "{here:?} {there:?}");
        assert_eq!(found.kinds.get("task").map(|tally| tally.same), same, "{here:?} {there:?}");
    }
}

#[test]
fn replacing_brings_back_what_the_file_says() {
    let backup = truth(&[
        ("kept", "title", json!("som før"), 1),
        ("kept", "note", json!("notat"), 1),
        ("deleted_later", "title", json!("tilbake"), 1),
        ("erased_later", "title", json!("borte"), 1),
    ]);
    let mut now = backup.clone();
    now.write(&key("task", "kept"), &"title".into(), &json!("endret"), stamp(5, 1));
    now.write(&key("task", "kept"), &"planned".into(), &json!("2026-12-01"), stamp(5, 1));
    let seen = now.record(&key("task", "deleted_later")).unwrap().seen();
    now.write(&key("task", "deleted_later"), &"deleted".into(), &seen, stamp(5, 1));
    now.write(&key("task", "erased_later"), &"erased".into(), &json!(true), stamp(5, 1));
    now.write(&key("task", "added"), &"title".into(), &json!("ny"), stamp(5, 1));
    let replaced = apply(&now, replace_edits(&backup, &now), 9);
    let value = |id, field| replaced.record(&key("task", id)).unwrap().value(field).cloned();
    assert_eq!(value("kept", "title"), Some(json!("som før")));
    assert_eq!(value("kept", "note"), Some(json!("notat")));
    assert_eq!(value("kept", "planned"), None);
    assert!(replaced.record(&key("task", "deleted_later")).unwrap().is_live());
    assert!(replaced.record(&key("task", "erased_later")).unwrap().is_erased());
    assert!(replaced.record(&key("task", "added")).unwrap().is_deleted());
    assert_eq!(replace_edits(&backup, &replaced), []);
    // The other way round: a file that says deleted deletes.
    let back = apply(&replaced, replace_edits(&now, &replaced), 12);
    assert!(back.record(&key("task", "deleted_later")).unwrap().is_deleted());
    assert_eq!(back.record(&key("task", "kept")).unwrap().value("planned"), Some(&json!("2026-12-01")));
}

#[test]
fn a_change_that_brought_a_whole_file_in_is_not_carried_along() {
    let edits = |count: u32| -> Vec<Edit> {
        (0..count).map(|n| Edit::new(key("task", &format!("t{n}")), "title", json!(null), json!(n))).collect()
    };
    let change = |millis, count| Change {
        stamp: stamp(millis, 1),
        label: Label::Restored,
        origin: Origin::File,
        edits: edits(count),
    };
    let bytes = write(&Truth::default(), &[change(1, 5_001), change(2, 5_000)], META);
    assert_eq!(read(&bytes, NOW).unwrap().history, [change(2, 5_000)]);
}

/// A copy made before an erasure, written again: nothing of the text is left, and nothing else is missing.
#[test]
fn an_older_copy_is_cleaned_of_what_was_erased_since() {
    let before = truth(&[("a", "title", json!("HEMMELIG"), 5), ("b", "title", json!("åpen"), 6)]);
    let edit = |id, text| Edit::new(key("task", id), "title", Value::Null, json!(text));
    let told = [("a", "HEMMELIG"), ("b", "åpen")].map(|(id, text)| Change {
        stamp: stamp(5, 1),
        label: Label::Other,
        origin: Origin::User,
        edits: vec![edit(id, text)],
    });
    let file = write(&before, &told, META);
    assert!(String::from_utf8_lossy(&file).contains("HEMMELIG"));
    let erased = truth(&[("a", "erased", json!(true), 9)]);
    let mut content = read(&file, NOW).expect("reads");
    assert!(!content.clone().erase_too(&before));
    assert!(content.erase_too(&erased));
    let again = write(&content.truth, &content.history, META);
    assert!(!String::from_utf8_lossy(&again).contains("HEMMELIG"));
    let cleaned = read(&again, NOW).expect("reads");
    assert!(cleaned.truth.record(&key("task", "a")).is_some_and(|record| record.is_erased()));
    assert_eq!(cleaned.truth.record(&key("task", "b")), before.record(&key("task", "b")));
    assert_eq!(cleaned.history.len(), 1);
    assert!(!cleaned.clone().erase_too(&erased));
}
