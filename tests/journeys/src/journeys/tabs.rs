//! Several tabs and windows of one file, where nothing tells one of the other, and an older app among them.
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::pages::tasks::TaskWords;

const PASSPHRASE: &str = "fire tilfeldige ord på rad";
const MINUTE: i64 = 60_000;

fn task(title: &str) -> TaskWords<'_> {
    TaskWords { title, ..TaskWords::default() }
}

/// Two windows side by side, without a message between them, are equal after both were worked in.
pub fn windows_without_messages_stay_equal(app: &mut App) -> Outcome {
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_own()?;
    app.add_task(task("Fra det første"))?;
    let (first, second) = app.second_window()?;
    app.open("/priorities")?;
    app.page().mentioning("Fra det første").wait_any()?;
    app.add_task(task("Fra det andre"))?;
    app.go_to_tab(&first)?;
    app.route("/priorities")?;
    app.page().mentioning("Fra det andre").wait_any()?;
    app.add_task(task("Fra det første igjen"))?;
    app.go_to_tab(&second)?;
    app.page().mentioning("Fra det første igjen").wait_any()?;
    let of_second = app.records()?;
    app.go_to_tab(&first)?;
    same("what the windows hold", &app.records()?, &of_second)
}

/// One locked, all are locked, also where no message passes.
pub fn lock_reaches_tabs_without_messages(app: &mut App) -> Outcome {
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_locked(PASSPHRASE)?;
    app.add_task(task("Ringe skolen"))?;
    let (first, second) = app.second_window()?;
    app.open("/priorities")?;
    app.wait_locked()?;
    app.unlock(PASSPHRASE)?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.tools()?.button("act_lock_now")?.click()?;
    app.wait_locked()?;
    app.go_to_tab(&first)?;
    app.page().heading("lock_title")?.wait()?;
    app.page().mentioning("Ringe skolen").wait_gone()?;
    app.go_to_tab(&second)?;
    app.wait_locked()
}

/// A tab of an older app, beside a newer one that has written, stops writing and says why. What was typed is
/// there to be copied.
pub fn older_app_stops_writing(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(task("Før den nye"))?;
    app.raise_schema()?;
    app.write_task(task("Etter den nye"))?;
    app.page().mentioning(&app.t("why_newer_app")?).wait_any()?;
    app.page().mentioning(&app.t("banner_not_saved")?).wait_any()?;
    let kept = app.in_storage("const database = await ours(); const rows = await answer(database.transaction('journal').objectStore('journal').getAll()); database.close(); return rows.map(text).join();", serde_json::Value::Null)?;
    let kept = kept.as_str().unwrap_or_default();
    claim(kept.contains("Før den nye") && !kept.contains("Etter den nye"), || "the older app wrote".into())?;
    let copy = app.records()?;
    claim(format!("{copy:?}").contains("Etter den nye"), || "the last task is not in the copy".into())?;
    // Loaded anew it shows everything and changes nothing.
    app.open("/priorities")?;
    app.page().mentioning(&app.t("banner_read_only")?).wait_any()?;
    app.page().mentioning("Før den nye").wait_any()
}

/// Unused for ten minutes, it locks by itself; hidden for as long as was chosen, too.
pub fn locks_by_itself(app: &mut App) -> Outcome {
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_locked(PASSPHRASE)?;
    app.add_task(task("Ringe skolen"))?;
    app.rig(&format!("shift({})", 9 * MINUTE))?;
    app.route("/priorities")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.rig(&format!("shift({})", 2 * MINUTE))?;
    app.wait_locked()?;
    app.page().mentioning("Ringe skolen").wait_gone()?;
    app.unlock(PASSPHRASE)?;
    app.route("/data/settings")?;
    app.page().field("lock_hidden")?.choose(&app.filled("lock_minutes_other", &[("n", "5")])?)?;
    app.rig("hide(true)")?;
    app.rig(&format!("shift({})", 4 * MINUTE))?;
    // Shown again in time, it stays open.
    app.rig("hide(false)")?;
    app.page().heading("lock_heading")?.wait()?;
    app.rig("hide(true)")?;
    app.rig(&format!("shift({})", 6 * MINUTE))?;
    app.wait_locked()
}

/// F8 hides codes and texts from whoever looks over a shoulder, and shows them again.
pub fn veil_hides_words(app: &mut App) -> Outcome {
    const BLUR: &str = "return getComputedStyle(document.querySelector('main > *')).filter";
    app.begin_own()?;
    app.add_task(task("Ringe skolen"))?;
    let blur = |app: &App| -> Outcome<String> {
        Ok(app.driver().run(BLUR, serde_json::json!([]))?.as_str().unwrap_or_default().to_string())
    };
    same("the words before", &blur(app)?, &"none".to_string())?;
    app.press("F8")?;
    app.page().saying(&app.t("veil_on")?).wait()?;
    claim(blur(app)?.contains("blur"), || "the words can be read".into())?;
    app.route("/priorities")?;
    claim(blur(app)?.contains("blur"), || "the words of the next page can be read".into())?;
    app.press("F8")?;
    app.page().saying(&app.t("veil_on")?).wait_gone()?;
    same("the words after", &blur(app)?, &"none".to_string())
}
