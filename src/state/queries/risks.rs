//! The risks in order, the matrix before and after measures, and what needs to be done.

use super::veil::Veil;
use crate::{
    domain::{
        ids::Id,
        risk::{Area, IMPACT, Level, MeasureState, Mitigation, PROBABILITY, Reduces, Risk},
        risk_matrix::{Colour, RiskMatrix},
        workspace::Workspace,
    },
    texts::{Key, dates, planning_words, say, text},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Everything on the page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RiskView {
    /// The gravest first; those that are over last.
    pub rows: Vec<RiskRow>,
    /// As it is.
    pub before: Grid,
    /// With the measures.
    pub after: Grid,
    /// In a sentence.
    pub finding: String,
}

/// Cells row by row, the highest probability first, consequence rising.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Grid(pub Vec<Vec<Cell>>);

/// A cell of the matrix.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// Where it is.
    pub level: Level,
    /// What it asks for.
    pub colour: Colour,
    /// The risks in it: number, id and title.
    pub risks: Vec<(usize, Id, String)>,
}

/// A level in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Rated {
    /// Probability and consequence.
    pub level: Level,
    /// Its colour.
    pub colour: Colour,
    /// `20, rød`.
    pub words: String,
    /// `Stor × Svært alvorlig`.
    pub steps: String,
}

/// A risk as one row.
#[derive(Clone, PartialEq, Debug)]
pub struct RiskRow {
    /// Which.
    pub id: Id,
    /// Its number in the matrix; 0 when it is over.
    pub number: usize,
    /// What may happen.
    pub title: String,
    /// What it touches.
    pub area: &'static str,
    /// Cause, barriers, owner and so on: name and words, those that are filled in.
    pub facts: Vec<(Key, String)>,
    /// As it is.
    pub before: Rated,
    /// With the measures, where that was said.
    pub after: Option<Rated>,
    /// The measures: id, what, and the rest in words.
    pub measures: Vec<(Id, String, String)>,
    /// Red without a measure that somebody answers for.
    pub lacks_measure: bool,
    /// To be looked at anew.
    pub is_due: bool,
    /// Not over.
    pub is_open: bool,
}

/// What the page shows.
pub fn risk_view(workspace: &Workspace, veil: &Veil) -> RiskView {
    let matrix = RiskMatrix::read(&workspace.settings().risk_cells);
    let today = workspace.now().date();
    let mut all: Vec<&Arc<Risk>> = workspace.risks().iter().filter(|risk| risk.declined.is_none()).collect();
    let weight = |risk: &Risk| (matrix.colour(risk.before()), risk.before().product());
    all.sort_by(|a, b| (!a.is_open(), weight(b), &a.title, &a.id).cmp(&(!b.is_open(), weight(a), &b.title, &b.id)));
    let row = |(at, risk): (usize, &&Arc<Risk>)| {
        let number = if risk.is_open() { at + 1 } else { 0 };
        risk_row(risk, number, &matrix, today, veil)
    };
    let rows: Vec<RiskRow> = all.iter().enumerate().map(row).collect();
    let grid = |of: fn(&Risk) -> Level| {
        let placed: Vec<(Level, (usize, Id, String))> = all
            .iter()
            .zip(&rows)
            .filter(|(risk, _)| risk.is_open())
            .map(|(risk, row)| (of(risk), (row.number, row.id.clone(), row.title.clone())))
            .collect();
        grid_of(&matrix, &placed)
    };
    let (before, after) = (grid(Risk::before), grid(Risk::after));
    let finding = finding(&rows);
    RiskView { before, after, finding, rows }
}

fn grid_of(matrix: &RiskMatrix, placed: &[(Level, (usize, Id, String))]) -> Grid {
    let cell = |probability, impact| {
        let level = Level::new(probability, impact);
        let risks = placed.iter().filter(|(at, _)| *at == level).map(|(_, risk)| risk.clone()).collect();
        Cell { level, colour: matrix.colour(level), risks }
    };
    Grid((1..=5).rev().map(|probability| (1..=5).map(|impact| cell(probability, impact)).collect()).collect())
}

fn risk_row(risk: &Risk, number: usize, matrix: &RiskMatrix, today: NaiveDate, veil: &Veil) -> RiskRow {
    let day = |day: Option<NaiveDate>| day.map(|day| dates::short_date(day, today)).unwrap_or_default();
    let facts = [
        (Key::FieldCause, veil.over(&risk.cause)),
        (Key::FieldExisting, veil.over(&risk.existing)),
        (Key::FieldOwner, veil.over(&risk.owner)),
        (Key::FieldReview, day(risk.review)),
        (Key::FieldAcceptedBy, veil.over(&risk.accepted_by)),
        (Key::RiskEnded, day(risk.ended)),
    ];
    let measure = |one: &Mitigation| {
        let parts = [
            veil.over(&one.owner),
            one.due.map(|due| say::ledger_until(&dates::short_date(due, today))).unwrap_or_default(),
            planning_words::choice(MeasureState::NAMES[one.state as usize]).to_owned(),
            one.reduces
                .map(|what| planning_words::choice(Reduces::NAMES[what as usize]).to_owned())
                .unwrap_or_default(),
        ];
        let rest = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        (one.id.clone(), veil.over(&one.what), rest)
    };
    RiskRow {
        id: risk.id.clone(),
        number,
        title: veil.over(&risk.title),
        area: planning_words::choice(Area::NAMES[risk.area as usize]),
        facts: facts.into_iter().filter(|(_, words)| !words.is_empty()).collect(),
        before: rated(risk.before(), matrix),
        after: (risk.rest_probability.or(risk.rest_impact).is_some()).then(|| rated(risk.after(), matrix)),
        measures: risk.mitigations.iter().map(measure).collect(),
        lacks_measure: risk.lacks_measure(matrix),
        is_due: risk.is_due(today),
        is_open: risk.is_open(),
    }
}

fn rated(level: Level, matrix: &RiskMatrix) -> Rated {
    let colour = matrix.colour(level);
    Rated {
        level,
        colour,
        words: format!("{}, {}", level.product(), colour_word(colour)),
        steps: format!("{} × {}", probability_word(level.probability), impact_word(level.impact)),
    }
}

/// `rød`.
pub fn colour_word(colour: Colour) -> &'static str {
    text([Key::RiskGreen, Key::RiskYellow, Key::RiskRed][colour as usize])
}

/// `Stor`.
pub fn probability_word(step: u8) -> &'static str {
    planning_words::choice(PROBABILITY[usize::from(step.clamp(1, 5)) - 1])
}

/// `Svært alvorlig`.
pub fn impact_word(step: u8) -> &'static str {
    planning_words::choice(IMPACT[usize::from(step.clamp(1, 5)) - 1])
}

fn finding(rows: &[RiskRow]) -> String {
    let count = |is: &dyn Fn(&RiskRow) -> bool| rows.iter().filter(|row| row.is_open && is(row)).count().to_string();
    let of = |colour: Colour| count(&move |row: &RiskRow| row.before.colour == colour);
    let mut words = say::risk_finding(&of(Colour::Red), &of(Colour::Yellow), &of(Colour::Green));
    let lacking = rows.iter().filter(|row| row.lacks_measure).count();
    if lacking > 0 {
        words = format!("{words} {}", say::risk_lacking(lacking as i64));
    }
    words
}
