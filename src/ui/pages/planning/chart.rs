//! The picture of the next twelve weeks: hours needed against hours at hand, summed from today.
//! Where the need rises above what is at hand, dates break.

use crate::ui::prelude::*;
use crate::{
    state::queries::forecast::{ForecastView, Week},
    texts::{Key, number, text},
};

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 200.0;

/// The picture with its legend. A table beside it holds the same.
pub fn chart(view: Memo<ForecastView>) -> Markup {
    let names = move || view.with(|view| view.weeks.iter().map(name).collect::<Vec<_>>());
    let top = move || view.with(|view| number(most(&view.weeks).ceil()));
    let legend = [
        ("forecast-key hand", Key::ForecastHand),
        ("forecast-key usual", Key::ForecastNeeded),
        ("forecast-key band", Key::ForecastBand),
        ("forecast-key short", Key::ForecastMissing),
    ];
    let legend = legend.map(|(class, words)| view! { <li><span class=class></span>{text(words)}</li> });
    view! {
        <figure class="forecast-chart">
            <figcaption>{text(Key::ForecastChart)}</figcaption>
            <span class="forecast-top" aria-hidden="true">{top}</span>
            <svg aria-hidden="true" viewBox="0 0 600 200" preserveAspectRatio="none">
                {move || view.with(drawn)}
            </svg>
            <div class="forecast-weeks" aria-hidden="true">{names}</div>
            <ul class="forecast-legend" aria-hidden="true">{legend.into_iter().collect::<Vec<_>>()}</ul>
        </figure>
    }
}

fn name(week: &Week) -> Markup {
    view! { <span class:over=week.breaks>{week.name.clone()}</span> }
}

fn most(weeks: &[Week]) -> f64 {
    weeks.iter().map(|week| week.at_hand.max(week.needed[2])).fold(1.0, f64::max)
}

fn drawn(view: &ForecastView) -> Vec<Markup> {
    let weeks = &view.weeks;
    let top = most(weeks);
    let step = WIDTH / weeks.len().max(1) as f64;
    let at = |place: usize, value: f64| format!("{:.1},{:.1}", place as f64 * step, HEIGHT - value / top * HEIGHT);
    let line = |of: &dyn Fn(&Week) -> f64| -> Vec<String> {
        std::iter::once(at(0, 0.0)).chain(weeks.iter().enumerate().map(|(n, week)| at(n + 1, of(week)))).collect()
    };
    let (low, high) = (line(&|week| week.needed[0]), line(&|week| week.needed[2]));
    let band = high.into_iter().chain(low.into_iter().rev()).collect::<Vec<_>>().join(" ");
    let mut shapes = vec![view! { <polygon class="band" points=band></polygon> }];
    // Where more is needed than is at hand.
    let (needed, hand) = (line(&|week| week.needed[1].max(week.at_hand)), line(&|week| week.at_hand));
    let short = needed.into_iter().chain(hand.into_iter().rev()).collect::<Vec<_>>().join(" ");
    shapes.push(view! { <polygon class="short" points=short></polygon> });
    shapes.push(view! { <polyline class="hand" points=line(&|week| week.at_hand).join(" ")></polyline> });
    shapes.push(view! { <polyline class="usual" points=line(&|week| week.needed[1]).join(" ")></polyline> });
    shapes
}
