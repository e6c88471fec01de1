//! What the palette finds: cases, tasks and commands.

use super::{
    preferences::{Preferences, Theme},
    windows::Windows,
};
use crate::ui::prelude::*;
use crate::{
    domain::work_item::ItemId,
    state::{
        Workbooks, app,
        queries::find::{Found, find},
    },
    texts::{Key, Lang, lang, say, text},
    ui::{
        form_window::FormWindow,
        keys::Command,
        outgoing::print,
        parts::{Palette, PaletteItem},
        route::{self, DataTab, Place, Plan, Route},
    },
};
use std::sync::Arc;

/// How many rows the palette shows.
const SHOWN: usize = 12;
/// How many of them at most are cases and tasks.
const RECORDS: usize = 8;

/// The palette with its commands.
#[component]
pub fn PaletteHost() -> impl IntoView {
    let windows = Windows::get();
    let commands = StoredValue::new(commands());
    let (app, go) = (app(), route::navigator());
    let look = Callback::new(move |typed: String| {
        let words = typed.trim().to_lowercase();
        let records = app.workspace(|workspace| find(workspace, &words, RECORDS));
        let mut found: Vec<PaletteItem> = records.into_iter().map(|found| record(found, go)).collect();
        commands.with_value(|commands| {
            let mut fitting: Vec<_> =
                commands.iter().filter_map(|item| Some((fit(&item.title, &words)?, item))).collect();
            fitting.sort_by_key(|(fit, _)| *fit);
            found.extend(fitting.into_iter().map(|(_, item)| item.clone()));
        });
        // What was typed can be a new task too, unless it is the very name of something.
        let typed = typed.trim().to_owned();
        if !typed.is_empty() && found.iter().all(|item| item.title.to_lowercase() != words) {
            found.truncate(SHOWN - 1);
            found.push(PaletteItem {
                id: "add-typed".to_owned(),
                title: say::quick_add_typed(&typed),
                hint: text(Key::HintCommand).to_owned(),
                icon: "Plus",
                keys: "",
                run: Arc::new(move || {
                    windows.typed.set_value(typed.clone());
                    windows.add_task.set(true);
                }),
            });
        }
        found.truncate(SHOWN);
        found
    });
    view! { <Palette open=windows.palette find=look/> }
}

fn record(found: Found, go: Callback<Route>) -> PaletteItem {
    let (title, hint, icon, route) = match found {
        Found::Case { id, code, closed } => {
            let hint = text(if closed { Key::HintCaseClosed } else { Key::HintCase }).to_owned();
            (code, hint, "Folder", Route::Cases { case: Some(id) })
        }
        Found::Task { id, title, code } => {
            let route = Route::item(ItemId::Task(id));
            (title, code.unwrap_or_else(|| text(Key::HintTask).to_owned()), "Tasklist", route)
        }
    };
    PaletteItem { id: route.href(), title, hint, icon, keys: "", run: Arc::new(move || go.run(route.clone())) }
}

/// How well a title fits: 0 where a word begins with what was typed, 1 where it stands within.
fn fit(title: &str, typed: &str) -> Option<u8> {
    let title = title.to_lowercase();
    let at_start = title.starts_with(typed) || title.contains(&format!(" {typed}"));
    if at_start { Some(0) } else { title.contains(typed).then_some(1) }
}

fn commands() -> Vec<PaletteItem> {
    let (app, windows, workbooks) = (app(), Windows::get(), Workbooks::get());
    let (preferences, go, window) = (Preferences::get(), route::navigator(), FormWindow::get());
    let act = |title: String, icon, keys, run: Callback<()>| PaletteItem {
        id: title.clone(),
        hint: text(Key::HintCommand).to_owned(),
        title,
        icon,
        keys,
        run: Arc::new(move || {
            run.try_run(());
        }),
    };
    let to = |title: Key, icon, route: Route| {
        act(text(title).to_owned(), icon, "", Callback::new(move |()| go.run(route.clone())))
    };
    let mut all = vec![
        act(
            Command::AddTask.words(),
            "Plus",
            Command::AddTask.keys(),
            Callback::new(move |()| windows.add_task.set(true)),
        ),
        to(Key::CommandNewCase, "Plus", Route::CaseNew),
        to(Key::CommandNewFeedback, "Chat", Route::FeedbackNew),
    ];
    for place in Place::FIVE.into_iter().chain([Place::Data]) {
        let (command, route) = (Command::Go(place), place.route());
        let mut item =
            act(command.words(), place.icon(), command.keys(), Callback::new(move |()| go.run(route.clone())));
        item.hint = text(Key::HintPlace).to_owned();
        all.push(item);
    }
    all.extend([
        act(
            Command::HalfPage.words(),
            "PrinterSmall",
            Command::HalfPage.keys(),
            Callback::new(move |()| go.run(Route::Plan(Plan::HalfPage))),
        ),
        to(Key::CommandBackup, "Floppydisk", Route::Data(DataTab::Backup)),
        to(Key::CommandImport, "FileImport", Route::Data(DataTab::Import)),
        act(Command::Undo.words(), "ArrowUndo", Command::Undo.keys(), Callback::new(move |()| app.undo())),
        act(Command::Redo.words(), "ArrowRedo", Command::Redo.keys(), Callback::new(move |()| app.redo())),
        act(text(Key::CommandPrint).to_owned(), "PrinterSmall", "", Callback::new(move |()| print(window))),
        act(
            Command::Veil.words(),
            "EyeSlash",
            Command::Veil.keys(),
            Callback::new(move |()| windows.veil.update(|veiled| *veiled = !*veiled)),
        ),
        act(
            Command::KeySheet.words(),
            "QuestionmarkDiamond",
            Command::KeySheet.keys(),
            Callback::new(move |()| windows.keys.set(true)),
        ),
    ]);
    if workbooks.has_lock_untracked() {
        let lock = Callback::new(move |()| workbooks.lock_now());
        all.push(act(Command::Lock.words(), "PadlockLocked", Command::Lock.keys(), lock));
    }
    for place in Place::FIVE.into_iter().chain([Place::Data]) {
        all.extend(place.pages().into_iter().map(|(name, route)| PaletteItem {
            id: route.href(),
            title: text(name).to_owned(),
            hint: text(place.name()).to_owned(),
            icon: place.icon(),
            keys: "",
            run: Arc::new(move || go.run(route.clone())),
        }));
    }
    for theme in Theme::ALL {
        let icon = if theme == Theme::Dark { "Moon" } else { "Sun" };
        all.push(act(
            say::command_theme(theme.name()),
            icon,
            "",
            Callback::new(move |()| preferences.theme.set(theme)),
        ));
    }
    for language in Lang::ALL.into_iter().filter(|language| *language != lang()) {
        let speak = Callback::new(move |()| preferences.speak(language));
        all.push(act(say::command_language(language.name()), "Globe", "", speak));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_word_fits_best() {
        assert_eq!(fit("Ny oppgave", "ny"), Some(0));
        assert_eq!(fit("Ny oppgave", "opp"), Some(0));
        assert_eq!(fit("Ny oppgave", "gave"), Some(1));
        assert_eq!(fit("Ny oppgave", "sak"), None);
    }
}
