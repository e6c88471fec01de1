//! "Prepare my talk": the period, the parts, and the page.

use super::goals::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, weekly_review::WeeklyReview},
    state::{
        app,
        queries::my_talk::{Span, TalkPart, my_talk},
    },
    texts::{Key, text},
    ui::{
        paper::paper_desk,
        parts::{Draft, Field, FieldSpec, PageHead},
    },
};
use chrono::{Months, NaiveDate};

const FROM: &str = "from";
const TO: &str = "to";

/// The page. It opens with the last three months and everything but what is about others.
pub fn page() -> Markup {
    let app = app();
    let today = app.now().date();
    let from = today.checked_sub_months(Months::new(3)).unwrap_or(today);
    let mut start = FormValues::default().with(FROM, from.to_string()).with(TO, today.to_string());
    for part in TalkPart::ALL {
        start.set(part.slug(), part.is_usual().to_string());
    }
    let draft = Draft::new(start);
    let paper = Memo::new(move |_| {
        watch(app);
        app.watch_items();
        app.watch(<WeeklyReview as crate::domain::entity::Entity>::KIND);
        let values = draft.values();
        let day = |field: &str, usual: NaiveDate| values.get(field).parse().unwrap_or(usual);
        let span = Span { from: day(FROM, from), to: day(TO, today) };
        let chosen: Vec<TalkPart> =
            TalkPart::ALL.into_iter().filter(|part| values.get(part.slug()) == "true").collect();
        app.workspace(|workspace| my_talk(workspace, span, &chosen))
    });
    let mut specs = vec![FieldSpec::date(FROM, Key::FieldFrom), FieldSpec::date(TO, Key::FieldTo)];
    specs.extend(TalkPart::ALL.map(|part| FieldSpec::check(part.slug(), part.name()).half()));
    let fields = specs.into_iter().map(|spec| view! { <Field spec draft form="my-talk"/> }).collect::<Vec<_>>();
    view! {
        <div class="no-print">
            <PageHead title=Key::MyTalkTitle lead=Key::MyTalkLead/>
            <fieldset class="paper-choice">
                <legend>{text(Key::MyTalkChoose)}</legend>
                <div class="fields talk-choice">{fields}</div>
                <p class="help">{text(Key::MyTalkCorrective)}</p>
            </fieldset>
        </div>
        {paper_desk(app, paper, "samtale")}
    }
}
