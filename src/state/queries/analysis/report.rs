//! An analysis as a report, step by step: for the page of reports, and for the sheet that is printed from
//! the analysis itself. Codes and names are the guard's business, not this file's.

use super::{moves, sentences, then_now, words};
use crate::{
    domain::{
        analysis::{Analysis, Audience, Evaluation, TriggerEntry, TriggerKey},
        evaluation::closing,
        measure::catalogue_entry,
        procedure::{Overdue, Stage},
        situation::{HowFound, LevelFinding, TriggerSpec, assess_decided},
        workspace::Workspace,
    },
    interchange::report::{Block, Drawing, Grid, Picture, Report},
    state::queries::{
        own_figures::{rows, said},
        reports::blank,
        what_if::{self, change_words},
    },
    texts::{Key, dates, number, say, sentence, text},
};
use chrono::NaiveDate;

/// The report of an analysis, whole.
pub fn report(workspace: &Workspace, analysis: &Analysis) -> Report {
    let today = workspace.now().date();
    let found = assess_decided(analysis);
    let mut report = blank(text(Key::TitleAnalysis), workspace);
    let colour = sentences::colour_name_or_open(&found);
    let mut why = sentences::because(&found);
    why.push(sentences::proposal(&found).to_owned());
    let head = [
        sentences::head(analysis, today),
        text(Key::AnalysisGoals).to_owned(),
        format!("{colour}. {}", why.join(" ")),
        text(Key::AnalysisHonest).to_owned(),
    ];
    report.blocks.extend(head.into_iter().map(Block::Words));
    report.part(text(Key::SheetFigures), triggers(analysis, today));
    report.part(words::stage(Stage::Measures), vec![measures(analysis, today)]);
    let day = |date: Option<NaiveDate>| date.map(|date| dates::short_date(date, today)).unwrap_or_default();
    let talk = &analysis.discussion;
    report.part(
        words::stage(Stage::Discussion),
        facts(&[
            (Key::DiscussionOn, day(talk.on)),
            (Key::DiscussionPresent, talk.present.clone()),
            (Key::DiscussionFacts, talk.facts.clone()),
            (Key::DiscussionOptions, talk.options.clone()),
            (Key::DiscussionRepresentatives, talk.representatives.clone()),
            (Key::DiscussionDissent, talk.dissent.clone()),
        ]),
    );
    let head = [Key::MovesCase, Key::MovesTo, Key::MeasureFrom, Key::MeasureConsequence, Key::MovesNote];
    let moved = moves::rows(workspace, &analysis.moves, today);
    report.part(text(Key::MovesTitle), vec![Block::Table(Grid::new("", &head.map(text), moved))]);
    let decision = &analysis.decision;
    let step = decision.on.map(|_| words::level(decision.step).to_owned()).unwrap_or_default();
    report.part(
        words::stage(Stage::Decision),
        facts(&[
            (Key::DecisionOn, day(decision.on)),
            (Key::DecisionDecider, decision.decider.clone()),
            (Key::DecisionStep, step),
            (Key::DecisionFrom, day(decision.from)),
            (Key::DecisionTo, day(decision.to)),
            (Key::DecisionSeen, decision.seen.clone()),
            (Key::DecisionDissent, decision.dissent.clone()),
            (Key::DecisionReason, decision.reason.clone()),
        ]),
    );
    report.part(words::stage(Stage::CarryingOut), carrying_out(analysis, today));
    report.part(words::stage(Stage::Evaluation), vec![evaluations(analysis, today)]);
    if let Some((heads, rows)) = then_now::cells(analysis, today) {
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let picture = then_now::picture(analysis, today).map(Block::Picture);
        let table = Block::Table(Grid::new("", &heads, rows));
        report.part(text(Key::ThenNow), picture.into_iter().chain([table]).collect());
    }
    report.part(words::stage(Stage::Closing), end(analysis, workspace, today));
    report.part(text(Key::WhatIfAttached), attached(analysis, workspace, today));
    report
}

