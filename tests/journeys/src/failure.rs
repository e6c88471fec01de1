//! The one error of this program: what was expected, and what was there instead.
use std::fmt;

/// What went wrong, in words for the person who reads the test's output.
#[derive(Debug)]
pub struct Failure(String);

/// The result of everything here.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// Makes a failure out of a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Fails with the words when the claim does not hold.
#[track_caller]
pub fn claim(holds: bool, words: impl FnOnce() -> String) -> Outcome {
    if holds {
        return Ok(());
    }
    let at = std::panic::Location::caller();
    Err(Failure::new(format!("{} ({}:{})", words(), at.file(), at.line())))
}

/// Fails when the two differ, and shows both.
#[track_caller]
pub fn same<T: PartialEq + fmt::Debug>(what: &str, is: &T, should_be: &T) -> Outcome {
    if is == should_be {
        return Ok(());
    }
    let at = std::panic::Location::caller();
    Err(Failure::new(format!("{what}: is {is:?}, should be {should_be:?} ({}:{})", at.file(), at.line())))
}
