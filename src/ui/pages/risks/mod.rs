//! Risk and vulnerability: proposals from one's own figures, the matrix before and after measures,
//! and the risks.

mod forms;
mod list;
mod matrix;

use crate::ui::prelude::*;
use crate::{
    domain::{deviation::Deviation, entity::Entity, settings::Settings},
    state::{
        App, app,
        queries::{
            risk_proposals::{Proposal, proposals},
            risks::risk_view,
            veil::Veil,
        },
    },
    texts::{Key, say, text},
    ui::{
        form_window::FormWindow,
        outgoing::print_button,
        parts::{Button, Empty, Heading, PageHead, Variant, hand_on_focus},
    },
};

/// The page.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let view = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| risk_view(workspace, &Veil::of(workspace, true)))
    });
    let none = Memo::new(move |_| view.with(|view| view.rows.is_empty()));
    let colouring = RwSignal::new(false);
    let empty = || view! { <Empty title=Key::RiskTitle text=Key::RiskEmpty>""</Empty> };
    view! {
        <PageHead title=Key::RiskTitle lead=Key::RiskLead>
            {print_button(Key::CommandPrint, Variant::Secondary)}
            <Button label=Key::RiskAdd icon="Plus" variant=Variant::Primary on_press=move || forms::add(app, window)/>
        </PageHead>
        <div class="risks">
            {proposed(app, window)}
            <Show when=move || !none.get() fallback=empty>
                <p class="risk-finding">{move || view.with(|view| view.finding.clone())}</p>
                <div class="risk-pictures">
                    {matrix::picture(app, window, Key::RiskBefore, Signal::derive(move || view.with(|view| view.before.clone())), colouring)}
                    {matrix::picture(app, window, Key::RiskAfter, Signal::derive(move || view.with(|view| view.after.clone())), colouring)}
                </div>
                {matrix::colours(app, colouring)}
                {list::list(app, window, view)}
            </Show>
        </div>
    }
}

/// Kinds without a signal of their own share one; colours lie in the settings.
fn watch(app: App) {
    app.watch(Deviation::KIND);
    app.watch(Settings::KIND);
    app.today();
}

fn proposed(app: App, window: FormWindow) -> Markup {
    let found = Memo::new(move |_| {
        watch(app);
        app.watch_items();
        app.workspace(proposals)
    });
    let lines = move || found.with(|found| found.iter().map(|one| proposal(app, window, one)).collect::<Vec<_>>());
    view! {
        <section class="risk-proposals no-print" hidden=move || found.with(Vec::is_empty)>
            <Heading text=Key::RiskProposals/>
            <ul>{lines}</ul>
        </section>
    }
}

fn proposal(app: App, window: FormWindow, one: &Proposal) -> Markup {
    let (taken, declined) = (one.clone(), one.clone());
    let decline = move || {
        hand_on_focus();
        app.decline_risk(&declined.source, &declined.title);
    };
    view! {
        <li>
            <div>
                <strong>{one.title.clone()}</strong>
                <p class="risk-quiet">{one.why.clone()}</p>
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-label=say::risk_accept_of(&one.title)
                    on:click=move |_| forms::accept(app, window, &taken)
                >
                    {text(Key::RiskAccept)}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    aria-label=say::risk_decline_of(&one.title)
                    on:click=move |_| decline()
                >
                    {text(Key::RiskDecline)}
                </button>
            </div>
        </li>
    }
}
