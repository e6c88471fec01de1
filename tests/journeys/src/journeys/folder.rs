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
    let (first, second) = (app.page().field("passphrase_new")?, app.page().field("passphrase_again")?);
    first.replace("kort")?;
    app.page().button("backup_save")?.click()?;
    app.wait_announced(&app.t("passphrase_short")?)?;
    first.replace(SECRET)?;
    second.replace("blå hest over brua")?;
    app.page().button("backup_save")?.click()?;
    app.wait_announced(&app.t("passphrase_differs")?)?;
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
    app.page().field("passphrase_again")?.replace(SECRET)?;
    app.page().button("folder_seal_act")?.click()?;
    until("an encrypted copy", || {
        let newest = files(app)?.pop().unwrap_or_default().1;
        Ok(if newest.contains("arbeidsro-sealed") { Ok(()) } else { Err("the newest is plain".into()) })
    })?;
    let all = files(app)?;
    same("what is not ours", &all[0], &("Budsjett.xlsx".to_string(), "ikke vår".to_string()))?;
    claim(all.len() <= 4, || format!("{} files, more than three copies of today", all.len()))
}
