//! `cargo xtask bench`: the release page, measured in Chromium by the program under `bench/`.
use crate::browsers::Browsers;
use crate::build::{self, Kind};
use crate::check::{native, tell_page};
use crate::folders::clone_root;
use crate::run::run;
use crate::trouble::{Outcome, Trouble};

/// Builds the page and measures it. Further words go to the measuring program.
pub fn bench(words: &[&str]) -> Outcome {
    if !clone_root().join("bench").join("Cargo.toml").is_file() {
        return Err(Trouble::new("there is nothing under bench/ yet"));
    }
    let browsers = Browsers::find()?;
    build::build(Kind::Release)?;
    // Unoptimised: the program waits for the browser, and its own pace is in no figure.
    let mut measure = native(&["run", "--quiet", "--package", "bench", "--"])?;
    measure.args(words);
    tell_page(&mut measure)?;
    browsers.tell(&mut measure);
    run(&mut measure)
}
