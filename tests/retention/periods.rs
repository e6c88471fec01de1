//! Each kind's period, to its last day.

use crate::{START, add, case, day, event, on};
use arbeidsro::domain::{
    analysis::Analysis,
    case::EventKind,
    change::Label,
    concern::Concern,
    deviation::Deviation,
    entity::Entity,
    feedback::Feedback,
    ids::{AnalysisId, CaseId, FeedbackId, Id, TaskId},
    ledger::LedgerEntry,
    period::{Felt, Period},
    retention::{Ground, expired},
    risk::Risk,
    scenario::Scenario,
    task::Task,
    truth::Key,
    weekly_review::WeeklyReview,
    workspace::Workspace,
};

/// The days by hand from the periods of domain.md section 9.
#[test]
fn each_kind_has_its_period_and_is_kept_to_its_last_day() {
    type Fill = fn(&mut Workspace);
    let table: [(&str, Fill, Ground, &str); 19] = [
        ("a closed case, 90 days", |w| add(w, &case(Some("2026-03-01"))), Ground::Case, "2026-05-30"),
        (
            "a done task without a case, 90 days",
            |w| add(w, &Task { id: TaskId(Id::new("t")), done: Some(day("2026-03-01")), ..Task::default() }),
            Ground::Task,
            "2026-05-30",
        ),
        (
            "feedback, 12 months",
            |w| {
                let id = FeedbackId(Id::new("f"));
                add(w, &Feedback { id, role: "x".into(), occurred: Some(day("2026-02-28")), ..Feedback::default() });
            },
            Ground::Feedback,
            "2027-02-28",
        ),
        (
            "feedback with a later talk about it",
            |w| {
                let (occurred, followed_up) = (Some(day("2026-02-28")), Some(day("2026-04-30")));
                add(w, &Feedback { id: FeedbackId(Id::new("f")), occurred, followed_up, ..Feedback::default() });
            },
            Ground::Feedback,
            "2027-04-30",
        ),
        (
            "feedback without any day, from when it was written",
            |w| add(w, &Feedback { id: FeedbackId(Id::new("f")), role: "x".into(), ..Feedback::default() }),
            Ground::Feedback,
            "2027-01-01",
        ),
        (
            "an analysis, 24 months after its closing",
            |w| {
                let (opened, closed) = (day("2026-01-10"), Some(day("2026-08-31")));
                add(w, &Analysis { id: AnalysisId(Id::new("a")), opened, closed, ..Analysis::default() });
            },
            Ground::Analysis,
            "2028-08-31",
        ),
        (
            "a risk that was ended, 24 months",
            |w| add(w, &Risk { id: Id::new("x"), ended: Some(day("2026-03-31")), ..Risk::default() }),
            Ground::Analysis,
            "2028-03-31",
        ),
        (
            "a risk that nobody has written to since",
            |w| add(w, &Risk { id: Id::new("x"), title: "x".into(), ..Risk::default() }),
            Ground::Analysis,
            "2028-01-01",
        ),
        (
            "an open deviation that nobody has written to since",
            |w| add(w, &Deviation { id: Id::new("x"), what: "x".into(), ..Deviation::default() }),
            Ground::Analysis,
            "2028-01-01",
        ),
        (
            "an absence that is over",
            |w| add(w, &Period { id: Id::new("x"), to: Some(day("2026-02-27")), ..Period::default() }),
            Ground::Planning,
            "2028-02-27",
        ),
        (
            "a period without an end",
            |w| add(w, &Period { id: Id::new("x"), ..Period::default() }),
            Ground::Planning,
            "2028-01-01",
        ),
        (
            "a felt load, from its week",
            |w| add(w, &Felt { id: Id::new("x"), week: day("2026-06-01"), ..Felt::default() }),
            Ground::Planning,
            "2028-06-01",
        ),
        (
            "an entry of the ledger that was ended",
            |w| add(w, &LedgerEntry { id: Id::new("x"), ended: Some(day("2026-05-05")), ..LedgerEntry::default() }),
            Ground::Planning,
            "2028-05-05",
        ),
        (
            "an entry of the ledger that is open",
            |w| add(w, &LedgerEntry { id: Id::new("x"), what: "x".into(), ..LedgerEntry::default() }),
            Ground::Planning,
            "2028-01-01",
        ),
        (
            "a kept what-if",
            |w| add(w, &Scenario { id: Id::new("x"), made: day("2026-04-04"), ..Scenario::default() }),
            Ground::Planning,
            "2028-04-04",
        ),
        (
            "a warning upward, from its answer",
            |w| {
                add(
                    w,
                    &Concern {
                        id: Id::new("x"),
                        sent: Some(day("2026-04-01")),
                        answered: Some(day("2026-04-20")),
                        ..Concern::default()
                    },
                )
            },
            Ground::Planning,
            "2028-04-20",
        ),
        (
            "a weekly review, twelve weeks from its Monday",
            |w| add(w, &WeeklyReview { id: Id::new("2026-w10"), monday: day("2026-03-02"), ..WeeklyReview::default() }),
            Ground::Review,
            "2026-05-25",
        ),
        (
            "a deleted record, 90 days",
            |w| {
                add(w, &Task { id: TaskId(Id::new("t")), title: "x".into(), ..Task::default() });
                let deletion = w.deletion(&Key::new(Task::KIND, Id::new("t")));
                w.commit(Label::TaskDeleted, deletion, START);
            },
            Ground::Deleted,
            "2026-04-01",
        ),
        (
            "a dismissed report, whose reporter is told within 21 days",
            |w| {
                add(w, &case(Some("2026-03-05")));
                add(w, &event("e1", EventKind::ReportReceived, "2026-03-01"));
                add(w, &event("e2", EventKind::ReportDismissed, "2026-03-04"));
            },
            Ground::Case,
            // 2026-03-01 and 21 days is 2026-03-22; 90 days on.
            "2026-06-20",
        ),
    ];
    for (name, fill, ground, until) in table {
        let until = day(until);
        for (today, is_past) in [(until, false), (until.succ_opt().unwrap(), true)] {
            let mut workspace = on(&today.to_string());
            fill(&mut workspace);
            let found: Vec<_> = expired(&workspace).iter().map(|item| (item.ground, item.until)).collect();
            let expected = if is_past { vec![(ground, until)] } else { vec![] };
            assert_eq!(found, expected, "{name}, on {today}");
        }
    }
}

