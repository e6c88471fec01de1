//! The unpacked program in the browser: what a start saves by it, and what it never is.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, claim};
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::{Value, json};
use std::fs;

const DATABASE: &str = "arbeidsro.program";

/// How long the pieces are that are kept; nothing where no such database is.
const KEPT: &str = "
    if (!(await indexedDB.databases()).some(({ name, version }) => name === given && version)) return null;
    const database = await answer(indexedDB.open(given));
    const pieces = database.objectStoreNames.contains('pieces')
        ? await answer(database.transaction('pieces').objectStore('pieces').getAll()) : [];
    database.close();
    return pieces.map((piece) => piece.byteLength);";

/// Turns one bit of the kept program, as another page of this browser could.
const SPOIL: &str = "
    const database = await answer(indexedDB.open(given));
    const transaction = database.transaction('pieces', 'readwrite');
    const store = transaction.objectStore('pieces');
    const [key] = await answer(store.getAllKeys());
    const bytes = new Uint8Array(await answer(store.get(key)));
    bytes[bytes.length >> 1] ^= 1;
    store.put(bytes.buffer, key);
    await ended(transaction);
    database.close();";

/// Whether what is kept is what its key says.
const SOUND: &str = "
    const database = await answer(indexedDB.open(given));
    const store = database.transaction('pieces').objectStore('pieces');
    const [[key], [piece]] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    database.close();
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', piece));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') === key;";

fn is_kept(app: &App) -> Outcome<bool> {
    let pieces = app.in_storage(KEPT, json!(DATABASE))?;
    Ok(pieces.as_array().is_some_and(|pieces| pieces.len() == 1 && pieces[0].as_u64() > Some(1_000_000)))
}

fn wait_kept(app: &App) -> Outcome {
    until("the program to be kept", || Ok(if is_kept(app)? { Ok(()) } else { Err("it is not there".into()) }))
}

/// Whether this start took what was kept.
fn came_from_there(app: &App) -> Outcome<bool> {
    let marks = "return performance.getEntriesByName('arbeidsro:kept').length";
    Ok(app.driver().run(marks, json!([]))? == json!(1))
}

/// Starts until one takes what is kept: the page waits 200 ms for it, and a busy machine may need longer. No start
/// but the one after a saving keeps a program, so what is taken here has outlived whatever came before.
fn wait_taken(app: &App) -> Outcome {
    until("a start that takes what is kept", || {
        if came_from_there(app)? {
            return Ok(Ok(()));
        }
        app.reload()?;
        Ok(Err("the page unpacked itself".into()))
    })
}

/// Kept once something is saved, taken at the next start, in no copy, and gone with everything else.
pub fn program_is_kept_for_the_next_start(app: &mut App) -> Outcome {
    app.begin_own()?;
    claim(!is_kept(app)?, || "a program is kept for someone who has saved nothing".into())?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    wait_kept(app)?;
    claim(!came_from_there(app)?, || "the first start found a program".into())?;
    app.restart()?;
    wait_taken(app)?;
    app.route("/priorities")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.check_accessibility()?;

    app.open("/rescue")?;
    let copy = app.download(|| app.role("button", "Last ned alt som er lagret").click())?;
    let copy: Value = serde_json::from_str(&fs::read_to_string(copy)?)
        .map_err(|e| Failure::new(format!("the copy is no JSON: {e}")))?;
    let names: Vec<&str> =
        copy["databases"].as_array().into_iter().flatten().filter_map(|d| d["name"].as_str()).collect();
    claim(names.contains(&"arbeidsro.mine.v1") && !names.contains(&DATABASE), || format!("the copy holds {names:?}"))
}

/// What another page has put there is not run: the page unpacks its own program, and keeps that again.
pub fn kept_program_of_another_is_not_run(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    wait_kept(app)?;
    app.in_storage(SPOIL, json!(DATABASE))?;
    app.restart()?;
    claim(!came_from_there(app)?, || "a changed program was run".into())?;
    app.route("/priorities")?;
    app.page().mentioning("Ringe skolen").wait_any()?;
    app.add_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.wait_saved()?;
    until("the program to be kept again", || {
        let is_sound = app.in_storage(SOUND, json!(DATABASE))? == json!(true);
        Ok(if is_sound { Ok(()) } else { Err("it is still the changed one".into()) })
    })?;
    app.reload()?;
    wait_taken(app)?;
    // A database that is gone, as a browser may clear it alone.
    if app.engine() == Engine::Chromium {
        app.in_storage("await answer(indexedDB.deleteDatabase(given))", json!(DATABASE))?;
        app.reload()?;
        claim(!came_from_there(app)?, || "a program came from nowhere".into())?;
        app.page().mentioning("Ringe skolen").wait_any()?;
    }
    Ok(())
}
