//! The calendar file: what is written, as foreign readers read it, and what it never holds.
//!
//! Each file is opened here with the crate `ical`, which has nothing of ours in it. Besides,
//! `tests/frozen/calendar.ics` was written by this test's entries and read with Python's `icalendar`
//! by `tests/tables/read_ics.py`; what it found is frozen in `tests/tables/calendar.csv`.

use arbeidsro::domain::{change::Label, stamp::Writer, workspace::Workspace};
use arbeidsro::interchange::ics::{Entry, When, calendar};
use arbeidsro::interchange::sample::{SampleLang, sample};
use arbeidsro::state::queries::calendar::{FileAsked, file};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn entries() -> Vec<Entry> {
    let entry = |uid: &str, title: &str, when, note: &str| Entry {
        uid: format!("{uid}@arbeidsro"),
        title: title.into(),
        when,
        note: note.into(),
    };
    let long = "Vurdere omsorg, tilbakeføring og samvær; én gang i året grundig, æøå ÆØÅ – og enda litt mer tekst";
    vec![
        entry("k7.no-mel-1.1-end", "Gjennomgå melding", When::Day(day("2026-11-27")), "Fra Arbeidsro. Se saken der."),
        entry("k7.dk-und-1.1-end", "24-timers vurdering", When::Moment(moment("2026-11-21T15:00")), ""),
        entry("k7.no-oms-4.1-end", long, When::Day(day("2028-02-29")), "a\nb; c, d \\ e"),
        entry("k7.no-und-2.1-end", "Avslutte undersøkelse", When::Day(day("2026-12-31")), ""),
    ]
}

fn written() -> String {
    calendar("Arbeidsro", &entries(), moment("2026-11-23T08:15"))
}

#[test]
fn the_file_is_the_one_that_a_foreign_reader_has_read() {
    assert_eq!(written(), std::fs::read_to_string("tests/frozen/calendar.ics").unwrap());
    let read = std::fs::read_to_string("tests/tables/calendar.csv").unwrap();
    let rows: Vec<Vec<&str>> =
        read.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), entries().len());
    for (entry, row) in entries().iter().zip(rows) {
        let start = match entry.when {
            When::Day(day) => day.to_string(),
            When::Moment(at) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        };
        assert_eq!([row[0], row[1], row[2]], [&entry.uid, &start, &entry.title], "as read");
        assert_eq!(row[3].replace("\\n", "\n"), entry.note);
    }
}

#[test]
fn lines_are_short_and_end_as_the_standard_says() {
    let file = written();
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert!(file.ends_with("END:VCALENDAR\r\n"));
}

/// The one calendar of a file, as the foreign reader takes it apart.
fn opened(file: &str) -> IcalCalendar {
    let mut found: Vec<IcalCalendar> = ical::IcalParser::new(file.as_bytes()).collect::<Result<_, _>>().unwrap();
    assert_eq!(found.len(), 1, "one calendar");
    found.remove(0)
}

/// The value of a property that stands there once.
fn value(all: &[Property], name: &str) -> String {
    let found: Vec<_> = all.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name} once");
    found[0].value.clone().unwrap_or_default()
}

/// Text as RFC 5545 3.3.11 says it is to be read.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => panic!("{text}: ends in the middle"),
            },
            letter => out.push(letter),
        }
    }
    out
}

fn start(event: &IcalEvent) -> When {
    let property = event.properties.iter().find(|property| property.name == "DTSTART").unwrap();
    let written = property.value.clone().unwrap();
    match &property.params {
        Some(params) => {
            assert_eq!(params, &[("VALUE".to_owned(), vec!["DATE".to_owned()])]);
            When::Day(NaiveDate::parse_from_str(&written, "%Y%m%d").unwrap())
        }
        None => When::Moment(NaiveDateTime::parse_from_str(&written, "%Y%m%dT%H%M%S").unwrap()),
    }
}

/// What was given comes back from the file: days, moments, words, one alarm each.
fn comes_back(entries: &[Entry], file: &str) {
    let read = opened(file);
    assert_eq!(value(&read.properties, "VERSION"), "2.0");
    assert_eq!(read.events.len(), entries.len());
    for (entry, event) in entries.iter().zip(&read.events) {
        let text = |name: &str| unescaped(&value(&event.properties, name));
        assert_eq!((text("UID"), text("SUMMARY"), start(event)), (entry.uid.clone(), entry.title.clone(), entry.when));
        if !entry.note.is_empty() {
            assert_eq!(text("DESCRIPTION"), entry.note);
        }
        let end = value(&event.properties, "DTEND");
        match entry.when {
            When::Day(day) => assert_eq!(end, day.succ_opt().unwrap().format("%Y%m%d").to_string()),
            When::Moment(at) => {
                assert_eq!(end, (at + TimeDelta::minutes(15)).format("%Y%m%dT%H%M%S").to_string());
            }
        }
        assert_eq!(event.alarms.len(), 1);
        let alarm = |name: &str| value(&event.alarms[0].properties, name);
        let before = if matches!(entry.when, When::Day(_)) { "-PT15H" } else { "-PT4H" };
        assert_eq!((alarm("ACTION"), alarm("TRIGGER")), ("DISPLAY".to_owned(), before.to_owned()));
        assert_eq!(unescaped(&alarm("DESCRIPTION")), entry.title);
    }
}

