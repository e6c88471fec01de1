//! What hangs on a case: its weight line by line, the checklist, what was changed.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{
        case::{AddOn, Case, Role},
        ids::CaseId,
    },
    state::{
        actions::{
            case_details::{add_on_field, field, weight_form},
            rules::stored,
        },
        queries::{
            case_history::{HistoryLine, case_history},
            case_view::{CaseView, CheckView},
            register::open_codes,
        },
    },
    storage::time,
    texts::{Key, case_words, dates, text},
    ui::{
        focus,
        form_window::Ask,
        older_changes::older_changes,
        parts::{Button, Choice, FieldSpec, Heading, IconButton, Variant},
    },
};

/// What the law wants and no clock counts.
#[component]
pub fn Checklist(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let checks =
        Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.checks.clone()).unwrap_or_default()));
    view! {
        <section class="checks">
            <Heading text=Key::ChecklistTitle level=3/>
            <ul>{move || checks.get().into_iter().map(|check| check_line(cases, check)).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// An item with its box; the day it was ticked stands behind it.
pub(super) fn check_line(cases: Cases, check: CheckView) -> Markup {
    let CheckView { name, words, law, ticked } = check;
    let is_ticked = ticked.is_some();
    let tick = move |ev| {
        let on = event_target_checked(&ev).then(|| cases.app.now().date());
        if let Some(case) = cases.open.get_untracked() {
            cases.app.tick_item(&case, name, on);
            focus::rescue();
        }
    };
    view! {
        <li>
            <label class="ds-field">
                <input type="checkbox" class="ds-input" prop:checked=is_ticked on:change=tick/>
                <span class="ds-label">{words}</span>
            </label>
            <span class="note">{law} {(is_ticked && !law.is_empty()).then_some(", ")} {ticked}</span>
        </li>
    }
}

/// The points line by line.
#[component]
pub fn Weight(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| (view.weight.clone(), view.points, view.case.clone())))
    });
    let lines = move || {
        let (weight, sum, _) = shown.get()?;
        let line = |(words, points): (&'static str, i32)| view! { <li><span>{words}</span><span class="number">{points}</span></li> };
        let sum = view! { <li class="sum"><span>{text(Key::WeightSum)}</span><span class="number">{sum}</span></li> };
        Some(weight.into_iter().map(line).map(IntoMarkup::into_markup).chain([sum.into_markup()]).collect::<Vec<_>>())
    };
    let edit = move || {
        if let Some((_, _, case)) = shown.get_untracked() {
            cases.weigh(&case);
        }
    };
    view! {
        <section class="weight">
            <Heading text=Key::WeightTitle level=3/>
            <ul>{lines}</ul>
            <Button label=Key::WeightEdit variant=Variant::Tertiary icon="Pencil" on_press=edit/>
        </section>
    }
}

/// The latest changes of the case, folded away, each with a way back.
#[component]
pub fn Past(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let lines = Memo::new(move |_| {
        app.watch_history();
        let case = cases.open.get()?;
        Some(app.workspace(|workspace| case_history(workspace, &case)))
    });
    let shown =
        move || lines.get().unwrap_or_default().into_iter().map(|line| past_line(cases, line)).collect::<Vec<_>>();
    view! {
        <details class="fold past">
            <summary>{text(Key::CaseHistory)}</summary>
            <div>
                <ul>{shown}</ul>
                {older_changes()}
            </div>
        </details>
    }
}

fn past_line(cases: Cases, line: HistoryLine) -> Markup {
    let when = time::local_of(line.millis);
    let words = format!("{} {}", dates::short_date(when.date(), cases.app.now().date()), dates::time(when));
    let label = format!("{}: {} {words}", text(Key::ActUndo), line.what);
    let take_back = move || {
        cases.app.take_back(&line.change);
        focus::rescue();
    };
    view! {
        <li>
            <span class="when">{words}</span>
            <span class="what">{line.what}</span>
            <IconButton label icon="ArrowUndo" on_press=take_back/>
        </li>
    }
}

impl Cases {
    /// Asks what makes a case heavier or lighter.
    pub(super) fn weigh(self, case: &Case) {
        let (app, id) = (self.app, case.id.clone());
        let ask = Ask::new(format!("weight-{id}"), text(Key::WeightTitle), Key::WeightSave)
            .lead(text(Key::WeightLead))
            .start(weight_form(case))
            .fields(|_| {
                let roles = [(Role::Primary, Key::RolePrimary), (Role::CoWorker, Key::RoleCoWorker)];
                let roles = roles.iter().map(|(role, words)| Choice::new(stored(role), text(*words))).collect();
                let add_ons =
                    AddOn::ALL.into_iter().map(|it| FieldSpec::check(add_on_field(it), case_words::add_on(it)));
                let rest = [
                    FieldSpec::radio(field::ROLE, Key::WeightRole, roles),
                    FieldSpec::number(field::SIBLINGS, Key::WeightSiblings, None),
                    FieldSpec::date(field::MINE_SINCE, Key::WeightMineSince).help(Key::WeightMineHelp),
                    FieldSpec::check(field::LOCKED, Key::WeightLocked).help(Key::WeightLockedHelp),
                ];
                rest.into_iter().chain(add_ons).collect()
            });
        self.acts.window().ask(ask.save(move |values| app.weigh_case(&id, values)));
    }
    /// Asks with which case a case is joined.
    pub(super) fn join(self, case: &CaseId) {
        let (app, id, own) = (self.app, case.clone(), case.clone());
        let ask = Ask::new(format!("siblings-{id}"), text(Key::SiblingsJoin), Key::SiblingsJoin)
            .lead(text(Key::SiblingsLead))
            .fields(move |_| {
                let others = app.workspace(open_codes).into_iter().filter(|(id, _)| *id != own);
                let none = std::iter::once(Choice::new("", text(Key::SiblingsChoose)));
                let choices = none.chain(others.map(|(id, code)| Choice::new(id.to_string(), code))).collect();
                vec![FieldSpec::select(field::SIBLING, Key::SiblingsChoose, choices).required()]
            });
        self.acts.window().ask(ask.save(move |values| app.join_chosen(&id, values)));
    }
}
