//! The matrix: what it suggests, and how a person overrules it.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::{Outcome, claim, same};
use crate::pages::tasks::TaskWords;

const PLAN: &str = "Lage opplegg for gruppe";
const DROP: &str = "Rydde i gammelt arkiv";
const DELEGATE: &str = "Bestille møterom";
const NOW: &str = "Ferdigstille rapport";
const UNSORTED: &str = "Lese rundskriv";

/// One task for each quadrant and one that nobody has considered.
fn five_tasks(app: &App) -> Outcome {
    app.begin_own()?;
    let today = app.today()?;
    let (yes, no) = (Some("answer_yes"), Some("answer_no"));
    for (title, important, deadline) in [
        (PLAN, yes, None),
        (DROP, no, None),
        (DELEGATE, no, Some(today.as_str())),
        (NOW, yes, Some(today.as_str())),
        (UNSORTED, None, None),
    ] {
        app.add_task(TaskWords { title, important, deadline, ..TaskWords::default() })?;
    }
    app.route("/priorities")
}

/// Each task stands where urgency and importance put it.
pub fn suggests_quadrants(app: &mut App) -> Outcome {
    five_tasks(app)?;
    for (quadrant, title) in [
        ("quadrant_plan", PLAN),
        ("quadrant_drop", DROP),
        ("quadrant_delegate", DELEGATE),
        ("quadrant_now", NOW),
        ("quadrant_unsorted", UNSORTED),
    ] {
        app.item(quadrant, title)?.wait()?;
    }
    Ok(())
}

/// Moved, opened, given back, completed, deleted and taken back, without a mouse.
pub fn matrix_by_keyboard(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let (planned, now) = (app.item("quadrant_plan", PLAN)?, app.item("quadrant_now", PLAN)?);
    app.walk_to(&planned)?;
    app.press("1")?;
    now.wait()?;
    let words = app.filled("item_moved_to", &[("title", PLAN), ("quadrant", &app.t("quadrant_now")?)])?;
    app.wait_announced(&words)?;
    app.wait_saved()?;

    app.reload()?;
    app.walk_to(&now)?;
    now.wait_text(PLAN)?;
    app.page().region("quadrant_now")?.role_with("row", &app.t("mark_moved")?).wait()?;
    app.press("Enter")?;
    let detail = app.role("complementary", PLAN);
    detail.wait()?;
    let moved = app.filled("moved_by_you", &[("quadrant", &app.t("quadrant_plan")?)])?;
    detail.mentioning(&moved).wait()?;
    app.press("Escape")?;
    detail.wait_gone()?;

    app.walk_to(&now)?;
    app.press("0")?;
    planned.wait()?;
    app.walk_to(&planned)?;
    app.press("x")?;
    planned.wait_gone()?;
    app.press("Control+z")?;
    planned.wait()?;
    app.walk_to(&planned)?;
    app.press("Delete")?;
    planned.wait_gone()?;
    app.press("Control+z")?;
    planned.wait()?;
    app.wait_saved()
}

/// The arrows walk a list, and the focus stays in it when a row goes.
pub fn matrix_arrows(app: &mut App) -> Outcome {
    app.begin_own()?;
    for title in ["Første", "Andre", "Tredje"] {
        app.add_task(TaskWords { title, important: Some("answer_yes"), ..TaskWords::default() })?;
    }
    app.route("/priorities")?;
    let rows = app.page().region("quadrant_plan")?;
    rows.role_with("button", &app.t("act_complete")?).wait_count(3)?;
    let order = rows.any("row").texts()?;
    let row = |at: usize| rows.role_with("row", order[at].split_whitespace().next().unwrap_or_default());
    app.walk_to(&row(0))?;
    app.press("ArrowDown")?;
    row(1).wait_focus()?;
    app.press("End")?;
    row(2).wait_focus()?;
    app.press("Home")?;
    row(0).wait_focus()?;
    app.press("x")?;
    row(0).wait_gone()?;
    row(1).wait_focus()
}

/// The same by drag: the row follows the mouse into another quadrant.
pub fn matrix_by_mouse(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let from = app.item("quadrant_drop", DROP)?;
    app.drag(&from, &app.page().region("quadrant_plan")?)?;
    let asked = app.meaning(DROP, "quadrant_plan")?;
    asked.field("task_planned")?.wait_focus()?;
    app.press("Enter")?;
    asked.wait_gone()?;
    app.item("quadrant_plan", DROP)?.wait()?;
    app.wait_saved()?;
    app.reload()?;
    app.item("quadrant_plan", DROP)?.wait()?;
    let before = app.item("quadrant_now", NOW)?;
    before.click()?;
    app.role("complementary", NOW).wait()?;
    Ok(())
}

