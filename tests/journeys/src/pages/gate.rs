//! The lock: setting it, the page of a locked workbook, and what lies on the disk.
use crate::app::App;
use crate::failure::Outcome;
use crate::wait::until;
use serde_json::json;
use std::fs;
use std::path::Path;

impl App {
    /// Opens the app, goes through the door to a book of one's own and locks it. Gives the recovery code.
    pub fn begin_locked(&self, passphrase: &str) -> Outcome<String> {
        self.open("/")?;
        self.page().button("door_own_act")?.click()?;
        self.page().field("setup_pass")?.type_in(passphrase)?;
        self.page().field("setup_again")?.type_in(passphrase)?;
        self.page().button("setup_act")?.click()?;
        self.page().heading("code_title")?.wait()?;
        let script = "return [...document.querySelectorAll('.recovery-code span')].map((s) => s.textContent).join('-')";
        let code = self.driver().run(script, json!([]))?.as_str().unwrap_or_default().to_string();
        self.page().button("code_done")?.click()?;
        // Nobody gets past it without saying that it is kept.
        self.page().saying(&self.t("code_first")?).wait()?;
        self.page().field("code_noted")?.click()?;
        self.page().button("code_done")?.click()?;
        self.page().heading("code_title")?.wait_gone()?;
        self.wait_saved()?;
        Ok(code)
    }

    /// Locks a workbook that was open until now, on the page of settings. The recovery code is on the screen then.
    pub fn set_lock_later(&self, passphrase: &str) -> Outcome {
        self.route("/data/settings")?;
        self.page().button("act_lock_set")?.click()?;
        self.page().field("setup_pass")?.type_in(passphrase)?;
        self.page().field("setup_again")?.type_in(passphrase)?;
        self.page().button("setup_act")?.click()?;
        self.page().heading("code_title")?.wait()?;
        Ok(())
    }

    /// Waits for the page of a locked workbook, with the field ready to be typed in.
    pub fn wait_locked(&self) -> Outcome {
        self.page().heading("lock_title")?.wait()?;
        self.page().field("lock_field")?.wait_focus()
    }

    /// Types a secret and sends it off.
    pub fn try_secret(&self, secret: &str) -> Outcome {
        self.page().field("lock_field")?.type_in(secret)?;
        self.page().button("lock_open")?.click()
    }

    /// Types a secret that fits.
    pub fn unlock(&self, secret: &str) -> Outcome {
        self.try_secret(secret)?;
        self.page().heading("lock_title")?.wait_gone()?;
        self.wait_saved()
    }

    /// Waits until so many half-typed forms are kept, whatever is in them.
    pub fn wait_drafts(&self, wanted: u64) -> Outcome {
        const SCRIPT: &str = "
            const done = arguments[0];
            const answer = (request) => new Promise((yes, no) => {
                request.onsuccess = () => yes(request.result);
                request.onerror = () => no(request.error);
            });
            const count = async ({ name }) => {
                const database = await answer(indexedDB.open(name));
                try {
                    if (!database.objectStoreNames.contains('drafts')) return 0;
                    return await answer(database.transaction('drafts').objectStore('drafts').count());
                } finally {
                    database.close();
                }
            };
            indexedDB.databases().then((all) => Promise.all(all.map(count)))
                .then((found) => done(found.reduce((a, b) => a + b, 0)), (error) => done(String(error)));";
        until(&format!("{wanted} drafts to be kept"), || {
            let kept = self.driver().run_async(SCRIPT, json!([]))?;
            Ok(if kept == json!(wanted) { Ok(()) } else { Err(format!("there are {kept}")) })
        })
    }
}

/// How many files below a folder hold these words, as UTF-8 or UTF-16, and how many files there are.
pub fn files_with(folder: &Path, words: &str) -> Outcome<(Vec<String>, usize)> {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (mut found, mut all, mut folders) = (Vec::new(), 0, vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)?.flatten() {
            let path = entry.path();
            // A browser leaves sockets and links behind that point nowhere.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => {
                    let bytes = fs::read(&path).unwrap_or_default();
                    all += 1;
                    if holds(&bytes, words.as_bytes()) || holds(&bytes, &wide) {
                        found.push(path.display().to_string());
                    }
                }
                _ => {}
            }
        }
    }
    Ok((found, all))
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}
