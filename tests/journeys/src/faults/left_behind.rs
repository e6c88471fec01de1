//! What the browser's files still hold after something was erased, a lock was set later, or everything was erased.
//! Browsers do not overwrite what is deleted: this measures, and claims nothing but what a lock promises.
use super::edits::write;
use super::{Chance, Tally};
use crate::app::App;
use crate::failure::Outcome;
use crate::pages::gate::files_with;
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::json;

const PASSPHRASE: &str = "fire tilfeldige ord på rad";
/// Words that no browser has of its own. Short, so that the compression of a database leaves them whole.
const WORDS: &str = "Snabelnebb7";
/// So many other records make the rest of the files.
const OTHERS: usize = 20;

/// Searches the closed browser's files, lets the app work on for a while, and searches again.
fn search(app: &mut App, what: &str, secret: Option<&str>) -> Outcome<String> {
    let (mut found, mut counts) = (Vec::new(), Vec::new());
    for round in 0..2 {
        app.browser.while_closed(|home| {
            let (files, all) = files_with(&home.join("profile"), WORDS)?;
            let short = |file: &String| file.rsplit("/profile/").next().unwrap_or_default().to_string();
            found.extend(files.iter().map(short));
            counts.push(format!("{} of {all} files", files.len()));
            Ok(())
        })?;
        app.open("/")?;
        if round > 0 {
            break;
        }
        if let Some(secret) = secret {
            app.unlock(secret)?;
        }
        write(app, "more ", OTHERS)?;
    }
    found.sort();
    found.dedup();
    println!("  {} {what}: {}; {found:?}", app.engine().name(), counts.join(", after more work "));
    Ok(format!("{what}: {}", counts.join(", then ")))
}

fn fill(app: &App) -> Outcome {
    app.add_task(TaskWords { title: WORDS, ..TaskWords::default() })?;
    write(app, "other ", OTHERS).map(drop)
}

fn erase_one(app: &App) -> Outcome {
    app.route("/data/tidy")?;
    app.page().field("erase_one_find")?.replace("snabel")?;
    app.page().any("main").role_with("button", WORDS).click()?;
    app.role("dialog", &app.t("erase_title")?).button("erase_act")?.click()?;
    app.wait_saved()?;
    const HOLDS: &str = "
        const database = await ours();
        const due = await answer(database.transaction('meta').objectStore('meta').get('cleaning_due'));
        const all = await answer(database.transaction('journal').objectStore('journal').getAll());
        database.close();
        return due === true || all.some((row) => text(row).includes(given));";
    until("the text to be gone from the database", || {
        let holds = app.in_storage(HOLDS, json!(WORDS))?;
        Ok(if holds == json!(false) { Ok(()) } else { Err("it is still there".into()) })
    })
}

fn erase_all(app: &App) -> Outcome {
    app.route("/data/tidy")?;
    app.page().button("erase_all_start")?.click()?;
    let question = app.role("dialog", &app.t("erase_all_title")?);
    let word = app.t("erase_word")?;
    question.labelled(&app.filled("erase_all_type", &[("word", &word)])?).replace(&word)?;
    question.button("erase_all_act")?.click()?;
    app.page().region("proof_title")?.wait().map(drop)
}

pub fn measured(app: &mut App, _: usize, _: &mut Chance) -> Outcome<Tally> {
    let mut notes = Vec::new();
    app.begin_own()?;
    fill(app)?;
    notes.push(search(app, "kept, no lock", None)?);

    app.fresh_profile()?;
    app.begin_own()?;
    fill(app)?;
    erase_one(app)?;
    notes.push(search(app, "one erased, no lock", None)?);

    app.fresh_profile()?;
    app.begin_own()?;
    fill(app)?;
    app.set_lock_later(PASSPHRASE)?;
    notes.push(search(app, "lock set later", Some(PASSPHRASE))?);

    app.fresh_profile()?;
    app.begin_own()?;
    fill(app)?;
    erase_all(app)?;
    app.page().button("erase_all_again")?.click()?;
    app.page().button("door_own_act")?.wait()?;
    notes.push(search(app, "all erased, no lock", None)?);

    app.fresh_profile()?;
    app.begin_locked(PASSPHRASE)?;
    fill(app)?;
    erase_all(app)?;
    app.page().button("erase_all_again")?.click()?;
    app.page().button("door_own_act")?.wait()?;
    let locked = search(app, "all erased, locked from the start", None)?;
    let lost = if locked.contains(": 0 of") { Vec::new() } else { vec![locked.clone()] };
    notes.push(locked);
    Ok(Tally { times: 1, kept: 0, lost, note: notes.join("; ") })
}
