//! What of one's own growth is due: a line each, beside the work and not among it.

use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, feedback::Feedback, notebook::DEBRIEF},
    state::{
        app,
        queries::growth_due::{DueKind, GrowthDue, growth_due},
    },
    texts::{Key, dates},
    ui::{
        parts::Heading,
        route::{GrowthPage, Practice, Route},
    },
};
use chrono::NaiveDate;

/// Lines that are shown; the rest is on the pages they lead to.
const SHOWN: usize = 3;

/// The section; nothing while nothing is due.
pub fn due() -> Markup {
    let app = app();
    let due = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        // Kinds without a signal of their own share one.
        app.watch(DEBRIEF.kind);
        app.today();
        app.workspace(growth_due)
    });
    let rows = move || due.get().into_iter().take(SHOWN).map(|one| row(&one, app.today())).collect::<Vec<_>>();
    view! {
        <section hidden=move || due.with(Vec::is_empty)>
            <Heading text=Key::GrowthDueTitle/>
            <ul class="growth-due">{rows}</ul>
        </section>
    }
}

fn row(due: &GrowthDue, today: NaiveDate) -> Markup {
    let route = match due.kind {
        DueKind::Debrief => Route::Practice(Practice::Care),
        DueKind::Theme => Route::GrowthPage(GrowthPage::Plan),
        DueKind::Goal => Route::Goal { id: due.id.clone() },
        DueKind::Feedback => Route::Growth { entry: Some(due.id.clone().into()) },
    };
    view! {
        <li>
            <a class="ds-link" href=route.href()>{due.words.clone()}</a>
            <span>{dates::short_date(due.on, today)}</span>
        </li>
    }
}
