//! The app in real browsers, from the file that people get.
//!
//! `cargo test -p journeys -- [--list] [--jobs N] [--again] [NAME …]` runs the journeys whose `engine::name` holds
//! one of the names; without a name and `--again` all but those that have passed already (see `passed`). `cargo run -p journeys -- shots [FOLDER [ROUTE …]]` takes pictures of the pages instead.
//! `cargo run -p journeys -- faults [--times N] [--seed N] [NAME …]` kills browsers at random moments and counts
//! what is lost. All of it needs a built page: `cargo xtask build`.
#![forbid(unsafe_code)]

pub mod accessibility;
pub mod app;
pub mod driver;
pub mod engine;
pub mod failure;
pub mod faults;
pub mod host;
pub mod journeys;
pub mod keys;
pub mod kit;
pub mod pages;
pub mod paper;
pub mod part;
pub mod passed;
pub mod process;
pub mod raw;
pub mod rig;
pub mod runner;
pub mod shots;
pub mod texts;
pub mod wait;

use app::Ground;
use failure::{Failure, Outcome};
use passed::Passed;
use runner::Choice;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The whole program: the words after its name, and how it ended.
pub fn command_line(words: Vec<String>) -> ExitCode {
    let stop = ctrlc::set_handler(|| {
        process::end_all();
        std::process::exit(130);
    });
    if let Err(error) = stop {
        eprintln!("journeys: browsers may be left over if this is interrupted: {error}");
    }
    match dispatch(words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("journeys: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut words: Vec<String>) -> Outcome<ExitCode> {
    // What cargo's own tests take is taken here too, where it has no meaning.
    take_flag(&mut words, "--nocapture");
    let list = take_flag(&mut words, "--list");
    let again = take_flag(&mut words, "--again");
    let at_once = take_value(&mut words, "--jobs")?
        .map_or(Ok(2), |n| n.parse())
        .map_err(|_| Failure::new("--jobs takes a number"))?;
    if words.first().is_some_and(|w| w == "faults") {
        let times = take_value(&mut words, "--times")?
            .map_or(Ok(100), |n| n.parse())
            .map_err(|_| Failure::new("--times takes a number"))?;
        let seed = take_value(&mut words, "--seed")?
            .map_or(Ok(1), |n| n.parse())
            .map_err(|_| Failure::new("--seed takes a number"))?;
        let sound = faults::run(&words[1..], times, seed, &ground()?)?;
        return Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    if let Some(unknown) = words.iter().find(|w| w.starts_with('-')) {
        return Err(Failure::new(format!("{unknown} is not known here")));
    }
    if words.first().is_some_and(|w| w == "shots") {
        let folder = words.get(1).map(PathBuf::from).unwrap_or_else(|| evidence().join("shots"));
        shots::take(&ground()?, &folder, words.get(2..).unwrap_or_default())?;
        return Ok(ExitCode::SUCCESS);
    }
    let choice = Choice { again: again || !words.is_empty(), filters: words, at_once };
    if list {
        choice.names(journeys::ALL).iter().for_each(|name| println!("{name}: test"));
        return Ok(ExitCode::SUCCESS);
    }
    let ground = ground()?;
    let failed = runner::run(journeys::ALL, &choice, Passed::read(&ground)?, &ground, &evidence());
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn take_flag(words: &mut Vec<String>, name: &str) -> bool {
    let before = words.len();
    words.retain(|w| w != name);
    words.len() < before
}

fn take_value(words: &mut Vec<String>, name: &str) -> Outcome<Option<String>> {
    let Some(at) = words.iter().position(|w| w == name) else { return Ok(None) };
    words.remove(at);
    if at < words.len() { Ok(Some(words.remove(at))) } else { Err(Failure::new(format!("{name} takes a value"))) }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
}

fn clone_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

fn ground() -> Outcome<Arc<Ground>> {
    let clone = clone_root();
    let file = variable("ARBEIDSRO_PAGE").unwrap_or_else(|| clone.join("dist").join("arbeidsro.html"));
    if !file.is_file() {
        return Err(Failure::new(format!("{} is not there. Run: cargo xtask build", file.display())));
    }
    Ok(Arc::new(Ground {
        texts: texts::Texts::read(&clone.join("locales"))?,
        kit: kit::Kit::read(&clone)?,
        file: file.canonicalize()?,
        clone,
    }))
}

fn evidence() -> PathBuf {
    variable("CARGO_TARGET_DIR").unwrap_or_else(|| clone_root().join("target")).join("journeys")
}
