//! The analysis on paper: all steps, for a leader, without case codes. On the screen it is
//! hidden; on paper it stands in the place of the page.

use super::{
    Desk, attached, moves, own, sentences, then_now,
    veil::{Veil, suspects},
    words,
};
use crate::{
    domain::{
        analysis::{Analysis, Audience, Correction, Measure, TriggerKey},
        case::Case,
        entity::Entity,
        evaluation::closing,
        measure::catalogue_entry,
        procedure::Stage,
        scenario::Scenario,
        situation::{Assessment, HowFound, TriggerSpec, assess_decided},
    },
    texts::{Key, dates, number, say, text},
    ui::parts::{Alert, Column, Facts, Heading, Table, Tone, fact},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The sheet, and a warning on the screen where its text looks like a name.
#[component]
pub fn Sheet(desk: Desk) -> impl IntoView {
    let codes = Memo::new(move |_| {
        desk.app.watch(Case::KIND);
        desk.app.workspace(|workspace| {
            let mut codes: Vec<String> = workspace.cases().iter().map(|case| case.code.clone()).collect();
            codes.sort();
            codes
        })
    });
    let suspect = move || {
        let found = desk.analysis.with(|analysis| suspects(analysis));
        (!found.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=say::sheet_suspect(&found.join(", "))/> })
    };
    let paper = move || {
        let veil = codes.with(|codes| Veil::new(codes.iter().map(String::as_str)));
        desk.app.watch(Scenario::KIND);
        let attached = attached::drawn(desk, &veil);
        let today = desk.app.today();
        let page = desk.analysis.with(|analysis| Paper {
            analysis: analysis.as_ref().clone(),
            found: assess_decided(analysis),
            moves: desk.app.workspace(|workspace| moves::rows(workspace, &analysis.moves, &veil, today)),
            veil,
            today,
            overdue: desk.overdue.get().severe,
        });
        view! { {page.draw()} {attached} }.into_any()
    };
    view! {
        <div class="sheet-note">
            {suspect}
            <p class="help">{text(Key::SheetPrivate)}</p>
        </div>
        <article class="sheet">{paper}</article>
    }
    .into_any()
}

struct Paper {
    analysis: Analysis,
    found: Assessment,
    veil: Veil,
    today: NaiveDate,
    overdue: usize,
    moves: Vec<Vec<String>>,
}

impl Paper {
    fn draw(self) -> AnyView {
        let moves = (!self.moves.is_empty()).then(|| {
            let head = [Key::MovesCase, Key::MovesTo, Key::MeasureFrom, Key::MeasureConsequence, Key::MovesNote];
            table(text(Key::MovesTitle), &head, self.moves.clone())
        });
        let (name, _) = sentences::colour_or_open(&self.found);
        let mut why = sentences::because(&self.found);
        why.push(sentences::proposal(&self.found).to_owned());
        let head = self.free(&sentences::head(&self.analysis, self.today));
        view! {
            <header>
                <h1 class="ds-heading" data-size="sm">
                    {text(Key::TitleAnalysis)}
                </h1>
                <p>{head}</p>
                <p>{text(Key::AnalysisGoals)}</p>
                <p class="honest">{text(Key::AnalysisHonest)}</p>
            </header>
            <p class="sheet-colour">
                <strong>{name}". "</strong>
                {why.join(" ")}
            </p>
            {self.triggers()}
            {self.flags()}
            {self.own()}
            {self.measures()}
            {self.discussion()}
            {moves}
            {self.decision()}
            {self.carrying_out()}
            {self.evaluations()}
            {then_now::table(&self.analysis, self.today)}
            {self.closing()}
            <footer>{say::sheet_foot(&dates::long_date(self.today))}</footer>
        }
        .into_any()
    }

    fn free(&self, words: &str) -> String {
        self.veil.over(words)
    }
    fn day(&self, date: Option<NaiveDate>) -> String {
        date.map(|date| dates::short_date(date, self.today)).unwrap_or_default()
    }

