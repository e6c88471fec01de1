//! Files that the user saves and chooses. No other file is ever touched.

use chrono::{NaiveDate, NaiveDateTime};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, TextDecoder, TextDecoderOptions, Url};

/// How long a saved file's bytes stay readable for the browser, in milliseconds.
const KEPT_FOR_SAVING: i32 = 60_000;

/// What a file of ours is called: words of the program and a time, and nothing that somebody has typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileName(String);

impl FileName {
    /// `arbeidsro-uleselig.json`.
    pub fn fixed(name: &'static str) -> Self {
        FileName(name.to_owned())
    }
    /// `arbeidsro-2026-11-27.json`, with `what` before the day where there is one.
    pub fn of_day(what: &'static str, day: NaiveDate, ending: &'static str) -> Self {
        let dash = if what.is_empty() { "" } else { "-" };
        FileName(format!("arbeidsro{dash}{what}-{day}.{ending}"))
    }
    /// `arbeidsro-2026-11-27-0805.html`.
    pub fn of_minute(at: NaiveDateTime, ending: &'static str) -> Self {
        FileName(format!("arbeidsro-{}.{ending}", at.format("%Y-%m-%d-%H%M")))
    }
}

/// What went wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// Larger than is sensible for its purpose.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The browser could not read it: moved, deleted, or not allowed.
    Unreadable,
    /// Neither UTF-8, UTF-16 nor Windows-1252.
    NotText,
    /// The browser did not save it.
    NotSaved,
}

/// Hands bytes to the browser to save under a name. Whether and where it does, it does not say.
///
/// # Errors
/// [`FileError::NotSaved`] when the browser did not even take them.
pub fn save(name: &FileName, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    try_save(name, mime, bytes).ok_or(FileError::NotSaved)
}

fn try_save(FileName(name): &FileName, mime: &str, bytes: &[u8]) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    body.remove_child(&link).ok()?;
    // At once would be too early: the browser reads the bytes after the click.
    let release = Closure::once_into_js(move || {
        // An address of ours; nothing is lost when it is gone already.
        let _ = Url::revoke_object_url(&address);
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), KEPT_FOR_SAVING)
        .ok()
        .map(drop)
}

/// The bytes of a file that the user chose.
///
/// # Errors
/// [`FileError::TooLarge`] before anything is read; [`FileError::Unreadable`].
pub async fn read(file: &File, limit: u64) -> Result<Vec<u8>, FileError> {
    let bytes = file.size() as u64;
    if bytes > limit {
        return Err(FileError::TooLarge { bytes, limit });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The text of bytes: UTF-16 where a mark at the beginning says so, else UTF-8, else
/// Windows-1252, which is what older case systems and spreadsheets write.
///
/// # Errors
/// [`FileError::NotText`] when it holds a zero byte or the browser knows no decoder.
pub fn text_of(bytes: &[u8]) -> Result<String, FileError> {
    let label = match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        bytes if bytes.contains(&0) => return Err(FileError::NotText),
        bytes if std::str::from_utf8(bytes).is_ok() => "utf-8",
        _ => "windows-1252",
    };
    decoded(label, bytes).map_err(|_| FileError::NotText)
}

fn decoded(label: &str, bytes: &[u8]) -> Result<String, JsValue> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(label, &options)?.decode_with_u8_array(bytes)
}
