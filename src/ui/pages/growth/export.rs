//! Entries taken out: none unless it is chosen here, this time.

use crate::ui::prelude::*;
use crate::{
    domain::{
        entity::Entity,
        feedback::{Feedback, FeedbackFilter},
        ids::FeedbackId,
    },
    state::{app, queries::feedback_papers},
    texts::{Key, dates, growth_words as words, text},
    ui::{
        paper::paper_desk,
        parts::{Button, LinkButton, PageHead, check_box},
        route::Route,
    },
};
use chrono::NaiveDate;

/// The page.
pub fn page() -> Markup {
    let app = app();
    let all = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        app.workspace(|workspace| FeedbackFilter::default().apply(workspace.feedback().iter(), app.today()))
    });
    let (chosen, with_role) = (RwSignal::new(Vec::<FeedbackId>::new()), RwSignal::new(false));
    let paper = Memo::new(move |_| {
        all.track();
        let ids = chosen.get();
        app.workspace(|workspace| feedback_papers::chosen(workspace, &ids, with_role.get()))
    });
    let rows = move || all.get().iter().map(|entry| row(entry, chosen, app.today())).collect::<Vec<_>>();
    let every = move || chosen.set(all.with_untracked(|all| all.iter().map(|entry| entry.id.clone()).collect()));
    let none = Memo::new(move |_| chosen.with(Vec::is_empty));
    view! {
        <div class="no-print">
            <PageHead title=Key::FeedbackExport lead=Key::FeedbackExportLead>
                <LinkButton label=Key::FeedbackAll href=Route::Growth { entry: None }.href()/>
            </PageHead>
            <fieldset class="paper-choice">
                <legend>{text(Key::FeedbackEntries)}</legend>
                <ul>{rows}</ul>
                <div class="actions">
                    <Button label=Key::ChooseAll on_press=every/>
                    <Button label=Key::ChooseNone on_press=move || chosen.set(Vec::new())/>
                </div>
                {check_box(Key::FeedbackWithRole, with_role)}
                <p class="help">{text(Key::FeedbackWithRoleHelp)}</p>
            </fieldset>
            <p class="none" hidden=move || !none.get()>{text(Key::FeedbackChooseFirst)}</p>
        </div>
        <Show when=move || !none.get()>{paper_desk(app, paper, "tilbakemelding")}</Show>
    }
}

fn row(entry: &Feedback, chosen: RwSignal<Vec<FeedbackId>>, today: NaiveDate) -> Markup {
    let (id, held) = (entry.id.clone(), entry.id.clone());
    let day = entry.day().map(|day| dates::short_date(day, today)).unwrap_or_default();
    let marks = format!("{day} {}, {}", words::direction(entry.direction), words::kind(entry.kind).to_lowercase());
    let first = [&entry.behaviour, &entry.situation, &entry.effect].into_iter().find(|words| !words.is_empty());
    let what = first.cloned().unwrap_or_else(|| text(Key::FeedbackNoWords).to_owned());
    let tick = move |ev| {
        let is_in = event_target_checked(&ev);
        chosen.update(|chosen| {
            chosen.retain(|one| *one != id);
            if is_in {
                chosen.push(id.clone());
            }
        });
    };
    view! {
        <li>
            <label class="ds-field">
                <input
                    type="checkbox"
                    class="ds-input"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&held))
                    on:change=tick
                />
                <span class="ds-label">{what} <span class="paper-marks">{marks}</span></span>
            </label>
        </li>
    }
}
