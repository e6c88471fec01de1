//! The page itself as a file: the data that it carries, and a copy of it with new data.
//!
//! The loader puts the copy together from the page's own blocks and checks it against the hash
//! that the page was built with.

use super::files::{self, FileError, FileName};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = portablePage, catch)]
    async fn portable_page(data: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = canWriteBack, catch)]
    fn loader_can_write_back() -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = chooseTarget, catch)]
    async fn choose_target() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = takeTarget, catch)]
    fn take_target() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = targetText, catch)]
    async fn target_text() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = writeTarget, catch)]
    async fn write_target(text: &str) -> Result<JsValue, JsValue>;
}

/// Why a copy of the page was not made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PageFileError {
    /// The page is not as it was built: something changed it. No copy is made of such a page.
    Changed,
    /// The browser did not take the file.
    NotSaved,
}

/// The text of the page's data block; empty when it carries none.
pub fn carried() -> String {
    let block = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("arbeidsro-data"));
    block.and_then(|block| block.text_content()).unwrap_or_default()
}

/// Whether the browser can lend a file to write back into.
pub fn can_write_back() -> bool {
    loader_can_write_back().unwrap_or(false)
}

/// Hands the browser a copy of the page with this data, to save under a name.
///
/// # Errors
/// [`PageFileError`].
pub async fn save_copy(name: &FileName, data: &str) -> Result<(), PageFileError> {
    let page = page_with(data).await?;
    files::save(name, "text/html", page.as_bytes()).map_err(|_: FileError| PageFileError::NotSaved)
}

/// A file that the user chose, as it is now. Nothing was written to it.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl Chosen {
    /// Lets the user choose a file that is there; call it from a press. None when they changed their mind.
    ///
    /// # Errors
    /// [`PageFileError::NotSaved`] when the browser refuses.
    pub async fn ask() -> Result<Option<Chosen>, PageFileError> {
        let answer = choose_target().await.map_err(|_| PageFileError::NotSaved)?;
        if answer.is_undefined() {
            return Ok(None);
        }
        let answer: Array = answer.dyn_into().map_err(|_| PageFileError::NotSaved)?;
        let text = |at: u32| answer.get(at).as_string().ok_or(PageFileError::NotSaved);
        Ok(Some(Chosen { name: text(0)?, text: text(1)? }))
    }
    /// Makes it the file that is written back into.
    ///
    /// # Errors
    /// [`PageFileError::NotSaved`] when the browser refuses.
    pub fn take(self) -> Result<Target, PageFileError> {
        take_target().map_err(|_| PageFileError::NotSaved)?;
        Ok(Target { name: self.name })
    }
}

/// The file that the user chose to write back into. It lives as long as the tab.
#[derive(Clone, Debug)]
pub struct Target {
    /// What it is called.
    pub name: String,
}

impl Target {
    /// What is in it now; None when it cannot be read.
    pub async fn read(&self) -> Option<String> {
        target_text().await.ok()?.as_string()
    }
    /// Puts a copy of the page with this data in its place, and reads it back.
    ///
    /// # Errors
    /// [`PageFileError`]; what was in the file is then still there.
    pub async fn write(&self, data: &str) -> Result<(), PageFileError> {
        let page = page_with(data).await?;
        write_target(&page).await.map(drop).map_err(|_| PageFileError::NotSaved)
    }
}

async fn page_with(data: &str) -> Result<String, PageFileError> {
    portable_page(data).await.ok().and_then(|page| page.as_string()).ok_or(PageFileError::Changed)
}
