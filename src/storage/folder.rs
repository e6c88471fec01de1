//! A folder that the user chose, where the browser hands out such a thing (Chromium). Only files that
//! the caller names are touched.
//!
//! The handle is kept in a small database of its own, because it belongs to this browser and to no
//! workbook. After a restart the browser asks for leave again, at a press of the user's.

use super::idb::{Database, Fault, OpenFault};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The database of the handle.
pub const DATABASE: &str = "arbeidsro.folder.v1";
const STORE: &str = "handles";
const KEY: &str = "copies";

/// Why something in a folder went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FolderError {
    /// The user closed the question.
    Cancelled,
    /// The browser needs leave again.
    NotAllowed,
    /// The folder or file is not there any more.
    Gone,
    /// The disk is full.
    Full,
    /// What was read back is not what was written. The file was taken away again.
    NotEqual,
    /// Larger than is read.
    TooLarge,
    /// Anything else.
    Failed,
}

/// Whether the browser lets us.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leave {
    /// Yes.
    Granted,
    /// It wants to ask the user first, at a press.
    Ask,
    /// No.
    Denied,
}

/// A chosen folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    handle: JsValue,
}

/// Whether this browser lets a page write into a folder.
pub fn is_offered() -> bool {
    let picker = web_sys::window().and_then(|window| Reflect::get(&window, &"showDirectoryPicker".into()).ok());
    picker.is_some_and(|picker| picker.is_function())
}

/// Lets the user choose. Only at a press.
///
/// # Errors
/// [`FolderError::Cancelled`] when they did not.
pub async fn choose() -> Result<Folder, FolderError> {
    let window = web_sys::window().ok_or(FolderError::Failed)?;
    let options = option("mode", "readwrite")?;
    Reflect::set(&options, &"id".into(), &"arbeidsro".into())?;
    let handle = call(&window, "showDirectoryPicker", &[options]).await?;
    Ok(Folder { handle })
}

/// The folder chosen before, if there is one.
pub async fn remembered() -> Option<Folder> {
    let handle = database().await.ok()?.read(&[STORE]).ok()?.get(STORE, &KEY.into()).ok()?.answer().await.ok()?;
    handle.is_object().then_some(Folder { handle })
}

/// Forgets it. The files stay.
pub async fn forget() {
    let Ok(db) = database().await else { return };
    if let Ok(writing) = db.write_relaxed(&[STORE])
        && writing.delete_key(STORE, &KEY.into()).is_ok()
    {
        // Asked about again at the next start if this fails.
        let _ = writing.done().await;
    }
}

async fn database() -> Result<Database, OpenFault> {
    let make = |db: &web_sys::IdbDatabase| -> Result<(), Fault> {
        db.create_object_store(STORE)?;
        Ok(())
    };
    Database::open(DATABASE, Some(1), make).await
}

impl Folder {
    /// A folder of this handle.
    pub fn of(handle: JsValue) -> Self {
        Folder { handle }
    }
    /// Its name, without the way to it.
    pub fn name(&self) -> String {
        Reflect::get(&self.handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }
    /// Keeps it for the next start.
    pub async fn remember(&self) -> bool {
        let Ok(db) = database().await else { return false };
        let Ok(writing) = db.write_relaxed(&[STORE]) else { return false };
        writing.put(STORE, &KEY.into(), &self.handle).is_ok() && writing.done().await.is_ok()
    }
    /// Whether we may write, without asking.
    pub async fn leave(&self) -> Leave {
        self.ask_with("queryPermission").await
    }
    /// Asks the user. Only at a press.
    pub async fn ask_leave(&self) -> Leave {
        self.ask_with("requestPermission").await
    }
    async fn ask_with(&self, method: &str) -> Leave {
        let Ok(options) = option("mode", "readwrite") else { return Leave::Denied };
        match call(&self.handle, method, &[options]).await.ok().and_then(|answer| answer.as_string()).as_deref() {
            Some("granted") => Leave::Granted,
            Some("prompt") => Leave::Ask,
            _ => Leave::Denied,
        }
    }

    /// The names in it, files and folders.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn names(&self) -> Result<Vec<String>, FolderError> {
        let keys = method(&self.handle, "keys")?.call0(&self.handle)?;
        let mut names = Vec::new();
        loop {
            let next = call(&keys, "next", &[]).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(names);
            }
            names.extend(Reflect::get(&next, &"value".into())?.as_string());
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`FolderError::TooLarge`] before anything is read.
    pub async fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, FolderError> {
        let file = call(&self.handle, "getFileHandle", &[name.into()]).await?;
        let file: web_sys::File = call(&file, "getFile", &[]).await?.unchecked_into();
        if file.size() as u64 > limit {
            return Err(FolderError::TooLarge);
        }
        Ok(Uint8Array::new(&JsFuture::from(file.array_buffer()).await?).to_vec())
    }

    /// Writes a file whole, reads it back and compares. The browser writes beside it and puts it in
    /// its place at the end, so that a file is never half.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let create = option("create", true)?;
        let file = call(&self.handle, "getFileHandle", &[name.into(), create]).await?;
        let stream = call(&file, "createWritable", &[]).await?;
        call(&stream, "write", &[Uint8Array::from(bytes).into()]).await?;
        call(&stream, "close", &[]).await?;
        if self.read(name, u64::MAX).await? == bytes {
            return Ok(());
        }
        self.delete(name).await?;
        Err(FolderError::NotEqual)
    }

    /// Deletes a file.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn delete(&self, name: &str) -> Result<(), FolderError> {
        call(&self.handle, "removeEntry", &[name.into()]).await.map(drop)
    }
}

fn option(name: &str, value: impl Into<JsValue>) -> Result<JsValue, FolderError> {
    let options = Object::new();
    Reflect::set(&options, &name.into(), &value.into())?;
    Ok(options.into())
}

fn method(target: &JsValue, name: &str) -> Result<Function, FolderError> {
    Reflect::get(target, &name.into())?.dyn_into().map_err(|_| FolderError::Failed)
}

async fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, FolderError> {
    let answer = method(target, name)?.apply(target, &arguments.iter().collect::<Array>())?;
    Ok(JsFuture::from(Promise::resolve(&answer)).await?)
}

impl From<JsValue> for FolderError {
    fn from(thrown: JsValue) -> Self {
        match Fault::from(thrown).name.as_str() {
            "AbortError" => FolderError::Cancelled,
            "NotAllowedError" | "SecurityError" => FolderError::NotAllowed,
            "NotFoundError" => FolderError::Gone,
            "QuotaExceededError" => FolderError::Full,
            _ => FolderError::Failed,
        }
    }
}
