use super::*;
use crate::{
    domain::{feedback::Stage, stamp::Writer},
    state::{SaveState, Surroundings},
};
use reactive_graph::owner::Owner;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

fn ready() -> (Owner, App) {
    let owner = Owner::new();
    owner.set();
    let now = || day(21).and_hms_opt(9, 0, 0).unwrap();
    let app = App::new(Writer::default(), Surroundings { millis: || 1, now, random: || 7 });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}

fn draft() -> FormValues {
    form_of(&blank(day(21))).with(field::BEHAVIOUR, "Du satte deg på golvet og ventet")
}

#[test]
fn an_entry_goes_from_draft_to_followed_up() {
    let (_owner, app) = ready();
    let id = app.add_feedback(&draft()).unwrap();
    let entry = app.feedback(&id).unwrap();
    assert_eq!((entry.stage(day(21)), entry.in_private), (Stage::Draft, true));
    assert_eq!(form_of(&entry), draft(), "what is read back is what was typed");
    app.deliver_feedback(&id);
    let entry = app.feedback(&id).unwrap();
    assert_eq!((entry.delivered, entry.follow_up), (Some(day(21)), NaiveDate::from_ymd_opt(2026, 12, 5)));
    app.follow_up_feedback(&id, " Vi gjør det igjen ");
    let entry = app.feedback(&id).unwrap();
    assert_eq!((entry.stage(day(21)), entry.outcome.as_str()), (Stage::FollowedUp, "Vi gjør det igjen"));
    app.delete_feedback(&id);
    assert!(app.feedback(&id).is_none());
    app.undo();
    assert!(app.feedback(&id).is_some());
}

#[test]
fn what_cannot_be_is_named() {
    let blank = Feedback::default();
    let problem = |values: &FormValues| -> Vec<_> {
        let errors = read_form(values, &blank, day(21)).err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.problem)).collect()
    };
    assert_eq!(problem(&FormValues::default()), [(field::SITUATION, Problem::Missing)]);
    assert_eq!(problem(&draft().with(field::OCCURRED, "2026-11-22")), [(field::OCCURRED, Problem::InFuture)]);
    let early = draft().with(field::DELIVERED, "2026-11-20");
    assert_eq!(problem(&early), [(field::DELIVERED, Problem::Before { other: day(21) })]);
    let early = early.with(field::OCCURRED, "2026-11-19").with(field::FOLLOW_UP, "2026-11-18");
    assert_eq!(problem(&early), [(field::FOLLOW_UP, Problem::Before { other: day(20) })]);
}

#[test]
fn a_glance_takes_half_typed_values_as_they_are() {
    let entry = glance(&draft().with(field::OCCURRED, "2026-1").with(field::KIND, "corrective"), day(21));
    assert_eq!((entry.occurred, entry.kind), (None, FeedbackKind::Corrective));
    assert_eq!(entry.behaviour, "Du satte deg på golvet og ventet");
}
