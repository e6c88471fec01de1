//! Month, week and agenda of ends and planned days, with the load of each day; and the file.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{
        calendar::{add_days, add_months, monday_of, subtract_days, subtract_months},
        case::CaseType,
        entity::Entity,
        wheel::WheelEntry,
    },
    state::queries::calendar::{CalendarDay, DayEntry, EntryKind, FileAsked, agenda, days, file},
    storage::{
        files::{self, FileName},
        time,
    },
    texts::{Key, case_words, dates, say, text},
    ui::{
        outgoing::let_file_out,
        parts::{Button, Choice, Heading, IconButton, Toggle, check_box},
        route::Route,
    },
};
use chrono::{Datelike, NaiveDate};

/// Days ahead in the agenda.
const AHEAD: u32 = 120;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Month,
    Week,
    Agenda,
}

const LOOKS: [(&str, Look, Key); 3] = [
    ("month", Look::Month, Key::CalendarMonth),
    ("week", Look::Week, Key::CalendarWeekLook),
    ("agenda", Look::Agenda, Key::CalendarAgenda),
];

/// See the module.
#[component]
pub fn Calendar(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let look = RwSignal::new(Look::Month);
    let around = RwSignal::new(app.now().date());
    let shown = Memo::new(move |_| {
        app.watch_items();
        app.watch(WheelEntry::KIND);
        let (look, around) = (look.get(), around.get());
        app.workspace(|workspace| match look {
            Look::Month => days(workspace, around, true),
            Look::Week => days(workspace, around, false),
            Look::Agenda => agenda(workspace, AHEAD),
        })
    });
    let choices = LOOKS.map(|(value, _, words)| Choice::new(value, text(words))).to_vec();
    let chosen = move || LOOKS.iter().find(|(_, known, _)| *known == look.get()).map_or("", |found| found.0).to_owned();
    let choose = move |value: String| {
        if let Some((_, wanted, _)) = LOOKS.iter().find(|(known, ..)| *known == value) {
            look.set(*wanted);
        }
    };
    let step = move |forward: bool| {
        around.update(|day| {
            *day = match (look.get_untracked(), forward) {
                (Look::Month, true) => add_months(*day, 1),
                (Look::Month, false) => subtract_months(*day, 1),
                (_, true) => add_days(*day, 7),
                (_, false) => subtract_days(*day, 7),
            }
        });
    };
    let title = move || match look.get() {
        Look::Month => dates::month_name(around.get()),
        Look::Week => say::calendar_week(&dates::week(around.get()).to_string()),
        Look::Agenda => text(Key::CalendarAgenda).to_owned(),
    };
    let drawn = move || {
        let (today, month) = (app.today(), around.get().month());
        shown.with(|shown| match look.get_untracked() {
            Look::Agenda => list(shown, today),
            look => grid(shown, today, (look == Look::Month).then_some(month)),
        })
    };
    view! {
        <div class="calendar-bar no-print">
            <Toggle label=Key::ToolCalendar choices chosen=Signal::derive(chosen) on_choose=Callback::new(choose)/>
            <span class="moves" hidden=move || look.get() == Look::Agenda>
                <IconButton label=Key::CalendarBack icon="ChevronLeft" on_press=move || step(false)/>
                <Button label=Key::CalendarToday on_press=move || around.set(app.now().date())/>
                <IconButton label=Key::CalendarForward icon="ChevronRight" on_press=move || step(true)/>
            </span>
        </div>
        <h2 class="ds-heading" data-size="xs" aria-live="polite">{title}</h2>
        {drawn}
        <File cases/>
    }
}

