//! Writing tasks down, and what keeps a person from losing what was typed.
use crate::app::App;
use crate::failure::Outcome;
use crate::pages::tasks::TaskWords;

/// A task without a line is refused with words at the field, which has the focus.
pub fn task_without_words(app: &mut App) -> Outcome {
    app.begin_own()?;
    let task_box = app.open_task_box()?;
    let title = task_box.field("task_title")?;
    title.wait_focus()?;
    app.press("Enter")?;
    title.wait_attribute("aria-invalid", "true")?;
    title.wait_focus()?;
    title.type_in("Skrive undersøkelsesplan\n")?;
    task_box.wait_gone()?;
    app.wait_saved()
}

/// Escape asks before typed words go, and keeps them when told to.
pub fn escape_asks_before_words_go(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.press("q")?;
    let task_box = app.role("dialog", &app.t("bar_add_task")?);
    let title = task_box.field("task_title")?;
    title.type_in("Ringe skolen")?;
    app.press("Escape")?;
    task_box.any("alert").wait()?;
    task_box.button("form_keep_typing")?.wait_focus()?;
    app.press("Enter")?;
    task_box.any("alert").wait_gone()?;
    title.wait_focus()?;
    crate::failure::same("the words", &title.value()?, &"Ringe skolen".to_string())?;
    app.press("Escape")?;
    task_box.button("form_throw_away")?.click()?;
    task_box.wait_gone()
}

/// The last act is taken back and done again, by button and by keys; the bar says which act it is.
pub fn undo_and_redo(app: &mut App) -> Outcome {
    app.begin_own()?;
    let undo = app.tools()?.role_with("button", &app.t("bar_undo")?);
    undo.wait_enabled(false)?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.undo()?;
    app.tools()?.role_with("button", &app.t("bar_redo")?).wait_enabled(true)?;
    undo.wait_enabled(false)?;
    app.press("Control+y")?;
    undo.wait_enabled(true)?;
    app.press("Control+z")?;
    undo.wait_enabled(false)?;
    app.wait_saved()
}

/// A line says what it understood while it is typed; the task that comes back comes back when it is done.
pub fn line_says_what_it_understood(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.press("q")?;
    let task_box = app.role("dialog", &app.t("bar_add_task")?);
    let title = task_box.field("task_title")?;
    title.wait_focus()?;
    title.type_in("møte med familien hver annen onsdag kl 10 1t #samarbeid 32.13.")?;
    let read = task_box.role("region", &app.t("quick_understood")?);
    for words in ["hver 2. uke", "kl. 10.00", "1 time", "#samarbeid"] {
        read.mentioning(words).wait()?;
    }
    read.mentioning(&app.filled("quick_left", &[("words", "32.13.")])?).wait()?;
    title.replace("møte med familien i dag annenhver uke")?;
    app.press("Enter")?;
    task_box.wait_gone()?;
    let row = app.role("button", "møte med familien");
    row.wait()?;
    app.tab_to(&row)?;
    app.press("x")?;
    row.wait_gone()?;
    app.press("Control+z")?;
    row.wait()?;
    app.wait_saved()
}
