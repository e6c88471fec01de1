//! `cargo xtask faults`: the built page in browsers that are killed, many times over.
use crate::browsers::Browsers;
use crate::check::{native, tell_page};
use crate::folders::dist;
use crate::run::run;
use crate::trouble::{Outcome, Trouble};

/// Tries the faults and prints their table. The words go to the program under `tests/journeys`.
pub fn faults(words: &[&str]) -> Outcome {
    if !dist().join("arbeidsro.html").is_file() {
        return Err(Trouble::new("there is no page yet. Run: cargo xtask build"));
    }
    let mut journeys = native(&["run", "--quiet", "--package", "journeys", "--", "faults"])?;
    journeys.args(words);
    tell_page(&mut journeys)?;
    Browsers::find()?.tell(&mut journeys);
    run(&mut journeys)
}
