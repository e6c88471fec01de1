//! What the values of an analysis are called, with the tone that they are shown in.

pub use crate::state::queries::analysis::words::*;
use crate::{
    domain::{analysis::Colour, evaluation::Met},
    ui::parts::Tone,
};

/// A colour's name and tone; the name is always shown.
pub fn colour(colour: Colour) -> (&'static str, Tone) {
    let tone = match colour {
        Colour::Green => Tone::Success,
        Colour::Yellow => Tone::Warning,
        Colour::Red => Tone::Danger,
    };
    (colour_name(colour), tone)
}

/// Whether a criterion holds.
pub fn met(met: Met) -> (&'static str, Tone, &'static str) {
    let (tone, icon) = match met {
        Met::Yes => (Tone::Success, "Checkmark"),
        Met::No => (Tone::Warning, "XMark"),
        Met::Unknown => (Tone::Neutral, "QuestionmarkDiamond"),
    };
    (met_name(met), tone, icon)
}
