//! Cases and their clocks: what the forms say, what an event does, and what undo brings back.

use crate::{day, open, rebuilt};
use arbeidsro::domain::{
    case::{CaseType, EventKind, Extension},
    form::{FormValues, Problem},
    quadrant::Quadrant,
    work_item::{ItemId, WorkItem},
};
use arbeidsro::state::{
    App,
    actions::{cases, clocks, events},
};

#[test]
fn a_case_form_names_each_field_that_is_wrong() {
    let (_owner, app) = open();
    let base = || FormValues::default().with(cases::field::CODE, "K7-ulv").with(cases::field::TYPE, "report");
    let problems = |values: &FormValues| -> Vec<(&str, Problem)> {
        app.add_case(values).unwrap_err().into_iter().map(|e| (e.field, e.problem)).collect()
    };
    assert_eq!(problems(&base()), vec![(cases::field::RECEIVED, Problem::Missing)]);
    assert_eq!(
        problems(&base().with(cases::field::RECEIVED, "2026-11-24")),
        vec![(cases::field::RECEIVED, Problem::InFuture)]
    );
    assert_eq!(
        problems(&base().with(cases::field::RECEIVED, "2026-11-20").with(cases::field::OPENED, "2026-11-19")),
        vec![(cases::field::OPENED, Problem::Before { other: day("2026-11-20") })]
    );
    let sound = base().with(cases::field::RECEIVED, "2026-11-20");
    app.add_case(&sound).unwrap();
    assert_eq!(problems(&sound.with(cases::field::CODE, "k7-ULV")), vec![(cases::field::CODE, Problem::Taken)]);
}

#[test]
fn the_clocks_of_a_report_are_work_until_they_are_met() {
    let (_owner, app) = open();
    let values = FormValues::default()
        .with(cases::field::CODE, "K7-ulv")
        .with(cases::field::COUNTRY, "NO")
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, "2026-11-20");
    let case = app.add_case(&values).unwrap();
    let open_clocks = || {
        app.workspace(|w| {
            let mut ids: Vec<String> = w
                .items()
                .iter()
                .filter_map(|item| match &item.id {
                    ItemId::Clock(mark) => mark.as_str().split('.').nth(1).map(str::to_owned),
                    ItemId::Task(_) => None,
                })
                .collect();
            ids.sort();
            ids
        })
    };
    assert_eq!(open_clocks(), ["no-mel-0", "no-mel-1", "no-mel-2"]);
    let at_once = app.workspace(|w| w.items().in_quadrant(Some(Quadrant::Now))[0].id.clone());
    app.complete_item(&at_once);
    assert_eq!(open_clocks(), ["no-mel-1", "no-mel-2"]);
    app.undo();
    assert_eq!(open_clocks().len(), 3);
    app.add_event(&case, EventKind::InvestigationOpened, day("2026-11-23"));
    let is_investigation = |item: &&std::sync::Arc<WorkItem>| item.id.to_id().as_str().contains(".no-und-2.");
    let mark = app.workspace(|w| w.items().iter().find(is_investigation).unwrap().id.to_id());
    let due = || app.workspace(|w| w.items().get(&ItemId::Clock(mark.clone())).and_then(|item| item.due));
    assert_eq!(due(), Some(day("2027-02-27")));
    let extension =
        Extension { reason: "Sakkyndig".into(), decider: "Barnevernsleder".into(), on: day("2026-11-23"), until: None };
    app.extend_clock(&mark, Some(extension));
    assert_eq!(due(), Some(day("2027-05-27")));
    assert!(rebuilt(app));
    app.delete_case(&case);
    assert!(open_clocks().is_empty());
    app.undo();
    assert_eq!(due(), Some(day("2027-05-27")));
    assert!(rebuilt(app));
}

fn report(app: App, received: &str) -> arbeidsro::domain::ids::CaseId {
    let values = FormValues::default()
        .with(cases::field::CODE, app.propose_code())
        .with(cases::field::COUNTRY, "NO")
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, received);
    app.add_case(&values).unwrap()
}

fn clock_of(app: App, rule: &str) -> Option<arbeidsro::domain::ids::Id> {
    let is_it = |item: &&std::sync::Arc<WorkItem>| item.id.to_id().as_str().contains(rule);
    app.workspace(|w| w.items().iter().find(is_it).map(|item| item.id.to_id()))
}

