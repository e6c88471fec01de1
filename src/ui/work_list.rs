//! Lines of work: done with a tick or a key, planned, opened. Used wherever items are listed.

use super::{
    case_acts::CaseActs,
    focus,
    keys::{PageKey, is_pair_begun},
    parts::{Menu, MenuItem, icon, keyed},
    route::{Route, navigator},
    task_dialog::{Opener, opener},
};
use crate::ui::prelude::*;
use crate::{
    domain::{
        calendar::{add_days, monday_of, next_working_day},
        ids::Id,
        work_item::ItemId,
    },
    state::{
        App, app,
        queries::{Urgency, WorkRow},
    },
    texts::{Key, dates, say, task_words, text},
};
use leptos::ev;
use wasm_bindgen::JsCast;

/// What a line shows beside its title.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// Why it stands where it stands, under the line.
    pub reason: bool,
    /// The case's code. Left out on the case's own page.
    pub code: bool,
}

/// The keys of a line, for the `?` sheet.
pub fn row_keys() -> Vec<PageKey> {
    let key = |keys, words: Key| PageKey { keys, words: text(words).to_owned() };
    vec![
        key("x", Key::WorkComplete),
        key("p", Key::WorkPlanToday),
        key("t", Key::WorkPlanNext),
        key("u", Key::WorkUnplan),
        key("a", Key::DeviationAdd),
        key("delete", Key::WorkDelete),
    ]
}

/// The lines. Arrows move between the lines of the whole page.
#[component]
pub fn WorkList(
    /// What they have in common.
    #[prop(into)]
    label: Signal<String>,
    /// The lines in order.
    #[prop(into)]
    rows: Signal<Vec<WorkRow>>,
    /// What a line shows.
    #[prop(optional)]
    shown: Shown,
) -> impl IntoView {
    let acts = RowActs { app: app(), cases: CaseActs::get(), tasks: opener(), go: navigator() };
    let ids = move || rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    let line = move |id: ItemId| {
        let held = id.clone();
        let row = Memo::new(move |before: Option<&Option<WorkRow>>| {
            let found = rows.with(|rows| rows.iter().find(|row| row.id == held).cloned());
            // A line on its way out keeps its words.
            found.or_else(|| before.cloned().flatten())
        });
        line_view(acts, id, row, shown)
    };
    view! {
        <ul class="work" aria-label=move || label.get() on:keydown=move |ev| key_down(acts, &ev)>
            {keyed(ids, |id| id.to_id().to_string(), line)}
        </ul>
    }
}

fn line_view(acts: RowActs, id: ItemId, row: Memo<Option<WorkRow>>, shown: Shown) -> Markup {
    let title = move || row.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default());
    let complete = move || say::work_complete_of(&title());
    let (ticked, opened, menu) = (id.clone(), id.clone(), id.clone());
    let tick = move |_| keep_place(|| acts.cases.complete(&ticked));
    let of = move |part: fn(&WorkRow, Shown) -> Markup| row.with(|row| row.as_ref().map(|row| part(row, shown)));
    let urgency = move || row.with(|row| row.as_ref().map_or("", |row| urgency_class(row.urgency)));
    view! {
        <li class=move || format!("work-row {}", urgency())>
            <button type="button" class="tick" aria-label=complete title=complete on:click=tick></button>
            <span class="work-words">
            <button type="button" class="work-title" data-item=id.to_id().to_string() on:click=move |_| acts.open(&opened)>
                {title}
            </button>
            {move || of(marks)}
            </span>
            {move || of(facts)}
            <Menu
                label=Signal::derive(move || say::work_more(&title()))
                icon="MenuElipsisVertical"
                items=Callback::new(move |()| acts.menu(&menu))
            />
            {move || of(reason)}
        </li>
    }
}

fn urgency_class(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "overdue",
        Urgency::Now => "now",
        Urgency::Later => "later",
    }
}