/// Care for oneself and the weekly review: twelve weeks, or as many as the user has set.
#[test]
fn care_for_oneself_is_kept_as_long_as_the_user_wants() {
    use arbeidsro::domain::{change::Edit, notebook::SELF_CARE, settings::Settings};
    use serde_json::{Value, json};
    for (weeks, until) in [(None, "2026-05-25"), (Some(4), "2026-03-30"), (Some(52), "2027-03-01")] {
        let until = day(until);
        for (today, is_past) in [(until, false), (until.succ_opt().unwrap(), true)] {
            let mut workspace = on(&today.to_string());
            let key = Key::new(SELF_CARE.kind, Id::new("s"));
            let entry = Edit::new(key, SELF_CARE.day, Value::Null, json!("2026-03-02"));
            workspace.commit(Label::Imported, vec![entry], START);
            let review = WeeklyReview { id: Id::new("w"), monday: day("2026-03-02"), ..WeeklyReview::default() };
            add(&mut workspace, &review);
            if let Some(keep_care_weeks) = weeks {
                add(&mut workspace, &Settings { keep_care_weeks, ..Settings::default() });
            }
            let found: Vec<_> = expired(&workspace).iter().map(|item| (item.ground, item.until)).collect();
            let expected = [(Ground::Review, until), (Ground::Notebook, until)];
            assert_eq!(found, if is_past { &expected[..] } else { &[] }, "{weeks:?} weeks, on {today}");
        }
    }
}

#[test]
fn what_is_open_is_never_past() {
    let mut workspace = on("2099-01-01");
    add(&mut workspace, &case(None));
    let task = Task { id: TaskId(Id::new("t")), title: "åpen".into(), ..Task::default() };
    add(&mut workspace, &task);
    // A done task of a case goes with the case, not before it.
    let case = Some(CaseId(Id::new("c1")));
    add(&mut workspace, &Task { id: TaskId(Id::new("t2")), case, done: Some(day("2026-01-01")), ..task });
    assert_eq!(expired(&workspace), []);
}
