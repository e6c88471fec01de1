//! A small host on this machine: serves a folder, or only notes who calls.
use crate::failure::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A host that stops when it is dropped.
pub struct Host {
    port: u16,
    calls: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
}

impl Host {
    /// Serves the files of a folder.
    pub fn serving(folder: &Path) -> Outcome<Self> {
        Self::start(Some(folder.to_path_buf()))
    }

    /// Answers everything with nothing, and remembers it.
    pub fn listening() -> Outcome<Self> {
        Self::start(None)
    }

    fn start(folder: Option<PathBuf>) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let host = Self { port, calls: Arc::default(), over: Arc::default() };
        let (calls, over) = (Arc::clone(&host.calls), Arc::clone(&host.over));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                let (calls, folder) = (Arc::clone(&calls), folder.clone());
                // Each on its own: browsers open connections that they do not use.
                thread::spawn(move || answer(stream, folder.as_deref(), &calls));
            }
        });
        Ok(host)
    }

    /// Its address, without a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The paths asked for so far.
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn answer(mut stream: TcpStream, folder: Option<&Path>, calls: &Mutex<Vec<String>>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let Ok(reading) = stream.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines();
    let Some(Ok(first)) = lines.next() else { return };
    while lines.next().is_some_and(|line| line.is_ok_and(|l| !l.is_empty())) {}
    let path = first.split_whitespace().nth(1).unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    calls.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_string());
    let found = folder.filter(|_| !path.contains("..")).and_then(|folder| {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        Some((content_type(name), fs::read(folder.join(name)).ok()?))
    });
    let (status, kind, body) = match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None if folder.is_none() => ("200 OK", "text/plain", Vec::new()),
        None => ("404 Not Found", "text/plain", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\naccess-control-allow-origin: *\r\n\
         connection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        // A wrong word, as some hosts say it of every page: the page says itself how it is written.
        Some("html") => "text/html; charset=windows-1252",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
