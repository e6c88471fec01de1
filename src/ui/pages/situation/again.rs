//! The triggers measured again at an evaluation: one's own figures filled in, the rest asked anew.

use super::{Desk, figures, own, sentences, specs, words};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::{Measured, TriggerKey},
        situation::{TriggerSpec, assess_measured},
    },
    state::actions::analyses::AnalysisPart,
    texts::{Key, dates, say, text},
    ui::{
        focus,
        parts::{Button, Tag},
    },
};

/// The button, or what was measured.
pub fn view(desk: Desk, at: usize) -> Markup {
    let measured = Memo::new(move |_| {
        desk.analysis.with(|analysis| analysis.evaluations.get(at).and_then(|one| one.measured.clone()))
    });
    let is_measured = Memo::new(move |_| measured.with(Option::is_some));
    let start = move || {
        desk.with_id(|id| desk.app.measure_again(id, at));
        focus::lead_to(place(at));
    };
    let shown = move || match is_measured.get() {
        true => fields(desk, at, measured),
        false => view! { <div class="actions"><Button label=Key::AgainStart on_press=start icon="ArrowRedo"/></div> },
    };
    shown.into_markup()
}

fn place(at: usize) -> String {
    format!("again-{at}")
}

fn fields(desk: Desk, at: usize, measured: Memo<Option<Measured>>) -> Markup {
    let rows = TriggerKey::ALL.map(|key| row(desk, at, key, measured)).into_iter().collect::<Vec<_>>();
    let title = move || {
        measured.with(|held| {
            let title = held.as_ref().map(|held| say::again_title(&dates::short_date(held.on, desk.app.today())));
            // A date can end with a full stop of its own.
            title.map(|title| title.trim_end_matches('.').to_owned())
        })
    };
    let sum = move || {
        measured.with(|held| {
            held.as_ref().map(|held| {
                let found = assess_measured(held);
                let (name, _) = sentences::colour_or_open(&found);
                say::again_filled(&found.filled_in().to_string(), name, &found.sum.to_string())
            })
        })
    };
    view! {
        <details class="again" open=true>
            <summary id=place(at)>{title} ". " {sum}</summary>
            <ul class="again-rows">{rows}</ul>
            {desk.fields(AnalysisPart::AgainFlags(at)).draw(specs::flags())}
        </details>
    }
}

fn row(desk: Desk, at: usize, key: TriggerKey, measured: Memo<Option<Measured>>) -> Markup {
    let fields = desk.fields(AnalysisPart::Again(at, key));
    let entry = move || {
        measured.with(|held| held.as_ref().and_then(|held| held.triggers.get(&key).cloned()).unwrap_or_default())
    };
    let finding = Memo::new(move |_| {
        measured.with(|held| *assess_measured(held.as_ref().unwrap_or(&Measured::default())).level(key))
    });
    let spec = TriggerSpec::of(key);
    let how = move || sentences::how_found(&spec, &finding.get(), false);
    let level = Signal::derive(move || figures::level_name(&finding.get()));
    view! {
        <li>
            <h4 class="ds-heading" data-size="2xs">
                {text(words::trigger(key).name)}
            </h4>
            <div class="trigger-figures">{fields.draw(specs::figures(key))}</div>
            <div class="trigger-level">
                {move || {
                    let tone = figures::level_tone(&finding.get());
                    view! { <Tag text=level tone/> }
                }}
                <p>{how}</p>
                {(spec.history.is_some()).then(|| own::source(desk, fields, entry))}
            </div>
        </li>
    }
}
