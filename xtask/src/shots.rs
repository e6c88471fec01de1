//! `cargo xtask shots`: pictures of the built page, for looking at it.
use crate::browsers::chromium;
use crate::folders::{clone_root, dist};
use crate::run::run_quietly;
use crate::trouble::{Outcome, Trouble, files};
use std::process::Command;

const SIZES: [(&str, &str); 2] = [("wide", "1280,800"), ("narrow", "360,740")];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Takes a picture of each route, as a new user sees it.
pub fn take(routes: &[&str]) -> Outcome {
    let page = dist().join("arbeidsro.html");
    if !page.is_file() {
        return Err(Trouble::new("there is no page yet. Run: cargo xtask build"));
    }
    let chromium = chromium()?;
    let folder = clone_root().join("target").join("shots");
    let profile = folder.join("profile");
    let routes = if routes.is_empty() { &["#/"] } else { routes };
    for route in routes {
        for (size_name, size) in SIZES {
            for scheme in SCHEMES {
                files::remove_folder(&profile)?;
                files::make_folder(&profile)?;
                let name = route.trim_start_matches("#/").replace('/', "-");
                let name = if name.is_empty() { "start" } else { &name };
                let picture = folder.join(format!("{name}-{size_name}-{scheme}.png"));
                let mut browser = Command::new(&chromium);
                browser
                    .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
                    .args(["--no-first-run", "--virtual-time-budget=4000"])
                    .arg(format!("--user-data-dir={}", profile.display()))
                    .arg(format!("--window-size={size}"))
                    .arg(format!("--screenshot={}", picture.display()))
                    .arg(format!("file://{}{route}", page.display()));
                if scheme == "dark" {
                    browser.arg("--blink-settings=preferredColorScheme=0");
                }
                run_quietly(&mut browser)?;
                println!("  {}", picture.display());
            }
        }
    }
    files::remove_folder(&profile)
}
