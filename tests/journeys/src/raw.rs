//! The browser's storage seen past the app: what lies in it, and damage done to it on purpose.
use crate::app::App;
use crate::failure::{Failure, Outcome};
use serde_json::{Value, json};

/// `ours()` opens the database that counts; `answer` and `ended` wait for requests and transactions.
const WORDS: &str = "
const done = arguments[arguments.length - 1];
const answer = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const ended = (transaction) => new Promise((yes, no) => {
  transaction.oncomplete = yes;
  transaction.onerror = transaction.onabort = () => no(transaction.error || new Error('aborted'));
});
const ours = async () => {
  let found;
  for (const { name, version } of await indexedDB.databases()) {
    if (!name.startsWith('arbeidsro.') || !version) continue;
    const asked = indexedDB.open(name);
    // Deleted since it was listed: it must not come into being again.
    asked.onupgradeneeded = () => asked.transaction.abort();
    const database = await answer(asked).catch(() => undefined);
    if (!database) continue;
    const has = database.objectStoreNames.contains('meta');
    const meta = (key) => answer(database.transaction('meta').objectStore('meta').get(key));
    const schema = has ? await meta('schema') : 0;
    const home = schema > 0 ? (await meta('home')) || 0 : -1;
    if (schema > 0 && schema < 1e6 && (!found || home > found.home)) {
      if (found) found.database.close();
      found = { database, home };
    } else {
      database.close();
    }
  }
  return found.database;
};
const text = (value) => new TextDecoder().decode(value && value.blob ? value.blob : new Uint8Array());
";

impl App {
    /// Runs a script on the databases; it may wait, and gives what it returns. `arguments[0]` is the value given.
    pub fn in_storage(&self, script: &str, value: Value) -> Outcome<Value> {
        let whole = format!(
            "{WORDS}(async (given) => {{ {script} }})(arguments[0])
               .then((result) => done({{ result: result === undefined ? null : result }}), (error) => done({{ failed: `${{error}}` }}));"
        );
        let answer = self.driver().run_async(&whole, json!([value]))?;
        match answer["failed"].as_str() {
            Some(why) => Err(Failure::new(format!("the storage refused: {why}"))),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Deletes our databases as a browser does that clears its storage.
    pub fn delete_databases(&self) -> Outcome {
        const SCRIPT: &str = "for (const { name } of await indexedDB.databases())
            if (name.startsWith('arbeidsro.')) await answer(indexedDB.deleteDatabase(name));";
        self.in_storage(SCRIPT, json!(null)).map(drop)
    }

    /// Cuts the journal's rows that hold these words in half. Says how many there were.
    pub fn cut_rows_with(&self, words: &str) -> Outcome<u64> {
        const SCRIPT: &str = "
            const database = await ours();
            const transaction = database.transaction('journal', 'readwrite');
            const rows = transaction.objectStore('journal');
            const [keys, values] = await Promise.all([answer(rows.getAllKeys()), answer(rows.getAll())]);
            let cut = 0;
            keys.forEach((key, at) => {
                if (!text(values[at]).includes(given)) return;
                rows.put({ blob: values[at].blob.slice(0, values[at].blob.length / 2) }, key);
                cut += 1;
            });
            await ended(transaction);
            database.close();
            return cut;";
        Ok(self.in_storage(SCRIPT, json!(words))?.as_u64().unwrap_or_default())
    }

    /// Says in the database that a later version of the app has written there.
    pub fn raise_schema(&self) -> Outcome {
        const SCRIPT: &str = "
            const database = await ours();
            const transaction = database.transaction('meta', 'readwrite');
            transaction.objectStore('meta').put(99, 'schema');
            await ended(transaction);
            database.close();";
        self.in_storage(SCRIPT, json!(null)).map(drop)
    }

    /// Fills the room that the browser gives with a database of its own. Says how many megabytes went in.
    pub fn fill_up(&self, most_megabytes: u64) -> Outcome<u64> {
        const SCRIPT: &str = "
            const database = await new Promise((yes, no) => {
                const request = indexedDB.open('filling');
                request.onupgradeneeded = () => request.result.createObjectStore('pieces', { autoIncrement: true });
                request.onsuccess = () => yes(request.result);
                request.onerror = () => no(request.error);
            });
            let bytes = 0;
            for (let size = 1 << 20; size >= 256; ) {
                if (bytes >= given << 20) break;
                const piece = new Uint8Array(size);
                for (let at = 0; at < size; at += 65536) crypto.getRandomValues(piece.subarray(at, at + 65536));
                try {
                    const transaction = database.transaction('pieces', 'readwrite', { durability: 'strict' });
                    transaction.objectStore('pieces').add(piece);
                    await ended(transaction);
                    bytes += size;
                } catch { size >>= 1; }
            }
            database.close();
            return bytes / (1 << 20);";
        Ok(self.in_storage(SCRIPT, json!(most_megabytes))?.as_f64().unwrap_or_default() as u64)
    }

    /// Gives the room back.
    pub fn make_room(&self) -> Outcome {
        self.in_storage("await answer(indexedDB.deleteDatabase('filling'))", json!(null)).map(drop)
    }
}
