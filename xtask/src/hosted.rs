//! What a static host needs beside the page: manifest, icons, sample data and the service worker.
use crate::encoding::{base64, hex, sha256};
use crate::folders::{clone_root, dist};
use crate::trouble::{Outcome, files};

/// The files of `public/` that the manifest names.
const ICONS: [(&str, &str); 3] =
    [("icon.svg", "image/svg+xml"), ("icon-192.png", "image/png"), ("icon-512.png", "image/png")];

/// Writes `dist/` for a static host.
pub fn write(page: &[u8]) -> Outcome {
    let public = clone_root().join("public");
    files::write(&dist().join("index.html"), page)?;
    let mut kept = Vec::new();
    let mut content = page.to_vec();
    for file in files::below(&public) {
        let Ok(name) = file.strip_prefix(&public) else {
            continue;
        };
        let address = name.to_string_lossy().replace('\\', "/");
        let bytes = match address.as_str() {
            "service-worker.js" => continue,
            "manifest.webmanifest" => manifest()?.into_bytes(),
            _ => files::read(&file)?,
        };
        files::write(&dist().join(name), &bytes)?;
        content.extend(bytes);
        kept.push(format!("\"{address}\""));
    }
    // A new version is told by its content alone.
    let version: String = hex(&sha256(&content)).chars().take(12).collect();
    let worker = files::read_text(&public.join("service-worker.js"))?
        .replace("__VERSION__", &version)
        .replace("/* __FILES__ */", &kept.join(", "));
    files::write(&dist().join("service-worker.js"), worker)
}

/// The manifest with its icons inside: the page's policy lets no picture come from the network.
fn manifest() -> Outcome<String> {
    let public = clone_root().join("public");
    let mut text = files::read_text(&public.join("manifest.webmanifest"))?;
    for (name, kind) in ICONS {
        let icon = base64(&files::read(&public.join(name))?);
        text = text.replace(&format!("\"{name}\""), &format!("\"data:{kind};base64,{icon}\""));
    }
    Ok(text)
}
