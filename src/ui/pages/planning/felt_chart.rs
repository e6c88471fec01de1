//! What is felt beside what is counted, week by week.

use crate::ui::prelude::*;
use crate::{
    domain::period::Felt,
    state::queries::capacity::{Capacity, FeltWeek},
    texts::{Key, number, text},
    ui::parts::{Column, Table},
};

/// Two lines and their table.
pub fn felt_chart(view: Memo<Capacity>) -> Markup {
    let columns = vec![
        Column::text(text(Key::FieldWeek)),
        Column::number(text(Key::FieldFelt)),
        Column::number(text(Key::FieldCounted)),
        Column::number(text(Key::FeltGap)),
    ];
    let rows = Signal::derive(move || view.with(|view| view.weeks.iter().map(row).collect::<Vec<_>>()));
    let names = move || {
        view.with(|view| view.weeks.iter().map(|week| view! { <span>{week.name.clone()}</span> }).collect::<Vec<_>>())
    };
    view! {
        <figure class="forecast-chart felt-chart">
            <figcaption>{move || view.with(|view| view.finding.clone())}</figcaption>
            <svg aria-hidden="true" viewBox="0 0 600 120" preserveAspectRatio="none">
                <line class="full" x1="0" x2="600" y1="40" y2="40"></line>
                {move || view.with(|view| lines(&view.weeks))}
            </svg>
            <div class="forecast-weeks" aria-hidden="true">{names}</div>
            <ul class="forecast-legend" aria-hidden="true">
                <li><span class="forecast-key usual"></span>{text(Key::FieldFelt)}</li>
                <li><span class="forecast-key hand"></span>{text(Key::FieldCounted)}</li>
            </ul>
        </figure>
        <Table caption=Key::FeltTitle columns rows/>
    }
}

fn row(week: &FeltWeek) -> Vec<String> {
    let percent = |value: f64| format!("{} %", number(value.round()));
    let gap = week.counted.map(|counted| number((week.felt - counted).round())).unwrap_or_default();
    vec![week.name.clone(), percent(week.felt), week.counted.map(percent).unwrap_or_default(), gap]
}

fn lines(weeks: &[FeltWeek]) -> Vec<Markup> {
    let step = 600.0 / weeks.len().max(1) as f64;
    let at = |n: usize, value: f64| {
        format!("{:.1},{:.1}", (n as f64 + 0.5) * step, 120.0 - value.clamp(0.0, Felt::MOST) / Felt::MOST * 120.0)
    };
    let felt = weeks.iter().enumerate().map(|(n, week)| at(n, week.felt)).collect::<Vec<_>>().join(" ");
    let counted = weeks.iter().enumerate().filter_map(|(n, week)| Some(at(n, week.counted?)));
    let counted = counted.collect::<Vec<_>>().join(" ");
    vec![
        view! { <polyline class="hand" points=counted></polyline> },
        view! { <polyline class="usual" points=felt></polyline> },
    ]
}
