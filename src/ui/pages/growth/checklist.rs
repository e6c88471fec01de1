//! The checklist beside the form: it follows what is typed, advises and never blocks.

use super::words;
use crate::{
    domain::{
        feedback::{Direction, FeedbackKind},
        feedback_check::{CheckState, Finding, check},
    },
    state::{actions::feedback::glance, app},
    texts::{Key, text},
    ui::parts::{Draft, Heading, icon},
};
use leptos::prelude::*;

/// The checklist for what is being typed.
#[component]
pub fn Checklist(draft: Draft) -> impl IntoView {
    let app = app();
    let entry = Memo::new(move |_| glance(&draft.values(), app.today()));
    let findings = Memo::new(move |_| entry.with(|entry| check(entry, words::check_lang(), app.today())));
    let lines = move || findings.get().into_iter().map(line).collect::<Vec<_>>();
    let example = move || {
        text(match entry.with(|entry| entry.kind) {
            FeedbackKind::Positive => Key::FeedbackExamplePositive,
            FeedbackKind::Corrective => Key::FeedbackExampleCorrective,
        })
    };
    let receiving = move || {
        let received = entry.with(|entry| entry.direction == Direction::Received);
        received.then(|| view! { <p class="receiving">{text(Key::FeedbackReceive)}</p> })
    };
    view! {
        <section class="checklist">
            <Heading text=Key::CheckTitle/>
            <p class="help">{text(Key::CheckAdviceOnly)}</p>
            {receiving}
            <ul>{lines}</ul>
            <details class="more">
                <summary>{text(Key::FeedbackExample)}</summary>
                <p>{example}</p>
            </details>
            <p class="help">{text(Key::FeedbackCredit)}</p>
        </section>
    }
    .into_any()
}

fn line(finding: Finding) -> AnyView {
    let (state, mark) = words::state(finding.state);
    let (name, why) = match finding.state {
        CheckState::Ok => ("ok", None),
        CheckState::Advice(advice) => ("advice", Some(words::advice(advice))),
        CheckState::Open => ("open", None),
    };
    view! {
        <li data-state=name>
            {icon(mark)}
            <span class="check-item">{words::item(finding.item)}</span>
            <span class="check-state">{state}</span>
            {why.map(|why| view! { <span class="check-why">{why}</span> })}
        </li>
    }
    .into_any()
}