/// Typing in the search field leaves the tasks that hold the words.
pub fn matrix_search(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let field = app.role("searchbox", &app.t("matrix_search")?);
    field.type_in("RAPPORT")?;
    app.item("quadrant_drop", DROP)?.wait_gone()?;
    app.item("quadrant_now", NOW)?.wait()?;
    field.replace("")?;
    app.item("quadrant_drop", DROP)?.wait()?;
    Ok(())
}

/// Another search lets other tasks take the rows. What is done there is done to the task that is shown.
pub fn matrix_search_acts(app: &mut App) -> Outcome {
    const OTHER: &str = "Ringe skolen";
    five_tasks(app)?;
    app.add_task(TaskWords { title: OTHER, important: Some("answer_yes"), ..TaskWords::default() })?;
    let plan = app.page().region("quadrant_plan")?;
    let field = app.role("searchbox", &app.t("matrix_search")?);
    let complete = app.t("act_complete")?;
    let done = |title: &str| plan.role("button", &format!("{complete}: {title}")).click();
    let (first, other) = (app.item("quadrant_plan", PLAN)?, app.item("quadrant_plan", OTHER)?);
    field.type_in("gruppe")?;
    other.wait_gone()?;
    first.wait()?;
    field.replace("skolen")?;
    other.wait()?;
    first.wait_gone()?;
    plan.any("row").wait_count(1)?;
    other.click()?;
    app.role("complementary", OTHER).wait()?;
    app.press("Escape")?;
    done(OTHER)?;
    other.wait_gone()?;
    field.replace("")?;
    first.wait()?;
    claim(!other.is_here()?, || "the completed task came back".into())?;
    plan.any("row").wait_count(1)?;
    app.undo()?;
    other.wait()?;
    done(PLAN)?;
    first.wait_gone()?;
    other.wait()?;
    app.wait_saved()
}

/// A clock that ends with a decision asks for it. Left open, its row stands there as before.
pub fn matrix_clock_left_open(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/priorities")?;
    app.role("searchbox", &app.t("matrix_search")?).type_in("K7-ulv")?;
    let clock = app.item("quadrant_now", &app.t("rule_no_mel_1_short")?)?;
    app.walk_to(&clock)?;
    app.press("x")?;
    let asked = app.page().any("dialog");
    asked.wait_any()?;
    app.press("Escape")?;
    asked.wait_gone()?;
    let row = clock.wait()?;
    let opacity = "return getComputedStyle(arguments[0]).opacity";
    let opacity = app.browser.driver.run(opacity, serde_json::json!([row.as_argument()]))?;
    same("how the row is seen", &opacity, &serde_json::json!("1"))
}

/// Two tabs show the same, whichever of them it was done in.
pub fn two_tabs(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let (first, second) = app.second_tab()?;
    app.open("/priorities")?;
    let row = app.item("quadrant_plan", PLAN)?;
    row.wait()?;
    app.walk_to(&row)?;
    app.press("4")?;
    app.meaning(PLAN, "quadrant_drop")?.button("means_act")?.click()?;
    app.item("quadrant_drop", PLAN)?.wait()?;
    app.wait_saved()?;
    app.go_to_tab(&first)?;
    app.item("quadrant_drop", PLAN)?.wait()?;
    app.add_task(TaskWords { title: "Fra den første fanen", ..TaskWords::default() })?;
    app.go_to_tab(&second)?;
    app.item("quadrant_unsorted", "Fra den første fanen")?.wait()?;
    let of_second = app.records()?;
    app.go_to_tab(&first)?;
    let of_first = app.records()?;
    same("what the tabs hold", &of_first, &of_second)
}

/// A reload, a restart and a crash keep everything that the bar called saved.
pub fn restarts_keep_everything(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let before = app.records()?;
    claim(before.len() >= 5, || format!("too little to lose: {before:?}"))?;
    app.reload()?;
    same("after a reload", &app.records()?, &before)?;
    app.restart()?;
    same("after a restart", &app.records()?, &before)?;
    app.add_task(TaskWords { title: "Like før strømmen gikk", ..TaskWords::default() })?;
    let before = app.records()?;
    app.crash_and_restart()?;
    same("after a crash", &app.records()?, &before)?;
    claim(before.len() >= 6 || app.engine() == Engine::WebKit, || format!("{before:?}"))
}

