//! What was read of the sheet, with its problems and clocks, before it is kept.

use super::name;
use crate::ui::prelude::*;
use crate::{
    domain::ids::Id,
    interchange::{
        csv_values::CodeProblem,
        intake::{CellProblem, SheetColumn},
    },
    state::{
        actions::intake::IntakeRow,
        queries::{Urgency, case_view::ClockView},
    },
    texts::{Key, case_words, say, text},
    ui::parts::{Alert, Button, Heading, Tone, Variant},
};
use std::{collections::BTreeSet, sync::Arc};

/// The clocks of each row, to be ticked where they are done.
#[component]
pub fn Review(review: RwSignal<Option<Arc<Vec<IntakeRow>>>>, on_keep: Callback<BTreeSet<Id>>) -> impl IntoView {
    let done = RwSignal::new(BTreeSet::<Id>::new());
    let rows = review.get_untracked().unwrap_or_default();
    let label = say::sheet_keep(rows.len() as i64);
    let rows = rows.iter().map(|row| review_row(row, done)).collect::<Vec<_>>();
    view! {
        <Heading text=Key::SheetReview/>
        <p>{text(Key::SheetReviewLead)}</p>
        <div class="intake">{rows}</div>
        <div class="actions">
            <Button label variant=Variant::Primary on_press=move || on_keep.run(done.get_untracked())/>
            <Button label=Key::SheetBack on_press=move || review.set(None)/>
        </div>
    }
}

fn review_row(row: &IntakeRow, done: RwSignal<BTreeSet<Id>>) -> Markup {
    let title = format!("{}: {}", row.case.code, case_words::case_type(row.case.case_type));
    let problem = |(column, problem): &(SheetColumn, CellProblem)| {
        let words = format!("{} {}.", text(name(*column)), text(problem_words(*problem)));
        view! { <p>{words}</p> }
    };
    let problems = row.problems.iter().map(problem).collect::<Vec<_>>();
    let problems = (!problems.is_empty()).then(|| view! { <Alert tone=Tone::Warning>{problems}</Alert> });
    let none = row.clocks.is_empty().then(|| view! { <p class="none">{text(Key::SheetNoClock)}</p> });
    let clocks = row.clocks.iter().map(|clock| review_clock(clock, done)).collect::<Vec<_>>();
    view! {
        <section>
            <h3 class="ds-heading" data-size="2xs">{title}</h3>
            {problems}
            {none}
            <ul>{clocks}</ul>
        </section>
    }
}

fn review_clock(clock: &ClockView, done: RwSignal<BTreeSet<Id>>) -> Markup {
    let mark = clock.mark.clone();
    let tick = move |ev| {
        let is_ticked = event_target_checked(&ev);
        done.update(|done| {
            if is_ticked {
                done.insert(mark.clone());
            } else {
                done.remove(&mark);
            }
        });
    };
    let class = if clock.urgency == Some(Urgency::Overdue) { "left overdue" } else { "left" };
    let count = clock.count.clone().map(|count| format!(" ({count})"));
    // What only an event meets cannot be ticked: its days belong in the table.
    let name = match clock.is_recorded {
        true => view! { <span>{clock.title}{count}</span> },
        false => view! {
            <label class="ds-field">
                <input type="checkbox" class="ds-input" on:change=tick/>
                <span class="ds-label">{clock.title}</span>
            </label>
        },
    };
    view! {
        <li>
            {name}
            <span class="end">{clock.end.clone()}</span>
            <span class=class>{clock.stands.clone()}</span>
        </li>
    }
}

fn problem_words(problem: CellProblem) -> Key {
    match problem {
        CellProblem::NotADate => Key::CellNotADate,
        CellProblem::NotAMonth => Key::CellNotAMonth,
        CellProblem::BeforeReport => Key::CellBeforeReport,
        CellProblem::NotAType => Key::CellNotAType,
        CellProblem::NotARisk => Key::CellNotARisk,
        CellProblem::NotACode(CodeProblem::LooksLikeIdentity) => Key::CellIdentity,
        CellProblem::NotACode(CodeProblem::LooksLikeCaseNumber) => Key::CellCaseNumber,
        CellProblem::NotACode(CodeProblem::TooLong) => Key::CellTooLong,
        CellProblem::Taken => Key::CellTaken,
        CellProblem::TagLeftOut => Key::CellTag,
        CellProblem::NoDate => Key::CellNoDate,
    }
}
