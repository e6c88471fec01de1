//! Feedback month by month, as a picture and as a table. No norm: a count says nothing of quality.

use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, feedback::Feedback},
    state::{
        app,
        queries::feedback_figures::{FeedbackMonth, feedback_figures},
    },
    texts::{Key, text},
    ui::{
        parts::{Column, LinkButton, PageHead, Table},
        route::Route,
    },
};

const HEIGHT: f64 = 120.0;
/// What is drawn: two columns a month, each of two parts.
const LEGEND: [(&str, Key); 4] = [
    ("growth-bar given", Key::FiguresGivenPositive),
    ("growth-bar given corrective", Key::FiguresGivenCorrective),
    ("growth-bar received", Key::FiguresReceivedPositive),
    ("growth-bar received corrective", Key::FiguresReceivedCorrective),
];

/// The page.
pub fn page() -> Markup {
    let app = app();
    let figures = Memo::new(move |_| {
        app.watch(Feedback::KIND);
        app.today();
        app.workspace(feedback_figures)
    });
    let mut columns = vec![Column::text(text(Key::FiguresMonth))];
    columns.extend(LEGEND.map(|(_, name)| Column::number(text(name))));
    columns.push(Column::number(text(Key::FiguresOpen)));
    let rows = Signal::derive(move || figures.with(|figures| figures.months.iter().map(row).collect::<Vec<_>>()));
    let legend = LEGEND.map(|(class, name)| {
        view! { <li><svg class="growth-key" viewBox="0 0 10 10" aria-hidden="true"><rect class=class width="10" height="10"></rect></svg>{text(name)}</li> }
    });
    view! {
        <PageHead title=Key::FeedbackFigures lead=Key::FeedbackFiguresLead>
            <LinkButton label=Key::FeedbackAll href=Route::Growth { entry: None }.href()/>
        </PageHead>
        <figure class="growth-chart">
            <figcaption>{move || figures.with(|figures| figures.finding.clone())}</figcaption>
            <svg aria-hidden="true" viewBox="0 0 600 120" preserveAspectRatio="none">
                {move || figures.with(|figures| drawn(&figures.months))}
            </svg>
            <div class="growth-months" aria-hidden="true">
                {move || {
                    let name = |month: &FeedbackMonth| view! { <span>{month.name.clone()}</span> };
                    figures.with(|figures| figures.months.iter().map(name).collect::<Vec<_>>())
                }}
            </div>
            <ul class="growth-legend" aria-hidden="true">{legend.into_iter().collect::<Vec<_>>()}</ul>
        </figure>
        <Table caption=Key::FeedbackFigures columns rows/>
    }
}

fn row(month: &FeedbackMonth) -> Vec<String> {
    let [given, corrective] = month.given;
    let [received, received_corrective] = month.received;
    let counts = [given, corrective, received, received_corrective, month.open];
    std::iter::once(month.name.clone()).chain(counts.map(|count| count.to_string())).collect()
}

fn drawn(months: &[FeedbackMonth]) -> Vec<Markup> {
    let most = months.iter().flat_map(|month| [month.given, month.received]).map(|[a, b]| a + b).max().unwrap_or(0);
    let (step, unit) = (600.0 / months.len().max(1) as f64, HEIGHT / most.max(1) as f64);
    let mut shapes = Vec::new();
    for (at, month) in months.iter().enumerate() {
        for (side, counts) in [month.given, month.received].into_iter().enumerate() {
            let mut foot = HEIGHT;
            for (part, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let tall = count as f64 * unit;
                foot -= tall;
                let x = at as f64 * step + step * (0.14 + 0.37 * side as f64);
                let (class, width) = (LEGEND[side * 2 + part].0, step * 0.35);
                shapes.push(
                    view! { <rect class=class x=format!("{x:.1}") y=format!("{foot:.1}") width=format!("{width:.1}") height=format!("{tall:.1}")></rect> },
                );
            }
        }
    }
    shapes
}
