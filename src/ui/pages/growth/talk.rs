//! Before a talk: one calm page to have in the hand.

use super::list::ask_delivered;
use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, feedback::Feedback, ids::FeedbackId},
    state::{app, queries::feedback_papers},
    texts::Key,
    ui::{
        form_window::FormWindow,
        paper::paper_desk,
        parts::{Button, Empty, LinkButton, PageHead},
        route::Route,
    },
};

/// The page.
pub fn page(id: FeedbackId) -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let held = id.clone();
    let paper = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        app.feedback(&held).map(|entry| feedback_papers::talk(&entry, app.today())).unwrap_or_default()
    });
    let gone = Memo::new(move |_| paper.with(|paper| paper.title.is_empty()));
    let back = Route::Growth { entry: None }.href();
    let edit = Route::Growth { entry: Some(id.clone()) }.href();
    let tell = move || {
        if let Some(entry) = app.feedback(&id) {
            ask_delivered(app, window, &entry);
        }
    };
    let tell = Callback::new(move |()| tell());
    let (shown, back) = (StoredValue::new(edit), StoredValue::new(back));
    view! {
        <Show
            when=move || !gone.get()
            fallback=move || {
                view! {
                    <PageHead title=Key::TalkTitle/>
                    <Empty title=Key::FeedbackMissingTitle text=Key::FeedbackMissingText>
                        <LinkButton label=Key::FeedbackAll href=back.get_value()/>
                    </Empty>
                }
            }
        >
            <div class="no-print">
                <PageHead title=Key::TalkTitle lead=Key::TalkLead>
                    <LinkButton label=Key::FeedbackEdit href=shown.get_value() icon="Pencil"/>
                    <Button label=Key::FeedbackDeliver on_press=tell icon="Checkmark"/>
                    <LinkButton label=Key::FeedbackAll href=back.get_value()/>
                </PageHead>
            </div>
            {paper_desk(app, paper, "samtale")}
        </Show>
    }
}
