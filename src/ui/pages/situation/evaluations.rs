//! Step 6: the evaluations, their dates proposed by the step.

use super::{Desk, again, sentences, specs, then_now};
use crate::{
    domain::{analysis::Evaluation, evaluation::next_evaluation},
    state::actions::analyses::AnalysisPart,
    texts::{Key, dates, say, text},
    ui::parts::{Button, Heading, IconButton, Tag, Tone, Variant, focus_last_row, hand_on_focus, keyed},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The step.
pub fn view(desk: Desk) -> AnyView {
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
    .into_any()
}

fn entry(desk: Desk, at: usize) -> AnyView {
    let fields = desk.fields(AnalysisPart::Evaluation(at));
    let evaluation =
        Memo::new(move |_| desk.analysis.with(|analysis| analysis.evaluations.get(at).cloned().unwrap_or_default()));
    let date = move || evaluation.with(|one| dates::short_date(one.due, desk.app.today()));
    let state = move || {
        let (key, tone) = evaluation.with(|one| state_of(one, desk.app.today()));
        view! { <Tag text=key tone/> }
    };
    let hold = move || desk.with_id(|id| desk.app.hold_evaluation(id, at));
    let is_held = Memo::new(move |_| evaluation.with(|one| one.held.is_some()));
    let held_today = move || {
        (!is_held.get())
            .then(|| view! { <Button label=Key::EvaluationHeldToday on_press=hold icon="Checkmark" variant=Variant::Secondary/> })
    };
    let advice = move || (!is_held.get()).then(|| view! { <p class="advice">{text(Key::EvaluationColourHelp)}</p> });
    let remove = move || {
        hand_on_focus();
        desk.with_id(|id| desk.app.delete_evaluation(id, at));
    };
    view! {
        <li class="entry">
            <header>
                <Heading text=Signal::derive(move || say::evaluation_of(&date())) level=3/>
                {state}
                {held_today}
                <IconButton
                    label=Signal::derive(move || say::evaluation_remove(&date()))
                    icon="Trash"
                    on_press=remove
                />
            </header>
            {advice}
            {again::view(desk, at)}
            {fields.draw(specs::evaluation())}
        </li>
    }
    .into_any()
}

fn state_of(evaluation: &Evaluation, today: NaiveDate) -> (Key, Tone) {
    match evaluation.held {
        Some(_) => (Key::EvaluationIsHeld, Tone::Success),
        None if evaluation.due < today => (Key::EvaluationIsLate, Tone::Warning),
        None => (Key::EvaluationIsPlanned, Tone::Neutral),
    }
}
