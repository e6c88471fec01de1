//! Steps 3 to 5: the leader discussion, the decision, carrying it out.

use super::{Desk, figures, frozen, moves, specs, words};
use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Audience, procedure::Stage},
    state::actions::analyses::AnalysisPart,
    texts::{Key, dates, say, text},
    ui::{authority_search::authority_search, focus, parts::Button},
};

/// Step 3. What the figures say stands above what the leaders made of them.
pub fn discussion(desk: Desk) -> Markup {
    view! {
        <p class="who">{text(Key::DiscussionWho)}</p>
        {figures::colour(desk)}
        {desk.fields(AnalysisPart::Discussion).draw(specs::discussion())}
        {moves::view(desk)}
    }
}

/// Step 4. What the figures propose stands above what the leaders decided.
pub fn decision(desk: Desk) -> Markup {
    let is_frozen = Memo::new(move |_| desk.analysis.with(|analysis| analysis.frozen.is_some()));
    view! {
        <p class="who">{text(Key::DecisionWho)}</p>
        {figures::colour(desk)}
        {move || if is_frozen.get() { frozen::decision(desk) } else { open_decision(desk) }}
    }
}

fn open_decision(desk: Desk) -> Markup {
    let is_said = Memo::new(move |_| desk.analysis.with(|analysis| Stage::Decision.is_said(analysis)));
    let record = move || {
        desk.with_id(|id| desk.app.decide_analysis(id));
        focus::lead_to(super::STAGE.to_owned());
    };
    let unsaid = Signal::derive(move || !is_said.get());
    view! {
        {desk.fields(AnalysisPart::Decision).draw(specs::decision())}
        {authority_search()}
        <p class="help">{text(Key::DecisionRecordHelp)}</p>
        <div class="actions">
            <Button label=Key::DecisionRecord on_press=record icon="PadlockLocked" disabled=unsaid/>
        </div>
    }
}

/// Step 5.
pub fn carrying_out(desk: Desk) -> Markup {
    let fields = desk.fields(AnalysisPart::Implementation);
    let told = move || {
        let today = desk.app.today();
        let informed = desk.analysis.with(|analysis| analysis.implementation.informed.clone());
        let line = |audience: Audience| {
            informed.get(&audience).map(|on| {
                let words = say::informed_on(text(words::audience(audience)), &dates::short_date(*on, today));
                view! { <li>{words}</li> }
            })
        };
        Audience::ALL.into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <p class="who">{text(Key::CarryingOutSource)}</p>
        {fields.draw(specs::carrying_out())}
        <fieldset class="ds-fieldset informed">
            <legend class="ds-label">{text(Key::CarryingOutInformed)}</legend>
            {fields.draw(specs::informed())}
            <ul class="told">{told}</ul>
        </fieldset>
    }
}
