//! A new case: the form, and beside it the clocks that it is about to start.

use super::{Cases, form};
use crate::ui::prelude::*;
use crate::{
    domain::form::FormValues,
    state::{
        Workbooks,
        actions::cases,
        queries::case_view::{ClockView, started},
    },
    texts::{Key, text},
    ui::{
        lock_notice::LockNotice,
        parts::{Draft, Form, Heading, PageHead},
        route::Route,
    },
};

/// See the module.
#[component]
pub fn NewCase(cases: Cases) -> impl IntoView {
    let kept = Workbooks::get().kept_form("case-new");
    let draft = Draft::new(form::blank(cases.app));
    kept.resume(move |typed| draft.resume(typed));
    let save = move |values: FormValues| {
        let id = cases.app.add_case(&values)?;
        // The form forgets its draft first; then the page goes to the case.
        request_animation_frame(move || cases.show(Some(id)));
        Ok(())
    };
    view! {
        <PageHead title=Key::TitleCaseNew/>
        <div class="new-case">
            <div>
                <LockNotice/>
                <Form
                    fields=Signal::derive(move || form::fields(draft))
                    draft
                    submit=Key::CaseSave
                    on_submit=Callback::new(save)
                    on_leave=move || cases.go.run(Route::Cases { case: None })
                    on_draft=Callback::new(move |typed| kept.keep(typed))
                />
            </div>
            <Starting cases draft/>
        </div>
    }
}

/// The clocks that the form would start, as it stands.
#[component]
fn Starting(cases: Cases, draft: Draft) -> impl IntoView {
    let app = cases.app;
    let clocks = Memo::new(move |_| {
        let made = cases::preview(&draft.values(), app.today());
        made.map(|(case, events)| app.workspace(|workspace| started(workspace, &case, &events))).unwrap_or_default()
    });
    let line = |clock: ClockView| {
        let note = clock.certainty.map(|words| format!(", {words}"));
        view! {
            <li>
                <span class="title">{clock.title}</span>
                <span class="end">{clock.end}</span>
                <span class="law">{clock.law}{note}</span>
            </li>
        }
    };
    view! {
        <section class="starting">
            <Heading text=Key::CaseStarts/>
            <p class="none" hidden=move || clocks.with(|clocks| !clocks.is_empty())>{text(Key::CaseStartsNone)}</p>
            <ul>{move || clocks.get().into_iter().map(line).collect::<Vec<_>>()}</ul>
        </section>
    }
}
