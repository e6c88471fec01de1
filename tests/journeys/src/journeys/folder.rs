//! Encrypted files, and copies that go into a folder by themselves.
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::pages::data::read_backup;
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::{Value, json};
use std::fs;

const SECRET: &str = "blå hest under brua";

/// A file that a passphrase opens: not without it, not with another, and with it all is there.
pub fn encrypted_backup_opens_with_its_passphrase(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let before = app.records()?;
    app.route("/data/backup")?;
    app.page().role("checkbox", &app.t("backup_sealed")?).click()?;
    let (first, second) = (app.page().field("passphrase_new")?, app.page().field("setup_again")?);
    first.replace("kort")?;
    app.page().button("backup_save")?.click()?;
    app.wait_announced(&app.t("setup_short")?)?;
    first.replace(SECRET)?;
    second.replace("blå hest over brua")?;
    app.page().button("backup_save")?.click()?;
    app.wait_announced(&app.t("setup_differs")?)?;
    second.replace(SECRET)?;
    let file = app.download(|| app.page().button("backup_save")?.click())?;
    let bytes = fs::read_to_string(&file)?;
    claim(!bytes.contains("K7-ulv") && bytes.contains("arbeidsro-sealed"), || "the file is plain".into())?;
    app.fresh_profile()?;
    app.open("/")?;
    app.page().button("door_before_act")?.click()?;
    app.page().field("restore_choose")?.give_file(&file)?;
    let secret = app.page().field("passphrase_file")?;
    secret.replace("noe helt annet")?;
    app.page().button("passphrase_open")?.click()?;
    app.wait_announced(&app.t("sealed_wrong")?)?;
    secret.replace(SECRET)?;
    app.page().button("passphrase_open")?.click()?;
    app.merge_seen()?;
    same("the data", &app.records()?, &before)
}

/// A colleague gets the open cases as an encrypted file, takes them in, and gets nothing else.
pub fn cases_are_handed_over_as_a_file(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/cases/all/handover")?;
    app.page().saying(&app.t("handover_file")?).click()?;
    app.page().field("passphrase_new")?.replace(SECRET)?;
    app.page().field("setup_again")?.replace(SECRET)?;
    let file = app.download(|| app.page().button("handover_file_save")?.click())?;
    let bytes = fs::read_to_string(&file)?;
    claim(!bytes.contains("K7-ulv") && bytes.contains("arbeidsro-sealed"), || "the file is plain".into())?;
    app.fresh_profile()?;
    app.open("/")?;
    app.page().button("door_before_act")?.click()?;
    app.merge(&file, Some(SECRET))?;
    let mut kinds: Vec<String> = app.records()?.into_keys().map(|(kind, _)| kind).collect();
    kinds.sort();
    kinds.dedup();
    same("the kinds of records", &kinds, &["case", "clock", "event", "task"].map(String::from).to_vec())?;
    app.route("/cases/all/handover")?;
    app.page().role_with("heading", "K7-ulv").wait().map(drop)
}

/// A folder in memory with the calls of a chosen one: no driver can answer the browser's own question.
const FAKE: &str = "
const files = new Map([['Budsjett.xlsx', 'ikke vår']]);
window.__files = files;
window.showDirectoryPicker = async () => ({
  name: 'Kopier',
  queryPermission: async () => 'granted',
  requestPermission: async () => 'granted',
  keys: () => files.keys(),
  removeEntry: async (name) => { files.delete(name); },
  getFileHandle: async (name, options) => {
    if (!files.has(name) && !(options && options.create)) throw new DOMException('gone', 'NotFoundError');
    return {
      getFile: async () => new File([files.get(name)], name),
      createWritable: async () => {
        let held = '';
        return {
          write: async (bytes) => { held = new TextDecoder().decode(bytes); },
          close: async () => { files.set(name, held); },
        };
      },
    };
  },
});";

fn files(app: &App) -> Outcome<Vec<(String, String)>> {
    let listed = app.in_page("return [...window.__files]", json!([]))?;
    let pair = |pair: &Value| {
        (pair[0].as_str().unwrap_or_default().to_string(), pair[1].as_str().unwrap_or_default().to_string())
    };
    Ok(listed.as_array().into_iter().flatten().map(pair).collect())
}

