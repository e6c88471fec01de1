//! How the service's own deadlines by law were kept: by rule, month and phase, with the list behind
//! each figure and the causes noted. Never by person.

use super::walk::clocks_of;
use crate::{
    domain::{
        case::Case,
        clock::{Clock, ClockState, Timing},
        ids::CaseId,
        rule::{Owner, Phase},
        workspace::Workspace,
    },
    texts::{Key, clock_words, dates, text},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Counts of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// Met in time.
    pub in_time: usize,
    /// Met too late, missed for good, or running past the end.
    pub broken: usize,
    /// Met, but when is not known.
    pub unknown: usize,
}

impl Kept {
    /// The share in time of those whose time is known, in percent.
    pub fn percent(self) -> Option<f64> {
        let known = self.in_time + self.broken;
        (known > 0).then(|| self.in_time as f64 * 100.0 / known as f64)
    }
    pub(super) fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::InTime => self.in_time += 1,
            Outcome::Broken => self.broken += 1,
            Outcome::Unknown => self.unknown += 1,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    InTime,
    Broken,
    Unknown,
}

/// A deadline that is counted, with what is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The rule.
    pub title: &'static str,
    /// The end.
    pub end: String,
    /// How it stands.
    pub stands: String,
    /// Why, where it is noted.
    pub cause: Option<String>,
    /// It was not kept.
    pub is_broken: bool,
    /// The rule's short name, as in the figures.
    pub rule: &'static str,
    /// The month of its end, as in the figures.
    pub month: String,
    /// Its phase, as in the figures.
    pub phase: &'static str,
    due: NaiveDate,
}

/// The figures.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Compliance {
    /// All of it.
    pub all: Kept,
    /// By rule, in the order of a case's course.
    pub rules: Vec<(&'static str, Kept)>,
    /// By month of the end, the last twelve.
    pub months: Vec<(String, Kept)>,
    /// By phase.
    pub phases: Vec<(&'static str, Kept)>,
    /// Everything that is counted, the latest first.
    pub counted: Vec<Counted>,
    /// Causes and how often each, the most frequent first.
    pub causes: Vec<(String, usize)>,
}

/// The list behind a figure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Behind {
    /// What was not kept.
    #[default]
    Broken,
    /// All of it.
    All,
    /// One rule, by its short name.
    Rule(String),
    /// One month, by its name.
    Month(String),
    /// One phase, by its name.
    Phase(String),
}

impl Compliance {
    /// The deadlines that a figure counts.
    pub fn behind(&self, figure: &Behind) -> Vec<&Counted> {
        let is_in = |one: &&Counted| match figure {
            Behind::Broken => one.is_broken,
            Behind::All => true,
            Behind::Rule(name) => one.rule == name,
            Behind::Month(name) => one.month == *name,
            Behind::Phase(name) => one.phase == name,
        };
        self.counted.iter().filter(is_in).collect()
    }
}

/// Months that are shown.
const MONTHS: usize = 12;

