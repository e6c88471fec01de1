//! Firefox through geckodriver.
use super::{Look, Start, command_with_log, downloads, free_port, profile, program};
use crate::failure::Outcome;
use crate::process::Process;
use serde_json::json;
use std::fs;
use std::path::Path;

/// The window's own buttons would keep it from being as narrow as a phone. Taken away whole they keep Firefox from
/// starting: it looks for its address bar.
const NO_LEAST_WIDTH: &str = ":root { min-width: 0 !important } #navigator-toolbox { min-width: 0 !important; \
     max-width: 100vw !important; height: 0 !important; overflow: hidden !important; visibility: hidden !important }";

pub fn start(home: &Path, look: Look) -> Outcome<Start> {
    let (port, second) = (free_port()?, free_port()?);
    let mut driver = command_with_log(program("GECKODRIVER", "geckodriver"), home)?;
    driver.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", &second.to_string()]);
    driver.args(["--log", "error"]);
    let profile = profile(home);
    fs::create_dir_all(profile.join("chrome"))?;
    fs::write(profile.join("chrome").join("userChrome.css"), NO_LEAST_WIDTH)?;
    let options = json!({
        "binary": program("FIREFOX", "/usr/bin/firefox-esr").to_string_lossy(),
        "args": ["-headless", "-profile", profile.display().to_string()],
        "prefs": {
            // The driver switches this off. Users have it on, and it is what keeps files apart.
            "security.fileuri.strict_origin_policy": true,
            "intl.accept_languages": "nb",
            "intl.locale.requested": "nb-NO",
            "ui.systemUsesDarkTheme": u8::from(look.dark),
            "layout.css.prefers-color-scheme.content-override": if look.dark { 0 } else { 1 },
            "browser.privatebrowsing.autostart": look.private,
            // In kilobytes; -1 is the browser's own choice. Of it a single site gets 10 MB.
            "dom.quotaManager.temporaryStorage.fixedLimit": if look.cramped { 20_480 } else { -1 },
            // 2 lets no page keep anything; 5 is the browser's own choice.
            "network.cookie.cookieBehavior": if look.blocked { 2 } else { 5 },
            "browser.download.folderList": 2,
            "browser.download.dir": downloads(home).display().to_string(),
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.download.alwaysOpenPanel": false,
            // Spare processes and the second compiler of the program would only take time from the next browser.
            "javascript.options.wasm_optimizingjit": false,
            "dom.ipc.processPrelaunch.enabled": false,
            "media.rdd-process.enabled": false,
            "media.utility-process.enabled": false,
            "devtools.console.stdout.content": true,
            "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        },
    });
    Ok(Start {
        processes: vec![Process::start(&mut driver)?],
        address: format!("http://127.0.0.1:{port}"),
        capabilities: json!({ "moz:firefoxOptions": options }),
    })
}
