//! The portable file: app and data in one page.
use crate::app::{App, file_address};
use crate::engine::Look;
use crate::failure::{Outcome, claim, same};
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

const SECRET: &str = "blå hest under brua";

/// Makes the file under Data, and puts it where another machine would find it.
fn make(app: &App) -> Outcome<PathBuf> {
    app.route("/data/backup")?;
    let form = app.page().region("portable_title")?;
    form.button("portable_make")?.click()?;
    form.field("passphrase_new")?.replace(SECRET)?;
    form.field("setup_again")?.replace(SECRET)?;
    app.download(|| form.button("portable_make")?.click())
}

fn open_with(app: &App, secret: &str, button: &str) -> Outcome {
    app.page().field("lock_field")?.replace(secret)?;
    app.page().button(button)?.click()
}

/// It opens in a browser that has never seen the app, is worked in, saved, and opened again.
pub fn portable_file_is_worked_in(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let first = make(app)?;
    let page = fs::read_to_string(&first)?;
    claim(page.contains("arbeidsro-carried") && !page.contains("Ringe skolen"), || "the file is plain".into())?;
    app.fresh_profile()?;
    app.live_at(&file_address(&first));
    app.open("/priorities")?;
    open_with(app, "noe helt annet", "carried_work")?;
    app.wait_announced(&app.t("carried_wrong")?)?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.page().mentioning(&app.t("file_line")?).wait_any()?;
    app.write_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.page().mentioning(&app.filled("file_unsaved_one", &[("n", "1")])?).wait_any()?;
    let second = app.download(|| app.page().button("act_save_file")?.click())?;
    app.page().saying(&app.t("file_downloaded")?).wait_any()?;
    // The browser's own storage has heard nothing of it.
    app.live_at(&file_address(&app.ground.file.clone()));
    app.open("/")?;
    app.page().button("door_own_act")?.wait()?;
    app.live_at(&file_address(&first));
    app.open("/priorities")?;
    let older = app.t("carried_older")?;
    app.page().mentioning(older.split('.').next().unwrap_or_default()).wait_any()?;
    app.live_at(&file_address(&second));
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Skrive referat").wait_any()?;
    app.page().mentioning("Ringe skolen").wait_any()
}

/// Where the browser lets no page store anything, the file is the place: opened, worked in, saved, opened again.
pub fn portable_file_where_nothing_is_stored(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let first = make(app)?;
    app.look_anew(Look { blocked: true, ..Look::DESK })?;
    app.live_at(&file_address(&first));
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.write_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    let second = app.download(|| app.press("Control+s"))?;
    app.live_at(&file_address(&second));
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Skrive referat").wait_any()?;
    app.page().mentioning("Ringe skolen").wait_any()
}

/// Its data go into the browser's own workbook after a look at what is new.
pub fn portable_file_is_taken_in(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let before = app.records()?;
    let file = make(app)?;
    app.fresh_profile()?;
    app.live_at(&file_address(&file));
    app.open("/")?;
    open_with(app, SECRET, "carried_take")?;
    app.merge_seen()?;
    same("the data", &app.records()?, &before)
}

/// Another app page opens the portable file as a copy.
pub fn portable_file_is_restored(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let before = app.records()?;
    let file = make(app)?;
    app.fresh_profile()?;
    app.open("/")?;
    app.page().button("door_before_act")?.click()?;
    app.merge(&file, Some(SECRET))?;
    same("the data", &app.records()?, &before)
}

/// Opens the file in which `title` was written down.
fn open_file_with(app: &mut App, title: &str) -> Outcome<PathBuf> {
    app.begin_own()?;
    app.add_task(TaskWords { title, ..TaskWords::default() })?;
    let file = make(app)?;
    app.live_at(&file_address(&file));
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning(title).wait_any()?;
    Ok(file)
}

/// What is changed while the file is being locked is behind the lock, not lost.
pub fn portable_file_locks_with_the_last_change(app: &mut App) -> Outcome {
    let file = open_file_with(app, "Ringe skolen")?;
    app.live_at_rigged(&file)?;
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.rig("slow()")?;
    app.tools()?.button("act_lock_now")?.click()?;
    until("the sealing to begin", || {
        Ok(if app.rig("sealing")? == json!(true) { Ok(()) } else { Err("it has not".into()) })
    })?;
    app.write_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.rig("go()")?;
    app.page().heading("carried_locked")?.wait()?;
    app.page().mentioning("Skrive referat").wait_gone()?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Skrive referat").wait_any()?;
    app.page().mentioning(&app.filled("file_unsaved_one", &[("n", "1")])?).wait_any()
}

/// The settings offer nothing that would act on the browser's own workbook; wrong passphrases are slowed.
pub fn portable_file_has_its_own_lock(app: &mut App) -> Outcome {
    open_file_with(app, "Ringe skolen")?;
    app.route("/data/settings")?;
    app.page().saying(&app.t("lock_of_file")?).wait()?;
    let settings = app.page().any("main");
    for act in ["act_lock_set", "act_lock_change", "act_lock_code", "act_lock_off"] {
        same(act, &settings.button(act)?.is_here()?, &false)?;
    }
    settings.field("lock_after")?.wait()?;
    settings.button("act_lock_now")?.click()?;
    app.page().heading("carried_locked")?.wait()?;
    for _ in 0..6 {
        app.page().button("carried_work")?.wait_enabled(true)?;
        open_with(app, "noe helt annet", "carried_work")?;
        app.wait_announced(&app.t("carried_wrong")?)?;
    }
    // Loaded anew, the pause still stands.
    app.reload()?;
    let wait = app.t("lock_wait_other")?;
    app.wait_announced(wait.split('{').next().unwrap_or_default().trim())?;
    app.page().button("carried_work")?.wait_enabled(true)?;
    open_with(app, SECRET, "carried_work")?;
    app.page().field("lock_after")?.wait().map(drop)
}

