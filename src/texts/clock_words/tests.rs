//! Distances and "why this date" in words.

use super::*;
use crate::domain::{
    case::{Case, CaseEvent, ClockMark, EventKind, Extension},
    clock::clocks,
    ids::Id,
    settings::Settings,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn how_far_away_an_end_is() {
    // A Friday.
    let now = day("2026-11-27").and_hms_opt(9, 0, 0).unwrap();
    let table = [
        ("2026-11-24", None, "3 dager over fristen"),
        ("2026-11-26", None, "1 dag over fristen"),
        ("2026-11-27", None, "i dag"),
        ("2026-11-28", None, "i morgen"),
        ("2026-11-29", None, "om 2 dager"),
        ("2026-11-30", None, "om 1 arbeidsdag"),
        ("2026-12-01", None, "om 2 arbeidsdager"),
        ("2026-11-27", Some((9, 59)), "om under en time"),
        ("2026-11-27", Some((15, 0)), "om 6 timer"),
        ("2026-11-28", Some((15, 0)), "om 30 timer"),
        ("2026-11-27", Some((8, 30)), "under en time over fristen"),
        ("2026-11-27", Some((7, 0)), "2 timer over fristen"),
        ("2026-11-24", Some((7, 0)), "3 dager over fristen"),
        ("2026-12-01", Some((15, 0)), "om 2 arbeidsdager"),
    ];
    for (due, at, words) in table {
        let at = at.and_then(|(hour, minute)| day(due).and_hms_opt(hour, minute, 0));
        assert_eq!(time_left(Country::No, now, day(due), at), words, "{due} {at:?}");
    }
}

fn case_of(country: Country, events: &[(EventKind, &str)]) -> (Case, Vec<CaseEvent>) {
    let case = Case { id: Id::new("c1").into(), country, ..Case::default() };
    let event = |(at, (kind, on)): (usize, &(EventKind, &str))| CaseEvent {
        id: Id::new(format!("e{at}")).into(),
        case: case.id.clone(),
        kind: *kind,
        on: day(on),
        ..CaseEvent::default()
    };
    let events = events.iter().enumerate().map(event).collect();
    (case, events)
}

/// The Norwegian worked example of the month's end: received Sunday 23 November 2025, extended.
#[test]
fn why_a_date_is_what_it_is() {
    let opened = (EventKind::InvestigationOpened, "2025-11-28");
    let (case, events) = case_of(Country::No, &[(EventKind::ReportReceived, "2025-11-23"), opened]);
    let settings = Settings::default();
    let plain = clocks(&case, &events, &[], &settings, events[0].on);
    let clock = plain.iter().find(|clock| clock.rule.id == "NO-UND-2").unwrap();
    let mut mark = ClockMark::new(&case.id, "NO-UND-2", clock.occurrence);
    mark.extension = Some(Extension {
        reason: "Særlige forhold".into(),
        decider: "leder".into(),
        on: day("2026-02-20"),
        until: None,
    });
    let extended = clocks(&case, &events, &[mark], &settings, events[0].on);
    let clock = extended.iter().find(|clock| clock.rule.id == "NO-UND-2").unwrap();
    assert_eq!(
        why(clock, day("2025-12-01")),
        [
            "Melding mottatt sø. 23. nov.",
            "Pluss 1 uke er sø. 30. nov. Startdagen telles ikke med.",
            "Pluss 3 måneder er lø. 28. feb. 2026. Startdagen telles ikke med.",
            "Måneden har ingen 30. dag. Da gjelder den siste dagen, lø. 28. feb. 2026.",
            "Utvidet: 6 måneder i alt fra samme start er lø. 30. mai 2026.",
            "Det er en lørdag. Etter domstolloven § 149 ville fristen gå til ma. 1. juni 2026.",
            "2 arbeidsdager holdes fri før fristen. Planlegg til on. 27. mai 2026.",
        ]
    );
}

#[test]
fn certainty_is_said_where_it_is_less_than_sure() {
    let said = |id| certainty(crate::domain::rule::rule(id).unwrap());
    assert_eq!(said("NO-MEL-1"), None);
    assert_eq!(said("NO-UND-1"), Some("praksis, ikke lov"));
    assert_eq!(said("DK-UND-1"), Some("paragrafen er ikke sikker"));
    assert_eq!(said("DK-UND-4"), Some("trolig"));
}

#[test]
fn every_rule_and_every_kind_has_words() {
    for rule in crate::domain::rule::all_rules() {
        assert_ne!(rule_title(rule), rule.id);
        assert_ne!(rule_short(rule), rule.id);
    }
}
