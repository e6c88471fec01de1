//! The three browser engines and their drivers.
use crate::debian;
use crate::folders::{on_path, program};
use crate::tools;
use crate::trouble::{Outcome, Trouble};
use std::path::PathBuf;
use std::process::Command;

/// Where the browsers of this machine are.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its driver.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// Its driver.
    pub geckodriver: PathBuf,
    /// WebKitGTK's driver. Only Linux has it.
    pub webkit_driver: Option<PathBuf>,
}

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "chrome"];
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

impl Browsers {
    /// Finds the browsers, and installs what is missing.
    pub fn find() -> Outcome<Self> {
        let driver_in = |folder: PathBuf, name: &str| folder.join(program(name));
        // What a page prints is read as text.
        program_of("pdftotext", &["pdftotext"], &["poppler-utils"])?;
        Ok(Self {
            chromium: program_of("Chromium", CHROMIUM, &["chromium"])?,
            chromedriver: program_of("ChromeDriver", &["chromedriver"], &["chromium-driver"])?,
            firefox: program_of("Firefox", FIREFOX, &["firefox-esr"])?,
            geckodriver: driver_in(tools::geckodriver()?, "geckodriver"),
            webkit_driver: webkit()?,
        })
    }

    /// Tells a test program where the browsers are.
    pub fn tell(&self, command: &mut Command) {
        command
            .env("CHROMIUM", &self.chromium)
            .env("CHROMEDRIVER", &self.chromedriver)
            .env("FIREFOX", &self.firefox)
            .env("GECKODRIVER", &self.geckodriver);
        if let Some(driver) = &self.webkit_driver {
            command.env("WEBKITDRIVER", driver);
        }
    }
}

fn program_of(what: &str, names: &[&str], packages: &[&str]) -> Outcome<PathBuf> {
    let find = || names.iter().find_map(|n| on_path(n)).or_else(|| elsewhere(what));
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(what, packages)?;
    find().ok_or_else(|| Trouble::new(format!("{what} was installed but is not on PATH")))
}

/// Where macOS and Windows keep browsers, which are not on PATH there.
fn elsewhere(what: &str) -> Option<PathBuf> {
    let places: &[&str] = match (what, std::env::consts::OS) {
        ("Chromium", "macos") => &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ],
        ("Firefox", "macos") => &["/Applications/Firefox.app/Contents/MacOS/firefox"],
        ("Chromium", "windows") => &[
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        ],
        ("Firefox", "windows") => &[r"C:\Program Files\Mozilla Firefox\firefox.exe"],
        _ => &[],
    };
    places.iter().map(PathBuf::from).find(|p| p.is_file())
}

const WEBKIT_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth", "gir1.2-webkit2-4.1", "python3-gi"];

fn webkit() -> Outcome<Option<PathBuf>> {
    if !cfg!(target_os = "linux") {
        println!("  WebKitGTK exists on Linux alone: its journeys are left out here");
        return Ok(None);
    }
    // The driver is not enough: a screen and a browser that keeps its data belong to it.
    if debian::is_here() {
        debian::install("WebKitGTK", WEBKIT_PACKAGES)?;
    }
    program_of("WebKitGTK's driver", &["WebKitWebDriver"], WEBKIT_PACKAGES).map(Some)
}
