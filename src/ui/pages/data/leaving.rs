//! Leaving the job or the unit: what to hand over, in which order, and what is erased at the end.

use super::{backup_words as words, erase_all::live_counts};
use crate::ui::prelude::*;
use crate::{
    state::{FolderCopies, app},
    texts::{Key, say, text},
    ui::parts::{Facts, Heading, fact},
};

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
    let (app, copies) = (app(), FolderCopies::get());
    let all = move || {
        app.watch_history();
        say::leave_all(&words::counts(&live_counts()))
    };
    // The folder's name may come after the page.
    let folder = move || {
        copies.state();
        let name = copies.name();
        (!name.is_empty()).then(|| view! { <li>{say::leave_folder(&name)}</li> })
    };
    let files = [Key::LeaveFolders, Key::LeavePortable, Key::LeaveDownloads, Key::LeavePaper];
    let files = files.map(|file| view! { <li>{text(file)}</li> }).into_iter().collect::<Vec<_>>();
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
        <p>{all}</p>
        <ol>{steps}</ol>
        <Heading text=Key::LeaveFiles level=3/>
        <ul class="ds-list">{folder}{files}</ul>
        <details class="fold no-print">
            <summary>{text(Key::LeaveCodes)}</summary>
            <div><p>{codes}</p></div>
        </details>
    }
}
