//! Whether the work with a date fits into the hours at hand, what breaks, and three ways out.

use super::{chart::chart, watch};
use crate::ui::prelude::*;
use crate::{
    domain::forecast::Verdict,
    state::{
        App, app,
        queries::forecast::{ForecastView, LateRow, WayOut, Week, forecast},
    },
    texts::{Key, number, say, text},
    ui::{
        parts::{Alert, Button, CheckBox, Column, Heading, LinkButton, PageHead, Table, Tone, Variant},
        route::{Plan, Route},
    },
};

/// The page.
pub fn page() -> Markup {
    let app = app();
    let view = Memo::new(move |_| {
        watch(app);
        app.workspace(forecast)
    });
    let holds = Memo::new(move |_| view.with(|view| view.ways.is_empty()));
    view! {
        <PageHead title=Key::ForecastTitle lead=Key::ForecastLead>
            <LinkButton
                label=Key::ForecastToHalf
                href=Route::Plan(Plan::HalfPage).href()
                variant=Variant::Primary
                icon="PrinterSmall"
            />
        </PageHead>
        <div class="forecast">
            {move || view.with(finding)}
            <div class="forecast-picture">
                {chart(view)}
                <details class="fold">
                    <summary>{text(Key::ForecastTable)}</summary>
                    <div>{weeks(view)}</div>
                </details>
            </div>
            <Show when=move || !holds.get()>
                <section>
                    <Heading text=Key::ForecastWays/>
                    <p class="forecast-quiet">{text(Key::ForecastWaysLead)}</p>
                    <div class="forecast-ways">
                        {move || view.with(|view| view.ways.iter().map(way).collect::<Vec<_>>())}
                    </div>
                </section>
                <section>
                    <Heading text=Key::ForecastLate/>
                    <p class="forecast-quiet">{text(Key::ForecastLateHow)}</p>
                    {late(view)}
                </section>
            </Show>
            <section class="forecast-notes">
                <Heading text=Key::ForecastNotes/>
                <p>{text(Key::ForecastHow)}</p>
                {move || view.with(|view| view.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect::<Vec<_>>())}
                {own_times(app, view)}
            </section>
        </div>
    }
}

/// The user's own times, offered where there are enough of them.
fn own_times(app: App, view: Memo<ForecastView>) -> Markup {
    let words = Memo::new(move |_| view.with(|view| view.own_times.clone()));
    let used = Memo::new(move |_| view.with(|view| view.uses_own_times));
    view! {
        <div hidden=move || words.with(String::is_empty) && !used.get()>
            <p>{words}</p>
            <CheckBox label=Key::OwnTimesUse ticked=used on_tick=move |now| app.use_own_times(now)/>
        </div>
    }
}

fn finding(view: &ForecastView) -> Markup {
    let tone = match view.verdict {
        Verdict::Holds => Tone::Success,
        Verdict::MayBreak => Tone::Info,
        Verdict::Breaks | Verdict::BreaksSurely => Tone::Warning,
    };
    let range = view.range.clone();
    view! { <Alert tone title=view.finding.clone()><p>{range}</p></Alert> }
}

/// Dates that do not hold before the rest waits behind a button.
const SHORT_LATE: usize = 30;
/// Lines of a way out before the rest is folded away.
const SHORT: usize = 5;

fn way(way: &WayOut) -> Markup {
    let line = |(line, _): &(String, usize)| view! { <li>{line.clone()}</li> };
    let first = way.lines.iter().take(SHORT).map(line).collect::<Vec<_>>();
    let rest = way.lines.get(SHORT..).unwrap_or_default().to_vec();
    let more = (!rest.is_empty()).then(|| {
        // Drawn when it is asked for: with a thousand tasks there are hundreds.
        let opened = RwSignal::new(false);
        let count = rest.iter().map(|(_, times)| times).sum::<usize>().to_string();
        view! {
            <details class="fold" on:toggle=move |_| opened.set(true)>
                <summary>{say::half_more(&count)}</summary>
                <ul>{move || opened.get().then(|| rest.iter().map(line).collect::<Vec<_>>())}</ul>
            </details>
        }
    });
    view! {
        <div>
            <Heading text=way.title.clone() level=3/>
            <ul>{first}</ul>
            {more}
            <p class="forecast-quiet">{way.cost.clone()}</p>
        </div>
    }
}

fn weeks(view: Memo<ForecastView>) -> Markup {
    let numbers = [
        Key::ForecastDueHours,
        Key::ForecastOwnHours,
        Key::ForecastSumNeeded,
        Key::ForecastSumRange,
        Key::ForecastSumHand,
        Key::ForecastSpare,
    ];
    let mut columns = vec![Column::text(text(Key::ForecastWeek))];
    columns.extend(numbers.map(|name| Column::number(text(name))));
    let rows = Signal::derive(move || view.with(|view| view.weeks.iter().map(week_row).collect::<Vec<_>>()));
    view! { <Table caption=Key::ForecastChart columns rows/> }
}

fn week_row(week: &Week) -> Vec<String> {
    let whole = |value: f64| number(value.round());
    let [low, usual, high] = week.needed;
    vec![
        week.name.clone(),
        whole(week.alone[0]),
        whole(week.alone[1]),
        whole(usual),
        format!("{}–{}", whole(low), whole(high)),
        whole(week.at_hand),
        whole(week.at_hand - usual),
    ]
}

fn late(view: Memo<ForecastView>) -> Markup {
    let columns = vec![
        Column::text(text(Key::ForecastWhat)),
        Column::text(text(Key::ColumnCode)),
        Column::text(text(Key::ForecastDue)),
        Column::number(text(Key::ForecastMissing)),
        Column::text(text(Key::ForecastDone)),
    ];
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| view.with(|view| view.late.len()));
    let rows = Signal::derive(move || {
        let most = if all.get() { usize::MAX } else { SHORT_LATE };
        view.with(|view| view.late.iter().take(most).map(late_row).collect::<Vec<_>>())
    });
    let more = move || say::list_show_all(&count.get().to_string());
    view! {
        <Table caption=Key::ForecastLate columns rows/>
        <Show when=move || { count.get() > SHORT_LATE && !all.get() }>
            <Button label=Signal::derive(more) variant=Variant::Tertiary on_press=move || all.set(true)/>
        </Show>
    }
}

/// The cells of a date that does not hold.
fn late_row(row: &LateRow) -> Vec<String> {
    let due = match row.overdue {
        true => format!("{}, {}", row.due, text(Key::ForecastAlready)),
        false => row.due.clone(),
    };
    vec![row.title.clone(), row.code.clone(), due, row.missing.clone(), row.done.clone()]
}
