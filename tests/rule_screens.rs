//! Every row of the rules, from its trigger to the screen: a user's act starts the clock, and what a
//! case's page shows is asked for in four languages. The dates come from the frozen tables, which
//! were computed without this code.

use arbeidsro::domain::{
    case::{Country, EventKind},
    clock::occurrence_of,
    deadline::End,
    form::FormValues,
    ids::CaseId,
    rule::{Certainty, Rule, RuleKind, Trigger, all_rules},
};
use arbeidsro::state::{
    App,
    actions::{cases, events},
    queries::case_view::{ClockView, case_view},
};
use arbeidsro::texts::{Key, Lang, case_words, clock_words, dates, set_lang};
use chrono::{NaiveDate, NaiveDateTime};

mod desk;
#[path = "domain/table.rs"]
mod table;
use desk::{day, now, open};
use table::table;

/// A start of this autumn's law that lies in the past, and the dates it leads to.
struct Expected {
    start: String,
    end: Option<End>,
    shifted: Option<NaiveDate>,
    plan: Option<NaiveDate>,
}

fn expected(rule: &Rule) -> Expected {
    let recent = |start: &str| ("2026-03-01".."2026-11-01").contains(&start);
    let dates = |start: &str, end: NaiveDate, shifted: Option<NaiveDate>, plan: &str| Expected {
        start: start.to_owned(),
        end: Some(End::On(end)),
        shifted: shifted.filter(|day| *day != end),
        plan: plan.parse().ok(),
    };
    if let Some(row) = table("rules")
        .rows()
        .find(|row| row.text("rule") == rule.id && row.text("extended").is_empty() && recent(row.text("start")))
    {
        return dates(row.text("start"), row.get("end"), Some(row.get("shifted")), row.text("plan"));
    }
    if let Some(row) = table("hours").rows().find(|row| row.text("rule") == rule.id && recent(row.text("start"))) {
        let end = Some(End::At(row.get::<NaiveDateTime>("end")));
        return Expected { start: row.text("start")[..16].to_owned(), end, shifted: None, plan: None };
    }
    let country = if rule.country == Country::No { "norway" } else { "denmark" };
    let reports = table(country);
    let row = reports.rows().find(|row| recent(row.text("received"))).unwrap();
    let start = row.text("received")[..row.text("received").len().min(16)].to_owned();
    match rule.id {
        "DK-UND-1" => Expected { start, end: Some(End::At(row.get(rule.id))), shifted: None, plan: None },
        _ if rule.offset.is_none() => Expected { start, end: None, shifted: None, plan: None },
        id if rule.country == Country::No => {
            dates(&start, row.get(id), Some(row.get(&format!("{id} shifted"))), row.text(&format!("{id} plan")))
        }
        id => dates(&start, row.get(id), None, row.text(&format!("{id} plan"))),
    }
}

fn stored(kind: EventKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// Records what the user says happened, giving a reason where a gate asks for one.
fn record(app: App, case: &CaseId, kind: EventKind, moment: &str) {
    let values = FormValues::default()
        .with(events::field::KIND, stored(kind))
        .with(events::field::ON, &moment[..10])
        .with(events::field::AT, moment.get(11..).unwrap_or_default());
    let on = day(&moment[..10]);
    let values = match app.closed_gates(case, kind, on).is_empty() {
        true => values,
        false => values.with(events::field::WAIVE, "Kan ikke vente"),
    };
    app.record_event(case, None, &values).unwrap_or_else(|errors| panic!("{kind:?} {moment}: {errors:?}"));
}

/// The events that the user records so that the rule's clock starts; the last is its trigger.
fn course(rule: &Rule) -> Vec<Vec<EventKind>> {
    use EventKind::*;
    match rule.trigger {
        Trigger::ReportReceived => vec![vec![]],
        Trigger::InvestigationOpened | Trigger::ReportWeekEnded | Trigger::Awareness => vec![vec![InvestigationOpened]],
        Trigger::InvestigationClosed => vec![vec![InvestigationOpened, InvestigationClosed]],
        Trigger::ReportDuringMeasure => vec![vec![MeasureStarted, ReportReceived]],
        Trigger::Event(kinds) => kinds.iter().map(|kind| vec![*kind]).collect(),
    }
}

fn started(app: App, rule: &Rule, course: &[EventKind], start: &str) -> CaseId {
    let at = if start.len() > 10 { &start[11..] } else { "" };
    let code = app.propose_code();
    let values = FormValues::default()
        .with(cases::field::CODE, code)
        .with(cases::field::COUNTRY, if rule.country == Country::No { "NO" } else { "DK" })
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, &start[..10])
        .with(cases::field::RECEIVED_AT, at);
    let case = app.add_case(&values).unwrap();
    if rule.youth == Some(true) {
        record(app, &case, EventKind::TurnsEighteen, &start[..10]);
    }
    for kind in course {
        record(app, &case, *kind, start);
    }
    case
}