/// Under the line, where there is something: how sure its date is, the planned day, and why it
/// stands here.
fn reason(row: &WorkRow, shown: Shown) -> Markup {
    let certainty = row.certainty.map(|words| view! { <span class="certainty">{words}</span> });
    let planned = planned(row).filter(|_| row.law.is_some());
    let reason = shown.reason.then(|| row.reason.clone());
    if certainty.is_none() && planned.is_none() && reason.is_none() {
        return ().into_markup();
    }
    view! { <p class="reason">{certainty} {planned} {reason}</p> }
}

fn planned(row: &WorkRow) -> Option<String> {
    let at = row.at.map(task_words::time);
    match row.planned {
        Some(day) => Some(say::work_planned([dates::day_month(day), at.unwrap_or_default()].join(" ").trim_end())),
        None => at,
    }
}

/// What sets it apart: an icon each, with its word for those who do not see it.
fn marks(row: &WorkRow, _: Shown) -> Markup {
    let marks = [
        (row.acute, "FirstAid", Key::MarkAcute),
        (row.statutory, "Paragraph", Key::MarkStatutory),
        (row.waiting, "Person", Key::MarkWaiting),
    ];
    let mark = |(_, picture, word): (bool, &'static str, Key)| {
        view! { <span class="mark" title=text(word)>{icon(picture)}<span class="ds-sr-only">{text(word)}</span></span> }
    };
    let marks = marks.into_iter().filter(|(is_so, ..)| *is_so).map(mark).collect::<Vec<_>>();
    view! { <span class="marks">{marks}</span> }
}

/// Case, law or planned day, and how far away the end is: columns of the same width in every line.
fn facts(row: &WorkRow, shown: Shown) -> Markup {
    let code = row.code.clone().zip(row.case.clone()).filter(|_| shown.code).map(|(code, case)| {
        let href = Route::Cases { case: Some(case) }.href();
        view! { <a class="ds-link" href=href>{code}</a> }
    });
    let code = shown.code.then(|| view! { <span class="code">{code}</span> });
    let law = row.law.map(str::to_owned).or_else(|| planned(row));
    let picture = match row.urgency {
        Urgency::Overdue => Some("ExclamationmarkTriangle"),
        Urgency::Now => Some("Clock"),
        Urgency::Later => None,
    };
    view! {
        {code}
        <span class="law">{law}</span>
        <span class="left" title=row.end.clone()>{picture.map(icon)}{row.left.clone()}</span>
    }
}

/// What can be done with a line.
#[derive(Clone, Copy)]
struct RowActs {
    app: App,
    cases: CaseActs,
    tasks: Opener,
    go: Callback<Route>,
}

impl RowActs {
    /// A task opens its window, a clock its case.
    fn open(self, id: &ItemId) {
        match id {
            ItemId::Task(task) => self.tasks.edit(task.clone()),
            ItemId::Clock(_) => {
                let case = self.app.workspace(|workspace| workspace.items().get(id).and_then(|item| item.case.clone()));
                self.go.run(Route::Cases { case });
            }
        }
    }

