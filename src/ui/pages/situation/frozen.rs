//! What was decided on: shown as it was that day, with the corrections written since.

use super::{Desk, own, sentences, then_now, words};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::{Analysis, Correction, TriggerKey},
        form::FormValues,
        situation::assess_decided,
    },
    state::{actions::analyses::field, queries::own_figures::said},
    texts::{Key, dates, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Column, Facts, FieldSpec, Heading, Table, fact},
    },
};
use chrono::NaiveDate;

/// In the place of the fields of step 1.
pub fn view(desk: Desk) -> Markup {
    let today = desk.app.now().date();
    let shown = move || desk.analysis.with(|analysis| figures(analysis, today));
    view! {
        {head(desk)}
        {shown}
        {corrections(desk, None)}
    }
}

fn head(desk: Desk) -> Markup {
    let on = move || desk.analysis.with(|analysis| analysis.frozen.as_ref().map(|frozen| frozen.on));
    let title = move || on().map(|on| say::frozen_title(&dates::short_date(on, desk.app.today())));
    view! {
        <p class="frozen-title">{title}</p>
        <p class="help">{text(Key::FrozenText)}</p>
    }
}

fn figures(analysis: &Analysis, today: NaiveDate) -> Markup {
    let found = assess_decided(analysis);
    let row = |key: TriggerKey| {
        let entry = sentences::decided_entry(analysis, key);
        let finding = found.level(key);
        vec![
            text(words::trigger(key).name).to_owned(),
            sentences::figure(key, entry),
            words::trend(entry.trend).to_owned(),
            finding.level.to_string(),
            [said(entry, today), entry.reason.clone(), entry.note.clone()].join(" ").trim().to_owned(),
        ]
    };
    let head = [Key::SheetTrigger, Key::SheetFigure, Key::TrendLabel, Key::SheetLevel, Key::SheetFound];
    let columns = head.map(|key| Column::text(text(key))).into_iter().collect::<Vec<_>>();
    let rows = Signal::stored(TriggerKey::ALL.map(row).into_iter().collect::<Vec<_>>());
    let (broken5, broken4, unassigned) = then_now::flags(analysis);
    let own = analysis.frozen.as_ref().and_then(|frozen| frozen.own.as_ref());
    view! {
        <Table caption=Key::SheetFigures columns rows/>
        <Facts>
            {fact(Key::FlagBroken5, broken5.to_string())} {fact(Key::FlagBroken4, broken4.to_string())}
            {fact(Key::FlagUnassigned, text(if unassigned { Key::AnswerYes } else { Key::AnswerNo }))}
        </Facts>
        {own.map(|own| view! { <Heading text=Key::OwnTitle level=3/> {own::facts(own, today)} })}
    }
}

/// What was written since, of the decision or of the evaluation at this place, and the way to write more.
pub fn corrections(desk: Desk, at: Option<usize>) -> Markup {
    let window = FormWindow::get();
    let lines = move || {
        let today = desk.app.today();
        let line = |(on, words): (NaiveDate, String)| {
            view! { <li><strong>{dates::short_date(on, today)}</strong> ": " {words}</li> }
        };
        let all = desk
            .analysis
            .with(|analysis| held(analysis, at).iter().map(|one| (one.on, one.text.clone())).collect::<Vec<_>>());
        all.into_iter().map(line).collect::<Vec<_>>()
    };
    let add = move || {
        let fields = |_| vec![FieldSpec::long_text(field::CORRECTION, Key::FrozenCorrection).required()];
        let place = at.map(|at| format!("-{at}")).unwrap_or_default();
        let name = desk.with_id(|id| format!("correction-{id}{place}"));
        let ask = Ask::new(name, text(Key::FrozenAdd), Key::FrozenSave).lead(text(Key::FrozenText)).fields(fields);
        window.ask(ask.save(move |values: &FormValues| desk.with_id(|id| desk.app.correct_analysis(id, at, values))));
    };
    view! {
        <section class="corrections">
            <Heading text=Key::FrozenCorrections level=3/>
            <ul>{lines}</ul>
            <div class="actions">
                <Button label=Key::FrozenAdd on_press=add icon="Pencil"/>
            </div>
        </section>
    }
}

fn held(analysis: &Analysis, at: Option<usize>) -> &[Correction] {
    match at {
        None => &analysis.corrections,
        Some(at) => analysis.evaluations.get(at).map_or(&[], |one| &one.corrections),
    }
}

/// In the place of the fields of step 4.
pub fn decision(desk: Desk) -> Markup {
    let facts = move || {
        let today = desk.app.today();
        let decision = desk.analysis.with(|analysis| analysis.decision.clone());
        let day = |day: Option<NaiveDate>| day.map_or("–".to_owned(), |day| dates::short_date(day, today));
        let said = |words: &str| if words.is_empty() { "–".to_owned() } else { words.to_owned() };
        let lines = [
            (Key::DecisionOn, day(decision.on)),
            (Key::DecisionDecider, said(&decision.decider)),
            (Key::DecisionStep, words::level(decision.step).to_owned()),
            (Key::DecisionFrom, day(decision.from)),
            (Key::DecisionTo, day(decision.to)),
            (Key::DecisionSeen, said(&decision.seen)),
            (Key::DecisionDissent, said(&decision.dissent)),
            (Key::DecisionReason, said(&decision.reason)),
        ];
        lines.map(|(name, value)| fact(name, value)).into_iter().collect::<Vec<_>>()
    };
    view! {
        {head(desk)}
        <Facts>{facts}</Facts>
        {corrections(desk, None)}
    }
}
