//! Beside the lists: whether the week holds, the points, and the days to come.

use super::Today;
use crate::ui::prelude::*;
use crate::{
    domain::{load::DayHours, retention::expired},
    state::{
        Exchange, FolderCopies, FolderState, Workbooks,
        actions::backup::{Reminder, last_backup},
        app,
        queries::today::Day,
    },
    texts::{Key, dates, number, say, text},
    ui::{
        last_backup_words::last_backup_words,
        parts::{BarPair, Bars, Button, Column, Heading, Meter, Table, Tone, Variant, keyed},
        route::{DataTab, Route},
        work_list::{Shown, WorkList},
    },
};
use chrono::Datelike;

/// Lines of the days to come before the rest waits behind a button.
const SHORT_AHEAD: usize = 6;

/// Hours needed against hours at hand, today and six days on.
#[component]
pub fn WeekBars(page: Memo<Today>) -> impl IntoView {
    let heads = [Key::WeekDay, Key::WeekNeeded, Key::WeekAtHand].map(|head| text(head).to_owned());
    let finding = Signal::derive(move || page.with(|page| page.week.finding.clone()));
    let pairs = Signal::derive(move || page.with(|page| page.week.days.iter().map(pair).collect::<Vec<_>>()));
    view! {
        <section class="week">
            <Heading text=Key::TodayWeekTitle/>
            <Bars finding heads pairs/>
        </section>
    }
}

fn pair(day: &DayHours) -> BarPair {
    let hours = |hours: f64| say::hours(&number(hours));
    BarPair {
        name: format!("{} {}.", dates::short_day(day.date), day.date.day()),
        needed: day.needed,
        at_hand: day.at_hand,
        words: number(day.needed),
        cells: [dates::long_date(day.date), hours(day.needed), hours(day.at_hand)],
    }
}

/// Points against capacity, with the sum behind it.
#[component]
pub fn Load(page: Memo<Today>) -> impl IntoView {
    let points = Memo::new(move |_| page.with(|page| page.points.clone()));
    let tone = move || if points.with(|points| points.is_over) { Tone::Warning } else { Tone::Neutral };
    let columns = vec![
        Column::text(text(Key::LoadPart)),
        Column::number(text(Key::LoadCount)),
        Column::number(text(Key::LoadPointsHead)),
    ];
    let rows = move || {
        let line = |(what, count, sum): (String, String, String)| vec![what, count, sum];
        points.with(|points| points.lines.iter().cloned().map(line).collect::<Vec<_>>())
    };
    view! {
        <section class="load">
            <Heading text=Key::TodayLoad/>
            <Meter
                label=Key::LoadLabel
                value=Signal::derive(move || points.with(|points| points.points))
                max=Signal::derive(move || points.with(|points| points.capacity))
                text=Signal::derive(move || points.with(|points| points.words.clone()))
                tone=Signal::derive(tone)
            />
            <p class="band">{move || points.with(|points| points.band_words)}</p>
            <details class="fold">
                <summary>{text(Key::LoadHow)}</summary>
                <div>
                    <p>{text(Key::LoadOurModel)}</p>
                    <Table caption=Key::LoadHow columns rows=Signal::derive(rows)/>
                </div>
            </details>
        </section>
    }
}

/// That a backup is due, how much it would hold that none holds, and a way to hear of it tomorrow.
#[component]
pub fn OldBackup() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let put_off = RwSignal::new(false);
    let words = Memo::new(move |_| {
        app.watch_history();
        app.backup_reminder(workbooks).filter(|_| !put_off.get()).map(|due| match due {
            Reminder::Never { changes } => say::today_backup_never(changes as i64, least(changes)),
            Reminder::Old { days, changes } => {
                let least = if changes == 1 { "" } else { least(changes) };
                let old = say::today_backup_old(changes as i64, &days.to_string(), least);
                let last = last_backup().map(|last| last_backup_words(app, &last));
                format!("{old} {}", last.unwrap_or_default())
            }
        })
    });
    let later = move || {
        app.put_off_backup();
        put_off.set(true);
    };
    let href = Route::Data(DataTab::Backup).href();
    view! {
        <p class="old-backup" hidden=move || words.with(Option::is_none)>
            {move || words.get()}" "
            <a class="ds-link" href=href>{text(Key::CommandBackup)}</a>
            <Button label=Key::BackupLater variant=Variant::Tertiary on_press=later/>
        </p>
    }
}