/// The figures of all cases, closed ones too. Only the service's own duties by law with a figure.
pub fn compliance(workspace: &Workspace) -> Compliance {
    let now = workspace.now();
    let mut found = Compliance::default();
    let mut rules: BTreeMap<&'static str, (&'static str, Kept)> = BTreeMap::new();
    let mut months: BTreeMap<(i32, u32), Kept> = BTreeMap::new();
    let mut phases: BTreeMap<Phase, Kept> = BTreeMap::new();
    let mut causes: BTreeMap<String, usize> = BTreeMap::new();
    for case in workspace.cases().iter() {
        for clock in clocks_of(workspace, case) {
            let (Some(due), Some(outcome)) = (clock.due_on(), outcome(&clock, now)) else { continue };
            found.all.add(outcome);
            rules.entry(clock.rule.id).or_insert((clock_words::rule_short(clock.rule), Kept::default())).1.add(outcome);
            months.entry((due.year(), due.month())).or_default().add(outcome);
            phases.entry(clock.rule.phase).or_default().add(outcome);
            let counted = Counted { is_broken: outcome == Outcome::Broken, ..counted(case, &clock, due, now) };
            if counted.is_broken {
                let cause = counted.cause.clone().unwrap_or_else(|| text(Key::FiguresNoCause).to_owned());
                *causes.entry(cause).or_default() += 1;
            }
            found.counted.push(counted);
        }
    }
    let order: Vec<&'static str> = workspace.settings().rules.all().map(|rule| rule.id).collect();
    let mut by_rule: Vec<_> = rules.into_iter().collect();
    by_rule.sort_by_key(|(id, _)| order.iter().position(|known| known == id));
    found.rules = by_rule.into_iter().map(|(_, line)| line).collect();
    let last: Vec<_> = months.into_iter().rev().take(MONTHS).collect();
    // The same name stands for another year too.
    let is_shown = |due: NaiveDate| last.iter().any(|(month, _)| *month == (due.year(), due.month()));
    found.counted.iter_mut().filter(|one| !is_shown(one.due)).for_each(|one| one.month.clear());
    found.months = last.into_iter().rev().map(|(month, kept)| (month_name(month), kept)).collect();
    found.phases = phases.into_iter().map(|(phase, kept)| (phase_name(phase), kept)).collect();
    found.counted.sort_by(|a, b| (b.due, &a.code, a.title).cmp(&(a.due, &b.code, b.title)));
    found.causes = causes.into_iter().collect();
    found.causes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

pub(super) fn outcome(clock: &Clock, now: chrono::NaiveDateTime) -> Option<Outcome> {
    if clock.rule.owner != Owner::Service || !clock.rule.statutory || clock.rule.is_practice() {
        return None;
    }
    Some(match clock.state {
        ClockState::Done { timing: Timing::InTime, .. } => Outcome::InTime,
        ClockState::Done { timing: Timing::Late, .. } | ClockState::Missed { .. } => Outcome::Broken,
        ClockState::Done { timing: Timing::Unknown, .. } => Outcome::Unknown,
        ClockState::Running if clock.is_overdue(now) => Outcome::Broken,
        _ => return None,
    })
}

fn month_name((year, month): (i32, u32)) -> String {
    NaiveDate::from_ymd_opt(year, month, 1).map(dates::month_mark).unwrap_or_default()
}

fn counted(case: &Case, clock: &Clock, due: NaiveDate, now: chrono::NaiveDateTime) -> Counted {
    let today = now.date();
    let left = || clock_words::clock_time_left(clock, case.country, now);
    Counted {
        case: case.id.clone(),
        code: case.code.clone(),
        title: clock_words::rule_title(clock.rule),
        end: clock_words::end(clock.nominal_end, today),
        stands: clock_words::ended(clock, today).unwrap_or_else(left),
        cause: clock.mark.as_ref().and_then(|mark| mark.cause.clone()).filter(|cause| !cause.trim().is_empty()),
        is_broken: false,
        rule: clock_words::rule_short(clock.rule),
        month: month_name((due.year(), due.month())),
        phase: phase_name(clock.rule.phase),
        due,
    }
}

fn phase_name(phase: Phase) -> &'static str {
    text(match phase {
        Phase::Report => Key::CaseTypeReport,
        Phase::Investigation => Key::CaseTypeInvestigation,
        Phase::Support => Key::CaseTypeSupport,
        Phase::Emergency => Key::CaseTypeEmergency,
        Phase::Tribunal => Key::CaseTypeTribunal,
        Phase::Care => Key::PhaseCare,
        Phase::Foster => Key::PhaseFoster,
        Phase::Institution => Key::CaseTypeInstitution,
        Phase::Aftercare => Key::CaseTypeAftercare,
        Phase::Any => Key::PhaseAny,
    })
}
