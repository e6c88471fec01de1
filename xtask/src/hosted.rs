//! What a static host needs beside the page: manifest, icons, sample data and the service worker.
use crate::encoding::{hex, sha256};
use crate::folders::{clone_root, dist};
use crate::trouble::{Outcome, files};

/// Writes `dist/` for a static host.
pub fn write(page: &str) -> Outcome {
    let public = clone_root().join("public");
    files::write(&dist().join("index.html"), page)?;
    let mut kept = Vec::new();
    let mut content = page.as_bytes().to_vec();
    for file in files::below(&public) {
        let Ok(name) = file.strip_prefix(&public) else {
            continue;
        };
        let address = name.to_string_lossy().replace('\\', "/");
        if address == "service-worker.js" {
            continue;
        }
        files::copy(&file, &dist().join(name))?;
        content.extend(files::read(&file)?);
        kept.push(format!("\"{address}\""));
    }
    // A new version is told by its content alone.
    let version: String = hex(&sha256(&content)).chars().take(12).collect();
    let worker = files::read_text(&public.join("service-worker.js"))?
        .replace("__VERSION__", &version)
        .replace("/* __FILES__ */", &kept.join(", "));
    files::write(&dist().join("service-worker.js"), worker)
}
