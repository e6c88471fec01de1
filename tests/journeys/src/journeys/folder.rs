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
    app.page().region("restore_preview")?.button("backup_merge")?.click()?;
    app.messages().mentioning(&app.t("backup_merged")?).wait()?;
    app.wait_saved()?;
    same("the data", &app.records()?, &before)
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

/// The file of another computer: ours, with a title written there a moment later, and a task of its own.
const OTHER: &str = "
const own = [...window.__files.keys()].find((name) => name.startsWith('arbeidsro-bytte-'));
const file = JSON.parse(window.__files.get(own));
const stamp = (Date.now() + 2000).toString(16).padStart(12, '0') + '0000' + '0000000900000001';
const task = file.records.find((record) => record.kind === 'task');
task.fields.title = 'Ringe barnehagen';
task.stamps = { ...task.stamps, title: stamp };
file.records.push({ kind: 'task', id: 'der', stamp, fields: { title: 'Fra den andre' } });
window.__files.set('arbeidsro-bytte-mine-00000009.json', JSON.stringify(file));";

/// Another computer's file is taken in; what both wrote is listed, and the user may take the other.
pub fn two_computers_meet_in_the_folder(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.in_page(FAKE, json!([]))?;
    app.route("/data/backup")?;
    app.page().button("folder_choose")?.click()?;
    app.page().mentioning(&app.filled("folder_ready", &[("name", "Kopier")])?).wait_any()?;
    app.page().role("checkbox", &app.t("exchange_on")?).click()?;
    until("our own file", || {
        let is_there = files(app)?.iter().any(|(name, _)| name.starts_with("arbeidsro-bytte-mine-"));
        Ok(if is_there { Ok(()) } else { Err("it is not there".into()) })
    })?;
    app.in_page(OTHER, json!([]))?;
    app.page().button("exchange_now")?.click()?;
    let values = [("here", "Ringe skolen"), ("there", "Ringe barnehagen"), ("holds", "Ringe barnehagen")];
    app.page().saying(&app.filled("exchange_values", &values)?).wait()?;
    app.wait_saved()?;
    let titles = |app: &App| -> Outcome<Vec<String>> {
        let records = app.records()?;
        let tasks = records.iter().filter(|((kind, _), _)| kind == "task");
        let mut titles: Vec<String> = tasks.map(|(_, f)| f["title"].as_str().unwrap_or_default().into()).collect();
        titles.sort();
        Ok(titles)
    };
    same("the tasks", &titles(app)?, &vec!["Fra den andre".to_string(), "Ringe barnehagen".to_string()])?;
    let other = app.filled("exchange_use", &[("value", "Ringe skolen")])?;
    app.page().role("button", &other).click()?;
    app.page().heading("exchange_conflicts")?.wait_gone()?;
    app.wait_saved()?;
    same("the tasks", &titles(app)?, &vec!["Fra den andre".to_string(), "Ringe skolen".to_string()])?;
    // Read again, the same file has nothing more to say.
    app.page().button("exchange_now")?.click()?;
    until("our choice in our own file", || {
        let own = files(app)?
            .into_iter()
            .find(|(name, _)| name.starts_with("arbeidsro-bytte-mine-") && !name.contains("00000009"));
        let holds = own.is_some_and(|(_, bytes)| bytes.contains("Ringe skolen") && bytes.contains("Fra den andre"));
        Ok(if holds { Ok(()) } else { Err("it is not there yet".into()) })
    })?;
    app.page().heading("exchange_conflicts")?.wait_gone()
}