    fn triggers(&self) -> AnyView {
        let row = |key: TriggerKey| {
            let (entry, finding, spec) =
                (sentences::decided_entry(&self.analysis, key), self.found.level(key), TriggerSpec::of(key));
            let is_compared = matches!(finding.by, HowFound::ByValue { .. } | HowFound::BySecond { .. });
            let basis = [
                own::said(entry, self.today),
                self.free(&entry.reason),
                sentences::how_found(&spec, finding, false),
                if is_compared { String::new() } else { sentences::thresholds(&spec, entry) },
                self.free(&entry.note),
            ];
            vec![
                text(words::trigger(key).name).to_owned(),
                sentences::figure(key, entry),
                words::trend(entry.trend).to_owned(),
                finding.level.to_string(),
                basis.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
            ]
        };
        let head = [Key::SheetTrigger, Key::SheetFigure, Key::TrendLabel, Key::SheetLevel, Key::SheetFound];
        table(text(Key::SheetFigures), &head, TriggerKey::ALL.map(row).into())
    }

    fn flags(&self) -> AnyView {
        let (broken5, broken4, unassigned) = then_now::flags(&self.analysis);
        let answer = if unassigned { Key::AnswerYes } else { Key::AnswerNo };
        facts(vec![
            (Key::FlagBroken5, broken5.to_string()),
            (Key::FlagBroken4, broken4.to_string()),
            (Key::FlagUnassigned, text(answer).to_owned()),
        ])
    }

    /// The user's own figures, and what was corrected in them since.
    fn own(&self) -> AnyView {
        let frozen = self.analysis.frozen.as_ref();
        let own = frozen.map_or(&self.analysis.own, |frozen| &frozen.own);
        let shown = own.as_ref().map(|own| own::facts(own, self.today));
        let held = frozen.map(|frozen| view! { <p>{say::frozen_title(&self.day(Some(frozen.on)))}</p> });
        let correction = |one: &Correction| {
            let words = format!("{}: {}", dates::short_date(one.on, self.today), self.free(&one.text));
            view! { <li>{words}</li> }
        };
        let corrections = self.analysis.corrections.iter().map(correction).collect::<Vec<_>>();
        view! { {shown} {held} <ul>{corrections}</ul> }.into_any()
    }

    fn measures(&self) -> AnyView {
        let rows = self.analysis.measures.iter().map(|measure| {
            let (name, what) = (words::measure(measure.kind), self.free(&measure.what));
            vec![
                if what.is_empty() { name.to_owned() } else { format!("{name}: {what}") },
                self.free(&measure.owner),
                self.day(measure.from),
                self.day(measure.to),
                self.effect(measure),
                self.cost(measure),
                words::status(measure.status).to_owned(),
            ]
        });
        let head = [
            Key::MeasureWhat,
            Key::MeasureOwner,
            Key::MeasureFrom,
            Key::MeasureTo,
            Key::MeasureEffect,
            Key::MeasureConsequence,
            Key::MeasureStatus,
        ];
        table(words::stage(Stage::Measures), &head, rows.collect())
    }

    /// What it is expected to give, with the figures of the forecast.
    fn effect(&self, measure: &Measure) -> String {
        let reckoned = measure.estimate.map(|found| sentences::estimate(&found, self.today)).unwrap_or_default();
        [self.free(&measure.effect), reckoned].join(" ").trim().to_owned()
    }
    /// What it costs, and what guards against that.
    fn cost(&self, measure: &Measure) -> String {
        let guards = catalogue_entry(measure.kind).map(|entry| say::measure_remember(&words::guards(entry)));
        [self.free(&measure.consequence), guards.unwrap_or_default(), self.free(&measure.guard)]
            .join(" ")
            .trim()
            .to_owned()
    }

    fn discussion(&self) -> AnyView {
        let talk = &self.analysis.discussion;
        section(
            Stage::Discussion,
            vec![
                (Key::DiscussionOn, self.day(talk.on)),
                (Key::DiscussionPresent, self.free(&talk.present)),
                (Key::DiscussionFacts, self.free(&talk.facts)),
                (Key::DiscussionOptions, self.free(&talk.options)),
                (Key::DiscussionRepresentatives, self.free(&talk.representatives)),
                (Key::DiscussionDissent, self.free(&talk.dissent)),
            ],
        )
    }

