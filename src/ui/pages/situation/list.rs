//! The history of analyses.

use super::{compare, concerns, sentences, words};
use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Analysis, entity::Entity, procedure::Stage, situation::assess_decided},
    state::{App, app},
    texts::{Key, dates, say, text},
    ui::{
        parts::{Button, Empty, IconButton, PageHead, Variant, hand_on_focus, tag},
        route::{Route, navigator},
    },
};
use chrono::NaiveDate;
use std::sync::Arc;

/// All analyses, the latest first.
#[component]
pub fn AnalysisList() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| {
        app.watch(Analysis::KIND);
        app.analyses()
    });
    let go = navigator();
    let open = move |from_last| go.run(Route::Analysis { id: app.add_analysis(from_last), step: 1 });
    let start = Callback::new(move |()| open(false));
    let again = Callback::new(move |()| open(true));
    let first_step = move || {
        view! {
            <Empty title=Key::SituationEmptyTitle text=Key::SituationEmptyText>
                <Button label=Key::AnalysisStart on_press=start variant=Variant::Primary icon="Plus"/>
            </Empty>
        }
    };
    let rows = move || {
        let today = app.today();
        let rows = all.get().into_iter().map(|analysis| row(app, &analysis, today)).collect::<Vec<_>>();
        view! { <ul class="analyses">{rows}</ul> }
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let head = move || match is_empty.get() {
        true => view! { <PageHead title=Key::PlaceSituation lead=Key::SituationLead/> },
        false => view! {
            <PageHead title=Key::PlaceSituation lead=Key::SituationLead>
                <Button label=Key::AnalysisFromLast on_press=again icon="ArrowRedo"/>
                <Button label=Key::AnalysisStart on_press=start variant=Variant::Primary icon="Plus"/>
            </PageHead>
        },
    };
    view! {
        {head}
        <p class="goals">{text(Key::AnalysisGoals)}</p>
        {move || if is_empty.get() { first_step() } else { rows() }}
        {compare::view(all, app.now().date())}
        {concerns::door()}
    }
}

fn row(app: App, analysis: &Arc<Analysis>, today: NaiveDate) -> Markup {
    let id = analysis.id.clone();
    let date = dates::short_date(analysis.opened, today);
    let stage = Stage::current(analysis);
    let state = match analysis.closed {
        Some(on) => say::analysis_closed_on(&dates::short_date(on, today)),
        None => say::analysis_stands_at(words::stage(stage)),
    };
    let decided = analysis.decision.on.is_some().then(|| words::level(analysis.decision.step));
    let unit = if analysis.unit.is_empty() { text(Key::AnalysisUntitled).to_owned() } else { analysis.unit.clone() };
    let (name, tone) = sentences::colour_or_open(&assess_decided(analysis));
    let href = Route::Analysis { id: id.clone(), step: stage.number() }.href();
    view! {
        <li>
            <a class="ds-link" href=href>
                {say::analysis_opened_on(&date)}
            </a>
            <span>{unit}</span>
            {tag(name, tone, "")}
            <span>{state}</span>
            <span class="decided">{decided}</span>
            <IconButton
                label=say::analysis_delete_of(&date)
                icon="Trash"
                on_press=move || {
                    hand_on_focus();
                    app.delete_analysis(&id);
                }
            />
        </li>
    }
}
