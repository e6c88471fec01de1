//! The warning as it is handed over: for the one who gets it, without case codes.

use super::concerns::recipient;
use crate::ui::prelude::*;
use crate::{
    domain::{case::Case, concern::Concern, entity::Entity, own_figures::OwnFigures},
    state::{
        App,
        queries::{
            half_page::minimum,
            own_figures::{caveats, rows},
            veil::{Veil, names_in},
        },
    },
    texts::{Key, dates, planning_words, say, text},
    ui::parts::{Alert, Facts, Tone, fact},
};
use std::sync::Arc;

/// What goes out, exactly as it is printed; above it a warning where the text looks like a name.
pub fn view(app: App, concern: Memo<Option<Arc<Concern>>>) -> Markup {
    let suspect = move || {
        let found = concern.with(|one| {
            let texts = one.iter().flat_map(|one| [&one.unable, &one.give, &one.reply, &one.role]);
            names_in(texts.map(String::as_str))
        });
        (!found.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=say::sheet_suspect(&found.join(", "))/> })
    };
    let paper = move || {
        app.watch_items();
        app.watch(Case::KIND);
        concern.with(|one| one.as_ref().map(|one| draw(app, one)))
    };
    view! {
        <div class="no-print">{suspect}</div>
        <article class="concern-sheet" aria-label=text(Key::ConcernPreview)>
            {paper}
        </article>
        <p class="help no-print">{text(Key::SheetPrivate)}</p>
    }
}

fn draw(app: App, concern: &Concern) -> Markup {
    let today = app.today();
    let veil = app.workspace(|workspace| Veil::of(workspace, false));
    let own = concern.own.clone().unwrap_or_else(|| app.workspace(OwnFigures::of));
    let figures = rows(&own, today).into_iter().map(|(name, value)| fact(name, value)).collect::<Vec<_>>();
    let (unable, give) = (veil.over(&concern.unable), veil.over(&concern.give));
    let day = dates::long_date(concern.sent.unwrap_or(today));
    let minimum = app.workspace(minimum).join(" · ");
    let letters = veil.letters();
    let key = letters.iter().map(|letter| view! { <span>{letter.clone()} ": ______ "</span> }).collect::<Vec<_>>();
    view! {
        <header>
            <h2 class="ds-heading" data-size="sm">
                {text(Key::ConcernTitle)}
            </h2>
            <p>{say::concern_to(recipient(concern), &day)}</p>
            <p class="goals">{text(Key::AnalysisGoals)}</p>
        </header>
        <h3 class="ds-heading" data-size="2xs">{text(Key::OwnTitle)}</h3>
        <Facts>{figures}</Facts>
        <p class="own-said">{say::own_as_of(&dates::short_date(own.on, today))} " " {caveats(&own)}</p>
        <h3 class="ds-heading" data-size="2xs">{text(Key::FieldUnable)}</h3>
        <p class="concern-words">{unable}</p>
        <h3 class="ds-heading" data-size="2xs">{text(Key::FieldGive)}</h3>
        <p class="concern-words">{if give.is_empty() { "–".to_owned() } else { give }}</p>
        <p><strong>{text(Key::HalfMinimum)} ": "</strong>{minimum}</p>
        {answered(concern, &veil, today)}
        <p hidden=letters.is_empty()>{text(Key::HalfKey)} " " {key}</p>
        <p class="honest">{text(Key::ConcernHonest)}</p>
    }
}

/// The answer, or room to write it.
fn answered(concern: &Concern, veil: &Veil, today: chrono::NaiveDate) -> Markup {
    let day = concern.answered.map(|day| dates::short_date(day, today));
    let parts = [Some(veil.over(&concern.role)), day, Some(veil.over(&concern.reply))];
    let said = parts.into_iter().flatten().filter(|part| !part.is_empty());
    let words = std::iter::once(planning_words::answer(concern.answer).to_owned()).chain(said);
    let words = words.collect::<Vec<_>>().join(", ");
    view! {
        <h3 class="ds-heading" data-size="2xs">{text(Key::FieldAnswer)}</h3>
        <p class="concern-words">{words}</p>
    }
}
