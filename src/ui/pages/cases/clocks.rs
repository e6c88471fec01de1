//! The clocks of a case: when, why, by what law, and what can be done.

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{ids::Id, work_item::ItemId},
    state::queries::{
        Urgency,
        case_view::{CaseView, ClockView},
    },
    texts::{Key, dates, say, text},
    ui::{
        focus,
        parts::{Button, Facts, Heading, Menu, MenuItem, fact, icon, keyed},
    },
};

/// Running clocks, and under them the ended ones.
#[component]
pub fn Clocks(cases: Cases, view: Memo<Option<CaseView>>) -> impl IntoView {
    let of = move |part: fn(&CaseView) -> &Vec<ClockView>| {
        Memo::new(move |_| view.with(|view| view.as_ref().map(|view| part(view).clone()).unwrap_or_default()))
    };
    let (running, ended) = (of(|view| &view.running), of(|view| &view.ended));
    let marks = move || running.with(|all| all.iter().map(|clock| clock.mark.clone()).collect::<Vec<_>>());
    let line = move |mark: Id| {
        let clock = Memo::new(move |held: Option<&Option<ClockView>>| {
            let found = running.with(|all| all.iter().find(|clock| clock.mark == mark).cloned());
            // A clock on its way out keeps its words.
            found.or_else(|| held.cloned().flatten())
        });
        view! { <li class="clock">{move || clock.get().map(|clock| running_clock(cases, &clock))}</li> }
    };
    let ended_lines = move || ended.get().iter().map(|clock| ended_clock(cases, clock)).collect::<Vec<_>>();
    let no_running = move || running.with(|clocks| !clocks.is_empty());
    let ended_words = move || say::list_count(text(Key::ClocksEnded), &ended.with(Vec::len).to_string());
    view! {
        <section class="clocks">
            <Heading text=Key::ClocksRunning level=3/>
            <p class="none" hidden=no_running>{text(Key::ClocksNone)}</p>
            <ul>
                {keyed(marks, |mark| mark.to_string(), line)}
            </ul>
            <details class="fold" hidden=move || ended.with(Vec::is_empty)>
                <summary>{ended_words}</summary>
                <div>
                    <ul>{ended_lines}</ul>
                </div>
            </details>
        </section>
    }
}

fn running_clock(cases: Cases, clock: &ClockView) -> Markup {
    let (class, picture) = match clock.urgency {
        Some(Urgency::Overdue) => ("left overdue", "ExclamationmarkTriangle"),
        Some(Urgency::Now) => ("left now", "Clock"),
        _ => ("left", "Hourglass"),
    };
    let item = ItemId::Clock(clock.mark.clone());
    let meet = move || {
        cases.acts.complete(&item);
        focus::rescue();
    };
    let held = clock.clone();
    view! {
        <div class="clock-head">
            <h4 class="ds-heading" data-size="2xs">{clock.title}</h4>
            <span class=class>{icon(picture)}{clock.stands.clone()}</span>
        </div>
        {three_dates(clock)}
        {why(clock)}
        <div class="actions">
            <Button label=Key::ClockMeet icon="Checkmark" on_press=meet/>
            {clock.is_breach.then(|| deviation_button(cases, clock))}
            <Menu
                label=say::work_more(clock.title)
                icon="MenuElipsisVertical"
                items=Callback::new(move |()| menu(cases, &held))
            />
        </div>
    }
}

/// The deadline, its shifted end as a note, the day to plan for, and the law.
fn three_dates(clock: &ClockView) -> Markup {
    let mut facts = vec![fact(Key::ClockLegalEnd, clock.end.clone())];
    if let Some(shifted) = clock.shifted.clone() {
        let note = view! { {shifted}<span class="note">{text(Key::ClockShiftedNote)}</span> };
        facts.push(fact(Key::ClockShiftedEnd, note));
    }
    if let Some(count) = clock.count.clone() {
        facts.push(fact(Key::ClockCounted, count));
    }
    if let Some(plan_by) = clock.plan_by.clone() {
        facts.push(fact(Key::ClockPlanBy, plan_by));
    }
    if let Some(planned) = clock.planned {
        facts.push(fact(Key::ClockPlanned, dates::day_month(planned)));
    }
    let certainty = clock.certainty.map(|words| view! { <span class="certainty">{words}</span> });
    facts.push(fact(Key::ClockSource, view! { {clock.law}{certainty} }));
    if let Some(extension) = clock.extension.clone() {
        facts.push(fact(Key::ClockExtension, extension));
    }
    if let Some(cause) = clock.cause.clone() {
        facts.push(fact(Key::ClockCause, cause));
    }
    view! { <Facts>{facts}</Facts> }
}

