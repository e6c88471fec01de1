//! The cases: the register, one case beside it, and the form for a new one.

mod clocks;
mod details;
mod events;
mod form;
mod new_case;
mod panel;
mod register;
mod sheet;
mod timeline;
mod tools;

use crate::ui::prelude::*;
use crate::{
    domain::ids::CaseId,
    state::{App, app},
    texts::Key,
    ui::{
        case_acts::CaseActs,
        keys::{PageKey, show_page_keys},
        parts::{Button, Empty, LinkButton, PageHead, Split, Variant},
        route::{CaseTool, Route, navigator},
        task_dialog::{Opener, opener},
        work_list::row_keys,
    },
};
use new_case::NewCase;
use panel::Panel;
use register::Register;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Cases {
    app: App,
    acts: CaseActs,
    tasks: Opener,
    go: Callback<Route>,
    /// The case open beside the register.
    open: Memo<Option<CaseId>>,
}

impl Cases {
    fn show(self, case: Option<CaseId>) {
        self.go.run(Route::Cases { case });
    }
}

/// The page.
#[component]
pub fn CasesPage(
    /// The address: a case open, or a new one.
    route: Memo<Route>,
) -> impl IntoView {
    let open = Memo::new(move |_| match route.get() {
        Route::Cases { case } => case,
        _ => None,
    });
    let cases = Cases { app: app(), acts: CaseActs::get(), tasks: opener(), go: navigator(), open };
    let shown = Memo::new(move |_| match route.get() {
        Route::CaseNew => 1,
        Route::CaseSheet => 2,
        Route::CaseTool(_) => 3,
        _ => 0,
    });
    let keys =
        register::KEYS.iter().map(|(keys, words)| PageKey { keys, words: crate::texts::text(*words).to_owned() });
    show_page_keys(keys.chain(row_keys()).collect());
    (move || match shown.get() {
        1 => view! { <NewCase cases/> },
        2 => view! { <sheet::SheetPage cases/> },
        3 => view! { <tools::Tools cases route/> },
        _ => view! { <Overview cases/> },
    })
    .into_markup()
}

#[component]
fn Overview(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let is_empty = Memo::new(move |_| {
        app.watch_items();
        app.workspace(|workspace| workspace.cases().is_empty())
    });
    view! {
        <PageHead title=Key::PlaceCases>
            <LinkButton label=Key::ToolsTitle href=Route::CaseTool(CaseTool::Calendar).href() icon="Files"/>
            <LinkButton label=Key::SheetTitle href=Route::CaseSheet.href() icon="Table"/>
            <LinkButton label=Key::CommandNewCase href=Route::CaseNew.href() icon="Plus"/>
        </PageHead>
        <Show when=move || !is_empty.get() fallback=move || blank(cases)>
            <Split>
                <Register cases/>
                <Panel cases/>
            </Split>
        </Show>
    }
}

fn blank(cases: Cases) -> Markup {
    let import = move || cases.go.run(Route::Data(crate::ui::route::DataTab::Import));
    view! {
        <Empty title=Key::RegisterBlankTitle text=Key::RegisterBlankText>
            <LinkButton label=Key::CommandNewCase href=Route::CaseNew.href() variant=Variant::Primary icon="Plus"/>
            <LinkButton label=Key::SheetTitle href=Route::CaseSheet.href() icon="Table"/>
            <Button label=Key::CommandImport on_press=import icon="FileImport"/>
        </Empty>
    }
}
