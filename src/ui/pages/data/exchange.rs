//! Several devices through one folder: on or off, what the last meeting brought, what the user chooses.

use super::{backup_words::kind_name, restore::not_done};
use crate::{
    interchange::exchange::Conflict,
    state::{Exchange, FolderCopies, FolderState, News, app},
    texts::{
        Key, dates,
        field_words::{field_name, field_value},
        say, text,
    },
    ui::{
        parts::{Alert, Button, Heading, Tone},
        record_names::record_name,
    },
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The part of the page.
#[component]
pub fn ExchangePart() -> impl IntoView {
    let (exchange, copies) = (Exchange::get(), FolderCopies::get());
    let on = RwSignal::new(exchange.is_on());
    let switch = move |ev| {
        let wanted = event_target_checked(&ev);
        on.set(wanted);
        exchange.switch(wanted);
        if wanted {
            spawn_local(exchange.run());
        }
    };
    let has_folder = move || !matches!(copies.state(), FolderState::None | FolderState::NotOffered);
    let by_hand = || view! { <p>{text(Key::ExchangeByHand)}</p> };
    view! {
        <Heading text=Key::ExchangeTitle/>
        <Show when=has_folder fallback=by_hand>
            <p>{text(Key::ExchangeText)}</p>
            <label class="ds-field">
                <input type="checkbox" class="ds-input" prop:checked=move || on.get() on:change=switch/>
                <span class="ds-label">{text(Key::ExchangeOn)}</span>
            </label>
            <Show when=move || on.get()>
                <div class="actions"><Button label=Key::ExchangeNow on_press=move || spawn_local(exchange.run())/></div>
                {move || brought(exchange, exchange.news())}
            </Show>
        </Show>
    }
    .into_any()
}

fn brought(exchange: Exchange, news: News) -> AnyView {
    let when = news.at.map(|at| say::exchange_met(news.devices as i64, &dates::time(at)));
    let unreadable = (news.unreadable > 0).then(|| say::exchange_unreadable(news.unreadable as i64));
    let revived = (!news.revived.is_empty()).then(|| say::exchange_revived(news.revived.len() as i64));
    let warnings = [news.trouble.map(|_| text(Key::ExchangeTrouble).to_owned()), unreadable, revived];
    let warnings = warnings.into_iter().flatten();
    let warnings = warnings.map(|words| view! { <Alert tone=Tone::Warning title=words announce=true/> });
    let conflicts = news.conflicts.into_iter().map(|conflict| row(exchange, conflict)).collect::<Vec<_>>();
    let head = (!conflicts.is_empty()).then(|| view! { <Heading text=Key::ExchangeConflicts level=3/> });
    view! {
        <p role="status">{when}</p>
        {warnings.collect::<Vec<_>>()}
        {(!news.erased.is_empty()).then(|| erased(exchange, news.erased.len()))}
        {head}
        <ul class="copies">{conflicts}</ul>
    }
    .into_any()
}

/// What was erased elsewhere goes here only on a yes.
fn erased(exchange: Exchange, count: usize) -> AnyView {
    let app = app();
    let erase = move || {
        spawn_local(async move {
            match exchange.erase_too().await {
                Ok(count) => app.say(say::erased_records(count as i64), false),
                Err(why) => app.say(not_done(why).to_owned(), false),
            }
        });
    };
    view! {
        <Alert tone=Tone::Warning title=say::merge_erases(count as i64) announce=true>
            <div class="actions"><Button label=Key::MergeErase danger=true on_press=erase/></div>
        </Alert>
    }
    .into_any()
}

/// A field that both sides edited: both values, which holds, and the other to take.
fn row(exchange: Exchange, conflict: Conflict) -> AnyView {
    let key = conflict.key();
    let name = app().workspace(|workspace| record_name(workspace, &key));
    let field = field_name(&conflict.field).map_or_else(|| conflict.field.to_string(), str::to_owned);
    let shown = |value| field_value(&conflict.field, value);
    let (here, there) = (shown(&conflict.here), shown(&conflict.there));
    let (holds, other_value) = if conflict.theirs_won { (&there, &here) } else { (&here, &there) };
    let (keep_label, take_label) = (say::exchange_keep(holds), say::exchange_use(other_value));
    let words = say::exchange_values(&here, &there, holds);
    let (keep, other) = (conflict.clone(), conflict);
    let settle = move |conflict: &Conflict, take: bool| spawn_local(exchange.settle(conflict.clone(), take));
    view! {
        <li>
            <span><strong>{format!("{}: {name}, {field}", kind_name(&key.kind.0))}</strong> <span class="name">{words}</span></span>
            <div class="actions">
                <Button label=keep_label on_press=move || settle(&keep, false)/>
                <Button label=take_label on_press=move || settle(&other, true)/>
            </div>
        </li>
    }
    .into_any()
}
