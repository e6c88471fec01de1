//! The last step: what must hold, one by one, and closing.

use super::{Desk, specs, words};
use crate::ui::prelude::*;
use crate::{
    domain::evaluation::{Met, closing},
    state::actions::analyses::AnalysisPart,
    texts::{Key, dates, say, text},
    ui::parts::{Button, Heading, Variant, tag},
};

/// The step.
pub fn view(desk: Desk) -> Markup {
    let criteria = Memo::new(move |_| {
        let overdue = desk.overdue.get().severe;
        desk.analysis.with(|analysis| closing(analysis, Some(overdue)))
    });
    let lines = move || {
        let line = |(criterion, met)| {
            let (name, tone, icon) = words::met(met);
            view! { <li>{tag(name, tone, icon)} <span>{words::criterion(criterion)}</span></li> }
        };
        criteria.get().map(line).into_iter().collect::<Vec<_>>()
    };
    let advice = move || {
        let all = criteria.get().iter().all(|(_, met)| *met == Met::Yes);
        text(if all { Key::ClosingAllMet } else { Key::ClosingAnyway })
    };
    let closed = Memo::new(move |_| desk.analysis.with(|analysis| analysis.closed));
    let close = move || desk.with_id(|id| desk.app.close_analysis(id, Some(desk.app.now().date())));
    let reopen = move || desk.with_id(|id| desk.app.close_analysis(id, None));
    let act = move || match closed.get() {
        Some(on) => view! {
            <p>{say::analysis_closed_on(&dates::short_date(on, desk.app.today()))}</p>
            <Button label=Key::ClosingReopen on_press=reopen/>
        },
        None => view! {
            <p>{advice}</p>
            <Button label=Key::ClosingClose on_press=close variant=Variant::Primary/>
        },
    };
    view! {
        <Heading text=Key::ClosingCriteria level=3/>
        <ul class="criteria">{lines}</ul>
        {desk.fields(AnalysisPart::Closing).draw(specs::closing())}
        <div class="close">{act}</div>
    }
}
