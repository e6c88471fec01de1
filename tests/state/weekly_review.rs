//! The weekly review, written and put on paper.

use crate::{DAY, day, open};
use arbeidsro::domain::form::FormValues;
use arbeidsro::state::actions::cases;

#[test]
fn a_weekly_review_is_one_record_a_week_and_shows_how_one_is_only_when_asked() {
    use arbeidsro::state::{
        actions::weekly_review::form_of,
        queries::weekly_review::{of_week, sheet},
    };
    let (_owner, app) = open();
    let write = |level: &str, words: &str| {
        let form = form_of(&app.workspace(of_week).0).with("wellbeing", level).with("wellbeing_words", words);
        app.write_review(&form.with("well", "Barnet i K7-ulv kom til orde")).unwrap();
    };
    let case = FormValues::default().with(cases::field::CODE, "K7-ulv").with(cases::field::TYPE, "report");
    app.add_case(&case.with(cases::field::RECEIVED, "2026-11-02")).unwrap();
    write("1", "Sliten");
    app.see_review_step(3);
    app.see_review_step(2);
    let (review, heavy) = app.workspace(of_week);
    assert_eq!((review.id.as_str(), review.step, heavy), ("2026-w48", 3, false));
    let words = |codes, wellbeing| format!("{:?}", app.workspace(|w| sheet(w, codes, wellbeing)));
    assert!(!words(false, false).contains("Sliten") && words(false, true).contains("Sliten"));
    assert!(!words(false, true).contains("K7-ulv"), "codes are letters: {}", words(false, true));
    assert!(words(true, false).contains("K7-ulv"));
    DAY.set(day("2026-12-01"));
    app.tick();
    assert_eq!(app.workspace(of_week).0.step, 0, "a new week begins anew");
    write("0", "");
    assert!(app.workspace(of_week).1, "two heavy weeks in a row");
    assert_eq!(app.workspace(|w| w.reviews().len()), 2);
    assert!(app.write_review(&FormValues::default().with("wellbeing", "9")).is_err());
}
