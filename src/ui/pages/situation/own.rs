//! The user's own figures: beside the triggers that they answer, and all of them under these.

use super::{Desk, specs};
use crate::ui::prelude::*;
use crate::{
    domain::{
        analysis::{TriggerEntry, TriggerKey},
        own_figures::{Counted, OwnFigures},
    },
    state::queries::own_figures::{caveats, rows, said},
    texts::{Key, dates, say},
    ui::parts::{Button, Facts, Heading, InPlace, fact},
};
use chrono::NaiveDate;

/// Where a figure comes from, and the reason where another one stands. `entry` reads the trigger.
pub fn source(desk: Desk, fields: InPlace, entry: impl Fn() -> TriggerEntry + Copy + Send + Sync + 'static) -> Markup {
    let is_overruled = Memo::new(move |_| entry().is_overruled());
    let words = move || said(&entry(), desk.app.today());
    view! {
        <p class="own-said">{words}</p>
        <div class="own-reason" hidden=move || !is_overruled.get()>{fields.draw(specs::overrule())}</div>
    }
}

/// How a trigger's own figure went, four weeks at a time: small bars, and their figures for screen readers.
pub fn course(own: &OwnFigures, key: TriggerKey) -> Option<Markup> {
    let counted = match key {
        TriggerKey::Inflow => &own.inflow,
        TriggerKey::Acute => &own.acute,
        _ => return None,
    };
    (counted.stretches.len() > 1).then(|| bars(counted))
}

fn bars(counted: &Counted) -> Markup {
    let most = counted.stretches.iter().copied().max().unwrap_or(1).max(1);
    let last = counted.stretches.len() - 1;
    let bar = |(n, count): (usize, &u32)| {
        let height = f64::from(*count) / f64::from(most) * 18.0 + 1.0;
        let (x, y) = ((n * 7).to_string(), format!("{:.1}", 20.0 - height));
        view! { <rect class:now=n == last x=x y=y width="5" height=format!("{height:.1}")></rect> }
    };
    let shapes = counted.stretches.iter().enumerate().map(bar).collect::<Vec<_>>();
    let figures = counted.stretches.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let mean = counted.mean().map(|mean| {
        let y = format!("{:.1}", 20.0 - (mean / f64::from(most) * 18.0 + 1.0));
        view! { <line x1="0" x2=((last + 1) * 7).to_string() y1=y.clone() y2=y></line> }
    });
    view! {
        <svg class="own-course" aria-hidden="true" viewBox=format!("0 0 {} 20", (last + 1) * 7)>
            {shapes} {mean}
        </svg>
        <span class="ds-sr-only">{say::own_course(&figures)}</span>
    }
}

/// All of them, with the day they are of.
pub fn all(desk: Desk) -> Markup {
    let take = move || desk.with_id(|id| desk.app.take_own_figures(id));
    let own = Memo::new(move |_| desk.analysis.with(|analysis| analysis.own.clone()));
    let shown = move || own.with(|own| own.as_ref().map(|own| facts(own, desk.app.today())));
    view! {
        <section class="own-figures-all">
            <Heading text=Key::OwnTitle level=3/>
            {shown}
            <div class="actions">
                <Button label=Key::OwnTake on_press=take icon="ArrowRedo"/>
            </div>
        </section>
    }
}

/// The rows, what they are of and what they leave out.
pub fn facts(own: &OwnFigures, today: NaiveDate) -> Markup {
    let lines = rows(own, today).into_iter().map(|(name, value)| fact(name, value)).collect::<Vec<_>>();
    view! {
        <Facts>{lines}</Facts>
        <p class="own-said">{say::own_as_of(&dates::short_date(own.on, today))} " " {caveats(own)}</p>
    }
}