/// The arithmetic, folded away.
fn why(clock: &ClockView) -> Markup {
    let lines = clock.why.iter().map(|line| view! { <li>{line.clone()}</li> }).collect::<Vec<_>>();
    view! {
        <details class="fold why">
            <summary>{text(Key::ClockWhy)}</summary>
            <div>
                <ol>{lines}</ol>
                <p class="note">{say::clock_law_read(clock.law, &clock.checked)}</p>
            </div>
        </details>
    }
}

fn menu(cases: Cases, clock: &ClockView) -> Vec<MenuItem> {
    let (acts, app, title) = (cases.acts, cases.app, clock.title);
    let mark = || clock.mark.clone();
    let (met, extended, back, aside) = (mark(), mark(), mark(), mark());
    let counts_hours = clock.counts_hours;
    let mut items =
        vec![MenuItem::new(text(Key::ClockMeetOn), move || acts.meet_on(&met, title, counts_hours)).icon("Calendar")];
    if clock.can_extend {
        items.push(MenuItem::new(text(Key::ClockExtend), move || acts.extend(&extended, title)).icon("ClockDashed"));
    }
    if clock.extension.is_some() {
        items.push(MenuItem::new(text(Key::ClockExtendBack), move || app.extend_clock(&back, None)).icon("ArrowUndo"));
    }
    if clock.is_breach {
        items.push(cause_item(cases, clock));
    }
    items.push(MenuItem::new(text(Key::ClockSetAside), move || acts.set_aside(&aside, title)).icon("XMark"));
    items
}

fn cause_item(cases: Cases, clock: &ClockView) -> MenuItem {
    let (acts, mark, title) = (cases.acts, clock.mark.clone(), clock.title);
    let held = clock.cause.clone().unwrap_or_default();
    MenuItem::new(text(Key::ClockCauseAsk), move || acts.ask_cause(&mark, title, &held)).icon("Pencil")
}

/// A broken clock offers to log it, and leads to what was logged.
fn deviation_button(cases: Cases, clock: &ClockView) -> Markup {
    let (acts, mark) = (cases.acts, clock.mark.clone());
    let label = if clock.has_deviation { Key::DeviationOpen } else { Key::DeviationAdd };
    view! { <Button label icon="ExclamationmarkTriangle" on_press=move || acts.log_deviation(&mark)/> }
}

/// One line, the arithmetic behind it, and a way back where the user ended it.
fn ended_clock(cases: Cases, clock: &ClockView) -> Markup {
    let (app, mark) = (cases.app, clock.mark.clone());
    let (done, aside) = (clock.is_marked_done, clock.is_set_aside);
    let (acts, broken, title) = (cases.acts, clock.mark.clone(), clock.title);
    let held = clock.cause.clone().unwrap_or_default();
    let ask_cause = move || acts.ask_cause(&broken, title, &held);
    let reopen = move || {
        if done {
            app.set_clock_done(&mark, None);
        } else {
            app.set_clock_not_applicable(&mark, None);
        }
        focus::rescue();
    };
    view! {
        <li class="clock ended">
            <div class="clock-head">
                <h4 class="ds-heading" data-size="2xs">{clock.title}</h4>
                <span class="left">{clock.stands.clone()}</span>
            </div>
            {three_dates(clock)}
            {why(clock)}
            {clock.is_breach.then(|| view! {
                <div class="actions">
                    <Button label=Key::ClockCauseAsk icon="Pencil" on_press=ask_cause/>
                    {deviation_button(cases, clock)}
                </div>
            })}
            {(done || aside).then(|| view! { <div class="actions"><Button label=Key::ClockReopen icon="ArrowUndo" on_press=reopen/></div> })}
        </li>
    }
}
