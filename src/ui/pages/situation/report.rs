//! An analysis as a report: the same steps and words as on its sheet, for the page of reports. Codes and
//! names are the guard's business, not this file's.

use super::{own, sentences, then_now, words};
use crate::{
    domain::{
        analysis::{Analysis, Audience, TriggerKey},
        evaluation::closing,
        procedure::{Overdue, Stage},
        situation::{TriggerSpec, assess_decided},
        workspace::Workspace,
    },
    interchange::report::{Block, Drawing, Grid, Picture, Report},
    state::queries::{own_figures::rows, reports::blank},
    texts::{Key, dates, number, say, text},
};
use chrono::NaiveDate;

/// The report of an analysis, whole.
pub fn report(workspace: &Workspace, analysis: &Analysis) -> Report {
    let today = workspace.now().date();
    let found = assess_decided(analysis);
    let mut report = blank(text(Key::TitleAnalysis), workspace);
    let (colour, _) = sentences::colour_or_open(&found);
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
            (Key::DecisionReason, decision.reason.clone()),
        ]),
    );
    report.part(words::stage(Stage::CarryingOut), carrying_out(analysis, today));
    report.part(words::stage(Stage::Evaluation), vec![evaluations(analysis, today)]);
    if let Some((heads, rows)) = then_now::cells(analysis, today) {
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        report.part(text(Key::ThenNow), vec![Block::Table(Grid::new("", &heads, rows))]);
    }
    report.part(words::stage(Stage::Closing), end(analysis, workspace, today));
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
    let row = |(at, key): (usize, &TriggerKey)| {
        let (key, entry) = (*key, sentences::decided_entry(analysis, *key));
        let basis = [
            own::said(entry, today),
            entry.reason.clone(),
            sentences::how_found(&TriggerSpec::of(key), found.level(key), false),
            entry.note.clone(),
        ];
        vec![
            (at + 1).to_string(),
            text(words::trigger(key).name).to_owned(),
            sentences::figure(key, entry),
            words::trend(entry.trend).to_owned(),
            level(key).to_string(),
            basis.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
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
        let days = [day(measure.from), day(measure.to)].join(" – ");
        vec![
            if measure.what.is_empty() { name.to_owned() } else { format!("{name}: {}", measure.what) },
            measure.owner.clone(),
            days.trim_matches([' ', '–']).to_owned(),
            measure.effect.clone(),
            measure.consequence.clone(),
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

fn evaluations(analysis: &Analysis, today: NaiveDate) -> Block {
    let day = |date: NaiveDate| dates::short_date(date, today);
    let rows = analysis.evaluations.iter().map(|one| {
        vec![
            day(one.due),
            one.held.map(day).unwrap_or_default(),
            one.colour.map(|colour| words::colour(colour).0.to_owned()).unwrap_or_default(),
            one.broken.map(|broken| broken.to_string()).unwrap_or_default(),
            one.overtime.map(number).unwrap_or_default(),
            [one.pulse.as_str(), one.note.as_str()].join(" ").trim().to_owned(),
            one.onward.map(|onward| words::onward(onward).to_owned()).unwrap_or_default(),
        ]
    });
    let head = [
        Key::EvaluationDue,
        Key::EvaluationHeld,
        Key::EvaluationColour,
        Key::EvaluationBroken,
        Key::EvaluationOvertime,
        Key::EvaluationNote,
        Key::EvaluationOnward,
    ];
    Block::Table(Grid::new("", &head.map(text), rows.collect()))
}

fn end(analysis: &Analysis, workspace: &Workspace, today: NaiveDate) -> Vec<Block> {
    let overdue = Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now());
    let criteria = closing(analysis, Some(overdue.severe));
    let lines = criteria.map(|(criterion, met)| format!("{}: {}", words::criterion(criterion), words::met(met).0));
    let mut blocks = vec![Block::List(lines.into_iter().collect())];
    blocks.extend(facts(&[(Key::ClosingWriteLessons, analysis.lessons.clone())]));
    blocks.extend(analysis.closed.map(|on| Block::Words(say::analysis_closed_on(&dates::short_date(on, today)))));
    blocks
}

/// Names and values; what was left open has a dash.
fn facts(lines: &[(Key, String)]) -> Vec<Block> {
    let line = |(name, value): &(Key, String)| {
        let value = if value.is_empty() { "–" } else { value.as_str() };
        format!("{}: {value}", text(*name))
    };
    vec![Block::List(lines.iter().map(line).collect())]
}
