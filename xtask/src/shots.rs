//! `cargo xtask shots`: pictures of the built page with the sample in it, for looking at it and for the papers.
use crate::browsers::Browsers;
use crate::check::{native, tell_page};
use crate::folders::{clone_root, dist};
use crate::run::run;
use crate::trouble::{Outcome, Trouble};

/// Takes pictures of these routes; of the usual pages when none is named.
pub fn take(routes: &[&str]) -> Outcome {
    if !dist().join("arbeidsro.html").is_file() {
        return Err(Trouble::new("there is no page yet. Run: cargo xtask build"));
    }
    let folder = clone_root().join("target").join("shots");
    let mut journeys = native(&["run", "--quiet", "--package", "journeys", "--", "shots"])?;
    journeys.arg(folder).args(routes);
    tell_page(&mut journeys)?;
    Browsers::find()?.tell(&mut journeys);
    run(&mut journeys)
}
