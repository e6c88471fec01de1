//! The browser is killed at a random moment while a database of the first layout is brought to the present one.
use super::edits::{titles, write};
use super::{Chance, Tally};
use crate::app::App;
use crate::failure::Outcome;
use serde_json::json;
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

/// Puts everything back into a database as the first version of the app made it: without a store for copies.
const AGE: &str = "
const database = await ours();
const name = database.name;
const stores = ['journal', 'snapshots', 'set_aside', 'drafts', 'meta'];
const held = {};
for (const store of stores) {
  const rows = database.transaction(store).objectStore(store);
  held[store] = await Promise.all([answer(rows.getAllKeys()), answer(rows.getAll())]);
}
database.close();
await answer(indexedDB.deleteDatabase(name));
const older = await new Promise((yes, no) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => stores.forEach((store) =>
    request.result.createObjectStore(store, store === 'journal' ? { autoIncrement: true } : undefined));
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const transaction = older.transaction(stores, 'readwrite', { durability: 'strict' });
for (const store of stores) {
  const [keys, values] = held[store];
  keys.forEach((key, at) => transaction.objectStore(store).put(values[at], key));
}
await ended(transaction);
const layout = older.version;
older.close();
return layout;";

pub fn killed(app: &mut App, times: usize, chance: &mut Chance) -> Outcome<Tally> {
    app.begin_own()?;
    let before = write(app, "task ", 60)?;
    let (mut lost, mut still_old) = (BTreeSet::new(), 0);
    for _ in 0..times {
        // The loader's own screen: no app holds the database.
        app.open("/rescue")?;
        app.in_storage(AGE, json!(null))?;
        app.driver().run("location.hash = '#/today'; setTimeout(() => location.reload(), 0)", json!([]))?;
        thread::sleep(Duration::from_micros(chance.between(0, 300_000)));
        app.browser.crash_and_restart()?;
        app.open("/rescue")?;
        let layout = app.in_storage(
            "const database = await ours(); const is = database.version; database.close(); return is",
            json!(null),
        )?;
        still_old += usize::from(layout == json!(1));
        app.open("/")?;
        lost.extend(before.difference(&titles(app)?).cloned());
    }
    let note = format!("{still_old} were killed before it was done, {} after", times - still_old);
    Ok(Tally { times, kept: before.len(), lost: lost.into_iter().collect(), note })
}