/// Several are picked and moved together, the move asks who takes them, and one undo brings all back.
/// What was moved against the suggestion is counted, shown alone, and given back.
pub fn matrix_several_at_once(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let (plan, now) = (app.item("quadrant_plan", PLAN)?, app.item("quadrant_now", NOW)?);
    app.walk_to(&plan)?;
    app.press("Space")?;
    app.page().region("quadrant_plan")?.role_with("row", &app.t("mark_picked")?).wait()?;
    app.walk_to(&now)?;
    app.press("Space")?;
    let picked = app.t("items_picked_other")?.replace("{n}", "2");
    app.wait_announced(&picked)?;
    app.press("3")?;
    let asked = app.meaning(&picked, "quadrant_delegate")?;
    asked.field("task_waiting")?.type_in("merkantil")?;
    app.press("Enter")?;
    asked.wait_gone()?;
    let moved = app.t("items_moved_other")?.replace("{n}", "2").replace("{quadrant}", &app.t("quadrant_delegate")?);
    app.wait_announced(&moved)?;
    app.item("quadrant_delegate", PLAN)?.wait()?;
    app.item("quadrant_delegate", NOW)?.wait()?;
    app.press("Control+z")?;
    plan.wait()?;
    now.wait()?;
    app.press("Control+y")?;
    app.item("quadrant_delegate", PLAN)?.wait()?;
    app.role("button", &app.t("filter_open")?).click()?;
    app.role("button", &app.t("act_show_moved")?).click()?;
    app.item("quadrant_delegate", DELEGATE)?.wait_gone()?;
    app.wait_route("/priorities?moved=1")?;
    app.role("button", &app.t("act_return_all")?).click()?;
    plan.wait()?;
    now.wait()?;
    app.wait_saved()
}

/// Several are picked by their grips and dragged together, with the mouse and, where the driver can, with a finger.
/// One undo brings all back.
pub fn matrix_several_by_pointer(app: &mut App) -> Outcome {
    five_tasks(app)?;
    let (plan, drop) = (app.item("quadrant_plan", PLAN)?, app.item("quadrant_drop", DROP)?);
    let pointers: &[&str] = if app.engine() == Engine::Chromium { &["mouse", "touch"] } else { &["mouse"] };
    for pointer in pointers {
        for (quadrant, row) in [("quadrant_plan", &plan), ("quadrant_drop", &drop)] {
            app.press_grip(row, pointer)?;
            app.page().region(quadrant)?.role_with("row", &app.t("mark_picked")?).wait()?;
        }
        app.drag_grip(&drop, &app.page().region("quadrant_now")?, pointer)?;
        app.item("quadrant_now", PLAN)?.wait()?;
        app.item("quadrant_now", DROP)?.wait()?;
        app.press("Control+z")?;
        plan.wait()?;
        drop.wait()?;
    }
    app.wait_saved()
}

/// What is shown and in which order stands in the address, without anybody's words.
pub fn matrix_filters(app: &mut App) -> Outcome {
    app.begin_own()?;
    for line in ["lang rapport 8t !viktig #samarbeid", "kort notat 10m !viktig #samarbeid", "noe annet !viktig"] {
        app.quick_add(line)?;
    }
    app.route("/priorities")?;
    let tag = app.role("combobox", &app.t("filter_tag")?);
    app.role("button", &app.t("filter_open")?).click()?;
    tag.choose("#samarbeid")?;
    app.item("quadrant_plan", "noe annet")?.wait_gone()?;
    app.role("combobox", &app.t("sort_by")?).choose(&app.t("sort_estimate")?)?;
    app.wait_route("/priorities?tag=")?;
    let hash = app.hash()?;
    claim(!hash.contains("samarbeid") && hash.ends_with("sort=estimate"), || hash.clone())?;
    app.reload()?;
    app.item("quadrant_plan", "kort notat")?.wait()?;
    app.item("quadrant_plan", "noe annet")?.wait_gone()?;
    let rows = app.page().region("quadrant_plan")?.any("row").texts()?;
    claim(rows.len() == 2 && rows[0].contains("kort notat"), || format!("{rows:?}"))
}