    fn menu(self, id: &ItemId) -> Vec<MenuItem> {
        let act = |label: Key, key: &'static str| {
            let id = id.clone();
            MenuItem::new(text(label), move || {
                self.key(&id, key);
            })
            .keys(key)
        };
        let is_planned =
            self.app.workspace(|workspace| workspace.items().get(id).is_some_and(|item| item.planned.is_some()));
        let mut items = vec![
            act(Key::WorkOpen, "enter").icon("ChevronRight"),
            act(Key::WorkComplete, "x").icon("Checkmark"),
            act(Key::WorkPlanToday, "p").icon("Calendar"),
            act(Key::WorkPlanNext, "t").icon("Calendar"),
            act(Key::WorkPlanMonday, "m").icon("Calendar"),
        ];
        if is_planned {
            items.push(act(Key::WorkUnplan, "u").icon("XMark"));
        }
        if self.cases.is_broken(id) {
            items.push(act(Key::DeviationAdd, "a").icon("ExclamationmarkTriangle"));
        }
        if let ItemId::Task(task) = id {
            let (timed, skipped, app) = (task.clone(), task.clone(), self.app);
            let held = app.workspace(|workspace| workspace.tasks().get(task.clone()).cloned());
            let used = held.as_ref().filter(|task| task.timer.is_some()).map(|task| task.minutes_used(app.now()));
            let timer =
                used.map_or(text(Key::TimerStart).to_owned(), |used| say::timer_stop(&task_words::minutes(used)));
            items.push(MenuItem::new(timer, move || app.switch_timer(&timed)).icon("Clock"));
            if held.is_some_and(|task| task.repeat.is_some()) {
                let skip = MenuItem::new(text(Key::OccurrenceSkip), move || app.skip_occurrence(&skipped));
                items.push(skip.icon("ChevronRight"));
            }
            items.push(act(Key::WorkDelete, "delete").icon("Trash").danger());
        }
        items
    }

    /// Does what a key says. True when the key is one of ours.
    fn key(self, id: &ItemId, key: &str) -> bool {
        let app = self.app;
        let today = app.now().date();
        let country = app.workspace(|workspace| workspace.settings().country);
        match key {
            "enter" => self.open(id),
            "x" => self.cases.complete(id),
            "p" => app.plan_item(id, Some(today)),
            "t" => app.plan_item(id, Some(next_working_day(country, today))),
            "m" => app.plan_item(id, Some(add_days(monday_of(today), 7))),
            "u" => app.plan_item(id, None),
            "a" => return self.cases.log_broken(id),
            "delete" => match id {
                ItemId::Task(task) => app.delete_task(task),
                // A clock can be met, extended or explained; it cannot be deleted.
                ItemId::Clock(_) => self.open(id),
            },
            _ => return false,
        }
        true
    }
}

fn key_down(acts: RowActs, ev: &ev::KeyboardEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() || is_pair_begun(ev) {
        return;
    }
    let target = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // Keys typed on another button of the line are that button's own.
    let Some(id) = target.and_then(|target| target.get_attribute("data-item")) else { return };
    let id = ItemId::from_id(&Id::new(id));
    let key = ev.key().to_lowercase();
    let used = match key.as_str() {
        "arrowdown" => walk(1),
        "arrowup" => walk(-1),
        // The button opens on Enter by itself.
        "enter" => false,
        _ if ev.repeat() => false,
        key => {
            let mut used = false;
            keep_place(|| used = acts.key(&id, key));
            used
        }
    };
    if used {
        ev.prevent_default();
        ev.stop_propagation();
    }
}

/// All lines of the page, in order.
fn lines() -> Vec<web_sys::HtmlElement> {
    let Ok(found) = document().query_selector_all("main [data-item]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn place_of_focus(lines: &[web_sys::HtmlElement]) -> Option<usize> {
    let row = document().active_element()?.closest(".work-row").ok().flatten()?;
    lines.iter().position(|line| row.contains(Some(line)))
}

fn give_focus(line: &web_sys::HtmlElement) {
    // Fails only for an element that cannot take the focus.
    let _ = line.focus();
}

fn walk(step: isize) -> bool {
    let lines = lines();
    let next = place_of_focus(&lines).and_then(|at| lines.get(at.checked_add_signed(step)?));
    next.map(give_focus).is_some()
}

/// After the act the focus is on the same line, or on the one that took its place.
fn keep_place(act: impl FnOnce()) {
    let before = place_of_focus(&lines());
    act();
    let Some(before) = before else { return };
    request_animation_frame(move || {
        let lines = lines();
        if let (true, Some(line)) = (focus::is_lost(), lines.get(before.min(lines.len().saturating_sub(1)))) {
            give_focus(line);
        }
    });
}
