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
    window.__printed = 0;
    window.print = () => { window.__printed += 1; }";
/// What the page says under its style for paper.
const AS_ON_PAPER: &str = "
    const changed = [];
    const walk = (rules) => {
        for (const rule of rules) {
            if (rule.media && rule.media.mediaText === 'print') { rule.media.mediaText = 'all'; changed.push(rule); }
            if (rule.cssRules) walk(rule.cssRules);
        }
    };
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) walk(sheet.cssRules);
    const words = document.body.innerText;
    for (const rule of changed) rule.media.mediaText = 'print';
    return words;";

/// The middle of a sheet of A4, in points of a PDF.
const MIDDLE: f64 = 420.9;

impl App {
    /// What was printed last is one sheet, and ends where the sheet is cut in half.
    pub fn claim_half_sheet(&self) -> Outcome {
        if self.engine() == Engine::WebKit {
            return Ok(());
        }
        let places = pdftotext(&self.browser.home().join("paper.pdf"), "-bbox")?;
        let sheets = places.matches("<page ").count();
        let ends = places.split("yMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
        let last = ends.fold(0.0, f64::max);
        claim(sheets == 1 && last < MIDDLE, || format!("{sheets} sheets, the last line ends at {last} points"))
    }

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
            // Its driver cannot print: the style for paper is put on the screen, read, and taken off again.
            Engine::WebKit => {
                let words = self.driver().run(AS_ON_PAPER, json!([]))?;
                return Ok(words.as_str().unwrap_or_default().to_owned());
            }
        }
        text_of(&file)
    }
}

fn text_of(pdf: &Path) -> Outcome<String> {
    // In the order of the page: a cell of a table stays together.
    pdftotext(pdf, "-raw").map(|words| plain(&words))
}

fn pdftotext(pdf: &Path, how: &str) -> Outcome<String> {
    let output = Command::new("pdftotext").args([how.as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    let output = output.map_err(|e| Failure::new(format!("pdftotext: {e}. It is in Debian's poppler-utils")))?;
    claim(output.status.success(), || format!("the PDF cannot be read: {}", String::from_utf8_lossy(&output.stderr)))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
