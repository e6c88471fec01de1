//! All cases looked at together: the walk through them, those to be caught up, the handover, the
//! sheet of keys, the calendar and the figures.

mod calendar;
mod figures;
mod handover;
mod key_sheet;
mod review;

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::{
        outgoing::print_button,
        parts::{PageHead, Tabs, Variant},
        route::{CaseTool, Route},
    },
};

/// The page.
#[component]
pub fn Tools(cases: Cases, route: Memo<Route>) -> impl IntoView {
    let tool = Memo::new(move |_| match route.get() {
        Route::CaseTool(tool) => tool,
        _ => CaseTool::Review,
    });
    let names = CaseTool::ALL.map(|tool| text(tool.name()).to_owned()).to_vec();
    let chosen = Signal::derive(move || CaseTool::ALL.iter().position(|known| *known == tool.get()).unwrap_or(0));
    let choose = move |at: usize| cases.go.run(Route::CaseTool(CaseTool::ALL[at]));
    view! {
        <PageHead title=Key::ToolsTitle>
            {print_button(Key::CommandPrint, Variant::Secondary)}
        </PageHead>
        <Tabs label=Key::ToolsTitle names chosen on_choose=choose>
            <div class="tool">{move || panel(cases, tool.get())}</div>
        </Tabs>
    }
}

fn panel(cases: Cases, tool: CaseTool) -> Markup {
    match tool {
        CaseTool::Review => view! { <review::Review cases/> },
        CaseTool::Recovery => view! { <review::RecoveryList cases/> },
        CaseTool::Handover => view! { <handover::Handover cases/> },
        CaseTool::Calendar => view! { <calendar::Calendar cases/> },
        CaseTool::Figures => view! { <figures::Figures cases/> },
        CaseTool::Keys => view! { <key_sheet::KeySheet cases/> },
    }
}
