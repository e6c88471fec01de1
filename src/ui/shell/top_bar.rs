//! What is at hand on every page.

use super::windows::Windows;
use crate::{
    texts::{Key, text},
    ui::parts::{Button, IconButton, Variant},
};
use leptos::prelude::*;

/// The bar: a new task, search, undo and redo, and whether all is saved.
#[component]
pub fn TopBar() -> impl IntoView {
    let windows = Windows::get();
    view! {
        <header class="top-bar">
            <span class="app-name">{text(Key::AppName)}</span>
            <div class="tools" role="group" aria-label=text(Key::BarTools)>
                <Button
                    label=Key::BarAddTask
                    variant=Variant::Primary
                    icon="Plus"
                    on_press=move || windows.add_task.set(true)
                />
                <IconButton
                    label=Key::BarSearch
                    icon="MagnifyingGlass"
                    keys="Ctrl K"
                    on_press=move || windows.palette.set(true)
                />
                <IconButton label=Key::BarKeys icon="QuestionmarkDiamond" keys="?" on_press=move || windows.keys.set(true)/>
            </div>
        </header>
    }
    .into_any()
}
