//! What is past its period, one record that must go, everything, and leaving: erasing for good.

use super::{
    backup_words as words,
    erase_all::{self, EraseAll},
    leaving::Leaving,
    restore::not_done,
};
use crate::ui::prelude::*;
use crate::{
    domain::{
        case::{CaseEvent, ClockMark},
        entity::Entity,
        indicator::{INDICATOR, POINT},
        retention::{Expired, Ground, expired},
        rule_setting::RuleSetting,
        settings::Settings,
        truth::Key as RecordKey,
        workspace::Workspace,
    },
    state::{Workbooks, app},
    texts::{Key, dates, say, text},
    ui::{
        parts::{Alert, Button, CheckBox, Confirm, Heading, Tone, search_field},
        record_names::record_name,
    },
};
use std::collections::BTreeSet;
use wasm_bindgen_futures::spawn_local;

/// Kinds that are not erased one by one: they go with their case or goal, or are settings.
const HANGING: [&str; 6] = [CaseEvent::KIND, ClockMark::KIND, RuleSetting::KIND, Settings::KIND, INDICATOR, POINT];
fn is_own(kind: &str) -> bool {
    !HANGING.contains(&kind)
}

/// Records found by a few letters that are listed.
const FOUND: usize = 8;

/// Asks, and erases on yes.
#[derive(Clone, Copy)]
struct Eraser {
    keys: RwSignal<Vec<RecordKey>>,
    asking: RwSignal<bool>,
    problem: RwSignal<Option<&'static str>>,
}

impl Eraser {
    fn ask(self, keys: Vec<RecordKey>) {
        self.keys.set(keys);
        self.asking.set(true);
    }
    fn question(self) -> String {
        let counts = app().erasure_counts(&self.keys.get());
        say::erase_question(&words::counts(&counts))
    }
}

/// The tab; after everything was erased nothing but the proof of it.
#[component]
pub fn Tidy() -> impl IntoView {
    let proof = RwSignal::new(None::<String>);
    move || match proof.get() {
        None => view! { <Erasing proof/> },
        Some(proof) => erase_all::done(proof),
    }
}

#[component]
fn Erasing(proof: RwSignal<Option<String>>) -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let eraser = Eraser { keys: RwSignal::new(Vec::new()), asking: RwSignal::new(false), problem: RwSignal::new(None) };
    let question = Memo::new(move |_| eraser.question());
    let erase = move || {
        let keys = eraser.keys.get_untracked();
        spawn_local(async move {
            match app.erase(workbooks, &keys).await {
                Ok(count) => {
                    eraser.problem.set(None);
                    app.say(say::erased_records(count as i64), false);
                }
                Err(why) => eraser.problem.set(Some(not_done(why))),
            }
        });
    };
    view! {
        <div class="tidy data-tab">
        <Heading text=Key::TidyTitle/>
        <p>{text(Key::TidyText)}</p>
        <p>{text(Key::TidyFiles)}</p>
        {move || (!workbooks.has_lock()).then(|| view! { <p>{text(Key::TidyBlocks)}</p> })}
        {move || eraser.problem.get().map(|why| view! { <Alert tone=Tone::Danger title=why announce=true/> })}
        <Past eraser/>
        <Heading text=Key::EraseOneTitle/>
        <One eraser/>
        <Leaving/>
        <EraseAll proof/>
        <Confirm
            open=eraser.asking
            title=Key::EraseTitle
            text=Signal::derive(move || question.get())
            action=Key::EraseAct
            on_yes=erase
        />
        </div>
    }
}

