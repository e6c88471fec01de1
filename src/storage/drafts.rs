//! Half-typed forms, so that a crash costs no sentence. One JSON value per form.
//!
//! Drafts are no data: they are in no backup, other tabs do not see them, and an erasure
//! deletes them all but [`FOLDER_KEYS`]. The caller waits for a pause in typing before it puts one.

use super::{
    idb::Range,
    journal::{DRAFTS, Journal, ReadError, WriteError},
};
use js_sys::Array;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;

/// The draft that holds the keys of the folder. It holds no text, and an erasure leaves it.
pub const FOLDER_KEYS: &str = "folder-keys";

/// The drafts of a workbook.
#[derive(Clone)]
pub struct Drafts {
    journal: Journal,
}

impl Drafts {
    /// The drafts beside this journal.
    pub fn new(journal: &Journal) -> Self {
        Drafts { journal: journal.clone() }
    }

    /// Keeps what is typed so far in a form.
    ///
    /// # Errors
    /// [`WriteError`]; the draft before is then still there.
    pub async fn put(&self, form: &str, typed: &impl Serialize) -> Result<(), WriteError> {
        let json = serde_json::to_vec(typed).map_err(|_| WriteError::Failed { name: "DataError".to_owned() })?;
        self.journal.put_blob(DRAFTS, form, &json).await
    }

    /// What was typed in a form; None when there is nothing, or nothing that fits the form any more.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn get<T: DeserializeOwned>(&self, form: &str) -> Result<Option<T>, ReadError> {
        let json = self.journal.get_blob(DRAFTS, form).await?;
        Ok(json.and_then(|json| serde_json::from_str(std::str::from_utf8(&json).ok()?).ok()))
    }

    /// Forgets a form's draft: it was saved or given up.
    ///
    /// # Errors
    /// [`WriteError`].
    pub async fn delete(&self, form: &str) -> Result<(), WriteError> {
        self.journal.delete_blob(DRAFTS, form).await
    }

    /// The forms that have a draft.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn forms(&self) -> Result<Vec<String>, ReadError> {
        let keys = self.journal.database().read(&[DRAFTS])?.get_all_keys(DRAFTS, &Range::All, None)?;
        let keys: Array = keys.answer().await?.unchecked_into();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}