/// A file in memory with the calls of a chosen one: no driver can answer the browser's own question.
/// `arguments[0]` is what is in it.
const FAKE: &str = "
let held = arguments[0];
const file = {
  name: 'arbeidsro.html',
  requestPermission: async () => 'granted',
  getFile: async () => new File([held], 'arbeidsro.html'),
  createWritable: async () => {
    let copy = '';
    const close = async () => { await window.__slow; held = copy; };
    return { write: async (text) => { copy += text; }, close };
  },
};
window.showOpenFilePicker = async () => [file];
window.__held = () => held;
window.__saveElsewhere = () => { held = held.replace(/\"number\":\\d+/, '\"number\":99'); };";

/// Where the browser lends a file, every change is written into it, and a later saving from
/// elsewhere is never written over.
pub fn portable_file_saves_itself(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let file = make(app)?;
    app.live_at(&file_address(&file));
    app.open("/priorities")?;
    open_with(app, SECRET, "carried_work")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.in_page(FAKE, json!(["Det eneste eksemplaret av noe annet"]))?;
    app.page().button("act_choose_target")?.click()?;
    app.page().mentioning(&app.t("file_other")?).wait_any()?;
    let other = app.in_page("return window.__held()", json!([]))?;
    same("a file that is not ours", &other, &json!("Det eneste eksemplaret av noe annet"))?;
    app.in_page(FAKE, json!([fs::read_to_string(&file)?]))?;
    app.page().button("act_choose_target")?.click()?;
    app.page().mentioning(&app.filled("file_into", &[("name", "arbeidsro.html")])?).wait_any()?;
    let held = |app: &App| -> Outcome<String> {
        let page = app.in_page("return window.__held()", json!([]))?;
        Ok(page.as_str().unwrap_or_default().to_string())
    };
    until("the chosen file", || {
        Ok(if held(app)?.contains("\"number\":2") { Ok(()) } else { Err("it is not there yet".into()) })
    })?;
    app.write_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    until("the change in the file", || {
        Ok(if held(app)?.contains("\"number\":3") { Ok(()) } else { Err("it is not there yet".into()) })
    })?;
    app.in_page("window.__saveElsewhere()", json!([]))?;
    app.press("Control+s")?;
    app.page().mentioning(&app.t("file_newer_elsewhere")?).wait_any()?;
    claim(held(app)?.contains("\"number\":99"), || "the later file was written over".into())?;
    let apart = app.download(|| app.page().button("act_export")?.click())?;
    claim(fs::read_to_string(apart)?.contains("arbeidsro-carried"), || "the way out is no portable file".into())
}

/// Counts the pauses before a saving that have passed, and lets `__done()` end a slow writing.
const SLOW_WRITING: &str = "
window.__slow = new Promise((yes) => { window.__done = () => { window.__slow = undefined; yes(); }; });
window.__rested = 0;
const wait = window.setTimeout.bind(window);
window.setTimeout = (call, millis, ...more) =>
  wait(millis === 1500 ? () => { call(); window.__rested += 1; } : call, millis, ...more);";

/// A change made while an earlier one is being written is written too, without another change after it.
pub fn portable_file_saves_what_came_meanwhile(app: &mut App) -> Outcome {
    let file = open_file_with(app, "Ringe skolen")?;
    app.in_page(FAKE, json!([fs::read_to_string(&file)?]))?;
    app.page().button("act_choose_target")?.click()?;
    let number = |app: &App, wanted: u32| {
        until(&format!("saving number {wanted}"), || {
            let held = app.in_page("return window.__held()", json!([]))?;
            let is_there = held.as_str().unwrap_or_default().contains(&format!("\"number\":{wanted}"));
            Ok(if is_there { Ok(()) } else { Err("it is not there yet".into()) })
        })
    };
    let rested = |app: &App, wanted: u32| {
        until(&format!("{wanted} pauses"), || {
            let passed = app.driver().run("return window.__rested", json!([]))?;
            Ok(if passed.as_u64() >= Some(u64::from(wanted)) { Ok(()) } else { Err(format!("{passed} have passed")) })
        })
    };
    number(app, 2)?;
    app.in_page(SLOW_WRITING, json!([]))?;
    app.write_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    rested(app, 1)?;
    app.write_task(TaskWords { title: "Bestille rom", ..TaskWords::default() })?;
    rested(app, 2)?;
    app.press("Control+s")?;
    app.in_page("window.__done()", json!([]))?;
    number(app, 4)?;
    let saved = app.t("file_saved_at")?;
    app.page().any("banner").mentioning(saved.split('{').next().unwrap_or_default().trim()).wait_any()?;
    same("a word of a download", &app.page().saying(&app.t("file_downloaded")?).is_here()?, &false)
}
