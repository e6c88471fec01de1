//! The annual wheel: a picture of twelve months, the months as a list, and the entries.

use super::book::Book;
use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, form::FormValues, indicator::THEME, notebook::WHEEL, wheel::WheelEntry},
    state::{
        App, app,
        queries::wheel::{WheelMonth, months, proposed, usual},
    },
    texts::{Key, say, text},
    ui::{
        outgoing::print_button,
        parts::{Button, Heading, PageHead, Variant},
    },
};
use chrono::Datelike;
use std::f64::consts::TAU;

/// The page.
pub fn page() -> Markup {
    let app = app();
    let book = Book::new(&WHEEL).start(|app| {
        let today = app.now().date().to_string();
        FormValues::default().with("from", today).with("rhythm", "monthly").with("occasion", "gathering")
    });
    let shown = Memo::new(move |_| {
        app.watch(WheelEntry::KIND);
        app.watch(THEME);
        app.today();
        app.workspace(|workspace| (months(workspace), usual(workspace), workspace.wheel().is_empty()))
    });
    view! {
        <PageHead title=Key::PracticeWheel lead=Key::WheelLead>
            {print_button(Key::NotebookPrint, Variant::Secondary)}
        </PageHead>
        <Show when=move || shown.with(|shown| shown.2)>
            <section class="notebook">
                <p>{text(Key::WheelBeginLead)}</p>
                <div class="actions">
                    <Button label=Key::WheelBegin variant=Variant::Primary on_press=move || begin(app)/>
                </div>
            </section>
        </Show>
        <section class="wheel" hidden=move || shown.with(|shown| shown.2)>
            {move || shown.with(|(months, _, _)| picture(months))}
            {move || shown.with(|(months, usual, _)| list(months, usual))}
        </section>
        {book.section()}
    }
}

fn begin(app: App) {
    app.begin_with(&WHEEL, proposed(app.now().date()));
}

/// Twelve sectors, this month at the top; the more in a month, the longer its sector.
fn picture(months: &[WheelMonth]) -> Markup {
    let most = months.iter().map(|month| month.lines.len()).max().unwrap_or_default();
    let fullest = months.iter().find(|month| month.lines.len() == most && most > 0);
    let finding = fullest
        .map_or_else(|| text(Key::WheelNothing).to_owned(), |month| say::wheel_fullest(&month.name, &most.to_string()));
    let sector = |(n, month): (usize, &WheelMonth)| {
        let count = month.lines.len();
        let radius = 42.0 + 48.0 * count as f64 / most.max(1) as f64;
        let (from, to) = (n as f64 / 12.0 * TAU, (n + 1) as f64 / 12.0 * TAU);
        let at = |angle: f64, r: f64| (100.0 + angle.sin() * r, 100.0 - angle.cos() * r);
        let ((x1, y1), (x2, y2)) = (at(from, radius), at(to, radius));
        let d = format!("M100 100L{x1:.1} {y1:.1}A{radius:.1} {radius:.1} 0 0 1 {x2:.1} {y2:.1}Z");
        let middle = (from + to) / 2.0;
        let ((name_x, name_y), (count_x, count_y)) = (at(middle, 30.0), at(middle, radius - 9.0));
        let name = format!("{:02}", month.first.month());
        let count = (count > 0).then(|| {
            view! { <text class="wheel-count" x=format!("{count_x:.1}") y=format!("{count_y:.1}")>{count.to_string()}</text> }
        });
        view! {
            <path d=d class:now=n == 0></path>
            <text x=format!("{name_x:.1}") y=format!("{name_y:.1}")>{name}</text>
            {count}
        }
    };
    let sectors = months.iter().enumerate().map(sector).collect::<Vec<_>>();
    view! {
        <figure class="wheel-picture">
            <figcaption>{finding}</figcaption>
            <svg aria-hidden="true" viewBox="0 0 200 200">{sectors}</svg>
        </figure>
    }
}

/// The same in words.
fn list(months: &[WheelMonth], usual: &[(String, String)]) -> Markup {
    let line =
        |day: String, title: &str| view! { <li>{title.to_owned()} " " <span class="wheel-day">{day}</span></li> };
    let often = usual.iter().map(|(day, title)| line(say::wheel_next_day(day), title)).collect::<Vec<_>>();
    let often = (!often.is_empty()).then(|| {
        view! {
            <Heading text=Key::WheelUsual level=3/>
            <ul class="ds-list">{often}</ul>
        }
    });
    let month = |month: &WheelMonth| {
        let lines = month.lines.iter().map(|(day, title)| line(day.clone(), title)).collect::<Vec<_>>();
        let nothing = lines.is_empty().then(|| view! { <li class="none">{text(Key::WheelNothing)}</li> });
        view! { <li><strong>{month.name.clone()}</strong><ul class="ds-list">{nothing}{lines}</ul></li> }
    };
    let months = months.iter().map(month).collect::<Vec<_>>();
    view! {
        <div>
            <Heading text=Key::WheelMonths/>
            {often}
            <ol class="wheel-months">{months}</ol>
        </div>
    }
}