/// What is past its period, with a choice.
#[component]
fn Past(eraser: Eraser) -> impl IntoView {
    let app = app();
    let past = Memo::new(move |_| {
        app.watch_history();
        app.today();
        app.workspace(expired)
    });
    let left = RwSignal::new(BTreeSet::<RecordKey>::new());
    let chosen = Memo::new(move |_| {
        let kept = |item: &&Expired| left.with(|left| !left.contains(&item.key));
        past.with(|past| past.iter().filter(kept).map(|item| item.key.clone()).collect::<Vec<_>>())
    });
    let group = move |ground: Ground| {
        let items: Vec<Expired> = past.with(|past| past.iter().filter(|item| item.ground == ground).cloned().collect());
        (!items.is_empty()).then(|| group(ground, items, left))
    };
    let groups = move || Ground::ALL.into_iter().filter_map(group).collect::<Vec<_>>();
    let label = Signal::derive(move || say::erase_chosen(chosen.with(Vec::len) as i64));
    view! {
        <p class="none" hidden=move || past.with(|past| !past.is_empty())>{text(Key::TidyNothing)}</p>
        <div class="past">{groups}</div>
        <div class="actions" hidden=move || past.with(Vec::is_empty)>
            <Button
                label
                danger=true
                disabled=Signal::derive(move || chosen.with(Vec::is_empty))
                on_press=move || eraser.ask(chosen.get_untracked())
            />
        </div>
    }
}

fn group(ground: Ground, items: Vec<Expired>, left: RwSignal<BTreeSet<RecordKey>>) -> Markup {
    let name = text(match ground {
        Ground::Case => Key::PastCases,
        Ground::Task => Key::PastTasks,
        Ground::Feedback => Key::PastFeedback,
        Ground::Analysis => Key::PastAnalyses,
        Ground::Planning => Key::PastPlanning,
        Ground::Goal => Key::PastGoals,
        Ground::Review => Key::PastReviews,
        Ground::Notebook => Key::PastNotebooks,
        Ground::Deleted => Key::PastDeleted,
    });
    let lines = match ground {
        // Deleted records have no names any more; they are chosen as one.
        Ground::Deleted => {
            let counts = say::records_number(items.len() as i64);
            vec![line(counts, items.into_iter().map(|item| item.key).collect(), left)]
        }
        _ => items.into_iter().map(|item| named(item, left)).collect(),
    };
    view! {
        <fieldset class="ds-fieldset">
            <legend class="ds-label">{name}</legend>
            {lines}
        </fieldset>
    }
}

fn named(item: Expired, left: RwSignal<BTreeSet<RecordKey>>) -> Markup {
    let name = app().workspace(|workspace| record_name(workspace, &item.key));
    line(say::past_since(&name, &dates::numeric_date(item.until)), vec![item.key], left)
}

fn line(words: String, keys: Vec<RecordKey>, left: RwSignal<BTreeSet<RecordKey>>) -> Markup {
    let held = keys.clone();
    let is_chosen = move || left.with(|left| !held.iter().any(|key| left.contains(key)));
    let choose = move |is_chosen: bool| {
        let is_left = !is_chosen;
        left.update(|left| {
            for key in &keys {
                if is_left {
                    left.insert(key.clone())
                } else {
                    left.remove(key)
                };
            }
        });
    };
    view! { <CheckBox label=words ticked=Signal::derive(is_chosen) on_tick=choose/> }
}

/// One record, found by a few letters of its name.
#[component]
fn One(eraser: Eraser) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        app.watch_history();
        app.workspace(|workspace| typed.with(|typed| named_like(workspace, typed)))
    });
    let row = move |(key, name): (RecordKey, String)| {
        let name = format!("{}: {name}", words::kind_name(&key.kind.0));
        let label = format!("{}: {name}", text(Key::EraseAct));
        view! {
            <li>
                <span>{name}</span>
                <Button label danger=true on_press=move || eraser.ask(vec![key.clone()])/>
            </li>
        }
    };
    view! {
        <p>{text(Key::EraseOneText)}</p>
        {search_field(Key::EraseOneFind, typed)}
        <ul class="copies">{move || found.get().into_iter().map(row).collect::<Vec<_>>()}</ul>
    }
}

/// Records of the kinds that stand on their own, whose name has these letters in it.
fn named_like(workspace: &Workspace, typed: &str) -> Vec<(RecordKey, String)> {
    let wanted = typed.trim().to_lowercase();
    let keys = workspace
        .truth()
        .records()
        .filter(|(key, record)| !wanted.is_empty() && record.is_live() && is_own(&key.kind.0));
    let named = keys.map(|(key, _)| (key.clone(), record_name(workspace, key)));
    let mut found: Vec<_> = named.filter(|(_, name)| name.to_lowercase().contains(&wanted)).collect();
    found.sort();
    found.truncate(FOUND);
    found
}