    fn decision(&self) -> AnyView {
        let decision = &self.analysis.decision;
        let step = decision.on.map(|_| words::level(decision.step).to_owned()).unwrap_or_default();
        section(
            Stage::Decision,
            vec![
                (Key::DecisionOn, self.day(decision.on)),
                (Key::DecisionDecider, self.free(&decision.decider)),
                (Key::DecisionStep, step),
                (Key::DecisionFrom, self.day(decision.from)),
                (Key::DecisionTo, self.day(decision.to)),
                (Key::DecisionSeen, self.free(&decision.seen)),
                (Key::DecisionDissent, self.free(&decision.dissent)),
                (Key::DecisionReason, self.free(&decision.reason)),
            ],
        )
    }

    fn carrying_out(&self) -> AnyView {
        let carried = &self.analysis.implementation;
        let told = |audience: Audience| {
            let who = text(words::audience(audience));
            match carried.informed.get(&audience) {
                Some(on) => say::informed_on(who, &dates::short_date(*on, self.today)),
                None => say::informed_not(who),
            }
        };
        section(
            Stage::CarryingOut,
            vec![
                (Key::CarryingOutPlan, self.free(&carried.plan)),
                (Key::CarryingOutInformed, Audience::ALL.map(told).join("; ")),
                (Key::CarryingOutDeviations, self.free(&carried.deviations)),
            ],
        )
    }

    fn evaluations(&self) -> AnyView {
        let rows = self.analysis.evaluations.iter().map(|one| {
            vec![
                self.day(Some(one.due)),
                self.day(one.held),
                one.colour.map(|colour| words::colour(colour).0.to_owned()).unwrap_or_default(),
                one.broken.map(|broken| broken.to_string()).unwrap_or_default(),
                one.overtime.map(number).unwrap_or_default(),
                self.free(&one.pulse),
                self.free(&one.note),
                one.onward.map(|onward| words::onward(onward).to_owned()).unwrap_or_default(),
            ]
        });
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
        table(words::stage(Stage::Evaluation), &head, rows.collect())
    }

    fn closing(&self) -> AnyView {
        let criteria = closing(&self.analysis, Some(self.overdue));
        let lines = criteria.map(|(criterion, met)| format!("{}: {}", words::criterion(criterion), words::met(met).0));
        let lines = lines.map(|line| view! { <li>{line}</li> }).into_iter().collect::<Vec<_>>();
        let lessons = (Key::ClosingWriteLessons, self.free(&self.analysis.lessons));
        let closed = self
            .analysis
            .closed
            .map(|on| view! { <p>{say::analysis_closed_on(&dates::short_date(on, self.today))}</p> });
        view! {
            <section>
                <Heading text=words::stage(Stage::Closing)/>
                <ul>{lines}</ul>
                {facts(vec![lessons])}
                {closed}
            </section>
        }
        .into_any()
    }
}

fn section(stage: Stage, lines: Vec<(Key, String)>) -> AnyView {
    view! {
        <section>
            <Heading text=words::stage(stage)/>
            {facts(lines)}
        </section>
    }
    .into_any()
}

/// Names and values; what was left open has a dash, so that it can be filled in by hand.
fn facts(lines: Vec<(Key, String)>) -> AnyView {
    let line = |(name, value): (Key, String)| fact(name, if value.is_empty() { "–".to_owned() } else { value });
    let lines = lines.into_iter().map(line).collect::<Vec<_>>();
    view! { <Facts>{lines}</Facts> }.into_any()
}

fn table(caption: &'static str, head: &[Key], rows: Vec<Vec<String>>) -> AnyView {
    let columns = head.iter().map(|key| Column::text(text(*key))).collect::<Vec<_>>();
    view! { <Table caption=caption columns rows=Signal::stored(rows)/> }.into_any()
}
