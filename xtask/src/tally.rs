//! Counts what passed and what failed, over all that is run.
use crate::run::{run_reading, step};
use crate::trouble::Outcome;
use std::process::Command;

/// The count, and what failed by name.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    failures: Vec<String>,
}

impl Tally {
    /// A check that passes or fails as a whole.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        match step(name, work) {
            Ok(()) => self.passed += 1,
            Err(trouble) => self.fail(name, &trouble.to_string()),
        }
    }

    /// A command that runs tests and says how many.
    pub fn tests(&mut self, name: &str, prepare: impl FnOnce() -> Outcome<Command>) {
        let mut passed = 0;
        let mut failed = 0;
        let result = step(name, || {
            run_reading(&mut prepare()?, |line| {
                if let Some((good, bad)) = result_line(line) {
                    passed += good;
                    failed += bad;
                }
            })
        });
        self.passed += passed;
        self.failed += failed;
        if let Err(trouble) = result {
            // What does not even compile has no count of its own.
            let uncounted = usize::from(failed == 0);
            self.failed += uncounted;
            self.failures.push(format!("{name}: {trouble}"));
        }
    }

    fn fail(&mut self, name: &str, why: &str) {
        println!("  {why}");
        self.failed += 1;
        self.failures.push(format!("{name}: {why}"));
    }

    /// Prints the closing line. Returns whether all passed.
    pub fn close(&self) -> bool {
        println!();
        for failure in &self.failures {
            println!("failed: {failure}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        self.failed == 0
    }
}

/// Reads `test result: ok. 3 passed; 1 failed; …`.
fn result_line(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line.split_once("test result:")?;
    let count = |word: &str| {
        let (before, _) = counts.split_once(word)?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some((count(" passed")?, count(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_test_program_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(result_line(line), Some((12, 3)));
        assert_eq!(result_line("running 3 tests"), None);
    }

    #[test]
    fn a_check_that_fails_is_counted() {
        let mut tally = Tally::default();
        tally.check("good", || Ok(()));
        tally.check("bad", || Err(crate::trouble::Trouble::new("no")));
        assert_eq!((tally.passed, tally.failed), (1, 1));
    }
}
