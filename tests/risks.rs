//! Risks: what red asks for, the matrix before and after, proposals from figures, measures, undo.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::domain::change::Label;
use arbeidsro::domain::{
    deviation::{Cause, Deviation},
    entity::edits,
    form::{FormValues, Problem},
    ids::Id,
    risk::{Level, Risk},
    risk_matrix::Colour,
    stamp::Writer,
};
use arbeidsro::state::{
    App, SaveState, Surroundings,
    queries::{
        risk_proposals::{Proposal, proposals},
        risks::{Grid, RiskView, risk_view},
        veil::Veil,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::owner::Owner;
use std::sync::atomic::{AtomicU64, Ordering};

static TICKS: AtomicU64 = AtomicU64::new(1_795_000_000_000);

fn ticks() -> u64 {
    TICKS.fetch_add(1, Ordering::Relaxed)
}

fn now() -> NaiveDateTime {
    day("2026-11-23").and_hms_opt(9, 0, 0).unwrap()
}

fn random() -> u128 {
    u128::from(ticks()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn open() -> (Owner, App) {
    let owner = Owner::new();
    owner.set();
    let app = App::new(Writer::new(1, 1), Surroundings { millis: ticks, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}

fn form(title: &str, probability: u8, impact: u8) -> FormValues {
    let values = FormValues::default().with("title", title).with("area", "legal_area");
    values.with("probability", probability.to_string()).with("impact", impact.to_string())
}

fn owned(values: FormValues) -> FormValues {
    values.with("owner", "avdelingsleder").with("review", "2026-12-07")
}

fn view(app: App) -> RiskView {
    app.workspace(|w| risk_view(w, &Veil::of(w, true)))
}

fn only(app: App) -> Risk {
    app.workspace(|w| (**w.risks().iter().next().unwrap()).clone())
}

fn found(app: App) -> Vec<Proposal> {
    app.workspace(proposals)
}

/// Where the risks stand: probability, consequence, how many.
fn filled(grid: &Grid) -> Vec<(u8, u8, usize)> {
    let cells = grid.0.iter().flatten().filter(|cell| !cell.risks.is_empty());
    cells.map(|cell| (cell.level.probability, cell.level.impact, cell.risks.len())).collect()
}

#[test]
fn red_asks_for_an_owner_and_a_day_and_says_when_a_measure_is_missing() {
    let (_owner, app) = open();
    let errors = app.save_risk(None, None, &form("Frister brytes", 4, 4)).unwrap_err();
    let named: Vec<_> = errors.iter().map(|error| (error.field, error.problem.clone())).collect();
    assert_eq!(named, [("owner", Problem::Missing), ("review", Problem::Missing)]);
    app.save_risk(None, None, &owned(form("Frister brytes", 4, 4))).unwrap();
    assert!(view(app).rows[0].lacks_measure);
    let measure = FormValues::default().with("what", "Flytte saker").with("state", "under_way");
    app.save_mitigation(&only(app).id, None, &measure).unwrap();
    assert!(view(app).rows[0].lacks_measure, "nobody answers for it yet");
    let id = only(app).mitigations[0].id.clone();
    let whole = measure.with("owner", "fagleder").with("due", "2026-12-01");
    app.save_mitigation(&only(app).id, Some(&id), &whole).unwrap();
    assert!(!view(app).rows[0].lacks_measure);
    assert_eq!(app.mitigation_form(&only(app).id, Some(&id)).get("due"), "2026-12-01");
    app.delete_mitigation(&only(app).id, &id);
    assert!(only(app).mitigations.is_empty());
    app.undo();
    assert_eq!(only(app).mitigations.len(), 1);
    // A yellow one may stand without.
    app.save_risk(None, None, &form("Nye alene", 3, 3)).unwrap();
}

#[test]
fn the_matrix_shows_before_and_after_and_ended_risks_leave_it() {
    let (_owner, app) = open();
    app.save_risk(None, None, &owned(form("a", 4, 4)).with("rest_probability", "2")).unwrap();
    app.save_risk(None, None, &form("b", 1, 2)).unwrap();
    let shown = view(app);
    assert_eq!(filled(&shown.before), [(4, 4, 1), (1, 2, 1)]);
    assert_eq!(filled(&shown.after), [(2, 4, 1), (1, 2, 1)], "what was not said stays as it was");
    assert_eq!((shown.rows[0].before.colour, shown.rows[0].number), (Colour::Red, 1));
    app.end_risk(&shown.rows[0].id, true);
    let shown = view(app);
    assert_eq!(filled(&shown.before), [(1, 2, 1)]);
    assert_eq!(shown.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn a_day_to_look_anew_reminds_and_follows_the_risk() {
    let (_owner, app) = open();
    app.save_risk(None, None, &owned(form("Frister brytes", 4, 4))).unwrap();
    let tasks = || app.workspace(|w| w.tasks().iter().map(|t| (t.planned, t.done.is_some())).collect::<Vec<_>>());
    assert_eq!(tasks(), [(Some(day("2026-12-07")), false)]);
    app.end_risk(&only(app).id, true);
    assert!(tasks()[0].1);
    app.undo();
    assert!(!tasks()[0].1);
    app.delete_risk(&only(app).id);
    assert!(tasks().is_empty());
}

#[test]
fn a_cell_gets_another_colour_and_everything_follows_it() {
    let (_owner, app) = open();
    app.save_risk(None, None, &form("b", 3, 3)).unwrap();
    app.colour_cell(Level::new(3, 3), Colour::Red);
    assert_eq!(view(app).rows[0].before.colour, Colour::Red);
    assert_eq!(app.save_risk(None, None, &form("c", 3, 3)).unwrap_err().len(), 2);
    app.undo();
    assert_eq!(view(app).rows[0].before.colour, Colour::Yellow);
    app.colour_cell(Level::new(1, 1), Colour::Red);
    app.usual_colours();
    assert!(app.workspace(|w| w.settings().risk_cells.is_empty()));
}

#[test]
fn a_proposal_is_taken_or_declined_and_comes_back_only_when_it_has_grown() {
    let (_owner, app) = open();
    let log = |n: u32| {
        let id = Id::new(format!("d{n}"));
        let one = Deviation { id, on: Some(day("2026-11-01")), cause: Some(Cause::Capacity), ..Deviation::default() };
        app.commit(Label::DeviationSaved, edits(None, &one));
    };
    log(1);
    assert!(found(app).is_empty(), "once is not again");
    log(2);
    let proposed = found(app);
    assert_eq!(
        proposed.iter().map(|one| (one.source.key, one.source.figure)).collect::<Vec<_>>(),
        [("same_cause", 2.0)]
    );
    app.decline_risk(&proposed[0].source, &proposed[0].title);
    assert!(found(app).is_empty() && view(app).rows.is_empty(), "a declined one is no risk");
    log(3);
    let again = found(app);
    assert_eq!(again[0].source.figure, 3.0, "it has grown");
    let values = form(&again[0].title, again[0].probability, again[0].impact);
    app.save_risk(None, Some(&again[0].source), &owned(values)).unwrap();
    assert!(found(app).is_empty());
    app.undo();
    assert_eq!(found(app), again);
}
