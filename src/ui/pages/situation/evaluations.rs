//! Step 6: the evaluations, their dates proposed by the step.

use super::{Desk, again, frozen, sentences, specs, then_now};
use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Evaluation, evaluation::next_evaluation},
    state::{actions::analyses::AnalysisPart, queries::analysis::evaluation_facts},
    texts::{Key, dates, say, text},
    ui::{
        focus,
        parts::{Button, Facts, Heading, IconButton, Tag, Tone, Variant, fact, focus_last_row, hand_on_focus, keyed},
    },
};
use chrono::NaiveDate;

/// The step.
pub fn view(desk: Desk) -> Markup {
    let count = Memo::new(move |_| desk.analysis.with(|analysis| analysis.evaluations.len()));
    let next = move || {
        let today = desk.app.today();
        desk.analysis.with(|analysis| {
            let next = next_evaluation(analysis, today);
            sentences::next_evaluation(analysis, next, today)
        })
    };
    let none = move || (count.get() == 0).then(|| view! { <p>{text(Key::EvaluationNone)}</p> });
    let add = move || {
        desk.with_id(|id| desk.app.add_evaluation(id));
        focus_last_row(".entries");
    };
    view! {
        <p class="who">{next}</p>
        {then_now::view(desk)}
        {none}
        <ol class="entries">
            {keyed(move || (0..count.get()).collect(), usize::to_string, move |at| entry(desk, at))}
        </ol>
        <div class="actions">
            <Button label=Key::EvaluationAdd on_press=add icon="Plus"/>
        </div>
    }
}

fn place(at: usize) -> String {
    format!("evaluation-{at}")
}

fn entry(desk: Desk, at: usize) -> Markup {
    let evaluation =
        Memo::new(move |_| desk.analysis.with(|analysis| analysis.evaluations.get(at).cloned().unwrap_or_default()));
    let date = move || evaluation.with(|one| dates::short_date(one.due, desk.app.today()));
    let state = move || {
        let (key, tone) = evaluation.with(|one| state_of(one, desk.app.today()));
        view! { <Tag text=key tone/> }
    };
    let is_held = Memo::new(move |_| evaluation.with(|one| one.held.is_some()));
    let acts = move || (!is_held.get()).then(|| acts(desk, at, evaluation));
    let body = move || if is_held.get() { kept(desk, at, evaluation) } else { open(desk, at) };
    view! {
        <li class="entry" id=place(at) tabindex="-1">
            <header>
                <Heading text=Signal::derive(move || say::evaluation_of(&date())) level=3/>
                {state}
                {acts}
            </header>
            {body}
        </li>
    }
}

/// Held today, held on its day where that is past, or taken away.
fn acts(desk: Desk, at: usize, evaluation: Memo<Evaluation>) -> Markup {
    let hold = move |on: NaiveDate| {
        desk.with_id(|id| desk.app.hold_evaluation(id, at, on));
        focus::lead_to(place(at));
    };
    let due = move || evaluation.with(|one| one.due);
    let date = move || dates::short_date(due(), desk.app.today());
    let remove = move || {
        hand_on_focus();
        desk.with_id(|id| desk.app.delete_evaluation(id, at));
    };
    let on_its_day = move || {
        let label = Signal::derive(move || say::evaluation_held_on(&date()));
        (due() < desk.app.today()).then(|| view! { <Button label on_press=move || hold(due()) icon="Checkmark"/> })
    };
    view! {
        <Button
            label=Key::EvaluationHeldToday
            on_press=move || hold(desk.app.now().date())
            icon="Checkmark"
            variant=Variant::Secondary
        />
        {on_its_day}
        <IconButton label=Signal::derive(move || say::evaluation_remove(&date())) icon="Trash" on_press=remove/>
    }
}

/// Still to be held: its fields.
fn open(desk: Desk, at: usize) -> Markup {
    view! {
        <p class="advice">{text(Key::EvaluationColourHelp)}</p>
        {again::view(desk, at)}
        {desk.fields(AnalysisPart::Evaluation(at)).draw(specs::evaluation())}
    }
}

/// Held: as it was, with what was written since.
fn kept(desk: Desk, at: usize, evaluation: Memo<Evaluation>) -> Markup {
    let facts = move || {
        let facts = evaluation.with(|one| evaluation_facts(one, desk.app.today()));
        facts.into_iter().map(|(name, words)| fact(name, words)).collect::<Vec<_>>()
    };
    view! {
        <p class="help">{text(Key::FrozenText)}</p>
        <Facts>{facts}</Facts>
        {frozen::corrections(desk, Some(at))}
    }
}

fn state_of(evaluation: &Evaluation, today: NaiveDate) -> (Key, Tone) {
    match evaluation.held {
        Some(_) => (Key::EvaluationIsHeld, Tone::Success),
        None if evaluation.due < today => (Key::EvaluationIsLate, Tone::Warning),
        None => (Key::EvaluationIsPlanned, Tone::Neutral),
    }
}
