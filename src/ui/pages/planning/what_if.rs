//! Another state of things beside today's, and the ones that were kept.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        case::CaseType,
        change::Label,
        entity::Entity,
        forecast::what_if::{figures, figures_with},
        form::{FieldError, FormReader, FormValues},
        ids::{CaseId, Id},
        scenario::{Change, Scenario, WhatIf},
        truth::Key as RecordKey,
    },
    state::{
        App,
        actions::{planning::field, rules::stored},
        app,
        queries::what_if::{change_words, rows},
    },
    texts::{Key, case_words, dates, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Choice, Column, FieldSpec, Heading, IconButton, PageHead, Table, Variant, hand_on_focus},
        record_forms::cases,
    },
};
use std::sync::Arc;

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    window: FormWindow,
    changes: RwSignal<Vec<WhatIf>>,
}

/// The page.
pub fn page() -> Markup {
    let desk = Desk { app: app(), window: FormWindow::get(), changes: RwSignal::new(Vec::new()) };
    let Desk { app, changes, .. } = desk;
    let compared = Signal::derive(move || {
        watch(app);
        let today = app.today();
        changes.with(|changes| {
            app.workspace(|workspace| rows(&figures(workspace), &figures_with(workspace, changes), today))
        })
    });
    let none = Memo::new(move |_| changes.with(Vec::is_empty));
    let list = move || {
        let all = changes.get().into_iter().enumerate();
        all.map(|(at, change)| change_row(desk, at, &change)).collect::<Vec<_>>()
    };
    view! {
        <PageHead title=Key::WhatIfTitle lead=Key::WhatIfLead/>
        <div class="what-if">
            <div class="actions">{adders(desk)}</div>
            <p class="none" hidden=move || !none.get()>{text(Key::WhatIfNone)}</p>
            <ul class="what-if-changes">{list}</ul>
            <Table caption=Key::WhatIfTitle columns=columns() rows=compared/>
            <div class="actions">
                <Button label=Key::WhatIfKeep icon="Floppydisk" disabled=none on_press=move || desk.keep()/>
            </div>
            {kept(desk)}
        </div>
    }
}

/// Figure, today, then, the difference.
fn columns() -> Vec<Column> {
    let mut columns = vec![Column::text(text(Key::FigureName))];
    columns.extend([Key::FigureToday, Key::FigureThen, Key::FigureDifference].map(|name| Column::number(text(name))));
    columns
}

fn adders(desk: Desk) -> Vec<Markup> {
    let all = [
        (Change::NewCase, Key::WhatIfNewCase, "Plus"),
        (Change::Away, Key::WhatIfAway, "Plus"),
        (Change::FewerMeetings, Key::WhatIfMeetings, "Plus"),
        (Change::HandOver, Key::WhatIfHandOver, "Plus"),
        (Change::MoreHours, Key::WhatIfMoreHours, "Plus"),
    ];
    let button = |(change, words, icon)| {
        let variant = if change == Change::NewCase { Variant::Primary } else { Variant::Secondary };
        view! { <Button label=words icon variant on_press=move || desk.ask(change, words)/> }
    };
    all.map(button).into_iter().collect()
}

fn change_row(desk: Desk, at: usize, change: &WhatIf) -> Markup {
    let words = desk.app.workspace(|workspace| change_words(change, workspace, desk.app.now().date()));
    let remove = move || {
        hand_on_focus();
        desk.changes.update(|all| drop((at < all.len()).then(|| all.remove(at))));
    };
    view! {
        <li>
            {words.clone()}
            <IconButton label=say::what_if_remove(&words) icon="XMark" on_press=remove/>
        </li>
    }
}

impl Desk {
    fn ask(self, change: Change, title: Key) {
        let app = self.app;
        let n = if matches!(change, Change::FewerMeetings | Change::MoreHours) { "1,5" } else { "7" };
        let start = FormValues::default()
            .with("from", app.now().date().to_string())
            .with("type", stored(&CaseType::Investigation))
            .with("n", n);
        let ask = Ask::new(format!("what-if-{}", change as u8), text(title), Key::WhatIfAdd).start(start);
        let save = move |values: &FormValues| {
            let added = read(change, values)?;
            self.changes.update(|all| all.push(added));
            Ok(())
        };
        self.window.ask(ask.fields(move |_| fields(app, change)).save(save));
    }
    fn keep(self) {
        let app = self.app;
        let ask = Ask::new("what-if-keep", text(Key::WhatIfKeep), Key::WhatIfKeep).fields(move |_| {
            vec![
                FieldSpec::text(field::NAME, Key::FieldName).required(),
                FieldSpec::select(field::ANALYSIS, Key::WhatIfAttach, analyses(app)).full(),
            ]
        });
        self.window.ask(ask.save(move |values| app.keep_scenario(self.changes.get_untracked(), values)));
    }
}

