//! The worked examples of domain.md for the report and investigation rules of both countries.

use arbeidsro::domain::{
    case::{Case, CaseEvent, Country, EventKind},
    clock::{Clock, clocks},
    deadline::End,
    ids::{CaseId, EventId, Id},
    settings::Settings,
};
use chrono::{NaiveDate, NaiveDateTime};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn case(country: Country) -> Case {
    Case { id: CaseId(Id::new("c1")), code: "K7-ulv".into(), country, ..Case::default() }
}

fn event(id: &str, kind: EventKind, on: &str) -> CaseEvent {
    let (on, at) = match on.split_once('T') {
        Some((on, at)) => (date(on), Some(at.parse().unwrap())),
        None => (date(on), None),
    };
    CaseEvent { id: EventId(Id::new(id)), case: CaseId(Id::new("c1")), kind, on, at, ..CaseEvent::default() }
}

fn find<'a>(clocks: &'a [Clock], rule: &str) -> &'a Clock {
    clocks.iter().find(|clock| clock.rule.id == rule).unwrap()
}

#[test]
fn a_norwegian_report_on_a_thursday() {
    let events = [
        event("e1", EventKind::ReportReceived, "2026-03-26"),
        event("e2", EventKind::InvestigationOpened, "2026-03-30"),
    ];
    let found = clocks(&case(Country::No), &events, &[], &Settings::default());
    assert_eq!(find(&found, "NO-MEL-1").nominal_end, End::On(date("2026-04-02")));
    assert_eq!(find(&found, "NO-MEL-1").shifted_end, Some(date("2026-04-07")));
    assert_eq!(find(&found, "NO-MEL-2").nominal_end, End::On(date("2026-04-16")));
    assert_eq!(find(&found, "NO-UND-2").nominal_end, End::On(date("2026-07-02")));
}

#[test]
fn a_danish_report_on_a_friday_afternoon() {
    let events = [event("e1", EventKind::ReportReceived, "2026-11-20T15:00:00")];
    let found = clocks(&case(Country::Dk), &events, &[], &Settings::default());
    let acute = find(&found, "DK-UND-1");
    assert_eq!(acute.nominal_end, End::At(moment("2026-11-21T15:00:00")));
    assert_eq!(acute.plan_by, None);
}
