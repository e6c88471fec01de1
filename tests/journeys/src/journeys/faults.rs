//! What can go wrong under the app: the disk, the clock, the browser. Nothing is lost, and the user is told.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::{Outcome, claim, same};
use crate::pages::tasks::TaskWords;
use std::fs;

fn task(title: &str) -> TaskWords<'_> {
    TaskWords { title, ..TaskWords::default() }
}

/// No room left: the change is kept in memory and told, and written once there is room.
pub fn no_room_left(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(task("Før det ble fullt"))?;
    let megabytes = app.fill_up(200)?;
    claim(megabytes < 200, || "the browser gives all the room there is".into())?;
    // What the browser holds back for small writes is soon gone.
    let long = "Da det var fullt. ".repeat(100);
    let banner = app.page().mentioning(&app.t("banner_not_saved")?);
    for _ in 0..40 {
        app.write_task(TaskWords { note: Some(&long), ..task("Da det var fullt") })?;
        if banner.is_here()? {
            break;
        }
    }
    app.page().mentioning(&app.t("why_full")?).wait_any()?;
    app.make_room()?;
    app.page().button("act_retry")?.click()?;
    banner.wait_gone()?;
    app.wait_saved()?;
    let before = app.records()?;
    app.restart()?;
    same("after a restart", &app.records()?, &before)
}

/// The browser deletes the database under the running app: what is on the screen stays and can be taken out.
pub fn storage_is_deleted_under_the_app(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(task("Før den ble slettet"))?;
    app.delete_databases()?;
    app.page().mentioning(&app.t("why_gone")?).wait_any()?;
    app.write_task(task("Etter at den ble slettet"))?;
    let (file, before) = (app.take_backup()?, app.records()?);
    let held = format!("{before:?}");
    claim(held.contains("Før den") && held.contains("Etter at"), || format!("the copy holds {held}"))?;
    // The browser asks before it leaves a page with unsaved work; a killed one does not.
    app.crash_and_restart()?;
    app.page().button("door_own_act")?.wait()?;
    app.page().button("door_before_act")?.click()?;
    app.merge(&file, None)?;
    same("after the restore", &app.records()?, &before)
}

/// A clock that is set back two days: later edits still win, and nothing is hidden or locked for it.
pub fn clock_is_set_back(app: &mut App) -> Outcome {
    const DAY: i64 = 86_400_000;
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_own()?;
    app.add_task(task("Skrevet først"))?;
    app.rig(&format!("shift({})", -2 * DAY))?;
    app.route("/data/history")?;
    app.route("/priorities")?;
    app.add_task(task("Skrevet da klokka gikk feil"))?;
    app.undo()?;
    app.page().mentioning("Skrevet da klokka").wait_gone()?;
    app.redo()?;
    app.page().mentioning("Skrevet da klokka").wait_any()?;
    // The newer wish wins although its clock says earlier.
    let row = app.item("quadrant_unsorted", "Skrevet først")?;
    row.wait()?;
    app.walk_to(&row)?;
    app.press("4")?;
    app.item("quadrant_drop", "Skrevet først")?.wait()?;
    app.wait_saved()?;
    let before = app.records()?;
    // The next start has the right clock again.
    app.restart()?;
    same("after a restart", &app.records()?, &before)?;
    claim(format!("{before:?}").contains("klokka gikk feil"), || "the later task is lost".into())?;
    app.route("/priorities")?;
    app.item("quadrant_drop", "Skrevet først")?.wait().map(drop)
}

/// Rows that cannot be read cost themselves: the rest is there, and they can be given to someone who can help.
pub fn damaged_rows_cost_themselves(app: &mut App) -> Outcome {
    app.begin_own()?;
    for title in ["Hel en", "Skadet to", "Hel tre", "Skadet fire"] {
        app.add_task(task(title))?;
    }
    same("the rows cut", &app.cut_rows_with("Skadet")?, &2)?;
    app.reload()?;
    app.route("/priorities")?;
    for title in ["Hel en", "Hel tre"] {
        app.page().mentioning(title).wait_any()?;
    }
    app.page().mentioning("Skadet").wait_gone()?;
    app.route("/data/space")?;
    app.page().mentioning(&app.filled("set_aside_rows_other", &[("n", "2")])?).wait_any()?;
    let file = app.download(|| app.page().button("set_aside_export")?.click())?;
    let rows: serde_json::Value = serde_json::from_str(&fs::read_to_string(file)?).unwrap_or_default();
    same("the rows given out", &rows.as_array().map(Vec::len), &Some(2))?;
    app.add_task(task("Hel fem"))?;
    app.restart()?;
    app.route("/priorities")?;
    app.page().mentioning("Hel fem").wait_any()
}

/// The user lets no page store anything: the app says so, works from memory, and gives out what was written.
pub fn storage_is_blocked(app: &mut App) -> Outcome {
    app.open("/")?;
    app.page().mentioning(&app.t("why_denied")?).wait()?;
    app.begin_own()?;
    app.write_task(task("Bare i minnet"))?;
    app.page().mentioning(&app.t("why_denied")?).wait()?;
    let copy = app.records()?;
    claim(format!("{copy:?}").contains("Bare i minnet"), || "the copy does not hold it".into())
}

/// A private window: it works, a copy can be taken, and afterwards nothing is there; the next start asks.
pub fn private_window(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.write_task(task("Skrevet privat"))?;
    app.route("/priorities")?;
    app.page().mentioning("Skrevet privat").wait_any()?;
    // Where a private Chromium puts its downloads, the driver does not say.
    if app.engine() != Engine::Chromium {
        let copy = app.records()?;
        claim(format!("{copy:?}").contains("Skrevet privat"), || "the copy does not hold it".into())?;
    }
    app.restart()?;
    for door in ["door_own_act", "door_before_act"] {
        app.page().button(door)?.wait()?;
    }
    Ok(())
}