#[test]
fn a_decision_meets_the_review_starts_the_investigation_and_moves_the_case() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let review = clock_of(app, ".no-mel-1.").unwrap();
    let decided =
        FormValues::default().with(events::field::KIND, "investigation_opened").with(events::field::ON, "2026-11-23");
    app.record_event(&case, Some(&review), &decided).unwrap();
    assert!(clock_of(app, ".no-mel-1.").is_none());
    assert!(clock_of(app, ".no-und-2.").is_some(), "the investigation's clock is in sight");
    let case_type = || app.workspace(|w| w.cases().get(case.clone()).map(|case| case.case_type));
    assert_eq!(case_type(), Some(CaseType::Investigation));
    app.undo();
    assert!(clock_of(app, ".no-mel-1.").is_some() && clock_of(app, ".no-und-2.").is_none());
    assert_eq!(case_type(), Some(CaseType::Report));
    let only = decided.clone().with(events::field::KIND, events::ONLY_MET);
    app.record_event(&case, Some(&review), &only).unwrap();
    assert!(clock_of(app, ".no-mel-1.").is_none() && clock_of(app, ".no-und-2.").is_none());
    assert!(rebuilt(app));
}

#[test]
fn a_dismissal_can_close_the_case_and_feedback_runs_on() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let dismissed = FormValues::default()
        .with(events::field::KIND, "report_dismissed")
        .with(events::field::ON, "2026-11-23")
        .with(events::field::NOTE, "Åpenbart grunnløs")
        .with(events::field::CLOSE, "true");
    app.record_event(&case, None, &dismissed).unwrap();
    assert_eq!(app.workspace(|w| w.cases().get(case.clone()).and_then(|case| case.closed)), Some(day("2026-11-23")));
    assert!(clock_of(app, ".no-mel-2.").is_some());
}

#[test]
fn an_event_names_what_is_wrong_with_it() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let problems = |values: FormValues| -> Vec<(&str, Problem)> {
        let errors = app.record_event(&case, None, &values).unwrap_err();
        errors.into_iter().map(|error| (error.field, error.problem)).collect()
    };
    assert_eq!(
        problems(FormValues::default()),
        vec![(events::field::KIND, Problem::Missing), (events::field::ON, Problem::Missing)]
    );
    let opened = FormValues::default().with(events::field::KIND, "investigation_opened");
    assert_eq!(
        problems(opened.clone().with(events::field::ON, "2026-11-19")),
        vec![(events::field::ON, Problem::Before { other: day("2026-11-20") })]
    );
    assert_eq!(problems(opened.with(events::field::ON, "2026-11-24")), vec![(events::field::ON, Problem::InFuture)]);
}

#[test]
fn a_clock_is_extended_or_set_aside_only_with_its_grounds() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    app.add_event(&case, EventKind::InvestigationOpened, day("2026-11-23"));
    let mark = clock_of(app, ".no-und-2.").unwrap();
    let fields = |errors: Vec<arbeidsro::domain::form::FieldError>| errors.iter().map(|e| e.field).collect::<Vec<_>>();
    let grounds = FormValues::default().with(clocks::field::REASON, "Sakkyndig");
    assert_eq!(fields(app.extend_clock_by(&mark, &grounds).unwrap_err()), [clocks::field::DECIDER, clocks::field::ON]);
    let whole = grounds.with(clocks::field::DECIDER, "Barnevernsleder").with(clocks::field::ON, "2026-11-23");
    app.extend_clock_by(&mark, &whole).unwrap();
    let due = || app.workspace(|w| w.items().get(&ItemId::Clock(mark.clone())).and_then(|item| item.due));
    assert_eq!(due(), Some(day("2027-05-27")));
    assert_eq!(fields(app.set_clock_aside(&mark, &FormValues::default()).unwrap_err()), [clocks::field::REASON]);
    app.set_clock_aside(&mark, &whole).unwrap();
    assert_eq!(due(), None);
    app.undo();
    assert!(due().is_some());
    let met = FormValues::default().with(clocks::field::ON, "2026-11-22").with(clocks::field::AT, "14.30");
    app.meet_clock(&mark, &met).unwrap();
    assert_eq!(due(), None);
}

#[test]
fn a_form_shows_which_clocks_it_is_about_to_start() {
    let (_owner, app) = open();
    let values = FormValues::default().with(cases::field::TYPE, "report").with(cases::field::COUNTRY, "DK");
    assert!(cases::preview(&values, day("2026-11-23")).is_none(), "without a day nothing starts");
    let (case, events) = cases::preview(&values.with(cases::field::RECEIVED, "2026-11-20"), day("2026-11-23")).unwrap();
    let started = app.workspace(|w| arbeidsro::state::queries::case_view::started(w, &case, &events));
    assert_eq!(started.len(), 3);
    assert!(app.workspace(|w| w.cases().is_empty()), "and nothing is kept");
}