/// What the exchange with other devices and the folder want the user to know, a line each, and where it is decided.
#[component]
pub fn FromFolder() -> impl IntoView {
    let (exchange, copies) = (Exchange::get(), FolderCopies::get());
    let lines = Memo::new(move |_| {
        let news = exchange.news();
        let counted = |count: usize, words: fn(i64) -> String| (count > 0).then(|| words(count as i64));
        let folder = match copies.state() {
            FolderState::Ask => Some(say::folder_ask(&copies.name())),
            FolderState::Locked => Some(text(Key::FolderLocked).to_owned()),
            _ => None,
        };
        let lines = [
            folder,
            news.needs_key.then(|| text(Key::ExchangeNeedsKey).to_owned()),
            counted(news.conflicts.len(), say::today_conflicts),
            counted(news.revived, say::exchange_revived),
            counted(news.erased, say::exchange_erased),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>()
    });
    let line = |words: String| {
        let href = Route::Data(DataTab::Backup).href();
        view! {
            <p class="old-backup">
                {words}" "
                <a class="ds-link" href=href>{text(Key::TodayFolderLook)}</a>
            </p>
        }
    };
    view! { {move || lines.get().into_iter().map(line).collect::<Vec<_>>()} }
}

/// That something has been kept longer than it should, and where to decide. Looked up once: it changes by the day.
#[component]
pub fn PastPeriod() -> impl IntoView {
    let past = app().workspace(|workspace| expired(workspace).len());
    let href = Route::Data(DataTab::Tidy).href();
    (past > 0).then(|| {
        view! {
            <p class="old-backup">
                {say::today_past(past as i64)}" "
                <a class="ds-link" href=href>{text(Key::TodayPastLook)}</a>
            </p>
        }
    })
}

/// Only the latest changes are at hand; more than that are "at least so many".
fn least(changes: usize) -> &'static str {
    const COUNTED: usize = 100;
    if changes < COUNTED { "" } else { text(Key::AtLeast) }
}

/// The next seven days, grouped.
#[component]
pub fn Ahead(page: Memo<Today>) -> impl IntoView {
    let all = RwSignal::new(false);
    let days = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { SHORT_AHEAD };
        page.with(|page| page.first_days(most))
    });
    let hidden = Memo::new(move |_| {
        let count = |days: &[Day]| days.iter().map(|day| day.rows.len()).sum::<usize>();
        page.with(|page| count(&page.days)) - days.with(|days| count(days))
    });
    let dates_of = move || days.with(|days| days.iter().map(|day| day.date).collect::<Vec<_>>());
    let group = move |date| {
        let rows = move || {
            let of = |days: &Vec<Day>| days.iter().find(|day| day.date == date).map(|day| day.rows.clone());
            days.with(of).unwrap_or_default()
        };
        let name = format!("{} {}", dates::day_name(date), dates::day_month(date));
        view! {
            <Heading text=name.clone() level=3/>
            <WorkList label=name rows=Signal::derive(rows) shown=Shown { reason: false, code: true }/>
        }
    };
    view! {
        <section class="ahead">
            <Heading text=Key::TodayAhead/>
            <p class="none" hidden=move || days.with(|days| !days.is_empty())>
                {text(Key::TodayAheadEmpty)}
            </p>
            {keyed(dates_of, |date| date.to_string(), group)}
            <Show when=move || { hidden.get() > 0 }>
                <Button
                    label=Signal::derive(move || say::list_show_more(hidden.get() as i64))
                    variant=Variant::Tertiary
                    on_press=move || all.set(true)
                />
            </Show>
        </section>
    }
}
