//! The register arranged, kept as a view, changed many at a time, and written as a file; by keyboard where it matters.
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::wait::until;
use serde_json::json;
use std::fs;

/// The browser draws no more frames for the page, until it draws them again.
const FRAMES_STOP: &str = "window.__frame = requestAnimationFrame; window.requestAnimationFrame = () => 0";
const FRAMES_GO_ON: &str = "window.requestAnimationFrame = window.__frame";

/// Two cases are chosen by key and get a tag together; the tag groups them; the view outlives a restart; one undo.
pub fn register_is_arranged(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/cases")?;
    let register = app.role("grid", &app.t("place_cases")?);
    register.wait()?;
    let rows = register.any("row");
    until("rows in sight", || Ok(if rows.count()? > 2 { Ok(()) } else { Err("none".into()) }))?;
    let words = rows.texts()?;
    let code = |row: &str| row.split_whitespace().next().unwrap_or_default().to_string();
    let (first, second) = (code(&words[1]), code(&words[2]));
    app.tab_to(&register.role_with("row", &first))?;
    app.press("Space")?;
    app.press("ArrowDown")?;
    register.role_with("row", &second).wait_focus()?;
    app.press("Space")?;
    app.page().saying(&app.filled("register_picked_other", &[("n", "2")])?).wait_any()?;
    app.page().button("register_edit_many")?.click()?;
    let window = app.page().any("dialog");
    window.field("register_tags_added")?.type_in("sommerferie")?;
    window.button("register_layout_save")?.click()?;
    window.wait_gone()?;
    app.wait_saved()?;

    app.page().button("register_layout")?.click()?;
    window.role("radio", &app.t("case_tags")?).click()?;
    window.role("checkbox", &app.t("column_tags")?).click()?;
    window.button("register_layout_save")?.click()?;
    window.wait_gone()?;
    register.role("columnheader", &app.t("column_tags")?).wait_any()?;
    let search = app.role("searchbox", &app.t("register_search")?);
    search.type_in("sommerferie")?;
    app.page().saying(&app.filled("register_count_other", &[("shown", "2"), ("n", "30")])?).wait_any()?;

    // The menu stands in its place, with the focus, before the next frame: a press finds it where it stays.
    app.driver().run(FRAMES_STOP, json!([]))?;
    app.page().button("register_views")?.click()?;
    app.role("menuitem", &app.t("register_usual")?).wait_focus()?;
    app.driver().run(FRAMES_GO_ON, json!([]))?;
    app.role("menuitem", &app.t("register_keep")?).click()?;
    window.field("register_view_name")?.type_in("Ferie")?;
    window.button("register_keep_save")?.click()?;
    window.wait_gone()?;
    app.wait_saved()?;
    app.restart()?;
    app.route("/cases")?;
    let register = app.role("grid", &app.t("place_cases")?);
    register.role("columnheader", &app.t("column_tags")?).wait_any()?;
    app.page().button("register_views")?.click()?;
    app.role("menuitem", "Ferie").click()?;
    app.page().saying(&app.filled("register_count_other", &[("shown", "2"), ("n", "30")])?).wait_any()?;
    same("the search of the view", &app.role("searchbox", &app.t("register_search")?).value()?, &"sommerferie".into())?;

    app.page().button("register_views")?.click()?;
    let file = app.download(|| app.role("menuitem", &app.t("register_file")?).click())?;
    let text = fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().collect();
    same("a line a case and the heads", &lines.len(), &3)?;
    claim(lines[0].starts_with(&format!("\u{feff}{};", app.t("column_code")?)), || text.clone())?;
    claim([&first, &second].iter().all(|code| text.contains(*code)), || text.clone())
}
