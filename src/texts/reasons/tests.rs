//! Each reason as a sentence, with its figures.

use super::*;
use crate::domain::{settings::Settings, task::Task, work_item::item_of_task};

fn said(reason: Reason) -> String {
    said_at(9, reason)
}

fn said_at(hour: u32, reason: Reason) -> String {
    let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
    let now = today.and_hms_opt(hour, 0, 0).unwrap();
    let mut item = item_of_task(&Task::default(), None, &Settings::default(), now).unwrap();
    item.reason = reason;
    item.due_at = today.and_hms_opt(15, 0, 0);
    reason_text(&item, now)
}

#[test]
fn a_reason_is_one_sentence_with_its_figures() {
    let table = [
        (
            Reason::DueIn { workdays: 2, statutory: true },
            "Foreslått fordi fristen er om 2 arbeidsdager og oppgaven er lovpålagt.",
        ),
        (Reason::DueIn { workdays: 0, statutory: false }, "Foreslått fordi fristen er før neste arbeidsdag."),
        (
            Reason::Overdue { days: 1, statutory: true },
            "Foreslått fordi fristen gikk ut for 1 dag siden og oppgaven er lovpålagt.",
        ),
        (Reason::DueAt { statutory: false }, "Foreslått fordi fristen er i dag kl. 15.00."),
        (
            Reason::SlackOut { workdays: 16, effort_hours: 30.0, lead_days: 15 },
            "Foreslått fordi arbeidet tar 30 timer, andre trenger 15 arbeidsdager, og fristen er om 16 arbeidsdager.",
        ),
        (
            Reason::SlackOut { workdays: 4, effort_hours: 1.0, lead_days: 0 },
            "Foreslått fordi arbeidet tar 1 time og fristen er om 4 arbeidsdager.",
        ),
        (
            Reason::AtOnce { since: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap() },
            "Foreslått fordi loven sier straks. Fristen har løpt siden fr. 27. nov.",
        ),
        (Reason::Neither, "Kan den droppes?"),
    ];
    for (reason, words) in table {
        assert_eq!(said(reason), words);
    }
}

#[test]
fn a_moment_is_over_later_on_its_own_day() {
    let reason = Reason::DueAt { statutory: false };
    assert_eq!(said_at(15, reason), "Foreslått fordi fristen er i dag kl. 15.00.");
    assert_eq!(said_at(16, reason), "Foreslått fordi fristen gikk ut i dag kl. 15.00.");
}

#[test]
fn what_the_user_chose_is_said_first() {
    let now = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let task = Task { quadrant: Some(crate::domain::quadrant::Quadrant::Drop), ..Task::default() };
    let item = item_of_task(&task, None, &Settings::default(), now).unwrap();
    assert!(why_here(&item, now).starts_with("Du har selv lagt den her. Ingen dato"));
}
