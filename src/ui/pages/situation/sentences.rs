//! Sentences made of findings, with the tone of the colour.

use super::words;
pub use crate::state::queries::analysis::sentences::*;
use crate::{domain::situation::Assessment, ui::parts::Tone};

/// The colour's name and tone; says so when nothing is filled in yet.
pub fn colour_or_open(assessment: &Assessment) -> (&'static str, Tone) {
    let tone = match assessment.says_something() {
        true => words::colour(assessment.colour).1,
        false => Tone::Neutral,
    };
    (colour_name_or_open(assessment), tone)
}
