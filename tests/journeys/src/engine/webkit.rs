//! WebKitGTK through its driver, on a screen that exists in memory only.
use super::{Look, Start, command_with_log, downloads, free_port, log_file, profile, program};
use crate::driver::Driver;
use crate::failure::{Failure, Outcome};
use crate::process::Process;
use crate::wait::until;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Off: compiling while the program runs, and freeing what was compiled. WebKitGTK 2.50 rewrites calls in code that
/// runs, or is freed, at that moment; now and then a program loses its place by it (DECISIONS 92).
const CALM: [(&str, &str); 2] = [("JSC_useConcurrentJIT", "false"), ("JSC_freeRetiredWasmCode", "false")];

/// The window around the engine.
const HOST: &str = include_str!("webkit_host.py");

pub fn start(home: &Path, look: Look) -> Outcome<Start> {
    let host = home.join("webkit_host.py");
    fs::write(&host, HOST)?;
    let _ = fs::remove_file(home.join("host.pid"));
    let (screen, display) = screen(home)?;
    let port = free_port()?;
    let mut driver = command_with_log(program("WEBKITDRIVER", "WebKitWebDriver"), home)?;
    driver.args([format!("--port={port}"), "--host=127.0.0.1".into()]);
    driver.env("DISPLAY", display).env("NO_AT_BRIDGE", "1").env_remove("WAYLAND_DISPLAY");
    driver.envs(CALM);
    let arguments = [
        host.display().to_string(),
        profile(home).display().to_string(),
        downloads(home).display().to_string(),
        home.join("host.pid").display().to_string(),
        if look.dark { "dark" } else { "light" }.to_string(),
        if look.private { "private" } else { "usual" }.to_string(),
    ];
    Ok(Start {
        // The driver goes before the screen that it draws on.
        processes: vec![Process::start(&mut driver)?, screen],
        address: format!("http://127.0.0.1:{port}"),
        capabilities: json!({
            "webkitgtk:browserOptions": {
                // Debian's own Python: another one does not see the bindings that Debian installs.
                "binary": program("WEBKIT_PYTHON", "/usr/bin/python3").to_string_lossy(),
                "args": arguments,
            },
        }),
    })
}

/// Waits until the page's preferences are in the profile. The engine writes them half a second late, and its
/// driver ends it at once; a person does not close a window that fast.
pub fn wait_kept(driver: &Driver, home: &Path) -> Outcome {
    const SCRIPT: &str = "try { return Object.entries(localStorage) } catch { return [] }";
    // A long value lies scattered over pages of the database.
    const LONG: usize = 200;
    let entries = driver.run(SCRIPT, json!([]))?;
    let entries: Vec<(String, String)> = serde_json::from_value(entries).unwrap_or_default();
    let wanted = entries.into_iter().filter(|(name, value)| name.len() + value.len() < LONG);
    // As the database has it: the name in UTF-8, the value in UTF-16, side by side.
    let wanted: Vec<(String, Vec<u8>)> = wanted
        .map(|(name, value)| {
            let bytes = name.bytes().chain(value.encode_utf16().flat_map(u16::to_le_bytes)).collect();
            (name, bytes)
        })
        .collect();
    until("the preferences on disk", || {
        let kept = kept(&profile(home))?;
        let missing = wanted.iter().find(|(_, bytes)| !kept.windows(bytes.len()).any(|part| part == bytes));
        Ok(missing.map_or(Ok(()), |(name, _)| Err(format!("{name} is not there"))))
    })
}

/// The bytes of all files of preferences under a folder.
fn kept(folder: &Path) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            bytes.extend(kept(&path)?);
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".localstorage")) {
            // A file of the moment may be gone again.
            bytes.extend(fs::read(&path).unwrap_or_default());
        }
    }
    Ok(bytes)
}

/// A screen for one browser, so that two of them do not take each other's focus.
fn screen(home: &Path) -> Outcome<(Process, String)> {
    let mut command = Command::new(program("XVFB", "Xvfb"));
    command.args(["-displayfd", "1", "-screen", "0", "1600x1300x24", "-nolisten", "tcp"]);
    command.stdout(Stdio::piped()).stderr(log_file(home)?);
    let mut process = Process::start(&mut command)?;
    let mut number = String::new();
    if let Some(output) = process.output() {
        BufReader::new(output).read_line(&mut number)?;
    }
    let number: u32 = number.trim().parse().map_err(|_| Failure::new("Xvfb found no free screen"))?;
    Ok((process, format!(":{number}")))
}
