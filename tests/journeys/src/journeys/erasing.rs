//! Erasing for good: one case, and everything.
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::pages::cases::CaseWords;
use crate::pages::data::read_backup;
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::{Value, json};
use std::fs;

/// Every byte of every database of ours, as text.
const ALL_BYTES: &str = "const done = arguments[0];
(async () => {
  const open = (name) => new Promise((yes, no) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const all = (store) => new Promise((yes, no) => {
    const request = store.getAll();
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const decoder = new TextDecoder();
  let text = '';
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('arbeidsro.')) continue;
    const database = await open(name);
    for (const store of database.objectStoreNames) {
      for (const value of await all(database.transaction(store).objectStore(store))) {
        text += value && value.blob ? decoder.decode(value.blob) : JSON.stringify(value) ?? '';
        text += '\\n';
      }
    }
    database.close();
  }
  done(text + JSON.stringify(localStorage));
})().catch((error) => done('failed: ' + error))";

/// What is left in this browser: names of databases and of preferences.
const LEFT: &str = "const done = arguments[0];
indexedDB.databases().then((all) => done({
  // Firefox goes on listing, with version 0 and nothing in it, one whose opening was called off.
  databases: all.filter((one) => one.version > 0).map((one) => one.name).filter((name) => name.startsWith('arbeidsro.')),
  preferences: Object.keys(localStorage).filter((name) => name.startsWith('arbeidsro.')),
}), (error) => done({ failed: String(error) }))";

fn all_bytes(app: &App) -> Outcome<String> {
    Ok(app.driver().run_async(ALL_BYTES, json!([]))?.as_str().unwrap_or_default().to_string())
}

/// A case that is erased is in no byte of the browser's storage and in no backup, and stays gone.
pub fn erased_case_leaves_no_byte(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_case(CaseWords { code: "HEMMELIG-7", received: Some(&app.today()?), ..CaseWords::default() })?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    claim(all_bytes(app)?.contains("HEMMELIG-7"), || "the search finds nothing that is there".into())?;
    app.route("/data/tidy")?;
    app.page().field("erase_one_find")?.replace("hemm")?;
    app.page().any("main").role_with("button", "HEMMELIG-7").click()?;
    app.role("dialog", &app.t("erase_title")?).button("erase_act")?.click()?;
    app.wait_saved()?;
    app.page().field("erase_one_find")?.replace("")?;
    until("the text to be gone from the disk", || {
        Ok(if all_bytes(app)?.contains("HEMMELIG") { Err("it is still there".into()) } else { Ok(()) })
    })?;
    let file = app.take_backup()?;
    claim(!fs::read_to_string(&file)?.contains("HEMMELIG"), || "the backup holds it".into())?;
    same("the tasks", &read_backup(&file)?.keys().filter(|(kind, _)| kind == "task").count(), &1)?;
    app.restart()?;
    claim(!all_bytes(app)?.contains("HEMMELIG"), || "it came back".into())
}

/// Everything goes in two steps; what is left is the proof, and then the first start.
pub fn everything_is_erased(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.route("/data/tidy")?;
    app.page().button("erase_all_start")?.click()?;
    let question = app.role("dialog", &app.t("erase_all_title")?);
    same(
        "the last step without the word",
        &question.button("erase_all_act")?.attribute("aria-disabled")?,
        &Some("true".into()),
    )?;
    let word = app.t("erase_word")?;
    question.labelled(&app.filled("erase_all_type", &[("word", &word)])?).replace(&word)?;
    question.button("erase_all_act")?.click()?;
    let proof = app.page().region("proof_title")?;
    proof.wait()?;
    claim(!proof.text()?.contains("Ringe"), || "the proof names what went".into())?;
    app.page().heading("tidy_title")?.wait_gone()?;
    let left = app.driver().run_async(LEFT, json!([]))?;
    same("the databases left", &left["databases"], &json!([]))?;
    app.page().button("erase_all_again")?.click()?;
    app.page().heading("first_start_title")?.wait()?;
    let bytes = all_bytes(app)?;
    claim(!bytes.contains("Ringe") && !bytes.starts_with("failed"), || format!("something is left: {bytes}"))?;
    let left: Value = app.driver().run_async(LEFT, json!([]))?;
    claim(left["failed"].is_null(), || format!("the browser lists nothing: {left}"))
}

/// Under a lock, erasing also changes the data key: everything is written anew elsewhere, and the old is deleted.
pub fn erasing_under_a_lock_changes_the_key(app: &mut App) -> Outcome {
    const KEY: &str = "
        const database = await ours();
        const meta = database.transaction('meta').objectStore('meta');
        const lock = JSON.parse(await answer(meta.get('lock')));
        const name = database.name;
        database.close();
        return [name, lock.data.key, lock.passphrase.key];";
    const PASSPHRASE: &str = "fire tilfeldige ord på rad";
    app.begin_locked(PASSPHRASE)?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.add_case(CaseWords { code: "HEMMELIG-7", received: Some(&app.today()?), ..CaseWords::default() })?;
    let before = app.in_storage(KEY, json!(null))?;
    app.route("/data/tidy")?;
    app.page().field("erase_one_find")?.replace("hemm")?;
    app.page().any("main").role_with("button", "HEMMELIG-7").click()?;
    app.role("dialog", &app.t("erase_title")?).button("erase_act")?.click()?;
    let after = until("another key", || {
        let after = app.in_storage(KEY, json!(null));
        Ok(match after {
            Ok(after) if after[1] != before[1] => Ok(after),
            Ok(_) => Err("it is the same".to_string()),
            // Just now it moves.
            Err(error) => Err(error.to_string()),
        })
    })?;
    claim(after[0] != before[0], || "it lies in the same database".into())?;
    same("what the passphrase wraps", &after[2], &before[2])?;
    app.wait_saved()?;
    app.add_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.restart()?;
    app.wait_locked()?;
    app.unlock(PASSPHRASE)?;
    let kept = format!("{:?}", app.records()?);
    claim(kept.contains("Ringe skolen") && kept.contains("Skrive referat"), || format!("it holds {kept}"))?;
    claim(!kept.contains("HEMMELIG"), || "it came back".into())?;
    let name = before[0].as_str().unwrap_or_default().to_string();
    let left = app.driver().run_async(LEFT, json!([]))?;
    let names = left["databases"].as_array().cloned().unwrap_or_default();
    claim(!names.contains(&json!(name)), || format!("the old database is still there: {names:?}"))
}
