//! The course of an indicator: figures as a line, partial goals as marks, baseline and aim as levels.

use crate::ui::prelude::*;
use crate::{
    domain::indicator::Figure,
    state::queries::indicators::IndicatorView,
    texts::{Key, dates, text},
};
use chrono::NaiveDate;

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// The picture; nothing for fewer than two days. A table beside it holds the same.
pub fn course_chart(view: &IndicatorView, today: NaiveDate) -> Option<Markup> {
    let marks: Vec<Figure> = view.partials.iter().map(|row| row.at).collect();
    let days = || view.figures.iter().chain(&marks).map(|figure| figure.on);
    let (first, last) = (days().min()?, days().max()?);
    let span = (last - first).num_days();
    if span == 0 {
        return None;
    }
    let values = view.figures.iter().chain(&marks).map(|figure| figure.value);
    let most = values.chain(view.baseline).chain(view.aim).fold(1.0, f64::max);
    let x = |on: NaiveDate| 8.0 + (on - first).num_days() as f64 / span as f64 * (WIDTH - 16.0);
    let y = |value: f64| HEIGHT - 6.0 - value / most * (HEIGHT - 12.0);
    let level = |class: &'static str, value: Option<f64>| {
        value.map(|value| {
            let y = format!("{:.1}", y(value));
            view! { <line class=class x1="0" x2="600" y1=y.clone() y2=y></line> }
        })
    };
    let line = view.figures.iter().map(|figure| format!("{:.1},{:.1}", x(figure.on), y(figure.value)));
    let line = line.collect::<Vec<_>>().join(" ");
    let mark = |figure: &Figure| {
        let (x, y) = (x(figure.on), y(figure.value));
        let points = format!("{:.1},{y:.1} {x:.1},{:.1} {:.1},{y:.1} {x:.1},{:.1}", x - 6.0, y - 6.0, x + 6.0, y + 6.0);
        view! { <polygon class="course-mark" points=points></polygon> }
    };
    let dot = |figure: &Figure| {
        view! { <circle class="course-dot" cx=format!("{:.1}", x(figure.on)) cy=format!("{:.1}", y(figure.value)) r="3"></circle> }
    };
    let marks = marks.iter().map(mark).collect::<Vec<_>>();
    let dots = view.figures.iter().map(dot).collect::<Vec<_>>();
    let legend = [
        ("course-line", Key::CourseFigures),
        ("course-mark", Key::PartialsTitle),
        ("course-base", Key::FieldBaseline),
        ("course-aim", Key::FieldAim),
    ];
    let legend = legend.map(|(class, name)| {
        let mark = match class {
            "course-mark" => view! { <polygon class=class points="8,1 15,5 8,9 1,5"></polygon> },
            _ => view! { <line class=class x1="0" x2="16" y1="5" y2="5"></line> },
        };
        view! { <li><svg class="course-key" viewBox="0 0 16 10" aria-hidden="true">{mark}</svg>{text(name)}</li> }
    });
    Some(view! {
        <figure class="growth-chart course-chart">
            <svg aria-hidden="true" viewBox="0 0 600 120">
                {level("course-base", view.baseline)}
                {level("course-aim", view.aim)}
                <polyline class="course-line" points=line></polyline>
                {dots}
                {marks}
            </svg>
            <div class="course-days" aria-hidden="true">
                <span>{dates::short_date(first, today)}</span>
                <span>{dates::short_date(last, today)}</span>
            </div>
            <ul class="growth-legend" aria-hidden="true">{legend.into_iter().collect::<Vec<_>>()}</ul>
        </figure>
    })
}