fn fields(app: App, change: Change) -> Vec<FieldSpec> {
    let from = FieldSpec::date("from", Key::FieldFrom).required();
    let types = || CaseType::ALL.into_iter().map(|it| Choice::new(stored(&it), case_words::case_type(it))).collect();
    match change {
        Change::NewCase => vec![FieldSpec::select("type", Key::FieldType, types()), from],
        Change::Away => vec![from, FieldSpec::number("n", Key::WhatIfDays, None)],
        Change::FewerMeetings | Change::MoreHours => {
            vec![from, FieldSpec::number("n", Key::WhatIfWeekHours, Some(Key::UnitHours))]
        }
        Change::HandOver => vec![FieldSpec::select("case", Key::FieldCase, cases(app)).required()],
    }
}

fn read(change: Change, values: &FormValues) -> Result<WhatIf, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let most = if matches!(change, Change::FewerMeetings | Change::MoreHours) { 40.0 } else { 84.0 };
    let case = match change {
        Change::HandOver => Some(CaseId(Id::new(read.required("case", 80)))),
        _ => None,
    };
    let from = match change {
        Change::HandOver => read.date("from"),
        _ => read.required_date("from"),
    };
    let n = read.number("n", 0.0, most).unwrap_or(1.0);
    let case_type = read.choice("type").unwrap_or_default();
    read.finish(WhatIf { change, case_type, case, from: from.unwrap_or_default(), n })
}

fn analyses(app: App) -> Vec<Choice> {
    let none = std::iter::once(Choice::new("", text(Key::WhatIfNoAnalysis)));
    let choice = |analysis: Arc<crate::domain::analysis::Analysis>| {
        let day = dates::numeric_date(analysis.opened);
        Choice::new(analysis.id.as_str(), format!("{day} {}", analysis.unit))
    };
    none.chain(app.analyses().into_iter().map(choice)).collect()
}

fn kept(desk: Desk) -> Markup {
    let app = desk.app;
    let all = Memo::new(move |_| {
        watch(app);
        let mut all: Vec<Arc<Scenario>> = app.workspace(|workspace| workspace.scenarios().iter().cloned().collect());
        all.sort_by(|a, b| (b.made, &b.id).cmp(&(a.made, &a.id)));
        all
    });
    view! {
        <section hidden=move || all.with(Vec::is_empty)>
            <Heading text=Key::WhatIfKept/>
            <ul class="what-if-kept">
                {move || all.get().iter().map(|scenario| kept_row(desk, scenario)).collect::<Vec<_>>()}
            </ul>
        </section>
    }
}

fn kept_row(desk: Desk, scenario: &Arc<Scenario>) -> Markup {
    let app = desk.app;
    let today = app.now().date();
    let words = app.workspace(|workspace| {
        scenario.changes.iter().map(|change| change_words(change, workspace, today)).collect::<Vec<_>>().join("; ")
    });
    let (id, delete_id, changes) = (scenario.id.clone(), scenario.id.clone(), scenario.changes.clone());
    let attached = scenario.analysis.as_ref().map_or("", |id| id.as_str()).to_owned();
    let option = |choice: Choice| {
        let chosen = choice.value == attached;
        view! { <option value=choice.value selected=chosen>{choice.label}</option> }
    };
    let options = analyses(app).into_iter().map(option).collect::<Vec<_>>();
    view! {
        <li>
            <div>
                <strong>{scenario.name.clone()}</strong> " " {dates::short_date(scenario.made, today)}
                <p class="forecast-quiet">{words}</p>
            </div>
            <select
                class="ds-input"
                aria-label=text(Key::WhatIfAttach)
                on:change=move |ev| app.attach_scenario(&id, &event_target_value(&ev))
            >
                {options}
            </select>
            <div class="actions">
                <IconButton
                    label=say::what_if_open(&scenario.name)
                    icon="ArrowUndo"
                    on_press=move || desk.changes.set(changes.clone())
                />
                <IconButton label=say::record_delete_of(&scenario.name) icon="Trash" on_press=move || {
                    hand_on_focus();
                    app.delete_record(Label::ScenarioDeleted, &RecordKey::new(Scenario::KIND, delete_id.clone()));
                }/>
            </div>
        </li>
    }
}
