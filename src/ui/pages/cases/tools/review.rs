//! The walk through all cases, and those to be caught up.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, ids::CaseId},
    state::{
        actions::case_details::field,
        queries::walk::{WalkCase, recovery_list, walk},
    },
    texts::{Key, say, text},
    ui::{
        focus,
        form_window::Ask,
        parts::{Button, FieldSpec, Variant},
        route::Route,
    },
};

/// Each open case with the quality checks; the one not looked at for longest comes first.
#[component]
pub fn Review(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let list = Memo::new(move |_| {
        app.watch_items();
        app.workspace(walk)
    });
    view! {
        <p>{text(Key::ReviewLead)}</p>
        <p class="none" hidden=move || list.with(|list| !list.is_empty())>{text(Key::ToolNone)}</p>
        <ul class="walk">
            <For
                each=move || list.get()
                key=|case| (case.id.clone(), case.reviewed.clone(), case.recovery.clone(), case.overdue)
                children=move |case| walk_line(cases, list, case)
            />
        </ul>
    }
}

/// Those to be caught up, the nearest day first.
#[component]
pub fn RecoveryList(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let list = Memo::new(move |_| {
        app.watch_items();
        app.workspace(recovery_list)
    });
    view! {
        <p>{text(Key::RecoveryLead)}</p>
        <p class="none" hidden=move || list.with(|list| !list.is_empty())>{text(Key::RecoveryNone)}</p>
        <ul class="walk">{move || list.get().into_iter().map(|case| walk_line(cases, list, case)).collect::<Vec<_>>()}</ul>
    }
}

fn walk_line(cases: Cases, all: Memo<Vec<WalkCase>>, case: WalkCase) -> Markup {
    let reviewed = case.reviewed.clone().map_or_else(|| text(Key::ReviewNever).to_owned(), |on| say::review_on(&on));
    let overdue =
        (case.overdue > 0).then(|| view! { <span class="overdue">{say::review_overdue(case.overdue as i64)}</span> });
    let recovery = case.recovery.clone().map(|words| view! { <p class:overdue=case.recovery_is_late>{words}</p> });
    let is_on_list = case.recovery.is_some();
    // The fold stays open while its boxes are ticked: only its head follows them.
    let (own, items) = (case.id.clone(), case.checks.len().to_string());
    let summary = move || {
        let ticked = |case: &WalkCase| case.checks.iter().filter(|check| check.ticked.is_some()).count();
        let count = all.with(|all| all.iter().find(|case| case.id == own).map(ticked));
        say::review_checks(&count.unwrap_or_default().to_string(), &items)
    };
    let checks: Vec<Markup> = case.checks.iter().map(|check| check_view(cases, &case.id, check)).collect();
    let (id, listed) = (case.id.clone(), case.id.clone());
    let done = move || {
        cases.app.review_case(&id);
        focus::rescue();
    };
    let list = move || match is_on_list {
        true => cases.app.end_recovery(&listed),
        false => cases.recover(&listed),
    };
    view! {
        <li>
            <h2 class="ds-heading" data-size="2xs">
                <a class="ds-link" href=Route::Cases { case: Some(case.id.clone()) }.href()>{case.code.clone()}</a>
                " " {case.phase}
            </h2>
            <p class="note">{reviewed} " " {overdue}</p>
            {recovery}
            <details class="fold">
                <summary>{summary}</summary>
                <div>
                    <ul>{checks}</ul>
                </div>
            </details>
            <div class="actions">
                <Button label=Key::ReviewDone icon="Checkmark" on_press=done/>
                <Button
                    label=if is_on_list { Key::RecoveryEnd } else { Key::RecoveryAdd }
                    variant=Variant::Tertiary
                    on_press=list
                />
            </div>
        </li>
    }
}

fn check_view(cases: Cases, case: &CaseId, check: &crate::state::queries::case_view::CheckView) -> Markup {
    let (case, name) = (case.clone(), check.name);
    let tick = move |ev| {
        let on = event_target_checked(&ev).then(|| cases.app.now().date());
        cases.app.tick_item(&case, name, on);
    };
    view! {
        <li>
            <label class="ds-field">
                <input type="checkbox" class="ds-input" prop:checked=check.ticked.is_some() on:change=tick/>
                <span class="ds-label">{check.words}</span>
            </label>
            <span class="note">{check.ticked.clone()}</span>
        </li>
    }
}

impl Cases {
    /// Asks by when a case is to be caught up.
    fn recover(self, case: &CaseId) {
        let (app, id) = (self.app, case.clone());
        let start = FormValues::default();
        let ask = Ask::new(format!("recovery-{id}"), text(Key::RecoveryAdd), Key::RecoveryAdd)
            .lead(text(Key::RecoveryLead))
            .start(start)
            .fields(|_| {
                vec![
                    FieldSpec::date(field::BY, Key::RecoveryByLabel).required(),
                    FieldSpec::text(field::WHAT, Key::RecoveryWhat),
                ]
            });
        self.acts.window().ask(ask.save(move |values| app.recover_case(&id, values)));
    }
}
