//! The sheet of keys.

use super::windows::Windows;
use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::{
        keys::{self, BINDINGS},
        parts::{Dialog, keycaps},
    },
};

const IN_LISTS: [(&str, Key); 6] = [
    ("arrowup", Key::KeysMove),
    ("arrowdown", Key::KeysMove),
    ("home", Key::KeysEnds),
    ("end", Key::KeysEnds),
    ("enter", Key::KeysOpen),
    ("escape", Key::KeysClose),
];
const IN_FORMS: [(&str, Key); 3] = [("enter", Key::KeysSave), ("mod+enter", Key::KeysSave), ("escape", Key::KeysLeave)];

/// All keys in one window.
#[component]
pub fn KeySheet() -> impl IntoView {
    let windows = Windows::get();
    let here = keys::page_keys();
    let of = |rows: &[(&'static str, Key)]| -> Vec<(&'static str, String)> {
        rows.iter().map(|(keys, words)| (*keys, text(*words).to_owned())).collect()
    };
    let everywhere = || BINDINGS.iter().map(|(keys, command)| (*keys, command.words())).collect::<Vec<_>>();
    view! {
        <Dialog open=windows.keys title=Key::KeysTitle wide=true>
            <div class="key-sheet">
                {move || {
                    let keys = here.get();
                    (!keys.is_empty())
                        .then(|| group(Key::KeysHere, keys.into_iter().map(|key| (key.keys, key.words)).collect()))
                }}
                {group(Key::KeysEverywhere, everywhere())}
                {group(Key::KeysInLists, of(&IN_LISTS))}
                {group(Key::KeysInForms, of(&IN_FORMS))}
            </div>
        </Dialog>
    }
}

/// One heading with its keys; two ways to the same thing stand on one line.
fn group(name: Key, rows: Vec<(&'static str, String)>) -> Markup {
    let mut lines: Vec<(String, Vec<&'static str>)> = Vec::new();
    for (keys, words) in rows {
        match lines.iter_mut().find(|(held, _)| *held == words) {
            Some((_, held)) => held.push(keys),
            None => lines.push((words, vec![keys])),
        }
    }
    let line = |(words, keys): (String, Vec<&'static str>)| {
        let caps = keys.into_iter().map(keycaps).collect::<Vec<_>>();
        view! {
            <div>
                <dt>{words}</dt>
                <dd>{caps}</dd>
            </div>
        }
    };
    view! {
        <section>
            <h3 class="ds-heading" data-size="2xs">
                {text(name)}
            </h3>
            <dl class="facts">{lines.into_iter().map(line).collect::<Vec<_>>()}</dl>
        </section>
    }
}
