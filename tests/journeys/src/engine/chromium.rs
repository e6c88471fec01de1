//! Chromium through ChromeDriver.
use super::{Look, Start, command_with_log, downloads, free_port, profile, program};
use crate::driver::Driver;
use crate::failure::Outcome;
use crate::process::Process;
use serde_json::{Value, json};
use std::path::Path;

pub fn start(home: &Path, look: Look) -> Outcome<Start> {
    let port = free_port()?;
    let mut driver = command_with_log(program("CHROMEDRIVER", "chromedriver"), home)?;
    driver.arg(format!("--port={port}"));
    let window = if look.private { "--incognito" } else { "--new-window" };
    let options = json!({
        "binary": program("CHROMIUM", "/usr/bin/chromium").to_string_lossy(),
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--lang=nb", "--accept-lang=nb", window,
            format!("--window-size={},{}", look.width, look.height),
            format!("--user-data-dir={}", profile(home).display()),
        ],
        "prefs": {
            "download.default_directory": downloads(home).display().to_string(),
            "download.prompt_for_download": false,
            // Without this a second download of the same page waits for an answer.
            "profile.default_content_setting_values.automatic_downloads": 1,
            // 2 lets no page keep anything.
            "profile.default_content_setting_values.cookies": if look.blocked { 2 } else { 1 },
        },
    });
    Ok(Start {
        processes: vec![Process::start(&mut driver)?],
        address: format!("http://127.0.0.1:{port}"),
        capabilities: json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        }),
    })
}

/// What Chromium can be told only once it runs.
pub fn prepare(driver: &Driver, look: Look) -> Outcome {
    let scheme = if look.dark { "dark" } else { "light" };
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    devtools(driver, "Emulation.setEmulatedMedia", json!({ "features": features }))?;
    if look.cramped {
        devtools(driver, "Storage.overrideQuotaForOrigin", json!({ "origin": "file://", "quotaSize": 10 << 20 }))?;
    }
    Ok(())
}

/// A window is never narrower than about 500 pixels; an emulated screen may be.
pub fn resize(driver: &Driver, width: u32, height: u32) -> Outcome {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(driver, "Emulation.setDeviceMetricsOverride", size)?;
    Ok(())
}

/// Speaks the browser's own protocol, through the driver.
pub fn devtools(driver: &Driver, command: &str, parameters: Value) -> Outcome<Value> {
    Ok(driver.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))?)
}

/// The console's lines since the last look.
pub fn console(driver: &Driver) -> String {
    let entries = driver.post("/se/log", json!({ "type": "browser" })).unwrap_or_default();
    let lines = entries.as_array().into_iter().flatten();
    lines.map(|entry| format!("{}: {}\n", entry["level"], entry["message"].as_str().unwrap_or_default())).collect()
}
