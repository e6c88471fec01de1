//! The checklist beside the form: it follows what is typed, advises and never blocks.

use crate::ui::prelude::*;
use crate::{
    domain::{
        feedback::{Direction, Feedback, FeedbackKind},
        feedback_check::{CheckState, Finding, check},
    },
    state::{actions::feedback::glance, app},
    texts::{Key, growth_words as words, text},
    ui::parts::{Draft, Heading, icon},
};

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
    let receiving = move || entry.with(|entry| (entry.direction == Direction::Received).then(|| steps(entry)));
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
}

fn line(finding: Finding) -> Markup {
    let (name, mark, why) = match finding.state {
        CheckState::Ok => ("ok", "CheckmarkCircle", None),
        CheckState::Advice(advice) => ("advice", "InformationSquare", Some(words::advice(advice))),
        CheckState::Open => ("open", "Circle", None),
    };
    let better = why.is_some().then(|| {
        view! { <span class="check-better">{text(Key::CheckBetter)} " " {words::better(finding.item)}</span> }
    });
    view! {
        <li data-state=name>
            {icon(mark)}
            <span class="check-item">{words::item(finding.item)}</span>
            <span class="check-state">{words::state(finding.state)}</span>
            {why.map(|why| view! { <span class="check-why">{why}</span> })}
            {better}
        </li>
    }
}

/// Listen, ask, thank, choose: what to do when one is told something, and what is noted already.
fn steps(entry: &Feedback) -> Markup {
    let heard = !entry.behaviour.is_empty();
    let chosen = entry.takes.is_some() || !entry.agreed.is_empty();
    let steps = [
        (heard, Key::ReceiveListen, Key::ReceiveListenHelp),
        (entry.asked_intent, Key::ReceiveAsk, Key::ReceiveAskHelp),
        (entry.thanked, Key::ReceiveThank, Key::ReceiveThankHelp),
        (chosen, Key::ReceiveChoose, Key::ReceiveChooseHelp),
    ];
    let step = |(done, title, help): (bool, Key, Key)| {
        let (mark, state) = if done { ("CheckmarkCircle", "ok") } else { ("Circle", "open") };
        view! {
            <li data-state=state>
                {icon(mark)}
                <span class="check-item">{text(title)}</span>
                <span class="check-why">{text(help)}</span>
            </li>
        }
    };
    let steps = steps.into_iter().map(step).collect::<Vec<_>>();
    view! {
        <p class="receiving">{text(Key::ReceiveTitle)}</p>
        <ol>{steps}</ol>
    }
}