/// The clock that the last event of this kind started, as the page shows it.
fn shown(app: App, case: &CaseId, rule: &Rule, trigger: EventKind) -> ClockView {
    app.workspace(|workspace| {
        let all = workspace.events_of(case);
        let event = all.iter().rfind(|event| event.kind == trigger).unwrap();
        let ending = format!(".{}.{}", rule.id.to_ascii_lowercase(), occurrence_of(&event.id));
        let view = case_view(workspace, case).unwrap();
        let found = view.running.into_iter().find(|clock| clock.mark.as_str().ends_with(&ending));
        found.unwrap_or_else(|| panic!("{} does not run after {trigger:?}", rule.id))
    })
}

fn check(app: App, rule: &Rule, course: &[EventKind]) {
    let wanted = expected(rule);
    let case = started(app, rule, course, &wanted.start);
    let trigger = course.last().copied().unwrap_or(EventKind::ReportReceived);
    let today = now().date();
    for lang in Lang::ALL {
        set_lang(lang);
        let clock = shown(app, &case, rule, trigger);
        let title = Key::by_name(&rule.text_key()).map(|key| lang.text(key));
        assert_eq!(Some(clock.title), title, "{} {}", rule.id, lang.code());
        assert_eq!(clock.law, rule.source, "{}", rule.id);
        assert!(clock.checked.contains(rule.law_profile), "{}: {}", rule.id, clock.checked);
        let is_sure = rule.confidence.of_date() == Certainty::Sure && rule.confidence.citation == Certainty::Sure;
        assert_eq!(clock.certainty.is_none(), is_sure, "{}", rule.id);
        // The arithmetic begins with what happened and when, and leads to the end.
        let from = match rule.trigger {
            Trigger::ReportWeekEnded | Trigger::Awareness => EventKind::ReportReceived,
            _ => trigger,
        };
        assert!(clock.why[0].contains(case_words::event(from)), "{}: {:?}", rule.id, clock.why);
        let Some(end) = wanted.end else { continue };
        let words = clock_words::end(end, today);
        assert_eq!(clock.end, words, "{} {} from {}", rule.id, lang.code(), wanted.start);
        let tells = |line: &String| line.contains(&words);
        assert!(rule.kind == RuleKind::Count || clock.why.iter().any(tells), "{}: {:?}", rule.id, clock.why);
        let shifted = wanted.shifted.map(|day| dates::short_date(day, today));
        assert_eq!(clock.shifted, shifted, "{} from {}", rule.id, wanted.start);
        assert_eq!(clock.plan_by, wanted.plan.map(|day| dates::short_date(day, today)), "{}", rule.id);
    }
    set_lang(Lang::Nb);
}

#[test]
fn every_rule_row_goes_from_its_trigger_to_the_cases_page() {
    let (_owner, app) = open();
    let mut checked = 0;
    for rule in all_rules() {
        for course in course(rule) {
            check(app, rule, &course);
            checked += 1;
        }
    }
    assert!(checked >= all_rules().count(), "{checked}");
}
