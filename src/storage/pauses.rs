//! Pauses after wrong secrets. They hold up whoever sits at the keyboard; against whoever has a copy
//! of the data, the stretching of the passphrase is what counts.

use serde::{Deserialize, Serialize};

/// Wrong secrets before the first pause.
const FREE: u64 = 3;
/// The longest pause, in seconds.
const LONGEST: u64 = 300;

/// The wrong secrets since the last right one.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Tries {
    /// How many.
    pub wrong: u64,
    /// When the last one was tried, in milliseconds since 1970 UTC.
    pub since: u64,
}

impl Tries {
    /// What is left of the pause, in milliseconds. A clock that was set back starts it anew; it never grows.
    pub fn left(self, now: u64) -> u64 {
        let pause = pause_after(self.wrong);
        now.checked_sub(self.since).map_or(pause, |passed| pause.saturating_sub(passed))
    }
    /// One more, to be kept before it is tried.
    pub fn one_more(self, now: u64) -> Tries {
        Tries { wrong: self.wrong.saturating_add(1), since: now }
    }
}

/// Milliseconds to wait after so many wrong secrets.
pub fn pause_after(wrong: u64) -> u64 {
    match wrong.checked_sub(FREE) {
        None => 0,
        Some(more) => 1_000 * 2u64.saturating_pow(more.min(32) as u32).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<u64> = (0..14).map(|wrong| pause_after(wrong) / 1_000).collect();
        assert_eq!(pauses, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(pause_after(u64::MAX), 300_000);
    }

    #[test]
    fn a_clock_that_jumps_makes_no_pause_longer() {
        let left = |wrong, now| Tries { wrong, since: 1_000_000 }.left(now);
        assert_eq!(left(5, 1_001_000), 3_000);
        assert_eq!(left(5, 1_004_000), 0);
        assert_eq!(left(5, 1), 4_000);
        assert_eq!(left(0, 1), 0);
    }
}
