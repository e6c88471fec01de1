//! The first page of the day.

mod growth;
mod review;
mod side;
mod situation;

use crate::ui::prelude::*;
use crate::{
    domain::{calendar::next_working_day, work_item::ItemId},
    state::{
        App, app,
        queries::{
            WorkRow,
            today::{Today, title, today},
        },
    },
    texts::{Key, dates, say, text},
    ui::{
        focus,
        keys::show_page_keys,
        parts::{Button, Empty, Heading, LinkButton, PageHead, Variant, printing},
        route::Route,
        task_dialog::opener,
        work_list::{Shown, WorkList, row_keys},
    },
};
use chrono::NaiveDate;
use side::{Ahead, FromFolder, Load, OldBackup, PastPeriod, WeekBars};

/// Lines of a list before the rest waits behind a button, so that the page fits a screen.
const SHORT_LIST: usize = 4;

/// The place: the day, or the weekly review.
#[component]
pub fn TodayPage(
    /// The address.
    route: Memo<Route>,
) -> impl IntoView {
    let is_review = Memo::new(move |_| route.with(|route| matches!(route, Route::Review { .. })));
    let page = move || {
        if is_review.get() {
            view! { <review::ReviewPage route/> }
        } else {
            day_page()
        }
    };
    page.into_markup()
}

fn day_page() -> Markup {
    let app = app();
    let page = asked(app);
    show_page_keys(row_keys());
    let head = Signal::derive(move || page.with(|page| title(page.date)));
    let lead = move || {
        page.with(|page| format!("{}. {}", say::today_week(&dates::week(page.date).to_string()), page.headline))
    };
    let is_blank = Memo::new(move |_| page.with(|page| page.is_blank));
    view! {
        <PageHead title=head lead=Signal::derive(lead)>
            <LinkButton label=Key::WeeklyTitle href=review::resume(app).href() icon="Tasklist"/>
            <LinkButton label=Key::CommandNewCase href=Route::CaseNew.href() icon="Plus"/>
        </PageHead>
        <Show when=move || !is_blank.get() fallback=blank>
            <div class="today">
                <div class="today-main">
                    <Carried page/>
                    <Start page/>
                    {situation::situation()}
                    <Lines page title=Key::TodayOverdueTitle rows=|page| &page.overdue empty=None/>
                    <Lines page title=Key::TodayGuidingTitle rows=|page| &page.guiding empty=None/>
                    <Lines page title=Key::TodayDueTitle rows=|page| &page.due empty=Some(Key::TodayDueEmpty)/>
                    <Plan page/>
                    {growth::due()}
                </div>
                <div class="today-side">
                    <WeekBars page/>
                    <Load page/>
                    <Ahead page/>
                    <OldBackup/>
                    <FromFolder/>
                    <PastPeriod/>
                </div>
            </div>
        </Show>
    }
}

fn asked(app: App) -> Memo<Today> {
    Memo::new(move |_| {
        app.watch_items();
        app.today();
        app.workspace(today)
    })
}

fn blank() -> Markup {
    let tasks = opener();
    view! {
        <Empty title=Key::TodayBlankTitle text=Key::TodayBlankText>
            <LinkButton label=Key::CommandNewCase href=Route::CaseNew.href() variant=Variant::Primary icon="Plus"/>
            <Button label=Key::TaskNew on_press=move || tasks.add(None) icon="Plus"/>
        </Empty>
        {situation::situation()}
    }
}

/// What was planned for an earlier day: where it goes is asked.
#[component]
fn Carried(page: Memo<Today>) -> impl IntoView {
    let app = app();
    let rows = Signal::derive(move || page.with(|page| page.carried.clone()));
    let count = Memo::new(move |_| page.with(|page| page.carried.len()));
    let plan = move |on: Option<NaiveDate>| {
        let ids: Vec<ItemId> = page.with_untracked(|page| page.carried.iter().map(|row| row.id.clone()).collect());
        app.plan_items(&ids, on);
        focus::rescue();
    };
    let next = move || next_working_day(app.workspace(|w| w.settings().country), app.now().date());
    view! {
        <Show when=move || count.get() != 0>
            <section class="carried">
                <Heading text=Signal::derive(move || say::carried_title(count.get() as i64))/>
                <WorkList label=Key::CarriedList rows shown=Shown { reason: false, code: true }/>
                <div class="actions">
                    <Button label=Key::CarriedToday on_press=move || plan(Some(app.now().date()))/>
                    <Button label=Key::WorkPlanNext on_press=move || plan(Some(next()))/>
                    <Button label=Key::WorkUnplan on_press=move || plan(None) variant=Variant::Tertiary/>
                </div>
            </section>
        </Show>
    }
}

/// The plan against the hours of the day, and the line at its end.
#[component]
fn Plan(page: Memo<Today>) -> impl IntoView {
    let app = app();
    let evening = Memo::new(move |_| page.with(|page| page.evening.clone()));
    let movable = Memo::new(move |_| page.with(|page| page.movable.len()));
    let later = move || {
        let next = next_working_day(app.workspace(|w| w.settings().country), app.now().date());
        app.plan_items(&page.with_untracked(|page| page.movable.clone()), Some(next));
        focus::rescue();
    };
    view! {
        <section class="day-plan" aria-label=text(Key::DayPlanTitle)>
            <p class:over=move || page.with(|page| page.plan_is_over)>{move || page.with(|page| page.plan.clone())}</p>
            <p hidden=move || evening.with(Option::is_none)>{move || evening.get()}</p>
            <Show when=move || movable.get() != 0>
                <Button
                    label=Signal::derive(move || say::evening_move(movable.get() as i64))
                    variant=Variant::Tertiary
                    on_press=later
                />
            </Show>
        </section>
    }
}

/// Where to start, with the reasons.
#[component]
fn Start(page: Memo<Today>) -> impl IntoView {
    let rows = Signal::derive(move || page.with(|page| page.next.clone()));
    let is_empty = Memo::new(move |_| page.with(|page| page.next.is_empty()));
    view! {
        <section class="start">
            <Heading text=Key::TodayStart/>
            <Show when=move || !is_empty.get() fallback=|| view! { <p class="none">{text(Key::TodayStartEmpty)}</p> }>
                <WorkList label=Key::TodayStart rows shown=Shown { reason: true, code: true }/>
            </Show>
        </section>
    }
}

/// A list with its count, short at first.
#[component]
fn Lines(
    page: Memo<Today>,
    title: Key,
    rows: fn(&Today) -> &Vec<WorkRow>,
    /// What is said when there are none; without it the whole list goes.
    empty: Option<Key>,
) -> impl IntoView {
    let (all, printing) = (RwSignal::new(false), printing());
    let count = Memo::new(move |_| page.with(|page| rows(page).len()));
    let shown = Signal::derive(move || {
        let most = if all.get() || printing.get() { usize::MAX } else { SHORT_LIST };
        page.with(|page| rows(page).iter().take(most).cloned().collect::<Vec<_>>())
    });
    let words = move || say::list_count(text(title), &count.get().to_string());
    let more = move || say::list_show_all(&count.get().to_string());
    view! {
        <section hidden=move || count.get() == 0 && empty.is_none()>
            <Heading text=Signal::derive(words)/>
            <p class="none" hidden=move || count.get() != 0>
                {empty.map(text)}
            </p>
            <WorkList label=title rows=shown shown=Shown { reason: false, code: true }/>
            <Show when=move || { count.get() > SHORT_LIST && !all.get() }>
                <Button label=Signal::derive(more) variant=Variant::Tertiary on_press=move || all.set(true)/>
            </Show>
        </section>
    }
}
