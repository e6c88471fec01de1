//! The four quadrants of the Eisenhower matrix.

use serde::{Deserialize, Serialize};

/// Urgent and important, in the source's order (S3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Quadrant {
    /// Urgent and important: handle now.
    #[serde(rename = "q1")]
    Now,
    /// Important, not urgent: set time aside.
    #[serde(rename = "q2")]
    Plan,
    /// Urgent, not important: delegate, gather, say no.
    #[serde(rename = "q3")]
    Delegate,
    /// Neither: stop.
    #[serde(rename = "q4")]
    Drop,
}

impl Quadrant {
    /// All, Q1 to Q4.
    pub const ALL: [Quadrant; 4] = [Quadrant::Now, Quadrant::Plan, Quadrant::Delegate, Quadrant::Drop];
    /// The quadrant for the two answers.
    pub fn of(urgent: bool, important: bool) -> Self {
        match (urgent, important) {
            (true, true) => Quadrant::Now,
            (false, true) => Quadrant::Plan,
            (true, false) => Quadrant::Delegate,
            (false, false) => Quadrant::Drop,
        }
    }
    /// Urgent ones are Q1 and Q3.
    pub fn is_urgent(self) -> bool {
        matches!(self, Quadrant::Now | Quadrant::Delegate)
    }
    /// Important ones are Q1 and Q2.
    pub fn is_important(self) -> bool {
        matches!(self, Quadrant::Now | Quadrant::Plan)
    }
    /// 0 to 3.
    pub fn index(self) -> usize {
        self as usize
    }
}