#[test]
fn a_foreign_reader_opens_the_file() {
    comes_back(&entries(), &written());
}

fn sampled() -> Workspace {
    let now = moment("2026-11-23T09:00");
    let mut workspace = Workspace::new(Writer::new(1, 1), now);
    workspace.commit(Label::Imported, sample(now.date(), SampleLang::Nb), 1);
    workspace
}

/// Number of each entry's id, title and start, by the id.
fn by_uid(file: &str) -> BTreeMap<String, (String, String)> {
    let read = opened(file);
    let count = read.events.len();
    let one = |event: &IcalEvent| {
        let value = |name: &str| value(&event.properties, name);
        (value("UID"), (value("SUMMARY"), value("DTSTART")))
    };
    let found: BTreeMap<_, _> = read.events.iter().map(one).collect();
    assert_eq!(found.len(), count, "no id twice");
    found
}

#[test]
fn a_whole_caseload_opens_updates_and_names_no_case() {
    let mut workspace = sampled();
    let all = FileAsked { with_codes: false, with_tasks: true, with_wheel: true, of_type: None };
    let first = file(&workspace, all, moment("2026-11-23T08:15"));
    let clocks =
        file(&workspace, FileAsked { with_tasks: false, with_wheel: false, ..all }, moment("2026-11-23T08:15"));
    let (first_read, clocks_read) = (by_uid(&first), by_uid(&clocks));
    assert!(
        clocks_read.len() > 20 && first_read.len() > clocks_read.len(),
        "{} {}",
        clocks_read.len(),
        first_read.len()
    );
    assert!(clocks_read.keys().all(|uid| first_read.contains_key(uid)));
    let codes: BTreeSet<String> = workspace.cases().iter().map(|case| case.code.clone()).collect();
    let unfolded = first.replace("\r\n ", "");
    assert!(codes.len() > 20 && codes.iter().all(|code| !unfolded.contains(code.as_str())), "a code is in the file");
    for task in workspace.tasks().iter() {
        assert!(!unfolded.contains(&task.title), "{}: the words of a task are in the file", task.title);
    }
    let coded = file(&workspace, FileAsked { with_codes: true, ..all }, moment("2026-11-23T08:15"));
    let named =
        by_uid(&coded).into_iter().filter(|(_, (title, _))| codes.iter().any(|code| title.contains(code.as_str())));
    assert!(named.count() > 20, "chosen that time, codes stand there");

    // A day later the same entries have the same ids and a larger number, so that they take each other's place.
    workspace.set_now(moment("2026-11-24T09:00"));
    let again = file(&workspace, all, moment("2026-11-24T08:15"));
    let same = by_uid(&again).keys().filter(|uid| first_read.contains_key(*uid)).count();
    assert!(same * 10 > first_read.len() * 9, "{same} of {}", first_read.len());
    let sequence = |file: &str| value(&opened(file).events[0].properties, "SEQUENCE").parse::<i64>().unwrap();
    assert_eq!(sequence(&again) - sequence(&first), 24 * 60);
}

proptest! {
    // Words begin with a letter and end with no blank: the foreign reader loses a colon right after the one
    // that ends the name, and blanks at the end of a line.
    #[test]
    fn any_words_come_back(words in prop::collection::vec(("[a-zæøå][\\PC\\n]{0,119}", "([a-zæøå][\\PC\\n;,\\\\:\"æøå]{0,90})?", 0..4_000_i64, any::<bool>()), 0..6)) {
        let first = moment("2026-01-01T07:30");
        let entry = |(at, (title, note, days, is_day)): (usize, (String, String, i64, bool))| {
            let on = first + TimeDelta::days(days);
            let when = if is_day { When::Day(on.date()) } else { When::Moment(on) };
            Entry { uid: format!("u{at}@arbeidsro"), title: title.trim_end().into(), when, note: note.trim_end().into() }
        };
        let entries: Vec<Entry> = words.into_iter().enumerate().map(entry).collect();
        let file = calendar("Arbeidsro", &entries, first);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        comes_back(&entries, &file);
    }
}
