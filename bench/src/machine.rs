//! The machine and how busy it is, which every figure hangs on.
use journeys::failure::Outcome;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// In one line, for the report.
pub fn describe() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    match load.split_whitespace().next() {
        Some(load) => format!("{cores} cores, load {load} in the last minute"),
        None => format!("{cores} cores"),
    }
}

/// The private memory, in bytes, of the process that works while `work` is done: of those that draw
/// pages in the browser on this profile. Only Linux tells it.
pub fn memory_of_worker(home: &Path, work: impl FnOnce() -> Outcome) -> Outcome<Option<f64>> {
    let before = renderers(home);
    work()?;
    let worked = |process: &&PathBuf| before.get(*process).map(|then| ticks(process).saturating_sub(*then));
    Ok(before.keys().max_by_key(worked).and_then(|process| private_bytes(process)))
}

/// The processes that draw pages, and how long each has worked.
fn renderers(home: &Path) -> BTreeMap<PathBuf, u64> {
    let profile = home.display().to_string();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
    let drawing = processes.filter(|process| {
        let line = fs::read(process.join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line);
        line.contains("--type=renderer") && line.contains(&profile)
    });
    drawing.map(|process| (process.clone(), ticks(&process))).collect()
}

fn ticks(process: &Path) -> u64 {
    let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
    // The name stands in brackets and may hold anything; the time in user mode is the twelfth after it.
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().nth(11).and_then(|ticks| ticks.parse().ok()).unwrap_or_default()
}

fn private_bytes(process: &Path) -> Option<f64> {
    let rollup = fs::read_to_string(process.join("smaps_rollup")).ok()?;
    let private = rollup.lines().filter(|line| line.starts_with("Private_"));
    let kilobytes = private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    Some(kilobytes.sum::<f64>() * 1024.0)
}
