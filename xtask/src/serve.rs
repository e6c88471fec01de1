//! `cargo xtask serve`: a small server for `dist/` on this machine alone.
use crate::build::{self, Kind};
use crate::folders::{clone_root, dist, on_path};
use crate::run::run;
use crate::trouble::{Outcome, Trouble};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// How many ports to try after the wanted one.
const TRIES: u16 = 20;

/// Builds the page and serves it until stopped.
pub fn serve(port: u16) -> Outcome {
    let file = build::build(Kind::Release)?;
    let listener = (port..port.saturating_add(TRIES))
        .find_map(|p| TcpListener::bind((Ipv4Addr::LOCALHOST, p)).ok())
        .ok_or_else(|| Trouble::new(format!("no port from {port} on is free. Try --port N")))?;
    let port = listener.local_addr().map_err(|e| Trouble::new(e.to_string()))?.port();
    let address = format!("http://127.0.0.1:{port}/");
    println!("\nArbeidsro is at   {address}");
    println!("the single file   {}", file.display());
    println!("Ctrl-C ends this.");
    open_browser(&address);
    for stream in listener.incoming().flatten() {
        // A browser that goes away in the middle is no concern of the others.
        thread::spawn(move || drop(answer(stream, &dist())));
    }
    Ok(())
}

/// Trunk's development server: builds anew at each change.
pub fn watch(port: u16) -> Outcome {
    let mut trunk = build::with_tools("trunk")?;
    trunk
        .args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string(), "--dist"])
        .arg(clone_root().join("target").join("watch"))
        .args(build::trunk_options(Kind::Look));
    if has_screen() {
        trunk.arg("--open");
    }
    println!("Arbeidsro will be at http://127.0.0.1:{port}/ (Ctrl-C ends this)");
    run(&mut trunk)
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for header in lines.by_ref() {
        if header?.is_empty() {
            break;
        }
    }
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
    let found = (method == "GET" || method == "HEAD")
        .then(|| file_for(folder, path))
        .flatten()
        .and_then(|file| Some((fs::read(&file).ok()?, kind_of(&file))));
    let (status, kind, body) = match found {
        Some((body, kind)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"not here\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that an address stands for, inside the folder and nowhere else.
fn file_for(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(path);
    (plain && file.is_file()).then_some(file)
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-16le",
        Some("js") => "text/javascript; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

fn has_screen() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty());
    if set("CI") {
        return false;
    }
    cfg!(windows) || cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open_browser(address: &str) {
    if !has_screen() {
        return;
    }
    let mut opener = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else if on_path("xdg-open").is_some() {
        Command::new("xdg-open")
    } else {
        return;
    };
    // The address is on the screen: when this fails, a person can still go there.
    let _ = opener.arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(file_for(folder, "/Cargo.toml?x=1").is_some());
        for address in ["/../Cargo.toml", "//etc/passwd", "/src/../../Cargo.toml"] {
            assert_eq!(file_for(folder, address), None, "{address}");
        }
    }
}