fn triggers(analysis: &Analysis, today: NaiveDate) -> Vec<Block> {
    let found = assess_decided(analysis);
    let level = |key: TriggerKey| found.level(key).level;
    let bars: Vec<_> = TriggerKey::ALL
        .iter()
        .enumerate()
        .map(|(at, key)| ((at + 1).to_string(), f64::from(level(*key)), Some(3.0)))
        .collect();
    // Where a figure was held against them, they are said already.
    let thresholds = |key: TriggerKey, entry: &TriggerEntry| match found.level(key).by {
        HowFound::ByValue { .. } | HowFound::BySecond { .. } => String::new(),
        _ => sentences::thresholds(&TriggerSpec::of(key), entry),
    };
    let row = |(at, key): (usize, &TriggerKey)| {
        let (key, entry) = (*key, sentences::decided_entry(analysis, *key));
        let basis = [
            said(entry, today),
            entry.reason.clone(),
            sentences::how_found(&TriggerSpec::of(key), found.level(key), false),
            thresholds(key, entry),
            entry.note.clone(),
        ];
        vec![
            (at + 1).to_string(),
            text(words::trigger(key).name).to_owned(),
            sentences::figure(key, entry),
            words::trend(entry.trend).to_owned(),
            level_words(found.level(key)),
            basis.iter().filter(|part| !part.is_empty()).map(|part| sentence(part)).collect::<Vec<_>>().join(" "),
        ]
    };
    let head = [
        "#",
        text(Key::SheetTrigger),
        text(Key::SheetFigure),
        text(Key::TrendLabel),
        text(Key::SheetLevel),
        text(Key::SheetFound),
    ];
    let rows = TriggerKey::ALL.iter().enumerate().map(row).collect();
    let (broken5, broken4, unassigned) = then_now::flags(analysis);
    let answer = if unassigned { Key::AnswerYes } else { Key::AnswerNo };
    let mut blocks = vec![
        Block::Picture(Picture { words: text(Key::ReportAnalysisPicture).to_owned(), drawing: Drawing::bars(&bars) }),
        Block::Table(Grid::new("", &head, rows)),
    ];
    blocks.extend(facts(&[
        (Key::FlagBroken5, broken5.to_string()),
        (Key::FlagBroken4, broken4.to_string()),
        (Key::FlagUnassigned, text(answer).to_owned()),
    ]));
    blocks.push(Block::List(own_figures(analysis, today)));
    blocks
}

/// The user's own figures, the day they were frozen on, and what was corrected since.
fn own_figures(analysis: &Analysis, today: NaiveDate) -> Vec<String> {
    let day = |date: NaiveDate| dates::short_date(date, today);
    let frozen = analysis.frozen.as_ref();
    let held = frozen.map_or(&analysis.own, |frozen| &frozen.own);
    let mut lines: Vec<String> = Vec::new();
    if let Some(own) = held {
        let figures = rows(own, today);
        lines.extend(figures.into_iter().map(|(name, value)| format!("{}: {value}", text(name))));
        lines.push(say::own_as_of(&day(own.on)));
    }
    lines.extend(frozen.map(|frozen| say::frozen_title(&day(frozen.on))));
    lines.extend(analysis.corrections.iter().map(|one| format!("{}: {}", day(one.on), one.text)));
    lines
}

fn measures(analysis: &Analysis, today: NaiveDate) -> Block {
    let day = |date: Option<NaiveDate>| date.map(|date| dates::short_date(date, today)).unwrap_or_default();
    let rows = analysis.measures.iter().map(|measure| {
        let name = words::measure(measure.kind);
        // What it gives in the user's own forecast; what guards against what it costs.
        let estimate = measure.estimate.map(|found| sentences::estimate(&found, today)).unwrap_or_default();
        let guards = catalogue_entry(measure.kind).map(|entry| say::measure_remember(&words::guards(entry)));
        let guards = guards.unwrap_or_default();
        let days = [day(measure.from), day(measure.to)].join(" – ");
        vec![
            if measure.what.is_empty() { name.to_owned() } else { format!("{name}: {}", measure.what) },
            measure.owner.clone(),
            days.trim_matches([' ', '–']).to_owned(),
            joined([&measure.effect, &estimate]),
            joined([&measure.consequence, &guards, &measure.guard]),
            words::status(measure.status).to_owned(),
        ]
    });
    let head = [
        Key::MeasureWhat,
        Key::MeasureOwner,
        Key::ReportDays,
        Key::MeasureEffect,
        Key::MeasureConsequence,
        Key::MeasureStatus,
    ];
    Block::Table(Grid::new("", &head.map(text), rows.collect()))
}

fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The "what ifs" that were attached, each with its figures before and after.
fn attached(analysis: &Analysis, workspace: &Workspace, today: NaiveDate) -> Vec<Block> {
    let ours = workspace.scenarios().iter().filter(|scenario| scenario.analysis.as_ref() == Some(&analysis.id));
    let mut ours: Vec<_> = ours.collect();
    ours.sort_by(|a, b| (a.made, &a.id).cmp(&(b.made, &b.id)));
    let head = [Key::FigureName, Key::FigureToday, Key::FigureThen, Key::FigureDifference].map(text);
    let blocks = ours.into_iter().flat_map(|scenario| {
        let changes = scenario.changes.iter().map(|change| change_words(change, workspace, today));
        let changes = changes.collect::<Vec<_>>().join("; ");
        let words = format!("{}. {}. {changes}", scenario.name, dates::long_date(scenario.made));
        let figures = what_if::rows(&scenario.before, &scenario.after, today);
        [Block::Words(words), Block::Table(Grid::new("", &head, figures).numbers_from(1))]
    });
    blocks.collect()
}

