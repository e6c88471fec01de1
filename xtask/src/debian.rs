//! Packages of Debian and its relatives. On other systems a person installs them.
use crate::folders::on_path;
use crate::run::{ask, run_quietly};
use crate::trouble::{Outcome, Trouble};
use std::process::Command;

fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn is_installed(package: &str) -> bool {
    ask(Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]))
        .is_some_and(|status| status == "install ok installed")
}

/// Whether this system has Debian's package tools.
pub fn is_here() -> bool {
    on_path("apt-get").is_some() && on_path("dpkg-query").is_some()
}

/// Installs the packages that are missing.
pub fn install(what_for: &str, packages: &[&str]) -> Outcome {
    if !is_here() {
        return Err(Trouble::new(format!(
            "{what_for} is missing. On Debian it is in the packages {}; install what corresponds here",
            packages.join(" ")
        )));
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|p| !is_installed(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        return Err(Trouble::new(format!(
            "{what_for} is missing. Run: sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        )));
    }
    println!("  installing {}", missing.join(" "));
    let mut apt = Command::new("apt-get");
    apt.args(["install", "-y", "-q", "--no-install-recommends"]).args(&missing);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    // A list that is out of date names versions that are gone, so the first failure may mean no more than that.
    if run_quietly(&mut apt).is_ok() {
        return Ok(());
    }
    refresh()?;
    run_quietly(&mut apt)
}

/// Reads the package lists anew.
pub fn refresh() -> Outcome {
    run_quietly(Command::new("apt-get").args(["update", "-q"]))
}

/// The newest `lld-NN` on offer: the version moves with Debian's security updates.
pub fn newest_lld() -> Outcome<String> {
    let newest = || {
        let found = ask(Command::new("apt-cache").args(["search", "--names-only", "^lld-[0-9]+$"]))?;
        found
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter_map(|name| Some((name.strip_prefix("lld-")?.parse::<u32>().ok()?, name.to_string())))
            .max()
            .map(|(_, name)| name)
    };
    if let Some(name) = newest() {
        return Ok(name);
    }
    refresh()?;
    newest().ok_or_else(|| Trouble::new("apt offers no lld-NN package: the wasm linker is missing"))
}
