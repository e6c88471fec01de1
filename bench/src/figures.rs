//! What was measured: every sample is kept, medians are told.
use crate::bars::bars_on;
use crate::machine;
use crate::side::Side;
use journeys::failure::Outcome;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Milliseconds.
    Millis,
    /// Bytes, told as millions of them.
    Megabytes,
}

impl Unit {
    fn shown(self, value: f64) -> String {
        match self {
            Unit::Millis => format!("{value:.1} ms"),
            Unit::Megabytes => format!("{:.1} MB", value / 1e6),
        }
    }
}

struct Figure {
    what: String,
    tasks: usize,
    unit: Unit,
    samples: [Vec<f64>; 2],
}

impl Figure {
    fn median(&self, side: Side) -> Option<f64> {
        median(&self.samples[side as usize])
    }
}

/// All figures, in the order in which they first came.
#[derive(Default)]
pub struct Figures {
    figures: Vec<Figure>,
    steps: BTreeMap<usize, Vec<(&'static str, Vec<f64>)>>,
}

/// The one in the middle; of an even number, midway between the two.
fn median(samples: &[f64]) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[at]),
        _ => Some(f64::midpoint(sorted[at - 1], sorted[at])),
    }
}

impl Figures {
    /// Takes in one sample.
    pub fn add(&mut self, what: &str, tasks: usize, unit: Unit, side: Side, value: f64) {
        let known = self.figures.iter().position(|figure| figure.what == what && figure.tasks == tasks);
        let at = known.unwrap_or_else(|| {
            self.figures.push(Figure { what: what.to_owned(), tasks, unit, samples: Default::default() });
            self.figures.len() - 1
        });
        self.figures[at].samples[side as usize].push(value);
    }

    /// Takes in one sample of a step of the app's start.
    pub fn add_step(&mut self, step: &'static str, tasks: usize, millis: f64) {
        let steps = self.steps.entry(tasks).or_default();
        match steps.iter_mut().find(|(name, _)| *name == step) {
            Some((_, samples)) => samples.push(millis),
            None => steps.push((step, vec![millis])),
        }
    }

    fn own_median(&self, what: &str, tasks: usize) -> Option<f64> {
        self.figures.iter().find(|figure| figure.what == what && figure.tasks == tasks)?.median(Side::App)
    }

    /// Says what came of it.
    pub fn print(&self) {
        let head = ["figure", "tasks", "app", "worst", "plain", "ratio", "bar", ""].map(str::to_owned);
        let mut rows = vec![head.to_vec()];
        let (mut held, mut failed) = (0, 0);
        for figure in self.in_groups() {
            let Some(app) = figure.median(Side::App) else { continue };
            let floor = figure.median(Side::Floor);
            let bars = bars_on(&figure.what, figure.tasks);
            let verdicts: Vec<Option<bool>> =
                bars.iter().map(|bar| bar.holds(app, floor, |tasks| self.own_median(&figure.what, tasks))).collect();
            held += verdicts.iter().filter(|verdict| **verdict == Some(true)).count();
            failed += verdicts.iter().filter(|verdict| **verdict == Some(false)).count();
            let worst = figure.samples[Side::App as usize].iter().copied().fold(f64::NAN, f64::max);
            rows.push(vec![
                figure.what.clone(),
                figure.tasks.to_string(),
                figure.unit.shown(app),
                figure.unit.shown(worst),
                floor.map(|floor| figure.unit.shown(floor)).unwrap_or_default(),
                floor.map(|floor| format!("{:.2}", app / floor)).unwrap_or_default(),
                bars.iter().map(|bar| bar.words()).collect::<Vec<_>>().join("; "),
                verdicts.iter().map(|verdict| word(*verdict)).collect::<Vec<_>>().join("; "),
            ]);
        }
        println!("\nMedians; the worst of the app's beside them.\n");
        table(&rows);
        if !self.steps.is_empty() {
            println!("\nWhere the app's cold start goes, medians in milliseconds:\n");
            table(&self.step_rows());
        }
        println!("\n{held} bars hold, {failed} fail");
    }

    /// The same figure at all sizes together.
    fn in_groups(&self) -> impl Iterator<Item = &Figure> {
        let mut names: Vec<&str> = Vec::new();
        for figure in &self.figures {
            if !names.contains(&figure.what.as_str()) {
                names.push(&figure.what);
            }
        }
        names.into_iter().flat_map(|name| self.figures.iter().filter(move |figure| figure.what == name))
    }

    fn step_rows(&self) -> Vec<Vec<String>> {
        let mut head = vec!["tasks".to_owned()];
        head.extend(self.steps.values().next().into_iter().flatten().map(|(name, _)| (*name).to_owned()));
        let mut rows = vec![head];
        for (tasks, steps) in &self.steps {
            let mut row = vec![tasks.to_string()];
            row.extend(steps.iter().map(|(_, samples)| format!("{:.1}", median(samples).unwrap_or(f64::NAN))));
            rows.push(row);
        }
        rows
    }

    /// Keeps every sample in `figures.json` under this folder.
    pub fn keep(&self, folder: &Path) -> Outcome {
        let of = |figure: &Figure| json!({ "figure": figure.what, "tasks": figure.tasks, "app": figure.samples[0], "plain": figure.samples[1] });
        let steps: Vec<Value> =
            self.steps.iter().map(|(tasks, steps)| json!({ "tasks": tasks, "steps": steps })).collect();
        let figures: Vec<Value> = self.figures.iter().map(of).collect();
        let all = json!({ "machine": machine::describe(), "figures": figures, "start": steps });
        fs::create_dir_all(folder)?;
        fs::write(folder.join("figures.json"), format!("{all:#}\n"))?;
        println!("every sample: {}", folder.join("figures.json").display());
        Ok(())
    }
}

fn word(verdict: Option<bool>) -> &'static str {
    match verdict {
        Some(true) => "holds",
        Some(false) => "FAILS",
        None => "not measured",
    }
}

/// A table that reads as text and as Markdown.
fn table(rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> =
            row.iter().enumerate().map(|(column, text)| format!("{text:<width$}", width = width(column))).collect();
        println!("| {} |", cells.join(" | "));
        if at == 0 {
            let lines: Vec<String> = (0..columns).map(|column| "-".repeat(width(column))).collect();
            println!("| {} |", lines.join(" | "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }

    #[test]
    fn samples_of_one_figure_stay_together() {
        let mut figures = Figures::default();
        for (tasks, side, value) in
            [(300, Side::App, 1.0), (300, Side::Floor, 2.0), (300, Side::App, 3.0), (3_000, Side::App, 9.0)]
        {
            figures.add("start", tasks, Unit::Millis, side, value);
        }
        assert_eq!(figures.own_median("start", 300), Some(2.0));
        assert_eq!(figures.figures.len(), 2);
    }
}
