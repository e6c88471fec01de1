//! Copies of the page with a script of the journeys' own, which the copy's policy names.
use crate::app::{App, file_address};
use crate::failure::{Failure, Outcome};
use base64::Engine as _;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const RIG: &str = include_str!("rig.js");

/// The text of a page: of the file as it is built, which is UTF-16, or of a copy that a browser wrote.
pub fn page_text(file: &Path) -> Outcome<String> {
    let bytes = fs::read(file)?;
    let Some(wide) = bytes.strip_prefix(b"\xff\xfe") else {
        return String::from_utf8(bytes).map_err(|e| Failure::new(e.to_string()));
    };
    let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_err(|e| Failure::new(e.to_string()))
}

/// Where the policy's text stands in the page.
pub fn policy_of(page: &str) -> Outcome<(usize, usize)> {
    const BEFORE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let start = page.find(BEFORE).map(|at| at + BEFORE.len());
    let bounds = start.and_then(|s| page[s..].find('"').map(|length| (s, s + length)));
    bounds.ok_or_else(|| Failure::new("the page has no policy"))
}

/// The page's policy, which also lets this script run.
pub fn policy_with(page: &str, script: &str) -> Outcome<String> {
    let (start, end) = policy_of(page)?;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    Ok(page[start..end].replacen("script-src ", &format!("script-src 'sha256-{hash}' "), 1))
}

impl App {
    /// Lives at a rigged copy of a page from now on: see `rig.js`.
    pub fn live_at_rigged(&self, page: &Path) -> Outcome<PathBuf> {
        let content = page_text(page)?;
        let (start, end) = policy_of(&content)?;
        let policy = policy_with(&content, RIG)?;
        let (before, after) = (&content[..start], &content[end..]);
        let (head, rest) = after.split_once('>').ok_or_else(|| Failure::new("the policy does not end"))?;
        let copy = self.browser.home().join("rigged.html");
        fs::write(&copy, format!("{before}{policy}{head}><script>{RIG}</script>{rest}"))?;
        self.live_at(&file_address(&copy));
        Ok(copy)
    }

    /// Turns something in the rigged page.
    pub fn rig(&self, call: &str) -> Outcome<Value> {
        // Firefox's driver sees the page through a veil.
        let script = format!("return (window.wrappedJSObject || window).__rig.{call}");
        Ok(self.driver().run(&script, json!([]))?)
    }
}
