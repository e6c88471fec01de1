//! What comes out of the printer, as text.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, claim};
use crate::part::plain;
use crate::wait::until;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Takes the place of the browser's own print: two of the engines would wait for somebody to answer its window.
const COUNT_PRINTS: &str = "
    window.__print ||= window.print.bind(window);
    window.__printed = 0;
    window.print = () => { window.__printed += 1; }";

impl App {
    /// Presses what prints, and returns what would be on paper.
    pub fn print_by(&self, press: impl FnOnce() -> Outcome) -> Outcome<String> {
        self.driver().run(COUNT_PRINTS, json!([]))?;
        press()?;
        until("the page to ask for the printer", || {
            let printed = self.driver().run("return window.__printed", json!([]))?;
            Ok(if printed == json!(1) { Ok(()) } else { Err(format!("it asked {printed} times")) })
        })?;
        self.paper()
    }

    /// The page as it is on paper now.
    pub fn paper(&self) -> Outcome<String> {
        let file = self.browser.home().join("paper.pdf");
        let _ = fs::remove_file(&file);
        match self.engine() {
            Engine::Chromium | Engine::Firefox => fs::write(&file, self.driver().print()?)?,
            // Its driver cannot print; the window around it can, and does so when the page asks.
            Engine::WebKit => {
                let printed = self.browser.downloads().join("printed.pdf");
                let _ = fs::remove_file(&printed);
                self.driver().run("window.__print()", json!([]))?;
                until("the printed page", || {
                    let whole = fs::read(&printed).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF"));
                    Ok(if whole { Ok(()) } else { Err("it is not written yet".into()) })
                })?;
                fs::rename(printed, &file)?;
            }
        }
        text_of(&file)
    }
}

fn text_of(pdf: &Path) -> Outcome<String> {
    // In the order of the page: a cell of a table stays together.
    let output = Command::new("pdftotext").args(["-raw".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    let output = output.map_err(|e| Failure::new(format!("pdftotext: {e}. It is in Debian's poppler-utils")))?;
    claim(output.status.success(), || format!("the PDF cannot be read: {}", String::from_utf8_lossy(&output.stderr)))?;
    Ok(plain(&String::from_utf8_lossy(&output.stdout)))
}