/// The first copy at once, the next after a rest, encrypted when a passphrase is set; what is not ours stays.
pub fn copies_go_into_the_folder(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.in_page(FAKE, json!([]))?;
    app.route("/data/backup")?;
    app.page().button("folder_choose")?.click()?;
    app.page().mentioning(&app.filled("folder_ready", &[("name", "Kopier")])?).wait_any()?;
    let first = files(app)?;
    same("the files", &first.len(), &2)?;
    let own = app.browser.home().join("kopi.json");
    fs::write(&own, &first[1].1)?;
    claim(read_backup(&own)?.keys().any(|(kind, _)| kind == "task"), || "the copy holds no task".into())?;
    claim(first[1].0.starts_with("arbeidsro-kopi-mine-"), || format!("a file is called {}", first[1].0))?;
    app.add_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    until("the next copy after a rest", || {
        let newest = files(app)?.pop().unwrap_or_default().1;
        Ok(if newest.contains("Skrive referat") { Ok(()) } else { Err("it is not there yet".into()) })
    })?;
    app.route("/data/backup")?;
    app.page().button("folder_seal")?.click()?;
    app.page().field("passphrase_new")?.replace(SECRET)?;
    app.page().field("setup_again")?.replace(SECRET)?;
    app.page().button("folder_seal_act")?.click()?;
    until("an encrypted copy", || {
        let newest = files(app)?.pop().unwrap_or_default().1;
        Ok(if newest.contains("arbeidsro-sealed") { Ok(()) } else { Err("the newest is plain".into()) })
    })?;
    let all = files(app)?;
    same("what is not ours", &all[0], &("Budsjett.xlsx".to_string(), "ikke vår".to_string()))?;
    claim(all.len() <= 4, || format!("{} files, more than three copies of today", all.len()))
}

/// What is erased goes out of the older copies too; one that does not open is told.
pub fn erasing_reaches_the_copies_in_the_folder(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "HEMMELIG-7", ..TaskWords::default() })?;
    app.add_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.in_page(FAKE, json!([]))?;
    app.route("/data/backup")?;
    app.page().button("folder_choose")?.click()?;
    app.page().mentioning(&app.filled("folder_ready", &[("name", "Kopier")])?).wait_any()?;
    claim(files(app)?[1].1.contains("HEMMELIG-7"), || "the first copy does not hold it".into())?;
    // It is of an earlier day, and before it lies one under a passphrase that nobody here knows.
    const CLOSED: &str = "
        const [name, text] = [...window.__files].find(([name]) => name.startsWith('arbeidsro-kopi-'));
        const earlier = (day) => name.replace(/-[0-9]{8}-/, `-${day}-`);
        window.__files.delete(name);
        window.__files.set(earlier('20260103'), text);
        window.__files.set(earlier('20260102'), '{\"format\":\"arbeidsro-sealed\",\"version\":9}');";
    app.in_page(CLOSED, json!([]))?;
    app.route("/data/tidy")?;
    app.page().field("erase_one_find")?.replace("hemm")?;
    app.page().any("main").role_with("button", "HEMMELIG-7").click()?;
    app.role("dialog", &app.t("erase_title")?).button("erase_act")?.click()?;
    app.wait_saved()?;
    app.route("/data/backup")?;
    app.page().button("folder_now")?.click()?;
    until("every copy to be rid of it", || {
        let held: Vec<String> = files(app)?.into_iter().filter(|(_, t)| t.contains("HEMMELIG")).map(|f| f.0).collect();
        Ok(if held.is_empty() { Ok(()) } else { Err(format!("it is in {held:?}")) })
    })?;
    let copies = files(app)?;
    let whole = copies.iter().filter(|(name, text)| name.contains("-kopi-") && text.contains("Skrive referat"));
    let whole = whole.count();
    claim(whole >= 2, || format!("the older copy lost more than what was erased: {copies:?}"))?;
    app.page().mentioning(&app.filled("folder_not_cleaned_one", &[("n", "1")])?).wait_any()
}

/// With the key that the app remembers (the book has no lock): `opened(name)` and `sealed(name, text)` of an exchange
/// file in the folder. The passphrase itself is in no draft.
const KEYED: &str = "
const done = arguments[arguments.length - 1];
const answer = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const context = new TextEncoder().encode('arbeidsro-sealed 1');
const own = () => [...window.__files.keys()].find((name) => /^arbeidsro-bytte-(?!.*00000009)/.test(name));
const keyed = async () => {
  const database = await answer(indexedDB.open('arbeidsro.mine.v1'));
  const drafts = database.transaction('drafts').objectStore('drafts');
  const all = await answer(drafts.getAll());
  const kept = await answer(drafts.get('folder-keys'));
  database.close();
  const text = (value) => new TextDecoder().decode(value.blob.subarray(1));
  if (all.some((value) => text(value).includes('blå hest'))) throw new Error('the passphrase is kept');
  const raw = bytes(JSON.parse(text(kept)).now[0].key);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
};
const opened = async (name) => {
  const file = JSON.parse(window.__files.get(name));
  const algorithm = { name: 'AES-GCM', iv: bytes(file.nonce), additionalData: context };
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await keyed(), bytes(file.data)));
};
const sealed = async (name, text) => {
  const file = JSON.parse(window.__files.get(own()));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: context };
  const made = new Uint8Array(await crypto.subtle.encrypt(algorithm, await keyed(), new TextEncoder().encode(text)));
  const base64 = (array) => btoa(Array.from(array, (byte) => String.fromCharCode(byte)).join(''));
  window.__files.set(name, JSON.stringify({ ...file, nonce: base64(iv), data: base64(made) }));
};
const act = async () => { ACT };
act().then(done, (error) => done(String(error)));";

