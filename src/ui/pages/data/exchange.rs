//! Several devices through one folder: on or off, what the last meeting brought, what the user chooses.

use super::backup_words::kind_name;
use crate::ui::prelude::*;
use crate::{
    interchange::exchange::Conflict,
    state::{Exchange, FolderCopies, FolderState, News, app},
    storage::timer,
    texts::{
        Key, dates,
        field_words::{field_name, field_value},
        say, text,
    },
    ui::{
        focus,
        gate::NewSecret,
        parts::{Alert, Button, Heading, Tone, Variant},
        record_names::record_name,
    },
};
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
    spawn_local(copies.look_for_key());
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
                <Secret exchange copies/>
                {move || brought(exchange, exchange.news())}
            </Show>
        </Show>
    }
}

/// The folder's passphrase: asked for where it is not known, and typed again where a file does not open.
#[component]
fn Secret(exchange: Exchange, copies: FolderCopies) -> impl IntoView {
    let (secret, again) = (NewSecret::empty(), RwSignal::new(false));
    let trouble = RwSignal::new(false);
    let is_missing = move || copies.has_key() == Some(false);
    let set = move || {
        let Some(typed) = secret.checked() else { return };
        spawn_local(async move {
            // The press must be seen before the stretching holds everything up.
            timer::painted().await;
            let done = copies.set_passphrase(&typed).await.is_ok();
            trouble.try_set(!done);
            if done {
                secret.clear();
                again.try_set(false);
                exchange.run().await;
            }
        });
    };
    view! {
        <Show when=is_missing><Alert tone=Tone::Warning title=Key::ExchangeNeedsKey announce=true/></Show>
        <Show when=move || trouble.get()><Alert tone=Tone::Danger title=Key::FolderNotAllowed announce=true/></Show>
        <Show when=move || is_missing() || again.get()>
            {secret.for_file()}
            <div class="actions"><Button label=Key::FolderSealAct on_press=set/></div>
        </Show>
        <Show when=move || copies.has_key() == Some(true)>
            <div class="actions">
                <Button label=Key::ExchangeNow on_press=move || spawn_local(exchange.run())/>
                <Button label=Key::FolderSeal variant=Variant::Tertiary on_press=move || again.update(|open| *open = !*open)/>
            </div>
        </Show>
    }
}

fn brought(exchange: Exchange, news: News) -> Markup {
    let when = news.at.map(|at| say::exchange_met(news.devices as i64, &dates::time(at)));
    let counted = |count: usize, words: fn(i64) -> String| (count > 0).then(|| words(count as i64));
    let warnings = [
        news.trouble.map(|_| text(Key::ExchangeTrouble).to_owned()),
        counted(news.unreadable, say::exchange_unreadable),
        counted(news.open, say::exchange_open),
    ];
    let warnings = warnings.into_iter().flatten();
    let warnings = warnings.map(|words| view! { <Alert tone=Tone::Warning title=words announce=true/> });
    let told = [counted(news.revived, say::exchange_revived), counted(news.erased, say::exchange_erased)];
    let told: Vec<_> = told.into_iter().flatten().map(|words| view! { <p>{words}</p> }).collect();
    let seen = move || {
        focus::rescue();
        spawn_local(exchange.seen());
    };
    let told = (!told.is_empty()).then(|| {
        view! { {told} <div class="actions"><Button label=Key::ExchangeSeen on_press=seen/></div> }
    });
    let conflicts = news.conflicts.into_iter().map(|conflict| row(exchange, conflict)).collect::<Vec<_>>();
    let head = (!conflicts.is_empty()).then(|| view! { <Heading text=Key::ExchangeConflicts level=3/> });
    view! {
        <p role="status">{when}</p>
        {warnings.collect::<Vec<_>>()}
        {told}
        {head}
        <ul class="copies">{conflicts}</ul>
    }
}

/// A field that both sides edited: both values, which holds, and the other to take.
fn row(exchange: Exchange, conflict: Conflict) -> Markup {
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
}
