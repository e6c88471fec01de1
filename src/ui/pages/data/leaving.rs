//! Leaving the job or the unit: what to hand over, in which order, and what is erased at the end.

use crate::{
    state::app,
    texts::{Key, text},
    ui::parts::{Facts, Heading, fact},
};
use leptos::prelude::*;

/// What is still open, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Open {
    cases: usize,
    work: usize,
    analyses: usize,
    feedback: usize,
}

/// The part of the page.
#[component]
pub fn Leaving() -> impl IntoView {
    let app = app();
    let open = Memo::new(move |_| {
        app.watch_history();
        app.workspace(|workspace| Open {
            cases: workspace.cases().iter().filter(|case| case.closed.is_none()).count(),
            work: workspace.items().len(),
            analyses: workspace.analyses().iter().filter(|analysis| analysis.closed.is_none()).count(),
            feedback: workspace.feedback().len(),
        })
    });
    let count = move |of: fn(&Open) -> usize| move || open.with(of).to_string();
    let codes = move || {
        open.track();
        let mut codes: Vec<String> = app.workspace(|workspace| {
            let running = workspace.cases().iter().filter(|case| case.closed.is_none());
            running.map(|case| case.code.clone()).collect()
        });
        codes.sort();
        codes.join(", ")
    };
    let steps = [Key::LeaveStep1, Key::LeaveStep2, Key::LeaveStep3, Key::LeaveStep4];
    let steps = steps.map(|step| view! { <li>{text(step)}</li> }).into_iter().collect::<Vec<_>>();
    view! {
        <Heading text=Key::LeaveTitle/>
        <p>{text(Key::LeaveText)}</p>
        <Facts>
            {fact(Key::LeaveCases, count(|open| open.cases))} {fact(Key::LeaveWork, count(|open| open.work))}
            {fact(Key::LeaveAnalyses, count(|open| open.analyses))}
            {fact(Key::LeaveFeedback, count(|open| open.feedback))}
        </Facts>
        <ol>{steps}</ol>
        <details class="fold no-print">
            <summary>{text(Key::LeaveCodes)}</summary>
            <div><p>{codes}</p></div>
        </details>
    }
    .into_any()
}
