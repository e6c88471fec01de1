//! Step 1: one trigger a row, what weighs more than the sum, the colour with its reasons.

use super::{Desk, frozen, own, sentences, specs, words};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::TriggerKey,
        form::FormValues,
        situation::{LevelFinding, TriggerSpec, assess_decided},
    },
    state::actions::analyses::{AnalysisPart, field},
    texts::{Key, dates, say, text},
    ui::parts::{Button, Heading, Tag, Tone},
};

/// The step; after the decision what was frozen then.
pub fn view(desk: Desk) -> Markup {
    let is_frozen = Memo::new(move |_| desk.analysis.with(|analysis| analysis.frozen.is_some()));
    let content = move || if is_frozen.get() { frozen::view(desk) } else { open(desk) };
    view! {
        {content}
        {colour(desk)}
    }
}

fn open(desk: Desk) -> Markup {
    let rows = TriggerKey::ALL.map(|key| trigger_row(desk, key)).into_iter().collect::<Vec<_>>();
    view! {
        <ul class="triggers">{rows}</ul>
        <div class="below">
            {flags(desk)}
            <div class="unit-and-day">{desk.fields(AnalysisPart::Head).draw(specs::head())}</div>
        </div>
        {own::all(desk)}
    }
}

fn trigger_row(desk: Desk, key: TriggerKey) -> Markup {
    let spec = TriggerSpec::of(key);
    let words = words::trigger(key);
    let fields = desk.fields(AnalysisPart::Trigger(key));
    let finding = Memo::new(move |_| *desk.findings.get().level(key));
    let level = Signal::derive(move || level_name(&finding.get()));
    let open = RwSignal::new(false);
    let how = move || sentences::how_found(&spec, &finding.get(), true);
    let thresholds = move || desk.analysis.with(|analysis| sentences::thresholds(&spec, analysis.trigger(key)));
    let last = move || desk.last.get().map(|last| sentences::last_level(&last, key));
    let entry = move || desk.analysis.with(|analysis| analysis.trigger(key).clone());
    let course = move || desk.analysis.with(|analysis| analysis.own.as_ref().and_then(|own| own::course(own, key)));
    view! {
        <li class="trigger" data-level=move || filled_level(&finding.get())>
            <div class="trigger-name">
                <h3 class="ds-heading" data-size="2xs">
                    {text(words.name)}
                </h3>
                <p>{text(words.unit)}</p>
                {course}
            </div>
            <div class="trigger-figures">{fields.draw(specs::figures(key))}</div>
            <div class="trigger-level">
                {move || {
                    let tone = level_tone(&finding.get());
                    view! { <Tag text=level tone/> }
                }}
                <p>{how}</p>
                {(spec.history.is_some()).then(|| own::source(desk, fields, entry))}
            </div>
            <p class="trigger-last">{last}</p>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {text(Key::TriggerMore)}
                <span class="ds-sr-only">": "{text(words.name)}</span>
            </button>
            <div class="more" hidden=move || !open.get()>
                <p class="thresholds">{thresholds}</p>
                {fields.draw(specs::more(key))}
            </div>
        </li>
    }
}

/// A level in words.
pub fn level_name(finding: &LevelFinding) -> String {
    match finding.is_filled_in() {
        true => say::level_of(&finding.level.to_string()),
        false => text(Key::LevelOpen).to_owned(),
    }
}

/// The level for the row's mark; none without one.
fn filled_level(finding: &LevelFinding) -> Option<String> {
    finding.is_filled_in().then(|| finding.level.to_string())
}

/// And its tone.
pub fn level_tone(finding: &LevelFinding) -> Tone {
    match finding.level {
        _ if !finding.is_filled_in() => Tone::Neutral,
        0 => Tone::Success,
        1 | 2 => Tone::Warning,
        _ => Tone::Danger,
    }
}

/// Broken clocks and a child without a worker. What one's own data say is offered, not taken.
fn flags(desk: Desk) -> Markup {
    let fields = desk.fields(AnalysisPart::Flags);
    let own = move || {
        let overdue = desk.overdue.get();
        say::flags_own(&overdue.clocks5.to_string(), &overdue.clocks4.to_string())
    };
    let is_taken = Memo::new(move |_| {
        let overdue = desk.overdue.get();
        desk.analysis.with(|analysis| (analysis.broken5, analysis.broken4) == (overdue.clocks5, overdue.clocks4))
    });
    let take = move || {
        let overdue = desk.overdue.get_untracked();
        let unassigned = desk.analysis.with_untracked(|analysis| analysis.unassigned_danger);
        let values = FormValues::default()
            .with(field::BROKEN5, overdue.clocks5.to_string())
            .with(field::BROKEN4, overdue.clocks4.to_string())
            .with(field::UNASSIGNED, unassigned.to_string());
        // Three values made here can always be read.
        let _ = desk.with_id(|id| desk.app.edit_analysis(id, AnalysisPart::Flags, &values));
    };
    view! {
        <section class="flags">
            <Heading text=Key::FlagsTitle level=3/>
            {fields.draw(specs::flags())}
            <p class="own-figures">
                {own}
                {move || (!is_taken.get()).then(|| view! { <Button label=Key::FlagsUse on_press=take/> })}
            </p>
        </section>
    }
}

/// The colour at the foot, with every reason that decided it, beside the last one.
pub fn colour(desk: Desk) -> Markup {
    let words = move || {
        desk.findings.with(|found| {
            if !found.says_something() {
                return vec![text(Key::ColourOpenWhy).to_owned()];
            }
            let mut words = sentences::because(found);
            words.push(sentences::proposal(found).to_owned());
            words
        })
    };
    let lines = move || words().into_iter().map(|line| view! { <span>{line}</span> }).collect::<Vec<_>>();
    let filled = move || desk.findings.with(|found| say::colour_filled(&found.filled_in().to_string()));
    let last = move || {
        desk.last.get().map(|last| {
            let found = assess_decided(&last);
            let date = dates::short_date(last.opened, desk.app.today());
            say::colour_last(&date, words::colour(found.colour).0, &found.sum.to_string())
        })
    };
    let tag = move || {
        let (name, tone) = desk.findings.with(sentences::colour_or_open);
        view! { <Tag text=name tone/> }
    };
    view! {
        <div class="colour" role="status">
            <p class="colour-name">{tag}</p>
            <p class="colour-why">{lines}</p>
            <p class="colour-more">
                <span>{filled}</span>
                <span>{last}</span>
            </p>
        </div>
    }
}
