//! What is wrong with a field, in words that say what to do.

use crate::{
    domain::form::Problem,
    texts::{Key, dates, number, say, text},
};

/// The message under the field.
pub fn problem_text(problem: &Problem) -> String {
    match problem {
        Problem::Missing => text(Key::ProblemMissing).to_owned(),
        Problem::NotADate => text(Key::ProblemNotADate).to_owned(),
        Problem::NotATime => text(Key::ProblemNotATime).to_owned(),
        Problem::NotANumber => text(Key::ProblemNotANumber).to_owned(),
        Problem::OutOfRange { min, max } => say::problem_out_of_range(&number(*min), &number(*max)),
        Problem::InFuture => text(Key::ProblemInFuture).to_owned(),
        Problem::Before { other } => say::problem_before(&dates::numeric_date(*other)),
        Problem::TooLong { max } => say::problem_too_long(&max.to_string()),
        Problem::Taken => text(Key::ProblemTaken).to_owned(),
        Problem::AllOpen => text(Key::ProblemAllOpen).to_owned(),
        Problem::NotAChoice => text(Key::ProblemNotAChoice).to_owned(),
    }
}
