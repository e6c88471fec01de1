//! Situation analyses: the list of them, and one of them step by step.

mod again;
mod attached;
mod closing;
mod compare;
mod concern_sheet;
mod concerns;
mod course;
mod evaluations;
mod figures;
mod frozen;
mod list;
mod measures;
mod moves;
mod own;
mod sentences;
mod sheet;
mod specs;
mod then_now;
mod words;

use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::Analysis,
        entity::Entity,
        form::FormValues,
        ids::AnalysisId,
        procedure::{Overdue, Stage},
        situation::{Assessment, assess_decided},
    },
    state::{
        App,
        actions::analyses::{AnalysisPart, form_of},
        app,
    },
    texts::{Key, say, text},
    ui::{
        focus,
        outgoing::print_button,
        parts::{Button, Empty, Heading, InPlace, LinkButton, PageHead, Step, Steps, Variant},
        route::{Route, navigator},
    },
};
use list::AnalysisList;
use sheet::Sheet;
use std::sync::Arc;

/// The step that is open, for the focus.
const STAGE: &str = "stage";

/// The page: the list, or the analysis that the address names.
#[component]
pub fn Situation(
    /// The address.
    route: Memo<Route>,
) -> impl IntoView {
    let open = Memo::new(move |_| match route.get() {
        Route::Analysis { id, .. } => Some(id),
        _ => None,
    });
    let stage = Memo::new(move |_| match route.get() {
        Route::Analysis { step, .. } => Stage::numbered(step),
        _ => Stage::Figures,
    });
    move || match open.get() {
        None => view! { <AnalysisList/> },
        Some(id) => view! { <OneAnalysis id stage/> },
    }
}

/// The page of the caseworker's own mode: the list, or the one that the address names.
pub fn concerns(route: Memo<Route>) -> Markup {
    concerns::page(Memo::new(move |_| match route.get() {
        Route::Concerns { open } => open,
        _ => None,
    }))
}

/// What the steps of one analysis share.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    id: StoredValue<AnalysisId>,
    /// The analysis; an empty one when it was deleted.
    analysis: Memo<Arc<Analysis>>,
    /// What its figures say.
    findings: Memo<Assessment>,
    /// The one before it.
    last: Memo<Option<Arc<Analysis>>>,
    /// One's own overdue work.
    overdue: Memo<Overdue>,
}

impl Desk {
    fn new(id: AnalysisId) -> Self {
        let app = app();
        let id = StoredValue::new(id);
        let analysis = Memo::new(move |_| {
            app.watch(Analysis::KIND);
            id.with_value(|id| app.analysis(id)).unwrap_or_default()
        });
        let last = Memo::new(move |_| {
            app.watch(Analysis::KIND);
            let all = app.analyses();
            let place = id.with_value(|id| all.iter().position(|one| one.id == *id));
            place.and_then(|place| all.get(place + 1).cloned())
        });
        let overdue = Memo::new(move |_| {
            app.watch_items();
            app.workspace(|workspace| Overdue::count(workspace.items().iter().map(|item| &**item), workspace.now()))
        });
        Desk { app, id, analysis, findings: Memo::new(move |_| assess_decided(&analysis.get())), last, overdue }
    }
    /// Does something with the analysis by its id.
    fn with_id<R>(self, act: impl FnOnce(&AnalysisId) -> R) -> R {
        self.id.with_value(act)
    }
    /// The fields of a part, over what is stored.
    fn fields(self, part: AnalysisPart) -> InPlace {
        let stored = Memo::new(move |_| self.analysis.with(|analysis| form_of(part, analysis)));
        let write = move |values: FormValues| self.with_id(|id| self.app.edit_analysis(id, part, &values));
        InPlace::new(stored.into(), Callback::new(write))
    }
    fn href(self, stage: Stage) -> String {
        self.with_id(|id| Route::Analysis { id: id.clone(), step: stage.number() }.href())
    }
}

#[component]
fn OneAnalysis(id: AnalysisId, stage: Memo<Stage>) -> impl IntoView {
    let desk = Desk::new(id);
    let is_there = Memo::new(move |_| {
        desk.app.watch(Analysis::KIND);
        desk.with_id(|id| desk.app.analysis(id).is_some())
    });
    move || match is_there.get() {
        true => at_work(desk, stage),
        false => view! {
            <PageHead title=Key::TitleAnalysis/>
            <Empty title=Key::AnalysisMissingTitle text=Key::AnalysisMissingText>
                <LinkButton label=Key::AnalysisAll href=Route::Situation.href()/>
            </Empty>
        },
    }
}

fn at_work(desk: Desk, stage: Memo<Stage>) -> Markup {
    let lead = Signal::derive(move || desk.analysis.with(|analysis| sentences::head(analysis, desk.app.today())));
    let steps = Signal::derive(move || {
        let step = |stage: Stage| Step {
            name: words::stage(stage).to_owned(),
            href: desk.href(stage),
            done: desk.analysis.with(|analysis| stage.is_done(analysis)),
        };
        Stage::ALL.into_iter().map(step).collect::<Vec<_>>()
    });
    // The next step begins at its top, also for who cannot see that the page has changed.
    Effect::watch(move || stage.get(), |_, _, _| focus::lead_to(STAGE.to_owned()), false);
    let go = navigator();
    let delete = move || {
        go.run(Route::Situation);
        desk.with_id(|id| desk.app.delete_analysis(id));
    };
    view! {
        <div class="analysis">
            <PageHead title=Key::TitleAnalysis lead>
                <LinkButton label=Key::AnalysisAll href=Route::Situation.href() variant=Variant::Tertiary/>
                <Button label=Key::AnalysisDelete on_press=delete variant=Variant::Tertiary icon="Trash"/>
                {print_button(Key::AnalysisPrint, Variant::Secondary)}
            </PageHead>
            <nav aria-label=text(Key::AnalysisSteps)>
                <Steps steps current=Signal::derive(move || stage.get() as usize)/>
            </nav>
            <p class="goals">{text(Key::AnalysisGoals)}</p>
            <p class="goals">{text(Key::SituationMode)}</p>
            {move || one_stage(desk, stage.get())}
            {attached::on_screen(desk)}
            <p class="honest">{text(Key::AnalysisHonest)}</p>
        </div>
        <Sheet desk/>
    }
}

fn one_stage(desk: Desk, stage: Stage) -> Markup {
    let content = match stage {
        Stage::Figures => figures::view(desk),
        Stage::Measures => measures::view(desk),
        Stage::Discussion => course::discussion(desk),
        Stage::Decision => course::decision(desk),
        Stage::CarryingOut => course::carrying_out(desk),
        Stage::Evaluation => evaluations::view(desk),
        Stage::Closing => closing::view(desk),
    };
    let next = stage.next().map(|next| {
        let label = say::analysis_step_next(words::stage(next));
        view! { <LinkButton label href=desk.href(next)/> }
    });
    view! {
        <section class="stage" id=STAGE tabindex="-1">
            <Heading text=words::stage(stage)/>
            {content}
            <div class="actions">{next}</div>
        </section>
    }
}
