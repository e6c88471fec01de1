//! Data and settings: backup, import, settings.
use crate::app::App;
use crate::failure::{Failure, Outcome};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A backup as a reader without the app sees it: fields by kind and id.
pub type Records = BTreeMap<(String, String), Value>;

impl App {
    /// Takes a backup and returns the file.
    pub fn take_backup(&self) -> Outcome<PathBuf> {
        self.route("/data/backup")?;
        let save = self.page().button("backup_save")?;
        self.download(|| save.click())
    }

    /// Everything that is kept, read from a backup.
    pub fn records(&self) -> Outcome<Records> {
        read_backup(&self.take_backup()?)
    }

    /// Opens a backup and puts it in the place of what is here.
    pub fn restore(&self, file: &Path) -> Outcome {
        self.route("/data/backup")?;
        self.page().field("restore_choose")?.give_file(file)?;
        let preview = self.page().region("restore_preview")?;
        preview.button("backup_replace")?.click()?;
        let question = self.role("dialog", &self.t("replace_title")?);
        question.button("backup_replace")?.click()?;
        self.messages().mentioning(&self.t("backup_replaced")?).wait()?;
        self.wait_saved()
    }

    /// Opens a copy, with its passphrase where it is encrypted, and merges it with what is here.
    pub fn merge(&self, file: &Path, secret: Option<&str>) -> Outcome {
        self.page().field("restore_choose")?.give_file(file)?;
        if let Some(secret) = secret {
            self.page().field("passphrase_file")?.replace(secret)?;
            self.page().button("passphrase_open")?.click()?;
        }
        self.merge_seen()
    }

    /// Merges what stands in the preview.
    pub fn merge_seen(&self) -> Outcome {
        self.page().region("restore_preview")?.button("backup_merge")?.click()?;
        self.messages().mentioning(&self.t("backup_merged")?).wait()?;
        self.wait_saved()
    }

    /// Looks into a file of cases without taking anything.
    pub fn look_into_cases(&self, file: &Path) -> Outcome {
        self.route("/data/import")?;
        self.page().field("import_choose")?.give_file(file)
    }
}

/// Reads a backup as any program can.
pub fn read_backup(file: &Path) -> Outcome<Records> {
    let content: Value = serde_json::from_str(&fs::read_to_string(file)?)
        .map_err(|e| Failure::new(format!("{} is no JSON: {e}", file.display())))?;
    let records = content["records"].as_array().ok_or_else(|| Failure::new("the backup has no records"))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    Ok(records.iter().map(|r| ((text(&r["kind"]), text(&r["id"])), r["fields"].clone())).collect())
}
