//! Needed against at hand, a pair of bars for each of a few steps.

use crate::ui::prelude::*;

/// One step, for example a day.
#[derive(Clone, PartialEq, Debug)]
pub struct BarPair {
    /// Under the bars.
    pub name: String,
    /// The full bar.
    pub needed: f64,
    /// The frame.
    pub at_hand: f64,
    /// The figure over the bar, with its unit.
    pub words: String,
    /// The same for the table: name, needed, at hand.
    pub cells: [String; 3],
}

/// Height of the drawing without its labels, in pixels.
const HEIGHT: f64 = 84.0;
/// Room for the figure over a full bar.
const HEAD: f64 = 16.0;

/// A small chart. Its caption is what it shows; a table holds the same for those who do not see it.
#[component]
pub fn Bars(
    /// The finding, in one sentence.
    #[prop(into)]
    finding: Signal<String>,
    /// Heads of the table: step, needed, at hand.
    heads: [String; 3],
    /// The steps.
    #[prop(into)]
    pairs: Signal<Vec<BarPair>>,
) -> impl IntoView {
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect::<Vec<_>>();
    let row = |pair: BarPair| {
        let [name, needed, at_hand] = pair.cells;
        view! { <tr><th scope="row">{name}</th><td>{needed}</td><td>{at_hand}</td></tr> }
    };
    let names = move || {
        let name = |pair: BarPair| {
            let over = is_over(&pair);
            view! { <span class:over=over>{pair.name}</span> }
        };
        pairs.get().into_iter().map(name).collect::<Vec<_>>()
    };
    view! {
        <figure class="bars">
            <figcaption>{move || finding.get()}</figcaption>
            <svg aria-hidden="true" width="100%" height=HEIGHT.to_string()>
                {move || drawn(&pairs.get())}
            </svg>
            <div class="bar-names" aria-hidden="true">{names}</div>
            // A table cannot be made as small as what is only read out; what it stands in can.
            <div class="ds-sr-only">
                <table>
                    <caption>{move || finding.get()}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{move || pairs.get().into_iter().map(row).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        </figure>
    }
}

fn is_over(pair: &BarPair) -> bool {
    pair.needed > pair.at_hand
}

fn drawn(pairs: &[BarPair]) -> Vec<Markup> {
    let most = pairs.iter().map(|pair| pair.needed.max(pair.at_hand)).fold(1.0, f64::max);
    let step = 100.0 / pairs.len().max(1) as f64;
    let tall = |value: f64| value / most * (HEIGHT - HEAD);
    let bar = |at: f64, width: f64, from: f64, to: f64, class: &'static str| {
        let (low, high) = (HEIGHT - tall(from), HEIGHT - tall(to));
        view! {
            <rect
                class=class
                x=format!("{:.2}%", at * step + step * (1.0 - width) / 2.0)
                width=format!("{:.2}%", step * width)
                y=format!("{high:.1}")
                height=format!("{:.1}", (low - high).max(0.0))
            ></rect>
        }
    };
    let mut shapes = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let place = at as f64;
        if pair.at_hand > 0.0 {
            shapes.push(bar(place, 0.72, 0.0, pair.at_hand, "at-hand"));
        }
        if pair.needed > 0.0 {
            shapes.push(bar(place, 0.44, 0.0, pair.needed.min(pair.at_hand), "needed"));
        }
        if is_over(pair) {
            shapes.push(bar(place, 0.44, pair.at_hand, pair.needed, "too-much"));
        }
        if pair.needed > 0.0 {
            shapes.push(view! {
                <text
                    x=format!("{:.2}%", place * step + step / 2.0)
                    y=format!("{:.1}", HEIGHT - tall(pair.needed) - 4.0)
                    text-anchor="middle"
                >
                    {pair.words.clone()}
                </text>
            });
        }
    }
    shapes
}
