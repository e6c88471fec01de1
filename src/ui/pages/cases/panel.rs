//! One case beside the register.

use super::{
    Cases,
    clocks::Clocks,
    details::{Checklist, Past, Weight},
    events::{Events, Tasks},
    timeline::picture,
};
use crate::ui::prelude::*;
use crate::{
    domain::{deviation::Deviation, entity::Entity, form::FormValues},
    state::{
        actions::clocks::field,
        queries::case_view::{CaseView, case_view},
    },
    texts::{Key, case_words, dates, say, text},
    ui::{
        form_window::Ask,
        outgoing::print,
        parts::{Button, Facts, FieldSpec, Menu, MenuItem, SidePanel, Tone, fact, tag},
    },
};

/// See the module.
#[component]
pub fn Panel(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let view = Memo::new(move |_| {
        app.watch_items();
        app.watch(Deviation::KIND);
        let id = cases.open.get()?;
        app.workspace(|workspace| case_view(workspace, &id))
    });
    let is_open = Memo::new(move |_| view.with(Option::is_some));
    let title = move || view.with(|view| view.as_ref().map(|view| view.case.code.clone()).unwrap_or_default());
    let timeline = Memo::new(move |_| view.with(|view| view.as_ref().and_then(|view| view.timeline.clone())));
    view! {
        <Show when=move || is_open.get()>
            <SidePanel title=Signal::derive(title) on_close=move || cases.show(None)>
                <Head cases view/>
                {move || timeline.with(|timeline| timeline.as_ref().map(picture))}
                <Clocks cases view/>
                <Tasks cases view/>
                <Events cases view/>
                <Checklist cases view/>
                <Weight cases view/>
                <Past cases/>
            </SidePanel>
        </Show>
        <Show when=move || { cases.open.get().is_some() && !is_open.get() }>
            <SidePanel title=Key::CaseGoneTitle on_close=move || cases.show(None)>
                <p>{text(Key::CaseGoneText)}</p>
            </SidePanel>
        </Show>
    }
}

/// What it is, and what can be done with it.
#[component]
fn Head(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let edit = move || {
        if let Some(case) = cases.open.get_untracked() {
            cases.edit(&case);
        }
    };
    let menu = move |()| view.with_untracked(|view| view.as_ref().map(|view| acts(cases, view)).unwrap_or_default());
    view! {
        {move || view.with(|view| view.as_ref().map(facts))}
        <div class="actions">
            <Button label=Key::CaseEdit icon="Pencil" on_press=edit/>
            <Menu label=Key::CaseMore items=Callback::new(menu)/>
        </div>
    }
}

fn facts(view: &CaseView) -> Markup {
    let case = &view.case;
    let mut tags = vec![tag(case_words::case_type(case.case_type), Tone::Neutral, "")];
    if case.acute {
        tags.push(tag(text(Key::MarkAcute), Tone::Warning, "FirstAid"));
    }
    if let Some(closed) = case.closed {
        tags.push(tag(say::case_closed_on(&dates::numeric_date(closed)), Tone::Info, "Checkmark"));
    }
    tags.extend(case.tags.iter().map(|word| tag(word.clone(), Tone::Neutral, "Tag")));
    let mut facts = vec![fact(Key::CaseCountry, case_words::country(case.country))];
    facts.push(fact(Key::ColumnRisk, view.risk.clone().unwrap_or_else(|| text(Key::RiskUnknown).to_owned())));
    if case.closed.is_none() {
        facts.push(fact(Key::ColumnPoints, view.points.to_string()));
    }
    if !view.phases.is_empty() {
        facts.push(fact(Key::PhasesTitle, view.phases.clone()));
    }
    if !view.siblings.is_empty() {
        let codes: Vec<&str> = view.siblings.iter().map(|(_, code)| code.as_str()).collect();
        facts.push(fact(Key::SiblingsTitle, codes.join(", ")));
    }
    if !case.note.is_empty() {
        facts.push(fact(Key::TaskNote, case.note.clone()));
    }
    view! {
        <div class="case-facts">
            <p class="tags">{tags}</p>
            <Facts>{facts}</Facts>
        </div>
    }
}

fn acts(cases: Cases, view: &CaseView) -> Vec<MenuItem> {
    let (closed, reopened, deleted) = (view.case.id.clone(), view.case.id.clone(), view.case.id.clone());
    let first = match view.case.closed {
        None => MenuItem::new(text(Key::CaseClose), move || cases.close(closed.clone())).icon("Checkmark"),
        Some(_) => {
            MenuItem::new(text(Key::CaseReopen), move || cases.app.close_case(&reopened, None)).icon("ArrowUndo")
        }
    };
    let (weighed, joined, left) = (view.case.clone(), view.case.id.clone(), view.case.id.clone());
    let weigh = MenuItem::new(text(Key::WeightEdit), move || cases.weigh(&weighed)).icon("Pencil");
    let join = MenuItem::new(text(Key::SiblingsJoin), move || cases.join(&joined)).icon("PersonGroup");
    let leave = (!view.siblings.is_empty())
        .then(|| MenuItem::new(text(Key::SiblingsLeave), move || cases.app.leave_siblings(&left)).icon("XMark"));
    let delete =
        MenuItem::new(text(Key::CaseDelete), move || cases.delete(&deleted)).icon("Trash").keys("delete").danger();
    let window = cases.acts.window();
    let print = MenuItem::new(text(Key::CommandPrint), move || print(window)).icon("PrinterSmall");
    [weigh, join].into_iter().chain(leave).chain([print, first, delete]).collect()
}

impl Cases {
    /// Asks on which day a case was closed.
    fn close(self, case: crate::domain::ids::CaseId) {
        let app = self.app;
        let start = FormValues::default().with(field::ON, app.now().date().to_string());
        let ask = Ask::new(format!("case-close-{case}"), text(Key::CaseClose), Key::CaseClose)
            .lead(text(Key::CaseCloseLead))
            .start(start)
            .fields(|_| vec![FieldSpec::date(field::ON, Key::EventOn).required()]);
        self.acts.window().ask(ask.save(move |values| app.close_case_on(&case, values)));
    }
}
