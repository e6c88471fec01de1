//! Step 2: measures in the own unit, each with what it gives, what it costs and what to remember.

use super::{Desk, sentences, specs, words};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::{Measure, MeasureKind},
        measure::{CATALOGUE, CatalogueEntry, catalogue_entry, gaps},
    },
    state::actions::analyses::{AnalysisPart, changes_of},
    texts::{Key, say, text},
    ui::parts::{Button, Heading, IconButton, focus_last_row, hand_on_focus, keyed},
};

/// The step.
pub fn view(desk: Desk) -> Markup {
    let offers = CATALOGUE.iter().map(|entry| offer(desk, entry)).collect::<Vec<_>>();
    let count = Memo::new(move |_| desk.analysis.with(|analysis| analysis.measures.len()));
    let none = move || (count.get() == 0).then(|| view! { <p>{text(Key::MeasuresNone)}</p> });
    view! {
        <p class="protect">{text(Key::MeasuresProtect)}</p>
        <Heading text=Key::MeasuresChosen level=3/>
        {none}
        <ol class="entries">
            {keyed(move || (0..count.get()).collect(), usize::to_string, move |at| entry(desk, at))}
        </ol>
        <Heading text=Key::MeasuresCatalogue level=3/>
        <ul class="offers">{offers} <li>{add(desk, MeasureKind::Own)}</li></ul>
    }
}

fn offer(desk: Desk, entry: &'static CatalogueEntry) -> Markup {
    let words = say::measure_gives(words::gain(entry.gain), words::cost(entry.cost), &words::guards(entry));
    view! {
        <li>
            {add(desk, entry.kind)}
            <span>{words}</span>
        </li>
    }
}

fn add(desk: Desk, kind: MeasureKind) -> Markup {
    let press = move || {
        desk.with_id(|id| desk.app.add_measure(id, proposal(kind)));
        focus_last_row(".entries");
    };
    view! { <Button label=say::measure_add(words::measure(kind)) on_press=press icon="Plus"/> }
}

/// A measure with what the catalogue knows of it, to be made one's own.
fn proposal(kind: MeasureKind) -> Measure {
    let known = catalogue_entry(kind);
    let words = |words: Option<&'static str>| words.unwrap_or_default().to_owned();
    Measure {
        kind,
        effect: words(known.map(|entry| words::gain(entry.gain))),
        consequence: words(known.map(|entry| words::cost(entry.cost))),
        ..Measure::default()
    }
}

/// What it gives in the user's own forecast, and the buttons that reckon it.
fn effect(desk: Desk, at: usize, measure: Memo<Measure>) -> Markup {
    let can = Memo::new(move |_| {
        let today = desk.app.today();
        desk.analysis.with(|analysis| measure.with(|measure| !changes_of(measure, analysis, today).is_empty()))
    });
    let kind = measure.with_untracked(|measure| measure.kind);
    let words = move || {
        let lacks = if kind == MeasureKind::Distribute { Key::MeasureNeedsMoves } else { Key::MeasureNeedsHours };
        match measure.with(|measure| measure.estimate) {
            Some(estimate) => sentences::estimate(&estimate, desk.app.today()),
            None if !can.get() => text(lacks).to_owned(),
            None => String::new(),
        }
    };
    let reckon = move || desk.with_id(|id| desk.app.estimate_measure(id, at));
    let take = move || desk.with_id(|id| desk.app.take_meetings(id, at));
    let from_list = (kind == MeasureKind::FewerMeetings)
        .then(|| view! { <Button label=Key::MeasureMeetings on_press=take icon="Calendar"/> });
    view! {
        <p class="advice" role="status">{words}</p>
        <div class="actions">
            {from_list}
            <Button
                label=Key::MeasureReckon
                on_press=reckon
                icon="TrendUp"
                disabled=Signal::derive(move || !can.get())
            />
        </div>
    }
}

fn entry(desk: Desk, at: usize) -> Markup {
    let fields = desk.fields(AnalysisPart::Measure(at));
    let measure =
        Memo::new(move |_| desk.analysis.with(|analysis| analysis.measures.get(at).cloned().unwrap_or_default()));
    let name = Signal::derive(move || measure.with(|measure| words::measure(measure.kind).to_owned()));
    let remember = move || {
        measure.with(|measure| catalogue_entry(measure.kind).map(|entry| say::measure_remember(&words::guards(entry))))
    };
    let lacks = move || {
        let lacking = measure.with(|measure| gaps(measure).into_iter().filter_map(words::gap).collect::<Vec<_>>());
        (!lacking.is_empty()).then(|| say::measure_lacks(&lacking.join(", ")))
    };
    let remove = move || {
        hand_on_focus();
        desk.with_id(|id| desk.app.delete_measure(id, at));
    };
    view! {
        <li class="entry">
            <header>
                <Heading text=name level=4/>
                <IconButton
                    label=Signal::derive(move || say::measure_remove_of(&name.get()))
                    icon="Trash"
                    on_press=remove
                />
            </header>
            <p class="advice">{remember} " " {lacks}</p>
            {fields.draw(specs::measure())}
            {effect(desk, at, measure)}
        </li>
    }
}
