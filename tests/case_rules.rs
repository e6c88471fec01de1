//! What a user sets about the rules and the office, without a browser.

use arbeidsro::domain::{form::FormValues, work_item::ItemId};
use arbeidsro::state::{actions::rules, queries::rule_list::rule_lines};

mod desk;
use desk::{
    cases::{add, equals_rebuilt, event, view},
    day, open,
};

#[test]
fn rules_are_set_and_put_back() {
    let (_owner, app) = open();
    let case = add(app, "K7-ulv", "NO", "2026-11-02");
    app.record_event(&case, None, &event("measure_started", "2026-11-03")).unwrap();
    app.record_event(&case, None, &event("turns_eighteen", "2027-09-17")).unwrap();
    let reminds = || view(app, &case).running.iter().any(|clock| clock.mark.as_str().contains(".no-ett-1b."));
    assert!(reminds());
    app.switch_rule("NO-ETT-1B", true);
    assert!(!reminds());
    app.undo();
    assert!(reminds());
    app.switch_rule("NO-MEL-1", true);
    app.switch_rule("NO-HJE-2", true);
    assert!(
        app.workspace(|w| w.rules().is_empty()),
        "a duty by law is not switched off, also where its figure is ours"
    );
    let own = FormValues::default()
        .with(rules::field::TITLE, "Melde fra til skolehelse")
        .with(rules::field::COUNTRY, "NO")
        .with(rules::field::STARTS, "measure_started")
        .with(rules::field::N, "2")
        .with(rules::field::SPAN, "weeks");
    app.save_local_rule(None, &own).unwrap();
    let line = app.workspace(|w| rule_lines(w, Default::default())).pop().unwrap();
    assert_eq!((line.title, line.length.as_str()), ("Melde fra til skolehelse", "2 uker"));
    let shown = view(app, &case);
    let clock = shown.running.iter().find(|clock| clock.title == line.title).unwrap();
    app.complete_item(&ItemId::Clock(clock.mark.clone()));
    assert!(view(app, &case).ended.iter().any(|clock| clock.title == line.title));
    assert!(app.save_local_rule(None, &own.clone().with(rules::field::STARTS, "hearing_sent")).is_err(), "Danish");
    app.delete_local_rule(line.id);
    assert!(!view(app, &case).ended.iter().any(|clock| clock.title == line.title));
    assert!(equals_rebuilt(app));
}

#[test]
fn the_office_days_are_read_in_the_local_way() {
    let (_owner, app) = open();
    let values = FormValues::default()
        .with(rules::field::CHRISTMAS_EVE, "closed")
        .with(rules::field::CLOSED, "4.5.2027, 2027-05-18");
    app.edit_office_days(&values).unwrap();
    let office = app.workspace(|w| w.settings().office.clone());
    assert_eq!(office.closed, [day("2027-05-04"), day("2027-05-18")]);
    assert!(app.edit_office_days(&values.with(rules::field::CLOSED, "mandag")).is_err());
}