fn grid(days: &[CalendarDay], today: NaiveDate, month: Option<u32>) -> Markup {
    let monday = monday_of(today);
    let head =
        (0..7).map(|n| view! { <th scope="col">{dates::short_day(add_days(monday, n))}</th> }).collect::<Vec<_>>();
    let cell = |day: &CalendarDay| {
        let is_other = month.is_some_and(|month| day.date.month() != month);
        let entries = day.entries.iter().map(entry).collect::<Vec<_>>();
        let (is_today, off, over) = (day.date == today, day.is_off, day.is_over);
        view! {
            <td class:is-today=is_today class:off=off class:other=is_other>
                <span class="number" title=dates::long_date(day.date)>{day.number.clone()}</span>
                <span class="load" class:over=over>{day.load.clone()}</span>
                <ul>{entries}</ul>
            </td>
        }
    };
    let week = |week: &[CalendarDay]| {
        let number = week.first().map(|day| dates::week(day.date)).unwrap_or_default();
        view! { <tr><th scope="row">{number}</th>{week.iter().map(cell).collect::<Vec<_>>()}</tr> }
    };
    let weeks = days.chunks(7).map(week).collect::<Vec<_>>();
    view! {
        <div class="calendar-scroll" tabindex="0" role="group" aria-label=text(Key::ToolCalendar)>
            <table class="calendar">
                <caption class="ds-sr-only">{text(Key::ToolCalendar)}</caption>
                <thead>
                    <tr><th scope="col"><abbr title=text(Key::CalendarWeekHead)>{text(Key::CalendarWeekShort)}</abbr></th>{head}</tr>
                </thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
}

fn list(days: &[CalendarDay], today: NaiveDate) -> Markup {
    let none = days.is_empty().then(|| view! { <p class="none">{text(Key::CalendarNone)}</p> });
    let day = |day: &CalendarDay| {
        let entries = day.entries.iter().map(entry).collect::<Vec<_>>();
        let (over, load) = (day.is_over, day.load.clone());
        view! {
            <li>
                <h3 class="ds-heading" data-size="2xs">{dates::short_date(day.date, today)} <span class="load" class:over=over>{load}</span></h3>
                <ul>{entries}</ul>
            </li>
        }
    };
    let days = days.iter().map(day).collect::<Vec<_>>();
    view! { {none}<ul class="agenda">{days}</ul> }
}

fn entry(entry: &DayEntry) -> Markup {
    let class = match entry.kind {
        EntryKind::Clock => "clock",
        EntryKind::Watched => "watched",
        EntryKind::Task => "task",
        EntryKind::Planned => "planned",
        EntryKind::Wheel => "wheel-day",
    };
    let kind = text(match entry.kind {
        EntryKind::Clock => Key::CalendarClock,
        EntryKind::Watched => Key::CalendarWatched,
        EntryKind::Task => Key::CalendarTask,
        EntryKind::Planned => Key::CalendarPlanned,
        EntryKind::Wheel => Key::CalendarWheel,
    });
    let at = entry.at.map(|at| format!("{} ", dates::time(at)));
    let late = entry.is_late.then(|| view! { <span class="ds-sr-only">", " {text(Key::CalendarLate)}</span> });
    let words = view! { {at}{entry.title.clone()} " " <span class="code">{entry.code.clone()}</span><span class="ds-sr-only">", " {kind}</span>{late} };
    let inner = match entry.case.clone() {
        Some(case) => {
            let href = Route::Cases { case: Some(case) }.href();
            view! { <a href=href title=kind>{words}</a> }
        }
        None => view! { <span title=kind>{words}</span> },
    };
    let is_late = entry.is_late;
    view! { <li class=class class:late=is_late>{inner}</li> }
}

/// The file for another calendar. Codes only when chosen, each time anew.
#[component]
fn File(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let [codes, tasks, wheel, failed] = [false; 4].map(RwSignal::new);
    let of_type = StoredValue::new(None::<CaseType>);
    let choose = move |ev| {
        let at = event_target_value(&ev).parse::<usize>().ok();
        of_type.set_value(at.and_then(|at| CaseType::ALL.get(at)).copied());
    };
    let option = |(at, case_type): (usize, CaseType)| view! { <option value=at.to_string()>{case_words::case_type(case_type)}</option> };
    let options = CaseType::ALL.into_iter().enumerate().map(option).collect::<Vec<_>>();
    let save = move || {
        let asked = FileAsked {
            with_codes: codes.get_untracked(),
            with_tasks: tasks.get_untracked(),
            with_wheel: wheel.get_untracked(),
            of_type: of_type.get_value(),
        };
        let stamp = chrono::DateTime::from_timestamp_millis(time::now_millis() as i64);
        let stamp = stamp.map_or_else(|| app.now(), |stamp| stamp.naive_utc());
        let bytes = app.workspace(|workspace| file(workspace, asked, stamp));
        // Ids and days are figures; titles alone are words.
        let unfolded = bytes.replace("\r\n ", "");
        let titles = unfolded.lines().filter_map(|line| line.strip_prefix("SUMMARY:")).collect::<Vec<_>>().join("\n");
        let_file_out(cases.acts.window(), &titles, move || {
            failed.set(files::save(&FileName::fixed("arbeidsro.ics"), "text/calendar", bytes.as_bytes()).is_err());
        });
        codes.set(false);
    };
    view! {
        <section class="calendar-file no-print">
            <Heading text=Key::CalendarFile/>
            <p>{text(Key::CalendarFileLead)}</p>
            <label class="ds-field">
                <span class="ds-label">{text(Key::CalendarOfType)}</span>
                <select class="ds-input" on:change=choose>
                    <option value="">{text(Key::CalendarAllCases)}</option>
                    {options}
                </select>
            </label>
            {check_box(Key::CalendarWithTasks, tasks)}
            {check_box(Key::CalendarWithWheel, wheel)}
            {check_box(Key::CalendarWithCodes, codes)}
            <div class="actions">
                <Button label=Key::CalendarSave icon="Download" on_press=save/>
            </div>
            <p class="ds-validation-message" role="alert" hidden=move || !failed.get()>{text(Key::CalendarFailed)}</p>
        </section>
    }
}
