//! Moving house: the file renamed, moved, or replaced by a newer version.
use crate::app::{App, file_address};
use crate::engine::Engine;
use crate::failure::{Outcome, claim, same};
use crate::pages::data::read_backup;
use crate::pages::tasks::TaskWords;
use crate::rig::page_text;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn put(app: &App, path: &Path, marked: bool) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let page = page_text(&app.ground.file)?;
    // Another version is another file: the same app with other bytes around it.
    let page = if marked { page.replacen("</title>", " 2</title>", 1) } else { page };
    fs::write(path, page)?;
    app.live_at(&file_address(path));
    Ok(())
}

/// At a new path the data are there, or the start asks whether the app was used before.
fn data_or_question(app: &App, title: &str) -> Outcome {
    app.open("/priorities")?;
    if app.engine() == Engine::Firefox {
        for door in ["door_own_act", "door_before_act"] {
            app.page().button(door)?.wait()?;
        }
        return app.page().saying(&app.t("first_start_path")?).wait().map(drop);
    }
    app.page().mentioning(title).wait_any()
}

/// Renamed, moved, and replaced by a newer version at the same place.
pub fn file_is_renamed_moved_and_replaced(app: &mut App) -> Outcome {
    const TITLE: &str = "Ringe skolen";
    let home = app.browser.home().to_path_buf();
    let (first, renamed) = (home.join("arbeidsro.html"), home.join("arbeidsro (1).html"));
    let moved = home.join("Mine filer").join("arbeidsro.html");
    put(app, &first, false)?;
    app.begin_own()?;
    app.add_task(TaskWords { title: TITLE, ..TaskWords::default() })?;
    let copy = app.take_backup()?;
    // A newer version in the same place finds the data, in every engine.
    put(app, &first, true)?;
    app.open("/priorities")?;
    app.page().mentioning(TITLE).wait_any()?;
    fs::rename(&first, &renamed)?;
    app.live_at(&file_address(&renamed));
    data_or_question(app, TITLE)?;
    put(app, &moved, false)?;
    data_or_question(app, TITLE)?;
    if app.engine() == Engine::Firefox {
        // The way that the question leads.
        app.page().button("door_before_act")?.click()?;
        app.merge(&copy, None)?;
    }
    app.restart()?;
    app.route("/priorities")?;
    app.page().mentioning(TITLE).wait_any()
}

/// The rescue copy: taken on the loader's screen, where all is then deleted, and opened again.
pub fn rescue_copy_is_restored(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let before = app.records()?;
    app.open("/rescue")?;
    let save = app.role("button", "Last ned alt som er lagret");
    let file = app.download(|| save.click())?;
    let copy: Value = serde_json::from_str(&fs::read_to_string(&file)?).unwrap_or_default();
    claim(copy["format"] == "arbeidsro-rescue", || "it is no rescue copy".into())?;
    // With a copy in hand one can begin anew, at the second press.
    app.role("button", "Begynn på nytt uten det som er lagret").click()?;
    app.role("button", "Ikke slett").click()?;
    app.role("button", "Begynn på nytt uten det som er lagret").click()?;
    app.role("button", "Slett alt, og begynn på nytt").click()?;
    app.page().button("door_before_act")?.click()?;
    app.merge(&file, None)?;
    same("the data", &read_backup(&app.take_backup()?)?, &before)
}
