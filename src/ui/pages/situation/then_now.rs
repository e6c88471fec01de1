//! The figures of the decision beside those measured again: a table, and a line of the sums.

use super::Desk;
pub use crate::state::queries::analysis::then_now::flags;
use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Measured, situation::assess_measured},
    state::queries::analysis::then_now::{all, finding, rows},
    texts::{Key, dates, text},
    ui::parts::{Column, Heading, Table},
};
use chrono::NaiveDate;

/// On the screen, with the picture.
pub fn view(desk: Desk) -> Markup {
    let shown = move || {
        let today = desk.app.today();
        desk.analysis.with(|analysis| match all(analysis)[..] {
            [] | [_] => view! { <p class="help">{text(Key::ThenNone)}</p> },
            ref all => view! { {picture(all, today)} {table(all, today)} },
        })
    };
    view! {
        <section class="then-now">
            <Heading text=Key::ThenNow level=3/>
            {shown}
        </section>
    }
}

/// A column a measuring.
fn table(all: &[&Measured], today: NaiveDate) -> Markup {
    let mut columns = vec![Column::text(text(Key::ThenWhat))];
    columns.extend(all.iter().map(|measured| Column::text(dates::short_date(measured.on, today))));
    let rows = Signal::stored(rows(all, today));
    view! { <Table caption=Key::ThenNow columns rows/> }
}

/// The sums as a line, with the lines from which a colour begins. The table behind it says the same.
fn picture(all: &[&Measured], today: NaiveDate) -> Markup {
    let sums: Vec<u8> = all.iter().map(|measured| assess_measured(measured).sum).collect();
    let finding = finding(all);
    let step = 600.0 / sums.len().max(1) as f64;
    let place = |n: usize, sum: f64| ((n as f64 + 0.5) * step, 120.0 - sum / 18.0 * 120.0);
    let points = sums.iter().enumerate().map(|(n, sum)| {
        let (x, y) = place(n, f64::from(*sum));
        format!("{x:.1},{y:.1}")
    });
    let points = points.collect::<Vec<_>>().join(" ");
    let names = all.iter().zip(&sums).map(|(measured, sum)| {
        view! { <span>{dates::short_date(measured.on, today)} ": " {sum.to_string()}</span> }
    });
    let limit = |sum: f64| format!("{:.1}", 120.0 - sum / 18.0 * 120.0);
    view! {
        <figure class="forecast-chart then-now-chart">
            <figcaption>{finding}</figcaption>
            <svg aria-hidden="true" viewBox="0 0 600 120" preserveAspectRatio="none">
                <line class="full" x1="0" x2="600" y1=limit(4.0) y2=limit(4.0)></line>
                <line class="full" x1="0" x2="600" y1=limit(8.0) y2=limit(8.0)></line>
                <polyline class="usual" points=points></polyline>
            </svg>
            <span class="then-now-limit yellow" aria-hidden="true">{text(Key::ThenYellow)}</span>
            <span class="then-now-limit red" aria-hidden="true">{text(Key::ThenRed)}</span>
            <div class="forecast-weeks" aria-hidden="true">{names.collect::<Vec<_>>()}</div>
        </figure>
    }
}