fn carrying_out(analysis: &Analysis, today: NaiveDate) -> Vec<Block> {
    let carried = &analysis.implementation;
    let told = |audience: Audience| {
        let who = text(words::audience(audience));
        match carried.informed.get(&audience) {
            Some(on) => say::informed_on(who, &dates::short_date(*on, today)),
            None => say::informed_not(who),
        }
    };
    facts(&[
        (Key::CarryingOutPlan, carried.plan.clone()),
        (Key::CarryingOutInformed, Audience::ALL.map(told).join("; ")),
        (Key::CarryingOutDeviations, carried.deviations.clone()),
    ])
}

/// A row an evaluation. Corrections stand with their days after what was found.
fn evaluations(analysis: &Analysis, today: NaiveDate) -> Block {
    let day = |date: NaiveDate| dates::short_date(date, today);
    let row = |one: &Evaluation| {
        let (onward, step) = (one.onward.map_or("", words::onward), one.step.map_or("", words::level));
        let corrections = one.corrections.iter().map(|one| format!("{}: {}", day(one.on), one.text));
        let found = std::iter::once(one.note.clone()).chain(corrections).filter(|words| !words.is_empty());
        vec![
            day(one.due),
            one.held.map(day).unwrap_or_default(),
            one.colour.map(|colour| words::colour_name(colour).to_owned()).unwrap_or_default(),
            one.broken.map(|broken| broken.to_string()).unwrap_or_default(),
            one.overtime.map(number).unwrap_or_default(),
            one.pulse.clone(),
            found.collect::<Vec<_>>().join(" "),
            joined([onward, step, &one.decider]),
        ]
    };
    let head = [
        Key::EvaluationDue,
        Key::EvaluationHeld,
        Key::EvaluationColour,
        Key::EvaluationBroken,
        Key::EvaluationOvertime,
        Key::EvaluationPulse,
        Key::EvaluationNote,
        Key::EvaluationOnward,
    ];
    Block::Table(Grid::new("", &head.map(text), analysis.evaluations.iter().map(row).collect()))
}

/// What an evaluation that was held says, name by name; what was left open is left out.
pub fn evaluation_facts(one: &Evaluation, today: NaiveDate) -> Vec<(Key, String)> {
    let answer = |yes: bool| text(if yes { Key::AnswerYes } else { Key::AnswerNo }).to_owned();
    let hours = |hours: f64| format!("{} {}", number(hours), text(Key::UnitHours));
    let facts = [
        (Key::EvaluationHeld, one.held.map(|day| dates::short_date(day, today))),
        (Key::EvaluationColour, one.colour.map(|colour| words::colour_name(colour).to_owned())),
        (Key::EvaluationBroken, one.broken.map(|broken| broken.to_string())),
        (Key::EvaluationOvertime, one.overtime.map(hours)),
        (Key::EvaluationOvertimeNormal, one.overtime_normal.map(answer)),
        (Key::EvaluationPulse, Some(one.pulse.clone())),
        (Key::EvaluationNote, Some(one.note.clone())),
        (Key::EvaluationOnward, one.onward.map(|onward| words::onward(onward).to_owned())),
        (Key::EvaluationNewStep, one.step.map(|step| words::level(step).to_owned())),
        (Key::DecisionDecider, Some(one.decider.clone())),
    ];
    facts.into_iter().filter_map(|(name, words)| Some((name, words.filter(|words| !words.is_empty())?))).collect()
}

fn end(analysis: &Analysis, workspace: &Workspace, today: NaiveDate) -> Vec<Block> {
    let overdue = Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now());
    let criteria = closing(analysis, Some(overdue.severe));
    let lines = criteria.map(|(criterion, met)| format!("{}: {}", words::criterion(criterion), words::met_name(met)));
    let mut blocks = vec![Block::List(lines.into_iter().collect())];
    blocks.extend(facts(&[(Key::ClosingWriteLessons, analysis.lessons.clone())]));
    blocks.extend(analysis.closed.map(|on| Block::Words(say::analysis_closed_on(&dates::short_date(on, today)))));
    blocks
}

/// The level of a trigger; says so where what it needs is not filled in.
fn level_words(finding: &LevelFinding) -> String {
    if finding.is_filled_in() { finding.level.to_string() } else { text(Key::LevelOpen).to_owned() }
}

/// Names and values; what was left open has a dash.
fn facts(lines: &[(Key, String)]) -> Vec<Block> {
    let line = |(name, value): &(Key, String)| {
        let value = if value.is_empty() { "–" } else { value.as_str() };
        format!("{}: {value}", text(*name))
    };
    vec![Block::List(lines.iter().map(line).collect())]
}
