//! The calendar file: what is written, as a foreign reader read it, and what it never holds.
//!
//! `tests/frozen/calendar.ics` was written by this test's entries and read with Python's `icalendar`
//! by `tests/tables/read_ics.py`; what it found is frozen in `tests/tables/calendar.csv`.

use arbeidsro::interchange::ics::{Entry, When, calendar};
use chrono::{NaiveDate, NaiveDateTime};

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