/// The file of another computer: ours, with a title written there a moment later, a task of its own, and one of
/// ours erased.
const OTHER: &str = "
const file = JSON.parse(await opened(own()));
const stamp = (Date.now() + 2000).toString(16).padStart(12, '0') + '0000' + '0000000900000001';
const task = file.records.find((record) => record.fields.title === 'Ringe skolen');
task.fields.title = 'Ringe barnehagen';
task.stamps = { ...task.stamps, title: stamp };
const gone = file.records.find((record) => record.fields.title === 'HEMMELIG-7');
Object.assign(gone, { stamp, stamps: {}, fields: { erased: true } });
file.records.push({ kind: 'task', id: 'der', stamp, fields: { title: 'Fra den andre' } });
await sealed('arbeidsro-bytte-mine-00000009.json', JSON.stringify(file));
return 'done';";

fn keyed(app: &App, act: &str) -> Outcome<String> {
    let answer = app.driver().run_async(&KEYED.replace("ACT", act), json!([]))?;
    Ok(answer.as_str().unwrap_or_default().to_string())
}

/// Two computers under one passphrase: what the other has is taken in, what both wrote is listed and told on Today,
/// the user may take the other value, and what was erased there is erased here and told.
pub fn two_computers_meet_in_the_folder(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.add_task(TaskWords { title: "HEMMELIG-7", ..TaskWords::default() })?;
    app.in_page(FAKE, json!([]))?;
    app.route("/data/backup")?;
    app.page().button("folder_choose")?.click()?;
    app.page().mentioning(&app.filled("folder_ready", &[("name", "Kopier")])?).wait_any()?;
    app.page().role("checkbox", &app.t("exchange_on")?).click()?;
    app.page().mentioning(&app.t("exchange_needs_key")?).wait_any()?;
    app.page().field("passphrase_new")?.replace(SECRET)?;
    app.page().field("setup_again")?.replace(SECRET)?;
    app.page().button("folder_seal_act")?.click()?;
    until("our own file, encrypted", || {
        let own = files(app)?.into_iter().find(|(name, _)| name.starts_with("arbeidsro-bytte-mine-"));
        let is_sealed = own.is_some_and(|(_, text)| text.contains("arbeidsro-sealed"));
        Ok(if is_sealed { Ok(()) } else { Err("it is not there".into()) })
    })?;
    same("the other's file", &keyed(app, OTHER)?, &"done".to_string())?;
    app.page().button("exchange_now")?.click()?;
    let values = [("here", "Ringe skolen"), ("there", "Ringe barnehagen"), ("holds", "Ringe barnehagen")];
    app.page().saying(&app.filled("exchange_values", &values)?).wait()?;
    app.page().mentioning(&app.t("exchange_erased_one")?).wait_any()?;
    app.wait_saved()?;
    let titles = |app: &App| -> Outcome<Vec<String>> {
        let records = app.records()?;
        let tasks = records.iter().filter(|((kind, _), _)| kind == "task");
        let mut titles: Vec<String> = tasks.filter_map(|(_, f)| f["title"].as_str().map(str::to_string)).collect();
        titles.sort();
        Ok(titles)
    };
    same("the tasks", &titles(app)?, &vec!["Fra den andre".to_string(), "Ringe barnehagen".to_string()])?;
    app.route("/today")?;
    app.page().mentioning(&app.filled("today_conflicts_one", &[("n", "1")])?).wait_any()?;
    app.page().mentioning(&app.t("exchange_erased_one")?).wait_any()?;
    app.route("/data/backup")?;
    app.page().button("exchange_seen")?.click()?;
    app.page().button("exchange_seen")?.wait_gone()?;
    let other = app.filled("exchange_use", &[("value", "Ringe skolen")])?;
    app.page().role("button", &other).click()?;
    app.page().heading("exchange_conflicts")?.wait_gone()?;
    app.wait_saved()?;
    same("the tasks", &titles(app)?, &vec!["Fra den andre".to_string(), "Ringe skolen".to_string()])?;
    // Read again, the same file has nothing more to say.
    app.page().button("exchange_now")?.click()?;
    until("our choice in our own file", || {
        let own = keyed(app, "return await opened(own());")?;
        let holds = own.contains("Ringe skolen") && own.contains("Fra den andre") && !own.contains("HEMMELIG");
        Ok(if holds { Ok(()) } else { Err("it is not there yet".into()) })
    })?;
    app.page().heading("exchange_conflicts")?.wait_gone()?;
    app.page().button("exchange_seen")?.wait_gone()
}
